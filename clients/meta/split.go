package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// InstagramTextLimit is how many bytes of UTF-8 a text may have on Instagram.
const InstagramTextLimit = 1000

// SplitText cuts a text into parts of at most limit bytes: at a paragraph, a
// line, a sentence or a space when one is near enough, and otherwise between
// characters as people see them, so that no emoji and no accent is torn.
// White space around a cut is dropped. An empty text gives no parts.
func SplitText(text string, limit int) []string {
	var parts []string
	text = strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD"))
	for len(text) > limit {
		cut := cutBefore(text, limit)
		if part := strings.TrimSpace(text[:cut]); part != "" {
			parts = append(parts, part)
		}
		text = strings.TrimLeftFunc(text[cut:], unicode.IsSpace)
	}
	if text != "" {
		parts = append(parts, text)
	}
	return parts
}

// cutBefore finds where to cut: not past limit, and in the last half of it
// when that can be done at a seam.
func cutBefore(text string, limit int) int {
	window := text[:boundary(text, limit)]
	for _, seam := range []string{"\n\n", "\n", ". ", "! ", "? ", "… ", " "} {
		if at := strings.LastIndex(window, seam); at >= len(window)/2 {
			return at + len(seam)
		}
	}
	return len(window)
}

// boundary is the last place between two characters at or before limit. A
// cluster longer than limit is cut between its code points: there is no
// better place.
func boundary(text string, limit int) int {
	last, runes := 0, 0
	for at := 0; at < len(text); {
		size := clusterSize(text[at:])
		if at+size > limit {
			break
		}
		at += size
		last = at
	}
	if last > 0 {
		return last
	}
	for at, r := range text {
		if end := at + utf8.RuneLen(r); end > limit && runes > 0 {
			return at
		}
		runes++
	}
	return len(text)
}

// clusterSize is the length of the first character as people see it: a base
// with its combining marks, modifiers, joined emoji, or a flag.
func clusterSize(s string) int {
	first, size := utf8.DecodeRuneInString(s)
	if first == '\r' && strings.HasPrefix(s[size:], "\n") {
		return size + 1
	}
	if isRegional(first) {
		if second, n := utf8.DecodeRuneInString(s[size:]); isRegional(second) {
			size += n
		}
	}
	for size < len(s) {
		r, n := utf8.DecodeRuneInString(s[size:])
		switch {
		case r == '\u200d': // joins what follows
			size += n
			if size < len(s) {
				_, next := utf8.DecodeRuneInString(s[size:])
				size += next
			}
		case extends(r):
			size += n
		default:
			return size
		}
	}
	return size
}

// extends says whether r belongs to the character before it: combining marks,
// variation selectors, skin tones and the tags inside flags.
func extends(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) ||
		r >= 0xFE00 && r <= 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF || r >= 0xE0020 && r <= 0xE007F
}

func isRegional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }
