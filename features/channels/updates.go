package channels

import (
	"context"
	"strings"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/jobs/queue"
)

// Route says whose account a provider's id is; db.ErrNotFound when nobody's. It
// is not cached: an account that moves to another workspace must not deliver
// even one message to the old one.
func (s *Service) Route(ctx context.Context, channel db.Channel, externalID string) (db.AccountRef, error) {
	var ref db.AccountRef
	err := s.DB.GlobalEach(ctx, "whose webhook this is", func(tx *db.Tx) error {
		found, err := tx.RouteAccount(ctx, channel, externalID)
		if err == nil {
			ref = *found
		}
		return err
	})
	return ref, err
}

// RouteBusiness lists the accounts under a WhatsApp business account.
func (s *Service) RouteBusiness(ctx context.Context, businessID string) (refs []db.AccountRef, err error) {
	err = s.DB.GlobalEach(ctx, "whose webhook this is", func(tx *db.Tx) (err error) {
		refs, err = tx.RouteBusiness(ctx, businessID)
		return err
	})
	return refs, err
}

// ApplyUpdate takes over what the provider says about an account or one of its
// templates. What it only hints at is asked for by a job.
func (s *Service) ApplyUpdate(ctx context.Context, ref db.AccountRef, u meta.Unit) error {
	actor := db.SystemActor(ref.WorkspaceID)
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		switch {
		case u.Template != nil:
			return s.templateUpdate(ctx, tx, ref, *u.Template)
		case u.Account != nil:
			return s.accountUpdate(ctx, tx, ref, *u.Account)
		}
		return nil
	})
}

func (s *Service) templateUpdate(ctx context.Context, tx *db.Tx, ref db.AccountRef, u meta.TemplateUpdate) error {
	reason := orNil(u.Reason)
	if u.Reason == "NONE" {
		reason = nil
	}
	known, err := tx.SetTemplateStatus(ctx, ref.ID, u.ID, templateStatus(u.Event), u.Category, reason)
	if err != nil {
		return err
	}
	// Components changed, or a template we have never seen: only a listing tells.
	if !known || u.Event == "" {
		s.Queue.After(tx, queue.SyncTemplates{WorkspaceID: ref.WorkspaceID, SocialAccountID: ref.ID})
	}
	s.changed(tx, ref.ID)
	return nil
}

// templateStatus turns the word for what happened into the word for what is.
// Empty leaves the status as it was.
func templateStatus(event string) string {
	switch event {
	case "REINSTATED", "UNPAUSED":
		return "APPROVED"
	case "FLAGGED":
		return "" // still sendable
	}
	return event
}

func (s *Service) accountUpdate(ctx context.Context, tx *db.Tx, ref db.AccountRef, u meta.AccountUpdate) error {
	if u.DisplayPhone != "" {
		account, err := tx.SocialAccount(ctx, ref.ID)
		if err != nil {
			return err
		}
		if notDigits.ReplaceAllString(account.Handle, "") != notDigits.ReplaceAllString(u.DisplayPhone, "") {
			return nil // another number of the same business account
		}
	}
	if u.Disconnected {
		reason := "Meta withdrew our access (" + strings.ToLower(strings.ReplaceAll(u.Event, "_", " ")) + "). Connect the account again; messages wait until then."
		if _, err := tx.SetAccountStatus(ctx, ref.ID, db.AccountReconnect, &reason); err != nil {
			return err
		}
	} else {
		s.Queue.After(tx, queue.CheckAccount{WorkspaceID: ref.WorkspaceID, SocialAccountID: ref.ID})
	}
	if u.Limit != "" {
		if _, err := tx.SaveHealth(ctx, ref.ID, db.AccountHealth{MessagingTier: &u.Limit}); err != nil {
			return err
		}
	}
	s.changed(tx, ref.ID)
	return nil
}
