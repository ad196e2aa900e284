package inbox

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"socialsync/clients/meta"
	"socialsync/db"
)

func ago(d time.Duration) *time.Time {
	t := noon.Add(-d)
	return &t
}

func TestWindow(t *testing.T) {
	t.Parallel()
	template := db.Message{Author: db.AuthorUser, Kind: db.KindTemplate}
	human := db.Message{Author: db.AuthorUser, Kind: db.KindText}
	assistant := db.Message{Author: db.AuthorAI, Kind: db.KindText}
	for _, tc := range []struct {
		name                       string
		channel                    db.Channel
		lastInbound                *time.Time
		want                       Window
		human, assistant, template bool
	}{
		{"whatsapp, an hour ago", db.ChannelWhatsApp, ago(time.Hour), WindowOpen, true, true, true},
		{"whatsapp, a second before the end", db.ChannelWhatsApp, ago(24*time.Hour - time.Second), WindowOpen, true, true, true},
		{"whatsapp, at the end", db.ChannelWhatsApp, ago(24 * time.Hour), WindowClosed, false, false, true},
		{"whatsapp, the customer never wrote", db.ChannelWhatsApp, nil, WindowClosed, false, false, true},
		{"instagram, an hour ago", db.ChannelInstagram, ago(time.Hour), WindowOpen, true, true, true},
		{"instagram, two days ago: a person may", db.ChannelInstagram, ago(48 * time.Hour), WindowHuman, true, false, false},
		{"instagram, eight days ago", db.ChannelInstagram, ago(8 * 24 * time.Hour), WindowClosed, false, false, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			got := windowAt(db.Conversation{Channel: tc.channel, LastInboundAt: tc.lastInbound}, noon)
			if got != tc.want {
				t.Errorf("window %s, want %s", got, tc.want)
			}
			if maySend(got, human) != tc.human || maySend(got, assistant) != tc.assistant {
				t.Errorf("human %v assistant %v, want %v %v", maySend(got, human), maySend(got, assistant), tc.human, tc.assistant)
			}
			if tc.channel == db.ChannelWhatsApp && maySend(got, template) != tc.template {
				t.Errorf("template %v, want %v", maySend(got, template), tc.template)
			}
		})
	}
}

func TestPhoneKey(t *testing.T) {
	t.Parallel()
	for _, same := range [][]string{
		{"5511987654321", "551187654321", "+55 11 98765-4321"},
		{"5491123456789", "541123456789"},
		{"5215512345678", "525512345678"},
		{"33612345678", "+33 6 12 34 56 78"},
	} {
		want := PhoneKey(same[0])
		for _, spelling := range same {
			if got := PhoneKey(spelling); got != want {
				t.Errorf("PhoneKey(%q) = %q, want %q", spelling, got, want)
			}
		}
	}
	if PhoneKey("33612345678") == PhoneKey("33612345679") {
		t.Error("two numbers share a key")
	}
}

