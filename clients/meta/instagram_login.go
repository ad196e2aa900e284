package meta

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
)

// InstagramScopes are the rights the product asks for.
var InstagramScopes = []string{
	"instagram_business_basic", "instagram_business_manage_messages", "instagram_business_manage_comments",
	"instagram_business_content_publish", "instagram_business_manage_insights",
}

// InstagramLogin is the address where somebody lets us into their account.
// Instagram returns to redirectURI with code and the same state.
func (c *Client) InstagramLogin(redirectURI, state string) string {
	return c.instagramHost(c.InstagramLoginURL, "https://www.instagram.com") + "/oauth/authorize?" + url.Values{
		"client_id": {c.InstagramAppID}, "redirect_uri": {redirectURI}, "response_type": {"code"},
		"scope": {strings.Join(InstagramScopes, ",")}, "state": {state},
	}.Encode()
}

// InstagramGrant is what a code was good for: a token for one hour.
type InstagramGrant struct {
	Token       Token
	Permissions []string
}

// Missing names the scopes that the person left out.
func (g InstagramGrant) Missing() []string {
	var missing []string
	for _, scope := range InstagramScopes {
		found := false
		for _, have := range g.Permissions {
			found = found || have == scope
		}
		if !found {
			missing = append(missing, scope)
		}
	}
	return missing
}

// ExchangeInstagramCode turns a code, good for an hour and once, into a
// short-lived token. The "#_" Instagram appends to the code is dropped.
func (c *Client) ExchangeInstagramCode(ctx context.Context, code, redirectURI string) (InstagramGrant, error) {
	var answer struct {
		grantAnswer
		Data []grantAnswer `json:"data"`
	}
	err := c.do(ctx, call{
		op: "exchange instagram code", method: http.MethodPost, path: "/oauth/access_token",
		base: c.instagramHost(c.InstagramAPIURL, "https://api.instagram.com"),
		form: url.Values{
			"client_id": {c.InstagramAppID}, "client_secret": {c.InstagramAppSecret}, "grant_type": {"authorization_code"},
			"redirect_uri": {redirectURI}, "code": {strings.TrimSuffix(code, "#_")},
		},
	}, &answer)
	if err != nil {
		return InstagramGrant{}, err
	}
	grant := answer.grantAnswer
	if len(answer.Data) > 0 {
		grant = answer.Data[0]
	}
	return InstagramGrant{
		Token:       Token{Value: grant.AccessToken, UserID: grant.UserID.String(), ExpiresIn: 3600},
		Permissions: grant.Permissions,
	}, nil
}

// grantAnswer comes flat or inside data[], with permissions as text or a list.
type grantAnswer struct {
	AccessToken string      `json:"access_token"`
	UserID      json.Number `json:"user_id"`
	Permissions textList    `json:"permissions"`
}

// textList reads ["a","b"] and "a,b" alike.
type textList []string

func (l *textList) UnmarshalJSON(raw []byte) error {
	var joined string
	if json.Unmarshal(raw, &joined) != nil {
		return json.Unmarshal(raw, (*[]string)(l))
	}
	*l = strings.FieldsFunc(joined, func(r rune) bool { return r == ',' || r == ' ' })
	return nil
}

// LongLivedInstagramToken trades a one-hour token for one of sixty days.
func (c *Client) LongLivedInstagramToken(ctx context.Context, short string) (Token, error) {
	return c.instagramToken(ctx, "long-lived instagram token", "/access_token", url.Values{
		"grant_type": {"ig_exchange_token"}, "client_secret": {c.InstagramAppSecret}, "access_token": {short},
	})
}

// RefreshInstagramToken renews a long-lived token that is at least a day old
// and has not expired. The old one stays good until its own end.
func (c *Client) RefreshInstagramToken(ctx context.Context, token string) (Token, error) {
	return c.instagramToken(ctx, "refresh instagram token", "/refresh_access_token", url.Values{
		"grant_type": {"ig_refresh_token"}, "access_token": {token},
	})
}

// instagramToken calls the two endpoints that take the token in the query.
func (c *Client) instagramToken(ctx context.Context, op, path string, query url.Values) (Token, error) {
	var answer tokenAnswer
	err := c.do(ctx, call{op: op, method: http.MethodGet, base: c.instagramURL(), path: path, query: query}, &answer)
	return answer.token(), err
}

type tokenAnswer struct {
	AccessToken string  `json:"access_token"`
	ExpiresIn   decimal `json:"expires_in"`
}

func (a tokenAnswer) token() Token {
	return Token{Value: a.AccessToken, ExpiresIn: int64(a.ExpiresIn)}
}
