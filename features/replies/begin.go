package replies

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/inbox"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// soon is how much earlier than Postgres a clock in Redis may ring.
const soon = time.Second

// A recording is written down, and a picture fetched, before the assistant looks at
// it, unless that takes too long.
const (
	filesEvery   = 2 * time.Second
	filesLongest = 40 * time.Second
)

// stillBusy is how much later a question gets the turn that the end of a pause gives
// it, while the assistant works on the draft that it was allowed before.
const stillBusy = 20 * time.Second

// Begin looks at a conversation whose burst has ended, or in which time lets the
// assistant do more than when it last looked, and begins a run when it may do
// something. It may be called any number of times.
func (s *Service) Begin(ctx context.Context, workspaceID, conversationID uuid.UUID) error {
	err := s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		c, err := tx.LockConversation(ctx, conversationID)
		if err != nil {
			return err
		}
		if err := s.resume(ctx, tx, *c); err != nil {
			return err
		}
		waits, err := tx.AwaitFiles(ctx, conversationID, filesEvery, filesLongest)
		if err != nil {
			return err
		}
		if waits {
			s.Await(tx, conversationID, inbox.Wait{Quiet: filesEvery, Longest: filesLongest})
			return nil
		}
		ended, err := tx.EndBurst(ctx, conversationID, soon)
		if err != nil || ended == nil {
			return err
		}
		now, err := tx.DatabaseNow(ctx)
		if err != nil {
			return err
		}
		effect, version, err := agents.Standing(ctx, tx, conversationID, now)
		if err != nil {
			return err
		}
		if err := tx.ResumeAt(ctx, conversationID, effect.ResumesAt, agents.Freshness); err != nil || effect.Mode == db.ModeOff || version == nil {
			return err
		}
		last, err := tx.LastInbound(ctx, conversationID)
		if errors.Is(err, db.ErrNotFound) {
			return nil // they took all of it back
		}
		if err != nil {
			return err
		}
		overtaken, err := tx.LastOvertaken(ctx, conversationID)
		if err != nil {
			return err
		}
		_, err = s.start(ctx, tx, db.ReplyRun{
			ConversationID: c.ID, Cause: db.CauseMessage, Epoch: ended.Epoch, LastMessageID: &last.ID, Overtaken: overtaken,
		})
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil // it was merged or deleted
	}
	return err
}

// resume gives a question its turn that waited for a pause or the hours to end,
// unless a person has taken it.
func (*Service) resume(ctx context.Context, tx *db.Tx, c db.Conversation) error {
	due, err := tx.TakeResume(ctx, c.ID, stillBusy)
	if err != nil || !due || c.AssigneeID != nil {
		return err
	}
	_, err = agents.Wake(ctx, tx, c.ID)
	return err
}

// start adds a run and asks a worker for it.
func (s *Service) start(ctx context.Context, tx *db.Tx, r db.ReplyRun) (*db.ReplyRun, error) {
	r.ID = db.NewID()
	run, err := tx.InsertReplyRun(ctx, r)
	if err != nil {
		return nil, err
	}
	s.runUpdated(tx, run)
	s.Queue.After(tx, queue.WorkReply{WorkspaceID: tx.WorkspaceID(), RunID: run.ID})
	return run, nil
}

// RequestReplyInput is the schema's input of that name.
type RequestReplyInput struct {
	ConversationID uuid.UUID
	Hint           *string // what should be different; nil: nothing was said
}

// Request has the assistant write a draft because a person asks for it, whatever the
// conversation's mode. It replaces the draft that waits.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND, CONFLICT while the AI is stopped or was
// never published.
func (s *Service) Request(ctx context.Context, actor db.Actor, in RequestReplyInput) (run *db.ReplyRun, err error) {
	if !actor.Can(db.RoleAgent) {
		return nil, problem.New(problem.Forbidden, "Your role cannot write to customers.")
	}
	hint, err := text("hint", in.Hint)
	if err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if _, err := tx.LockConversation(ctx, in.ConversationID); err != nil {
			return err
		}
		effect, version, err := agents.Standing(ctx, tx, in.ConversationID, time.Now())
		if err != nil {
			return err
		}
		if effect.Reason == agents.Stopped || version == nil {
			return problem.New(problem.Conflict, "The AI is switched off for the whole workspace.")
		}
		attention, err := tx.Attention(ctx, in.ConversationID)
		if err != nil {
			return err
		}
		last, err := tx.LastInbound(ctx, in.ConversationID)
		if errors.Is(err, db.ErrNotFound) {
			return problem.New(problem.Conflict, "The customer has not written anything yet.")
		}
		if err != nil {
			return err
		}
		run, err = s.start(ctx, tx, db.ReplyRun{
			ConversationID: in.ConversationID, Cause: db.CauseRequest, RequestedBy: actor.Person(), Hint: hint,
			Epoch: attention.Epoch, LastMessageID: &last.ID,
		})
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("conversation")
	}
	return run, err
}
