package channels

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
)

// profile is what is cached of a person. Refused is true where they have not
// agreed: commenting is no consent, only writing is.
type profile struct {
	Name       string `json:"name"`
	Username   string `json:"username"`
	PictureURL string `json:"pictureUrl"`
	Refused    bool   `json:"refused"`
}

// FetchProfile asks Instagram for a contact's name, username and picture. On
// WhatsApp names come with the messages and there are no pictures. A name that
// colleagues gave stays.
func (s *Service) FetchProfile(ctx context.Context, workspaceID, contactID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	var identities []db.ContactIdentity
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		identities, err = tx.IdentitiesOfContacts(ctx, []uuid.UUID{contactID})
		return err
	})
	if err != nil {
		return fmt.Errorf("load identities: %w", err)
	}
	for _, identity := range identities {
		if identity.Kind != db.InstagramUserID {
			continue
		}
		p, err := s.profile(ctx, workspaceID, identity)
		if errors.Is(err, db.ErrNotFound) {
			continue // the account was disconnected
		}
		if err != nil {
			return err
		}
		return s.keepProfile(ctx, actor, identity, p)
	}
	return nil
}

func (s *Service) profile(ctx context.Context, workspaceID uuid.UUID, identity db.ContactIdentity) (p profile, err error) {
	key := newCacheKey("profile", workspaceID, identity.SocialAccountID.String()+":"+identity.ExternalID)
	if value, ok := s.Cache.get(ctx, key); ok && json.Unmarshal(value, &p) == nil {
		return p, nil
	}
	account, access, err := s.Credentials(ctx, workspaceID, identity.SocialAccountID)
	if err != nil {
		return p, err
	}
	if account.Status != db.AccountConnected {
		return p, db.ErrNotFound
	}
	answer, err := s.Meta.InstagramProfile(ctx, access, identity.ExternalID)
	switch class := meta.ClassOfError(err); {
	case err == nil:
		p = profile{Name: answer.Name, Username: answer.Username, PictureURL: answer.PictureURL}
	case class == meta.Permission, class == meta.Undeliverable, class == meta.Rejected:
		p = profile{Refused: true}
	case class == meta.TokenExpired:
		return p, errors.Join(err, s.TokenRefused(ctx, workspaceID, account.ID, err.Error()))
	default:
		return p, fmt.Errorf("fetch profile: %w", err)
	}
	if value, err := json.Marshal(p); err == nil {
		s.Cache.fill(ctx, key, value)
	}
	return p, nil
}

func (s *Service) keepProfile(ctx context.Context, actor db.Actor, identity db.ContactIdentity, p profile) error {
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if p.Username != "" {
			if err := tx.UpdateIdentity(ctx, identity.ID, identity.ExternalID, &p.Username); err != nil {
				return err
			}
		}
		name := p.Name
		if name == "" {
			name = p.Username
		}
		err := tx.SetProfile(ctx, identity.ContactID, orNil(name), orNil(p.PictureURL))
		if errors.Is(err, db.ErrNotFound) || p.Refused {
			return ignoreMissing(err)
		}
		conversations, err := tx.ConversationsOfContacts(ctx, []uuid.UUID{identity.ContactID})
		for _, c := range conversations {
			s.Events.After(tx, events.ConversationUpdated{ConversationID: c.ID})
		}
		return err
	})
}

// ignoreMissing: a contact that was merged or erased meanwhile needs no profile.
func ignoreMissing(err error) error {
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	return err
}
