package metasim

import (
	"time"
)

// Channels as the control API spells them.
const (
	WhatsApp  = "WHATSAPP"
	Instagram = "INSTAGRAM"
)

// World is everything the simulator knows. It is one JSON document.
type World struct {
	Seed        uint64        `json:"seed"`
	Counter     uint64        `json:"counter"` // ids and events count from here
	ClockOffset time.Duration `json:"clockOffset"`

	Accounts  []*Account          `json:"accounts"`
	Customers []*Customer         `json:"customers"`
	Messages  []*Message          `json:"messages"`
	Templates []*Template         `json:"templates"`
	Media     map[string]*Media   `json:"media"`
	Tokens    map[string]*Token   `json:"tokens"`
	Codes     map[string]*Code    `json:"codes"`
	Posts     []*Post             `json:"posts"`
	Comments  []*Comment          `json:"comments"`
	Buckets   map[string]*bucket  `json:"buckets"`
	Ledger    []*Entry            `json:"ledger"`
	Webhooks  []*Delivery         `json:"webhooks"`
	byID      map[string]*Message // every message by its id
}

// Account is a WhatsApp number or a professional Instagram account.
type Account struct {
	ID           string `json:"id"` // phone number id, or the Instagram account's id
	Channel      string `json:"channel"`
	WABAID       string `json:"wabaId,omitempty"`
	DisplayPhone string `json:"displayPhone,omitempty"`
	Name         string `json:"name"`
	Username     string `json:"username,omitempty"`
	AppScopedID  string `json:"appScopedId,omitempty"`
	Quality      string `json:"quality,omitempty"`
	Subscribed   bool   `json:"subscribed"`
	Registered   bool   `json:"registered"`
	// Spare accounts are not connected yet: they are offered when connecting.
	Spare bool `json:"spare,omitempty"`
}

// Customer is a person who writes to one account.
type Customer struct {
	ID        string `json:"id"` // wa_id, business-scoped user id or Instagram-scoped id
	Channel   string `json:"channel"`
	AccountID string `json:"accountId"`
	Name      string `json:"name"`
	Username  string `json:"username,omitempty"`
	Phone     string `json:"phone,omitempty"` // empty for people who hide it behind a username
	// Inputs are other spellings of Phone that Meta maps to it.
	Inputs     []string  `json:"inputs,omitempty"`
	UserID     string    `json:"userId,omitempty"` // business-scoped user id
	Language   string    `json:"language,omitempty"`
	AvatarID   string    `json:"avatarId,omitempty"`
	Open       bool      `json:"open"`    // the thread is on the screen: messages are read at once
	Offline    bool      `json:"offline"` // messages stay at one tick
	LastWrote  time.Time `json:"lastWrote"`
	TypingTill time.Time `json:"typingTill"` // the business types until then
	SeenID     string    `json:"seenId,omitempty"`
}

// Message is one bubble of a thread, as both sides know it.
type Message struct {
	ID           string      `json:"id"`
	Seq          uint64      `json:"seq"`
	AccountID    string      `json:"accountId"`
	CustomerID   string      `json:"customerId"`
	Origin       string      `json:"origin"` // CUSTOMER, API or APP (typed on the phone)
	Kind         string      `json:"kind"`   // text, image, voice, template...
	Text         string      `json:"text,omitempty"`
	Header       string      `json:"header,omitempty"`
	Footer       string      `json:"footer,omitempty"`
	Buttons      []Choice    `json:"buttons,omitempty"`
	MediaID      string      `json:"mediaId,omitempty"`
	MediaURL     string      `json:"mediaUrl,omitempty"` // relative to the control API, or a link that Meta would fetch
	MIME         string      `json:"mime,omitempty"`
	Filename     string      `json:"filename,omitempty"`
	Template     string      `json:"template,omitempty"`
	Location     *Location   `json:"location,omitempty"`
	Contacts     []Card      `json:"contacts,omitempty"`
	Order        []OrderItem `json:"order,omitempty"`
	Choice       *Choice     `json:"choice,omitempty"`
	ReplyTo      string      `json:"replyTo,omitempty"`
	StoryURL     string      `json:"storyUrl,omitempty"`
	Reaction     string      `json:"reaction,omitempty"`    // the customer's
	OurReaction  string      `json:"ourReaction,omitempty"` // the business's
	Status       string      `json:"status,omitempty"`      // accepted, sent, delivered, read, played, failed
	ErrorCode    int         `json:"errorCode,omitempty"`
	CallbackData string      `json:"callbackData,omitempty"`
	HumanAgent   bool        `json:"humanAgent,omitempty"`
	Deleted      bool        `json:"deleted,omitempty"`
	Edited       int         `json:"edited,omitempty"`
	At           time.Time   `json:"at"`
}

// Location, Card, Choice and OrderItem are parts of messages.
type Location struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
	Name      string  `json:"name,omitempty"`
	Address   string  `json:"address,omitempty"`
}

// Card is a shared contact.
type Card struct {
	Name  string `json:"name"`
	Phone string `json:"phone,omitempty"`
}

// Choice is a button or a row.
type Choice struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// OrderItem is a line of a basket.
type OrderItem struct {
	ProductID string  `json:"productId"`
	Quantity  int     `json:"quantity"`
	Price     float64 `json:"price"`
	Currency  string  `json:"currency"`
}

// Template is a message template and how many variables its parts take.
type Template struct {
	ID       string           `json:"id"`
	WABAID   string           `json:"wabaId"`
	Name     string           `json:"name"`
	Language string           `json:"language"`
	Status   string           `json:"status"`
	Category string           `json:"category"`
	Parts    []map[string]any `json:"components"`
}

// Media is a stored file.
type Media struct {
	ID        string    `json:"id"`
	AccountID string    `json:"accountId,omitempty"`
	MIME      string    `json:"mime"`
	Filename  string    `json:"filename,omitempty"`
	Bytes     []byte    `json:"bytes"`
	At        time.Time `json:"at"`
}

// Token opens accounts.
type Token struct {
	Value     string    `json:"value"`
	Accounts  []string  `json:"accounts"` // ids of accounts and WABAs
	Scopes    []string  `json:"scopes"`
	ExpiresAt time.Time `json:"expiresAt"` // zero never
	Expired   bool      `json:"expired"`   // by a fault, whatever ExpiresAt says
	IssuedAt  time.Time `json:"issuedAt"`
	Long      bool      `json:"long"` // Instagram: not the one-hour kind
}

// Code is an authorisation code, good once.
type Code struct {
	Value       string    `json:"value"`
	AccountID   string    `json:"accountId"`
	RedirectURI string    `json:"redirectUri"`
	Scopes      []string  `json:"scopes"`
	ExpiresAt   time.Time `json:"expiresAt"`
}

func (w *World) account(id string) *Account {
	for _, a := range w.Accounts {
		if a.ID == id {
			return a
		}
	}
	return nil
}

func (w *World) customer(id string) *Customer {
	for _, c := range w.Customers {
		if c.ID == id {
			return c
		}
	}
	return nil
}

func (w *World) thread(customerID string) []*Message {
	out := []*Message{}
	for _, m := range w.Messages {
		if m.CustomerID == customerID {
			out = append(out, m)
		}
	}
	return out
}

func (w *World) index() {
	w.byID = map[string]*Message{}
	for _, m := range w.Messages {
		w.byID[m.ID] = m
	}
}
