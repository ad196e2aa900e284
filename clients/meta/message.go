package meta

import "encoding/json"

// MessageKind is what a message is, for either channel.
type MessageKind string

const (
	KindText             MessageKind = "TEXT"
	KindImage            MessageKind = "IMAGE"
	KindVideo            MessageKind = "VIDEO"
	KindAudio            MessageKind = "AUDIO"
	KindVoice            MessageKind = "VOICE"
	KindDocument         MessageKind = "DOCUMENT"
	KindSticker          MessageKind = "STICKER"
	KindLocation         MessageKind = "LOCATION"
	KindContacts         MessageKind = "CONTACTS"
	KindInteractiveReply MessageKind = "INTERACTIVE_REPLY" // a list row, a flow or another form
	KindButtonReply      MessageKind = "BUTTON_REPLY"
	KindOrder            MessageKind = "ORDER"
	KindStoryReply       MessageKind = "STORY_REPLY"
	KindStoryMention     MessageKind = "STORY_MENTION"
	KindShare            MessageKind = "SHARE" // a post, a reel, a story or a link passed on
	KindPostback         MessageKind = "POSTBACK"
	KindReferral         MessageKind = "REFERRAL" // came through a link or an ad, without a text
	KindTemplate         MessageKind = "TEMPLATE" // echoes of structured messages only
	KindSystem           MessageKind = "SYSTEM"
	KindUnsupported      MessageKind = "UNSUPPORTED"
)

// Message is the content somebody wrote. Fields that do not belong to its kind
// are zero, except that any kind may be a reply, forwarded or come from an ad.
type Message struct {
	Kind     MessageKind     `json:"kind"`
	Text     string          `json:"text,omitempty"` // the body or the caption
	Media    []MediaRef      `json:"media,omitempty"`
	Location *Location       `json:"location,omitempty"`
	Contacts []Contact       `json:"contacts,omitempty"`
	Order    *Order          `json:"order,omitempty"`
	Choice   *Choice         `json:"choice,omitempty"`
	Shares   []Share         `json:"shares,omitempty"`
	Story    *Story          `json:"story,omitempty"`
	Referral *Referral       `json:"referral,omitempty"`
	Product  *Product        `json:"product,omitempty"`  // the catalogue item it asks about
	Problem  *MessageProblem `json:"problem,omitempty"`  // why Meta could not pass it on
	ReplyTo  string          `json:"replyTo,omitempty"`  // external id of the quoted message
	GroupID  string          `json:"groupId,omitempty"`  // WhatsApp groups
	AppID    string          `json:"appId,omitempty"`    // which app sent an Instagram echo
	SelfSent bool            `json:"selfSent,omitempty"` // the account wrote to itself

	Forwarded           bool `json:"forwarded,omitempty"`
	FrequentlyForwarded bool `json:"frequentlyForwarded,omitempty"`
}

// MediaRef names a file at Meta: WhatsApp gives an id, Instagram a URL that
// expires.
type MediaRef struct {
	Kind     MessageKind `json:"kind"` // IMAGE, VIDEO, AUDIO, VOICE, DOCUMENT or STICKER
	ID       string      `json:"id,omitempty"`
	URL      string      `json:"url,omitempty"`
	MIME     string      `json:"mime,omitempty"`
	SHA256   string      `json:"sha256,omitempty"` // base64 or hex, see SameSHA256
	Filename string      `json:"filename,omitempty"`
	Animated bool        `json:"animated,omitempty"`
	// Ephemeral media may be shown but never stored: story media and view-once.
	Ephemeral bool `json:"ephemeral,omitempty"`
}

// Location is a place on the map.
type Location struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
	Name      string  `json:"name,omitempty"`
	Address   string  `json:"address,omitempty"`
	URL       string  `json:"url,omitempty"`
}

// Contact is a shared business card.
type Contact struct {
	Name   string         `json:"name"`
	Org    string         `json:"org,omitempty"`
	Phones []ContactPhone `json:"phones,omitempty"`
	Emails []string       `json:"emails,omitempty"`
	URLs   []string       `json:"urls,omitempty"`
	// Requested is true when it answers our request for contact information.
	Requested bool `json:"requested,omitempty"`
}

// ContactPhone is a number on a card; WaID is set when it has WhatsApp.
type ContactPhone struct {
	Phone string `json:"phone"`
	WaID  string `json:"waId,omitempty"`
	Type  string `json:"type,omitempty"`
}

// Order is a basket sent from a catalogue. Prices are decimal text as sent.
type Order struct {
	CatalogID string      `json:"catalogId,omitempty"`
	Items     []OrderItem `json:"items"`
}

// OrderItem is one line of an Order.
type OrderItem struct {
	ProductID string `json:"productId"`
	Quantity  int    `json:"quantity"`
	Price     string `json:"price,omitempty"`
	Currency  string `json:"currency,omitempty"`
}

// Choice is what somebody tapped: a button, a list row, a form or a menu.
type Choice struct {
	Type        string          `json:"type"` // the wire's word: button_reply, list_reply, nfm_reply, quick_reply...
	ID          string          `json:"id,omitempty"`
	Title       string          `json:"title,omitempty"`
	Description string          `json:"description,omitempty"`
	Response    json.RawMessage `json:"response,omitempty"` // a form's answers, when they are valid JSON
}

// Share is something of Instagram passed on in a message.
type Share struct {
	Type    string `json:"type"` // POST, REEL, STORY, LINK
	MediaID string `json:"mediaId,omitempty"`
	URL     string `json:"url,omitempty"`
	Title   string `json:"title,omitempty"`
}

// Story is the story that a message answers or mentions us in. Its media must
// not be stored.
type Story struct {
	ID      string `json:"id,omitempty"`
	URL     string `json:"url,omitempty"`
	LinkURL string `json:"linkUrl,omitempty"`
}

// Referral tells which ad, post or link brought the customer.
type Referral struct {
	SourceType string `json:"sourceType,omitempty"`
	SourceID   string `json:"sourceId,omitempty"`
	SourceURL  string `json:"sourceUrl,omitempty"`
	Ref        string `json:"ref,omitempty"`
	Headline   string `json:"headline,omitempty"`
	Body       string `json:"body,omitempty"`
	ClickID    string `json:"clickId,omitempty"`
	ImageURL   string `json:"imageUrl,omitempty"`
}

// Product names an item of a catalogue.
type Product struct {
	CatalogID string `json:"catalogId,omitempty"`
	ProductID string `json:"productId,omitempty"`
}

// MessageProblem says why a message is UNSUPPORTED.
type MessageProblem struct {
	Code    int    `json:"code,omitempty"`
	Type    string `json:"type,omitempty"` // what it was, when Meta says: poll, view_once...
	Details string `json:"details,omitempty"`
}
