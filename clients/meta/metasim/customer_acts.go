package metasim

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Draft is what a customer, or the business in its own app, is about to send.
// Files that aren't named are taken from those at hand.
type Draft struct {
	Kind     string      `json:"kind"` // text by default
	Text     string      `json:"text"`
	MediaID  string      `json:"mediaId"`
	ReplyTo  string      `json:"replyTo"`
	Location *Location   `json:"location"`
	Contacts []Card      `json:"contacts"`
	Order    []OrderItem `json:"order"`
	// Choice is the button or row that was tapped.
	Choice *Choice `json:"choice"`
	// AgoSeconds sends it from the past, as after a long time without network.
	AgoSeconds int `json:"agoSeconds"`
}

var kindsOf = map[string][]string{
	WhatsApp: {
		"text", "image", "video", "audio", "voice", "document", "sticker", "location", "contacts", "order",
		"button", "button_reply", "list_reply", "unsupported",
	},
	Instagram: {
		"text", "image", "video", "audio", "voice", "document", "sticker", "story_reply", "story_mention", "share", "reel",
		"quick_reply", "postback", "unsupported",
	},
}

var filesOf = map[string]string{
	"image": FilePhoto, "video": FileVideo, "audio": FileVoice, "voice": FileVoice, "document": FileDocument,
	"sticker": FileSticker, "story_reply": FileStory, "story_mention": FileStory, "share": FilePhoto, "reel": FilePhoto,
}

// compose makes a message of a draft. The caller holds mu.
func (s *Server) compose(c *Customer, d Draft, origin string) (*Message, error) {
	kind := orElse(d.Kind, "text")
	if !slices.Contains(kindsOf[c.Channel], kind) {
		return nil, mistake("%s takes the kinds %s", c.Channel, strings.Join(kindsOf[c.Channel], ", "))
	}
	if kind == "text" && d.Text == "" {
		return nil, mistake("a text needs text")
	}
	m := &Message{
		AccountID: c.AccountID, CustomerID: c.ID, Origin: origin, Kind: kind, Text: d.Text, ReplyTo: d.ReplyTo,
		Location: d.Location, Contacts: d.Contacts, Order: d.Order, Choice: d.Choice, Status: "sent",
		At: s.now().Add(-time.Duration(d.AgoSeconds) * time.Second),
	}
	m.ID = s.id("wamid")
	if c.Channel == Instagram {
		m.ID = s.id("mid")
	}
	if d.MediaID == "" && d.Text != "" && (kind == "voice" || kind == "audio") {
		d.MediaID = s.spoken(d.Text)
	}
	if id := orElse(d.MediaID, filesOf[kind]); id != "" {
		file := s.world.Media[id]
		if file == nil {
			return nil, unknown("file", id)
		}
		m.MediaID, m.MIME, m.Filename, m.MediaURL = id, file.MIME, file.Filename, "media/"+id
	}
	m.fillIn()
	return m, nil
}

// fillIn gives a kind what it can't do without.
func (m *Message) fillIn() {
	switch m.Kind {
	case "location":
		if m.Location == nil {
			m.Location = &Location{Latitude: 48.8606, Longitude: 2.3376, Name: "Musée du Louvre", Address: "Rue de Rivoli, Paris"}
		}
	case "contacts":
		if len(m.Contacts) == 0 {
			m.Contacts = []Card{{Name: "Lucía Gómez", Phone: "+33 6 39 98 01 99"}}
		}
	case "order":
		if len(m.Order) == 0 {
			m.Order = []OrderItem{{ProductID: "LAMP-AUBE", Quantity: 2, Price: 89.5, Currency: "EUR"}}
		}
	case "button", "button_reply", "list_reply", "quick_reply", "postback":
		if m.Choice == nil {
			m.Choice = &Choice{ID: "yes", Title: orElse(m.Text, "Yes")}
		}
		m.Text = m.Choice.Title
	}
}

// writes makes the customer send a draft: into the thread, and to the business.
func (s *Server) writes(c *Customer, d Draft) (*Message, error) {
	m, err := s.compose(c, d, "CUSTOMER")
	if err != nil {
		return nil, err
	}
	if m.At.After(c.LastWrote) {
		c.LastWrote = m.At
	}
	s.add(m)
	a := s.world.account(c.AccountID)
	switch {
	case c.Channel == WhatsApp:
		kind, content := s.whatsAppContent(m)
		body := s.whatsAppInbound(a, c, m, kind, content)
		s.emit(a, c.ID, body, 0)
	case m.Kind == "postback":
		event := object{"postback": object{"mid": m.ID, "title": m.Choice.Title, "payload": m.Choice.ID}}
		s.emit(a, c.ID, s.instagramBody(a, c, m.At.UnixMilli(), false, event), 0)
	default:
		event := object{"message": s.instagramMessage(m)}
		s.emit(a, c.ID, s.instagramBody(a, c, m.At.UnixMilli(), false, event), 0)
	}
	return m, nil
}

// reacts puts the customer's emoji on a message; an empty one takes it away.
func (s *Server) reacts(c *Customer, target *Message, emoji string) {
	target.Reaction = emoji
	s.changed("message", c.ID, target)
	a := s.world.account(c.AccountID)
	if c.Channel == WhatsApp {
		content := object{"message_id": target.ID}
		if emoji != "" {
			content["emoji"] = emoji
		}
		s.emit(a, c.ID, s.whatsAppInbound(a, c, &Message{ID: s.id("wamid"), At: s.now()}, "reaction", content), 0)
		return
	}
	reaction := object{"mid": target.ID, "action": "unreact"}
	if emoji != "" {
		reaction["action"], reaction["emoji"], reaction["reaction"] = "react", emoji, "other"
		for name, known := range reactions {
			if known == emoji {
				reaction["reaction"] = name
			}
		}
	}
	s.emit(a, c.ID, s.instagramBody(a, c, s.now().UnixMilli(), false, object{"reaction": reaction}), 0)
}

