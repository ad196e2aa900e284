package inbox_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/features/problem"
)

// TestRolesOfSettings: who may change labels and prepared texts is decided by the
// service as well as by the schema.
func TestRolesOfSettings(t *testing.T) {
	t.Parallel()
	service := &inbox.Service{} // refused before anything is asked
	for name, err := range map[string]error{
		"save a label":    second(service.SaveLabel(t.Context(), db.Actor{Role: db.RoleViewer}, inbox.SaveLabelInput{Name: "vip"})),
		"delete a label":  service.DeleteLabel(t.Context(), db.Actor{Role: db.RoleAgent}, uuid.New()),
		"save a canned":   second(service.SaveCannedResponse(t.Context(), db.Actor{Role: db.RoleViewer}, inbox.SaveCannedResponseInput{})),
		"delete a canned": service.DeleteCannedResponse(t.Context(), db.Actor{Role: db.RoleViewer}, uuid.New()),
	} {
		if problem.CodeOf(err) != problem.Forbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// TestUnstorableText: a text that Postgres cannot keep is the writer's mistake.
func TestUnstorableText(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`))
	c := w.conversation()
	agent := w.member(db.RoleAgent)
	_, err := w.AddNote(t.Context(), agent, inbox.AddNoteInput{ConversationID: c.ID, ClientKey: "k", Body: "a\x00b"})
	if !errors.Is(err, db.ErrUnstorable) {
		t.Errorf("a note: %v", err)
	}
	_, err = w.UpdateContact(t.Context(), agent, inbox.UpdateContactInput{
		ContactID: c.ContactID, Attributes: []inbox.ContactAttributeInput{{Name: "vip", Value: "\x00"}},
	})
	if !errors.Is(err, db.ErrUnstorable) {
		t.Errorf("an attribute: %v", err)
	}
}
