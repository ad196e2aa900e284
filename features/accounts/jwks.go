package accounts

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"sync"
	"time"
)

var (
	errNoKey           = errors.New("no key of ours signed this")
	errKeysUnreachable = errors.New("the project's keys cannot be fetched")
)

const (
	// keysLast is how long fetched keys are used without asking again.
	keysLast = 10 * time.Minute
	// keysFloor is the least time between two fetches, however many tokens name
	// a key we do not have.
	keysFloor = 30 * time.Second
)

// keySet is a project's public keys (JWKS), fetched when needed.
type keySet struct {
	url  string
	http *http.Client
	now  func() time.Time

	mu      sync.Mutex
	keys    map[string]publicKey
	asked   time.Time // when the last fetch began
	fetched time.Time // when the last fetch succeeded
	failure error     // of the last fetch
}

type publicKey struct {
	algorithm string
	key       any
}

func newKeySet(url string) *keySet {
	return &keySet{url: url, http: &http.Client{Timeout: 5 * time.Second}, now: time.Now}
}

// find returns the key with this id, if it is one for this algorithm. While the
// project cannot be reached, keys known before are still good.
func (s *keySet) find(ctx context.Context, id, algorithm string) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, found := s.keys[id]
	now := s.now()
	if (!found || now.Sub(s.fetched) > keysLast) && now.Sub(s.asked) >= keysFloor {
		s.asked = now
		// The caller may go away; the next one should find the keys.
		keys, err := s.fetch(context.WithoutCancel(ctx))
		if s.failure = err; err == nil {
			s.keys, s.fetched = keys, now
		}
		known, found = s.keys[id]
	}
	switch {
	case found && known.algorithm == algorithm:
		return known.key, nil
	case !found && s.failure != nil:
		return nil, fmt.Errorf("%w: %w", errKeysUnreachable, s.failure)
	}
	return nil, errNoKey
}

func (s *keySet) fetch(ctx context.Context) (map[string]publicKey, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url, nil)
	if err != nil {
		return nil, err
	}
	response, err := s.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %d", response.StatusCode)
	}
	var set struct {
		Keys []jwk `json:"keys"`
	}
	if err := json.NewDecoder(io.LimitReader(response.Body, 256*1024)).Decode(&set); err != nil {
		return nil, err
	}
	keys := make(map[string]publicKey, len(set.Keys))
	for _, k := range set.Keys {
		if key, ok := k.public(); ok {
			keys[k.ID] = key
		}
	}
	return keys, nil
}

// jwk is one key of RFC 7517, of the kinds Supabase signs with.
type jwk struct {
	Type  string `json:"kty"`
	ID    string `json:"kid"`
	Use   string `json:"use"`
	Curve string `json:"crv"`
	N     string `json:"n"`
	E     string `json:"e"`
	X     string `json:"x"`
	Y     string `json:"y"`
}

// public is false for a key we cannot use; symmetric ones are never in a
// public set.
func (k jwk) public() (publicKey, bool) {
	if k.Use != "" && k.Use != "sig" {
		return publicKey{}, false
	}
	bytes := func(s string) []byte {
		raw, err := base64.RawURLEncoding.DecodeString(s)
		if err != nil {
			return nil
		}
		return raw
	}
	switch {
	case k.Type == "RSA":
		n, e := new(big.Int).SetBytes(bytes(k.N)), new(big.Int).SetBytes(bytes(k.E))
		if n.BitLen() < 2048 || !e.IsInt64() || e.Int64() < 3 || e.Int64() > 1<<31-1 {
			return publicKey{}, false
		}
		return publicKey{algorithm: "RS256", key: &rsa.PublicKey{N: n, E: int(e.Int64())}}, true
	case k.Type == "EC" && k.Curve == "P-256":
		x, y := bytes(k.X), bytes(k.Y)
		if len(x) != 32 || len(y) != 32 {
			return publicKey{}, false
		}
		key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append(append([]byte{4}, x...), y...))
		return publicKey{algorithm: "ES256", key: key}, err == nil
	case k.Type == "OKP" && k.Curve == "Ed25519":
		x := bytes(k.X)
		return publicKey{algorithm: "EdDSA", key: ed25519.PublicKey(x)}, len(x) == ed25519.PublicKeySize
	}
	return publicKey{}, false
}
