package agents_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"socialsync/db"
	"socialsync/features/agents"
)

// tenth is a record of one tenth whose answers had its middle's chance.
func tenth(bucket, count, good int) db.SupportBucket {
	return db.SupportBucket{Bucket: bucket, Count: count, Good: good, Expected: float64(count) * (float64(bucket) + 0.5) / 10}
}

func TestCalibrate(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		record []db.SupportBucket
		of     float64
		want   float64
	}{
		"no record":                             {nil, 0.75, 0.75},
		"nineteen answers are too few":          {[]db.SupportBucket{tenth(9, 19, 0)}, 0.95, 0.95},
		"as good as it was said to be":          {[]db.SupportBucket{tenth(7, 20, 15)}, 0.75, 0.75},
		"as many as the common curve: half way": {[]db.SupportBucket{tenth(9, 20, 20)}, 0.95, 0.975},
		"half of them bad":                      {[]db.SupportBucket{tenth(9, 20, 10)}, 0.95, 0.7667}, // 0.725, which the tenth below contradicts
		"much evidence outweighs it":            {[]db.SupportBucket{tenth(7, 2000, 1200)}, 0.75, 0.602},
		"a tenth that nobody judged":            {[]db.SupportBucket{tenth(9, 40, 38)}, 0.35, 0.35},
		"better than the tenth above":           {[]db.SupportBucket{tenth(7, 20, 20)}, 0.75, 0.8667}, // 0.875, taken together with 0.85
		"between two tenths":                    {[]db.SupportBucket{tenth(7, 20, 20)}, 0.7, 0.7583},
		"below the first":                       {[]db.SupportBucket{tenth(0, 20, 5)}, 0.01, 0.11},
		"nothing supports it":                   {[]db.SupportBucket{tenth(0, 20, 20)}, 0, 0},
		"never more than certain":               {[]db.SupportBucket{tenth(9, 500, 500)}, 1, 1},
	} {
		if got := agents.Calibrate(c.record).Chance(c.of); math.Abs(got-c.want) > 0.001 {
			t.Errorf("%s: %.4f, want %.4f", name, got, c.want)
		}
	}
}

// TestCalibrationRises: whatever the record, more support is never less likely right, and
// all is a chance.
func TestCalibrationRises(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var record []db.SupportBucket
		for i := range 10 {
			if n := random.IntN(60); random.IntN(3) > 0 && n > 0 {
				b := tenth(i, n, random.IntN(n+1))
				b.Expected = float64(n) * (float64(i) + random.Float64()) / 10
				record = append(record, b)
			}
		}
		c, last := agents.Calibrate(record), 0.0
		for p := 0.0; p <= 1; p += 0.005 {
			now := c.Chance(p)
			if now < last-1e-9 || now < 0 || now > 1 {
				t.Fatalf("of %v %.3f becomes %.4f after %.4f", record, p, now, last)
			}
			last = now
		}
	}
}
