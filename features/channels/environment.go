package channels

import (
	"context"
	"errors"
	"fmt"

	"socialsync/clients/meta"
	"socialsync/db"
)

// Environment holds accounts whose tokens stand in the settings of the
// installation. Empty fields mean no account.
type Environment struct {
	WhatsAppPhoneNumberID string
	WhatsAppAccessToken   string
	InstagramAccessToken  string
}

// EnsureFromEnvironment connects the accounts of the environment to the actor's
// workspace, those that are not connected anywhere yet or have to be connected
// again. It runs at every start; what works is left alone, so a token replaced in
// the product is not set back. Its error names each account that failed.
func (s *Service) EnsureFromEnvironment(ctx context.Context, actor db.Actor, env Environment) error {
	var errs []error
	if env.WhatsAppPhoneNumberID != "" && env.WhatsAppAccessToken != "" {
		if err := s.ensureWhatsApp(ctx, actor, env.WhatsAppPhoneNumberID, env.WhatsAppAccessToken); err != nil {
			errs = append(errs, fmt.Errorf("connect WHATSAPP_PHONE_NUMBER_ID: %w", err))
		}
	}
	if env.InstagramAccessToken != "" {
		if err := s.ensureInstagram(ctx, actor, env.InstagramAccessToken); err != nil {
			errs = append(errs, fmt.Errorf("connect INSTAGRAM_ACCESS_TOKEN: %w", err))
		}
	}
	return errors.Join(errs...)
}

func (s *Service) ensureWhatsApp(ctx context.Context, actor db.Actor, numberID, token string) error {
	if connected, err := s.works(ctx, db.ChannelWhatsApp, numberID); connected || err != nil {
		return err
	}
	number, err := s.Meta.PhoneNumber(ctx, meta.Account{ID: numberID, Token: token})
	if err != nil {
		return err
	}
	number.ID = numberID
	facts := s.inspectToken(ctx, token)
	// The environment names the number only; the token knows the business account.
	waba := ""
	for _, id := range facts.info.Targets("whatsapp_business_management") {
		numbers, err := s.Meta.PhoneNumbers(ctx, meta.Account{ID: id, Token: token})
		if err != nil {
			return err
		}
		for _, n := range numbers {
			if n.ID == numberID {
				waba = id
			}
		}
	}
	if waba == "" {
		s.Log.WarnContext(ctx, "the business account of the number is not known: no templates, and the webhook must be subscribed by hand; connect it in the product instead",
			"workspace", actor.WorkspaceID)
	}
	_, err = s.keepNumber(ctx, actor, number, waba, token, "", facts)
	return err
}

func (s *Service) ensureInstagram(ctx context.Context, actor db.Actor, token string) error {
	me, err := s.Meta.InstagramMe(ctx, token)
	if err != nil {
		return err
	}
	if connected, err := s.works(ctx, db.ChannelInstagram, me.UserID); connected || err != nil {
		return err
	}
	_, err = s.keepInstagram(ctx, actor, meta.Token{Value: token}, nil)
	return err
}

// works reports whether an account is connected, in any workspace.
func (s *Service) works(ctx context.Context, channel db.Channel, externalID string) (bool, error) {
	ref, err := s.Route(ctx, channel, externalID)
	if errors.Is(err, db.ErrNotFound) {
		return false, nil
	}
	return err == nil && ref.Status == db.AccountConnected, err
}
