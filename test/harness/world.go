package harness

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/features/channels"
)

// populate makes the workspace, its people and its channels.
func (h *Harness) populate(w Workspace) {
	h.t.Helper()
	name := w.Name
	if name == "" {
		name = metasim.BusinessName
	}
	people := h.found(name, "test")
	owner := db.Actor{UserID: people[db.RoleOwner], WorkspaceID: h.WorkspaceID, Role: db.RoleOwner}
	h.WhatsApp = h.connect(owner, channels.Connection{Token: metasim.WhatsAppToken, Account: db.SocialAccount{
		Channel: db.ChannelWhatsApp, ExternalID: metasim.PhoneNumberID, BusinessID: metasim.WABAID,
		Name: metasim.BusinessName, Handle: metasim.DisplayPhone, Scopes: db.RequiredScopes[db.ChannelWhatsApp],
	}})
	h.Instagram = h.connect(owner, channels.Connection{Token: metasim.InstagramToken, Account: db.SocialAccount{
		Channel: db.ChannelInstagram, ExternalID: metasim.InstagramID,
		Name: metasim.BusinessName, Handle: metasim.InstagramUsername, Scopes: db.RequiredScopes[db.ChannelInstagram],
	}})
	// Connected long ago, so that messages from the past are no imported history.
	h.SQL(`update social_accounts set connected_at = now() - interval '90 days'`)
}

