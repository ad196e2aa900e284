package evals

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
)

// Lesson is a question of a customer's with a colleague's answer that others may
// have use for.
type Lesson struct {
	Question  string
	Answer    string
	MessageID uuid.UUID // of the answer's first message
	By        uuid.UUID
}

const (
	maxLessons       = 3 // of one conversation
	leastAskedWords  = 3
	leastAnswerWords = 5
	maxAsked         = 300 // characters
)

// Lessons picks what can be learned from a conversation: questions that a colleague
// answered in their own words. What is about one customer only (a name, an order, a
// number, an address) teaches nothing and would be told to others; so does what the
// assistant wrote itself. It is a pure function.
func Lessons(said []db.Spoken, contactName string) []Lesson {
	var out []Lesson
	var asked []string
	var answer []db.Spoken
	conclude := func() {
		if l, ok := lesson(asked, answer, contactName); ok && len(out) < maxLessons {
			out = append(out, l)
		}
		asked, answer = nil, nil
	}
	for _, m := range said {
		if m.Author == db.AuthorAI && m.ReplyState == nil {
			continue // it only said that a person comes
		}
		if m.Direction == db.Out {
			answer = append(answer, m)
			continue
		}
		if len(answer) > 0 {
			conclude()
		}
		asked = append(asked, m.Body)
	}
	conclude()
	return out
}

func lesson(asked []string, answer []db.Spoken, contactName string) (l Lesson, ok bool) {
	if len(asked) == 0 || len(answer) == 0 {
		return l, false
	}
	var texts []string
	for _, m := range answer {
		own := m.Author == db.AuthorUser && m.AuthorID != nil && (m.ReplyState == nil || *m.ReplyState == db.ReplyEdited)
		if !own {
			return l, false
		}
		texts = append(texts, strings.TrimSpace(m.Body))
	}
	l = Lesson{Question: Question(asked), Answer: WithoutGreeting(strings.Join(texts, "\n")), MessageID: answer[0].ID, By: *answer[0].AuthorID}
	switch {
	case len(strings.Fields(l.Question)) < leastAskedWords, len(strings.Fields(l.Answer)) < leastAnswerWords:
		return l, false
	case strings.HasSuffix(l.Answer, "?"): // it asks back
		return l, false
	case IsPersonal(l.Question, contactName), IsPersonal(l.Answer, contactName):
		return l, false
	}
	return l, utf8.RuneCountInString(l.Answer) <= maxCorrection
}

// Question is what was asked in some messages: all lines when they are few, else those
// that ask. Empty when nothing was.
func Question(asked []string) string {
	var lines, asking []string
	for _, text := range asked {
		text = WithoutGreeting(strings.Join(strings.Fields(text), " "))
		if text == "" {
			continue
		}
		lines = append(lines, text)
		if strings.ContainsAny(text, "?؟？") || interrogative.MatchString(text) {
			asking = append(asking, text)
		}
	}
	if len(asking) == 0 {
		return ""
	}
	if all := strings.Join(lines, " "); utf8.RuneCountInString(all) <= maxAsked {
		return all
	}
	return strings.Join(asking, " ")
}

var (
	interrogative = regexp.MustCompile(`(?i)^(who|what|when|where|which|why|how|do|does|can|could|is|are|will|would|est-ce|qui|quel|quelle|quels|quelles|quand|où|combien|comment|pourquoi|peut-on|puis-je|pouvez-vous|avez-vous|faites-vous|qué|cuál|cuándo|dónde|cuánto|cómo|por qué|puedo|pueden|tienen|hacen)\b`) //nolint:misspell // Spanish
	greeting      = regexp.MustCompile(`(?i)^(good (morning|afternoon|evening)|bonjour|bonsoir|salut|hello|hi|hey|dear|hola|buenos días|buenas tardes|buenas)( (madame|monsieur|\p{L}[\p{L}'’-]*)(?:[,!.]|\n)|[,!. \n]|$)[\s,!.]*`)
	// An address, a long number, an order's reference: of one customer.
	personal = regexp.MustCompile(`[\w.+-]+@[\w-]+\.\w|(?:\d[ .-]?){5,}|(?i)\b[a-z]{1,4}[-#]?\d{3,}\b|#\d{2,}`)
)

// WithoutGreeting is a text without what people begin with out of politeness; what is
// left begins as a sentence does.
func WithoutGreeting(text string) string {
	rest := strings.TrimSpace(greeting.ReplaceAllString(text, ""))
	if first, size := utf8.DecodeRuneInString(rest); rest != strings.TrimSpace(text) && size > 0 {
		return string(unicode.ToUpper(first)) + rest[size:]
	}
	return rest
}

// ForEverybody is an answer that was written to one customer, without the greeting and
// without their name where they are addressed by it.
func ForEverybody(answer, contactName string) string {
	answer = WithoutGreeting(answer)
	for name := range strings.FieldsSeq(contactName) {
		if utf8.RuneCountInString(name) > 2 {
			answer = regexp.MustCompile(`(?i), ?`+regexp.QuoteMeta(name)+`([,.!?]|$)`).ReplaceAllString(answer, "$1")
		}
	}
	return answer
}

// IsPersonal says whether a text is about one customer only: it has their name, an
// address, a long number or an order's. Others must not be told it.
func IsPersonal(text, contactName string) bool {
	if personal.MatchString(text) {
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.;:!?'’\"()\n", r) })
	for name := range strings.FieldsSeq(strings.ToLower(contactName)) {
		for _, w := range words {
			if w == name && utf8.RuneCountInString(name) > 2 {
				return true
			}
		}
	}
	return false
}