func TestCustomerWrote(t *testing.T) {
	t.Parallel()
	earlier, now := noon.Add(-time.Hour), noon
	for _, tc := range []struct {
		name     string
		before   db.Conversation
		blocked  bool
		want     db.Conversation
		reopened bool
	}{
		{"first message", db.Conversation{Status: db.StatusOpen}, false,
			db.Conversation{Status: db.StatusOpen, LastInboundAt: &now, WaitingSince: &now}, false},
		{"a second one does not restart the wait",
			db.Conversation{Status: db.StatusOpen, LastInboundAt: &earlier, WaitingSince: &earlier}, false,
			db.Conversation{Status: db.StatusOpen, LastInboundAt: &now, WaitingSince: &earlier}, false},
		{"resolved reopens", db.Conversation{Status: db.StatusResolved, ResolvedAt: &earlier}, false,
			db.Conversation{Status: db.StatusOpen, LastInboundAt: &now, WaitingSince: &now}, true},
		{"snoozed wakes", db.Conversation{Status: db.StatusSnoozed, SnoozedUntil: &now}, false,
			db.Conversation{Status: db.StatusOpen, LastInboundAt: &now, WaitingSince: &now}, true},
		{"a blocked person means nothing", db.Conversation{Status: db.StatusResolved, ResolvedAt: &earlier}, true,
			db.Conversation{Status: db.StatusResolved, ResolvedAt: &earlier}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			c := tc.before
			reopened := customerWrote(&c, tc.blocked, now)
			if diff := cmp.Diff(tc.want, c); diff != "" || reopened != tc.reopened {
				t.Errorf("reopened %v, want %v\n%s", reopened, tc.reopened, diff)
			}
		})
	}
	c := db.Conversation{Status: db.StatusOpen, LastInboundAt: &now, WaitingSince: &earlier}
	customerWrote(&c, false, earlier)
	if !c.LastInboundAt.Equal(now) {
		t.Error("a late delivery moved the window back")
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	picture := db.Attachment{Kind: db.AttachmentImage, ID: db.NewID()}
	voice := db.Attachment{Kind: db.AttachmentVoice, ID: db.NewID()}
	kinds := func(parts []part) (list []string) {
		for _, p := range parts {
			text := "-"
			if p.body != "" {
				text = "text"
			}
			list = append(list, string(p.kind)+" "+text)
		}
		return list
	}
	for _, tc := range []struct {
		name    string
		channel db.Channel
		text    string
		files   []db.Attachment
		want    []string
	}{
		{"whatsapp caption", db.ChannelWhatsApp, "hi", []db.Attachment{picture}, []string{"IMAGE text"}},
		{"whatsapp voice takes no caption", db.ChannelWhatsApp, "hi", []db.Attachment{voice}, []string{"VOICE -", "TEXT text"}},
		{"whatsapp text too long for a caption", db.ChannelWhatsApp, strings.Repeat("a", 1025), []db.Attachment{picture}, []string{"IMAGE -", "TEXT text"}},
		{"instagram never has captions", db.ChannelInstagram, "hi", []db.Attachment{picture, picture}, []string{"IMAGE -", "IMAGE -", "TEXT text"}},
		{"instagram counts bytes", db.ChannelInstagram, strings.Repeat("é", 600), nil, []string{"TEXT text", "TEXT text"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tc.want, kinds(split(tc.channel, tc.text, tc.files))); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, p := range split(db.ChannelInstagram, strings.Repeat("é", 3000), nil) {
		if len(p.body) > meta.InstagramTextLimit {
			t.Errorf("a part has %d bytes", len(p.body))
		}
	}
}

func TestAfterFailure(t *testing.T) {
	t.Parallel()
	code := func(status, code int) error {
		return &meta.Error{HTTPStatus: status, Code: code, HasCode: true}
	}
	for _, tc := range []struct {
		name    string
		err     error
		attempt int
		want    outcome
	}{
		{"Meta is down", code(500, 131000), 1, outcomeRetry},
		{"Meta stays down", code(500, 131000), maxAttempts, outcomeFail},
		{"nothing was sent", errors.New("dial tcp: refused"), 1, outcomeRetry},
		{"too fast for the account", code(429, 130429), 1, outcomeRetry},
		{"too fast for the person", code(400, 131056), 1, outcomeRetry},
		{"token expired", code(401, 190), 1, outcomeRetry},
		{"window closed", code(400, 131047), 1, outcomeFail},
		{"not on WhatsApp", code(400, 131026), 1, outcomeFail},
		{"wrong request", code(400, 100), 1, outcomeFail},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			got := afterFailure(tc.err, tc.attempt)
			if got.outcome != tc.want {
				t.Errorf("outcome %d, want %d", got.outcome, tc.want)
			}
			if got.outcome == outcomeRetry && got.wait < time.Second {
				t.Errorf("waits %s only", got.wait)
			}
			if got.outcome == outcomeFail && (got.failure.Cause == "" || got.failure.Remedy == "") {
				t.Error("a failure without cause or remedy")
			}
		})
	}
}
