package meta

import "strings"

// accountUnit reads a change without messages: templates, numbers, accounts,
// and every field that does not exist yet.
func accountUnit(base Unit, change tree) Unit {
	value, field := change.get("value"), change.str("field")
	u := base
	u.Kind, u.Type, u.Raw = UnitOther, field, change.raw()
	if u.AccountID == "" {
		u.AccountID = u.EntryID
	}
	switch {
	case strings.HasPrefix(field, "message_template_"), field == "template_category_update":
		u.Kind = UnitTemplate
		u.Template = &TemplateUpdate{
			ID:       value.str("message_template_id"),
			Name:     value.str("message_template_name"),
			Language: value.str("message_template_language"),
			Event:    value.str("event"),
			Reason:   orElse(value.str("rejection_info", "reason"), value.str("reason")),
			Quality:  value.str("new_quality_score"),
			Category: value.first("new_category", "message_template_category"),
		}
	case strings.HasPrefix(field, "account_"), strings.HasPrefix(field, "phone_number_"),
		field == "business_capability_update", field == "security", field == "business_username_updates":
		u.Kind = UnitAccount
		u.Account = &AccountUpdate{
			Field:        field,
			Event:        value.first("event", "decision", "status"),
			DisplayPhone: value.str("display_phone_number"),
			Limit:        value.str("current_limit"),
			WABAID:       value.str("waba_info", "waba_id"),
		}
		switch u.Account.Event {
		case "PARTNER_REMOVED", "PARTNER_APP_UNINSTALLED", "ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED":
			u.Account.Disconnected = true
		}
	}
	return u
}
