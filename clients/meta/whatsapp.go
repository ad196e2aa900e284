package meta

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
)

// WhatsAppMessage is one message to one person. Content says what; the rest
// says to whom and in answer to what.
type WhatsAppMessage struct {
	To     string // digits; wins over UserID
	UserID string // business-scoped user id, for people without a known number
	// ReplyTo quotes an earlier message by its external id.
	ReplyTo string
	// CallbackData comes back in every status of this message, and is the only
	// way to recognise it after a call whose outcome is unknown. At most 512
	// characters.
	CallbackData string
	Content      WhatsAppContent
}

// WhatsAppContent is SendText, SendMedia, SendTemplate, SendReaction,
// SendLocation, SendContacts or SendInteractive.
type WhatsAppContent interface {
	// whatsApp names the type and gives the member of that name.
	whatsApp() (kind string, body any)
}

// Sent is Meta's word that it accepted a message: accepted, not delivered.
type Sent struct {
	MessageID string
	// RecipientID is whom Meta sends to. On WhatsApp it can differ from the
	// number given (Brazil, Mexico): adopt it.
	RecipientID string
	State       string // accepted, held_for_quality_assessment or paused, when said
}

// SendWhatsApp sends a message from the number. WhatsApp has no idempotency
// key: after an error of class UNKNOWN_OUTCOME the message may be on its way.
func (c *Client) SendWhatsApp(ctx context.Context, number Account, m WhatsAppMessage) (Sent, error) {
	kind, content := m.Content.whatsApp()
	body := map[string]any{
		"messaging_product": "whatsapp", "recipient_type": "individual", "type": kind, kind: content,
	}
	if m.To != "" {
		body["to"] = m.To
	} else {
		body["recipient"] = m.UserID
	}
	if m.ReplyTo != "" {
		body["context"] = map[string]string{"message_id": m.ReplyTo}
	}
	if m.CallbackData != "" {
		body["biz_opaque_callback_data"] = m.CallbackData
	}
	var answer struct {
		Contacts []struct {
			WaID   string `json:"wa_id"`
			UserID string `json:"user_id"`
		} `json:"contacts"`
		Messages []struct {
			ID    string `json:"id"`
			State string `json:"message_status"`
		} `json:"messages"`
	}
	in := c.whatsAppCall("send whatsapp "+kind, http.MethodPost, number, "/messages")
	in.json = body
	if err := c.do(ctx, in, &answer); err != nil {
		return Sent{}, err
	}
	if len(answer.Messages) == 0 || answer.Messages[0].ID == "" {
		return Sent{}, &Error{Op: in.op, HTTPStatus: http.StatusOK, sent: true, Message: "the answer names no message"}
	}
	sent := Sent{MessageID: answer.Messages[0].ID, State: answer.Messages[0].State}
	if len(answer.Contacts) > 0 {
		sent.RecipientID = orElse(answer.Contacts[0].WaID, answer.Contacts[0].UserID)
	}
	return sent, nil
}

// MarkWhatsAppRead gives the customer blue ticks up to this message. With
// typing it also shows that an answer is being written, until the next send or
// for 25 s; WhatsApp can't show the one without the other.
func (c *Client) MarkWhatsAppRead(ctx context.Context, number Account, messageID string, typing bool) error {
	body := map[string]any{"messaging_product": "whatsapp", "status": "read", "message_id": messageID}
	if typing {
		body["typing_indicator"] = map[string]string{"type": "text"}
	}
	in := c.whatsAppCall("mark whatsapp read", http.MethodPost, number, "/messages")
	in.json, in.safe = body, true
	return c.do(ctx, in, nil)
}

func (c *Client) whatsAppCall(op, method string, a Account, path string) call {
	return call{
		op: op, method: method, base: c.graphURL(), token: a.Token, secret: c.AppSecret,
		path: "/" + Version + "/" + url.PathEscape(a.ID) + path,
	}
}

// SendText is plain text, at most 4096 characters.
type SendText struct {
	Body       string
	PreviewURL bool
}

func (t SendText) whatsApp() (string, any) {
	return "text", map[string]any{"body": t.Body, "preview_url": t.PreviewURL}
}

// SendMedia is a file that was uploaded (ID) or that Meta can fetch (Link).
type SendMedia struct {
	Kind     MessageKind // IMAGE, VIDEO, AUDIO, VOICE, DOCUMENT or STICKER
	ID       string
	Link     string
	Caption  string // images, videos and documents only, at most 1024 characters
	Filename string // documents only
}

