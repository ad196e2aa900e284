package inbox

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
	"socialsync/jobs/queue"
)

// profileTTL is how long a provider's name and picture are trusted.
const profileTTL = 24 * time.Hour

// ingestMessage stores what a customer wrote. A message that is already there
// changes nothing.
func (s *Service) ingestMessage(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	if u.Message == nil {
		return nil
	}
	scene, err := s.sceneOf(ctx, tx, account, u)
	if err != nil {
		return err
	}
	conversation, contact := scene.Conversation, scene.Contact
	m := received(*conversation, u)
	m.IsImported = !u.At.IsZero() && u.At.Before(scene.ConnectedAt.Add(-lateness))
	event := db.Activity{ConversationID: conversation.ID}
	if m.Kind != db.KindSystem && !m.IsImported && customerWrote(conversation, contact.IsBlocked, happened(u)) {
		event.Kind = db.ActivityReopened
	}
	if scene.IsNew {
		event.Kind = db.ActivityCreated
	}
	isAll := event.Kind == "" && len(u.Message.Media) == 0
	if arrived, err := s.arrive(ctx, tx, conversation, m, contact.IsBlocked, isAll); err != nil || !arrived {
		return err
	}
	if err := s.keepFiles(ctx, tx, m, u.Message); err != nil {
		return err
	}
	if event.Kind != "" {
		if err := s.record(ctx, tx, event); err != nil {
			return err
		}
	}
	if hasProfile(conversation.Channel) && (contact.ProfileFetchedAt == nil || time.Since(*contact.ProfileFetchedAt) > profileTTL) {
		s.Queue.After(tx, queue.FetchProfile{WorkspaceID: tx.WorkspaceID(), ContactID: contact.ID})
	}
	s.announce(tx, m)
	return nil
}

// hasProfile: WhatsApp tells names with the messages and has nothing else to be asked.
func hasProfile(channel db.Channel) bool { return channel == db.ChannelInstagram }

// arrive stores a message and the conversation as the message made it, and has the
// assistant look at what was said unless it is none of its business. False: it was
// there already. With isAll it commits too.
func (s *Service) arrive(ctx context.Context, tx *db.Tx, c *db.Conversation, m db.Message, isBlocked, isAll bool) (arrived bool, err error) {
	wait, err := s.waits(ctx, tx, m, isBlocked)
	if err != nil {
		return false, err
	}
	if isAll {
		tx.CommitWithNext()
	}
	if wait == nil {
		return tx.Arrive(ctx, c, m)
	}
	arrived, err = tx.ArriveAwaited(ctx, c, m, wait.Quiet, wait.Longest)
	if arrived {
		s.Assistant.Await(tx, c.ID, *wait)
	}
	return arrived, err
}

// waits is how long the assistant waits before it looks at a message, nil when it is none
// of its business.
func (s *Service) waits(ctx context.Context, tx *db.Tx, m db.Message, isBlocked bool) (*Wait, error) {
	if s.Assistant == nil || m.IsImported || isBlocked || m.Kind == db.KindSystem {
		return nil, nil //nolint:nilnil // it is none of its business
	}
	return s.Assistant.Heard(ctx, tx, m)
}

// lateness is how much older than the connection a message may be and still
// count as new: the provider's clock and redelivery of what came in between.
const lateness = 10 * time.Minute

// customerWrote applies what a customer's message means for a conversation and
// reports whether it came back to the team's attention. A blocked person's
// messages are kept and mean nothing.
func customerWrote(c *db.Conversation, blocked bool, at time.Time) (reopened bool) {
	if blocked {
		return false
	}
	if c.LastInboundAt == nil || c.LastInboundAt.Before(at) {
		c.LastInboundAt = &at
	}
	if c.WaitingSince == nil {
		c.WaitingSince = &at
	}
	reopened = c.Status != db.StatusOpen
	c.Status, c.SnoozedUntil, c.ResolvedAt, c.WaitedSince = db.StatusOpen, nil, nil, nil
	return reopened
}

// sceneOf finds or makes the conversation a unit belongs to, locked, with who is
// in it.
func (s *Service) sceneOf(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) (*db.Scene, error) {
	channel := db.Channel(u.Channel)
	ids := person(channel, u.Customer)
	kinds, keys := identityKeys(ids)
	scene, known, err := tx.KnownScene(ctx, account.ID, kinds, keys)
	if err != nil {
		return nil, err
	}
	if scene == nil || slices.ContainsFunc(ids, func(id db.ContactIdentity) bool { return !isKnown(id, known) }) {
		contactID, err := s.ResolveContact(ctx, tx, account, channel, u.Customer)
		if err != nil {
			return nil, err
		}
		scene, err = tx.Scene(ctx, db.Conversation{
			ID: db.NewID(), SocialAccountID: account.ID, ContactID: contactID, Channel: channel, LastMessageAt: happened(u),
		})
		if err != nil {
			return nil, err
		}
	}
	learned, err := learn(ctx, tx, scene.Contact, channel, u.Customer)
	if learned {
		s.Events.After(tx, events.ConversationUpdated{ConversationID: scene.Conversation.ID})
	}
	return scene, err
}

