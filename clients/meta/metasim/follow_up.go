package metasim

import (
	"slices"
	"strings"
	"time"
)

const typingLasts = 25 * time.Second

// findWhatsApp finds whom a send means, under any spelling of the number. A
// number of the demo's past is made known by it.
func (s *Server) findWhatsApp(a *Account, input string) *Customer {
	digits := onlyDigits(input)
	for _, c := range s.world.Customers {
		if c.AccountID != a.ID {
			continue
		}
		if c.ID == input || c.UserID == input && input != "" || c.Phone != "" && (c.Phone == digits || slices.Contains(c.Inputs, digits)) {
			return c
		}
	}
	if strings.HasPrefix(digits, DemoPhonePrefix) && len(digits) == 11 {
		return s.fromThePast(&Customer{ID: digits, Phone: digits, Name: "+" + digits, Channel: WhatsApp, AccountID: a.ID})
	}
	return nil
}

// findInstagram is findWhatsApp for Instagram-scoped ids.
func (s *Server) findInstagram(a *Account, id string) *Customer {
	if c := s.world.customer(id); c != nil && c.AccountID == a.ID {
		return c
	}
	if strings.HasPrefix(id, DemoInstagramPrefix) && len(id) == demoInstagramIDLength && s.world.customer(id) == nil {
		return s.fromThePast(&Customer{ID: id, Name: "Customer " + id[12:], Username: "customer." + id[12:], Channel: Instagram, AccountID: a.ID})
	}
	return nil
}

func (s *Server) fromThePast(c *Customer) *Customer {
	c.LastWrote = s.now()
	s.world.Customers = append(s.world.Customers, c)
	s.changed("customer", c.ID, nil)
	return c
}

// planStatuses sends the ticks of an accepted WhatsApp message one after the
// other. The caller holds mu.
func (s *Server) planStatuses(c *graphCall, a *Account, to *Customer, m *Message, failure *refusal) {
	wait := func(d time.Duration) time.Duration {
		if c.early {
			return 0
		}
		return s.pace(d)
	}
	if failure != nil {
		s.out.later(wait(sentAfter), func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			m.Status, m.ErrorCode = "failed", failure.Code
			s.changed("message", m.CustomerID, m)
			s.emit(a, m.CustomerID, s.whatsAppStatus(a, to, m, "failed", failure), 0)
		})
		return
	}
	s.out.later(wait(sentAfter), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.advance(a, to, m, "sent")
	})
	if to.Offline {
		return
	}
	s.out.later(wait(deliveredAfter), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.deliver(a, to, m)
	})
}

// deliver brings a message to the customer's device; an open thread reads it.
func (s *Server) deliver(a *Account, to *Customer, m *Message) {
	s.advance(a, to, m, "delivered")
	s.out.later(s.pace(readAfter-deliveredAfter), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if to.Open {
			s.advance(a, to, m, "read")
		}
	})
}

var progress = []string{"accepted", "sent", "delivered", "read", "played"}

// advance moves a message of ours one step on and tells the business. Going
// back is ignored. The caller holds mu.
func (s *Server) advance(a *Account, to *Customer, m *Message, status string) {
	if slices.Index(progress, status) <= slices.Index(progress, m.Status) || m.Status == "failed" {
		return
	}
	m.Status = status
	s.changed("message", m.CustomerID, m)
	s.emit(a, m.CustomerID, s.whatsAppStatus(a, to, m, status, nil), 0)
}

// readAll makes the customer read everything the business sent so far, up to
// one message when given. The caller holds mu.
func (s *Server) readAll(c *Customer, upTo string) {
	account := s.world.account(c.AccountID)
	var last *Message
	for _, m := range s.world.thread(c.ID) {
		if m.Origin == "CUSTOMER" || m.Status == "failed" || m.Status == "read" || m.Status == "played" {
			continue
		}
		if c.Channel == WhatsApp && m.Status == "accepted" {
			continue
		}
		last = m
		if c.Channel == WhatsApp {
			s.advance(account, c, m, "delivered")
			s.advance(account, c, m, "read")
		} else {
			m.Status = "read"
			s.changed("message", c.ID, m)
		}
		if m.ID == upTo {
			break
		}
	}
	if last != nil && c.Channel == Instagram {
		s.emit(account, c.ID, s.instagramBody(account, c, s.now().UnixMilli(), false, object{"read": object{"mid": last.ID}}), 0)
	}
}

// typing shows the customer that the business writes.
func (s *Server) typing(c *Customer, lasts time.Duration) {
	if c != nil {
		c.TypingTill = s.now().Add(lasts)
		s.changed("typing", c.ID, nil)
	}
}

// seen gives the customer's messages up to m their blue ticks.
func (s *Server) seen(c *Customer, m *Message) {
	for _, earlier := range s.world.thread(c.ID) {
		if earlier.Origin == "CUSTOMER" && earlier.Seq <= m.Seq && earlier.Status != "read" {
			earlier.Status = "read"
			s.changed("message", c.ID, earlier)
		}
	}
	c.SeenID = m.ID
}

// reactToTheirs puts the business's emoji on a message.
func (s *Server) reactToTheirs(reaction *Message) {
	if target := s.world.byID[reaction.ReplyTo]; target != nil {
		target.OurReaction = reaction.Text
		s.changed("message", target.CustomerID, target)
	}
}
