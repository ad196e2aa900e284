package inbox

import (
	"context"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// labelsPerWorkspace is how many labels one may have: people choose from a list.
const labelsPerWorkspace = 200

// SaveLabelInput is the schema's input of that name.
type SaveLabelInput struct {
	ID    *uuid.UUID // nil: a new label
	Name  string
	Color db.LabelColor
}

// Labels lists the workspace's labels, by name.
func (s *Service) Labels(ctx context.Context, actor db.Actor) (labels []db.Label, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		labels, err = tx.Labels(ctx)
		return err
	})
	return labels, err
}

// SaveLabel makes or changes a label, everywhere it is shown.
//
// Problems: BAD_INPUT, NOT_FOUND, CONFLICT when another label has the name,
// LIMIT_REACHED.
func (s *Service) SaveLabel(ctx context.Context, actor db.Actor, in SaveLabelInput) (label *db.Label, err error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	in.Name = strings.TrimSpace(in.Name)
	if n := utf8.RuneCountInString(in.Name); n < 1 || n > 40 || strings.ContainsFunc(in.Name, unicode.IsControl) {
		return nil, problem.BadInputOn("name", "A label needs 1 to 40 characters.")
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.Events.After(tx, events.LabelsUpdated{})
		if in.ID != nil {
			label, err = tx.UpdateLabel(ctx, db.Label{ID: *in.ID, Name: in.Name, Color: in.Color})
			return err
		}
		existing, err := tx.Labels(ctx)
		if err != nil {
			return err
		}
		if len(existing) >= labelsPerWorkspace {
			return problem.New(problem.LimitReached, "A workspace has at most %d labels.", labelsPerWorkspace)
		}
		label, err = tx.CreateLabel(ctx, db.Label{ID: db.NewID(), Name: in.Name, Color: in.Color})
		return err
	})
	switch {
	case errors.Is(err, db.ErrNotFound):
		return nil, problem.Missing("label")
	case db.IsTaken(err, "labels_name_key"):
		return nil, problem.OnField(problem.Conflict, "name", "Another label has this name.")
	}
	return label, err
}

// DeleteLabel removes a label, from conversations too, which is for admins.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) DeleteLabel(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	if err := problem.Allowed(actor.Can(db.RoleAdmin)); err != nil {
		return err
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.Events.After(tx, events.LabelsUpdated{})
		return tx.DeleteLabel(ctx, id)
	})
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("label")
	}
	return err
}
