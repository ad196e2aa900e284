package resolvers_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
)

// TestExpressIsOrdinary: whatever is asked of the list, the express path answers
// byte for byte what the ordinary path answers.
func TestExpressIsOrdinary(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	w := a.populate("owner@work.test")
	awkward := "\"\\ \n\r\t\x7f\u0001 <b>&</b> é 👍🏽 \u2028 العربية"
	phone := "+33600000000"
	if err := a.r.DB.Update(t.Context(), w.owner, func(tx *db.Tx) error {
		for i := range 3 {
			contact := db.Contact{ID: db.NewID(), Name: fmt.Sprint(awkward, i), Phone: &phone}
			c := db.Conversation{ID: db.NewID(), SocialAccountID: w.ids["account"], ContactID: contact.ID, Channel: db.ChannelWhatsApp, LastMessageAt: time.Now()}
			if err := tx.InsertContact(t.Context(), contact); err != nil {
				return err
			}
			if _, _, err := tx.OpenConversation(t.Context(), c); err != nil {
				return err
			}
			// A label and a person that are gone, and a team that is there.
			team := w.ids["team"]
			c.Status, c.Priority, c.TeamID, c.LabelIDs = db.StatusOpen, db.PriorityNone, &team, []uuid.UUID{db.NewID(), w.ids["label"]}
			if err := tx.SaveConversation(t.Context(), c); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	colleague := db.Actor{UserID: w.ids["colleague"], WorkspaceID: w.ids["workspace"], Role: db.RoleAgent}
	if err := a.r.Inbox.SetPresence(t.Context(), colleague, inbox.SetPresenceInput{ConversationID: w.ids["conversation"], State: "TYPING"}); err != nil {
		t.Fatal(err)
	}
	web, _ := webDocuments(t)
	everything := `query Q($with: Boolean = true, $view: ConversationView) { list: conversations(first: 2, sort: PRIORITY, filter: {view: $view}) {
		__typename edges { __typename again: cursor node { __typename ...Line ... on Node { nodeId: id } contact @include(if: $with) { phone email about createdAt }
		contact { id name } lastMessage { __typename authorUser @skip(if: $with) { id } } team { id name } createdAt
		viewers { __typename state user { id name email } } } } pageInfo { startCursor hasPreviousPage } } }
		fragment Line on Conversation { id labels { __typename id color } socialAccount { id status handle avatarUrl } humanWindowExpiresAt }`
	for _, c := range []struct {
		name, document, operation string
		variables                 map[string]any
		actor                     db.Actor
	}{
		{name: "the web app's page", document: web, operation: "ConversationPage", variables: map[string]any{"sort": "LAST_MESSAGE", "first": int64(25)}, actor: w.owner},
		{name: "a filter", document: web, operation: "ConversationPage", variables: map[string]any{
			"sort": "LONGEST_WAITING", "first": int64(1), "filter": map[string]any{"view": "MINE", "labelIds": []any{w.ids["label"].String()}, "isUnread": true}}, actor: w.owner},
		{name: "fragments, aliases, conditions", document: everything, actor: w.owner},
		{name: "conditions the other way", document: everything, variables: map[string]any{"with": false, "view": "ALL"}, actor: colleague},
		{name: "a field it does not know", document: `{ conversations { edges { node { id draft { body } contact { identities { externalId } } } } } }`, actor: w.owner},
		{name: "a cursor that is none", document: `{ conversations(after: "x") { edges { cursor } } }`, actor: w.owner},
		{name: "an id that is none", document: `{ conversations(filter: {labelIds: ["x"]}) { edges { cursor } } }`, actor: w.owner},
		{name: "too long a search", document: `{ conversations(filter: {search: "` + strings.Repeat("x", 300) + `"}) { edges { cursor } } }`, actor: w.owner},
		{name: "nobody", document: `{ conversations { edges { cursor } } }`},
	} {
		t.Run(c.name, func(t *testing.T) {
			a.express(false)
			ordinary, wrong := a.ask(c.actor, c.document, c.operation, c.variables)
			a.express(true)
			express, alsoWrong := a.ask(c.actor, c.document, c.operation, c.variables)
			if string(ordinary) != string(express) {
				t.Errorf("ordinary %s\nexpress  %s", ordinary, express)
			}
			if fmt.Sprint(wrong) != fmt.Sprint(alsoWrong) {
				t.Errorf("ordinary %v\nexpress  %v", wrong, alsoWrong)
			}
		})
	}
}