func (m SendMedia) whatsApp() (string, any) {
	kind, body := "document", map[string]any{}
	switch m.Kind {
	case KindImage:
		kind = "image"
	case KindVideo:
		kind = "video"
	case KindAudio:
		kind = "audio"
	case KindVoice:
		kind = "audio"
		body["voice"] = true
	case KindSticker:
		kind = "sticker"
	}
	if m.ID != "" {
		body["id"] = m.ID
	} else {
		body["link"] = m.Link
	}
	if m.Caption != "" && (kind == "image" || kind == "video" || kind == "document") {
		body["caption"] = m.Caption
	}
	if m.Filename != "" && kind == "document" {
		body["filename"] = m.Filename
	}
	return kind, body
}

// SendTemplate is an approved template with its variables filled in.
type SendTemplate struct {
	Name       string
	Language   string
	Components []TemplateComponent
}

// TemplateComponent fills the variables of one part of a template.
type TemplateComponent struct {
	Type       string              `json:"type"`               // header, body, button
	SubType    string              `json:"sub_type,omitempty"` // of a button: quick_reply, url, copy_code...
	Index      string              `json:"index,omitempty"`    // of a button, from "0"
	Parameters []TemplateParameter `json:"parameters"`
}

// TemplateParameter is the value of one variable.
type TemplateParameter struct {
	Type          string     `json:"type"` // text, image, video, document, payload, coupon_code
	Text          string     `json:"text,omitempty"`
	ParameterName string     `json:"parameter_name,omitempty"` // for templates with named variables
	Image         *MediaLink `json:"image,omitempty"`
	Video         *MediaLink `json:"video,omitempty"`
	Document      *MediaLink `json:"document,omitempty"`
	Payload       string     `json:"payload,omitempty"`
	CouponCode    string     `json:"coupon_code,omitempty"`
}

// MediaLink names a file by the id of an upload or by a public link.
type MediaLink struct {
	ID       string `json:"id,omitempty"`
	Link     string `json:"link,omitempty"`
	Filename string `json:"filename,omitempty"`
}

func (t SendTemplate) whatsApp() (string, any) {
	body := map[string]any{
		"name": t.Name, "language": map[string]string{"code": t.Language, "policy": "deterministic"},
	}
	if len(t.Components) > 0 {
		body["components"] = t.Components
	}
	return "template", body
}

// SendReaction puts an emoji on a message; an empty one takes it away.
type SendReaction struct {
	MessageID string
	Emoji     string
}

func (r SendReaction) whatsApp() (string, any) {
	return "reaction", map[string]string{"message_id": r.MessageID, "emoji": r.Emoji}
}

// SendLocation is a place on the map.
type SendLocation Location

func (l SendLocation) whatsApp() (string, any) {
	body := map[string]any{"latitude": l.Latitude, "longitude": l.Longitude}
	if l.Name != "" {
		body["name"] = l.Name
	}
	if l.Address != "" {
		body["address"] = l.Address
	}
	return "location", body
}

// SendContacts are business cards.
type SendContacts []Contact

func (cs SendContacts) whatsApp() (string, any) {
	cards := []map[string]any{}
	for _, c := range cs {
		phones := []map[string]string{}
		for _, p := range c.Phones {
			phones = append(phones, map[string]string{"phone": p.Phone, "type": orElse(p.Type, "CELL")})
		}
		card := map[string]any{
			"name":   map[string]string{"formatted_name": c.Name, "first_name": c.Name},
			"phones": phones,
		}
		if c.Org != "" {
			card["org"] = map[string]string{"company": c.Org}
		}
		cards = append(cards, card)
	}
	return "contacts", cards
}

// SendInteractive is a question with one to three buttons or a list of rows.
type SendInteractive struct {
	Body    string
	Footer  string
	Buttons []Button
	// ListLabel opens the list; Rows are shown when there are no Buttons.
	ListLabel string
	Rows      []Button
}

// Button is a choice: its id comes back when it is tapped.
type Button struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"` // rows only
}

func (i SendInteractive) whatsApp() (string, any) { //nolint:unparam // the name is the type's, as for the others
	body := map[string]any{"body": map[string]string{"text": i.Body}}
	if i.Footer != "" {
		body["footer"] = map[string]string{"text": i.Footer}
	}
	if len(i.Buttons) > 0 {
		buttons := []map[string]any{}
		for _, b := range i.Buttons {
			buttons = append(buttons, map[string]any{"type": "reply", "reply": map[string]string{"id": b.ID, "title": b.Title}})
		}
		body["type"], body["action"] = "button", map[string]any{"buttons": buttons}
		return "interactive", body
	}
	body["type"] = "list"
	body["action"] = map[string]any{"button": i.ListLabel, "sections": []any{map[string]any{"rows": i.Rows}}}
	return "interactive", body
}

// decimal reads a number that may come as a string.
type decimal int64

func (d *decimal) UnmarshalJSON(raw []byte) error {
	var n json.Number
	if err := json.Unmarshal(raw, &n); err != nil {
		return err
	}
	v, err := n.Int64()
	*d = decimal(v)
	return err
}
