package meta

import "strings"

// whatsAppEntry reads one entry: a WABA and what happened to it.
func whatsAppEntry(entry tree) []Unit {
	var units []Unit
	for _, change := range entry.list("changes") {
		units = append(units, whatsAppChange(entry, change)...)
	}
	return units
}

func whatsAppChange(entry, change tree) []Unit {
	value := change.get("value")
	base := Unit{
		Channel:   WhatsApp,
		EntryID:   entry.str("id"),
		AccountID: value.str("metadata", "phone_number_id"),
		At:        entry.when("time"),
	}
	people := contactsOf(value)

	var units []Unit
	for _, m := range value.list("messages") {
		units = append(units, whatsAppMessage(base, people, m))
	}
	for _, m := range value.list("message_echoes") {
		units = append(units, whatsAppEcho(base, people, m))
	}
	for _, s := range value.list("statuses") {
		units = append(units, whatsAppStatus(base, people, s))
	}
	for _, c := range value.list("calls") {
		units = append(units, whatsAppCall(base, c))
	}
	for _, u := range value.list("user_id_update") {
		units = append(units, whatsAppUserID(base, u))
	}
	for _, p := range value.list("user_preferences") {
		units = append(units, whatsAppPreference(base, p))
	}
	if errs := statusErrors(value.list("errors")); len(errs) > 0 {
		u := base
		u.Kind, u.Type = UnitAccount, "errors"
		u.Account = &AccountUpdate{Field: "errors", Errors: errs}
		u.Raw = value.raw()
		units = append(units, u)
	}
	if len(units) == 0 {
		units = append(units, accountUnit(base, change))
	}
	return units
}

// whatsAppMessage reads an inbound message, whatever it is about.
func whatsAppMessage(base Unit, people people, m tree) Unit {
	u := base
	u.Kind = UnitOther
	u.Raw = m.raw()
	if !m.isObject() {
		u.Type = "broken"
		return u
	}
	u.ExternalID = m.str("id")
	u.Type = m.str("type")
	u.From = m.first("from", "from_user_id")
	if at := m.when("timestamp"); !at.IsZero() {
		u.At = at
	}
	u.Customer = people.find(Party{
		Phone: digits(m.str("from")), UserID: m.str("from_user_id"), ParentUserID: m.str("from_parent_user_id"),
	})
	switch u.Type {
	case "reaction":
		emoji := m.str("reaction", "emoji")
		u.Kind = UnitReaction
		u.Reaction = &Reaction{TargetID: m.str("reaction", "message_id"), Emoji: emoji, Removed: emoji == ""}
	case "edit":
		u.Kind = UnitEdit
		u.Edit = &Edit{TargetID: m.str("edit", "original_message_id"), Message: whatsAppContent(m.get("edit", "message"))}
	case "revoke":
		u.Kind = UnitRevoke
		u.Revoke = &Revoke{TargetID: m.str("revoke", "original_message_id")}
	case "system":
		whatsAppSystem(&u, m)
	case "request_welcome":
		// Nobody wrote: the customer only opened the thread.
	default:
		u.Kind = UnitMessage
		u.Message = whatsAppContent(m)
		if u.Type == "interactive" && m.str("interactive", "type") != "" {
			u.Type += ":" + m.str("interactive", "type")
		}
	}
	return u
}

// whatsAppEcho reads what a person of ours wrote with the phone's app.
func whatsAppEcho(base Unit, people people, m tree) Unit {
	u := whatsAppMessage(base, nil, m)
	u.Customer = people.find(Party{Phone: digits(m.str("to")), UserID: m.str("to_user_id")})
	if u.Kind == UnitMessage {
		u.Kind = UnitEcho
	}
	return u
}

func whatsAppStatus(base Unit, people people, s tree) Unit {
	u := base
	u.Raw = s.raw()
	u.ExternalID = s.str("id")
	u.Customer = people.find(Party{Phone: digits(s.str("recipient_id")), UserID: s.str("recipient_user_id")})
	u.From = s.first("recipient_id", "recipient_user_id")
	if at := s.when("timestamp"); !at.IsZero() {
		u.At = at
	}
	switch kind := s.str("type"); kind {
	case "call", "payment":
		u.Kind, u.Type = UnitOther, "status:"+kind
		return u
	}
	if !s.isObject() || u.ExternalID == "" {
		u.Kind, u.Type = UnitOther, "broken"
		return u
	}
	u.Kind, u.Type = UnitStatus, "status"
	u.Status = &Status{
		State:        DeliveryState(strings.ToUpper(s.str("status"))),
		CallbackData: s.str("biz_opaque_callback_data"),
		Category:     s.str("pricing", "category"),
		Billable:     s.boolean("pricing", "billable"),
		Errors:       statusErrors(s.list("errors")),
	}
	return u
}

