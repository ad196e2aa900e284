// Package actions calls the systems of a workspace for one customer: "where is my
// order?" is answered by the shop, not by a document. It knows what may be called, what
// is sent, and what of the answer may be seen. It refuses to know when that helps an
// answer: features/replies and its model do. What changes something is called once, for
// a customer who said yes to it: docs/decisions/0021 and 0022.
package actions

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// Service holds what actions need. All fields but StandsIn must be set.
type Service struct {
	DB   *db.DB
	Keys *db.Keyring  // seals what headers hold
	HTTP *http.Client // refuses what is not on the public internet: see fetch.NewAPI
	// StandsIn are addresses that something on this machine answers for, by host: where
	// the shop of the demo is played.
	StandsIn map[string]string
	// Allows counts what somebody tries out, and says when it is too much.
	Allows func(context.Context, db.Actor) bool
	Log    *slog.Logger
}

// List returns all actions, by name. Everybody in the workspace may read them: of what
// headers hold there is only the end. Problem: FORBIDDEN.
func (s *Service) List(ctx context.Context, actor db.Actor) (list []db.Action, err error) {
	if err := problem.Allowed(actor.Can(db.RoleViewer)); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		list, err = tx.Actions(ctx)
		return err
	})
	return list, err
}

// SaveActionInput is the schema's input of that name.
type SaveActionInput struct {
	ID         *uuid.UUID // nil: a new one
	Definition Definition
}

// Save makes an action or changes one. What a header holds and is not entered again is
// kept while the host is the one that it was entered for.
//
// Problems: BAD_INPUT, CONFLICT for the name, FORBIDDEN, LIMIT_REACHED, NOT_FOUND.
func (s *Service) Save(ctx context.Context, actor db.Actor, in SaveActionInput) (*db.Action, error) {
	if err := problem.Allowed(actor.Can(db.RoleAdmin)); err != nil {
		return nil, err
	}
	if err := in.Definition.validate(); err != nil {
		return nil, err
	}
	var saved *db.Action
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		id := db.NewID()
		if in.ID != nil {
			id = *in.ID
		} else if err := hasRoom(ctx, tx); err != nil {
			return err
		}
		headers, err := s.headers(ctx, tx, in.ID, in.Definition)
		if err != nil {
			return err
		}
		row, err := in.Definition.row(id, headers)
		if err != nil {
			return err
		}
		sealed, err := s.seal(actor.WorkspaceID, id, headers)
		if err != nil {
			return err
		}
		saved, err = tx.SaveAction(ctx, row, sealed)
		return err
	})
	if db.IsTaken(err, "actions_name_key") {
		return nil, problem.OnField(problem.Conflict, "name", "Another action has this name.")
	}
	if err != nil {
		return nil, err
	}
	s.Log.InfoContext(ctx, "audit", "action", "action saved", "workspace", actor.WorkspaceID, "user", actor.UserID, "id", saved.ID, "host", saved.Host())
	return saved, nil
}

func hasRoom(ctx context.Context, tx *db.Tx) error {
	list, err := tx.Actions(ctx)
	if err == nil && len(list) >= maxActions {
		return problem.New(problem.LimitReached, "A workspace has %d actions at most.", maxActions)
	}
	return err
}

// SwitchActionInput is the schema's input of that name.
type SwitchActionInput struct {
	ID   uuid.UUID
	IsOn bool
}

// Switch lets the assistant use an action, or no longer: also in answers that it is
// writing. Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) Switch(ctx context.Context, actor db.Actor, in SwitchActionInput) (action *db.Action, err error) {
	if err := problem.Allowed(actor.Can(db.RoleAdmin)); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		action, err = tx.SwitchAction(ctx, in.ID, in.IsOn)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("action")
	}
	if err == nil {
		s.Log.InfoContext(ctx, "audit", "action", "action switched", "workspace", actor.WorkspaceID, "user", actor.UserID, "id", in.ID, "on", in.IsOn)
	}
	return action, err
}

// Delete removes an action and forgets what its headers held. Problems: FORBIDDEN,
// NOT_FOUND.
func (s *Service) Delete(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	if err := problem.Allowed(actor.Can(db.RoleAdmin)); err != nil {
		return err
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error { return tx.DeleteAction(ctx, id) })
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("action")
	}
	if err == nil {
		s.Log.InfoContext(ctx, "audit", "action", "action deleted", "workspace", actor.WorkspaceID, "user", actor.UserID, "id", id)
	}
	return err
}

// headers are those of a definition with what they hold: entered now, or kept of the
// action with that id.
func (s *Service) headers(ctx context.Context, tx *db.Tx, id *uuid.UUID, d Definition) (map[string]string, error) {
	kept, host := map[string]string{}, ""
	if id != nil {
		before, err := tx.Action(ctx, *id)
		if errors.Is(err, db.ErrNotFound) {
			return nil, problem.Missing("action")
		}
		if err != nil {
			return nil, err
		}
		host = before.Host()
		sealed, err := tx.SealedHeaders(ctx, *id)
		if err != nil {
			return nil, err
		}
		if kept, err = s.open(tx.WorkspaceID(), *id, sealed); err != nil && !errors.Is(err, db.ErrSealed) {
			return nil, err
		}
	}
	var l problem.List
	out := map[string]string{}
	for i, h := range d.Headers {
		value, known := kept[h.Name]
		switch {
		case h.Value != nil:
			out[h.Name] = *h.Value
		case known && host == hostOf(d.URL):
			out[h.Name] = value
		case known:
			l.Add(problem.BadInput, fmt.Sprintf("headers.%d.value", i), "Enter this again: it was entered for another host.")
		default:
			l.Add(problem.BadInput, fmt.Sprintf("headers.%d.value", i), "Enter what this header holds.")
		}
	}
	return out, l.Err()
}

// seal is nil for no headers.
func (s *Service) seal(workspaceID, id uuid.UUID, headers map[string]string) ([]byte, error) {
	if len(headers) == 0 {
		return nil, nil
	}
	values, err := json.Marshal(headers)
	if err != nil {
		return nil, err
	}
	return s.Keys.Seal(workspaceID, id, values)
}

// open is what was sealed for an action; of nothing it is empty.
func (s *Service) open(workspaceID, id uuid.UUID, sealed []byte) (map[string]string, error) {
	headers := map[string]string{}
	if sealed == nil {
		return headers, nil
	}
	values, err := s.Keys.Open(workspaceID, id, sealed)
	if err != nil {
		return headers, err
	}
	return headers, json.Unmarshal(values, &headers)
}

// Reseal seals what all actions' headers hold again under the newest encryption key and
// says how many it moved.
func (s *Service) Reseal(ctx context.Context) (moved int, err error) {
	list := func(tx *db.Tx, after uuid.UUID, most int) ([]db.SealedAction, error) {
		return tx.SealedActions(ctx, after, most)
	}
	return db.Reseal(ctx, s.DB, "seal actions' headers under the newest key", list, func(a db.SealedAction) uuid.UUID { return a.ID },
		func(a db.SealedAction) (moved bool, err error) {
			if s.Keys.IsCurrent(a.SealedHeaders) {
				return false, nil
			}
			again, err := s.Keys.Reseal(a.WorkspaceID, a.ID, a.SealedHeaders)
			if err != nil {
				return false, fmt.Errorf("reseal the headers of action %s: %w", a.ID, err)
			}
			err = s.DB.Update(ctx, db.SystemActor(a.WorkspaceID), func(tx *db.Tx) error {
				moved, err = tx.ResealAction(ctx, a.ID, a.SealedHeaders, again)
				return err
			})
			return moved, err
		})
}
