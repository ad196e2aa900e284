package ai

import (
	"context"
	"slices"
	"strings"
)

// Personal is a kind of what identifies people or their money, and that a model has
// no need to see.
type Personal string

// The kinds, spelled the same in Go, GraphQL and TypeScript.
const (
	Card  Personal = "CARD" // a payment card's number: 13 to 19 digits with a right check digit
	IBAN  Personal = "IBAN" // a bank account's, with right check digits
	Email Personal = "EMAIL"
	Phone Personal = "PHONE"
)

// AlwaysHidden are hidden from models wherever nobody said otherwise.
var AlwaysHidden = []Personal{Card, IBAN}

// Redact replaces what of these kinds is in a text by words that say what stood
// there: "My card is [card number]". It is a pure function; what comes out has nothing
// left that it would find.
//
// It runs on every text that leaves for a model (see doer), so nobody has to call it
// for that; those who keep what models are told, as traces do, call it themselves.
func Redact(text string, kinds []Personal) string {
	found := personalIn(text, kinds)
	if len(found) == 0 {
		return text
	}
	names := placeholders["en"]
	if isFrench(text) {
		names = placeholders["fr"]
	}
	var b strings.Builder
	at := 0
	for _, f := range found {
		b.WriteString(text[at:f.start])
		b.WriteString(names[f.kind])
		at = f.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// Restore puts back into a model's answer what was hidden of the texts that it was made
// of, where they leave no doubt: they have just one of the kind.
func Restore(answer string, from ...string) string {
	if !strings.Contains(answer, "[") {
		return answer
	}
	originals := map[Personal]string{}
	doubtful := map[Personal]bool{}
	for _, text := range from {
		for _, f := range personalIn(text, []Personal{Card, IBAN, Email, Phone}) {
			original := text[f.start:f.end]
			known, ok := originals[f.kind]
			doubtful[f.kind] = doubtful[f.kind] || ok && bare(known) != bare(original)
			originals[f.kind] = original
		}
	}
	for _, names := range placeholders {
		for kind, name := range names {
			if original, ok := originals[kind]; ok && !doubtful[kind] {
				answer = strings.ReplaceAll(answer, name, original)
			}
		}
	}
	return answer
}

// Placeholder is the first of Redact's words in a text; empty: there is none.
func Placeholder(text string) string {
	first, at := "", len(text)
	for _, names := range placeholders {
		for _, name := range names {
			if i := strings.Index(text, name); i >= 0 && i < at {
				first, at = name, i
			}
		}
	}
	return first
}

var placeholders = map[string]map[Personal]string{
	"en": {Card: "[card number]", IBAN: "[bank account]", Email: "[e-mail address]", Phone: "[phone number]"},
	"fr": {Card: "[numéro de carte]", IBAN: "[compte bancaire]", Email: "[adresse e-mail]", Phone: "[numéro de téléphone]"},
}

var frenchWords = strings.Fields("le la les un une des du de et est je j'ai mon ma mes vous votre nous pour avec sur ce cette numéro carte voici bonjour merci est-ce")

// isFrench tells well enough in which of two languages a placeholder reads better.
func isFrench(text string) bool {
	n := 0
	for i, word := range strings.Fields(strings.ToLower(strings.ReplaceAll(text, "’", "'"))) {
		if slices.Contains(frenchWords, strings.Trim(word, ".,:;!?")) {
			n++
		}
		if n == 2 {
			return true
		}
		if i == 60 {
			break
		}
	}
	return false
}

type hiding struct{}

// Hiding says what is hidden from models that are asked within the context; none at
// all hides nothing. Without it AlwaysHidden are.
func Hiding(ctx context.Context, kinds []Personal) context.Context {
	return context.WithValue(ctx, hiding{}, slices.Clone(kinds))
}

// IsHiding says whether Hiding was called.
func IsHiding(ctx context.Context) bool {
	_, ok := ctx.Value(hiding{}).([]Personal)
	return ok
}

func hidden(ctx context.Context) []Personal {
	if kinds, ok := ctx.Value(hiding{}).([]Personal); ok {
		return kinds
	}
	return AlwaysHidden
}
