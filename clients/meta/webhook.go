package meta

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Webhook is one delivery, flattened to its units in the order of the body.
type Webhook struct {
	Object string // whatsapp_business_account, instagram or something new
	Units  []Unit
}

// UnitKind says which of a unit's parts is filled.
type UnitKind string

const (
	UnitMessage    UnitKind = "MESSAGE"    // a customer wrote: Message
	UnitEcho       UnitKind = "ECHO"       // we wrote, from the phone's app or through the API: Message
	UnitStatus     UnitKind = "STATUS"     // a message of ours moved on: Status
	UnitReaction   UnitKind = "REACTION"   // Reaction
	UnitEdit       UnitKind = "EDIT"       // an earlier message has a new content: Edit
	UnitRevoke     UnitKind = "REVOKE"     // an earlier message was unsent: Revoke
	UnitRead       UnitKind = "READ"       // the customer has read up to a message of ours: Read
	UnitComment    UnitKind = "COMMENT"    // a comment under a post: Comment
	UnitIdentity   UnitKind = "IDENTITY"   // a customer has a new number or user id: Identity
	UnitPreference UnitKind = "PREFERENCE" // a customer stops or resumes marketing: Preference
	UnitTemplate   UnitKind = "TEMPLATE"   // a template changed: Template
	UnitAccount    UnitKind = "ACCOUNT"    // the account or number changed: Account
	UnitOther      UnitKind = "OTHER"      // known but unused, unknown or broken: Raw only
)

// Unit is one thing that happened. Readings never fail: what a body does not
// say is zero, and what is not understood is an OTHER with its Raw.
type Unit struct {
	// ID is for whoever keeps the unit: the id of what it becomes. Parsing leaves it zero.
	ID      uuid.UUID `json:"-"`
	Kind    UnitKind
	Channel Channel
	// AccountID routes the unit: the phone number id on WhatsApp (the WABA id
	// for account-level fields), the professional account's id on Instagram.
	AccountID string
	EntryID   string // the WABA id, or the Instagram account's id
	Type      string // the wire's own word, with a subtype after a colon
	// ExternalID is the provider's id of the message. Reactions on WhatsApp
	// have their own; on Instagram reactions, edits, revokes and reads carry
	// the id of the message they are about. Some postbacks have none: see Key.
	ExternalID string
	From       string // the sender's id as written, ours or theirs
	// Customer is the other side, whoever wrote.
	Customer Party
	At       time.Time // zero when the body does not say
	// Standby units belong to a thread that another app answers.
	Standby bool

	Message    *Message
	Status     *Status
	Reaction   *Reaction
	Edit       *Edit
	Revoke     *Revoke
	Read       *Read
	Comment    *Comment
	Identity   *Identity
	Preference *Preference
	Template   *TemplateUpdate
	Account    *AccountUpdate

	Raw json.RawMessage // this unit as JSON that Postgres can store
}

// Party is a person as Meta names them. On WhatsApp either Phone or UserID may
// be missing (usernames hide the number); on Instagram only UserID is set.
type Party struct {
	Phone        string // digits, no plus
	UserID       string // Instagram-scoped id, or WhatsApp's business-scoped id
	ParentUserID string
	Username     string
	Name         string
}

// ID is the stronger of a party's ids: the phone when there is one.
func (p Party) ID() string {
	if p.Phone != "" {
		return p.Phone
	}
	return p.UserID
}

// Status is the progress of a message of ours.
type Status struct {
	State        DeliveryState
	CallbackData string // our biz_opaque_callback_data
	Category     string // what Meta bills it as, when it says
	Billable     bool
	Errors       []StatusError
}

// DeliveryState is a status' word in capitals; unknown words are kept.
type DeliveryState string

const (
	StateSent      DeliveryState = "SENT"
	StateDelivered DeliveryState = "DELIVERED"
	StateRead      DeliveryState = "READ"
	StatePlayed    DeliveryState = "PLAYED"
	StateFailed    DeliveryState = "FAILED"
)

// StatusError is why a message failed after it was accepted.
type StatusError struct {
	Code    int
	Title   string
	Details string
}

// Reaction puts an emoji on a message, or takes it away.
type Reaction struct {
	TargetID string
	Emoji    string // empty when removed
	Removed  bool
}

// Edit replaces the content of an earlier message.
type Edit struct {
	TargetID string
	Message  *Message
	Number   int // how many times it was edited, when the body says
}

