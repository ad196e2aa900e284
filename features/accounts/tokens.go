package accounts

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
	lru "github.com/hashicorp/golang-lru/v2"
)

const (
	// accessLife is how long an access token works without asking for another.
	accessLife = 10 * time.Minute
	// sessionLife is when a person must sign in again, however busy they are.
	sessionLife = 30 * 24 * time.Hour
	// leeway is how wrong the clocks of two of our machines may be.
	leeway = 30 * time.Second

	issuer = "socialsync"
)

// Tokens makes and checks access tokens: JWTs that say which session asks in
// which workspace. What the session may do there is never in them.
type Tokens struct {
	key      []byte
	chain    []byte // orders refresh tokens
	audience string
	parser   *jwt.Parser
	// verified remembers by their hash which tokens were found to be ours: a page
	// makes all its requests with one, and decoding it costs as much as a small query.
	verified *lru.Cache[[32]byte, Claims]
}

// rememberedTokens bounds verified. Each takes about half a kilobyte.
const rememberedTokens = 10_000

// NewTokens derives the signing key from the installation's secret, which has
// other uses too. audience is the installation's address.
func NewTokens(secret []byte, audience string) (*Tokens, error) {
	key, err := hkdf.Key(sha256.New, secret, nil, "socialsync access token", 32)
	if err != nil {
		return nil, fmt.Errorf("derive the token key: %w", err)
	}
	chain, err := hkdf.Key(sha256.New, secret, nil, "socialsync refresh chain", 32)
	if err != nil {
		return nil, fmt.Errorf("derive the refresh key: %w", err)
	}
	verified, err := lru.New[[32]byte, Claims](rememberedTokens)
	if err != nil {
		return nil, err
	}
	return &Tokens{key: key, chain: chain, audience: audience, verified: verified, parser: jwt.NewParser(
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}),
		jwt.WithIssuer(issuer), jwt.WithAudience(audience), jwt.WithExpirationRequired(), jwt.WithIssuedAt(),
		jwt.WithLeeway(leeway),
	)}, nil
}

// Claims are what an access token says. All of it is required.
type Claims struct {
	jwt.RegisteredClaims
	SessionID   uuid.UUID `json:"sid"`
	WorkspaceID uuid.UUID `json:"wid"`
	userID      uuid.UUID
}

func (t *Tokens) access(userID, sessionID, workspaceID uuid.UUID, now time.Time) (token string, expires time.Time, err error) {
	expires = now.Add(accessLife)
	token, err = jwt.NewWithClaims(jwt.SigningMethodHS256, Claims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: issuer, Audience: jwt.ClaimStrings{t.audience}, Subject: userID.String(),
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(expires),
		},
		SessionID: sessionID, WorkspaceID: workspaceID,
	}).SignedString(t.key)
	return token, expires, err
}

var errClaims = errors.New("a claim is missing")

// verify says who shows the token. Whether their session lives is asked elsewhere.
func (t *Tokens) verify(token string) (Claims, error) {
	hash := sha256.Sum256([]byte(token))
	if claims, known := t.verified.Get(hash); known && time.Now().Before(claims.ExpiresAt.Add(leeway)) {
		return claims, nil
	}
	var claims Claims
	_, err := t.parser.ParseWithClaims(token, &claims, func(*jwt.Token) (any, error) { return t.key, nil })
	if err != nil {
		return Claims{}, err
	}
	claims.userID, err = uuid.Parse(claims.Subject)
	if err != nil || claims.SessionID == uuid.Nil || claims.WorkspaceID == uuid.Nil {
		return Claims{}, errClaims
	}
	t.verified.Add(hash, claims)
	return claims, nil
}

// successor returns the one refresh token that may follow another: two pages that
// exchange a token at once get the same, though only hashes are stored. Without
// our key nobody can tell it, so an old token that leaks leads nowhere.
func (t *Tokens) successor(refresh string) string {
	mac := hmac.New(sha256.New, t.chain)
	_, _ = mac.Write([]byte(refresh)) // never fails
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// newSecret returns 256 random bits as text, and the hash that is stored. A fast
// hash is enough: there is nothing to guess.
func newSecret() (secret string, hash []byte) {
	var raw [32]byte
	_, _ = rand.Read(raw[:]) // never fails
	secret = base64.RawURLEncoding.EncodeToString(raw[:])
	return secret, hashSecret(secret)
}

func hashSecret(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
