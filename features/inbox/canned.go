package inbox

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

const (
	// cannedPerWorkspace is how many prepared texts one may have.
	cannedPerWorkspace = 500
	// cannedFiles is how many files go with one: half of what a message takes, so that
	// there is room beside them.
	cannedFiles = maxFiles / 2
)

// SaveCannedResponseInput is the schema's input of that name.
type SaveCannedResponseInput struct {
	ID       *uuid.UUID // nil: a new one
	Shortcut string
	Title    string
	Body     string
	// FileIDs are the files that go with the text, in order: those it has already, and
	// uploads of the caller's. Nil: as they are.
	FileIDs []uuid.UUID
}

var shortcuts = regexp.MustCompile(`^[a-z0-9_-]{1,40}$`)

// Validate trims what people type around and says what cannot be accepted. A
// slash before the shortcut is how people know it, and dropped.
func (in *SaveCannedResponseInput) Validate() error {
	in.Shortcut = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(in.Shortcut), "/"))
	in.Title, in.Body = strings.TrimSpace(in.Title), strings.TrimSpace(in.Body)
	var l problem.List
	if !shortcuts.MatchString(in.Shortcut) {
		l.Add(problem.BadInput, "shortcut", "Use up to 40 letters a to z, digits, - and _.")
	}
	if n := utf8.RuneCountInString(in.Title); n < 1 || n > 80 {
		l.Add(problem.BadInput, "title", "A title needs 1 to 80 characters.")
	}
	if n := utf8.RuneCountInString(in.Body); n < 1 || n > 4096 || strings.ContainsRune(in.Body, 0) {
		l.Add(problem.BadInput, "body", "The text needs 1 to 4096 characters.")
	}
	if len(in.FileIDs) > cannedFiles {
		l.Add(problem.LimitReached, "fileIds", fmt.Sprintf("At most %d files go with a response.", cannedFiles))
	}
	return l.Err()
}

// CannedResponses lists the workspace's prepared texts, by shortcut.
func (s *Service) CannedResponses(ctx context.Context, actor db.Actor) (canned []db.CannedResponse, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		canned, err = tx.CannedResponses(ctx)
		return err
	})
	return canned, err
}

// SaveCannedResponse makes or changes a prepared text.
//
// Problems: BAD_INPUT, NOT_FOUND for it or one of its files, CONFLICT when another
// has the shortcut, LIMIT_REACHED.
func (s *Service) SaveCannedResponse(ctx context.Context, actor db.Actor, in SaveCannedResponseInput) (canned *db.CannedResponse, err error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	row := db.CannedResponse{ID: db.NewID(), Shortcut: in.Shortcut, Title: in.Title, Body: in.Body}
	if in.ID != nil {
		row.ID = *in.ID
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if canned, err = storeCanned(ctx, tx, in.ID == nil, row); err != nil || in.FileIDs == nil {
			return err
		}
		return s.setCannedFiles(ctx, tx, row.ID, in.FileIDs)
	})
	switch {
	case errors.Is(err, db.ErrNotFound):
		return nil, problem.Missing("canned response")
	case db.IsTaken(err, "canned_responses_shortcut_key"):
		return nil, problem.OnField(problem.Conflict, "shortcut", "Another canned response has this shortcut.")
	}
	return canned, err
}

func storeCanned(ctx context.Context, tx *db.Tx, isNew bool, row db.CannedResponse) (*db.CannedResponse, error) {
	if !isNew {
		return tx.UpdateCannedResponse(ctx, row)
	}
	existing, err := tx.CannedResponses(ctx)
	if err != nil {
		return nil, err
	}
	if len(existing) >= cannedPerWorkspace {
		return nil, problem.New(problem.LimitReached, "A workspace has at most %d canned responses.", cannedPerWorkspace)
	}
	return tx.CreateCannedResponse(ctx, row)
}

// DeleteCannedResponse removes a prepared text and its files. What was sent with it
// stays. Problems: NOT_FOUND.
func (s *Service) DeleteCannedResponse(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	if err := needsAgent(actor); err != nil {
		return err
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if err := s.setCannedFiles(ctx, tx, id, []uuid.UUID{}); err != nil {
			return err
		}
		return tx.DeleteCannedResponse(ctx, id)
	})
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("canned response")
	}
	return err
}
