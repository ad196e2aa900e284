package meta_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"socialsync/clients/meta"
)

func TestSplitText(t *testing.T) {
	family := "👨‍👩‍👧‍👦" // 25 bytes, one character
	for _, c := range []struct {
		name, text string
		limit      int
		want       []string
	}{
		{"empty", "  \n ", 10, nil},
		{"short", " hello ", 10, []string{"hello"}},
		{"exact", "1234567890", 10, []string{"1234567890"}},
		{"at a space", "hello wide world", 11, []string{"hello wide", "world"}},
		{"at a sentence", "It is. Not so far away", 20, []string{"It is. Not so far", "away"}},
		{"a sentence late enough", "It is quite so. Not far", 20, []string{"It is quite so.", "Not far"}},
		{"at a paragraph", "one two\n\nthree four", 14, []string{"one two", "three four"}},
		{"no seam", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"two bytes", "éééé", 5, []string{"éé", "éé"}},
		{"combining", "e\u0301e\u0301e\u0301", 5, []string{"e\u0301", "e\u0301", "e\u0301"}},
		{"family", family + family, 30, []string{family, family}},
		{"flags", "🇫🇷🇧🇪🇨🇭", 17, []string{"🇫🇷🇧🇪", "🇨🇭"}},
		{"skin tone", "👍🏽👍🏽", 9, []string{"👍🏽", "👍🏽"}},
		{"a character longer than the limit", family, 9, []string{"👨‍", "👩‍", "👧‍", "👦"}},
		{"broken bytes", "a\xffb", 10, []string{"a\uFFFDb"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := meta.SplitText(c.text, c.limit)
			if strings.Join(got, "|") != strings.Join(c.want, "|") || len(got) != len(c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzSplitText(f *testing.F) {
	f.Add("héllo 👨‍👩‍👧‍👦 wörld", 12)
	f.Fuzz(func(t *testing.T, text string, limit int) {
		limit = max(4, 4+max(limit, -limit)%2000)
		squeeze := func(s string) string { return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), "") }
		parts := meta.SplitText(text, limit)
		for _, part := range parts {
			if len(part) > limit || part == "" || !utf8.ValidString(part) {
				t.Fatalf("bad part %q of %d bytes, limit %d", part, len(part), limit)
			}
		}
		if squeeze(strings.Join(parts, "")) != squeeze(text) {
			t.Fatalf("%q lost something: %q", text, parts)
		}
	})
}
