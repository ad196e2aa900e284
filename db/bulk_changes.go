package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// MaxBulkChange is how many conversations one bulk change may be about.
const MaxBulkChange = 20_000

// BulkChangeState says how far a bulk change is.
type BulkChangeState string

const (
	BulkRunning BulkChangeState = "RUNNING"
	BulkDone    BulkChangeState = "DONE"
	BulkUndoing BulkChangeState = "UNDOING"
	BulkUndone  BulkChangeState = "UNDONE"
)

// BulkChange is one change of all conversations that matched a filter when it
// began. A worker makes it batch by batch.
type BulkChange struct {
	ID         uuid.UUID
	UserID     *uuid.UUID // who began it, or takes it back; nil: a program with an API key
	State      BulkChangeState
	Change     ConversationChange
	Total      int
	Done       int // what was so already included
	Failed     int
	Undone     int
	CreatedAt  time.Time
	FinishedAt *time.Time
}

// ConversationChange is what is done to conversations: exactly one of these.
type ConversationChange struct {
	Status   *StatusChange   `json:"status,omitempty"`
	Assignee *AssigneeChange `json:"assignee,omitempty"`
	Team     *TeamChange     `json:"team,omitempty"`
	Priority *Priority       `json:"priority,omitempty"`
	Labels   *LabelsChange   `json:"labels,omitempty"`
}

// StatusChange moves to a status.
type StatusChange struct {
	Status       ConversationStatus `json:"status"`
	SnoozedUntil *time.Time         `json:"snoozedUntil,omitempty"`
}

// AssigneeChange gives to a member, or to nobody.
type AssigneeChange struct {
	AssigneeID *uuid.UUID `json:"assigneeId"`
}

// TeamChange gives to a team, or to none.
type TeamChange struct {
	TeamID *uuid.UUID `json:"teamId"`
}

// LabelsChange adds labels and removes others.
type LabelsChange struct {
	Add    []uuid.UUID `json:"add,omitempty"`
	Remove []uuid.UUID `json:"remove,omitempty"`
}

// BulkItemState says what became of one conversation of a bulk change.
type BulkItemState string

const (
	BulkItemWaiting BulkItemState = "WAITING"
	BulkItemDone    BulkItemState = "DONE"
	BulkItemFailed  BulkItemState = "FAILED"
	BulkItemUndone  BulkItemState = "UNDONE"
)

// BulkItem is one conversation of a bulk change.
type BulkItem struct {
	ConversationID uuid.UUID
	State          BulkItemState
	Inverse        *ConversationChange // what Undo does; nil when nothing was changed
}

const bulkColumns = `b.id, b.user_id, b.state, b.change, b.total, b.done, b.failed, b.undone, b.created_at, b.finished_at`

// CountConversations counts what a filter matches, up to MaxBulkChange and one.
func (tx *Tx) CountConversations(ctx context.Context, f ConversationFilter) (int, error) {
	where := newConversationWhere(f, tx.actor.UserID)
	return value[int](ctx, tx, `
		select count(*) from (
			select from conversations c `+where.joins+` where `+where.sql()+` limit `+where.arg(MaxBulkChange+1)+`
		) matching`, where.args...)
}

// BeginBulkChange writes a bulk change down with the conversations that match the
// filter now, except some. False means that this id has been begun before.
func (tx *Tx) BeginBulkChange(ctx context.Context, b *BulkChange, f ConversationFilter, except []uuid.UUID) (bool, error) {
	n, err := tx.exec(ctx, `
		insert into bulk_changes (workspace_id, id, user_id, change) values ($1, $2, $3, $4)
		on conflict (workspace_id, id) do nothing`, tx.WorkspaceID(), b.ID, b.UserID, b.Change)
	if err != nil || n == 0 {
		return false, err
	}
	where := newConversationWhere(f, tx.actor.UserID)
	if len(except) > 0 {
		where.add("not (c.id = any(%s))", except)
	}
	total, err := tx.exec(ctx, `
		insert into bulk_change_items (workspace_id, bulk_change_id, conversation_id)
		select c.workspace_id, `+where.arg(b.ID)+`::uuid, c.id
		from conversations c `+where.joins+`
		where `+where.sql()+` limit `+where.arg(MaxBulkChange+1), where.args...)
	if err != nil {
		return false, err
	}
	b.Total = int(total)
	return true, tx.must(ctx, `update bulk_changes set total = $2 where id = $1`, b.ID, total)
}

