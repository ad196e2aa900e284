package inbox

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
)

// maxStory is the largest picture that Instagram takes.
const maxStory = 8 << 20

// Story returns the picture of the story that a message answers or names us in. It is
// passed on from Instagram each time and never kept: it may be shown while Instagram
// has it. Browsers do not fetch it themselves, which would tell Instagram who looks.
//
// ErrNotFound when there is none any more, it is a film, the customer took the message
// back, or it is not the actor's to see.
func (m *Media) Story(ctx context.Context, actor db.Actor, messageID uuid.UUID) (*Picture, error) {
	var message *db.Message
	err := m.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		message, err = tx.Message(ctx, messageID)
		return err
	})
	if err != nil {
		return nil, err
	}
	var payload struct {
		Story *meta.Story `json:"story"`
	}
	if len(message.Payload) == 0 || json.Unmarshal(message.Payload, &payload) != nil || payload.Story == nil || payload.Story.URL == "" {
		return nil, db.ErrNotFound
	}
	return m.fetchImage(ctx, actor.WorkspaceID, payload.Story.URL, maxStory)
}
