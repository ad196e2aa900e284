package metasim

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

func (s *Server) showWorld(*http.Request) (any, error) {
	files := []*Media{}
	for _, f := range builtinFiles() {
		f.Bytes = nil
		files = append(files, f)
	}
	tokens := object{}
	for _, t := range s.world.Tokens {
		for _, id := range t.Accounts {
			if a := s.world.account(id); a != nil && tokens[id] != "VALID" {
				tokens[id] = "VALID"
				if s.expired(t) {
					tokens[id] = "EXPIRED"
				}
			}
		}
	}
	return object{
		"now": s.now(), "seq": s.world.Counter, "accounts": s.world.Accounts, "tokens": tokens, "customers": s.world.Customers,
		"templates": s.world.Templates, "posts": s.world.Posts, "comments": orEmpty(s.world.Comments),
		"faults": orEmpty(s.faults), "faultKinds": allFaults, "files": files, "kinds": kindsOf,
	}, nil
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func (s *Server) showClock(*http.Request) (any, error) {
	return object{"now": s.now(), "offsetSeconds": s.world.ClockOffset.Seconds()}, nil
}

// moveClock sets the world's time, moves it, or gives it back to the real one.
func (s *Server) moveClock(r *http.Request) (any, error) {
	var in struct {
		Now            *time.Time `json:"now"`
		AdvanceSeconds float64    `json:"advanceSeconds"`
		Real           bool       `json:"real"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	switch {
	case in.Real:
		s.world.ClockOffset = 0
	case in.Now != nil:
		s.world.ClockOffset = time.Until(*in.Now)
	default:
		s.world.ClockOffset += time.Duration(in.AdvanceSeconds * float64(time.Second))
	}
	s.dirty = true
	return s.showClock(r)
}

// resetWorld starts over. What was planned is forgotten.
func (s *Server) resetWorld(r *http.Request) (any, error) {
	var in struct {
		Seed uint64 `json:"seed"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	s.out.forget()
	s.adopt(newWorld(in.Seed))
	s.changed("reset", "", nil)
	return s.showWorld(r)
}

// addCustomer makes a new person. With usernameOnly on WhatsApp, the number
// stays hidden and only the business-scoped id is told.
func (s *Server) addCustomer(r *http.Request) (any, error) {
	var in struct {
		Channel      string `json:"channel"`
		AccountID    string `json:"accountId"`
		Name         string `json:"name"`
		Username     string `json:"username"`
		Phone        string `json:"phone"`
		Language     string `json:"language"`
		UsernameOnly bool   `json:"usernameOnly"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	account := s.world.account(in.AccountID)
	for _, a := range s.world.Accounts {
		if account == nil && in.AccountID == "" && a.Channel == orElse(in.Channel, WhatsApp) {
			account = a
		}
	}
	if account == nil || in.Name == "" {
		return nil, mistake("a customer needs a name and a channel or an account")
	}
	c := &Customer{
		Channel: account.Channel, AccountID: account.ID, Name: in.Name, Username: in.Username, Language: orElse(in.Language, "en"),
	}
	number := strconv.FormatUint(s.world.Counter+1000, 10)
	switch account.Channel {
	case Instagram:
		c.ID = s.id("9")
		c.Username = orElse(in.Username, strings.ToLower(strings.ReplaceAll(in.Name, " ", "."))+number)
	default:
		c.UserID = s.id("FR.1")
		c.Phone = orElse(onlyDigits(in.Phone), s.freePhone())
		c.ID = c.Phone
		if in.UsernameOnly {
			c.Phone, c.ID = "", c.UserID
			c.Username = orElse(in.Username, strings.ToLower(strings.ReplaceAll(in.Name, " ", "."))+number)
		}
	}
	if s.world.customer(c.ID) != nil {
		return nil, mistake("somebody has this number already")
	}
	s.world.Customers = append(s.world.Customers, c)
	s.changed("customer", c.ID, nil)
	return c, nil
}

// freePhone is a fictional number that nobody has: neither in this world nor, as
// those below 2000 may, in the conversations that the product's seed began with.
func (s *Server) freePhone() string {
	for {
		phone := fmt.Sprintf("%s%04d", DemoPhonePrefix, 2000+s.rng.IntN(8000))
		if s.world.customer(phone) == nil {
			return phone
		}
	}
}

// changeCustomer changes what is given: whether the thread is open on the
// screen, whether the phone has a network, the name, the number.
func (s *Server) changeCustomer(r *http.Request) (any, error) {
	var in struct {
		Open     *bool   `json:"open"`
		Offline  *bool   `json:"offline"`
		Name     *string `json:"name"`
		Username *string `json:"username"`
		Phone    *string `json:"phone"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	c, err := s.who(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	if in.Name != nil {
		c.Name = *in.Name
	}
	if in.Username != nil {
		c.Username = *in.Username
	}
	if in.Phone != nil && c.Channel == WhatsApp {
		s.changesNumber(c, *in.Phone)
	}
	if in.Offline != nil && *in.Offline != c.Offline {
		if c.Offline = *in.Offline; !c.Offline {
			s.goesOnline(c)
		}
	}
	if in.Open != nil && *in.Open != c.Open {
		if c.Open = *in.Open; c.Open {
			s.readAll(c, "")
		}
	}
	s.changed("customer", c.ID, nil)
	return c, nil
}

func (s *Server) postMessage(r *http.Request) (any, error) {
	var in Draft
	if err := read(r, &in); err != nil {
		return nil, err
	}
	c, err := s.who(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return s.writes(c, in)
}

func (s *Server) postEcho(r *http.Request) (any, error) {
	var in Draft
	if err := read(r, &in); err != nil {
		return nil, err
	}
	c, err := s.who(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return s.appWrites(c, in)
}

func (s *Server) postReaction(r *http.Request) (any, error) {
	c, m, in, err := s.act(r)
	if err != nil {
		return nil, err
	}
	s.reacts(c, m, in.Emoji)
	return m, nil
}

func (s *Server) postUnsend(r *http.Request) (any, error) {
	c, m, _, err := s.act(r)
	if err != nil {
		return nil, err
	}
	return m, s.unsends(c, m)
}

func (s *Server) postEdit(r *http.Request) (any, error) {
	c, m, in, err := s.act(r)
	if err != nil {
		return nil, err
	}
	return m, s.edits(c, m, in.Text)
}

func (s *Server) postRead(r *http.Request) (any, error) {
	var in actInput
	if err := read(r, &in); err != nil {
		return nil, err
	}
	c, err := s.who(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	s.readAll(c, in.MessageID)
	return c, nil
}

func (s *Server) postPlay(r *http.Request) (any, error) {
	c, m, _, err := s.act(r)
	if err != nil {
		return nil, err
	}
	if c.Channel != WhatsApp || m.Kind != "voice" {
		return nil, mistake("voice messages of WhatsApp are played")
	}
	s.advance(s.world.account(c.AccountID), c, m, "played")
	return m, nil
}

func (s *Server) postComment(r *http.Request) (any, error) {
	var in struct{ PostID, ParentID, Text string }
	if err := read(r, &in); err != nil {
		return nil, err
	}
	c, err := s.who(r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return s.comments(c, in.PostID, in.ParentID, in.Text)
}

// changeAccount expires or restores the tokens of an account, and turns its
// webhooks off or on.
func (s *Server) changeAccount(r *http.Request) (any, error) {
	var in struct {
		TokenExpired *bool   `json:"tokenExpired"`
		Subscribed   *bool   `json:"subscribed"`
		Quality      *string `json:"quality"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	a := s.world.account(r.PathValue("id"))
	if a == nil {
		return nil, unknown("account", r.PathValue("id"))
	}
	if in.TokenExpired != nil {
		for _, t := range s.world.Tokens {
			if slices.Contains(t.Accounts, a.ID) {
				t.Expired = *in.TokenExpired
			}
		}
	}
	if in.Subscribed != nil {
		a.Subscribed = *in.Subscribed
	}
	if in.Quality != nil {
		a.Quality = *in.Quality
	}
	s.changed("account", "", nil)
	return a, nil
}

// postAccountWebhook sends a change of an account, such as account_update or
// phone_number_quality_update.
func (s *Server) postAccountWebhook(r *http.Request) (any, error) {
	var in struct {
		Field string          `json:"field"`
		Value json.RawMessage `json:"value"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	a := s.world.account(r.PathValue("id"))
	if a == nil || a.Channel != WhatsApp || in.Field == "" {
		return nil, mistake("account webhooks need a WhatsApp account, a field and a value")
	}
	s.emit(a, "", accountBody(a, in.Field, in.Value, s.now()), 0)
	return a, nil
}

func accountBody(a *Account, field string, value any, at time.Time) object {
	return object{"object": "whatsapp_business_account", "entry": []object{{
		"id": a.WABAID, "time": at.Unix(), "changes": []object{{"field": field, "value": value}},
	}}}
}

// changeTemplate gives a template another status, and tells.
func (s *Server) changeTemplate(r *http.Request) (any, error) {
	var in struct{ Status, Reason string }
	if err := read(r, &in); err != nil {
		return nil, err
	}
	t := s.template(r.PathValue("id"))
	if t == nil || in.Status == "" {
		return nil, unknown("template", r.PathValue("id"))
	}
	t.Status = in.Status
	for _, a := range s.world.Accounts {
		if a.WABAID == t.WABAID {
			s.emit(a, "", accountBody(a, "message_template_status_update", object{
				"event": t.Status, "message_template_id": asNumber(t.ID), "message_template_name": t.Name,
				"message_template_language": t.Language, "reason": orElse(in.Reason, "NONE"),
			}, s.now()), 0)
			break
		}
	}
	s.changed("account", "", nil)
	return t, nil
}