// clockSlack is how far our own clock may be behind before the provider's counts
// as the wrong one: the database's order and windows should not depend on ours.
const clockSlack = 5 * time.Minute

// happened is the provider's time of a unit, ours when it gave none. A clock
// that runs ahead does not put messages into the future.
func happened(u meta.Unit) time.Time {
	now := time.Now()
	if u.At.IsZero() || u.At.After(now.Add(clockSlack)) {
		return now
	}
	return u.At
}

// following is where a message stands whose time is told in whole seconds, as WhatsApp's
// are: behind what stands in the conversation within that second, for it came later.
func following(at, last time.Time) time.Time {
	if at.Nanosecond() == 0 && last.After(at) && last.Sub(at) < time.Second {
		return last
	}
	return at
}

// newMessage is what both directions have in common.
func newMessage(c db.Conversation, u meta.Unit) db.Message {
	m := db.Message{
		ID: u.ID, ConversationID: c.ID, SocialAccountID: c.SocialAccountID,
		Kind: db.MessageKind(u.Message.Kind), Body: u.Message.Text, Payload: payloadOf(*u.Message), OccurredAt: following(happened(u), c.LastMessageAt),
	}
	key := u.ExternalID
	if key == "" {
		key = u.Key() // some postbacks carry no id; the key is the same at each delivery
	}
	m.ExternalID = &key
	if u.Message.ReplyTo != "" {
		m.ReplyToExternalID = &u.Message.ReplyTo
	}
	return m
}

// received is a message of a customer's.
func received(c db.Conversation, u meta.Unit) db.Message {
	m := newMessage(c, u)
	m.Direction, m.Author, m.Status = db.In, db.AuthorCustomer, db.Received
	return m
}

// payloadOf keeps what a kind needs besides text and files; nil when nothing.
func payloadOf(m meta.Message) json.RawMessage {
	m.Text, m.Media, m.ReplyTo, m.AppID, m.SelfSent = "", nil, "", "", false
	kind := m.Kind
	m.Kind = ""
	raw, err := json.Marshal(m)
	if err != nil || string(raw) == `{"kind":""}` {
		return nil
	}
	m.Kind = kind
	raw, err = json.Marshal(m)
	if err != nil {
		return nil
	}
	return raw
}

// keepFiles stores the attachments of a message that has just arrived.
func (s *Service) keepFiles(ctx context.Context, tx *db.Tx, m db.Message, content *meta.Message) error {
	for i, media := range content.Media {
		id := db.NewID()
		if err := tx.InsertAttachment(ctx, incomingFile(id, m.ID, i, media)); err != nil {
			return fmt.Errorf("keep attachment: %w", err)
		}
		s.Queue.After(tx, queue.FetchMedia{WorkspaceID: tx.WorkspaceID(), AttachmentID: id})
	}
	return nil
}

func incomingFile(id, messageID uuid.UUID, position int, ref meta.MediaRef) db.Attachment {
	return db.Attachment{
		ID: id, MessageID: &messageID, Kind: db.AttachmentKind(ref.Kind), State: incomingState(ref), MimeType: ref.MIME,
		Filename: ref.Filename, Position: position, SHA256: orNil(ref.SHA256), ProviderMediaID: orNil(ref.ID), ProviderURL: orNil(ref.URL),
	}
}

// incomingState: Instagram forbids keeping stories and view-once media, so they
// are never fetched and the thread shows a calm tile instead.
func incomingState(ref meta.MediaRef) db.AttachmentState {
	if ref.Ephemeral || ref.ID == "" && ref.URL == "" {
		return db.AttachmentExpired
	}
	return db.AttachmentPending
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// announce tells open inboxes about a new message.
func (s *Service) announce(tx *db.Tx, m db.Message) {
	s.Events.After(tx, events.MessageAdded{MessageID: m.ID, ConversationID: m.ConversationID})
}

// record adds a line to a conversation's timeline and tells open inboxes.
func (s *Service) record(ctx context.Context, tx *db.Tx, a db.Activity) error {
	a.ID = db.NewID()
	if err := tx.InsertActivity(ctx, a); err != nil {
		return fmt.Errorf("record %s: %w", a.Kind, err)
	}
	s.Events.After(tx, events.ActivityAdded{ActivityID: a.ID, ConversationID: a.ConversationID})
	return nil
}
