package db

import (
	"context"

	"github.com/google/uuid"
)

// LabelColor is one of the nine colours a label can have.
type LabelColor string

const (
	LabelGray   LabelColor = "GRAY"
	LabelRed    LabelColor = "RED"
	LabelOrange LabelColor = "ORANGE"
	LabelAmber  LabelColor = "AMBER"
	LabelGreen  LabelColor = "GREEN"
	LabelTeal   LabelColor = "TEAL"
	LabelBlue   LabelColor = "BLUE"
	LabelIndigo LabelColor = "INDIGO"
	LabelPink   LabelColor = "PINK"
)

// Label is a word that conversations can be marked with.
type Label struct {
	ID    uuid.UUID
	Name  string
	Color LabelColor
}

// Labels returns all of them, by name.
func (tx *Tx) Labels(ctx context.Context) ([]Label, error) {
	return many[Label](ctx, tx, `select id, name, color from labels where workspace_id = $1 order by fold(name), id`, tx.WorkspaceID())
}

// LabelsByID returns those of ids that exist, in no order.
func (tx *Tx) LabelsByID(ctx context.Context, ids []uuid.UUID) ([]Label, error) {
	return many[Label](ctx, tx, `select id, name, color from labels where workspace_id = $1 and id = any($2)`, tx.WorkspaceID(), ids)
}

// CreateLabel adds one. A taken name is a TakenError of labels_name_key.
func (tx *Tx) CreateLabel(ctx context.Context, l Label) (*Label, error) {
	return one[Label](ctx, tx, `
		insert into labels (workspace_id, id, name, color) values ($1, $2, $3, $4)
		returning id, name, color`, tx.WorkspaceID(), l.ID, l.Name, l.Color)
}

// EnsureLabel returns the label that has one of the names, the oldest of them, and adds
// one when there is none. Two at once end with one.
func (tx *Tx) EnsureLabel(ctx context.Context, l Label, names []string) (*Label, error) {
	return one[Label](ctx, tx, `
		with known as (
			select id, name, color from labels where workspace_id = $1 and name = any($5) order by created_at, id limit 1
		), added as (
			insert into labels (workspace_id, id, name, color) select $1, $2, $3, $4 where not exists (select from known)
			on conflict on constraint labels_name_key do update set name = excluded.name
			returning id, name, color
		)
		select * from known union all select * from added`, tx.WorkspaceID(), l.ID, l.Name, l.Color, names)
}

// UpdateLabel changes name and colour.
func (tx *Tx) UpdateLabel(ctx context.Context, l Label) (*Label, error) {
	return one[Label](ctx, tx, `
		update labels set name = $3, color = $4 where workspace_id = $1 and id = $2
		returning id, name, color`, tx.WorkspaceID(), l.ID, l.Name, l.Color)
}

// DeleteLabel removes a label, from conversations too.
func (tx *Tx) DeleteLabel(ctx context.Context, id uuid.UUID) error {
	if err := tx.must(ctx, `delete from labels where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id); err != nil {
		return err
	}
	_, err := tx.exec(ctx, `
		update conversations set label_ids = array_remove(label_ids, $2)
		where workspace_id = $1 and label_ids <> '{}' and label_ids @> array[$2::uuid]`, tx.WorkspaceID(), id)
	return err
}
