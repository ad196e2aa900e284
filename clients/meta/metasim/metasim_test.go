package metasim_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"socialsync/clients/meta"
	"socialsync/clients/meta/metasim"
)

const (
	whatsAppSecret  = "whatsapp app secret"
	instagramSecret = "instagram app secret"
)

// product is the smallest thing that could be called back.
type product struct {
	t      *testing.T
	mu     sync.Mutex
	units  []meta.Unit
	bodies []string
	answer func(attempt int) int
	calls  int
}

func (p *product) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calls++
	if !meta.VerifySignature(body, r.Header.Get(meta.SignatureHeader), whatsAppSecret, instagramSecret) {
		p.t.Errorf("the signature is wrong: %s", body)
	}
	if p.answer != nil {
		if status := p.answer(p.calls); status != http.StatusOK {
			w.WriteHeader(status)
			return
		}
	}
	hook, err := meta.ParseWebhook(body)
	if err != nil {
		p.t.Errorf("%v: %s", err, body)
		return
	}
	p.bodies = append(p.bodies, string(body))
	p.units = append(p.units, hook.Units...)
}

func (p *product) all() []meta.Unit {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.units)
}

func (p *product) expect(what string, right func(meta.Unit) bool) meta.Unit {
	p.t.Helper()
	deadline := time.Now().Add(5 * time.Second)
	for time.Now().Before(deadline) {
		for _, u := range p.all() {
			if right(u) {
				return u
			}
		}
		time.Sleep(3 * time.Millisecond)
	}
	p.t.Fatalf("no webhook with %s among %+v", what, p.all())
	return meta.Unit{}
}

func (p *product) expectState(messageID string, state meta.DeliveryState) meta.Unit {
	p.t.Helper()
	return p.expect(string(state), func(u meta.Unit) bool {
		return u.Kind == meta.UnitStatus && u.ExternalID == messageID && u.Status.State == state
	})
}

func start(t *testing.T) (*metasim.Sandbox, *meta.Client, *product) {
	t.Helper()
	p := &product{t: t}
	receiver := httptest.NewServer(p)
	t.Cleanup(receiver.Close)
	sim := metasim.Start(t, metasim.Config{
		WhatsAppCallback: receiver.URL, InstagramCallback: receiver.URL, Seed: 7,
		WhatsAppAppSecret: whatsAppSecret, InstagramAppSecret: instagramSecret,
	})
	client := &meta.Client{
		GraphURL: sim.URL(), InstagramURL: sim.URL(), AppID: metasim.AppID, AppSecret: whatsAppSecret,
		InstagramAppID: metasim.InstagramAppID, InstagramAppSecret: instagramSecret, Timeout: 3 * time.Second,
	}
	return sim, client, p
}

var (
	number  = meta.Account{ID: metasim.PhoneNumberID, Token: metasim.WhatsAppToken}
	account = meta.Account{ID: metasim.InstagramID, Token: metasim.InstagramToken}
)

func toAda(content meta.WhatsAppContent) meta.WhatsAppMessage {
	return meta.WhatsAppMessage{To: "33639980101", CallbackData: "attempt-1", Content: content}
}

