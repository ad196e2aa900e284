package accounts

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"socialsync/db"
)

// Supabase is a project whose sign-ins are accepted. Of a token it believes who
// somebody is; what they may do is in our own database.
type Supabase struct {
	keys   *keySet // nil: the project signs with the secret only
	secret []byte  // empty: the project signs with its keys only
	parser *jwt.Parser
}

// NewSupabase trusts the project at url (https://<ref>.supabase.co). With a
// secret its HS256 tokens are accepted too; with the secret alone it is what
// tells the project from others.
func NewSupabase(url, secret string) *Supabase {
	s := &Supabase{secret: []byte(secret)}
	checks := []jwt.ParserOption{
		jwt.WithValidMethods([]string{"HS256", "RS256", "ES256", "EdDSA"}), jwt.WithAudience("authenticated"),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithLeeway(leeway),
	}
	if url != "" {
		iss := strings.TrimRight(url, "/") + "/auth/v1"
		s.keys = newKeySet(iss + "/.well-known/jwks.json")
		checks = append(checks, jwt.WithIssuer(iss))
	}
	s.parser = jwt.NewParser(checks...)
	return s
}

// supabaseClaims are what we read. user_metadata is not among them: the person
// writes it.
type supabaseClaims struct {
	jwt.RegisteredClaims
	Email         string `json:"email"`
	EmailVerified bool   `json:"email_verified"`
	IsAnonymous   bool   `json:"is_anonymous"`
	Methods       []struct {
		Method string `json:"method"`
	} `json:"amr"`
	userID uuid.UUID
}

// provesEmail reports whether the project vouches for the address: by a claim
// of its own, or because the person signed in through their mailbox.
func (c supabaseClaims) provesEmail() bool {
	for _, m := range c.Methods {
		if slices.Contains([]string{"magiclink", "email/signup", "invite", "recovery", "email_change"}, m.Method) {
			return c.Email != ""
		}
	}
	return c.EmailVerified && c.Email != ""
}

func (s *Supabase) verify(ctx context.Context, token string) (supabaseClaims, error) {
	var claims supabaseClaims
	_, err := s.parser.ParseWithClaims(token, &claims, func(t *jwt.Token) (any, error) {
		// Which key a token claims to be signed with only chooses among ours, and
		// each key has one algorithm.
		if t.Method == jwt.SigningMethodHS256 {
			if len(s.secret) == 0 {
				return nil, errNoKey
			}
			return s.secret, nil
		}
		if s.keys == nil {
			return nil, errNoKey
		}
		id, _ := t.Header["kid"].(string)
		return s.keys.find(ctx, id, t.Method.Alg())
	})
	if err != nil {
		return claims, err
	}
	claims.userID, err = uuid.Parse(claims.Subject)
	if err != nil || claims.IsAnonymous {
		return claims, errClaims
	}
	return claims, nil
}

// bySupabase lets the person of a trusted token in. They are found by the
// project's id for them, then by an address it vouches for; somebody new gets
// an account and a workspace.
func (s *Service) bySupabase(ctx context.Context, token string, preferred uuid.UUID) (Credential, error) {
	claims, err := s.Supabase.verify(ctx, token)
	if errors.Is(err, errKeysUnreachable) {
		return Credential{}, err
	}
	if err != nil {
		return Credential{}, ErrSignedOut
	}
	key := "supabase:" + hex.EncodeToString(hashSecret(token)) + preferred.String()
	c, err := s.checked.get(key, func() (Credential, error) {
		home, user, err := s.letIn(ctx, claims, preferred)
		if _, taken := errors.AsType[*db.TakenError](err); taken { // perhaps by the same person's first two requests
			home, user, err = s.letIn(ctx, claims, preferred)
		}
		if _, taken := errors.AsType[*db.TakenError](err); taken {
			s.Log.WarnContext(ctx, "audit", "action", "Supabase user refused: the address is somebody's and not proven")
			return Credential{}, ErrSignedOut
		}
		if err != nil {
			return Credential{}, signedOut(err)
		}
		return Credential{Actor: db.Actor{UserID: user.ID, WorkspaceID: home.WorkspaceID, Role: home.Role}}, nil
	})
	c.ExpiresAt = claims.ExpiresAt.Time
	return c, err
}

func (s *Service) letIn(ctx context.Context, claims supabaseClaims, preferred uuid.UUID) (home *db.Home, user *db.User, err error) {
	err = s.DB.Global(ctx, "let in whom Supabase knows", func(tx *db.Tx) (err error) {
		if user, err = s.supabaseUser(ctx, tx, claims); err != nil {
			return err
		}
		home, err = tx.HomeWorkspace(ctx, user.ID, &preferred)
		return err
	})
	return home, user, err
}

func (s *Service) supabaseUser(ctx context.Context, tx *db.Tx, claims supabaseClaims) (*db.User, error) {
	user, err := tx.UserBySupabaseID(ctx, claims.userID)
	if !errors.Is(err, db.ErrNotFound) {
		return user, err
	}
	if claims.provesEmail() {
		user, err := tx.UserByEmail(ctx, claims.Email)
		if err == nil {
			s.audit(ctx, "Supabase user linked", "user", user.ID)
			return user, tx.LinkSupabase(ctx, user.ID, claims.userID)
		}
		if !errors.Is(err, db.ErrNotFound) {
			return nil, err
		}
	}
	if claims.Email == "" {
		return nil, db.ErrNotFound
	}
	name, _, _ := strings.Cut(claims.Email, "@")
	name = string([]rune(name)[:min(len([]rune(name)), 60)])
	user, err = tx.CreateUser(ctx, db.NewUser{
		ID: db.NewID(), Email: claims.Email, Name: name, SupabaseID: &claims.userID, Locale: "en", TimeZone: "UTC",
	})
	if err != nil {
		return nil, fmt.Errorf("create a Supabase user: %w", err)
	}
	workspace, err := tx.CreateWorkspace(ctx, db.NewID(), name, user.ID)
	if err != nil {
		return nil, err
	}
	s.audit(ctx, "signed up through Supabase", "user", user.ID, "workspace", workspace.ID)
	return user, nil
}
