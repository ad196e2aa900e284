package inbox

import (
	"context"
	"errors"
	"time"

	"socialsync/clients/meta"
	"socialsync/db"
)

// route is how a provider addresses an account.
type route struct {
	channel   db.Channel
	accountID string
}

// hearByRoute is hear for accounts that were heard of before. Whose one was then it need
// not be any more, but hear takes nothing for an account that is disconnected, and only
// one account that is not has the provider's id.
func (s *Service) hearByRoute(ctx context.Context, channel db.Channel, u meta.Unit) (bool, error) {
	known, ok := s.routes.Load(route{channel, u.AccountID})
	if !ok {
		return false, nil
	}
	account := known.(db.AccountRef) //nolint:forcetypeassert // what ingestUnit stores
	err := s.hear(ctx, account, u)
	if errors.Is(err, db.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	s.Accounts.Heard(ctx, account)
	return true, nil
}

// hear is ingestMessage for what customers send most, which shares one round trip with
// what comes at the same time: see db.Hear. db.ErrNotFound when it is something else.
func (s *Service) hear(ctx context.Context, account db.AccountRef, u meta.Unit) error {
	channel := db.Channel(u.Channel)
	ids := person(channel, u.Customer)
	if u.Kind != meta.UnitMessage || u.Message == nil || len(u.Message.Media) > 0 || len(ids) != 1 {
		return db.ErrNotFound
	}
	m := received(db.Conversation{SocialAccountID: account.ID}, u)
	if m.Kind == db.KindSystem {
		return db.ErrNotFound
	}
	heard := db.Heard{
		Actor: db.SystemActor(account.WorkspaceID), Message: m, Account: u.AccountID, Identity: ids[0], Name: u.Customer.Name, Phone: phoneOf(channel, u.Customer),
		ConnectedBefore: m.OccurredAt.Add(lateness),
	}
	if hasProfile(channel) {
		since := time.Now().Add(-profileTTL)
		heard.ProfileSince = &since
	}
	return s.DB.UpdateEach(ctx, heard.Actor, func(tx *db.Tx) error {
		wait, err := s.waits(ctx, tx, m, false)
		if err != nil {
			return err
		}
		if wait != nil {
			heard.Quiet, heard.Longest = wait.Quiet, wait.Longest
		}
		arrived, ok, err := s.hearings.ask(&heard, transactionsAtOnce, s.hearTogether)
		if err != nil {
			return err
		}
		if !ok {
			return db.ErrNotFound
		}
		if wait != nil {
			s.Assistant.Await(tx, arrived.ConversationID, *wait)
		}
		s.announce(tx, *arrived)
		return nil
	})
}

func (s *Service) hearTogether(all []*db.Heard) (map[*db.Heard]*db.Message, error) {
	return allOrEach(all, s.DB.Hear)
}
