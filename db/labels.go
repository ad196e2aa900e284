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
		where workspace_id = $1 and label_ids @> array[$2::uuid]`, tx.WorkspaceID(), id)
	return err
}
