package inbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/jobs/queue"
)

const (
	maxPicture   = 2 << 20
	pictureTime  = 8 * time.Second
	versionBytes = 16 // db.PictureVersion, before the bytes of a picture that is kept
)

// Picture is a face.
type Picture struct {
	Type string // of its bytes: JPEG, PNG, WebP or GIF
	Data []byte
}

// Avatar returns the picture of a contact or an account, from our own store or, the
// first time, from the provider. A link that has run out is asked for anew in the
// background; until it has come there is no picture.
//
// ErrNotFound when there is none, or it is not the actor's to see.
func (m *Media) Avatar(ctx context.Context, actor db.Actor, kind db.PictureKind, id uuid.UUID) (*Picture, error) {
	source, err := m.pictureSource(ctx, actor, kind, id)
	if err != nil {
		return nil, err
	}
	version := db.PictureVersion(source)
	key := actor.WorkspaceID.String() + "/avatars/" + string(kind) + "/" + id.String()
	kept, err := m.Blobs.Get(ctx, key)
	if err == nil && len(kept) > versionBytes && string(kept[:versionBytes]) == version {
		return pictureOf(kept[versionBytes:])
	}
	if err != nil && !errors.Is(err, blob.ErrNotFound) {
		return nil, fmt.Errorf("read a picture: %w", err)
	}
	found, err, _ := m.fetching.Do(key+version, func() (any, error) {
		return m.fetchPicture(context.WithoutCancel(ctx), actor.WorkspaceID, kind, id, source)
	})
	if err != nil {
		return nil, err
	}
	picture := found.(*Picture) //nolint:forcetypeassert // what fetchPicture returns
	if err := m.Blobs.Put(ctx, key, picture.Type, append([]byte(version), picture.Data...)); err != nil {
		m.Log.WarnContext(ctx, "picture not kept", "workspace", actor.WorkspaceID, "err", err)
	}
	return picture, nil
}

// pictureSource is the provider's link to a picture.
func (m *Media) pictureSource(ctx context.Context, actor db.Actor, kind db.PictureKind, id uuid.UUID) (source string, err error) {
	err = m.DB.View(ctx, actor, func(tx *db.Tx) error {
		var found *string
		switch kind {
		case db.PictureOfContact:
			contact, err := tx.Contact(ctx, id)
			if err != nil {
				return err
			}
			found = contact.PictureURL
		case db.PictureOfAccount:
			account, err := tx.SocialAccount(ctx, id)
			if err != nil {
				return err
			}
			found = account.PictureURL
		}
		if found == nil || *found == "" {
			return db.ErrNotFound
		}
		source = *found
		return nil
	})
	return source, err
}

// errRunOut means that a link of the provider's works no longer.
var errRunOut = fmt.Errorf("the link has run out: %w", db.ErrNotFound)

// fetchPicture asks the provider for a face. A link that has run out is asked for anew.
func (m *Media) fetchPicture(ctx context.Context, workspaceID uuid.UUID, kind db.PictureKind, id uuid.UUID, source string) (*Picture, error) {
	picture, err := m.fetchImage(ctx, workspaceID, source, maxPicture)
	if errors.Is(err, errRunOut) {
		m.askAnew(ctx, workspaceID, kind, id)
	}
	return picture, err
}

// fetchImage asks the provider. Whatever it answers but a picture is none.
func (m *Media) fetchImage(ctx context.Context, workspaceID uuid.UUID, source string, limit int64) (*Picture, error) {
	ctx, cancel := context.WithTimeout(ctx, pictureTime)
	defer cancel()
	if err := m.Memory.Acquire(ctx, limit); err != nil {
		return nil, fmt.Errorf("wait for memory: %w", err)
	}
	defer m.Memory.Release(limit)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, source, nil)
	if err != nil {
		return nil, db.ErrNotFound // no address at all
	}
	response, err := m.Outside.Do(request)
	if err != nil {
		m.Log.InfoContext(ctx, "picture not fetched", "workspace", workspaceID, "err", err)
		return nil, db.ErrNotFound
	}
	defer func() { _ = response.Body.Close() }()
	switch response.StatusCode {
	case http.StatusOK:
	case http.StatusForbidden, http.StatusNotFound, http.StatusGone: // how Meta's CDN says that a link has run out
		return nil, errRunOut
	default:
		return nil, db.ErrNotFound
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	if err != nil || int64(len(data)) > limit {
		return nil, db.ErrNotFound // cut off, or no picture for a tile
	}
	return pictureOf(data)
}

// askAnew has the profile asked for again, which brings a link that works.
func (m *Media) askAnew(ctx context.Context, workspaceID uuid.UUID, kind db.PictureKind, id uuid.UUID) {
	if kind == db.PictureOfContact {
		m.Queue.Nudge(ctx, queue.FetchProfile{WorkspaceID: workspaceID, ContactID: id})
		return
	}
	m.Queue.Nudge(ctx, queue.CheckAccount{WorkspaceID: workspaceID, SocialAccountID: id})
}

// pictureOf judges bytes by what they are: nothing that could run is shown.
func pictureOf(data []byte) (*Picture, error) {
	kind := http.DetectContentType(data)
	if !slices.Contains([]string{"image/jpeg", "image/png", "image/webp", "image/gif"}, kind) {
		return nil, db.ErrNotFound
	}
	return &Picture{Type: kind, Data: data}, nil
}