// unsends deletes a message of the customer's for everyone.
func (s *Server) unsends(c *Customer, target *Message) error {
	if target.Origin != "CUSTOMER" {
		return mistake("customers unsend what they wrote")
	}
	target.Deleted = true
	target.Text, target.MediaID, target.MediaURL = "", "", ""
	s.changed("message", c.ID, target)
	a := s.world.account(c.AccountID)
	if c.Channel == WhatsApp {
		revoke := object{"original_message_id": target.ID}
		s.emit(a, c.ID, s.whatsAppInbound(a, c, &Message{ID: s.id("wamid"), At: s.now()}, "revoke", revoke), 0)
		return nil
	}
	event := object{"message": object{"mid": target.ID, "is_deleted": true}}
	s.emit(a, c.ID, s.instagramBody(a, c, s.now().UnixMilli(), false, event), 0)
	return nil
}

// edits replaces the text of a message of the customer's.
func (s *Server) edits(c *Customer, target *Message, text string) error {
	if target.Origin != "CUSTOMER" || target.Deleted || text == "" {
		return mistake("customers edit the text of what they wrote")
	}
	target.Text = text
	target.Edited++
	s.changed("message", c.ID, target)
	a := s.world.account(c.AccountID)
	if c.Channel == WhatsApp {
		edit := object{
			"original_message_id": target.ID,
			"message":             object{"type": "text", "text": object{"body": text}, "context": object{"id": target.ID}},
		}
		s.emit(a, c.ID, s.whatsAppInbound(a, c, &Message{ID: s.id("wamid"), At: s.now()}, "edit", edit), 0)
		return nil
	}
	edit := object{"mid": target.ID, "text": text, "num_edit": target.Edited}
	s.emit(a, c.ID, s.instagramBody(a, c, s.now().UnixMilli(), false, object{"message_edit": edit}), 0)
	return nil
}

// appWrites is a person of the business answering in the phone's app or in
// Instagram itself.
func (s *Server) appWrites(c *Customer, d Draft) (*Message, error) {
	m, err := s.compose(c, d, "APP")
	if err != nil {
		return nil, err
	}
	s.add(m)
	a := s.world.account(c.AccountID)
	if c.Channel == WhatsApp {
		kind, content := s.whatsAppContent(m)
		s.emit(a, c.ID, s.whatsAppEcho(a, c, m, kind, content), 0)
	} else {
		s.planEcho(nil, a, c, m)
	}
	return m, nil
}

// comments writes under a post.
func (s *Server) comments(c *Customer, postID, parentID, text string) (*Comment, error) {
	a := s.world.account(c.AccountID)
	if c.Channel != Instagram {
		return nil, mistake("comments are Instagram's")
	}
	post := s.post(postID)
	for _, p := range s.world.Posts {
		if post == nil && postID == "" && p.AccountID == a.ID && p.State == "" {
			post = p
		}
	}
	if post == nil || text == "" {
		return nil, mistake("a comment needs a post of the account and a text")
	}
	comment := &Comment{
		ID: s.id("178"), PostID: post.ID, AccountID: a.ID, CustomerID: c.ID, Username: c.Username, Text: text,
		ParentID: parentID, At: s.now(),
	}
	s.world.Comments = append(s.world.Comments, comment)
	s.changed("customer", c.ID, nil)
	s.emit(a, c.ID, s.commentBody(a, comment, c.ID), 0)
	return comment, nil
}

// goesOnline makes the waiting messages arrive.
func (s *Server) goesOnline(c *Customer) {
	a := s.world.account(c.AccountID)
	for _, m := range s.world.thread(c.ID) {
		if m.Origin == "API" && (m.Status == "sent" || m.Status == "accepted") && c.Channel == WhatsApp {
			s.deliver(a, c, m)
		}
	}
}

// changesNumber gives the customer a new number, or a first one.
func (s *Server) changesNumber(c *Customer, phone string) {
	old := c.Phone
	c.Phone = onlyDigits(phone)
	if old == "" || old == c.Phone {
		return
	}
	a := s.world.account(c.AccountID)
	notice := object{
		"type": "user_changed_number", "wa_id": c.Phone,
		"body": "User " + c.Name + " changed from " + old + " to " + c.Phone,
	}
	body := s.whatsAppBody(a, "messages", object{"messages": []object{{
		"from": old, "id": s.id("wamid"), "timestamp": strconv.FormatInt(s.now().Unix(), 10), "type": "system", "system": notice,
	}}})
	s.emit(a, c.ID, body, 0)
}

// target finds the message a control is about, in the customer's own thread.
func (s *Server) target(c *Customer, id string) (*Message, error) {
	m := s.world.byID[id]
	if m == nil || m.CustomerID != c.ID {
		return nil, unknown("message", id)
	}
	return m, nil
}

// act reads a control about one message of one customer.
func (s *Server) act(r *http.Request) (c *Customer, m *Message, in actInput, err error) {
	if err = read(r, &in); err != nil {
		return nil, nil, in, err
	}
	if c, err = s.who(r.PathValue("id")); err != nil {
		return nil, nil, in, err
	}
	m, err = s.target(c, in.MessageID)
	return c, m, in, err
}

type actInput struct {
	MessageID string `json:"messageId"`
	Emoji     string `json:"emoji"`
	Text      string `json:"text"`
}
