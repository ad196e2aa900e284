package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/features/channels"
	"socialsync/features/inbox"
)

// seedConversations is how many conversations the demo workspace begins with.
const seedConversations = 320

// Seed creates the demo workspace, once: a second call finds its owner and does
// nothing. With Meta's keys set there is no demo, only the owner, the workspace
// and the accounts that the environment names.
func Seed(ctx context.Context, c Config, log *slog.Logger) error {
	c, hasModels, stop, err := c.withModels(ctx, log)
	if err != nil {
		return err
	}
	defer stop()
	c.DatabaseURL = withoutWaiting(c.DatabaseURL)
	a, err := New(ctx, c, log)
	if err != nil {
		return err
	}
	defer a.Close()
	err = a.DB.Global(ctx, "find the demo owner", func(tx *db.Tx) error {
		_, err := tx.UserByEmail(ctx, DemoEmail)
		return err
	})
	if !errors.Is(err, db.ErrNotFound) {
		return err
	}
	s := &seeder{App: a, workspace: db.NewID(), hasModels: hasModels, people: map[string]uuid.UUID{}, labels: map[string]uuid.UUID{}}
	if err := s.seedPeople(ctx); err != nil {
		return fmt.Errorf("seed people: %w", err)
	}
	s.actor = db.Actor{WorkspaceID: s.workspace, UserID: s.people[DemoEmail], Role: db.RoleOwner}
	if !c.Sandbox {
		return a.Channels.EnsureFromEnvironment(ctx, s.actor, channels.Environment{
			WhatsAppPhoneNumberID: c.WhatsAppPhoneNumberID, WhatsAppAccessToken: c.WhatsAppAccessToken,
			InstagramAccessToken: c.InstagramAccessToken,
		})
	}
	if s.began, err = s.now(ctx); err != nil {
		return err
	}
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"channels", s.seedChannels}, {"library", s.seedLibrary}, {"knowledge", s.seedKnowledge}, {"agent", s.seedAgent}, {"conversations", s.seedConversations},
		{"history", s.seedHistory}, {"actions", s.seedActions}, // the shop runs only later, so the history has no use of them
	} {
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("seed %s: %w", step.name, err)
		}
	}
	return nil
}

// withoutWaiting has commits not wait for the disk: a seed that a power cut takes back
// is made again. Pgbouncer, which is known by how it wants statements, refuses such a
// setting.
func withoutWaiting(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Query().Has("default_query_exec_mode") {
		return address
	}
	q := u.Query()
	q.Set("synchronous_commit", "off")
	u.RawQuery = q.Encode()
	return u.String()
}

// seeder remembers what has been made so far.
type seeder struct {
	*App
	workspace uuid.UUID
	began     time.Time // by the database's clock
	hasModels bool      // the offline ones, which may write the assistant's history
	actor     db.Actor
	people    map[string]uuid.UUID // by e-mail
	labels    map[string]uuid.UUID // by topic
	accounts  []db.SocialAccount
	support   uuid.UUID // a team
	stories   []*story  // what the assistant takes part in, newest first
	moments   []db.Happened
}

// demoTeam is the owner and three colleagues. They share the demo password.
var demoTeam = []struct {
	email, name, locale string
	role                db.Role
}{
	{DemoEmail, "Claire Dumas", "en", db.RoleOwner},
	{"samir@socialsync.test", "Samir Haddad", "fr", db.RoleAdmin},
	{"lena@socialsync.test", "Lena Fischer", "en", db.RoleAgent},
	{"tom@socialsync.test", "Tom Garnier", "fr", db.RoleAgent},
}

