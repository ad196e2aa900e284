package meta

import "encoding/json"

// instagramEntry reads one entry: an account and what happened to it.
// Comments may sit in changes[] or directly under the entry.
func instagramEntry(entry tree) []Unit {
	base := Unit{
		Channel: Instagram, EntryID: entry.str("id"), AccountID: entry.str("id"), At: entry.when("time"),
	}
	var units []Unit
	for _, event := range entry.list("messaging") {
		units = append(units, instagramEvent(base, event))
	}
	for _, event := range entry.list("standby") {
		u := instagramEvent(base, event)
		u.Standby = true
		units = append(units, u)
	}
	for _, change := range entry.list("changes") {
		units = append(units, instagramChange(base, change))
	}
	if entry.has("field") && entry.has("value") {
		units = append(units, instagramChange(base, entry))
	}
	return units
}

func instagramChange(base Unit, change tree) Unit {
	value, field := change.get("value"), change.str("field")
	if field == "messages" || value.has("sender") && value.has("recipient") {
		return instagramEvent(base, value)
	}
	u := base
	u.Kind, u.Type, u.Raw = UnitOther, field, change.raw()
	u.From = value.str("from", "id")
	u.Customer = Party{UserID: u.From, Username: value.str("from", "username")}
	switch field {
	case "comments", "live_comments":
		u.Kind = UnitComment
		u.ExternalID = value.first("id", "comment_id")
		u.Comment = &Comment{
			Text: value.str("text"), ParentID: value.str("parent_id"), MediaID: value.str("media", "id"),
			MediaProductType: value.str("media", "media_product_type"), Live: field == "live_comments",
			Own: u.From != "" && u.From == u.EntryID, SelfScopedID: value.str("from", "self_ig_scoped_id"),
		}
	default:
		u.ExternalID = value.first("comment_id", "media_id", "id")
	}
	return u
}

// instagramEvent reads one member of messaging[] or standby[].
func instagramEvent(base Unit, event tree) Unit {
	u := base
	u.Kind, u.Type, u.Raw = UnitOther, "?", event.raw()
	u.From = event.str("sender", "id")
	u.Customer = Party{UserID: u.From, Username: event.str("sender", "username")}
	if at := event.when("timestamp"); !at.IsZero() {
		u.At = at
	}
	switch {
	case event.has("message"):
		instagramMessage(&u, event)
	case event.has("message_edit"):
		edit := event.get("message_edit")
		u.Kind, u.Type, u.ExternalID = UnitEdit, "message_edit", edit.str("mid")
		u.Edit = &Edit{
			TargetID: u.ExternalID, Number: edit.integer("num_edit"),
			Message: &Message{Kind: KindText, Text: edit.str("text")},
		}
	case event.has("reaction"):
		reaction := event.get("reaction")
		u.Kind, u.Type, u.ExternalID = UnitReaction, "reaction", reaction.str("mid")
		u.Reaction = &Reaction{TargetID: u.ExternalID, Removed: reaction.str("action") == "unreact"}
		if !u.Reaction.Removed {
			u.Reaction.Emoji = orElse(reaction.str("emoji"), emojiOf(reaction.str("reaction")))
		}
	case event.has("read"):
		u.Kind, u.Type, u.ExternalID = UnitRead, "read", event.str("read", "mid")
		u.Read = &Read{MessageID: u.ExternalID}
	case event.has("postback"):
		postback := event.get("postback")
		u.Kind, u.Type, u.ExternalID = UnitMessage, "postback", postback.str("mid")
		u.Message = &Message{
			Kind: KindPostback, Text: postback.str("title"), Referral: instagramReferral(postback.get("referral")),
			Choice:   &Choice{Type: "postback", ID: postback.str("payload"), Title: postback.str("title")},
			SelfSent: event.boolean("is_self"),
		}
	case event.has("referral"):
		u.Kind, u.Type = UnitMessage, "referral"
		u.Message = &Message{Kind: KindReferral, Referral: instagramReferral(event.get("referral"))}
	default:
		for _, handover := range []string{"pass_thread_control", "take_thread_control", "request_thread_control"} {
			if event.has(handover) {
				u.Type = handover
			}
		}
	}
	return u
}

// instagramMessage reads message: a customer's, an echo of ours, or the notice
// that an earlier one was unsent.
func instagramMessage(u *Unit, event tree) {
	m := event.get("message")
	u.ExternalID = m.str("mid")
	if m.boolean("is_echo") {
		u.Kind = UnitEcho
		if to := event.str("recipient", "id"); to != u.EntryID {
			u.Customer = Party{UserID: to}
		}
	} else {
		u.Kind = UnitMessage
	}
	if m.boolean("is_deleted") {
		u.Kind, u.Type = UnitRevoke, "deleted"
		u.Revoke = &Revoke{TargetID: u.ExternalID}
		return
	}
	u.Message = &Message{
		Text: m.str("text"), ReplyTo: m.str("reply_to", "mid"), AppID: m.str("app_id"),
		SelfSent: m.boolean("is_self") || event.boolean("is_self"), Referral: instagramReferral(m.get("referral")),
	}
	u.Type = instagramContent(u.Message, m)
}

// instagramContent fills the message and returns the wire's word for it.
func instagramContent(msg *Message, m tree) string {
	types := instagramAttachments(msg, m.list("attachments"))
	if story := m.get("reply_to", "story"); story.isObject() {
		msg.Story = &Story{ID: story.str("id"), URL: story.str("url"), LinkURL: story.str("link_sticker_url")}
		msg.Kind = KindStoryReply
	}
	switch {
	case m.boolean("is_unsupported"):
		msg.Kind = KindUnsupported
		msg.Problem = &MessageProblem{Type: types}
		return orElse(types, "unsupported")
	case m.has("quick_reply"):
		msg.Kind = KindButtonReply
		msg.Choice = &Choice{Type: "quick_reply", ID: m.str("quick_reply", "payload"), Title: msg.Text}
		return "quick_reply"
	case types != "":
		return types
	case msg.Text != "":
		if msg.Kind == "" {
			msg.Kind = KindText
		}
		return "text"
	}
	if msg.Kind == "" {
		msg.Kind = KindUnsupported
	}
	return "empty"
}

func instagramReferral(r tree) *Referral {
	if !r.isObject() {
		return nil
	}
	ad := r.get("ads_context_data")
	return &Referral{
		SourceType: r.first("source", "type"), SourceID: orElse(r.str("ad_id"), r.str("product", "id")), Ref: r.str("ref"),
		Headline: ad.str("ad_title"), ImageURL: ad.first("photo_url", "video_url"),
	}
}

// emojiOf translates the names that came before emoji did.
func emojiOf(name string) string {
	switch name {
	case "love":
		return "❤️"
	case "like":
		return "👍"
	case "laugh":
		return "😂"
	case "wow":
		return "😮"
	case "sad":
		return "😢"
	case "angry":
		return "😡"
	}
	return ""
}

// responseOf keeps a payload that Meta sends as JSON.
func responseOf(t tree) json.RawMessage {
	if !t.isObject() {
		return nil
	}
	return t.raw()
}
