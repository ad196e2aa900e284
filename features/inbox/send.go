package inbox

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// SendMessageResult is what one press of Send became.
type SendMessageResult struct {
	Messages     []db.Message
	Conversation *db.Conversation
}

// SendMessage puts a person's message into the conversation and has it sent. A
// second call with the same client key returns what the first one made.
//
// Problems: BAD_INPUT, NOT_FOUND, FORBIDDEN, WINDOW_CLOSED when only a template
// may be sent, CHANNEL_DISCONNECTED when the account was disconnected.
func (s *Service) SendMessage(ctx context.Context, actor db.Actor, in SendMessageInput) (*SendMessageResult, error) {
	if !actor.Can(db.RoleAgent) {
		return nil, problem.New(problem.Forbidden, "Your role cannot write to customers.")
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	result, err := s.say(ctx, actor, in)
	if errors.Is(err, db.ErrNotFound) {
		result = &SendMessageResult{}
		err = s.DB.Update(ctx, actor, func(tx *db.Tx) error { return s.compose(ctx, tx, in, result, len(in.AttachmentIDs) == 0) })
	}
	if err == nil {
		return result, nil
	}
	// A second call fails, on its key if on nothing else, and is answered with what
	// the first one made.
	if earlier, found := s.sent(ctx, actor, in); found {
		return earlier, nil
	}
	if db.IsTaken(err, "messages_client_key") { // the key was used in another conversation
		return nil, problem.OnField(problem.Conflict, "clientKey", "Another message has this key.")
	}
	return nil, err
}

// say is compose for what people send most, which takes one round trip: a short text
// that answers nothing in particular. db.ErrNotFound when it is something else, or when
// there is a reason not to send it.
func (s *Service) say(ctx context.Context, actor db.Actor, in SendMessageInput) (*SendMessageResult, error) {
	text := in.text()
	if actor.UserID == uuid.Nil || in.Template != nil || in.ReplyToID != nil || len(in.AttachmentIDs) > 0 || len(text) > meta.InstagramTextLimit {
		return nil, db.ErrNotFound
	}
	m := messageOf(db.Conversation{ID: in.ConversationID}, actor, in.ClientKey, 0, part{kind: db.KindText, body: text}, nil, time.Time{})
	result := &SendMessageResult{}
	err := s.DB.UpdateEach(ctx, actor, func(tx *db.Tx) error {
		c, did, err := tx.Say(ctx, &m, db.MessagingWindow)
		if err != nil {
			return err
		}
		result.Conversation, result.Messages = c, []db.Message{m}
		s.Events.After(tx, events.MessageAdded{MessageID: m.ID, ConversationID: c.ID})
		s.answered(tx, c.ID, did)
		return nil
	})
	return result, err
}

// answered tells open inboxes what an answer put an end to, and wakes a worker.
func (s *Service) answered(tx *db.Tx, conversationID uuid.UUID, did db.Answered) {
	s.outdated(tx, did.Outdated)
	if did.HadDraft {
		s.Events.After(tx, events.DraftUpdated{ConversationID: conversationID, UserID: tx.Actor().UserID})
	}
	s.Queue.After(tx, queue.SendConversation{WorkspaceID: tx.WorkspaceID(), ConversationID: conversationID})
}

// sent returns what an earlier call with the same client key made in the same
// conversation.
func (s *Service) sent(ctx context.Context, actor db.Actor, in SendMessageInput) (*SendMessageResult, bool) {
	result := &SendMessageResult{}
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		if result.Messages, err = tx.MessagesByClientKey(ctx, in.ConversationID, keysOf(in.ClientKey)); err != nil || len(result.Messages) == 0 {
			return err
		}
		result.Conversation, err = tx.Conversation(ctx, in.ConversationID)
		return err
	})
	return result, err == nil && len(result.Messages) > 0
}

// SendIn is SendMessage for callers with a transaction of their own, which they may
// go on with. When it is the product itself that acts, the message is the
// assistant's. A client key that is not new is a db.TakenError.
func (s *Service) SendIn(ctx context.Context, tx *db.Tx, in SendMessageInput) (*SendMessageResult, error) {
	result := &SendMessageResult{}
	err := s.compose(ctx, tx, in, result, false)
	return result, err
}

