package metasim

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
)

// object is a piece of JSON.
type object = map[string]any

// whatsAppBody wraps a value for the field messages, or another one.
func (s *Server) whatsAppBody(a *Account, field string, value object) object {
	value["messaging_product"] = "whatsapp"
	value["metadata"] = object{"display_phone_number": onlyDigits(a.DisplayPhone), "phone_number_id": a.ID}
	return object{
		"object": "whatsapp_business_account",
		"entry":  []object{{"id": a.WABAID, "changes": []object{{"value": value, "field": field}}}},
	}
}

// whatsAppContact introduces the customer, by number, user id or both.
func whatsAppContact(c *Customer) object {
	profile := object{"name": c.Name}
	if c.Username != "" {
		profile["username"] = c.Username
	}
	contact := object{"profile": profile}
	if c.Phone != "" {
		contact["wa_id"] = c.Phone
	}
	if c.UserID != "" {
		contact["user_id"] = c.UserID
	}
	return contact
}

// whatsAppInbound is a message of the customer's; content names the type.
func (s *Server) whatsAppInbound(a *Account, c *Customer, m *Message, kind string, content any) object {
	msg := object{"id": m.ID, "timestamp": strconv.FormatInt(m.At.Unix(), 10), "type": kind}
	if content != nil {
		msg[kind] = content
	}
	if c.Phone != "" {
		msg["from"] = c.Phone
	}
	if c.UserID != "" {
		msg["from_user_id"] = c.UserID
	}
	if m.ReplyTo != "" {
		context := object{"id": m.ReplyTo}
		if quoted := s.world.byID[m.ReplyTo]; quoted != nil && quoted.Origin != "CUSTOMER" {
			context["from"] = onlyDigits(a.DisplayPhone)
		} else {
			context["from"] = c.Phone
		}
		msg["context"] = context
	}
	return s.whatsAppBody(a, "messages", object{"contacts": []object{whatsAppContact(c)}, "messages": []object{msg}})
}

// whatsAppEcho is what somebody typed in the phone's app.
func (s *Server) whatsAppEcho(a *Account, c *Customer, m *Message, kind string, content any) object {
	echo := object{
		"from": onlyDigits(a.DisplayPhone), "id": m.ID, "timestamp": strconv.FormatInt(m.At.Unix(), 10),
		"type": kind, kind: content,
	}
	if c.Phone != "" {
		echo["to"] = c.Phone
	} else {
		echo["to_user_id"] = c.UserID
	}
	if m.ReplyTo != "" {
		echo["context"] = object{"id": m.ReplyTo}
	}
	return s.whatsAppBody(a, "smb_message_echoes", object{"message_echoes": []object{echo}})
}

// whatsAppStatus is one step of a message of ours.
func (s *Server) whatsAppStatus(a *Account, c *Customer, m *Message, state string, failure *refusal) object {
	status := object{"id": m.ID, "status": state, "timestamp": strconv.FormatInt(s.now().Unix(), 10)}
	if c != nil && c.Phone == "" {
		status["recipient_user_id"] = c.UserID
	} else {
		status["recipient_id"] = m.CustomerID
	}
	if m.CallbackData != "" {
		status["biz_opaque_callback_data"] = m.CallbackData
	}
	if failure != nil {
		status["errors"] = []object{{
			"code": failure.Code, "title": failure.Title, "message": failure.Title,
			"error_data": object{"details": failure.Details},
			"href":       "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
		}}
	} else {
		category := "service"
		if t := s.template(m.Template); t != nil {
			category = strings.ToLower(t.Category)
		}
		status["pricing"] = object{"billable": category != "service", "pricing_model": "PMP", "category": category, "type": "regular"}
	}
	return s.whatsAppBody(a, "messages", object{"statuses": []object{status}})
}

