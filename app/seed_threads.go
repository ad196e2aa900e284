package app

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/app/demo"
	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/features/inbox"
)

// seedConversations fills the last 30 days, more of them recent. The same seed
// draws the same people and words each time. A third is left to seedHistory, where
// the assistant takes part, and two thirds since it may answer by itself; not those of the simulator's people, whose phones
// show what the team wrote.
func (s *seeder) seedConversations(ctx context.Context) error {
	random := rand.New(rand.NewPCG(20, 26)) //nolint:gosec // the demo must be the same each time
	dialogues, assisted := demo.Dialogues(), demo.Assisted()
	people := metasim.People()
	var histories []metasim.History
	for i := range seedConversations {
		age := time.Duration(float64(30*24*time.Hour) * square(float64(i)/seedConversations))
		d := dialogues[random.IntN(len(dialogues))]
		who := s.invent(random, d, i)
		if i < len(people) {
			who = s.known(people[i])
			d = pick(random, dialogues, people[i].Language)
		}
		if s.hasModels && i >= len(people) && (i%3 == 0) == (age > autoBefore) {
			d = assisted[random.IntN(len(assisted))]
			s.stories = append(s.stories, &story{
				seeder: s, random: rand.New(rand.NewPCG(20, uint64(i))), who: s.invent(random, d, i), script: d, //nolint:gosec // as above
				at: time.Now().Add(-age - time.Hour),
			})
			continue
		}
		lines, err := s.seedThread(ctx, random, who, d, time.Now().Add(-age-3*time.Minute))
		if err != nil {
			return fmt.Errorf("conversation %d: %w", i, err)
		}
		if i < len(people) {
			histories = append(histories, metasim.History{
				Channel: string(who.account.Channel), AccountID: people[i].AccountID, CustomerID: people[i].ID, Messages: lines,
			})
		}
	}
	return s.Config.writeHistory(histories)
}

func square(x float64) float64 { return x * x }

func pick(random *rand.Rand, dialogues []demo.Dialogue, language string) demo.Dialogue {
	for {
		if d := dialogues[random.IntN(len(dialogues))]; d.Language == language {
			return d
		}
	}
}

// customer is somebody who writes to one of the demo's accounts.
type customer struct {
	account  db.SocialAccount
	name     string
	identity db.ContactIdentity
}

// known is a person the simulator plays too, so that the phone in the sandbox
// and the inbox show the same people.
func (s *seeder) known(p metasim.Person) customer {
	for _, a := range s.accounts {
		if a.ExternalID == p.AccountID {
			return newCustomer(a, p.Name, p.ID, p.Username, p.NoPhone)
		}
	}
	return customer{}
}

func (s *seeder) invent(random *rand.Rand, d demo.Dialogue, n int) customer {
	account := s.accounts[[]int{0, 0, 0, 1, 1, 2}[random.IntN(6)]]
	first := demo.FirstNames[d.Language][random.IntN(20)]
	last := demo.LastNames[d.Language][random.IntN(20)]
	if account.Channel == db.ChannelWhatsApp {
		return newCustomer(account, first+" "+last, fmt.Sprintf("%s%04d", metasim.DemoPhonePrefix, 1000+n), "", false)
	}
	username := strings.ToLower(first + "." + last)
	return newCustomer(account, first+" "+last, fmt.Sprintf("%s%011d", metasim.DemoInstagramPrefix, 5000+n), username, false)
}

func newCustomer(a db.SocialAccount, name, id, username string, hidden bool) customer {
	c := customer{account: a, name: name, identity: db.ContactIdentity{
		ID: db.NewID(), SocialAccountID: a.ID, Kind: db.InstagramUserID, ExternalID: id, MatchKey: id,
	}}
	if a.Channel == db.ChannelWhatsApp {
		c.identity.Kind, c.identity.MatchKey = db.WhatsAppPhone, inbox.PhoneKey(id)
		if hidden {
			c.identity.Kind, c.identity.MatchKey = db.WhatsAppUserID, id
		}
	}
	if username != "" {
		c.identity.Username = &username
	}
	return c
}

// seedThread stores one dialogue as if it had happened, ending at end, and
// returns it as the simulator would know it.
func (s *seeder) seedThread(ctx context.Context, random *rand.Rand, who customer, d demo.Dialogue, end time.Time) (lines []metasim.Earlier, err error) {
	err = s.DB.Update(ctx, s.actor, func(tx *db.Tx) error {
		c, err := who.open(ctx, tx, end)
		if err != nil {
			return err
		}
		assignee := s.people[demoTeam[random.IntN(len(demoTeam))].email]
		if lines, err = s.seedLines(ctx, tx, random, c, who.name, d, assignee, end); err != nil {
			return err
		}
		s.decide(random, c, d, assignee, end)
		// The owner has read what is older than a coffee break.
		if time.Since(end) > 90*time.Minute && random.IntN(8) > 0 {
			if _, err := tx.MarkRead(ctx, c.ID, end); err != nil {
				return err
			}
		}
		if err := tx.SaveConversation(ctx, *c); err != nil {
			return err
		}
		if err := tx.RefreshPreview(ctx, c.ID); err != nil {
			return err
		}
		return answered(ctx, tx, c.ID, lines)
	})
	return lines, err
}