// TestWhatsAppConversation: a customer writes, the business answers, the ticks
// move, the customer reacts, edits and unsends.
func TestWhatsAppConversation(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	ada := sim.Customer("Ada")
	first := ada.Writes("Où est ma commande ? 😊 a/b")

	in := product.expect("the question", func(u meta.Unit) bool { return u.ExternalID == first.ID })
	if in.Message.Text != "Où est ma commande ? 😊 a/b" || in.AccountID != metasim.PhoneNumberID ||
		in.Customer.Phone != "33639980101" || in.Customer.Name != "Ada Martin" || in.Customer.UserID == "" {
		t.Errorf("read as %+v", in)
	}
	if body := product.bodies[0]; !strings.Contains(body, `O\u00f9`) || !strings.Contains(body, `\ud83d\ude0a a\/b`) {
		t.Errorf("the body is not escaped as Meta's: %s", body)
	}
	if err := client.MarkWhatsAppRead(t.Context(), number, first.ID, true); err != nil {
		t.Fatal(err)
	}
	ada.ExpectTyping()

	reply := toAda(meta.SendText{Body: "Elle arrive jeudi."})
	reply.ReplyTo = first.ID
	sent, err := client.SendWhatsApp(t.Context(), number, reply)
	if err != nil {
		t.Fatal(err)
	}
	if got := ada.ExpectMessage("jeudi"); got.ReplyTo != first.ID || got.ID != sent.MessageID || sent.RecipientID != "33639980101" {
		t.Errorf("arrived as %+v", got)
	}
	if u := product.expectState(sent.MessageID, meta.StateSent); u.Status.CallbackData != "attempt-1" {
		t.Errorf("the callback data is lost: %+v", u.Status)
	}
	product.expectState(sent.MessageID, meta.StateDelivered)
	ada.Opens(true)
	product.expectState(sent.MessageID, meta.StateRead)

	ada.Reacts(sent.MessageID, "👍")
	product.expect("the reaction", func(u meta.Unit) bool {
		return u.Kind == meta.UnitReaction && u.Reaction.TargetID == sent.MessageID && u.Reaction.Emoji == "👍"
	})
	ada.Edits(first.ID, "Où est mon colis ?")
	product.expect("the edit", func(u meta.Unit) bool {
		return u.Kind == meta.UnitEdit && u.Edit.TargetID == first.ID && u.Edit.Message.Text == "Où est mon colis ?"
	})
	ada.Unsends(first.ID)
	product.expect("the revoke", func(u meta.Unit) bool { return u.Kind == meta.UnitRevoke && u.Revoke.TargetID == first.ID })
	ada.Echoes("From my phone")
	product.expect("the echo", func(u meta.Unit) bool {
		return u.Kind == meta.UnitEcho && u.Message.Text == "From my phone" && u.Customer.Phone == "33639980101"
	})
	if _, err := client.SendWhatsApp(t.Context(), number, toAda(meta.SendReaction{MessageID: first.ID, Emoji: "❤️"})); err != nil {
		t.Fatal(err)
	}
	ada.Expect("our reaction", func(m metasim.Message) bool { return m.ID == first.ID && m.OurReaction == "❤️" })
}

// TestEveryKindArrives: each kind a customer can send is read as what it is.
func TestEveryKindArrives(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	for _, c := range []struct {
		who, kind string
		want      meta.MessageKind
	}{
		{"Ada", "image", meta.KindImage}, {"Ada", "video", meta.KindVideo}, {"Ada", "audio", meta.KindAudio},
		{"Ada", "voice", meta.KindVoice}, {"Ada", "document", meta.KindDocument}, {"Ada", "sticker", meta.KindSticker},
		{"Ada", "location", meta.KindLocation}, {"Ada", "contacts", meta.KindContacts}, {"Ada", "order", meta.KindOrder},
		{"Ada", "button", meta.KindButtonReply}, {"Ada", "button_reply", meta.KindButtonReply},
		{"Ada", "list_reply", meta.KindInteractiveReply}, {"Ada", "unsupported", meta.KindUnsupported},
		{"Camille", "image", meta.KindImage}, {"Camille", "video", meta.KindVideo}, {"Camille", "voice", meta.KindVoice},
		{"Camille", "document", meta.KindDocument}, {"Camille", "sticker", meta.KindSticker},
		{"Camille", "story_reply", meta.KindStoryReply}, {"Camille", "story_mention", meta.KindStoryMention},
		{"Camille", "share", meta.KindShare}, {"Camille", "reel", meta.KindShare},
		{"Camille", "quick_reply", meta.KindButtonReply}, {"Camille", "postback", meta.KindPostback},
		{"Camille", "unsupported", meta.KindUnsupported},
	} {
		sent := sim.Customer(c.who).Sends(metasim.Draft{Kind: c.kind})
		u := product.expect(c.kind, func(u meta.Unit) bool { return u.ExternalID == sent.ID })
		if u.Kind != meta.UnitMessage || u.Message.Kind != c.want {
			t.Errorf("%s is read as %s %+v", c.kind, u.Kind, u.Message)
			continue
		}
		for _, ref := range u.Message.Media {
			fetch(t, client, u, ref)
		}
	}
}

