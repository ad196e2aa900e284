package metasim

import (
	"crypto/rand"
	"encoding/binary"
	"time"
)

// The demo world's names. The product's seed uses the same, so that the phone
// in the sandbox and the inbox show the same people.
const (
	BusinessName  = "Maison Lumen"
	WABAID        = "102290129340398"
	PhoneNumberID = "106540352242922"
	DisplayPhone  = "+33 1 99 00 14 20" // a range reserved for fiction
	WhatsAppToken = "EAAsimulatedWhatsAppToken0000000000000000000001"

	InstagramID       = "17841405822304914"
	InstagramUsername = "maison.lumen"
	InstagramToken    = "IGAAsimulatedInstagramToken000000000000000001"

	InstagramAtelierID       = "17841405822304915"
	InstagramAtelierUsername = "lumen.atelier"
	InstagramAtelierToken    = "IGAAsimulatedInstagramToken000000000000000002"
)

// Accounts that wait to be connected.
const (
	SpareWABAID        = "102290129340777"
	SparePhoneNumberID = "106540352242777"
	SpareDisplayPhone  = "+33 1 99 00 14 21"
	SpareWhatsAppToken = "EAAsimulatedWhatsAppToken0000000000000000000777"

	SpareInstagramID       = "17841405822304777"
	SpareInstagramUsername = "lumen.popup"
	SpareInstagramToken    = "IGAAsimulatedInstagramToken000000000000000777"
)

// The apps that the product signs in as, and how the ids of people begin that
// everybody knows from before: see People.
const (
	AppID               = "900000000000001"
	InstagramAppID      = "900000000000002"
	DemoPhonePrefix     = "3363998" // 06 39 98: a range reserved for fiction
	DemoInstagramPrefix = "99170"

	otherAppID            = "936619743392459" // the Instagram app itself, in echoes
	demoInstagramIDLength = 16
)

// Person is a customer of the demo world.
type Person struct {
	ID, Name, Username, Language string
	AccountID                    string
	Inputs                       []string
	UserID                       string
	NoPhone                      bool
}

// People are the customers of the demo world: eight on WhatsApp, eight on
// Instagram. They wrote an hour before the world began. Léo hides his number;
// Thiago's has two spellings.
//
// Beside them, any other number that begins with DemoPhonePrefix, and any
// Instagram id of sixteen digits that begins with DemoInstagramPrefix, is
// somebody from before the simulator was started: a first send finds them,
// with an open window.
func People() []Person {
	return []Person{
		{ID: "33639980101", Name: "Ada Martin", Language: "fr", AccountID: PhoneNumberID, UserID: "FR.10000000000000000101"},
		{ID: "33639980102", Name: "Hugo Lefèvre", Language: "fr", AccountID: PhoneNumberID, UserID: "FR.10000000000000000102"},
		{ID: "33639980103", Name: "Inès Moreau", Language: "fr", AccountID: PhoneNumberID, UserID: "FR.10000000000000000103"},
		{ID: "447700900104", Name: "Oliver Bennett", Language: "en", AccountID: PhoneNumberID, UserID: "GB.10000000000000000104"},
		{ID: "447700900105", Name: "Grace O'Neill", Language: "en", AccountID: PhoneNumberID, UserID: "GB.10000000000000000105"},
		{ID: "551198760106", Name: "Thiago Souza", Language: "en", AccountID: PhoneNumberID, UserID: "BR.10000000000000000106", Inputs: []string{"5511998760106"}},
		{ID: "33639980107", Name: "أميرة حداد", Language: "fr", AccountID: PhoneNumberID, UserID: "FR.10000000000000000107"},
		{ID: "FR.10000000000000000108", Name: "Léo Kaplan", Username: "leo.kaplan", Language: "fr", AccountID: PhoneNumberID, UserID: "FR.10000000000000000108", NoPhone: true},

		{ID: "9917000000000201", Name: "Camille Roux", Username: "camille.rx", Language: "fr", AccountID: InstagramID},
		{ID: "9917000000000202", Name: "Noah Becker", Username: "noah.becker", Language: "en", AccountID: InstagramID},
		{ID: "9917000000000203", Name: "Yasmine B.", Username: "yasmine.b", Language: "fr", AccountID: InstagramID},
		{ID: "9917000000000204", Name: "Emma Clarke", Username: "emmaclarke_", Language: "en", AccountID: InstagramID},
		{ID: "9917000000000205", Name: "Jules Perrin", Username: "jules.perrin", Language: "fr", AccountID: InstagramID},
		{ID: "9917000000000206", Name: "Mia Rossi", Username: "mia.rossi", Language: "en", AccountID: InstagramAtelierID},
		{ID: "9917000000000207", Name: "Lucas Petit", Username: "lucas.pt", Language: "fr", AccountID: InstagramAtelierID},
		{ID: "9917000000000208", Name: "Sofia Duarte", Username: "sofia.duarte", Language: "en", AccountID: InstagramAtelierID},
	}
}

