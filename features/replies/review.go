package replies

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/features/problem"
)

const (
	maxBody    = 4096 // characters, as of any message
	maxComment = 1000
)

// ApproveReplyInput is the schema's input of that name.
type ApproveReplyInput struct {
	ReplyID uuid.UUID
	Body    *string // nil: as the assistant wrote it
}

// Approve sends an open reply as the person's own message. Approving twice sends
// once: the second call returns what the first one sent.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND, CONFLICT when it waits no more,
// WINDOW_CLOSED, CHANNEL_DISCONNECTED.
func (s *Service) Approve(ctx context.Context, actor db.Actor, in ApproveReplyInput) (*db.Reply, []db.Message, error) {
	if in.Body != nil {
		if n := utf8.RuneCountInString(strings.TrimSpace(*in.Body)); n < 1 || n > maxBody {
			return nil, nil, problem.BadInputOn("body", "The text needs 1 to %d characters.", maxBody)
		}
	}
	var messages []db.Message
	reply, err := s.review(ctx, actor, in.ReplyID, func(tx *db.Tx, c *db.Conversation, r *db.Reply) (err error) {
		body, key := r.Body, "reply:"+r.ID.String()
		r.State = db.ReplyApproved
		if in.Body != nil && strings.TrimSpace(*in.Body) != r.Body {
			body, r.State = strings.TrimSpace(*in.Body), db.ReplyEdited
		}
		distance := levenshtein.ComputeDistance(r.Body, body)
		fate := fateOf(r.Body, distance)
		r.SentBody, r.EditDistance, r.Fate = &body, &distance, &fate
		decided, err := s.decide(ctx, tx, r)
		if err != nil {
			return err
		}
		*r = *decided
		sent, err := s.Inbox.SendIn(ctx, tx, inbox.SendMessageInput{ConversationID: c.ID, ClientKey: key, Body: &body})
		if err != nil {
			return err
		}
		messages = sent.Messages
		return tx.InsertReplyMessages(ctx, r.RunID, idsOf(messages))
	}, func(tx *db.Tx, r *db.Reply) (err error) {
		if r.State != db.ReplyApproved && r.State != db.ReplyEdited {
			return errClosed
		}
		sent, err := tx.MessagesOfRuns(ctx, []uuid.UUID{r.RunID})
		if err != nil {
			return err
		}
		ids := make([]uuid.UUID, len(sent))
		for i, m := range sent {
			ids[i] = m.MessageID
		}
		messages, err = tx.MessagesByID(ctx, ids)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return reply, messages, nil
}

// A few words, or a small part of it, is a small edit.
const (
	smallEdit      = 12 // characters
	smallEditShare = 0.15
)

// fateOf is what a person made of a draft that they sent.
func fateOf(draft string, distance int) db.ReplyFate {
	switch {
	case distance == 0:
		return db.FateAccepted
	case float64(distance) <= max(smallEdit, smallEditShare*float64(utf8.RuneCountInString(draft))):
		return db.FateSmallEdit
	}
	return db.FateRewritten
}

// DiscardReplyInput is the schema's input of that name.
type DiscardReplyInput struct {
	ReplyID uuid.UUID
	Reason  db.DiscardReason
	Comment *string
}

// Discard closes an open reply that nobody wants. The second time changes nothing.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND, CONFLICT when it was sent or overtaken.
func (s *Service) Discard(ctx context.Context, actor db.Actor, in DiscardReplyInput) (*db.Reply, error) {
	comment, err := text("comment", in.Comment)
	if err != nil {
		return nil, err
	}
	return s.review(ctx, actor, in.ReplyID, func(tx *db.Tx, _ *db.Conversation, r *db.Reply) error {
		fate := db.FateDiscarded
		r.State, r.DiscardReason, r.Comment, r.Fate = db.ReplyDiscarded, &in.Reason, comment, &fate
		decided, err := s.decide(ctx, tx, r)
		if err == nil {
			*r = *decided
		}
		return err
	}, func(_ *db.Tx, r *db.Reply) error {
		if r.State != db.ReplyDiscarded {
			return errClosed
		}
		return nil
	})
}

var errClosed = problem.New(problem.Conflict, "This answer does not wait any more: somebody was faster.")

// review runs open with a reply that waits, or closed with one that does not, under
// its conversation's lock.
func (s *Service) review(ctx context.Context, actor db.Actor, id uuid.UUID,
	open func(*db.Tx, *db.Conversation, *db.Reply) error, closed func(*db.Tx, *db.Reply) error) (reply *db.Reply, err error) {
	if !actor.Can(db.RoleAgent) {
		return nil, problem.New(problem.Forbidden, "Your role cannot write to customers.")
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if reply, err = tx.Reply(ctx, id); err != nil {
			return err
		}
		c, err := tx.LockConversation(ctx, reply.ConversationID)
		if err != nil {
			return err
		}
		if reply, err = tx.Reply(ctx, id); err != nil {
			return err
		}
		if reply.State != db.ReplyOpen {
			return closed(tx, reply)
		}
		return open(tx, c, reply)
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("reply")
	}
	if err != nil {
		return nil, err
	}
	return reply, nil
}

// decide records who closed a reply, and tells open inboxes.
func (s *Service) decide(ctx context.Context, tx *db.Tx, r *db.Reply) (*db.Reply, error) {
	r.DecidedBy = tx.Actor().Person()
	s.replyUpdated(tx, r)
	return tx.DecideReply(ctx, *r)
}

func idsOf(messages []db.Message) []uuid.UUID {
	ids := make([]uuid.UUID, len(messages))
	for i, m := range messages {
		ids[i] = m.ID
	}
	return ids
}

// text trims an optional text of the caller's.
func text(field string, in *string) (string, error) {
	if in == nil {
		return "", nil
	}
	out := db.Clean(*in)
	if utf8.RuneCountInString(out) > maxComment {
		return "", problem.BadInputOn(field, "At most %d characters.", maxComment)
	}
	return out, nil
}
