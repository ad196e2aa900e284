package metasim

import (
	"crypto/hmac"
	"crypto/sha256"
	"net/http"
	"slices"
	"strings"
	"time"
)

// bearer is the token a call carries, wherever it carries it.
func (c *graphCall) bearer() string {
	if token, ok := strings.CutPrefix(c.Header.Get("Authorization"), "Bearer "); ok {
		return strings.TrimSpace(token)
	}
	return c.param("access_token")
}

// authorize finds the token of a call and refuses bad ones.
func (s *Server) authorize(c *graphCall) *refusal {
	value := c.bearer()
	if value == "" {
		return &refusal{
			Status: http.StatusUnauthorized, Code: 104,
			Title: "An access token is required to request this resource.",
		}
	}
	token := s.world.Tokens[value]
	switch {
	case token == nil:
		return badToken(0, "Invalid OAuth access token - Cannot parse access token")
	case s.expired(token):
		return badToken(463, "Error validating access token: Session has expired.")
	}
	if given := c.query.Get("appsecret_proof"); given != "" {
		matches := false
		for _, secret := range []string{s.cfg.WhatsAppAppSecret, s.cfg.InstagramAppSecret} {
			matches = matches || hmac.Equal([]byte(given), []byte(sign(sha256.New, secret, value)))
		}
		if !matches {
			r := refuse(100, "Invalid appsecret_proof provided in the API argument", "")
			r.Type = "GraphMethodException"
			return r
		}
	}
	c.token = token
	return nil
}

func (s *Server) expired(t *Token) bool {
	return t.Expired || !t.ExpiresAt.IsZero() && s.now().After(t.ExpiresAt)
}

// needScope refuses a token without a right.
func (c *graphCall) needScope(scope string) *refusal {
	if slices.Contains(c.token.Scopes, scope) {
		return nil
	}
	r := refuse(10, "(#10) Application does not have permission for this action", "")
	r.Status = http.StatusForbidden
	return r
}

// exchangeCode serves both hosts: Facebook's by GET for Embedded Signup, and
// Instagram's by POST, whose errors have a shape of their own.
func (s *Server) exchangeCode(c *graphCall) (any, *refusal) {
	secret, instagram := s.cfg.WhatsAppAppSecret, c.Method == http.MethodPost
	if instagram {
		secret = s.cfg.InstagramAppSecret
	}
	code := s.world.Codes[c.param("code")]
	switch {
	case secret != "" && c.param("client_secret") != secret:
		return nil, refuse(1, "Error validating client secret.", "")
	case code == nil || s.now().After(code.ExpiresAt):
		r := refuse(100, "This authorization code has expired or has been used.", "")
		r.Subcode = 36007
		return nil, r
	case (instagram || code.RedirectURI != "") && c.param("redirect_uri") != code.RedirectURI:
		r := refuse(100, "Error validating verification code. Please make sure your redirect_uri is identical to the one you used", "")
		r.Subcode = 36008
		return nil, r
	}
	delete(s.world.Codes, code.Value)
	account := s.world.account(code.AccountID)
	token := &Token{Value: s.id("EAAsimulated"), Accounts: []string{account.ID}, Scopes: code.Scopes, IssuedAt: s.now()}
	s.world.Tokens[token.Value] = token
	if !instagram {
		token.Accounts = append(token.Accounts, account.WABAID)
		token.Long = true
		return object{"access_token": token.Value, "token_type": "bearer"}, nil
	}
	token.ExpiresAt = s.now().Add(time.Hour)
	if s.world.Counter%2 == 0 { // both shapes are seen in the wild
		return object{"access_token": token.Value, "user_id": asNumber(account.ID), "permissions": code.Scopes}, nil
	}
	return object{"data": []object{{
		"access_token": token.Value, "user_id": account.ID, "permissions": strings.Join(code.Scopes, ","),
	}}}, nil
}

// renewToken serves the long-lived exchange and the refresh.
func (s *Server) renewToken(c *graphCall, route string) (any, *refusal) {
	if refused := s.authorize(c); refused != nil {
		return nil, refused
	}
	const life = 60 * 24 * time.Hour
	old := c.token
	if route == "access_token" {
		if c.param("grant_type") != "ig_exchange_token" {
			return nil, parameter("grant_type must be ig_exchange_token")
		}
		if s.cfg.InstagramAppSecret != "" && c.param("client_secret") != s.cfg.InstagramAppSecret {
			return nil, refuse(1, "Error validating client secret.", "")
		}
	} else {
		switch {
		case c.param("grant_type") != "ig_refresh_token":
			return nil, parameter("grant_type must be ig_refresh_token")
		case !old.Long:
			return nil, refuse(10, "Only long-lived tokens can be refreshed", "")
		case s.now().Sub(old.IssuedAt) < 24*time.Hour:
			return nil, refuse(10, "The token must be at least 24 hours old", "")
		}
	}
	token := &Token{
		Value: s.id("IGAAsimulated"), Accounts: old.Accounts, Scopes: old.Scopes, Long: true,
		IssuedAt: s.now(), ExpiresAt: s.now().Add(life),
	}
	s.world.Tokens[token.Value] = token
	return object{"access_token": token.Value, "token_type": "bearer", "expires_in": int(life / time.Second)}, nil
}

// debugToken tells what a token may do, to the app that owns it.
func (s *Server) debugToken(c *graphCall) (any, *refusal) {
	if secret := s.cfg.WhatsAppAppSecret; secret != "" && !strings.HasSuffix(c.bearer(), "|"+secret) {
		return nil, badToken(0, "Invalid OAuth access token signature.")
	}
	token := s.world.Tokens[c.param("input_token")]
	if token == nil || s.expired(token) {
		return object{"data": object{"is_valid": false, "scopes": []string{}}}, nil
	}
	granular := []object{}
	for _, scope := range token.Scopes {
		targets := []string{}
		for _, id := range token.Accounts {
			// WhatsApp's rights are given for the business account.
			if a := s.world.account(id); a == nil || a.Channel == Instagram {
				targets = append(targets, id)
			}
		}
		granular = append(granular, object{"scope": scope, "target_ids": targets})
	}
	expires := int64(0)
	if !token.ExpiresAt.IsZero() {
		expires = token.ExpiresAt.Unix()
	}
	return object{"data": object{
		"app_id": AppID, "type": "SYSTEM_USER", "is_valid": true, "expires_at": expires,
		"scopes": token.Scopes, "granular_scopes": granular,
	}}, nil
}