// compose checks what may be sent, stores it as QUEUED and wakes a worker. With
// isLast it commits too, when nothing can be missing.
func (s *Service) compose(ctx context.Context, tx *db.Tx, in SendMessageInput, result *SendMessageResult, isLast bool) error {
	desk, err := tx.Desk(ctx, in.ConversationID)
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("conversation")
	}
	if err != nil {
		return err
	}
	c := &desk.Conversation
	result.Conversation = c
	if desk.Account == db.AccountDisconnected {
		return errDisconnected
	}
	parts, err := s.parts(ctx, tx, c, in)
	if err != nil {
		return err
	}
	replyTo, err := replyTarget(ctx, tx, c, in.ReplyToID)
	if err != nil {
		return err
	}
	outgoing := make([]db.Outgoing, len(parts))
	result.Messages = make([]db.Message, len(parts))
	for i, p := range parts {
		m := messageOf(*c, tx.Actor(), in.ClientKey, i, p, replyTo, desk.Now)
		if !maySend(windowAt(*c, desk.Now), m) {
			return windowProblem(c.Channel, windowAt(*c, desk.Now))
		}
		result.Messages[i], outgoing[i] = m, db.Outgoing{Message: m, File: p.file}
		s.Events.After(tx, events.MessageAdded{MessageID: m.ID, ConversationID: c.ID})
	}
	if isLast {
		tx.CommitWithNext()
	}
	did, err := tx.Answer(ctx, c, outgoing, Uploader(tx.Actor()))
	if errors.Is(err, db.ErrNotFound) {
		return problem.OnField(problem.NotFound, "attachmentIds", "A file is gone. Upload it again.")
	}
	if err != nil {
		return err
	}
	s.answered(tx, c.ID, did)
	return nil
}

// parts are the messages that one press of Send becomes on this channel.
func (s *Service) parts(ctx context.Context, tx *db.Tx, c *db.Conversation, in SendMessageInput) ([]part, error) {
	if in.Template != nil {
		template, err := tx.MessageTemplate(ctx, in.Template.TemplateID)
		if errors.Is(err, db.ErrNotFound) || err == nil && template.SocialAccountID != c.SocialAccountID {
			return nil, problem.OnField(problem.NotFound, "template.templateId", "This template does not exist on this account.")
		}
		if err != nil {
			return nil, err
		}
		p, err := render(*template, *in.Template)
		return []part{p}, err
	}
	if len(in.AttachmentIDs) == 0 {
		return split(c.Channel, in.text(), nil), nil
	}
	files, err := tx.Uploads(ctx, Uploader(tx.Actor()), in.AttachmentIDs)
	if err != nil {
		return nil, err
	}
	if len(files) != len(in.AttachmentIDs) {
		return nil, problem.OnField(problem.NotFound, "attachmentIds", "A file is gone. Upload it again.")
	}
	for _, file := range files {
		if err := CheckSendable(c.Channel, file); err != nil {
			return nil, err
		}
	}
	return split(c.Channel, in.text(), inOrder(files, in.AttachmentIDs)), nil
}

func inOrder(files []db.Attachment, ids []uuid.UUID) []db.Attachment {
	byID := make(map[uuid.UUID]db.Attachment, len(files))
	for _, f := range files {
		byID[f.ID] = f
	}
	ordered := make([]db.Attachment, len(ids))
	for i, id := range ids {
		ordered[i] = byID[id]
	}
	return ordered
}

func replyTarget(ctx context.Context, tx *db.Tx, c *db.Conversation, id *uuid.UUID) (*string, error) {
	if id == nil {
		return nil, nil
	}
	m, err := tx.Message(ctx, *id)
	if errors.Is(err, db.ErrNotFound) || err == nil && m.ConversationID != c.ID {
		return nil, problem.OnField(problem.NotFound, "replyToId", "The message you answer is not in this conversation.")
	}
	if err != nil {
		return nil, err
	}
	return m.ExternalID, nil
}

var errDisconnected = problem.New(problem.ChannelDisconnected, "This account was disconnected. Connect it again to answer.")

