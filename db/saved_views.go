package db

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"
)

// SavedView is a filter with a name, one person's or everybody's.
type SavedView struct {
	ID       uuid.UUID
	OwnerID  uuid.UUID
	Name     string
	Filter   json.RawMessage // a ConversationFilter
	IsShared bool
	IsMine   bool
	Count    int
}

// IsNode marks SavedView as having a global id.
func (SavedView) IsNode() {}

const savedViewColumns = `v.id, v.owner_id, v.name, v.filter, v.is_shared`

// SavedViews returns the caller's own and the shared views, by name, each with
// how many conversations it holds now: two round trips however many there are.
func (tx *Tx) SavedViews(ctx context.Context) ([]SavedView, error) {
	views, err := many[SavedView](ctx, tx, `select `+savedViewColumns+` from saved_views v order by fold(v.name), v.id`)
	if err != nil {
		return nil, err
	}
	return views, tx.countViews(ctx, views)
}

// SavedView returns one view of the caller's, or a shared one.
func (tx *Tx) SavedView(ctx context.Context, id uuid.UUID) (*SavedView, error) {
	view, err := one[SavedView](ctx, tx, `select `+savedViewColumns+` from saved_views v where v.id = $1`, id)
	if err != nil {
		return nil, err
	}
	views := []SavedView{*view}
	err = tx.countViews(ctx, views)
	return &views[0], err
}

// InsertView adds a view of the caller's.
func (tx *Tx) InsertView(ctx context.Context, v SavedView) error {
	return tx.must(ctx, `
		insert into saved_views (workspace_id, id, owner_id, name, filter, is_shared) values ($1, $2, $3, $4, $5, $6)`,
		tx.WorkspaceID(), v.ID, tx.actor.UserID, v.Name, v.Filter, v.IsShared)
}

// UpdateView changes a view of the caller's; other people's are ErrNotFound.
func (tx *Tx) UpdateView(ctx context.Context, v SavedView) error {
	return tx.must(ctx, `
		update saved_views set name = $2, filter = $3, is_shared = $4 where id = $1 and owner_id = $5`,
		v.ID, v.Name, v.Filter, v.IsShared, tx.actor.UserID)
}

// OwnViews returns how many views the caller has.
func (tx *Tx) OwnViews(ctx context.Context) (int, error) {
	return value[int](ctx, tx, `select count(*) from saved_views where owner_id = $1`, tx.actor.UserID)
}

// DeleteView removes a view of the caller's.
func (tx *Tx) DeleteView(ctx context.Context, id uuid.UUID) error {
	return tx.must(ctx, `delete from saved_views where id = $1 and owner_id = $2`, id, tx.actor.UserID)
}

// countViews fills in IsMine and Count. A filter that no longer reads as one
// counts nothing.
func (tx *Tx) countViews(ctx context.Context, views []SavedView) error {
	p := tx.pipeline()
	for i := range views {
		v := &views[i]
		v.IsMine = v.OwnerID == tx.actor.UserID
		var filter ConversationFilter
		if json.Unmarshal(v.Filter, &filter) != nil {
			continue
		}
		where := newConversationWhere(filter, tx.actor.UserID)
		p.queue(scanInto(&v.Count), `select count(*) from conversations c `+where.joins+` where `+where.sql(), where.args...)
	}
	if len(p.reads) == 0 {
		return nil
	}
	return p.send(ctx)
}