// whatsAppContent is a message's content in WhatsApp's words.
func (s *Server) whatsAppContent(m *Message) (kind string, content any) {
	switch m.Kind {
	case "image", "video", "audio", "voice", "document", "sticker":
		kind = m.Kind
		file := object{"id": m.MediaID, "mime_type": m.MIME}
		if media := s.world.Media[m.MediaID]; media != nil {
			sum := sha256.Sum256(media.Bytes)
			file["sha256"] = base64.StdEncoding.EncodeToString(sum[:])
		}
		if m.Text != "" {
			file["caption"] = m.Text
		}
		switch m.Kind {
		case "voice", "audio":
			kind = "audio"
			file["voice"] = m.Kind == "voice"
			delete(file, "caption")
		case "document":
			file["filename"] = m.Filename
		case "sticker":
			file["animated"] = false
			delete(file, "caption")
		}
		return kind, file
	case "location":
		return "location", m.Location
	case "contacts":
		cards := []object{}
		for _, c := range m.Contacts {
			cards = append(cards, object{
				"name":   object{"formatted_name": c.Name, "first_name": c.Name},
				"phones": []object{{"phone": c.Phone, "wa_id": onlyDigits(c.Phone), "type": "CELL"}},
			})
		}
		return "contacts", cards
	case "order":
		items := []object{}
		for _, i := range m.Order {
			items = append(items, object{"product_retailer_id": i.ProductID, "quantity": i.Quantity, "item_price": i.Price, "currency": i.Currency})
		}
		return "order", object{"catalog_id": "194836987003835", "text": m.Text, "product_items": items}
	case "button":
		return "button", object{"text": m.Choice.Title, "payload": m.Choice.ID}
	case "button_reply", "list_reply":
		return "interactive", object{"type": m.Kind, m.Kind: m.Choice}
	case "unsupported":
		return "unsupported", object{"type": "poll"}
	}
	return "text", object{"body": m.Text}
}

// instagramBody wraps one event between the customer and the account.
func (s *Server) instagramBody(a *Account, c *Customer, at int64, fromUs bool, event object) object {
	from, to := c.ID, a.ID
	if fromUs {
		from, to = to, from
	}
	event["sender"], event["recipient"], event["timestamp"] = object{"id": from}, object{"id": to}, at
	return object{
		"object": "instagram",
		"entry":  []object{{"id": a.ID, "time": s.now().UnixMilli(), "messaging": []object{event}}},
	}
}

// instagramMessage is a message's content in Instagram's words.
func (s *Server) instagramMessage(m *Message) object {
	msg := object{"mid": m.ID}
	if m.Text != "" {
		msg["text"] = m.Text
	}
	attach := func(kind string, payload object) { msg["attachments"] = []object{{"type": kind, "payload": payload}} }
	switch m.Kind {
	case "image", "video":
		attach(m.Kind, object{"url": s.cdn(m)})
	case "voice", "audio":
		attach("audio", object{"url": s.cdn(m)})
		delete(msg, "text") // it is spoken
	case "document":
		attach("file", object{"url": s.cdn(m)})
	case "sticker", "like_heart":
		msg["attachments"] = []object{{"type": "like_heart"}}
		delete(msg, "text")
	case "story_mention":
		attach("story_mention", object{"url": s.cdn(m)})
	case "share":
		payload := object{"ig_post_media_id": "17918195224117851", "title": m.Text, "url": s.cdn(m)}
		msg["attachments"] = []object{{"type": "share", "payload": payload}, {"type": "ig_post", "payload": payload}}
		delete(msg, "text")
	case "reel":
		attach("ig_reel", object{"reel_video_id": "17918195224117852", "title": m.Text, "url": s.cdn(m)})
		delete(msg, "text")
	case "unsupported":
		msg["is_unsupported"] = true
	case "quick_reply":
		msg["quick_reply"] = object{"payload": m.Choice.ID}
	}
	switch {
	case m.Kind == "story_reply":
		msg["reply_to"] = object{"story": object{"id": "17858893269000001", "url": s.cdn(m)}}
	case m.ReplyTo != "":
		msg["reply_to"] = object{"mid": m.ReplyTo}
	}
	return msg
}

// cdn is the public, signed address of a message's file.
func (s *Server) cdn(m *Message) string {
	if m.MediaID == "" {
		return m.MediaURL
	}
	return s.url + "/cdn/" + m.MediaID + "?signature=" + s.cdnSignature(m.MediaID)
}

func (s *Server) cdnSignature(mediaID string) string {
	return sign(sha256.New, strconv.FormatUint(s.world.Seed, 36), mediaID)[:24]
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
