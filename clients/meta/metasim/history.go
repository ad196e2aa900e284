package metasim

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// History is a conversation from before the simulator was started, as the
// product's seed tells it. It goes into the thread without a webhook.
type History struct {
	Channel    string    `json:"channel"`
	AccountID  string    `json:"accountId"`
	CustomerID string    `json:"customerId"`
	Name       string    `json:"name"`
	Username   string    `json:"username"`
	Language   string    `json:"language"`
	Messages   []Earlier `json:"messages"`
}

// Earlier is one message of a History. ID is the external id the product knows.
type Earlier struct {
	ID      string    `json:"id"`
	Origin  string    `json:"origin"` // CUSTOMER, API or APP
	Kind    string    `json:"kind"`   // text by default
	Text    string    `json:"text"`
	MediaID string    `json:"mediaId"`
	Status  string    `json:"status"` // read by default
	At      time.Time `json:"at"`
}

// Remember puts histories into the threads. Messages that are there already
// are left alone, so it may be called at every start.
func (s *Server) Remember(histories []History) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.remember(histories)
}

func (s *Server) remember(histories []History) int {
	added := 0
	for _, h := range histories {
		c := s.world.customer(h.CustomerID)
		if c == nil {
			c = &Customer{
				ID: h.CustomerID, Channel: h.Channel, AccountID: h.AccountID, Name: h.Name, Username: h.Username, Language: h.Language,
			}
			switch {
			case h.Channel == WhatsApp && onlyDigits(h.CustomerID) == h.CustomerID:
				c.Phone = h.CustomerID
			case h.Channel == WhatsApp:
				c.UserID = h.CustomerID
			}
			s.world.Customers = append(s.world.Customers, c)
		}
		var last time.Time
		for _, e := range h.Messages {
			if e.Origin == "CUSTOMER" && e.At.After(last) {
				last = e.At
			}
			if s.world.byID[e.ID] != nil {
				continue
			}
			m := &Message{
				ID: e.ID, AccountID: c.AccountID, CustomerID: c.ID, Origin: e.Origin, Kind: orElse(e.Kind, "text"), Text: e.Text,
				Status: strings.ToLower(orElse(e.Status, "read")), At: e.At,
			}
			if file := s.world.Media[e.MediaID]; file != nil {
				m.MediaID, m.MIME, m.Filename, m.MediaURL = file.ID, file.MIME, file.Filename, "media/"+file.ID
			}
			s.add(m)
			added++
		}
		if !last.IsZero() && !slices.ContainsFunc(s.world.thread(c.ID), func(m *Message) bool { return m.At.After(last) && m.Origin == "CUSTOMER" }) {
			c.LastWrote = last
		}
	}
	return added
}

func (s *Server) postHistory(r *http.Request) (any, error) {
	var in struct {
		Histories []History `json:"histories"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	for _, h := range in.Histories {
		if a := s.world.account(h.AccountID); h.CustomerID == "" || a == nil || a.Channel != h.Channel {
			return nil, mistake("a history needs a customer and an account of its channel")
		}
	}
	return object{"added": s.remember(in.Histories)}, nil
}
