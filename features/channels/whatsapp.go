package channels

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strings"
	"time"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
)

// ConnectWhatsAppInput is the manual way: everything copied from Meta's console.
type ConnectWhatsAppInput struct {
	PhoneNumberID     string
	BusinessAccountID string
	AccessToken       string
}

// Validate checks the form before Meta is asked.
func (in *ConnectWhatsAppInput) Validate() error {
	in.PhoneNumberID, in.BusinessAccountID = strings.TrimSpace(in.PhoneNumberID), strings.TrimSpace(in.BusinessAccountID)
	in.AccessToken = strings.TrimSpace(in.AccessToken)
	var problems problem.List
	if !isID(in.PhoneNumberID) {
		problems.Add(problem.BadInput, "phoneNumberId", "Enter the phone number ID: digits only, and not the phone number itself.")
	}
	if !isID(in.BusinessAccountID) {
		problems.Add(problem.BadInput, "businessAccountId", "Enter the WhatsApp Business account ID: digits only.")
	}
	if n := len(in.AccessToken); n < 10 || n > 2000 || strings.ContainsAny(in.AccessToken, " \t\r\n") {
		problems.Add(problem.BadInput, "accessToken", "Enter the access token, complete and without spaces.")
	}
	return problems.Err()
}

// isID says whether text has the form of Meta's ids; a phone number with its
// country code has at most 15 digits too, but never fewer than 5.
func isID(text string) bool {
	return len(text) >= 5 && len(text) <= 32 && strings.Trim(text, "0123456789") == ""
}

