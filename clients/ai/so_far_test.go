package ai_test

import (
	"testing"

	"socialsync/clients/ai"
)

func TestTextSoFar(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, content, want string }{
		{"nothing yet", `{"kind":"ANS`, ""},
		{"as far as it goes", `{"kind":"ANSWER","parts":[{"text":"We open at n`, "We open at n"},
		{"two parts, and what is no text", `{"parts":[{"text":"One.","passages":[1]},{"text": "Tw`, "One. Tw"},
		{"an escape that is not whole", `{"parts":[{"text":"Caf\u00`, "Caf"},
		{"a quotation within", `{"parts":[{"text":"\"Yes\", she`, `"Yes", she`},
	} {
		if got := ai.TextSoFar(c.content, "text"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
