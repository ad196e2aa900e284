package accounts

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"socialsync/features/problem"
)

//go:embed common_passwords.txt
var commonPasswords string

var isCommon = sync.OnceValue(func() map[string]bool {
	lines := strings.Split(strings.TrimSpace(commonPasswords), "\n")
	words := make(map[string]bool, len(lines))
	for _, word := range lines[1:] { // the first names the source
		words[word] = true
	}
	return words
})

const shortestPassword, longestPassword = 8, 128

// checkPassword accepts any 8 to 128 characters that nobody would try first:
// no common password, none with up to four digits behind it, not one character
// repeated, not the person's own address. No rules about kinds of characters.
func checkPassword(l *problem.List, field, password, email string) {
	folded := strings.ToLower(canonical(password))
	switch n := utf8.RuneCountInString(folded); {
	case !utf8.ValidString(password) || strings.ContainsRune(password, 0):
		l.Add(problem.BadInput, field, "This has characters that cannot be typed.")
	case n < shortestPassword:
		*l = append(*l, problem.OnField(problem.WeakPassword, field, "Use at least %d characters.", shortestPassword))
	case n > longestPassword:
		*l = append(*l, problem.OnField(problem.WeakPassword, field, "Use at most %d characters.", longestPassword))
	case isGuessed(folded, strings.ToLower(email)):
		l.Add(problem.WeakPassword, field, "This password is among the first that are tried. Choose another.")
	}
}

func isGuessed(folded, email string) bool {
	stem := strings.TrimRight(folded, "0123456789")
	local, _, _ := strings.Cut(email, "@")
	switch {
	case isCommon()[folded], len(folded)-len(stem) <= 4 && isCommon()[stem]:
		return true
	case email != "" && (folded == email || stem == local):
		return true
	}
	return strings.Count(folded, string([]rune(folded)[0])) == utf8.RuneCountInString(folded)
}

// canonical makes one password of the ways keyboards spell the same characters.
func canonical(password string) string { return norm.NFC.String(password) }