// whatsAppSystem reads notices. A changed number or user id is an IDENTITY;
// the others are lines in the thread.
func whatsAppSystem(u *Unit, m tree) {
	system := m.get("system")
	if kind := system.str("type"); kind != "" {
		u.Type += ":" + kind
	}
	switch system.str("type") {
	case "user_changed_number", "user_changed_user_id":
		u.Kind = UnitIdentity
		u.Identity = &Identity{
			OldPhone:  u.Customer.Phone,
			NewPhone:  digits(system.first("wa_id", "new_wa_id")),
			OldUserID: u.Customer.UserID,
			NewUserID: system.str("user_id"),
			Text:      system.str("body"),
		}
	default:
		u.Kind = UnitMessage
		u.Message = &Message{Kind: KindSystem, Text: system.str("body")}
	}
}

func whatsAppUserID(base Unit, n tree) Unit {
	u := base
	u.Kind, u.Type, u.Raw = UnitIdentity, "user_id_update", n.raw()
	if at := n.when("timestamp"); !at.IsZero() {
		u.At = at
	}
	u.Identity = &Identity{
		OldPhone:  digits(n.str("wa_id")),
		OldUserID: n.str("user_id", "previous"),
		NewUserID: n.str("user_id", "current"),
		Text:      n.str("detail"),
	}
	u.Customer = Party{Phone: u.Identity.OldPhone, UserID: u.Identity.OldUserID}
	return u
}

func whatsAppPreference(base Unit, n tree) Unit {
	u := base
	u.Kind, u.Type, u.Raw = UnitPreference, "user_preferences", n.raw()
	if at := n.when("timestamp"); !at.IsZero() {
		u.At = at
	}
	u.Customer = Party{Phone: digits(n.str("wa_id")), UserID: n.str("user_id")}
	u.Preference = &Preference{Category: n.str("category"), Stopped: n.str("value") == "stop"}
	return u
}

func whatsAppCall(base Unit, c tree) Unit {
	u := base
	u.Kind, u.Type, u.Raw = UnitOther, "call:"+c.str("event"), c.raw()
	u.ExternalID, u.From = c.str("id"), c.first("from", "from_user_id")
	u.Customer = Party{Phone: digits(c.str("from")), UserID: c.str("from_user_id")}
	if at := c.when("timestamp"); !at.IsZero() {
		u.At = at
	}
	return u
}

func statusErrors(list []tree) []StatusError {
	var out []StatusError
	for _, e := range list {
		details := e.str("error_data", "details")
		if details == "" {
			details = e.first("details", "message")
		}
		out = append(out, StatusError{Code: e.integer("code"), Title: e.str("title"), Details: details})
	}
	return out
}

// people are the senders a delivery introduces. There may be fewer of them
// than messages, so they are matched by id and never by position.
type people []Party

func contactsOf(value tree) people {
	var out people
	for _, c := range value.list("contacts") {
		out = append(out, Party{
			Phone:        digits(c.str("wa_id")),
			UserID:       c.str("user_id"),
			ParentUserID: c.str("parent_user_id"),
			Username:     c.str("profile", "username"),
			Name:         c.str("profile", "name"),
		})
	}
	return out
}

// find completes what a message says about a person by what the delivery says.
func (ps people) find(who Party) Party {
	for _, p := range ps {
		if (who.Phone == "" || p.Phone != who.Phone) && (who.UserID == "" || p.UserID != who.UserID) {
			continue
		}
		who.Phone = orElse(who.Phone, p.Phone)
		who.UserID = orElse(who.UserID, p.UserID)
		who.ParentUserID = orElse(who.ParentUserID, p.ParentUserID)
		who.Username, who.Name = p.Username, p.Name
		return who
	}
	return who
}

func orElse(s, fallback string) string {
	if s != "" {
		return s
	}
	return fallback
}

// digits drops the plus sign, spaces and punctuation some senders leave in a
// number. What holds no digit at all is kept, so that it can be seen.
func digits(s string) string {
	only := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	if only == "" || strings.ContainsFunc(s, func(r rune) bool { return !strings.ContainsRune("+0123456789 -().\u00a0", r) }) {
		return s
	}
	return only
}