func windowProblem(channel db.Channel, w Window) error {
	switch {
	case channel == db.ChannelWhatsApp:
		return problem.New(problem.WindowClosed, "More than 24 hours have passed since the customer wrote. Send an approved template.")
	case w == WindowHuman:
		return problem.New(problem.WindowClosed, "More than 24 hours have passed since the customer wrote. On Instagram only a person may answer now, not a program.")
	}
	return problem.New(problem.WindowClosed, "More than 7 days have passed since the customer wrote. Instagram allows an answer only after they write again.")
}

// RetryMessageInput is the schema's input of the same name.
type RetryMessageInput struct{ MessageID uuid.UUID }

// RetryMessage makes a new attempt of a message that failed, or whose outcome
// nobody knows: that is the person's decision, never ours.
//
// Problems: NOT_FOUND, CONFLICT when it is under way or arrived, WINDOW_CLOSED,
// CHANNEL_DISCONNECTED.
func (s *Service) RetryMessage(ctx context.Context, actor db.Actor, in RetryMessageInput) (*db.Message, error) {
	var m *db.Message
	err := s.withMessage(ctx, actor, in.MessageID, func(tx *db.Tx, c *db.Conversation, found *db.Message) (err error) {
		if found.Direction != db.Out || found.Status != db.Failed && found.Status != db.Unknown {
			return problem.New(problem.Conflict, "This message is on its way or has arrived.")
		}
		account, err := tx.SocialAccount(ctx, found.SocialAccountID)
		if err != nil {
			return err
		}
		if account.Status == db.AccountDisconnected {
			return errDisconnected
		}
		now, err := tx.DatabaseNow(ctx)
		if err != nil {
			return err
		}
		if !maySend(windowAt(*c, now), *found) {
			return windowProblem(c.Channel, windowAt(*c, now))
		}
		if err := s.overrule(ctx, tx, *found); err != nil {
			return err
		}
		if err := tx.RetryMessage(ctx, found.ID); err != nil {
			return err
		}
		if m, err = tx.Message(ctx, found.ID); err != nil {
			return err
		}
		s.Queue.After(tx, queue.SendConversation{WorkspaceID: tx.WorkspaceID(), ConversationID: c.ID})
		return s.touched(ctx, tx, *m)
	})
	return m, err
}

// DiscardMessageInput is the schema's input of the same name.
type DiscardMessageInput struct{ MessageID uuid.UUID }

// CancelMessage takes back a message that has not left yet.
//
// Problems: NOT_FOUND, CONFLICT when it has left.
func (s *Service) CancelMessage(ctx context.Context, actor db.Actor, in DiscardMessageInput) (*db.Message, error) {
	var m *db.Message
	err := s.withMessage(ctx, actor, in.MessageID, func(tx *db.Tx, _ *db.Conversation, found *db.Message) (err error) {
		cancelled, err := tx.CancelMessage(ctx, found.ID)
		if err != nil {
			return err
		}
		if !cancelled {
			return problem.New(problem.Conflict, "This message has already left.")
		}
		if m, err = tx.Message(ctx, found.ID); err != nil {
			return err
		}
		return s.touched(ctx, tx, *m)
	})
	return m, err
}

// withMessage runs fn with a message and its conversation locked.
func (s *Service) withMessage(ctx context.Context, actor db.Actor, id uuid.UUID, fn func(*db.Tx, *db.Conversation, *db.Message) error) error {
	if !actor.Can(db.RoleAgent) {
		return problem.New(problem.Forbidden, "Your role cannot write to customers.")
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		m, c, err := holdMessage(ctx, tx, id)
		if errors.Is(err, db.ErrNotFound) {
			return problem.Missing("message")
		}
		if err != nil {
			return err
		}
		return fn(tx, c, m)
	})
}

// holdMessage locks a message's conversation and returns both as they are then: a
// message that was read before may have been sent meanwhile.
func holdMessage(ctx context.Context, tx *db.Tx, id uuid.UUID) (*db.Message, *db.Conversation, error) {
	m, err := tx.Message(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	c, err := tx.LockConversation(ctx, m.ConversationID)
	if err != nil {
		return nil, nil, err
	}
	m, err = tx.Message(ctx, id)
	return m, c, err
}
