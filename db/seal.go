package db

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/google/uuid"
)

// Keyring seals small secrets, a channel's token say, before they reach a
// table. Each secret has its own data key, which travels with it sealed under
// the newest master key; older master keys still open what they sealed.
//
// A sealed value is: format byte, master key number (4 bytes), sealed data key
// (nonce, key, tag), sealed secret (nonce, secret, tag). Workspace and record
// are additional data of both, so a value copied into another row does not open.
type Keyring struct {
	masters map[uint32]cipher.AEAD
	newest  uint32
}

// ErrSealed means that a value does not open: another record's, another key's,
// or damaged. Which of them is not told.
var ErrSealed = errors.New("the sealed value does not open")

const (
	sealFormat  = 1
	sealHeader  = 1 + 4
	dataKeySize = 32
	nonceSize   = 12
	tagSize     = 16
	sealedKey   = nonceSize + dataKeySize + tagSize
)

// NewKeyring makes a keyring of 32-byte keys by their number. The highest number seals.
func NewKeyring(keys map[int][]byte) (*Keyring, error) {
	if len(keys) == 0 {
		return nil, errors.New("a keyring needs a key")
	}
	k := &Keyring{masters: map[uint32]cipher.AEAD{}}
	for number, key := range keys {
		if number < 1 || len(key) != dataKeySize {
			return nil, fmt.Errorf("encryption key %d is not a positive number with %d bytes", number, dataKeySize)
		}
		aead, err := newGCM(key)
		if err != nil {
			return nil, err
		}
		k.masters[uint32(number)] = aead
		k.newest = max(k.newest, uint32(number))
	}
	return k, nil
}

// Seal encrypts secret for one record of one workspace. Sealing the same secret
// twice gives different bytes.
func (k *Keyring) Seal(workspaceID, recordID uuid.UUID, secret []byte) ([]byte, error) {
	dataKey := make([]byte, dataKeySize)
	_, _ = rand.Read(dataKey) // never fails: crypto/rand ends the process instead
	data, err := newGCM(dataKey)
	if err != nil {
		return nil, err
	}
	out := make([]byte, sealHeader, sealHeader+sealedKey+nonceSize+len(secret)+tagSize)
	out[0] = sealFormat
	binary.BigEndian.PutUint32(out[1:], k.newest)
	bound := boundTo(out, workspaceID, recordID)
	out = appendSealed(out, k.masters[k.newest], dataKey, bound)
	return appendSealed(out, data, secret, bound), nil
}

// Open decrypts what Seal made for the same record. ErrSealed otherwise.
func (k *Keyring) Open(workspaceID, recordID uuid.UUID, sealed []byte) ([]byte, error) {
	if len(sealed) < sealHeader+sealedKey+nonceSize+tagSize || sealed[0] != sealFormat {
		return nil, ErrSealed
	}
	master, known := k.masters[binary.BigEndian.Uint32(sealed[1:])]
	if !known {
		return nil, fmt.Errorf("encryption key %d is not configured: %w", binary.BigEndian.Uint32(sealed[1:]), ErrSealed)
	}
	bound := boundTo(sealed, workspaceID, recordID)
	dataKey, err := openSealed(master, sealed[sealHeader:sealHeader+sealedKey], bound)
	if err != nil {
		return nil, err
	}
	data, err := newGCM(dataKey)
	if err != nil {
		return nil, err
	}
	return openSealed(data, sealed[sealHeader+sealedKey:], bound)
}

// IsCurrent reports whether the newest key sealed this value.
func (k *Keyring) IsCurrent(sealed []byte) bool {
	return len(sealed) >= sealHeader && binary.BigEndian.Uint32(sealed[1:]) == k.newest
}

// Reseal seals a value again under the newest key, with a new data key. A value
// that is current comes back as it is.
func (k *Keyring) Reseal(workspaceID, recordID uuid.UUID, sealed []byte) ([]byte, error) {
	if k.IsCurrent(sealed) {
		return sealed, nil
	}
	secret, err := k.Open(workspaceID, recordID, sealed)
	if err != nil {
		return nil, err
	}
	return k.Seal(workspaceID, recordID, secret)
}

// Ending is what people are shown of a secret to tell it from another: its last 4 bytes,
// of a short one a quarter at most.
func Ending(secret string) string {
	const shown = 4
	return secret[len(secret)-min(shown, len(secret)/4):]
}

// boundTo is the additional data: the header, the workspace and the record.
func boundTo(sealed []byte, workspaceID, recordID uuid.UUID) []byte {
	bound := make([]byte, 0, sealHeader+32)
	bound = append(bound, sealed[:sealHeader]...)
	bound = append(bound, workspaceID[:]...)
	return append(bound, recordID[:]...)
}

func newGCM(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

func appendSealed(out []byte, aead cipher.AEAD, secret, bound []byte) []byte {
	nonce := make([]byte, nonceSize)
	_, _ = rand.Read(nonce)
	return aead.Seal(append(out, nonce...), nonce, secret, bound)
}

func openSealed(aead cipher.AEAD, sealed, bound []byte) ([]byte, error) {
	secret, err := aead.Open(nil, sealed[:nonceSize], sealed[nonceSize:], bound)
	if err != nil {
		return nil, ErrSealed
	}
	return secret, nil
}
