package inbox

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
)

const (
	// linkFor is how long a link works at least.
	linkFor = 10 * time.Minute
	// linkStep makes all links of five minutes equal, so that a screen that loads
	// again does not fetch the same picture again.
	linkStep = 5 * time.Minute
)

// Links makes and checks the addresses files are read at. They carry their
// permission: a browser, and Meta, fetch them without cookies.
type Links struct {
	key     []byte
	base    string // for people: the product's address
	forMeta string // for Meta, or its simulator on this machine
}

// NewLinks derives its key from the product's secret. base is the product's
// address, forMeta the one under which Meta reaches it; neither ends in a slash.
func NewLinks(secret []byte, base, forMeta string) (*Links, error) {
	key, err := hkdf.Key(sha256.New, secret, nil, "socialsync media links", 32)
	if err != nil {
		return nil, fmt.Errorf("derive the key of media links: %w", err)
	}
	return &Links{key: key, base: strings.TrimSuffix(base, "/"), forMeta: strings.TrimSuffix(forMeta, "/")}, nil
}

// URL is where people read a stored file during the next ten minutes; nil when
// there is nothing to read.
func (l *Links) URL(workspaceID uuid.UUID, a db.Attachment) *string {
	if a.State != db.AttachmentStored {
		return nil
	}
	until := time.Now().Add(linkFor).Truncate(linkStep).Add(linkStep)
	address := l.sign(l.base, workspaceID, a.ID, until)
	return &address
}

// ForMeta is where Meta fetches a file we send, during ttl.
func (l *Links) ForMeta(workspaceID uuid.UUID, a db.Attachment, ttl time.Duration) string {
	return l.sign(l.forMeta, workspaceID, a.ID, time.Now().Add(ttl))
}

func (l *Links) sign(base string, workspaceID, id uuid.UUID, until time.Time) string {
	exp := strconv.FormatInt(until.Unix(), 10)
	return base + "/media/" + workspaceID.String() + "/" + id.String() +
		"?exp=" + exp + "&sig=" + base64.RawURLEncoding.EncodeToString(l.mac(workspaceID, id, exp))
}

// Valid reports whether query opens the file now.
func (l *Links) Valid(workspaceID, id uuid.UUID, query url.Values, now time.Time) bool {
	exp := query.Get("exp")
	sig, err := base64.RawURLEncoding.DecodeString(query.Get("sig"))
	if err != nil || !hmac.Equal(sig, l.mac(workspaceID, id, exp)) {
		return false
	}
	until, err := strconv.ParseInt(exp, 10, 64)
	return err == nil && now.Unix() < until
}

func (l *Links) mac(workspaceID, id uuid.UUID, exp string) []byte {
	mac := hmac.New(sha256.New, l.key)
	mac.Write(workspaceID[:])
	mac.Write(id[:])
	mac.Write([]byte(exp))
	return mac.Sum(nil)
}
