package mail

import "strings"

// Handover is what a mail about a customer who needs a person says. What the
// customer and the model wrote is cut to a line each.
type Handover struct {
	Name     string // of who is mailed
	Customer string
	Channel  string // as people call it: "WhatsApp"
	// Wants, Tried and Missing are the brief: what the customer asks for, what the
	// assistant did about it, what it could not know. An empty one is left out.
	Wants, Tried, Missing string
	// IsAssigned says that the conversation is theirs already; otherwise it waits for
	// whoever is first.
	IsAssigned bool
	IsTold     bool   // the customer, that a person will answer
	URL        string // of the conversation
}

// HandedOver writes the mail in the person's language. To is left to the caller.
func HandedOver(locale string, h Handover) (Message, error) {
	h.Customer = line(h.Customer, 60)
	h.Wants, h.Tried, h.Missing = line(h.Wants, 300), line(h.Tried, 300), line(h.Missing, 300)
	return write("handover", locale, map[string]string{
		"en": h.Customer + " needs a person on " + h.Channel,
		"fr": h.Customer + " a besoin d’une personne sur " + h.Channel,
	}, h)
}

// line makes a text one line of at most n characters.
func line(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > n {
		return strings.TrimRight(string(runes[:n-1]), " ,.;:") + "…"
	}
	return text
}
