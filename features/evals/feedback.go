package evals

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/privacy"
	"socialsync/features/problem"
)

const maxCorrection = 4000 // characters, as of a FAQ's answer

// RateReplyInput is the schema's input of that name.
type RateReplyInput struct {
	ReplyID    uuid.UUID
	IsGood     *bool // nil takes the opinion back
	Reason     *db.DiscardReason
	Correction *string
	// IsTest: the correction becomes a test too, of what MustContain says; without that,
	// of its numbers and addresses.
	IsTest      *bool
	MustContain []string
}

func (in *RateReplyInput) validate() error {
	var l problem.List
	correction := ""
	if in.Correction != nil {
		correction = db.Clean(*in.Correction)
	}
	in.Correction = &correction
	if utf8.RuneCountInString(correction) > maxCorrection {
		l.Add(problem.BadInput, "correction", "At most 4000 characters.")
	}
	if says := in.Reason != nil || correction != ""; says && (in.IsGood == nil || *in.IsGood) {
		l.Add(problem.BadInput, "isGood", "Only an answer that is not good has something to correct.")
	}
	if in.isTest() {
		if correction == "" {
			l.Add(problem.BadInput, "isTest", "Only a correction becomes a test.")
		}
		for _, fault := range faults(db.AgentTestCase{Question: "?", Expects: db.ExpectAnswered, Contains: phrases(in.MustContain)}) {
			l.Add(fault.Code, "mustContain", fault.Message)
		}
	}
	return l.Err()
}

func (in *RateReplyInput) isTest() bool { return in.IsTest != nil && *in.IsTest }

// Rate keeps what the caller thinks of an answer of the assistant's, whatever became
// of it, in place of what they thought before. A correction is proposed as a FAQ, and
// becomes a test when they want it to.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND, LIMIT_REACHED when there are too many tests.
func (s *Service) Rate(ctx context.Context, actor db.Actor, in RateReplyInput) (reply *db.Reply, err error) {
	if !actor.Can(db.RoleAgent) || actor.UserID == uuid.Nil {
		return nil, problem.New(problem.Forbidden, "Only people who answer customers rate answers.")
	}
	if err := in.validate(); err != nil {
		return nil, err
	}
	var question, customer string
	var topic *uuid.UUID
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		if reply, err = tx.Reply(ctx, in.ReplyID); err != nil {
			return err
		}
		run, err := tx.ReplyRun(ctx, reply.RunID)
		if err != nil {
			return err
		}
		topic = run.TopicID
		conversation, err := tx.Conversation(ctx, reply.ConversationID)
		if err != nil {
			return err
		}
		contact, err := tx.Contact(ctx, conversation.ContactID)
		if err != nil {
			return err
		}
		customer = contact.Name
		asked, err := tx.QuestionOf(ctx, run.ID)
		if err != nil {
			return err
		}
		kinds, err := privacy.Of(ctx, tx) // the question is kept, and asked again
		question = ai.Redact(strings.Join(asked, " "), kinds)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("reply")
	}
	if err != nil {
		return nil, err
	}
	var suggestion *db.FaqSuggestion
	if *in.Correction != "" && question != "" {
		suggestion = &db.FaqSuggestion{
			Cause: db.SuggestedCorrection, Question: question, Answer: ForEverybody(*in.Correction, customer), ConversationID: reply.ConversationID,
			ReplyID: &reply.ID, SuggestedBy: &actor.UserID, SimilarID: s.similar(ctx, actor, question),
		}
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if in.IsGood == nil {
			err = tx.DeleteFeedback(ctx, reply.ID, actor.UserID)
		} else {
			err = tx.SaveFeedback(ctx, db.ReplyFeedback{ReplyID: reply.ID, UserID: actor.UserID, IsGood: *in.IsGood, Reason: in.Reason, Correction: *in.Correction})
		}
		if err == nil && suggestion != nil {
			err = s.Knowledge.SuggestIn(ctx, tx, *suggestion)
		}
		if err == nil && suggestion != nil && in.isTest() {
			err = s.testCorrection(ctx, tx, *suggestion, in.MustContain)
		}
		if err == nil && in.IsGood != nil && !*in.IsGood {
			err = s.costs(ctx, tx, topic)
		}
		s.Events.After(tx, events.ReplyUpdated{ReplyID: reply.ID, ConversationID: reply.ConversationID})
		return err
	})
	if err != nil {
		return nil, err
	}
	return reply, nil
}

// costs looks whether a bad answer costs its topic the right to be answered without a
// person.
func (s *Service) costs(ctx context.Context, tx *db.Tx, topic *uuid.UUID) error {
	lost, err := agents.ReviewTopic(ctx, tx, topic)
	if lost {
		s.Events.After(tx, events.AgentChanged{})
	}
	return err
}

// similar is the FAQ that a colleague may want to change instead. A suggestion is
// worth having without it.
func (s *Service) similar(ctx context.Context, actor db.Actor, question string) *uuid.UUID {
	id, err := s.Knowledge.Similar(ctx, actor, question)
	if err != nil {
		s.Log.WarnContext(ctx, "no similar FAQ was looked for", "workspace", actor.WorkspaceID, "err", err)
	}
	return id
}
