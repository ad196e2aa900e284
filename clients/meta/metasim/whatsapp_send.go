package metasim

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// judgeNumber serves everything under a phone number id.
func (s *Server) judgeNumber(c *graphCall, a *Account) (any, *refusal) {
	switch edge := c.part(1); {
	case edge == "messages" && c.Method == http.MethodPost:
		return s.whatsAppMessages(c, a)
	case edge == "media" && c.Method == http.MethodPost:
		return s.uploadMedia(c, a)
	case edge == "register" && c.Method == http.MethodPost:
		if pin := c.param("pin"); len(pin) != 6 || onlyDigits(pin) != pin {
			return nil, refuse(133005, "(#133005) Two-step verification PIN mismatch", "The pin must have six digits.")
		}
		a.Registered = true
		return object{"success": true}, nil
	case edge == "" && c.Method == http.MethodGet:
		return number(a), nil
	}
	return nil, notThere(strings.Join(c.parts, "/"))
}

func (s *Server) whatsAppMessages(c *graphCall, a *Account) (any, *refusal) {
	if refused := c.needScope("whatsapp_business_messaging"); refused != nil {
		return nil, refused
	}
	if c.param("messaging_product") != "whatsapp" {
		return nil, parameter("The parameter messaging_product is required.")
	}
	if !a.Registered {
		return nil, refuse(133010, "(#133010) Account not registered", "The number is not registered with the Cloud API.")
	}
	if status := c.param("status"); status != "" {
		return s.whatsAppRead(c, a, status)
	}
	m, refused := s.readWhatsApp(c)
	if refused != nil {
		return nil, refused
	}
	if !s.take("throughput/"+a.ID, throughput, throughput) {
		return nil, refuse(130429, "(#130429) Rate limit hit", "Cloud API message throughput has been reached.")
	}
	input := orElse(c.param("to"), c.param("recipient"))
	to := s.findWhatsApp(a, input)
	pair := "pair/" + a.ID + "/" + input
	if to != nil {
		pair = "pair/" + a.ID + "/" + to.ID
	}
	if !s.take(pair, pairBurst, pairPerSecond) {
		return nil, refuse(131056, "(#131056) (Business Account, Consumer Account) pair rate limit hit",
			"Too many messages sent from the sender phone number to the same recipient phone number in a short period of time.")
	}
	return s.acceptWhatsApp(c, a, to, input, m), nil
}

// acceptWhatsApp answers 200 and plans what follows: acceptance is no promise.
func (s *Server) acceptWhatsApp(c *graphCall, a *Account, to *Customer, input string, m *Message) any {
	m.ID, m.AccountID, m.Origin, m.Status = s.id("wamid"), a.ID, "API", "accepted"
	m.CallbackData = c.param("biz_opaque_callback_data")
	m.CustomerID = input
	waID := onlyDigits(input)
	if to != nil {
		m.CustomerID, waID = to.ID, orElse(to.Phone, to.UserID)
		to.TypingTill = s.now()
	}
	c.entry.CustomerID, c.entry.Kind, c.entry.Text = m.CustomerID, m.Kind, m.Text
	c.entry.CallbackData, c.entry.MessageID = m.CallbackData, m.ID

	if m.Kind == "reaction" {
		s.reactToTheirs(m)
		s.world.byID[m.ID] = m // statuses of reactions exist, bubbles don't
	} else {
		s.add(m)
	}
	var failure *refusal
	switch {
	case to == nil:
		failure = undeliverableFailure
	case m.Kind != "template" && s.now().Sub(to.LastWrote) > window:
		failure = windowFailure
	}
	if fault := s.strikeGraph(c, StatusFailed); fault != nil {
		code := fault.Code
		if code == 0 {
			code = 131000
		}
		failure = refuse(code, "Simulated by a fault", "Simulated by a fault.")
	}
	s.planStatuses(c, a, to, m, failure)
	return object{
		"messaging_product": "whatsapp",
		"contacts":          []object{{"input": input, "wa_id": waID}},
		"messages":          []object{{"id": m.ID, "message_status": "accepted"}},
	}
}

// whatsAppRead serves read receipts and the typing indicator.
func (s *Server) whatsAppRead(c *graphCall, a *Account, status string) (any, *refusal) {
	m := s.world.byID[c.param("message_id")]
	switch {
	case status != "read":
		return nil, invalid("status must be read")
	case m == nil || m.AccountID != a.ID || m.Origin != "CUSTOMER":
		return nil, invalid("message_id is not a message this number received")
	}
	c.entry.Kind, c.entry.CustomerID, c.entry.MessageID = "read", m.CustomerID, m.ID
	customer := s.world.customer(m.CustomerID)
	if indicator, ok := c.body["typing_indicator"].(object); ok {
		if indicator["type"] != "text" {
			return nil, invalid("typing_indicator.type must be text")
		}
		c.entry.Kind = "typing"
		s.typing(customer, typingLasts)
	}
	s.seen(customer, m)
	return object{"success": true}, nil
}

