// Package writing helps people to word what they send: it rewrites, shortens,
// mends the tone, translates. It refuses to send anything: a person reads what
// comes back and takes it or not.
package writing

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/billing"
	"socialsync/features/problem"
)

// Service holds what the help needs. All fields must be set.
type Service struct {
	DB      *db.DB
	Billing *billing.Service
}

// ImproveTextInput is the schema's input of that name.
type ImproveTextInput struct {
	ConversationID *uuid.UUID // whose customer it is for
	Text           string
	Action         TextImprovement
	Language       *string // ISO 639-1; of TRANSLATE: nil is the customer's
}

// maxText is how many characters may be improved at once: WhatsApp's longest message.
const maxText = 4096

// Validate trims and says what cannot be accepted.
func (in *ImproveTextInput) Validate() error {
	var l problem.List
	in.Text = strings.TrimSpace(in.Text)
	if n := utf8.RuneCountInString(in.Text); n < 1 || n > maxText || strings.ContainsRune(in.Text, 0) {
		l.Add(problem.BadInput, "text", "The text needs 1 to 4096 characters.")
	}
	if in.Language != nil {
		if _, ok := languages[*in.Language]; !ok {
			l.Add(problem.BadInput, "language", "This language is not offered.")
		}
	}
	if in.Action == Translate && in.Language == nil && in.ConversationID == nil {
		l.Add(problem.BadInput, "language", "Say into which language, or for which conversation.")
	}
	return l.Err()
}

// ImprovedText is a text as it might be sent.
type ImprovedText struct {
	Text       string
	Language   string // ISO 639-1, as the model sees it
	Model      string
	CostMicros int64
}

// Improve asks the answering model for a better text. Nothing is stored but its cost.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND for a conversation that is not the
// caller's, RATE_LIMITED, LIMIT_REACHED at the budget's end, PROVIDER_REFUSED when
// the model does not answer or declines.
func (s *Service) Improve(ctx context.Context, actor db.Actor, in ImproveTextInput) (*ImprovedText, error) {
	if err := problem.Allowed(actor.Can(db.RoleAgent)); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	heard, err := s.heard(ctx, actor, in.ConversationID)
	if err != nil {
		return nil, err
	}
	answer, err := s.Billing.Chat(ctx, actor, billing.ChatCall{
		Name: "writing", Purpose: db.PurposeWriting, Request: in.request(heard),
	})
	if err != nil {
		return nil, err
	}
	var said struct {
		Text     string `json:"text"`
		Language string `json:"language"`
	}
	if err := json.Unmarshal([]byte(answer.Content), &said); err != nil {
		return nil, err
	}
	if strings.TrimSpace(said.Text) == "" {
		return nil, billing.Refused(&ai.Error{Op: "chat", Class: ai.Garbled, Message: "an empty text"})
	}
	return &ImprovedText{
		Text: ai.Restore(said.Text, in.Text), Language: said.Language, Model: answer.Model, CostMicros: answer.CostMicros,
	}, nil
}

// heard is what the customer wrote last: it tells the language and what the text
// is about.
func (s *Service) heard(ctx context.Context, actor db.Actor, conversationID *uuid.UUID) (texts []string, err error) {
	if conversationID == nil {
		return nil, nil
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		if _, err := tx.Conversation(ctx, *conversationID); err != nil {
			return err
		}
		texts, err = tx.LastWords(ctx, *conversationID, 3)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("conversation")
	}
	return texts, err
}
