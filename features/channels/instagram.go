package channels

import (
	"context"
	"fmt"
	"time"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
)

// StartInstagramConnectInput says where the browser returns to in the product.
type StartInstagramConnectInput struct {
	ReturnTo *string
}

func (s *Service) canConnectInstagram() bool {
	return s.Meta.InstagramAppID != "" && s.Meta.InstagramAppSecret != ""
}

// StartInstagramConnect makes the address where a person lets us into their
// account. It works for a quarter of an hour, once, in this session.
//
// Problems: FORBIDDEN, PROVIDER_REFUSED when no Instagram app is configured.
func (s *Service) StartInstagramConnect(_ context.Context, actor db.Actor, in StartInstagramConnectInput) (string, error) {
	if err := may(actor, db.RoleAdmin); err != nil {
		return "", err
	}
	if !s.canConnectInstagram() {
		return "", problem.New(problem.ProviderRefused, "No Instagram app is configured in this installation.")
	}
	returnTo := DefaultReturn
	if in.ReturnTo != nil {
		returnTo = *in.ReturnTo
	}
	st, err := s.States.issue(actor, db.ChannelInstagram, returnTo)
	if err != nil {
		return "", fmt.Errorf("start connecting instagram: %w", err)
	}
	return s.Meta.InstagramLogin(s.Links.InstagramRedirect, st), nil
}

// Callback is what Meta's dialog sends the browser back with.
type Callback struct {
	State, Code   string
	Error, Reason string // set when the person said no, or Meta did
}

// returned judges what came back, before any code is exchanged.
func (s *Service) returned(ctx context.Context, actor db.Actor, channel db.Channel, back Callback) (returnTo string, err error) {
	st, ok := s.States.read(actor, channel, back.State)
	returnTo = st.ReturnTo
	switch {
	case !ok || !s.Cache.claim(ctx, "connect:"+st.Nonce.String(), stateFor):
		return returnTo, problem.New(problem.Expired, "Connecting took too long or began in another session. Please start again.")
	case may(actor, db.RoleAdmin) != nil:
		return returnTo, may(actor, db.RoleAdmin)
	case back.Error != "":
		return returnTo, problem.New(problem.ProviderRefused, "The permission was not given.")
	}
	return returnTo, nil
}

// CompleteInstagram exchanges the code, learns whose account it is and stores it
// with a token of sixty days. returnTo is where the browser goes, whatever
// happened. Permissions the person left out are in the account's MissingScopes.
//
// Problems: EXPIRED for a state or code that is old, used or another session's;
// PROVIDER_REFUSED; CONFLICT when another workspace has the account.
func (s *Service) CompleteInstagram(ctx context.Context, actor db.Actor, back Callback) (account *db.SocialAccount, returnTo string, err error) {
	returnTo, err = s.returned(ctx, actor, db.ChannelInstagram, back)
	if err != nil {
		return nil, returnTo, err
	}
	grant, err := s.Meta.ExchangeInstagramCode(ctx, back.Code, s.Links.InstagramRedirect)
	if err != nil {
		if meta.ClassOfError(err) == meta.Rejected {
			return nil, returnTo, problem.New(problem.Expired, "Instagram's code is used or out of date. Please connect again.")
		}
		return nil, returnTo, refusal("", err)
	}
	long, err := s.Meta.LongLivedInstagramToken(ctx, grant.Token.Value)
	if err != nil {
		return nil, returnTo, refusal("", err)
	}
	account, err = s.keepInstagram(ctx, actor, long, grant.Permissions)
	return account, returnTo, err
}

// keepInstagram stores the account of a long-lived token. A subscription that
// fails, for want of a permission say, leaves the account connected and visibly
// deaf: the next check tries again.
func (s *Service) keepInstagram(ctx context.Context, actor db.Actor, token meta.Token, permissions []string) (*db.SocialAccount, error) {
	me, err := s.Meta.InstagramMe(ctx, token.Value)
	if err != nil {
		return nil, refusal("", err)
	}
	if me.UserID == "" {
		return nil, problem.New(problem.ProviderRefused, "Only professional Instagram accounts can be connected. Switch the account to Business or Creator first.")
	}
	account := db.SocialAccount{
		Channel: db.ChannelInstagram, ExternalID: me.UserID, Name: me.Name, Handle: me.Username,
		PictureURL: orNil(me.PictureURL), Scopes: permissions,
	}
	if account.Name == "" {
		account.Name = me.Username
	}
	if token.ExpiresIn > 0 {
		at := time.Now().Add(time.Duration(token.ExpiresIn) * time.Second)
		account.TokenExpiresAt = &at
	}
	if err := s.Meta.SubscribeInstagram(ctx, token.Value); err != nil {
		s.Log.WarnContext(ctx, "webhook not subscribed", "workspace", actor.WorkspaceID, "channel", account.Channel, "err", err)
	} else {
		now := time.Now()
		account.WebhookSubscribedAt = &now
	}
	return s.Keep(ctx, actor, Connection{Account: account, Token: token.Value})
}