// readWhatsApp judges a message's form and reads it.
func (s *Server) readWhatsApp(c *graphCall) (*Message, *refusal) {
	to, recipient := c.param("to"), c.param("recipient")
	switch {
	case to == "" && recipient == "":
		return nil, parameter("The parameter to is required.")
	case to != "" && (len(onlyDigits(to)) < 5 || len(onlyDigits(to)) > 15):
		return nil, invalid("to is not a phone number")
	case c.param("recipient_type") != "" && c.param("recipient_type") != "individual":
		return nil, parameter("recipient_type must be individual")
	case utf8.RuneCountInString(c.param("biz_opaque_callback_data")) > 512:
		return nil, parameter("biz_opaque_callback_data must be at most 512 characters")
	}
	m := &Message{Kind: orElse(c.param("type"), "text")}
	if context, ok := c.body["context"].(object); ok {
		m.ReplyTo, _ = context["message_id"].(string)
		if s.world.byID[m.ReplyTo] == nil && !s.beforeTime(m.ReplyTo) {
			return nil, invalid("context.message_id is unknown")
		}
	}
	known := []string{"text", "image", "video", "audio", "document", "sticker", "location", "contacts", "reaction", "interactive", "template"}
	if !slices.Contains(known, m.Kind) {
		return nil, parameter("Param type must be one of {" + strings.Join(known, ", ") + "}")
	}
	if m.Kind == "contacts" {
		return m, readContacts(m, c.body["contacts"])
	}
	content, ok := c.body[m.Kind].(object)
	if !ok {
		return nil, missing(m.Kind)
	}
	switch m.Kind {
	case "text":
		return m, readText(m, content)
	case "location":
		return m, readLocation(m, content)
	case "reaction":
		return m, s.readReaction(m, content)
	case "interactive":
		return m, readInteractive(m, content)
	case "template":
		return m, s.readTemplate(m, content, c.parts[0])
	}
	return m, s.readMedia(m, content)
}

// beforeTime says whether an id could be of a message from before the simulator
// was started, which it then can't know.
func (s *Server) beforeTime(id string) bool {
	return strings.HasPrefix(id, "wamid.") || strings.HasPrefix(id, "aWdf") || strings.HasPrefix(id, "mid.")
}

func readText(m *Message, content object) *refusal {
	m.Text, _ = content["body"].(string)
	switch {
	case m.Text == "":
		return parameter("The parameter text['body'] is required.")
	case utf8.RuneCountInString(m.Text) > 4096:
		return parameter("Param text['body'] must be at most 4096 characters long.")
	}
	return nil
}

func readLocation(m *Message, content object) *refusal {
	latitude, ok := decimal(content["latitude"])
	longitude, ok2 := decimal(content["longitude"])
	if !ok || !ok2 || latitude < -90 || latitude > 90 || longitude < -180 || longitude > 180 {
		return invalid("location needs latitude and longitude")
	}
	m.Location = &Location{Latitude: latitude, Longitude: longitude}
	m.Location.Name, _ = content["name"].(string)
	m.Location.Address, _ = content["address"].(string)
	return nil
}

func readContacts(m *Message, content any) *refusal {
	list, _ := content.([]any)
	if len(list) == 0 {
		return missing("contacts")
	}
	for i := range list {
		card, _ := list[i].(object)
		name, _ := card["name"].(object)
		formatted, _ := name["formatted_name"].(string)
		if formatted == "" || len(name) < 2 {
			return parameter(fmt.Sprintf("contacts[%d].name needs formatted_name and one more name", i))
		}
		c := Card{Name: formatted}
		if phones, _ := card["phones"].([]any); len(phones) > 0 {
			phone, _ := phones[0].(object)
			c.Phone, _ = phone["phone"].(string)
		}
		m.Contacts = append(m.Contacts, c)
	}
	return nil
}

func (s *Server) readReaction(m *Message, content object) *refusal {
	m.ReplyTo, _ = content["message_id"].(string)
	emoji, given := content["emoji"].(string)
	m.Text = emoji
	switch {
	case m.ReplyTo == "":
		return missing("reaction.message_id")
	case !given:
		return missing("reaction.emoji")
	case s.world.byID[m.ReplyTo] == nil && !s.beforeTime(m.ReplyTo):
		return invalid("reaction.message_id is unknown")
	}
	return nil
}

// decimal reads a number or its text.
func decimal(v any) (float64, bool) {
	switch v := v.(type) {
	case json.Number:
		f, err := v.Float64()
		return f, err == nil
	case string:
		f, err := json.Number(v).Float64()
		return f, err == nil
	}
	return 0, false
}

func asNumber(s string) json.Number { return json.Number(s) }
