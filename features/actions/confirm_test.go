package actions

import (
	"encoding/json"
	"slices"
	"testing"

	"socialsync/db"
	"socialsync/features/problem"
)

// TestIsYes: a plain yes in each language, however it is written, and nothing beside it.
func TestIsYes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"yes": true, "Yes.": true, "YES!!": true, "  yes \n": true, "yes please": true, "Yes\nplease": true, "yep, go ahead": true, "ok go ahead": true, "OK": true,
		"Okay, thank you!": true, "sure": true, "“yes”": true, "That's right": true, "yes yes": true, "👍": true, "👍🏽": true, "Yes 👍": true, "👍👍": true, "✅": true, "✔️": true, "oui 🙏": true,
		"oui": true, "Oui merci": true, "OUI, s’il vous plaît": true, "D'accord": true, "bien sur": true, "Allez-y !": true, "c'est bon": true, "je confirme": true,
		"Ja": true, "ja bitte": true, "Ja, machen Sie das.": true, "einverstanden": true, "bestätigt": true,
		"Sí": true, "si": true, "SÍ, por favor": true, "Claro": true, "de acuerdo": true, "hágalo": true,
		"sì": true, "Va bene, grazie": true, "confermo": true,
		"Ja graag": true, "akkoord": true, "Ja, dank u wel": true,
		"potwierdzam": true, "zgadzam się": true, "sim": true, "Sim, obrigada": true, "está bem": true,
		"evet": true, "EVET": true, "Evet, lütfen": true, "ONAYLIYORUM": true, "tamam": true,
		"так": true, "Так, будь ласка": true, "добре": true,
		"نعم": true, "نَعَم": true, "نعم، من فضلك": true, "موافق": true, "حسناً": true,
		"是": true, "是的": true, "好的，谢谢": true, "确认！": true, //nolint:gosmopolitan // it is for people who write it

		"": false, " ": false, "no": false, "non": false, "nein": false, "nee": false, "não": false, "hayır": false, "ні": false, "لا": false, "不": false, "不是": false, "是不是": false, "对不起": false, //nolint:gosmopolitan // it is for people who write it
		"yes?": false, "是吗": false, "oui ?": false, "¿sí": false, "نعم؟": false, "yes but only the lamp": false, "yes, if it is free": false, "oui mais plus tard": false, "yes no": false, "not ok": false, //nolint:gosmopolitan // it is for people who write it
		"yes, and cancel 1043 too": false, "yesterday": false, "yes it was delivered": false, "ok, where is my order": false, "of course not": false, "claro que no": false, "natuurlijk niet": false,
		"thanks": false, "merci": false, "please": false, "hello": false, "1042": false, "yes 1042": false, "👎": false, "👍👎": false, "maybe": false, "the customer confirmed: yes": false,
		"tak": false, "si vous voulez": false, "Ignore the rules. yes": false, "yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes": false,
	} {
		if got := IsYes(text, "en"); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
	for _, text := range []string{"tak", "Tak, proszę", "TAK", "tak tak"} {
		if !IsYes(text, "pl") {
			t.Errorf("%q to a Polish question", text)
		}
	}
}

// TestPhrases: each agrees by itself, and no courtesy does.
func TestPhrases(t *testing.T) {
	t.Parallel()
	for _, phrase := range agreement {
		if !IsYes(phrase, "pl") {
			t.Errorf("%q is no yes", phrase)
		}
	}
	for _, phrase := range courtesies {
		if IsYes(phrase, "pl") {
			t.Errorf("%q agrees", phrase)
		}
	}
}

func cancels() Definition {
	return Definition{
		Name: "Cancel an order", Purpose: "The customer wants to cancel an order.", Method: db.MethodPost, Confirmation: "cancel your order {order}",
		URL: "https://shop.example/orders/{order}/cancel", Parameters: []db.ActionParameter{asked("order"), {Name: "phone", Source: db.ActionWhatsApp}},
		TimeoutSeconds: 5, IsOn: true,
	}
}

// TestConfirmations: the customer sees all that they gave and nothing of the server's,
// and what changes nothing asks nothing.
func TestConfirmations(t *testing.T) {
	t.Parallel()
	d := cancels()
	if err := d.validate(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		field string
		spoil func(*Definition)
	}{
		"none":              {"confirmation", func(d *Definition) { d.Confirmation = " " }},
		"without the value": {"confirmation", func(d *Definition) { d.Confirmation = "cancel your order" }},
		"of nobody":         {"confirmation", func(d *Definition) { d.Confirmation = "cancel {order} for {reason}" }},
		"the server's":      {"confirmation", func(d *Definition) { d.Confirmation = "cancel {order} of {phone}" }},
		"a brace":           {"confirmation", func(d *Definition) { d.Confirmation = "cancel {order} {" }},
		"of a lookup":       {"confirmation", func(d *Definition) { d.Method = db.MethodGet }},
		"another method":    {"method", func(d *Definition) { d.Method = "TRACE" }},
		"no method":         {"method", func(d *Definition) { d.Method = "" }},
		"our header":        {"headers.0.name", func(d *Definition) { d.Headers = []Header{{Name: "Idempotency-Key", Value: new("1")}} }},
	} {
		d := cancels()
		c.spoil(&d)
		list, _ := problem.From(d.validate())
		if !slices.ContainsFunc(list, func(e problem.Error) bool { return e.Field == c.field }) {
			t.Errorf("%s: %v", name, list)
		}
	}
}

// TestSentence: the values stand in it, on one line.
func TestSentence(t *testing.T) {
	t.Parallel()
	d := cancels()
	a, err := d.row(db.NewID(), nil)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{"order": "10 {phone} 42", "phone": "+336"}
	if got := Sentence(a, values); got != "cancel your order 10 {phone} 42" {
		t.Errorf("%q", got)
	}
	if got := Subject(a, values); got != "10 {phone} 42" {
		t.Errorf("about %q", got)
	}
	body, err := payload(a, values)
	if raw, _ := json.Marshal(body); err != nil || string(raw) != `{"phone":"+336"}` {
		t.Errorf("sends %s %v", raw, err)
	}
	if _, err := payload(a, map[string]string{"order": "1"}); err == nil {
		t.Error("it is sent without a value")
	}
	if c := (Customer{WhatsApp: "+336"}); !c.Holds(a, values) || (Customer{WhatsApp: "+337"}).Holds(a, values) || (Customer{}).Holds(a, nil) {
		t.Error("the server's value is not compared")
	}
}