var (
	whatsAppScopes  = []string{"whatsapp_business_management", "whatsapp_business_messaging", "business_management"}
	instagramScopes = []string{
		"instagram_business_basic", "instagram_business_manage_messages", "instagram_business_manage_comments",
		"instagram_business_content_publish", "instagram_business_manage_insights",
	}
)

// newWorld is the demo world. Seed 0 draws one.
func newWorld(seed uint64) *World {
	if seed == 0 {
		var b [8]byte
		_, _ = rand.Read(b[:]) // never fails
		seed = binary.LittleEndian.Uint64(b[:])
	}
	now := time.Now().UTC()
	w := &World{
		Seed: seed, Media: map[string]*Media{}, Tokens: map[string]*Token{}, Codes: map[string]*Code{},
		Buckets: map[string]*bucket{},
		Accounts: []*Account{
			{ID: PhoneNumberID, Channel: WhatsApp, WABAID: WABAID, DisplayPhone: DisplayPhone, Name: BusinessName, Quality: "GREEN", Subscribed: true, Registered: true},
			{ID: InstagramID, Channel: Instagram, Name: BusinessName, Username: InstagramUsername, AppScopedID: "24500000000000001", Subscribed: true},
			{ID: InstagramAtelierID, Channel: Instagram, Name: "L'atelier Lumen", Username: InstagramAtelierUsername, AppScopedID: "24500000000000002", Subscribed: true},
			{ID: SparePhoneNumberID, Channel: WhatsApp, WABAID: SpareWABAID, DisplayPhone: SpareDisplayPhone, Name: "Lumen Pop-up", Quality: "GREEN", Spare: true},
			{ID: SpareInstagramID, Channel: Instagram, Name: "Lumen Pop-up", Username: SpareInstagramUsername, AppScopedID: "24500000000000777", Spare: true},
		},
		Templates: demoTemplates(),
		Posts: []*Post{
			{ID: "17918195224117851", AccountID: InstagramID, Caption: "La lampe Aube est de retour ✨", Type: "IMAGE", Product: "FEED", At: now.Add(-72 * time.Hour)},
			{ID: "17918195224117852", AccountID: InstagramID, Caption: "How we blow our glass", Type: "VIDEO", Product: "REELS", At: now.Add(-30 * time.Hour)},
			{ID: "17918195224117853", AccountID: InstagramAtelierID, Caption: "L'atelier ouvre samedi", Type: "IMAGE", Product: "FEED", At: now.Add(-20 * time.Hour)},
		},
	}
	for _, t := range []Token{
		{Value: WhatsAppToken, Accounts: []string{PhoneNumberID, WABAID}, Scopes: whatsAppScopes, Long: true},
		{Value: InstagramToken, Accounts: []string{InstagramID}, Scopes: instagramScopes, Long: true, ExpiresAt: now.Add(52 * 24 * time.Hour)},
		{Value: InstagramAtelierToken, Accounts: []string{InstagramAtelierID}, Scopes: instagramScopes, Long: true, ExpiresAt: now.Add(41 * 24 * time.Hour)},
		{Value: SpareWhatsAppToken, Accounts: []string{SparePhoneNumberID, SpareWABAID}, Scopes: whatsAppScopes, Long: true},
		{Value: SpareInstagramToken, Accounts: []string{SpareInstagramID}, Scopes: instagramScopes, Long: true, ExpiresAt: now.Add(60 * 24 * time.Hour)},
	} {
		t.IssuedAt = now.Add(-8 * 24 * time.Hour)
		w.Tokens[t.Value] = &t
	}
	for _, p := range People() {
		c := &Customer{ID: p.ID, AccountID: p.AccountID, Name: p.Name, Username: p.Username, Language: p.Language, Inputs: p.Inputs, UserID: p.UserID}
		c.LastWrote = now.Add(-time.Hour) // so that the first answer of a demonstration arrives
		c.Channel = w.account(p.AccountID).Channel
		if c.Channel == WhatsApp && !p.NoPhone {
			c.Phone = p.ID
		}
		w.Customers = append(w.Customers, c)
	}
	for _, f := range builtinFiles() {
		w.Media[f.ID] = f
	}
	w.index()
	return w
}

