package channels

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
)

// States makes and checks the state that travels to Meta and back while an
// account is connected. It is bound to the session that started: a link made by
// one person cannot connect their account to another person's workspace.
type States struct{ key []byte }

// stateFor is how long somebody may take at Meta's.
const stateFor = 15 * time.Minute

// DefaultReturn is where the browser ends when nobody said otherwise.
const DefaultReturn = "/channels"

// NewStates derives its key from the product's secret.
func NewStates(secret []byte) (*States, error) {
	key, err := hkdf.Key(sha256.New, secret, nil, "socialsync connect state", 32)
	if err != nil {
		return nil, fmt.Errorf("derive the key of connect states: %w", err)
	}
	return &States{key: key}, nil
}

type state struct {
	Channel     db.Channel `json:"c"`
	UserID      uuid.UUID  `json:"u"`
	WorkspaceID uuid.UUID  `json:"w"`
	SessionID   uuid.UUID  `json:"s"`
	ReturnTo    string     `json:"r"`
	Nonce       uuid.UUID  `json:"n"`
	Expires     int64      `json:"e"`
}

func (s *States) issue(actor db.Actor, channel db.Channel, returnTo string) (string, error) {
	plain, err := json.Marshal(state{
		Channel: channel, UserID: actor.UserID, WorkspaceID: actor.WorkspaceID, SessionID: actor.SessionID,
		ReturnTo: safeReturn(returnTo), Nonce: uuid.New(), Expires: time.Now().Add(stateFor).Unix(),
	})
	if err != nil {
		return "", err
	}
	payload := base64.RawURLEncoding.EncodeToString(plain)
	return payload + "." + base64.RawURLEncoding.EncodeToString(s.mac(payload)), nil
}

// read checks a state that came back. Its ReturnTo is ours to use whenever the
// signature is right; ok also asks for the right person and time.
func (s *States) read(actor db.Actor, channel db.Channel, text string) (st state, ok bool) {
	st.ReturnTo = DefaultReturn
	payload, signature, _ := strings.Cut(text, ".")
	got, err := base64.RawURLEncoding.DecodeString(signature)
	if err != nil || !hmac.Equal(got, s.mac(payload)) {
		return st, false
	}
	plain, err := base64.RawURLEncoding.DecodeString(payload)
	if err != nil || json.Unmarshal(plain, &st) != nil {
		return st, false
	}
	return st, st.Channel == channel && st.UserID == actor.UserID && st.WorkspaceID == actor.WorkspaceID &&
		st.SessionID == actor.SessionID && !actor.IsZero() && time.Now().Unix() < st.Expires
}

func (s *States) mac(payload string) []byte {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(payload))
	return mac.Sum(nil)
}

// safeReturn accepts paths of our own only.
func safeReturn(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") || len(path) > 500 {
		return DefaultReturn
	}
	return path
}
