// Package writing helps people to word what they send: it rewrites, shortens,
// mends the tone, translates. It refuses to send anything: a person reads what
// comes back and takes it or not.
package writing

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-redis/redis_rate/v10"
	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/billing"
	"socialsync/features/privacy"
	"socialsync/features/problem"
)

// Service holds what the help needs. All fields must be set.
type Service struct {
	DB      *db.DB
	AI      *ai.Client // who answers
	Billing *billing.Service
	Limiter *redis_rate.Limiter
	Prefix  string // before every key in Redis
	Log     *slog.Logger
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

// perPerson is far more than anybody reads.
var perPerson = redis_rate.Limit{Rate: 20, Burst: 20, Period: time.Minute}

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
	if !s.allow(ctx, actor) {
		return nil, problem.New(problem.RateLimited, "That was a lot of help in a minute. Try again shortly.")
	}
	if ctx, err = privacy.In(ctx, s.DB, actor); err != nil {
		return nil, err
	}
	budget, err := s.Billing.Budget(ctx, actor)
	if err != nil {
		return nil, err
	}
	models := slices.Compact([]string{s.Billing.ModelFor(budget, s.AI.Model), s.Billing.FallbackModel})
	for i, model := range models {
		improved, err := s.ask(ctx, actor, model, in, heard)
		class := ai.ClassOf(err)
		if class == "" {
			return improved, err
		}
		s.Log.WarnContext(ctx, "writing help failed", "workspace", actor.WorkspaceID, "model", model, "err", err)
		if i == len(models)-1 || class != ai.Unavailable && class != ai.RateLimited {
			return nil, billing.Refused(err)
		}
	}
	return nil, errors.New("no model to ask")
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

// allow counts a person's request. Without Redis everything passes: the budget
// still holds.
func (s *Service) allow(ctx context.Context, actor db.Actor) bool {
	ctx, cancel := context.WithTimeout(ctx, 250*time.Millisecond)
	defer cancel()
	who := actor.UserID
	if who == uuid.Nil {
		who = actor.APIKeyID
	}
	result, err := s.Limiter.Allow(ctx, s.Prefix+"writing:"+who.String(), perPerson)
	return err != nil || result.Allowed > 0
}

func (s *Service) ask(ctx context.Context, actor db.Actor, model string, in ImproveTextInput, heard []string) (*ImprovedText, error) {
	ctx, cancel := context.WithTimeout(ctx, 40*time.Second)
	defer cancel()
	request := in.request(model, heard)
	request.User = actor.WorkspaceID.String()
	out := &ImprovedText{Model: model}
	cost, err := s.Billing.Spend(ctx, actor, billing.Reservation{
		Key: "writing:" + db.NewID().String(), Purpose: db.PurposeWriting, Model: model,
		EstimatedMicros: billing.Estimate(model, size(request), request.MaxTokens),
	}, func(ctx context.Context) (ai.Usage, error) {
		answer, err := s.AI.Chat(ctx, request)
		if err != nil {
			return ai.Usage{}, err
		}
		var said struct {
			Text     string `json:"text"`
			Language string `json:"language"`
		}
		err = json.Unmarshal([]byte(answer.Content), &said)
		out.Text, out.Language = ai.Restore(said.Text, in.Text), said.Language
		return answer.Usage, err
	})
	if err != nil {
		return nil, err
	}
	if out.CostMicros = cost.Micros; strings.TrimSpace(out.Text) == "" {
		return nil, &ai.Error{Op: "chat", Class: ai.Garbled, Message: "an empty text"}
	}
	return out, nil
}

func size(request ai.ChatRequest) int {
	n := len(request.Schema.Schema)
	for _, m := range request.Messages {
		n += len(m.Content)
	}
	return n
}