// TestVoiceNoteSaysWhatWasTyped: what a voice note says travels in the file alone,
// where a simulated model of speech finds it.
func TestVoiceNoteSaysWhatWasTyped(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	for _, who := range []string{"Ada", "Camille"} {
		sent := sim.Customer(who).Sends(metasim.Draft{Kind: "voice", Text: "Où est\nma commande ?"})
		u := product.expect("the voice note", func(u meta.Unit) bool { return u.ExternalID == sent.ID })
		if u.Message.Kind != meta.KindVoice || u.Message.Text != "" || len(u.Message.Media) != 1 {
			t.Fatalf("%s: read as %+v", who, u.Message)
		}
		address, token := u.Message.Media[0].URL, ""
		if u.Channel == meta.WhatsApp {
			info, err := client.Media(t.Context(), number, u.Message.Media[0].ID)
			if err != nil {
				t.Fatal(err)
			}
			address, token = info.URL, number.Token
		}
		file, _, err := client.Download(t.Context(), address, token, u.Message.Media[0].SHA256, 1<<20)
		if err != nil || !strings.HasPrefix(string(file), "OggS") || !strings.Contains(string(file), "sim-text:Où est ma commande ?\x00") {
			t.Errorf("%s: %d bytes, %v", who, len(file), err)
		}
	}
}

// fetch downloads what a message refers to, the way its channel wants it.
func fetch(t *testing.T, client *meta.Client, u meta.Unit, ref meta.MediaRef) {
	t.Helper()
	address, token := ref.URL, ""
	if u.Channel == meta.WhatsApp {
		info, err := client.Media(t.Context(), number, ref.ID)
		if err != nil {
			t.Fatal(err)
		}
		address, token = info.URL, number.Token
		if _, _, err := client.Download(t.Context(), address, "", ref.SHA256, 1<<20); meta.ClassOfError(err) != meta.TokenExpired {
			t.Errorf("without a token: %v", err)
		}
	}
	file, kind, err := client.Download(t.Context(), address, token, ref.SHA256, 1<<20)
	if err != nil || len(file) == 0 || kind == "" {
		t.Errorf("%s: %d bytes of %s, %v", ref.Kind, len(file), kind, err)
	}
	if _, _, err := client.Download(t.Context(), address, token, ref.SHA256, 10); !errors.Is(err, meta.ErrTooLarge) {
		t.Errorf("past the limit: %v", err)
	}
	if _, _, err := client.Download(t.Context(), address, token, strings.Repeat("0", 64), 1<<20); !errors.Is(err, meta.ErrChecksum) {
		t.Errorf("with another checksum: %v", err)
	}
}

// TestInstagramConversation: the echo carries the id of the answer, and seen
// comes when the customer looks.
func TestInstagramConversation(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	camille := sim.Customer("Camille")
	first := camille.Writes("Vous livrez en Belgique ?")
	product.expect("the question", func(u meta.Unit) bool { return u.ExternalID == first.ID && u.AccountID == metasim.InstagramID })
	profile, err := client.InstagramProfile(t.Context(), account, camille.ID)
	if err != nil || profile.Username != "camille.rx" {
		t.Errorf("profile %+v, %v", profile, err)
	}
	if err := client.ActInstagram(t.Context(), account, camille.ID, meta.TypingOn); err != nil {
		t.Fatal(err)
	}
	camille.ExpectTyping()
	sent, err := client.SendInstagram(t.Context(), account, meta.InstagramMessage{To: camille.ID, Text: "Oui !", ReplyTo: first.ID})
	if err != nil {
		t.Fatal(err)
	}
	camille.ExpectMessage("Oui")
	product.expect("the echo", func(u meta.Unit) bool {
		return u.Kind == meta.UnitEcho && u.ExternalID == sent.MessageID && u.Customer.UserID == camille.ID && u.Message.AppID == metasim.InstagramAppID
	})
	camille.Reads()
	product.expect("seen", func(u meta.Unit) bool { return u.Kind == meta.UnitRead && u.Read.MessageID == sent.MessageID })
	if err := client.ReactInstagram(t.Context(), account, camille.ID, first.ID, "love"); err != nil {
		t.Fatal(err)
	}
	camille.Expect("our heart", func(m metasim.Message) bool { return m.OurReaction == "❤️" })
	camille.Reacts(sent.MessageID, "😂")
	product.expect("the reaction", func(u meta.Unit) bool { return u.Kind == meta.UnitReaction && u.Reaction.Emoji == "😂" })
	camille.Reacts(sent.MessageID, "")
	product.expect("the reaction's end", func(u meta.Unit) bool { return u.Kind == meta.UnitReaction && u.Reaction.Removed })
	camille.Edits(first.ID, "Et en Suisse ?")
	product.expect("the edit", func(u meta.Unit) bool { return u.Kind == meta.UnitEdit && u.Edit.Number == 1 })
	camille.Unsends(first.ID)
	product.expect("the unsend", func(u meta.Unit) bool { return u.Kind == meta.UnitRevoke && u.Revoke.TargetID == first.ID })
}