func (s *seeder) seedPeople(ctx context.Context) error {
	hash, err := s.Accounts.Passwords.Hash(ctx, DemoPassword)
	if err != nil {
		return err
	}
	return s.DB.Global(ctx, "seed the demo workspace", func(tx *db.Tx) error {
		for i, p := range demoTeam {
			user, err := tx.CreateUser(ctx, db.NewUser{
				ID: db.NewID(), Email: p.email, Name: p.name, PasswordHash: &hash, Locale: p.locale, TimeZone: "Europe/Paris",
			})
			if err != nil {
				return err
			}
			s.people[p.email] = user.ID
			if i == 0 {
				_, err = tx.CreateWorkspace(ctx, s.workspace, metasim.BusinessName, user.ID)
			} else {
				err = tx.AddMember(ctx, s.workspace, user.ID, p.role)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *seeder) seedChannels(ctx context.Context) error {
	expires := func(days int) *time.Time {
		t := time.Now().AddDate(0, 0, days)
		return &t
	}
	now, quality, tier := time.Now(), "GREEN", "TIER_2K"
	for _, c := range []channels.Connection{
		{Token: metasim.WhatsAppToken, Account: db.SocialAccount{
			Channel: db.ChannelWhatsApp, ExternalID: metasim.PhoneNumberID, BusinessID: metasim.WABAID, Name: metasim.BusinessName,
			Handle: metasim.DisplayPhone, Scopes: db.RequiredScopes[db.ChannelWhatsApp], WebhookSubscribedAt: &now, Quality: &quality, MessagingTier: &tier,
		}},
		{Token: metasim.InstagramToken, Account: db.SocialAccount{
			Channel: db.ChannelInstagram, ExternalID: metasim.InstagramID, Name: metasim.BusinessName, Handle: metasim.InstagramUsername,
			Scopes: db.RequiredScopes[db.ChannelInstagram], WebhookSubscribedAt: &now, TokenExpiresAt: expires(52),
		}},
		{Token: metasim.InstagramAtelierToken, Account: db.SocialAccount{
			Channel: db.ChannelInstagram, ExternalID: metasim.InstagramAtelierID, Name: "L’atelier Lumen", Handle: metasim.InstagramAtelierUsername,
			Scopes: db.RequiredScopes[db.ChannelInstagram], WebhookSubscribedAt: &now, TokenExpiresAt: expires(41),
		}},
	} {
		account, err := s.Channels.Keep(ctx, s.actor, c)
		if err != nil {
			return err
		}
		s.accounts = append(s.accounts, *account)
	}
	return nil
}

func (s *seeder) seedLibrary(ctx context.Context) error {
	shown, err := s.Inbox.Media.Upload(ctx, s.actor, inbox.Upload{Filename: "lamp.png", Data: metasim.Photo()})
	if err != nil {
		return err
	}
	return s.DB.Update(ctx, s.actor, func(tx *db.Tx) error {
		for _, l := range []struct {
			topic, name string
			color       db.LabelColor
		}{
			{"orders", "Delivery", db.LabelBlue}, {"returns", "Refund", db.LabelAmber}, {"warranty", "Warranty", db.LabelOrange},
			{"custom", "Made to measure", db.LabelIndigo}, {"thanks", "Happy", db.LabelGreen}, {"payment", "Payment", db.LabelRed},
			{"collab", "Partnership", db.LabelPink}, {"vip", "VIP", db.LabelTeal},
		} {
			label, err := tx.CreateLabel(ctx, db.Label{ID: db.NewID(), Name: l.name, Color: l.color})
			if err != nil {
				return err
			}
			s.labels[l.topic] = label.ID
		}
		for _, t := range []struct {
			name    string
			members []string
		}{
			{"Support", []string{DemoEmail, "lena@socialsync.test", "tom@socialsync.test"}},
			{"Workshop", []string{"samir@socialsync.test"}},
		} {
			team, err := tx.CreateTeam(ctx, db.NewID(), t.name)
			if err != nil {
				return err
			}
			if s.support == uuid.Nil {
				s.support = team.ID
			}
			var members []uuid.UUID
			for _, email := range t.members {
				members = append(members, s.people[email])
			}
			if err := tx.SetTeamMembers(ctx, team.ID, members); err != nil {
				return err
			}
		}
		if err := s.seedCanned(ctx, tx, shown.ID); err != nil {
			return err
		}
		return tx.InsertView(ctx, db.SavedView{
			ID: db.NewID(), OwnerID: s.actor.UserID, Name: "Refunds waiting", IsShared: true,
			Filter: []byte(fmt.Sprintf(`{"view":"NEEDS_REPLY","labelIds":[%q]}`, s.labels["returns"])),
		})
	})
}

// seedCanned prepares the answers that are given again and again; one brings a picture.
func (s *seeder) seedCanned(ctx context.Context, tx *db.Tx, picture uuid.UUID) error {
	for _, c := range []struct{ shortcut, title, body string }{
		{"hello", "Welcome", "Hello {{contact.name}}, thank you for your message. How can I help?"},
		{"bonjour", "Accueil", "Bonjour {{contact.name}}, merci pour votre message. Comment puis-je vous aider ?"},
		{"ship", "Shipping times", "We ship within two working days; delivery takes 3 to 5 days in Europe. You will get the tracking link by e-mail."},
		{"livraison", "Délais de livraison", "Nous expédions sous deux jours ouvrés, la livraison prend 3 à 5 jours en Europe. Vous recevrez le lien de suivi par e-mail."},
		{"hours", "Opening hours", "The workshop is open Tuesday to Saturday, 10 am to 7 pm."},
		{"return", "Returns", "You have 30 days to return a lamp in its box. Tell me the order number and I will send you the label."},
	} {
		canned, err := tx.CreateCannedResponse(ctx, db.CannedResponse{ID: db.NewID(), Shortcut: c.shortcut, Title: c.title, Body: c.body})
		if err != nil {
			return err
		}
		if c.shortcut != "ship" {
			continue
		}
		if _, err := tx.SetCannedFiles(ctx, canned.ID, s.actor.UserID, []uuid.UUID{picture}); err != nil {
			return err
		}
	}
	return nil
}