// found makes a workspace with one person for each role, and a token for each.
func (h *Harness) found(name, domain string) map[db.Role]uuid.UUID {
	h.t.Helper()
	ctx := h.t.Context()
	people := map[db.Role]uuid.UUID{}
	h.WorkspaceID = db.NewID()
	err := h.App.DB.Global(ctx, "a test's workspace", func(tx *db.Tx) error {
		for _, role := range []db.Role{db.RoleOwner, db.RoleAdmin, db.RoleAgent, db.RoleViewer} {
			user, err := tx.CreateUser(ctx, db.NewUser{
				ID: db.NewID(), Email: emailOf(role, domain), Name: "The " + strings.ToLower(string(role)), Locale: "en", TimeZone: "UTC",
			})
			if err != nil {
				return err
			}
			people[role] = user.ID
			if role == db.RoleOwner {
				_, err = tx.CreateWorkspace(ctx, h.WorkspaceID, name, user.ID)
			} else {
				err = tx.AddMember(ctx, h.WorkspaceID, user.ID, role)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		h.t.Fatalf("make the workspace: %v", err)
	}
	for role := range people {
		token, err := h.App.Accounts.TokenFor(ctx, emailOf(role, domain))
		if err != nil {
			h.t.Fatalf("sign the %s in: %v", role, err)
		}
		h.tokens[role] = token
	}
	return people
}

func emailOf(role db.Role, domain string) string {
	return strings.ToLower(string(role)) + "@" + domain + ".test"
}

func (h *Harness) connect(owner db.Actor, c channels.Connection) uuid.UUID {
	h.t.Helper()
	now := time.Now()
	c.Account.WebhookSubscribedAt = &now
	account, err := h.App.Channels.Keep(h.t.Context(), owner, c)
	if err != nil {
		h.t.Fatalf("connect %s: %v", c.Account.Name, err)
	}
	return account.ID
}

// As is a colleague of that role, signed in.
func (h *Harness) As(role db.Role) *Client {
	h.t.Helper()
	return NewClient(h.t, h.URL, h.tokens[role])
}

// Neighbour is the same product seen from another workspace of it, which has the
// simulator's spare accounts.
func (h *Harness) Neighbour() *Harness {
	h.t.Helper()
	other := *h
	other.tokens = map[db.Role]string{}
	people := other.found("Next door", "next-door")
	owner := db.Actor{UserID: people[db.RoleOwner], WorkspaceID: other.WorkspaceID, Role: db.RoleOwner}
	other.WhatsApp = other.connect(owner, channels.Connection{Token: metasim.SpareWhatsAppToken, Account: db.SocialAccount{
		Channel: db.ChannelWhatsApp, ExternalID: metasim.SparePhoneNumberID, BusinessID: metasim.SpareWABAID,
		Name: "Next door", Handle: metasim.SpareDisplayPhone, Scopes: db.RequiredScopes[db.ChannelWhatsApp],
	}})
	other.Instagram = other.connect(owner, channels.Connection{Token: metasim.SpareInstagramToken, Account: db.SocialAccount{
		Channel: db.ChannelInstagram, ExternalID: metasim.SpareInstagramID,
		Name: "Next door", Handle: metasim.SpareInstagramUsername, Scopes: db.RequiredScopes[db.ChannelInstagram],
	}})
	for _, id := range []string{metasim.SparePhoneNumberID, metasim.SpareInstagramID} {
		h.Sim(http.MethodPatch, "/sim/accounts/"+id, map[string]any{"subscribed": true}, nil)
	}
	return &other
}

// Inbox is the live inbox of a colleague of that role, from now on.
func (h *Harness) Inbox(role db.Role) *Inbox {
	h.t.Helper()
	cursor, err := h.App.Events.Cursor(h.t.Context(), h.WorkspaceID)
	if err != nil {
		h.t.Fatalf("where the events stand: %v", err)
	}
	return h.As(role).Live(cursor)
}

// Newcomer is a customer who has never written before.
type Newcomer struct {
	Channel      string `json:"channel"`             // metasim.WhatsApp or metasim.Instagram: its first account
	AccountID    string `json:"accountId,omitempty"` // or this one
	Name         string `json:"name"`
	UsernameOnly bool   `json:"usernameOnly"` // WhatsApp: the number stays hidden
}

// Newcomer adds a customer to the simulator's world.
func (h *Harness) Newcomer(n Newcomer) *metasim.Guest {
	h.t.Helper()
	var made struct{ ID string }
	h.Sim(http.MethodPost, "/sim/customers", n, &made)
	return h.Meta.Customer(made.ID)
}

// Sim calls the simulator's control API.
func (h *Harness) Sim(method, path string, in, out any) {
	h.t.Helper()
	body, err := json.Marshal(in)
	if err != nil {
		h.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(h.t.Context(), method, h.Meta.URL()+path, bytes.NewReader(body))
	if err != nil {
		h.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		h.t.Fatalf("the simulator: %v", err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		h.t.Fatalf("the simulator answers %s to %s %s", res.Status, method, path)
	}
	if out != nil {
		if err := json.NewDecoder(res.Body).Decode(out); err != nil {
			h.t.Fatalf("the simulator's answer: %v", err)
		}
	}
}

// Database is the address of the product's database for its owner.
func (h *Harness) Database() string { return h.owner }

// SQL changes the workspace behind the product's back: what time alone would do.
func (h *Harness) SQL(statement string, args ...any) {
	h.t.Helper()
	h.connected(`set role socialsync_app; set app.workspace_id = '`+h.WorkspaceID.String()+`'`, func(ctx context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, statement, args...)
		return err
	})
}

// Digested waits until Meta has delivered every webhook and the product has
// worked through all of them.
func (h *Harness) Digested() {
	h.t.Helper()
	h.Meta.Settle()
	h.connected(`set role socialsync_system`, func(ctx context.Context, conn *pgx.Conn) error {
		waiting, err := 1, error(nil)
		h.Until("every webhook to be worked through", func() bool {
			err = conn.QueryRow(ctx, `select count(*) from webhook_inbox where state = 'PENDING'`).Scan(&waiting)
			return err != nil || waiting == 0
		})
		return err
	})
}

// connected runs fn on a connection of its own, as a role.
func (h *Harness) connected(role string, fn func(context.Context, *pgx.Conn) error) {
	h.t.Helper()
	ctx := h.t.Context()
	conn, err := pgx.Connect(ctx, h.owner)
	if err != nil {
		h.t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if _, err = conn.Exec(ctx, role); err == nil {
		err = fn(ctx, conn)
	}
	if err != nil {
		h.t.Fatalf("behind the product's back: %v", err)
	}
}

// File is the content of one of the simulator's files, as metasim names them.
func (h *Harness) File(id string) []byte {
	h.t.Helper()
	res, err := http.Get(h.Meta.URL() + "/sim/media/" + id)
	if err != nil {
		h.t.Fatal(err)
	}
	defer res.Body.Close()
	content, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		h.t.Fatalf("the simulator's file %s: %s %v", id, res.Status, err)
	}
	return content
}

// forgetQueues deletes what asynq keeps outside of the prefix: the queues, whose
// names carry it.
func forgetQueues(ctx context.Context, client *redis.Client, prefix string) {
	keys := client.Scan(ctx, 0, "asynq:{"+prefix+"*", 1000).Iterator()
	for keys.Next(ctx) {
		client.Del(ctx, keys.Val())
	}
	for _, queue := range []string{"urgent", "default", "low", "reading"} {
		client.SRem(ctx, "asynq:queues", prefix+queue)
	}
}
