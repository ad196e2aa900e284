package inbox

import (
	"time"

	"socialsync/db"
)

// Window says what may be sent in a conversation now.
type Window string

const (
	// WindowOpen: anything.
	WindowOpen Window = "OPEN"
	// WindowHuman: what a person wrote, marked as such (Instagram's HUMAN_AGENT tag).
	WindowHuman Window = "HUMAN"
	// WindowClosed: nothing but an approved template, which only WhatsApp has.
	WindowClosed Window = "CLOSED"
)

// windowAt says which window a conversation is in. Source: Meta's customer
// service window, 24 hours after the customer's last message on both channels,
// and seven days for human agents on Instagram.
func windowAt(c db.Conversation, now time.Time) Window {
	if end := c.WindowExpiresAt(); end != nil && now.Before(*end) {
		return WindowOpen
	}
	if end := c.HumanWindowExpiresAt(); end != nil && now.Before(*end) {
		return WindowHuman
	}
	return WindowClosed
}

// maySend says whether a message may leave in this window.
func maySend(w Window, m db.Message) bool {
	switch w {
	case WindowOpen:
		return true
	case WindowHuman:
		return m.Author == db.AuthorUser
	}
	return m.Kind == db.KindTemplate
}
