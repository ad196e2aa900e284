package meta

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
)

// PhoneNumber is a number of a WhatsApp Business account.
type PhoneNumber struct {
	ID             string `json:"id"`
	DisplayPhone   string `json:"display_phone_number"`
	VerifiedName   string `json:"verified_name"`
	Quality        string `json:"quality_rating"` // GREEN, YELLOW, RED, NA or UNKNOWN
	MessagingLimit string `json:"messaging_limit_tier"`
	Verification   string `json:"code_verification_status"`
	NameStatus     string `json:"name_status"`
	AccountMode    string `json:"account_mode"`
	PlatformType   string `json:"platform_type"`
	Status         string `json:"status"`
	Throughput     struct {
		Level string `json:"level"`
	} `json:"throughput"`
}

const phoneFields = "id,display_phone_number,verified_name,quality_rating,messaging_limit_tier," +
	"code_verification_status,name_status,account_mode,platform_type,status,throughput"

// PhoneNumber reads one number. It is also the cheapest probe of a token.
func (c *Client) PhoneNumber(ctx context.Context, number Account) (PhoneNumber, error) {
	in := c.whatsAppCall("phone number", http.MethodGet, number, "")
	in.query = url.Values{"fields": {phoneFields}}
	var out PhoneNumber
	err := c.do(ctx, in, &out)
	return out, err
}

// PhoneNumbers lists the numbers of a WhatsApp Business account.
func (c *Client) PhoneNumbers(ctx context.Context, waba Account) ([]PhoneNumber, error) {
	in := c.whatsAppCall("phone numbers", http.MethodGet, waba, "/phone_numbers")
	in.query = url.Values{"fields": {phoneFields}}
	return pages[PhoneNumber](ctx, c, in)
}

// Template is a message template as the account holds it.
type Template struct {
	ID              string          `json:"id"`
	Name            string          `json:"name"`
	Language        string          `json:"language"`
	Status          string          `json:"status"`
	Category        string          `json:"category"`
	ParameterFormat string          `json:"parameter_format"` // POSITIONAL or NAMED
	RejectedReason  string          `json:"rejected_reason"`
	Components      json.RawMessage `json:"components"`
}

// Templates lists every template of a WhatsApp Business account, whatever its
// status.
func (c *Client) Templates(ctx context.Context, waba Account) ([]Template, error) {
	in := c.whatsAppCall("templates", http.MethodGet, waba, "/message_templates")
	in.query = url.Values{
		"fields": {"id,name,language,status,category,parameter_format,rejected_reason,components"}, "limit": {"100"},
	}
	return pages[Template](ctx, c, in)
}

// SubscribeWhatsApp makes the account's webhooks come to our app. Without it
// nothing arrives. Subscribing twice is the same as once.
func (c *Client) SubscribeWhatsApp(ctx context.Context, waba Account) error {
	in := c.whatsAppCall("subscribe whatsapp", http.MethodPost, waba, "/subscribed_apps")
	in.safe = true
	return c.do(ctx, in, nil)
}

// UnsubscribeWhatsApp stops the account's webhooks.
func (c *Client) UnsubscribeWhatsApp(ctx context.Context, waba Account) error {
	in := c.whatsAppCall("unsubscribe whatsapp", http.MethodDelete, waba, "/subscribed_apps")
	in.safe = true
	return c.do(ctx, in, nil)
}

// WhatsAppSubscribed says whether any app receives the account's webhooks.
func (c *Client) WhatsAppSubscribed(ctx context.Context, waba Account) (bool, error) {
	apps, err := pages[json.RawMessage](ctx, c, c.whatsAppCall("subscribed apps", http.MethodGet, waba, "/subscribed_apps"))
	return len(apps) > 0, err
}

// RegisterNumber makes a number usable through the API. Skip it for numbers
// that stay on a phone's app.
func (c *Client) RegisterNumber(ctx context.Context, number Account, pin string) error {
	in := c.whatsAppCall("register number", http.MethodPost, number, "/register")
	in.json, in.safe = map[string]string{"messaging_product": "whatsapp", "pin": pin}, true
	return c.do(ctx, in, nil)
}

// Token is an access token; ExpiresIn 0 means it does not expire.
type Token struct {
	Value     string
	ExpiresIn int64 // seconds
	UserID    string
}

// ExchangeSignupCode turns the code of Embedded Signup, good for half a
// minute and once, into a business token.
func (c *Client) ExchangeSignupCode(ctx context.Context, code, redirectURI string) (Token, error) {
	query := url.Values{"client_id": {c.AppID}, "client_secret": {c.AppSecret}, "code": {code}}
	if redirectURI != "" {
		query.Set("redirect_uri", redirectURI)
	}
	var answer tokenAnswer
	err := c.do(ctx, call{
		op: "exchange signup code", method: http.MethodGet, base: c.graphURL(),
		path: "/" + Version + "/oauth/access_token", query: query,
	}, &answer)
	return answer.token(), err
}

// TokenInfo is what Meta knows of a token.
type TokenInfo struct {
	AppID     string   `json:"app_id"`
	Valid     bool     `json:"is_valid"`
	ExpiresAt int64    `json:"expires_at"` // unix seconds; 0 never
	Scopes    []string `json:"scopes"`
	Granular  []struct {
		Scope     string   `json:"scope"`
		TargetIDs []string `json:"target_ids"`
	} `json:"granular_scopes"`
}

// Targets are the ids that the token may use under a scope: the trustworthy
// way to learn which accounts somebody has connected.
func (t TokenInfo) Targets(scope string) []string {
	for _, g := range t.Granular {
		if g.Scope == scope {
			return g.TargetIDs
		}
	}
	return nil
}

// DebugToken asks for a token's rights, in the name of the app.
func (c *Client) DebugToken(ctx context.Context, token string) (TokenInfo, error) {
	var answer struct {
		Data TokenInfo `json:"data"`
	}
	err := c.do(ctx, call{
		op: "debug token", method: http.MethodGet, base: c.graphURL(), path: "/" + Version + "/debug_token",
		query: url.Values{"input_token": {token}}, token: c.AppID + "|" + c.AppSecret,
	}, &answer)
	return answer.Data, err
}

// maxPages bounds a listing whose "next" never ends.
const maxPages = 100

// pages follows the cursors of a listing to its end. A page may be empty and
// still have a next one.
func pages[T any](ctx context.Context, c *Client, in call) ([]T, error) {
	var all []T
	for range maxPages {
		var page struct {
			Data   []T `json:"data"`
			Paging struct {
				Cursors struct {
					After string `json:"after"`
				} `json:"cursors"`
				Next string `json:"next"`
			} `json:"paging"`
		}
		if err := c.do(ctx, in, &page); err != nil {
			return nil, err
		}
		all = append(all, page.Data...)
		if page.Paging.Next == "" || page.Paging.Cursors.After == "" {
			break
		}
		in.query = cloneValues(in.query)
		in.query.Set("after", page.Paging.Cursors.After)
	}
	return all, nil
}
