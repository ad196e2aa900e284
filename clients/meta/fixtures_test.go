package meta_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"socialsync/clients/meta"
)

// reading is a unit as the shared collection of public webhook bodies describes it.
type reading struct {
	What   string `json:"what"`
	Type   string `json:"type"`
	Acct   string `json:"acct"`
	Sender string `json:"sender"`
	ID     string `json:"id"`
	Text   string `json:"text"`
}

// TestPublicWebhookBodies reads every body of the shared collection, when a
// checkout has it beside it, and compares each unit with the collection's index.
// The samples under testdata cover the same shapes everywhere else.
func TestPublicWebhookBodies(t *testing.T) {
	for _, channel := range []string{"whatsapp", "instagram"} {
		dir := filepath.Join("..", "..", "..", "shared", "fixtures", "meta", channel)
		index, err := os.ReadFile(filepath.Join(dir, "index.tsv"))
		if os.IsNotExist(err) {
			t.Logf("%s is not there: only our own samples are read", dir)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(index)), "\n")[1:] {
			columns := strings.Split(line, "\t")
			t.Run(columns[0], func(t *testing.T) {
				body, err := os.ReadFile(filepath.Join(dir, columns[0]))
				if err != nil {
					t.Fatal(err)
				}
				var want []reading
				if err := json.Unmarshal([]byte(columns[len(columns)-1]), &want); err != nil {
					t.Fatal(err)
				}
				hook, err := meta.ParseWebhook(body)
				if err != nil {
					t.Fatal(err)
				}
				if len(hook.Units) != len(want) {
					t.Fatalf("%d units, want %d", len(hook.Units), len(want))
				}
				for i, u := range hook.Units {
					if got := read(u); got != want[i] {
						t.Errorf("unit %d\n got %+v\nwant %+v", i, got, want[i])
					}
				}
			})
		}
	}
}

// read puts a unit into the index's words. The index counts the notices in
// WhatsApp's messages[] as messages, Instagram's as others, and takes the
// account from the body alone.
func read(u meta.Unit) reading {
	r := reading{Type: u.Type, Acct: u.AccountID, Sender: u.From, ID: u.ExternalID, What: "other"}
	inMessages := u.Channel == meta.WhatsApp && u.ExternalID != ""
	switch u.Kind {
	case meta.UnitMessage:
		if u.Type != "postback" && u.Type != "referral" {
			r.What = "message"
		}
		r.Text = textOf(u.Message)
	case meta.UnitEcho:
		r.What, r.Text = "echo", textOf(u.Message)
		if u.Channel == meta.WhatsApp {
			r.What = "message"
		}
	case meta.UnitStatus:
		r.What, r.Text = "status", strings.ToLower(string(u.Status.State))
		if len(u.Status.Errors) > 0 {
			r.Text += fmt.Sprintf(" code=%d", u.Status.Errors[0].Code)
		}
	case meta.UnitReaction:
		r.Text = u.Reaction.Emoji
		if inMessages {
			r.What = "message"
		}
	case meta.UnitRevoke:
		r.What = "message"
	case meta.UnitEdit:
		r.Text = u.Edit.Message.Text
	case meta.UnitRead:
		r.Text = u.Read.MessageID
	case meta.UnitComment:
		r.What, r.Text = "comment", u.Comment.Text
	case meta.UnitIdentity:
		if inMessages {
			r.What, r.Text = "message", u.Identity.Text
		}
	case meta.UnitPreference:
		r.Text = map[bool]string{true: "stop", false: "resume"}[u.Preference.Stopped]
	case meta.UnitTemplate:
		r.Text = u.Template.Event
		if u.Type == "template_category_update" {
			r.Text = u.Template.Category
		}
	case meta.UnitAccount, meta.UnitOther:
		var change struct {
			Value struct {
				Event string `json:"event"`
			} `json:"value"`
		}
		_ = json.Unmarshal(u.Raw, &change)
		r.Text = change.Value.Event
	}
	return r
}

func textOf(m *meta.Message) string {
	switch {
	case m.Kind == meta.KindLocation:
		return number(m.Location.Latitude) + "," + number(m.Location.Longitude)
	case m.Kind == meta.KindContacts && len(m.Contacts) > 0:
		return m.Contacts[0].Name
	case m.Kind == meta.KindPostback:
		return m.Choice.ID
	case m.Kind == meta.KindReferral:
		return m.Referral.Ref
	case m.Kind == meta.KindSticker:
		return ""
	}
	return m.Text
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
