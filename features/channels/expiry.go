package channels

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/mail"
	"socialsync/db"
	"socialsync/jobs/queue"
)

// warnWithin is how long before a token ends its owners are mailed. What renews
// itself was renewed a week before (RefreshWithin), so this is for what does not.
const warnWithin = 3 * 24 * time.Hour

// SweepExpiries asks for the mails about tokens that end soon.
func (s *Service) SweepExpiries(ctx context.Context) error {
	var due []db.AccountRef
	err := s.DB.Global(ctx, "tokens that end in days", func(tx *db.Tx) (err error) {
		due, err = tx.AccountsToWarn(ctx, warnWithin, 1000)
		return err
	})
	for _, ref := range due {
		s.Queue.Nudge(ctx, queue.MailExpiry{WorkspaceID: ref.WorkspaceID, SocialAccountID: ref.ID})
	}
	return err
}

// MailExpiry tells the workspace's owners that an account's token ends, once for
// each end. A crash between mails and record mails them again: rather twice than
// never. What one mailbox refuses does not keep the others from knowing.
func (s *Service) MailExpiry(ctx context.Context, workspaceID, accountID uuid.UUID) error {
	var account *db.SocialAccount
	var members []db.Member
	err := s.DB.View(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) (err error) {
		if account, err = tx.ExpiryToMail(ctx, accountID, warnWithin); err != nil {
			return err
		}
		members, err = tx.Members(ctx)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("find whom to mail: %w", err)
	}
	sent, failed := 0, error(nil)
	for _, m := range members {
		if m.Role != db.RoleOwner {
			continue
		}
		err := s.mailExpiry(ctx, m.User, *account)
		if err == nil {
			sent++
			continue
		}
		failed = errors.Join(failed, err)
		s.Log.WarnContext(ctx, "expiry not mailed", "workspace", workspaceID, "account", accountID, "user", m.User.ID, "err", err)
	}
	if sent == 0 && failed != nil && !errors.Is(failed, mail.ErrRefused) {
		return failed
	}
	return s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		return tx.ExpiryMailed(ctx, accountID, *account.TokenExpiresAt)
	})
}

func (s *Service) mailExpiry(ctx context.Context, to db.User, account db.SocialAccount) error {
	zone, err := time.LoadLocation(to.TimeZone)
	if err != nil {
		zone = time.UTC
	}
	name := account.Name
	if account.Handle != "" {
		name += " (" + account.Handle + ")"
	}
	message, err := mail.TokenExpiry(to.Locale, mail.Expiry{
		Name: to.Name, Account: name, EndsAt: account.TokenExpiresAt.In(zone), URL: s.Links.PublicURL + "/channels",
	})
	if err != nil {
		return err
	}
	message.To = to.Email
	return s.Mail.Send(ctx, message)
}
