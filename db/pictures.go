package db

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"

	"github.com/google/uuid"
)

// PictureKind says whose face it is.
type PictureKind string

const (
	PictureOfContact PictureKind = "contacts"
	PictureOfAccount PictureKind = "accounts"
)

// AvatarURL is where our own server shows the person's picture; nil without one. The
// provider's link stays ours: it would tell the provider who looks at whom.
func (c Contact) AvatarURL() *string { return pictureAddress(PictureOfContact, c.ID, c.PictureURL) }

// AvatarURL is where our own server shows the account's picture; nil without one.
func (a SocialAccount) AvatarURL() *string {
	return pictureAddress(PictureOfAccount, a.ID, a.PictureURL)
}

func pictureAddress(kind PictureKind, id uuid.UUID, source *string) *string {
	if source == nil || *source == "" {
		return nil
	}
	address := "/avatars/" + string(kind) + "/" + id.String() + "?v=" + PictureVersion(*source)
	return &address
}

// PictureVersion names a picture by its provider's link: 16 letters. Links run out and
// are signed anew; the path is the picture's own.
func PictureVersion(source string) string {
	name := source
	if u, err := url.Parse(source); err == nil && u.Path != "" {
		name = u.Path
	}
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:8])
}
