package metasim_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"socialsync/clients/meta"
	"socialsync/clients/meta/metasim"
)

// TestWhatsAppIsStrict: what Meta refuses is refused, with Meta's code.
func TestWhatsAppIsStrict(t *testing.T) {
	t.Parallel()
	sim, client, _ := start(t)
	sim.Customer("Ada").Writes("hello")
	media := func(filename, kind string, file []byte) string {
		id, err := client.UploadMedia(t.Context(), number, filename, kind, file)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	text := media("a.txt", "text/plain", []byte("hello"))
	greeting := func(params ...string) meta.SendTemplate {
		body := meta.TemplateComponent{Type: "body"}
		for _, p := range params {
			body.Parameters = append(body.Parameters, meta.TemplateParameter{Type: "text", Text: p})
		}
		return meta.SendTemplate{Name: "follow_up", Language: "fr", Components: []meta.TemplateComponent{body}}
	}
	with := func(change func(*meta.WhatsAppMessage)) meta.WhatsAppMessage {
		m := toAda(meta.SendText{Body: "hi"})
		change(&m)
		return m
	}
	long := strings.Repeat("x", 5000)
	for _, c := range []struct {
		name    string
		number  meta.Account
		message meta.WhatsAppMessage
		code    int
		class   meta.Class
	}{
		{"good text", number, toAda(meta.SendText{Body: "hi"}), 0, ""},
		{"good template", number, toAda(greeting("Ada")), 0, ""},
		{"good document", number, toAda(meta.SendMedia{Kind: meta.KindDocument, ID: text, Filename: "a.txt", Caption: "read"}), 0, ""},
		{"good location", number, toAda(meta.SendLocation{Latitude: 48, Longitude: 2}), 0, ""},
		{"good contact", number, toAda(meta.SendContacts{{Name: "Luc", Phones: []meta.ContactPhone{{Phone: "+33"}}}}), 0, ""},
		{"good buttons", number, toAda(meta.SendInteractive{Body: "Well?", Buttons: []meta.Button{{ID: "y", Title: "Yes"}}}), 0, ""},
		{"good list", number, toAda(meta.SendInteractive{Body: "Well?", ListLabel: "Pick", Rows: []meta.Button{{ID: "y", Title: "Yes"}}}), 0, ""},
		{"no token", meta.Account{ID: number.ID}, toAda(meta.SendText{Body: "hi"}), 104, meta.TokenExpired},
		{"wrong token", meta.Account{ID: number.ID, Token: "x"}, toAda(meta.SendText{Body: "hi"}), 190, meta.TokenExpired},
		{"somebody else's token", meta.Account{ID: number.ID, Token: metasim.InstagramToken}, toAda(meta.SendText{Body: "hi"}), 100, meta.Permission},
		{"unknown number", meta.Account{ID: "1", Token: number.Token}, toAda(meta.SendText{Body: "hi"}), 100, meta.Permission},
		{"empty text", number, toAda(meta.SendText{}), 100, meta.Rejected},
		{"long text", number, toAda(meta.SendText{Body: long}), 100, meta.Rejected},
		{"nobody", number, with(func(m *meta.WhatsAppMessage) { m.To = "" }), 100, meta.Rejected},
		{"no phone number", number, with(func(m *meta.WhatsAppMessage) { m.To = "ada" }), 131009, meta.Rejected},
		{"long callback data", number, with(func(m *meta.WhatsAppMessage) { m.CallbackData = long }), 100, meta.Rejected},
		{"reply to nothing", number, with(func(m *meta.WhatsAppMessage) { m.ReplyTo = "nope" }), 131009, meta.Rejected},
		{"unknown media", number, toAda(meta.SendMedia{Kind: meta.KindImage, ID: "1"}), 131009, meta.Rejected},
		{"text as image", number, toAda(meta.SendMedia{Kind: meta.KindImage, ID: text}), 131053, meta.Rejected},
		{"no template", number, toAda(meta.SendTemplate{Name: "nope", Language: "fr"}), 132001, meta.Rejected},
		{"template in another language", number, toAda(meta.SendTemplate{Name: "opening_hours", Language: "en"}), 132001, meta.Rejected},
		{"paused template", number, toAda(meta.SendTemplate{Name: "summer_sale", Language: "fr"}), 132015, meta.Rejected},
		{"missing variable", number, toAda(greeting()), 132000, meta.Rejected},
		{"empty variable", number, toAda(greeting("")), 131008, meta.Rejected},
		{"variable with a line break", number, toAda(greeting("a\nb")), 132018, meta.Rejected},
		{"four buttons", number, toAda(meta.SendInteractive{Body: "?", Buttons: []meta.Button{{ID: "1", Title: "1"}, {ID: "2", Title: "2"}, {ID: "3", Title: "3"}, {ID: "4", Title: "4"}}}), 100, meta.Rejected},
		{"long button", number, toAda(meta.SendInteractive{Body: "?", Buttons: []meta.Button{{ID: "1", Title: long}}}), 100, meta.Rejected},
		{"reaction to nothing", number, toAda(meta.SendReaction{MessageID: "nope", Emoji: "x"}), 131009, meta.Rejected},
	} {
		_, err := client.SendWhatsApp(t.Context(), c.number, c.message)
		e, failed := errors.AsType[*meta.Error](err)
		switch {
		case c.class == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.class != "" && (!failed || e.Code != c.code || e.Class() != c.class):
			t.Errorf("%s: %v, want code %d, %s", c.name, err, c.code, c.class)
		}
	}
	for _, c := range []struct {
		kind string
		file []byte
	}{{"image/gif", []byte("GIF89a")}, {"image/png", bytes.Repeat([]byte("x"), 6<<20)}, {"application/x-msdownload", []byte("MZ")}} {
		if _, err := client.UploadMedia(t.Context(), number, "f", c.kind, c.file); meta.ClassOfError(err) != meta.Rejected {
			t.Errorf("upload of %s: %v", c.kind, err)
		}
	}
	if err := client.MarkWhatsAppRead(t.Context(), number, "wamid.nothing", false); meta.ClassOfError(err) != meta.Rejected {
		t.Errorf("read of nothing: %v", err)
	}
	wrong := *client
	wrong.AppSecret = "another secret"
	if _, err := wrong.PhoneNumber(t.Context(), number); meta.ClassOfError(err) != meta.Rejected {
		t.Errorf("a wrong proof: %v", err)
	}
}

// TestWindows: after a day only templates reach WhatsApp, and on Instagram only
// a person does, for a week.
func TestWindows(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	ada, camille := sim.Customer("Ada"), sim.Customer("Camille")
	failed := func(m meta.WhatsAppMessage, code int) {
		t.Helper()
		sent, err := client.SendWhatsApp(t.Context(), number, m)
		if err != nil {
			t.Fatal(err)
		}
		if u := product.expectState(sent.MessageID, meta.StateFailed); u.Status.Errors[0].Code != code {
			t.Errorf("failed with %+v, want %d", u.Status.Errors, code)
		}
	}
	say := func(human bool) error {
		_, err := client.SendInstagram(t.Context(), account, meta.InstagramMessage{To: camille.ID, Text: "hi", HumanAgent: human})
		return err
	}
	control(t, sim, "POST", "/sim/customers", `{"name":"Zoé","phone":"33639980777"}`, nil)
	failed(meta.WhatsAppMessage{To: "33639980777", Content: meta.SendText{Body: "before she ever wrote"}}, 131047)
	failed(meta.WhatsAppMessage{To: "15550001111", Content: meta.SendText{Body: "nobody there"}}, 131026)
	var zoe struct{ ID string }
	control(t, sim, "POST", "/sim/customers", `{"name":"Zoé","channel":"INSTAGRAM"}`, &zoe)
	_, err := client.SendInstagram(t.Context(), account, meta.InstagramMessage{To: zoe.ID, Text: "hi"})
	if meta.ClassOfError(err) != meta.Undeliverable {
		t.Errorf("before she ever wrote: %v", err)
	}
	if _, err := client.InstagramProfile(t.Context(), account, zoe.ID); meta.ClassOfError(err) != meta.Permission {
		t.Errorf("a profile before the first message: %v", err)
	}
	ada.Writes("hello")
	camille.Writes("hello")
	sim.Advance(25 * time.Hour)
	failed(toAda(meta.SendText{Body: "a day later"}), 131047)
	sent, err := client.SendWhatsApp(t.Context(), number, toAda(meta.SendTemplate{Name: "opening_hours", Language: "fr"}))
	if err != nil {
		t.Fatal(err)
	}
	product.expectState(sent.MessageID, meta.StateDelivered)
	ada.ExpectMessage("du mardi au samedi")
	if err := say(false); meta.ClassOfError(err) != meta.WindowClosed {
		t.Errorf("a day later: %v", err)
	}
	if err := say(true); err != nil {
		t.Errorf("a person, a day later: %v", err)
	}
	sim.Advance(7 * 24 * time.Hour)
	if err := say(true); meta.ClassOfError(err) != meta.WindowClosed {
		t.Errorf("a person, a week later: %v", err)
	}
	sim.Remember([]metasim.History{{
		Channel: metasim.WhatsApp, AccountID: metasim.PhoneNumberID, CustomerID: "33639980555", Name: "Ines", Messages: []metasim.Earlier{
			{ID: "wamid.old1", Origin: "CUSTOMER", Text: "an old question", At: time.Now().Add(-48 * time.Hour)},
			{ID: "wamid.old2", Origin: "API", Text: "an old answer", At: time.Now().Add(-47 * time.Hour)},
		},
	}})
	if got := sim.Customer("33639980555").Received("old"); len(got) != 1 || got[0].Status != "read" {
		t.Errorf("remembered %+v", got)
	}
	failed(meta.WhatsAppMessage{To: "33639980555", Content: meta.SendText{Body: "two days later"}}, 131047)
	ada.Sends(metasim.Draft{Text: "from long ago", AgoSeconds: 3600 * 30})
	failed(toAda(meta.SendText{Body: "the window is as old as her message"}), 131047)
}

// TestInstagramIsStrict: lengths, attachments and tags.
func TestInstagramIsStrict(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	camille := sim.Customer("Camille")
	camille.Writes("hello")
	send := func(m meta.InstagramMessage) error {
		m.To = camille.ID
		_, err := client.SendInstagram(t.Context(), account, m)
		return err
	}
	photo := sim.URL() + "/sim/media/" + metasim.FilePhoto
	for _, c := range []struct {
		name    string
		message meta.InstagramMessage
		want    meta.Class
	}{
		{"a thousand bytes", meta.InstagramMessage{Text: strings.Repeat("é", 500)}, ""},
		{"one character more", meta.InstagramMessage{Text: strings.Repeat("é", 501)}, meta.Rejected},
		{"empty", meta.InstagramMessage{}, meta.Rejected},
		{"image", meta.InstagramMessage{Kind: meta.KindImage, AttachmentURL: photo}, ""},
		{"image that is none", meta.InstagramMessage{Kind: meta.KindVideo, AttachmentURL: photo}, meta.Rejected},
		{"image that isn't there", meta.InstagramMessage{Kind: meta.KindImage, AttachmentURL: photo + "0"}, meta.Rejected},
		{"heart", meta.InstagramMessage{Heart: true}, ""},
	} {
		switch err := send(c.message); {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && meta.ClassOfError(err) != c.want:
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	product.expect("the echo of the image", func(u meta.Unit) bool { return u.Kind == meta.UnitEcho && u.Message.Kind == meta.KindImage })
	for _, part := range meta.SplitText(strings.Repeat("Une phrase assez longue. ", 100), meta.InstagramTextLimit) {
		if err := send(meta.InstagramMessage{Text: part}); err != nil {
			t.Error(err)
		}
	}
}

// TestRates: eighty a second for a number, forty-five at once for a pair.
func TestRates(t *testing.T) {
	t.Parallel()
	sim, client, _ := start(t)
	var last error
	sent := 0
	for last == nil && sent < 100 {
		if _, last = client.SendWhatsApp(t.Context(), number, toAda(meta.SendText{Body: "quick"})); last == nil {
			sent++
		}
	}
	if e, ok := errors.AsType[*meta.Error](last); !ok || e.Class() != meta.PairRate || sent < 45 || sent > 46 {
		t.Errorf("after %d: %v", sent, last)
	}
	if _, err := client.SendWhatsApp(t.Context(), number, meta.WhatsAppMessage{To: "33639980102", Content: meta.SendText{Body: "hi"}}); err != nil {
		t.Errorf("another recipient: %v", err)
	}
	sim.Advance(6 * time.Second)
	if _, err := client.SendWhatsApp(t.Context(), number, toAda(meta.SendText{Body: "patient"})); err != nil {
		t.Errorf("six seconds later: %v", err)
	}
}