// ConnectWhatsApp connects a number with a token made in Meta's console: the
// token is tried, a new number registered, our webhook subscribed, then everything
// is stored.
//
// Problems: FORBIDDEN; BAD_INPUT; PROVIDER_REFUSED on the field to correct;
// CONFLICT when another workspace has the number.
func (s *Service) ConnectWhatsApp(ctx context.Context, actor db.Actor, in ConnectWhatsAppInput) (*db.SocialAccount, error) {
	if err := may(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	number, err := s.Meta.PhoneNumber(ctx, meta.Account{ID: in.PhoneNumberID, Token: in.AccessToken})
	if err != nil {
		return nil, refusal(wrongOf(err, "phoneNumberId"), err)
	}
	numbers, err := s.Meta.PhoneNumbers(ctx, meta.Account{ID: in.BusinessAccountID, Token: in.AccessToken})
	if err != nil {
		return nil, refusal(wrongOf(err, "businessAccountId"), err)
	}
	if !slices.ContainsFunc(numbers, func(n meta.PhoneNumber) bool { return n.ID == in.PhoneNumberID }) {
		return nil, problem.BadInputOn("businessAccountId", "This business account does not have the phone number %s.", number.DisplayPhone)
	}
	number.ID = in.PhoneNumberID
	pin, err := s.register(ctx, number, in.AccessToken)
	if err != nil {
		return nil, err
	}
	return s.keepNumber(ctx, actor, number, in.BusinessAccountID, in.AccessToken, pin, s.inspectToken(ctx, in.AccessToken))
}

// wrongOf is accessToken when the token is to blame, else field.
func wrongOf(err error, field string) string {
	if meta.ClassOfError(err) == meta.TokenExpired {
		return "accessToken"
	}
	return field
}

// keepNumber subscribes our webhook and stores the number. Without the
// subscription nothing would ever arrive, so it has to succeed.
func (s *Service) keepNumber(ctx context.Context, actor db.Actor, n meta.PhoneNumber, wabaID, token, pin string, facts tokenFacts) (*db.SocialAccount, error) {
	account := db.SocialAccount{
		Channel: db.ChannelWhatsApp, ExternalID: n.ID, BusinessID: wabaID, Name: n.VerifiedName, Handle: n.DisplayPhone,
		Scopes: facts.scopes, TokenExpiresAt: facts.expiresAt, Quality: quality(n.Quality), MessagingTier: orNil(n.MessagingLimit),
	}
	if account.Name == "" {
		account.Name = n.DisplayPhone
	}
	if wabaID != "" {
		if err := s.Meta.SubscribeWhatsApp(ctx, meta.Account{ID: wabaID, Token: token}); err != nil {
			return nil, refusal("businessAccountId", err)
		}
		now := time.Now()
		account.WebhookSubscribedAt = &now
	}
	return s.Keep(ctx, actor, Connection{Account: account, Token: token, PIN: pin})
}

// quality drops Meta's words for "not known".
func quality(rating string) *string {
	switch rating {
	case "GREEN", "YELLOW", "RED":
		return &rating
	}
	return nil
}

// CompleteEmbeddedSignupInput is what Meta's window hands to the browser.
type CompleteEmbeddedSignupInput struct {
	Code              string
	PhoneNumberID     string
	BusinessAccountID string
}

// CompleteEmbeddedSignup exchanges the code of Meta's window and connects the
// number that was chosen in it. The ids come through the browser, so they only
// choose between those that Meta says the token was given for.
//
// Problems: as ConnectWhatsApp; EXPIRED when the code was too old.
func (s *Service) CompleteEmbeddedSignup(ctx context.Context, actor db.Actor, in CompleteEmbeddedSignupInput) (*db.SocialAccount, error) {
	if err := may(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	return s.signUp(ctx, actor, in, "")
}

func (s *Service) signUp(ctx context.Context, actor db.Actor, in CompleteEmbeddedSignupInput, redirectURI string) (*db.SocialAccount, error) {
	if in.Code == "" || len(in.Code) > 2000 {
		return nil, problem.BadInputOn("code", "Meta's window gave no code. Please connect again.")
	}
	token, err := s.Meta.ExchangeSignupCode(ctx, in.Code, redirectURI)
	if err != nil {
		if class := meta.ClassOfError(err); class == meta.Rejected || class == meta.TokenExpired {
			return nil, problem.OnField(problem.Expired, "code", "Meta's code is used or out of date. Please connect again.")
		}
		return nil, refusal("code", err)
	}
	facts := s.inspectToken(ctx, token.Value)
	wabas := facts.info.Targets("whatsapp_business_management")
	if in.BusinessAccountID != "" {
		if !slices.Contains(wabas, in.BusinessAccountID) {
			return nil, problem.OnField(problem.ProviderRefused, "businessAccountId", "Meta was not asked to share this business account with us. Please connect again and select it.")
		}
		wabas = []string{in.BusinessAccountID}
	}
	if facts.expiresAt == nil && token.ExpiresIn > 0 {
		at := time.Now().Add(time.Duration(token.ExpiresIn) * time.Second)
		facts.expiresAt = &at
	}
	for _, waba := range wabas {
		numbers, err := s.Meta.PhoneNumbers(ctx, meta.Account{ID: waba, Token: token.Value})
		if err != nil {
			return nil, refusal("businessAccountId", err)
		}
		for _, n := range numbers {
			if in.PhoneNumberID == "" || n.ID == in.PhoneNumberID {
				pin, err := s.register(ctx, n, token.Value)
				if err != nil {
					return nil, err
				}
				return s.keepNumber(ctx, actor, n, waba, token.Value, pin, facts)
			}
		}
	}
	return nil, problem.OnField(problem.ProviderRefused, "phoneNumberId", "This phone number is not among those shared with us. Please connect again and select it.")
}

// register makes a new number usable. Numbers that already are on the Cloud API,
// or stay on a phone's app, are left alone.
func (s *Service) register(ctx context.Context, n meta.PhoneNumber, token string) (pin string, err error) {
	if n.PlatformType != "NOT_APPLICABLE" {
		return "", nil
	}
	six, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return "", err
	}
	pin = fmt.Sprintf("%06d", six)
	if err := s.Meta.RegisterNumber(ctx, meta.Account{ID: n.ID, Token: token}, pin); err != nil {
		return "", refusal("phoneNumberId", err)
	}
	return pin, nil
}

// WhatsAppDialog is where a browser connects WhatsApp by redirects, for those
// that block Meta's window.
//
// Problems: FORBIDDEN, PROVIDER_REFUSED when no Meta app is configured.
func (s *Service) WhatsAppDialog(actor db.Actor, returnTo string) (string, error) {
	if err := may(actor, db.RoleAdmin); err != nil {
		return "", err
	}
	if s.Meta.AppID == "" {
		return "", problem.New(problem.ProviderRefused, "No Meta app is configured. Connect the number with its access token.")
	}
	st, err := s.States.issue(actor, db.ChannelWhatsApp, returnTo)
	if err != nil {
		return "", err
	}
	query := url.Values{
		"client_id": {s.Meta.AppID}, "redirect_uri": {s.Links.WhatsAppRedirectURI}, "response_type": {"code"}, "state": {st},
		"scope": {"whatsapp_business_management,whatsapp_business_messaging,business_management"},
	}
	if s.Links.SignupConfigID != "" {
		query.Set("config_id", s.Links.SignupConfigID)
		query.Set("override_default_response_type", "true")
	}
	return strings.TrimSuffix(s.Links.DialogURL, "/") + "/" + meta.Version + "/dialog/oauth?" + query.Encode(), nil
}

// CompleteWhatsApp is the end of WhatsAppDialog: the first number Meta shared is
// connected. returnTo is where the browser goes, whatever happened.
func (s *Service) CompleteWhatsApp(ctx context.Context, actor db.Actor, back Callback) (account *db.SocialAccount, returnTo string, err error) {
	returnTo, err = s.returned(ctx, actor, db.ChannelWhatsApp, back)
	if err != nil {
		return nil, returnTo, err
	}
	account, err = s.signUp(ctx, actor, CompleteEmbeddedSignupInput{Code: back.Code}, s.Links.WhatsAppRedirectURI)
	return account, returnTo, err
}
