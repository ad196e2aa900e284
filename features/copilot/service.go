// Package copilot answers a colleague who is at a conversation: what was said there,
// and what the workspace's sources say. It refuses to tell anything to a customer: what
// may be sent is asked for anew without what is internal, and a person sends it.
package copilot

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
)

// Service holds what an answer needs. All fields must be set.
//
// Nothing of a chat is kept but what it cost. It holds customers' words, which would
// have to be erased with them, and goes stale with each message: whoever wants it
// again asks again. While a page is open its tab remembers, and sends along what a
// further question goes on from.
type Service struct {
	DB        *db.DB
	Events    *events.Hub
	Billing   *billing.Service
	Knowledge *knowledge.Service
}

// AskCopilotInput is the schema's input of that name.
type AskCopilotInput struct {
	ConversationID uuid.UUID
	Question       string
	Earlier        []CopilotTurnInput // what was asked before in this chat, oldest first
	ForCustomer    *bool              // true: as it might be sent, from what customers may know alone
	AskID          *uuid.UUID         // names the question in what is streamed; nil: nothing is
}

// CopilotTurnInput is a question that was answered. The answer is not taken up when one
// for the customer is wanted: it may say what is internal.
type CopilotTurnInput struct{ Question, Answer string }

const (
	maxQuestion = 1000 // characters
	maxEarlier  = 6    // questions with their answers
	maxAnswered = 4000 // characters of an answer
	shortAsked  = 4    // words: a shorter question is asked with the one before it
)

// Validate trims and says what cannot be accepted.
func (in *AskCopilotInput) Validate() error {
	var l problem.List
	in.Question = strings.TrimSpace(db.Clean(in.Question))
	if n := utf8.RuneCountInString(in.Question); n < 1 || n > maxQuestion {
		l.Add(problem.BadInput, "question", "The question needs 1 to 1000 characters.")
	}
	if len(in.Earlier) > maxEarlier {
		l.Add(problem.BadInput, "earlier", "A question goes on from six others at most.")
	}
	for _, turn := range in.Earlier {
		if utf8.RuneCountInString(turn.Question) > maxQuestion || utf8.RuneCountInString(turn.Answer) > maxAnswered {
			l.Add(problem.BadInput, "earlier", "What was asked before is too long.")
			break
		}
	}
	return l.Err()
}

// asked is the question, and where it is hardly one by itself ("and to Belgium?") the
// one before it.
func (in *AskCopilotInput) asked() string {
	if n := len(in.Earlier); n > 0 && len(strings.Fields(in.Question)) < shortAsked {
		return in.Earlier[n-1].Question + "\n" + in.Question
	}
	return in.Question
}

func (in *AskCopilotInput) isForCustomer() bool { return in.ForCustomer != nil && *in.ForCustomer }

// Ask answers a colleague's question about a conversation, or, for the customer, as it
// might be sent. One call of the answering model is charged; nothing else is stored.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND for a conversation that is not the caller's,
// and those of billing.Chat.
func (s *Service) Ask(ctx context.Context, actor db.Actor, in AskCopilotInput) (*CopilotAnswer, error) {
	if err := problem.Allowed(actor.Can(db.RoleAgent)); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	desk, err := s.look(ctx, actor, in)
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("conversation")
	}
	if err != nil {
		return nil, err
	}
	answer, err := s.Billing.Chat(ctx, actor, billing.ChatCall{
		Name: "copilot", Purpose: db.PurposeCopilot, Request: desk.request(in), Show: s.reader(ctx, actor, in),
	})
	if err != nil {
		return nil, err
	}
	return desk.read(answer, in)
}

// reader shows who asked what is being written.
func (s *Service) reader(ctx context.Context, actor db.Actor, in AskCopilotInput) func(text string) {
	if in.AskID == nil || actor.UserID == uuid.Nil {
		return nil
	}
	return func(text string) {
		s.Events.Publish(ctx, actor.WorkspaceID, events.CopilotStreamed{AskID: *in.AskID, UserID: actor.UserID, Text: text})
	}
}
