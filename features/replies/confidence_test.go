package replies

import "testing"

// TestTheCurveOfAnswers: more below an answer makes it likelier, a better passage that
// it does not rest on unlikelier; what was never measured is not praised.
func TestTheCurveOfAnswers(t *testing.T) {
	t.Parallel()
	c := offlineCurve
	for name, p := range map[string]struct{ less, more float64 }{
		"coverage":                      {c.chance(0.3, 0), c.chance(0.8, 0)},
		"a better passage":              {c.chance(0.3, 0.4), c.chance(0.3, 0.1)},
		"where nothing was measured":    {(*curve)(nil).chance(0.6, 0), c.chance(0.6, 0)},
		"below the default for sending": {c.chance(0.3, 0.4), 0.7},
		"and above it":                  {0.7, c.chance(0.4, 0)},
	} {
		if p.less >= p.more {
			t.Errorf("%s: %.2f is no less than %.2f", name, p.less, p.more)
		}
	}
	if got := c.chance(0, 0); got != 0 {
		t.Errorf("an answer that rests on nothing is %.2f likely", got)
	}
}
