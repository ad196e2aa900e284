package replies

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

const (
	modesLease = time.Minute
	modesPage  = 200 // conversations at a time
)

// ApplyModes carries out in the conversations what people decided about the
// assistant: what it has queued is withdrawn by the sender where it may not answer
// any more, and questions that waited get their turn where it may. It may be called
// any number of times, and goes on from the row when a worker dies.
func (s *Service) ApplyModes(ctx context.Context, workspaceID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	var claimed time.Time
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		claimed, err = tx.ClaimApplyModes(ctx, modesLease)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("claim the modes: %w", err)
	}
	err = s.each(ctx, actor, func(tx *db.Tx, after uuid.UUID) ([]uuid.UUID, error) {
		return tx.QueuedByAssistant(ctx, after, modesPage)
	}, func(id uuid.UUID) error {
		s.Queue.Nudge(ctx, queue.SendConversation{WorkspaceID: workspaceID, ConversationID: id})
		return nil
	})
	if err != nil {
		return err
	}
	err = s.each(ctx, actor, func(tx *db.Tx, after uuid.UUID) ([]uuid.UUID, error) {
		return tx.UnansweredWithin(ctx, agents.Freshness, after, modesPage)
	}, func(id uuid.UUID) error { return s.wake(ctx, actor, id) })
	if err != nil {
		return err
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error { return tx.AppliedModes(ctx, claimed) })
}

// each runs do for every conversation that find returns, page by page.
func (s *Service) each(ctx context.Context, actor db.Actor, find func(*db.Tx, uuid.UUID) ([]uuid.UUID, error), do func(uuid.UUID) error) error {
	for after := uuid.Nil; ; {
		var page []uuid.UUID
		err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
			page, err = find(tx, after)
			return err
		})
		if err != nil || len(page) == 0 {
			return err
		}
		for _, id := range page {
			if err := do(id); err != nil {
				return err
			}
		}
		after = page[len(page)-1]
	}
}

// wake gives a question that waits its turn.
func (s *Service) wake(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		c, err := tx.LockConversation(ctx, id)
		if err != nil || c.AssigneeID != nil {
			return err
		}
		waits, err := agents.Wake(ctx, tx, id)
		if err == nil && waits {
			s.Queue.After(tx, queue.BeginReply{WorkspaceID: actor.WorkspaceID, ConversationID: id})
		}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil // it was merged or deleted
	}
	return err
}

// MaySend says whether people still let the assistant send by itself in a
// conversation.
func (*Service) MaySend(ctx context.Context, tx *db.Tx, conversationID uuid.UUID) (bool, error) {
	return agents.MaySend(ctx, tx, conversationID)
}

// Withdrawn takes note that messages of the assistant's will not leave. An answer
// becomes a draft where it may still draft and nobody has acted since; a handover
// stays one, without its farewell. The conversation's history tells of it.
func (s *Service) Withdrawn(ctx context.Context, tx *db.Tx, conversationID uuid.UUID, messages []db.Message) error {
	written, err := tx.RunsOfMessages(ctx, idsOf(messages))
	if err != nil {
		return err
	}
	attention, err := tx.Attention(ctx, conversationID)
	if err != nil {
		return err
	}
	effect, _, err := agents.Standing(ctx, tx, conversationID, time.Now())
	if err != nil {
		return err
	}
	told := map[uuid.UUID]bool{}
	for _, w := range written {
		if told[w.RunID] { // one answer may be several messages
			continue
		}
		told[w.RunID] = true
		if err := s.withdraw(ctx, tx, w.RunID, *attention, effect); err != nil {
			return err
		}
	}
	return nil
}

// SentAgain takes note that a person has a message sent that was withdrawn or
// cancelled: where its answer waits as a draft, they have accepted that.
//
// Problems: CONFLICT when the draft was sent already.
func (s *Service) SentAgain(ctx context.Context, tx *db.Tx, message db.Message) error {
	written, err := tx.RunsOfMessages(ctx, []uuid.UUID{message.ID})
	if err != nil || len(written) == 0 {
		return err
	}
	found, err := tx.RepliesOfRuns(ctx, []uuid.UUID{written[0].RunID})
	if err != nil || len(found) == 0 {
		return err // a handover's farewell
	}
	r := found[0]
	if r.State == db.ReplyOpen {
		distance, fate := 0, db.FateAccepted
		r.State, r.SentBody, r.EditDistance, r.Fate = db.ReplyApproved, &r.Body, &distance, &fate
		_, err = s.decide(ctx, tx, &r)
		return err
	}
	sent, err := tx.SentAsDraft(ctx, r.RunID)
	if err == nil && sent {
		err = problem.New(problem.Conflict, "The customer has this answer already: its draft was sent.")
	}
	return err
}

func (s *Service) withdraw(ctx context.Context, tx *db.Tx, runID uuid.UUID, attention db.Attention, effect agents.Effect) error {
	run, err := tx.ReplyRun(ctx, runID)
	if err != nil {
		return err
	}
	open, err := tx.OpenReplies(ctx, []uuid.UUID{run.ConversationID})
	if err != nil {
		return err
	}
	asDraft := effect.Mode != db.ModeOff && run.Epoch == attention.Epoch && len(open) == 0
	if run.Reason != nil && *run.Reason == db.ReasonConfirms { // when a person asks it, no yes follows
		asDraft = false
	}
	reply, err := tx.WithdrawReply(ctx, runID, asDraft)
	if err != nil && !errors.Is(err, db.ErrNotFound) {
		return err
	}
	if reply != nil {
		s.replyUpdated(tx, reply)
	}
	s.Events.After(tx, events.ReplyRunUpdated{RunID: runID, ConversationID: run.ConversationID})
	return s.line(ctx, tx, run, db.ActivityAISuperseded, db.ReasonChanged)
}
