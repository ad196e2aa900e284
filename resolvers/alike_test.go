package resolvers_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/graph"
	"socialsync/resolvers"
)

// TestAlike: an event looks the same to those who have read its conversation and
// to those who have not, and nobody learns of another workspace's readers.
func TestAlike(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	w, other := a.populate("ada@one.test"), a.populate("eve@two.test")
	owner, colleague := w.ids["owner"], w.ids["colleague"]
	for _, who := range []struct {
		workspace
		until time.Time
	}{{w, time.Now()}, {other, time.Now()}} {
		err := a.r.DB.Update(t.Context(), who.owner, func(tx *db.Tx) error {
			_, err := tx.MarkRead(t.Context(), who.ids["conversation"], who.until)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	both := []uuid.UUID{owner, colleague}
	for name, c := range map[string]struct {
		asks   db.Actor
		event  events.Event
		people []uuid.UUID
		want   map[uuid.UUID]string
	}{
		"one has read": {w.owner, events.MessageAdded{ConversationID: w.ids["conversation"]}, both,
			map[uuid.UUID]string{owner: "read", colleague: "unread"}},
		"no conversation": {w.owner, events.LabelsUpdated{}, both,
			map[uuid.UUID]string{owner: "unread", colleague: "unread"}},
		"another workspace's": {w.owner, events.ConversationUpdated{ConversationID: other.ids["conversation"]}, []uuid.UUID{other.ids["owner"]},
			map[uuid.UUID]string{other.ids["owner"]: "unread"}},
		"nobody asks": {db.Actor{}, events.ConversationUpdated{ConversationID: w.ids["conversation"]}, both,
			map[uuid.UUID]string{owner: "unread", colleague: "unread"}},
	} {
		got, err := a.r.Alike(db.WithActor(t.Context(), c.asks), &events.Delivery{Event: c.event}, c.people)
		if err != nil || !maps.Equal(got, c.want) {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
}

// TestPersonalFieldsExist: a name that no longer fits would share what is one person's.
func TestPersonalFieldsExist(t *testing.T) {
	schema := graph.NewExecutableSchema(graph.Config{}).Schema()
	for _, name := range slices.Concat(resolvers.PersonalFields, resolvers.GroupedFields) {
		typ, field, _ := strings.Cut(name, ".")
		if def := schema.Types[typ]; def == nil || def.Fields.ForName(field) == nil {
			t.Errorf("%s is not in the schema", name)
		}
	}
}
