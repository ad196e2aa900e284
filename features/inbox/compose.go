package inbox

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
)

// Limits of one press of Send. Sources: Meta's limits for a WhatsApp text and
// caption; ten files is what a person can check before sending.
const (
	maxBody      = 4096
	maxCaption   = 1024
	maxFiles     = 10
	maxClientKey = 200
)

// SendMessageInput is the schema's input of the same name.
type SendMessageInput struct {
	ConversationID uuid.UUID
	ClientKey      string
	Body           *string
	AttachmentIDs  []uuid.UUID
	ReplyToID      *uuid.UUID
	Template       *TemplateMessageInput
}

// TemplateMessageInput picks a template and fills in its variables.
type TemplateMessageInput struct {
	TemplateID uuid.UUID
	Header     []TemplateValueInput
	Body       []TemplateValueInput
}

// TemplateValueInput is one variable's value.
type TemplateValueInput struct {
	Variable string
	Value    string
}

func (in SendMessageInput) text() string {
	if in.Body == nil {
		return ""
	}
	return strings.TrimSpace(meta.Storable(*in.Body))
}

// Validate reports everything that is wrong with the input by itself.
func (in SendMessageInput) Validate() error {
	var list problem.List
	if in.ClientKey == "" || len(in.ClientKey) > maxClientKey {
		list.Add(problem.BadInput, "clientKey", fmt.Sprintf("Give each press of Send a key of 1 to %d characters.", maxClientKey))
	}
	if n := utf8.RuneCountInString(in.text()); n > maxBody {
		list.Add(problem.BadInput, "body", fmt.Sprintf("The text has %d characters; %d is the most.", n, maxBody))
	}
	if len(in.AttachmentIDs) > maxFiles {
		list.Add(problem.BadInput, "attachmentIds", fmt.Sprintf("Send at most %d files at once.", maxFiles))
	}
	if in.text() == "" && len(in.AttachmentIDs) == 0 && in.Template == nil {
		list.Add(problem.BadInput, "body", "Write something or attach a file.")
	}
	if in.Template != nil && (in.text() != "" || len(in.AttachmentIDs) > 0) {
		list.Add(problem.BadInput, "template", "A template goes alone, without text or files.")
	}
	return list.Err()
}

// part is one message that a press of Send becomes.
type part struct {
	kind    db.MessageKind
	body    string
	payload json.RawMessage
	file    *uuid.UUID
}

// split turns a text and files into the messages that the channel can carry:
// WhatsApp puts a short text under the first picture, Instagram takes files one
// by one and texts of at most 1000 bytes.
func split(channel db.Channel, text string, files []db.Attachment) []part {
	var parts []part
	for i, file := range files {
		p := part{kind: db.MessageKind(file.Kind), file: &files[i].ID}
		if i == 0 && channel == db.ChannelWhatsApp && carriesCaption(file.Kind) && utf8.RuneCountInString(text) <= maxCaption {
			p.body, text = text, ""
		}
		parts = append(parts, p)
	}
	limit := maxBody * utf8.UTFMax
	if channel == db.ChannelInstagram {
		limit = meta.InstagramTextLimit
	}
	for _, piece := range meta.SplitText(text, limit) {
		parts = append(parts, part{kind: db.KindText, body: piece})
	}
	return parts
}

func carriesCaption(kind db.AttachmentKind) bool {
	return kind == db.AttachmentImage || kind == db.AttachmentVideo || kind == db.AttachmentDocument
}

// keyOf is the idempotency key of the nth message of one press of Send.
func keyOf(clientKey string, n int) string {
	if n == 0 {
		return clientKey
	}
	return fmt.Sprintf("%s#%d", clientKey, n)
}

// keysOf are the keys of all messages that one press of Send may become.
func keysOf(clientKey string) []string {
	keys := make([]string, maxFiles+maxBody*utf8.UTFMax/900)
	for i := range keys {
		keys[i] = keyOf(clientKey, i)
	}
	return keys
}

// messageOf makes the nth message to be sent. Parts are a microsecond apart, so
// that they keep their order.
func messageOf(c db.Conversation, actor db.Actor, clientKey string, n int, p part, replyTo *string, now time.Time) db.Message {
	key := keyOf(clientKey, n)
	at := now.Add(time.Duration(n) * time.Microsecond)
	m := db.Message{
		ID: db.NewID(), ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.Out, Author: db.AuthorAI,
		Kind: p.kind, Body: p.body, Payload: p.payload, Status: db.Queued, ClientKey: &key, DueAt: &now, OccurredAt: at,
	}
	switch {
	case actor.APIKeyID != uuid.Nil:
		m.Author = db.AuthorAPI
	case actor.UserID != uuid.Nil:
		m.Author, m.AuthorID = db.AuthorUser, &actor.UserID
	}
	if n == 0 {
		m.ReplyToExternalID = replyTo
	}
	return m
}
