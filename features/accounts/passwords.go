package accounts

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/crypto/argon2"
)

// Argon2 is what one hash costs: memory in KiB, passes over it, lanes.
type Argon2 struct {
	Memory uint32
	Time   uint32
	Lanes  uint8
}

// DefaultArgon2 takes about 100 ms on one core of a small server, above OWASP's
// minimum of 19 MiB and two passes. More memory would cost the API process its
// budget when several people sign in at once.
var DefaultArgon2 = Argon2{Memory: 32 * 1024, Time: 4, Lanes: 1}

const saltSize, hashSize = 16, 32

// Passwords hashes and compares passwords, a few at a time: hashing is meant to
// be slow, and must not be a way to stop everything else.
type Passwords struct {
	cost  Argon2
	slots chan struct{}
	decoy func() string
}

// NewPasswords allows parallel hashes at a time; the others wait.
func NewPasswords(cost Argon2, parallel int) *Passwords {
	p := &Passwords{cost: cost, slots: make(chan struct{}, max(parallel, 1))}
	p.decoy = sync.OnceValue(func() string { return p.encode(make([]byte, saltSize), make([]byte, hashSize), cost) })
	return p
}

// Hash returns the password's PHC string, parameters and salt included.
func (p *Passwords) Hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails
	key, err := p.key(ctx, password, salt, p.cost)
	if err != nil {
		return "", err
	}
	return p.encode(salt, key, p.cost), nil
}

// Compare reports whether password belongs to encoded, and whether it should be
// hashed again because the costs have changed. An empty encoded takes as long
// as any other and never matches, so that time does not tell who exists.
func (p *Passwords) Compare(ctx context.Context, encoded, password string) (matches, outdated bool, err error) {
	isDecoy := encoded == ""
	if isDecoy {
		encoded = p.decoy()
	}
	cost, salt, want, err := decode(encoded)
	if err != nil {
		return false, false, err
	}
	got, err := p.key(ctx, password, salt, cost)
	if err != nil {
		return false, false, err
	}
	matches = subtle.ConstantTimeCompare(got, want) == 1 && !isDecoy
	return matches, cost != p.cost, nil
}

func (p *Passwords) key(ctx context.Context, password string, salt []byte, cost Argon2) ([]byte, error) {
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to hash a password: %w", ctx.Err())
	}
	defer func() { <-p.slots }()
	return argon2.IDKey([]byte(canonical(password)), salt, cost.Time, cost.Memory, cost.Lanes, hashSize), nil
}

func (p *Passwords) encode(salt, key []byte, cost Argon2) string {
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, cost.Memory, cost.Time, cost.Lanes, b64(salt), b64(key))
}

var errNotAHash = errors.New("not an argon2id hash")

func decode(encoded string) (cost Argon2, salt, key []byte, err error) {
	parts := strings.Split(encoded, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return cost, nil, nil, errNotAHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &cost.Memory, &cost.Time, &cost.Lanes); err != nil {
		return cost, nil, nil, errNotAHash
	}
	salt, saltErr := base64.RawStdEncoding.DecodeString(parts[4])
	key, keyErr := base64.RawStdEncoding.DecodeString(parts[5])
	if saltErr != nil || keyErr != nil || len(key) != hashSize || cost.Time == 0 || cost.Lanes == 0 || cost.Memory > 1<<20 {
		return cost, nil, nil, errNotAHash
	}
	return cost, salt, key, nil
}