// answered notes the team's last answer: what the customer said after it is that
// person's for a while, and no question for the assistant.
func answered(ctx context.Context, tx *db.Tx, conversationID uuid.UUID, lines []metasim.Earlier) error {
	for _, l := range slices.Backward(lines) {
		if l.Origin != "CUSTOMER" {
			return tx.AnsweredByPersonAt(ctx, conversationID, l.At)
		}
	}
	return nil
}

// open stores a customer with their conversation.
func (who customer) open(ctx context.Context, tx *db.Tx, at time.Time) (*db.Conversation, error) {
	contact := db.Contact{ID: db.NewID(), Name: who.name}
	if who.identity.Kind == db.WhatsAppPhone {
		phone := "+" + who.identity.MatchKey
		contact.Phone = &phone
	}
	if err := tx.InsertContact(ctx, contact); err != nil {
		return nil, err
	}
	who.identity.ContactID = contact.ID
	if _, err := tx.InsertIdentity(ctx, who.identity); err != nil {
		return nil, err
	}
	c, _, err := tx.OpenConversation(ctx, db.Conversation{
		ID: db.NewID(), SocialAccountID: who.account.ID, ContactID: contact.ID, Channel: who.account.Channel, LastMessageAt: at,
	})
	return c, err
}

func (s *seeder) seedLines(ctx context.Context, tx *db.Tx, random *rand.Rand, c *db.Conversation, name string, d demo.Dialogue, agent uuid.UUID, end time.Time) (lines []metasim.Earlier, err error) {
	fill := filler(random, name, d.Language)
	at := end.Add(-time.Duration(len(d.Lines)) * 7 * time.Minute)
	for i, line := range d.Lines {
		at = at.Add(time.Duration(1+random.IntN(6)) * time.Minute)
		if i == len(d.Lines)-1 {
			at = end
		}
		when := at
		m := db.Message{
			ID: db.NewID(), ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.In, Author: db.AuthorCustomer,
			Kind: db.KindText, Body: fill.Replace(line.Text), Status: db.Received, OccurredAt: when,
		}
		external := "seed." + m.ID.String()
		m.ExternalID = &external
		if line.ByCustomer {
			c.LastInboundAt = &when
			if c.WaitingSince == nil {
				c.WaitingSince = &when
			}
		} else {
			m.Direction, m.Author, m.AuthorID, m.Status, m.SentAt = db.Out, db.AuthorUser, &agent, db.Sent, &when
			c.WaitingSince = nil
		}
		if _, err := tx.InsertMessage(ctx, m); err != nil {
			return nil, err
		}
		origin := "API"
		if line.ByCustomer {
			origin = "CUSTOMER"
		}
		lines = append(lines, metasim.Earlier{ID: external, Origin: origin, Text: m.Body, At: when})
		if line.ByCustomer {
			continue
		}
		reached := db.Read
		if random.IntN(5) == 0 {
			reached = db.Delivered
		}
		if _, err := tx.AdvanceStatus(ctx, m.ID, reached, when.Add(40*time.Second)); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

// filler puts names, orders and days into what people say.
func filler(random *rand.Rand, name, language string) *strings.Replacer {
	return strings.NewReplacer(
		"{order}", fmt.Sprintf("LM-%d", 1800+random.IntN(900)),
		"{name}", strings.Fields(name)[0],
		"{day}", demo.Days[language][random.IntN(4)],
	)
}

// decide gives a conversation what a team would have given it by now.
func (s *seeder) decide(random *rand.Rand, c *db.Conversation, d demo.Dialogue, assignee uuid.UUID, end time.Time) {
	c.LabelIDs = []uuid.UUID{}
	if label, ok := s.labels[d.Topic]; ok && random.IntN(4) > 0 {
		c.LabelIDs = append(c.LabelIDs, label)
	}
	if random.IntN(14) == 0 {
		c.LabelIDs = append(c.LabelIDs, s.labels["vip"])
	}
	if random.IntN(3) > 0 {
		c.AssigneeID = &assignee
	}
	if random.IntN(3) == 0 {
		c.TeamID = &s.support
	}
	c.Priority = []db.Priority{db.PriorityNone, db.PriorityNone, db.PriorityNone, db.PriorityNone, db.PriorityMedium, db.PriorityHigh, db.PriorityUrgent}[random.IntN(7)]
	age := time.Since(end)
	switch {
	case c.WaitingSince == nil && age > 20*time.Hour, age > 30*time.Hour && random.IntN(12) > 0, age > 9*24*time.Hour:
		c.Status, c.ResolvedAt, c.WaitingSince = db.StatusResolved, &end, nil
	case c.WaitingSince == nil && random.IntN(9) == 0:
		until := time.Now().Add(time.Duration(4+random.IntN(60)) * time.Hour)
		c.Status, c.SnoozedUntil = db.StatusSnoozed, &until
	case c.WaitingSince == nil && random.IntN(8) == 0:
		c.Status = db.StatusPending
	}
}
