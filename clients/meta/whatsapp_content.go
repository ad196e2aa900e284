package meta

import (
	"encoding/json"
	"strings"
)

// whatsAppContent reads the content of a message or of an edit. Types nobody
// knows yet become UNSUPPORTED; their raw is kept with the unit.
func whatsAppContent(m tree) *Message {
	kind := m.str("type")
	body := m.get(kind)
	msg := &Message{Kind: KindUnsupported, GroupID: m.str("group_id")}
	whatsAppContext(msg, m)
	switch kind {
	case "text":
		msg.Kind, msg.Text = KindText, body.str("body")
	case "image", "video", "audio", "voice", "document", "sticker":
		whatsAppMedia(msg, kind, body)
	case "location":
		msg.Kind = KindLocation
		msg.Location = &Location{
			Latitude: body.number("latitude"), Longitude: body.number("longitude"),
			Name: body.str("name"), Address: body.str("address"), URL: body.str("url"),
		}
	case "contacts":
		msg.Kind = KindContacts
		for _, c := range body.list() {
			msg.Contacts = append(msg.Contacts, whatsAppCard(c))
		}
	case "interactive":
		whatsAppInteractive(msg, body)
	case "button":
		msg.Kind, msg.Text = KindButtonReply, body.str("text")
		msg.Choice = &Choice{Type: "button", ID: body.str("payload"), Title: body.str("text")}
	case "order":
		msg.Kind, msg.Text = KindOrder, body.str("text")
		msg.Order = &Order{CatalogID: body.str("catalog_id"), Items: []OrderItem{}}
		for _, item := range body.list("product_items") {
			msg.Order.Items = append(msg.Order.Items, OrderItem{
				ProductID: item.str("product_retailer_id"), Quantity: item.integer("quantity"),
				Price: item.str("item_price"), Currency: item.str("currency"),
			})
		}
	case "template":
		msg.Kind, msg.Text = KindTemplate, body.str("name")
	default:
		msg.Problem = whatsAppProblem(m, kind)
	}
	return msg
}

func whatsAppContext(msg *Message, m tree) {
	context := m.get("context")
	msg.ReplyTo = context.str("id")
	msg.FrequentlyForwarded = context.boolean("frequently_forwarded")
	msg.Forwarded = context.boolean("forwarded") || msg.FrequentlyForwarded
	if product := context.get("referred_product"); product.isObject() {
		msg.Product = &Product{CatalogID: product.str("catalog_id"), ProductID: product.str("product_retailer_id")}
	}
	if r := m.get("referral"); r.isObject() {
		msg.Referral = &Referral{
			SourceType: r.str("source_type"), SourceID: r.str("source_id"), SourceURL: r.str("source_url"),
			Headline: r.str("headline"), Body: r.str("body"), ClickID: r.str("ctwa_clid"),
			ImageURL: r.first("image_url", "thumbnail_url"),
		}
	}
}

func whatsAppMedia(msg *Message, kind string, body tree) {
	switch {
	case kind == "voice", kind == "audio" && body.boolean("voice"):
		msg.Kind = KindVoice
	default:
		msg.Kind = MessageKind(strings.ToUpper(kind))
	}
	msg.Text = body.str("caption")
	msg.Media = []MediaRef{{
		Kind: msg.Kind, ID: body.str("id"), URL: body.str("url"), MIME: body.str("mime_type"),
		SHA256: body.str("sha256"), Filename: body.str("filename"), Animated: body.boolean("animated"),
	}}
}

func whatsAppCard(c tree) Contact {
	card := Contact{
		Name: c.str("name", "formatted_name"), Org: c.str("org", "company"),
		Requested: c.str("origin") == "contact_request",
	}
	if card.Name == "" {
		card.Name = strings.TrimSpace(c.str("name", "first_name") + " " + c.str("name", "last_name"))
	}
	for _, p := range c.list("phones") {
		card.Phones = append(card.Phones, ContactPhone{Phone: p.str("phone"), WaID: p.str("wa_id"), Type: p.str("type")})
	}
	for _, e := range c.list("emails") {
		card.Emails = append(card.Emails, e.str("email"))
	}
	for _, u := range c.list("urls") {
		card.URLs = append(card.URLs, u.str("url"))
	}
	return card
}

// whatsAppInteractive reads what was tapped. A flow's answers come as JSON
// inside a string, which may be anything.
func whatsAppInteractive(msg *Message, body tree) {
	kind := body.str("type")
	reply := body.get(kind)
	msg.Kind = KindInteractiveReply
	msg.Choice = &Choice{
		Type: kind, ID: reply.first("id", "name"), Title: reply.first("title", "body"), Description: reply.str("description"),
	}
	msg.Text = msg.Choice.Title
	switch kind {
	case "button_reply":
		msg.Kind = KindButtonReply
	case "list_reply":
	default:
		if answers := reply.str("response_json"); json.Valid([]byte(answers)) {
			if clean, err := parseTree([]byte(answers)); err == nil {
				msg.Choice.Response = clean.raw()
			}
		} else if reply.isObject() && !reply.has("response_json") {
			msg.Choice.Response = reply.raw()
		}
	}
}

func whatsAppProblem(m tree, kind string) *MessageProblem {
	problem := &MessageProblem{Type: m.str("unsupported", "type")}
	if problem.Type == "" && kind != "unsupported" && kind != "unknown" {
		problem.Type = kind
	}
	if errs := statusErrors(m.list("errors")); len(errs) > 0 {
		problem.Code, problem.Details = errs[0].Code, orElse(errs[0].Details, errs[0].Title)
	}
	return problem
}
