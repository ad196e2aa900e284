package resolvers

import (
	"context"
	"sync"

	"github.com/google/uuid"

	"socialsync/db"
)

// directories remembers each workspace's directory, indexed. The zero value is
// ready. It never shows what is no longer true: the caller has read the version
// together with the page.
type directories struct {
	mu    sync.RWMutex
	known map[uuid.UUID]*directory
}

// directory is read by many requests at once and never changed.
type directory struct {
	version  int64
	accounts map[uuid.UUID]*db.SocialAccount
	users    map[uuid.UUID]*db.User
	labels   map[uuid.UUID]*db.Label
	teams    map[uuid.UUID]*db.Team
}

// rememberedDirectories bounds the memory: a directory takes some kilobytes.
const rememberedDirectories = 2000

// at returns the actor's workspace's directory as of version or newer.
func (d *directories) at(ctx context.Context, store *db.DB, actor db.Actor, version int64) (*directory, error) {
	d.mu.RLock()
	known := d.known[actor.WorkspaceID]
	d.mu.RUnlock()
	if known != nil && known.version >= version {
		return known, nil
	}
	var read *db.Directory
	err := store.View(ctx, actor, func(tx *db.Tx) (err error) {
		read, err = tx.Directory(ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	fresh := &directory{
		version:  read.Version,
		accounts: byID(read.Accounts, func(a *db.SocialAccount) uuid.UUID { return a.ID }),
		users:    byID(read.Users, func(u *db.User) uuid.UUID { return u.ID }),
		labels:   byID(read.Labels, func(l *db.Label) uuid.UUID { return l.ID }),
		teams:    byID(read.Teams, func(t *db.Team) uuid.UUID { return t.ID }),
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.known == nil || len(d.known) >= rememberedDirectories {
		d.known = make(map[uuid.UUID]*directory)
	}
	if now := d.known[actor.WorkspaceID]; now == nil || now.version < fresh.version {
		d.known[actor.WorkspaceID] = fresh
	}
	return fresh, nil
}