// BulkChange returns one bulk change.
func (tx *Tx) BulkChange(ctx context.Context, id uuid.UUID) (*BulkChange, error) {
	return one[BulkChange](ctx, tx, `select `+bulkColumns+` from bulk_changes b where b.id = $1`, id)
}

// UnfinishedBulkChanges returns those of the workspace that a worker is at, oldest first.
func (tx *Tx) UnfinishedBulkChanges(ctx context.Context) ([]BulkChange, error) {
	return many[BulkChange](ctx, tx, `
		select `+bulkColumns+` from bulk_changes b where b.state in ('RUNNING', 'UNDOING') order by b.created_at, b.id`)
}

// LockBulkChange returns one bulk change and holds its row until commit.
func (tx *Tx) LockBulkChange(ctx context.Context, id uuid.UUID) (*BulkChange, error) {
	return one[BulkChange](ctx, tx, `select `+bulkColumns+` from bulk_changes b where b.id = $1 for update`, id)
}

// ClaimBulkChange is LockBulkChange for a worker: ErrNotFound when nothing is left
// to do, or another worker is at it.
func (tx *Tx) ClaimBulkChange(ctx context.Context, id uuid.UUID) (*BulkChange, error) {
	return one[BulkChange](ctx, tx, `
		select `+bulkColumns+` from bulk_changes b where b.id = $1 and b.due_at is not null for update skip locked`, id)
}

// NextBulkItems returns up to limit conversations that still have to be changed,
// or, when the change is being undone, those that have to be changed back.
func (tx *Tx) NextBulkItems(ctx context.Context, b BulkChange, limit int) ([]BulkItem, error) {
	state := BulkItemWaiting
	if b.State == BulkUndoing {
		state = BulkItemDone
	}
	return many[BulkItem](ctx, tx, `
		select i.conversation_id, i.state, i.inverse from bulk_change_items i
		where i.bulk_change_id = $1 and i.state = $2
		order by i.conversation_id
		limit $3`, b.ID, state, limit)
}

// SaveBulkItems records what became of a batch, and the counts with it. The change
// stays due, so that the sweep goes on with it when this worker dies.
func (tx *Tx) SaveBulkItems(ctx context.Context, b BulkChange, items []BulkItem) error {
	p := tx.pipeline()
	for _, item := range items {
		p.queue(nil, `
			update bulk_change_items set state = $3, inverse = coalesce($4, inverse)
			where bulk_change_id = $1 and conversation_id = $2`, b.ID, item.ConversationID, item.State, item.Inverse)
	}
	p.queue(nil, `update bulk_changes set done = $2, failed = $3, undone = $4, due_at = now() where id = $1`, b.ID, b.Done, b.Failed, b.Undone)
	return p.send(ctx)
}

// SetBulkState moves a bulk change on, in its user's name: what runs is due, what has
// ended is not.
func (tx *Tx) SetBulkState(ctx context.Context, b BulkChange, state BulkChangeState) (*BulkChange, error) {
	return one[BulkChange](ctx, tx, `
		update bulk_changes b
		set state = $2, user_id = $3, due_at = case when $2 in ('RUNNING', 'UNDOING') then now() end,
		    finished_at = case when $2 in ('DONE', 'UNDONE') then now() end
		where b.id = $1
		returning `+bulkColumns, b.ID, state, b.UserID)
}

// BulkRef points at a bulk change from outside its workspace.
type BulkRef struct{ WorkspaceID, ID uuid.UUID }

// DueBulkChanges returns up to limit bulk changes that no worker is at, in all workspaces.
func (tx *Tx) DueBulkChanges(ctx context.Context, limit int) ([]BulkRef, error) {
	return many[BulkRef](ctx, tx, `
		select workspace_id, id from bulk_changes
		where due_at <= now() - interval '10 seconds'
		order by due_at
		limit $1`, limit)
}

// ForgetBulkChanges deletes up to limit bulk changes begun before a moment and
// returns how many.
func (tx *Tx) ForgetBulkChanges(ctx context.Context, before time.Time, limit int) (int64, error) {
	return tx.exec(ctx, `
		delete from bulk_changes where (workspace_id, id) in (
			select workspace_id, id from bulk_changes where created_at < $1 and due_at is null order by created_at limit $2)`, before, limit)
}