// Revoke deletes an earlier message for everyone. Content and media must go.
type Revoke struct{ TargetID string }

// Read says that the customer has seen the thread up to this message.
type Read struct{ MessageID string }

// Comment stands under a post, a reel, an ad or a live broadcast.
type Comment struct {
	Text             string
	ParentID         string
	MediaID          string
	MediaProductType string
	Live             bool
	// Own is true for comments of the account itself: never answer them. A
	// SelfScopedID beside the account's own username means the same.
	Own          bool
	SelfScopedID string
}

// Identity tells that one person has new ids. Empty fields did not change.
type Identity struct {
	OldPhone, NewPhone   string
	OldUserID, NewUserID string
	Text                 string // Meta's sentence about it
}

// Preference is the customer's wish about marketing messages.
type Preference struct {
	Category string
	Stopped  bool
}

// TemplateUpdate is a change of one template.
type TemplateUpdate struct {
	ID, Name, Language string
	Event              string // APPROVED, REJECTED, PAUSED..., when the status changed
	Reason             string
	Quality            string
	Category           string
}

// AccountUpdate is a change of the account or number.
type AccountUpdate struct {
	Field        string // account_update, phone_number_quality_update, errors...
	Event        string
	DisplayPhone string
	Limit        string // TIER_1K...
	WABAID       string
	Errors       []StatusError
	// Disconnected is true when we lost the account.
	Disconnected bool
}

// ParseWebhook reads a delivery of either channel. It errs only when the body
// is no JSON object: one broken unit never takes its neighbours along.
func ParseWebhook(body []byte) (*Webhook, error) {
	root, err := parseTree(body)
	if err != nil {
		return nil, fmt.Errorf("read webhook: %w", err)
	}
	hook := &Webhook{Object: root.str("object")}
	for _, entry := range root.list("entry") {
		switch channelOf(hook.Object, entry) {
		case WhatsApp:
			hook.Units = append(hook.Units, whatsAppEntry(entry)...)
		case Instagram:
			hook.Units = append(hook.Units, instagramEntry(entry)...)
		default:
			hook.Units = append(hook.Units, Unit{
				Kind: UnitOther, Type: hook.Object, EntryID: entry.str("id"),
				AccountID: entry.str("id"), At: entry.when("time"), Raw: entry.raw(),
			})
		}
	}
	for i := range hook.Units {
		hook.Units[i].demote()
	}
	return hook, nil
}

// demote turns what nobody can be answered for into an OTHER, so that whoever
// reads a MESSAGE or an ECHO may rely on a customer.
func (u *Unit) demote() {
	if (u.Kind == UnitMessage || u.Kind == UnitEcho) && u.Customer.ID() == "" {
		u.Kind, u.Message = UnitOther, nil
	}
}

// channelOf trusts the object's name and, without one, the entry's shape.
func channelOf(object string, entry tree) Channel {
	switch {
	case object == "whatsapp_business_account":
		return WhatsApp
	case object == "instagram":
		return Instagram
	case object != "":
		return ""
	case entry.has("messaging") || entry.has("standby"):
		return Instagram
	}
	for _, change := range entry.list("changes") {
		if change.str("value", "messaging_product") == "whatsapp" || change.get("value").has("metadata") {
			return WhatsApp
		}
	}
	return ""
}

// Key is the same for every delivery of one event and differs between events,
// so a unique index on it makes replays harmless. A message keeps its key
// whether it arrives as an echo or as the answer to a send.
func (u Unit) Key() string {
	parts := []string{string(u.Channel), u.AccountID, string(u.Kind), u.ExternalID}
	switch u.Kind {
	case UnitMessage, UnitEcho:
		parts[2] = string(UnitMessage)
	case UnitStatus:
		parts = append(parts, string(u.Status.State))
	case UnitReaction:
		parts = append(parts, u.Customer.ID(), u.Reaction.Emoji, u.At.UTC().Format(time.RFC3339Nano))
	case UnitEdit:
		parts = append(parts, u.At.UTC().Format(time.RFC3339Nano), strconv.Itoa(u.Edit.Number))
	case UnitRead:
		parts = append(parts, u.Customer.ID())
	case UnitComment, UnitRevoke:
	default:
		parts[3] = ""
	}
	if parts[3] == "" {
		sum := sha256.Sum256(u.Raw)
		parts[3] = hex.EncodeToString(sum[:16])
	}
	return strings.Join(parts, "|")
}
