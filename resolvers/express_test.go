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

// TestExpressIsOrdinary: whatever is asked of lists and threads, the express path answers
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
		// What the assistant left in a thread.
		run := w.ids["run"]
		key := (&db.ReplyRun{ID: run}).ClientKey()
		note := db.Note{ID: db.NewID(), ConversationID: w.ids["conversation"], ClientKey: &key, Body: "Brief", MentionedUserIDs: []uuid.UUID{}, CreatedAt: time.Now()}
		if _, err := tx.InsertNote(t.Context(), note); err != nil {
			return err
		}
		return tx.InsertActivity(t.Context(), db.Activity{ID: db.NewID(), ConversationID: note.ConversationID, Kind: db.ActivityAIHandedOver, SubjectID: &run})
	}); err != nil {
		t.Fatal(err)
	}
	colleague := db.Actor{UserID: w.ids["colleague"], WorkspaceID: w.ids["workspace"], Role: db.RoleAgent}
	if err := a.r.Inbox.SetPresence(t.Context(), colleague, inbox.SetPresenceInput{ConversationID: w.ids["conversation"], State: "TYPING"}); err != nil {
		t.Fatal(err)
	}
	conversation := w.ids["conversation"].String()
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
		{name: "the web app's timeline", document: web, operation: "TimelinePage", variables: map[string]any{"id": conversation, "last": int64(50)}, actor: w.owner},
		{name: "a part of it", document: web, operation: "TimelinePage", variables: map[string]any{"id": conversation, "last": int64(2)}, actor: colleague},
		{name: "around a note", document: web, operation: "TimelinePage", variables: map[string]any{"id": conversation, "last": int64(2), "around": w.ids["note"].String()}, actor: w.owner},
		{name: "before nothing", document: web, operation: "TimelinePage", variables: map[string]any{"id": conversation, "last": int64(2), "before": "x"}, actor: w.owner},
		{name: "after nothing", document: web, operation: "TimelinePage", variables: map[string]any{"id": conversation, "last": int64(2), "after": "x"}, actor: w.owner},
		{name: "from the beginning", document: `query($id: ID!) { conversation(id: $id) { timeline(first: 2) { edges { cursor node { __typename } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`,
			variables: map[string]any{"id": conversation}, actor: w.owner},
		{name: "the web app's thread", document: web, operation: "Thread", variables: map[string]any{"id": conversation}, actor: w.owner},
		{name: "two pages of one timeline", document: `query($id: ID!) { conversation(id: $id) { a: timeline(last: 1) { edges { cursor } } b: timeline(last: 2) { edges { cursor } } } }`,
			variables: map[string]any{"id": conversation}, actor: w.owner},
		{name: "by interface", document: `query($id: ID!) { conversation(id: $id) { viewers { user { name } } isUnread timeline { edges { node {
			... on Node { id } ... on TimelineItem { __typename } ... on Activity { subjectUser { name } subjectTeam { id } subjectLabel { id } actor { id } detail kind }
			... on Message { payload transcript { __typename state reason text language } replyTo { id body attachments { url state } reactions { emoji } } failure { code } } } } } } }`,
			variables: map[string]any{"id": conversation}, actor: colleague},
		{name: "a thread of nobody", document: web, operation: "TimelinePage", variables: map[string]any{"id": w.ids["message"].String(), "last": int64(2)}, actor: w.owner},
		{name: "a thread of others", document: web, operation: "TimelinePage", variables: map[string]any{"id": conversation, "last": int64(2)},
			actor: db.Actor{UserID: w.ids["owner"], WorkspaceID: db.NewID(), Role: db.RoleOwner}},
		{name: "nobody asks for a thread", document: `{ conversation(id: "` + conversation + `") { id } }`},
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

// TestTheInboxIsExpress: a field that the express path does not know makes the inbox slow,
// not wrong, so nothing else would tell.
func TestTheInboxIsExpress(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	w := a.populate("owner@work.test")
	web, _ := webDocuments(t)
	conversation := map[string]any{"id": w.ids["conversation"].String(), "last": int64(50)}
	for operation, variables := range map[string]map[string]any{
		"ConversationPage": {"sort": "LAST_MESSAGE", "first": int64(25)}, "TimelinePage": conversation,
	} {
		a.taken = 0
		if _, errs := a.ask(w.owner, web, operation, variables); len(errs) > 0 || a.taken == 0 {
			t.Errorf("%s took the ordinary path: %v", operation, errs)
		}
	}
}
