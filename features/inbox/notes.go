package inbox

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

const (
	maxNote     = 10_000 // characters
	maxMentions = 50
	maxKey      = 100 // characters of an idempotency key
)

// AddNoteInput is the schema's input of that name.
type AddNoteInput struct {
	ConversationID   uuid.UUID
	ClientKey        string
	Body             string
	MentionedUserIDs []uuid.UUID
}

// Validate says what a person can put right before anything is looked up.
func (in AddNoteInput) Validate() error {
	var p problem.List
	if strings.TrimSpace(in.Body) == "" {
		p.Add(problem.BadInput, "body", "Write something first.")
	}
	if utf8.RuneCountInString(in.Body) > maxNote {
		p.Add(problem.BadInput, "body", "A note can have at most 10,000 characters.")
	}
	if in.ClientKey == "" || len(in.ClientKey) > maxKey {
		p.Add(problem.BadInput, "clientKey", fmt.Sprintf("Give each note a key of 1 to %d characters.", maxKey))
	}
	if len(in.MentionedUserIDs) > maxMentions {
		p.Add(problem.BadInput, "mentionedUserIds", "Mention at most 50 people.")
	}
	return p.Err()
}

// AddNote writes something for colleagues into a conversation. A second call
// with the same key returns the first call's note.
//
// Problems: BAD_INPUT, NOT_FOUND.
func (s *Service) AddNote(ctx context.Context, actor db.Actor, in AddNoteInput) (*db.Note, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	mentioned := distinct(in.MentionedUserIDs)
	note := &db.Note{
		ID: db.NewID(), ConversationID: in.ConversationID, AuthorID: actor.Person(), Body: strings.TrimSpace(in.Body),
		MentionedUserIDs: mentioned, ClientKey: &in.ClientKey, CreatedAt: time.Now().Truncate(time.Microsecond),
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if earlier, err := tx.NoteByClientKey(ctx, in.ClientKey); !errors.Is(err, db.ErrNotFound) {
			note = earlier
			return err
		}
		if _, err := tx.Conversation(ctx, in.ConversationID); err != nil {
			return err
		}
		members, err := tx.MembersAmong(ctx, mentioned)
		if err != nil {
			return err
		}
		if len(members) < len(mentioned) {
			return problem.BadInputOn("mentionedUserIds", "One of the people mentioned is not a member of the workspace.")
		}
		isNew, err := tx.InsertNote(ctx, *note)
		if err != nil {
			return err
		}
		if !isNew { // the same key at the same moment
			note, err = tx.NoteByClientKey(ctx, in.ClientKey)
			return err
		}
		s.Events.After(tx, events.NoteAdded{NoteID: note.ID, ConversationID: note.ConversationID})
		return nil
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("conversation")
	}
	if err != nil {
		return nil, err
	}
	return note, nil
}
