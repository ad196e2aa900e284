package inbox

import (
	"context"
	"errors"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// ReactInput is the schema's input of the same name.
type ReactInput struct {
	MessageID uuid.UUID
	Emoji     *string
}

// React puts our side's emoji on a customer's message, or takes it back.
// Instagram's API knows one reaction, the heart.
//
// Problems: BAD_INPUT, NOT_FOUND, WINDOW_CLOSED.
func (s *Service) React(ctx context.Context, actor db.Actor, in ReactInput) (*db.Message, error) {
	emoji := ""
	if in.Emoji != nil {
		emoji = meta.Storable(*in.Emoji)
	}
	if utf8.RuneCountInString(emoji) > 10 {
		return nil, problem.BadInputOn("emoji", "Use one emoji.")
	}
	var m *db.Message
	err := s.withMessage(ctx, actor, in.MessageID, func(tx *db.Tx, c *db.Conversation, found *db.Message) error {
		if found.ExternalID == nil {
			return problem.New(problem.Conflict, "This message has not reached the provider yet.")
		}
		now, err := tx.DatabaseNow(ctx)
		if err != nil {
			return err
		}
		if windowAt(*c, now) != WindowOpen {
			return problem.New(problem.WindowClosed, "Reactions need the 24-hour window to be open.")
		}
		if c.Channel == db.ChannelInstagram && emoji != "" {
			emoji = "❤️"
		}
		changed, err := tx.SetReaction(ctx, db.Reaction{
			ID: db.NewID(), MessageID: found.ID, Author: db.AuthorUser, AuthorID: actor.Person(), Emoji: emoji, OccurredAt: now,
		})
		if err != nil {
			return err
		}
		if changed {
			s.Queue.After(tx, queue.SendReaction{WorkspaceID: tx.WorkspaceID(), MessageID: found.ID})
			s.changed(tx, *found)
		}
		m = found
		return nil
	})
	return m, err
}

// target of a call that is about somebody else's message: who and where.
type reachable struct {
	access    meta.Account
	channel   db.Channel
	recipient []db.ContactIdentity
	message   db.Message
}

// reach loads what a reaction or receipt needs. ok is false when there is
// nothing to do: the account is not connected, or nobody wrote.
func (s *Service) reach(ctx context.Context, workspaceID uuid.UUID, find func(*db.Tx) (*db.Message, error)) (r reachable, ok bool, err error) {
	var accountID uuid.UUID
	err = s.DB.View(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		m, err := find(tx)
		if err != nil {
			return err
		}
		c, err := tx.Conversation(ctx, m.ConversationID)
		if err != nil {
			return err
		}
		r.message, r.channel, accountID = *m, c.Channel, c.SocialAccountID
		r.recipient, err = tx.IdentitiesOn(ctx, c.ContactID, c.SocialAccountID)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return r, false, nil
	}
	if err != nil {
		return r, false, err
	}
	account, access, err := s.Accounts.Credentials(ctx, workspaceID, accountID)
	if err != nil || account.Status != db.AccountConnected || r.message.ExternalID == nil {
		return r, false, nil //nolint:nilerr // a channel that must be connected again has nothing to show
	}
	r.access = access
	return r, true, nil
}

// DeliverReaction tells the provider our side's reaction as it is now. Twice is
// the same as once.
func (s *Service) DeliverReaction(ctx context.Context, workspaceID, messageID uuid.UUID) error {
	emoji, reactionID := "", uuid.Nil
	r, ok, err := s.reach(ctx, workspaceID, func(tx *db.Tx) (*db.Message, error) {
		reaction, err := tx.ReactionOf(ctx, messageID, db.AuthorUser)
		if err != nil {
			return nil, err
		}
		emoji, reactionID = reaction.Emoji, reaction.ID
		return tx.Message(ctx, messageID)
	})
	if err != nil || !ok {
		return err
	}
	if err := s.tellReaction(ctx, r, reactionID, emoji); err != nil && retryable(err) {
		return err
	}
	return s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		return tx.ReactionSent(ctx, reactionID, emoji)
	})
}

// retryable says whether the same call may succeed later.
func retryable(err error) bool {
	switch meta.ClassOfError(err) {
	case meta.Temporary, meta.RateLimited, meta.PairRate, meta.TokenExpired, meta.Unknown: // a reaction said twice is said once
		return true
	}
	return false
}

func (s *Service) tellReaction(ctx context.Context, r reachable, id uuid.UUID, emoji string) error {
	if r.channel == db.ChannelInstagram {
		reaction := ""
		if emoji != "" {
			reaction = "love"
		}
		return s.Meta.ReactInstagram(ctx, r.access, instagramID(r.recipient), *r.message.ExternalID, reaction)
	}
	m := meta.WhatsAppMessage{
		CallbackData: reactionMark + id.String(),
		Content:      meta.SendReaction{MessageID: *r.message.ExternalID, Emoji: emoji},
	}
	for _, id := range r.recipient {
		if id.Kind == db.WhatsAppPhone {
			m.To = id.ExternalID
		} else {
			m.UserID = id.ExternalID
		}
	}
	_, err := s.Meta.SendWhatsApp(ctx, r.access, m)
	return err
}