// demoTemplates are approved, in both languages, with and without variables
// and header; one is paused, to be refused.
func demoTemplates() []*Template {
	body := func(text string, examples ...string) map[string]any {
		part := map[string]any{"type": "BODY", "text": text}
		if len(examples) > 0 {
			part["example"] = map[string]any{"body_text": []any{examples}}
		}
		return part
	}
	footer := map[string]any{"type": "FOOTER", "text": BusinessName}
	header := func(text, example string) map[string]any {
		return map[string]any{"type": "HEADER", "format": "TEXT", "text": text, "example": map[string]any{"header_text": []any{example}}}
	}
	replies := func(titles ...string) map[string]any {
		buttons := []any{}
		for _, t := range titles {
			buttons = append(buttons, map[string]any{"type": "QUICK_REPLY", "text": t})
		}
		return map[string]any{"type": "BUTTONS", "buttons": buttons}
	}
	return []*Template{
		{ID: "700000000000001", WABAID: WABAID, Name: "order_update", Language: "fr", Status: "APPROVED", Category: "UTILITY", Parts: []map[string]any{
			header("Commande {{1}}", "LM-2041"),
			body("Bonjour {{1}}, votre commande {{2}} est partie de l'atelier. Elle arrive {{3}}.", "Ada", "LM-2041", "jeudi"), footer,
		}},
		{ID: "700000000000002", WABAID: WABAID, Name: "order_update", Language: "en", Status: "APPROVED", Category: "UTILITY", Parts: []map[string]any{
			header("Order {{1}}", "LM-2041"),
			body("Hello {{1}}, your order {{2}} has left the workshop. It arrives {{3}}.", "Ada", "LM-2041", "on Thursday"), footer,
		}},
		{ID: "700000000000003", WABAID: WABAID, Name: "follow_up", Language: "fr", Status: "APPROVED", Category: "UTILITY", Parts: []map[string]any{
			body("Bonjour {{1}}, nous revenons vers vous au sujet de votre message. Souhaitez-vous continuer la conversation ?", "Ada"), footer,
			replies("Oui, merci", "C'est réglé"),
		}},
		{ID: "700000000000004", WABAID: WABAID, Name: "follow_up", Language: "en", Status: "APPROVED", Category: "UTILITY", Parts: []map[string]any{
			body("Hello {{1}}, we are coming back to your message. Shall we carry on?", "Ada"), footer,
			replies("Yes, please", "All settled"),
		}},
		{ID: "700000000000005", WABAID: WABAID, Name: "opening_hours", Language: "fr", Status: "APPROVED", Category: "UTILITY", Parts: []map[string]any{
			body("L'atelier est ouvert du mardi au samedi, de 10 h à 19 h."),
		}},
		{ID: "700000000000006", WABAID: WABAID, Name: "summer_sale", Language: "fr", Status: "PAUSED", Category: "MARKETING", Parts: []map[string]any{
			body("{{1}}, les soldes commencent demain.", "Ada"),
		}},
		{ID: "700000000000777", WABAID: SpareWABAID, Name: "hello_world", Language: "en", Status: "APPROVED", Category: "UTILITY", Parts: []map[string]any{
			body("Welcome and congratulations!"),
		}},
	}
}
