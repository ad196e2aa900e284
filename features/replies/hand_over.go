package replies

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/inbox"
	"socialsync/jobs/queue"
)

// handOver gives the conversation to a person: one message that says so, one note
// with a brief, one assignment, one notification and mail. All of it is in act's
// transaction, so that it happens once.
func (s *Service) handOver(ctx context.Context, tx *db.Tx, t *turn, c *db.Conversation) error {
	waiting := c.WaitingSince
	if text := t.farewell(); text != "" {
		sent, err := s.Inbox.SendIn(ctx, tx, inbox.SendMessageInput{ConversationID: c.ID, ClientKey: t.run.ClientKey(), Body: &text})
		if err != nil {
			return err
		}
		if err := tx.InsertReplyMessages(ctx, t.run.ID, idsOf(sent.Messages)); err != nil {
			return err
		}
		c = sent.Conversation
	}
	c.WaitingSince = waiting // the customer still waits for a person
	return s.toPerson(ctx, tx, t, c, db.PauseHandedOver, db.ActivityAIHandedOver)
}

// toPerson keeps the assistant out of the conversation and tells somebody: a note, an
// assignment, a notification and a mail. The customer hears nothing of it.
func (s *Service) toPerson(ctx context.Context, tx *db.Tx, t *turn, c *db.Conversation, pause db.AgentPauseReason, line db.ActivityKind) error {
	c.Status, c.SnoozedUntil, c.ResolvedAt, c.WaitedSince = db.StatusOpen, nil, nil, nil
	if urgency := t.urgency(); rank[urgency] > rank[c.Priority] {
		c.Priority = urgency
	}
	assignee, err := s.assign(ctx, tx, c)
	if err != nil {
		return err
	}
	words := wordsFor(assignee)
	if pause == db.PauseLoop {
		if err := s.tagBot(ctx, tx, c, words.bot); err != nil {
			return err
		}
	}
	if err := tx.SaveConversation(ctx, *c); err != nil {
		return err
	}
	if err := tx.PauseAgent(ctx, c.ID, pause); err != nil {
		return err
	}
	brief := t.brief(words)
	if err := s.brief(ctx, tx, t, brief, words, assignee); err != nil {
		return err
	}
	h := db.Handover{
		ID: db.NewID(), ConversationID: c.ID, RunID: t.run.ID, Reason: t.decided.Reason,
		Wants: brief.Wants, Tried: brief.Tried, Missing: brief.Missing, AssigneeID: c.AssigneeID,
	}
	if err := tx.InsertHandover(ctx, h); err != nil {
		return err
	}
	s.Queue.After(tx, queue.MailHandover{WorkspaceID: tx.WorkspaceID(), HandoverID: h.ID})
	if err := s.reviewAnswer(ctx, tx, t); err != nil {
		return err
	}
	s.Events.After(tx, events.ConversationUpdated{ConversationID: c.ID})
	return s.line(ctx, tx, t.run, line, t.decided.Reason)
}

// tagBot marks a conversation as one that may be with a machine, by the label that
// says so in a language of ours, which is made when there is none.
func (s *Service) tagBot(ctx context.Context, tx *db.Tx, c *db.Conversation, name string) error {
	label, err := tx.EnsureLabel(ctx, db.Label{ID: db.NewID(), Name: name, Color: db.LabelGray}, []string{english.bot, french.bot})
	if err != nil || slices.Contains(c.LabelIDs, label.ID) {
		return err
	}
	c.LabelIDs = append(c.LabelIDs, label.ID)
	s.Events.After(tx, events.LabelsUpdated{})
	return nil
}

// handsOver are the reasons for which a conversation goes to a person.
var handsOver = map[db.ReplyReason]bool{
	db.ReasonHarmful: true, db.ReasonHumanRequested: true, db.ReasonTopic: true, db.ReasonWords: true, db.ReasonUnreadable: true,
	db.ReasonNotCovered: true, db.ReasonModelEscalated: true, db.ReasonActionFailed: true, db.ReasonActionUnknown: true, db.ReasonModelUnavailable: true,
}

// press is all that a further reason to hand over does while a person has the
// conversation: they were told once, so it may only become more urgent.
func (s *Service) press(ctx context.Context, tx *db.Tx, t *turn, c *db.Conversation) error {
	urgency := t.urgency()
	if rank[urgency] <= rank[c.Priority] {
		return nil
	}
	c.Priority = urgency
	s.Events.After(tx, events.ConversationUpdated{ConversationID: c.ID})
	return tx.SaveConversation(ctx, *c)
}

// assign gives the conversation to somebody when nobody has it. Nil: there is nobody.
func (s *Service) assign(ctx context.Context, tx *db.Tx, c *db.Conversation) (*db.User, error) {
	if c.AssigneeID != nil {
		users, err := tx.UsersByID(ctx, []uuid.UUID{*c.AssigneeID})
		if err != nil {
			return nil, err
		}
		if len(users) == 1 {
			return &users[0], nil
		}
	}
	next, err := tx.NextAssignee(ctx, c.TeamID)
	if errors.Is(err, db.ErrNotFound) && c.TeamID != nil {
		next, err = tx.NextAssignee(ctx, nil)
	}
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	c.AssigneeID = &next.ID
	a := db.Activity{ID: db.NewID(), ConversationID: c.ID, Kind: db.ActivityAssigned, SubjectID: &next.ID}
	s.Events.After(tx, events.ActivityAdded{ActivityID: a.ID, ConversationID: c.ID})
	return next, tx.InsertActivity(ctx, a)
}

// brief writes the note, which tells its assignee.
func (s *Service) brief(ctx context.Context, tx *db.Tx, t *turn, b Brief, words briefWords, assignee *db.User) error {
	mentioned := []uuid.UUID{}
	if assignee != nil {
		mentioned = append(mentioned, assignee.ID)
	}
	key := t.run.ClientKey()
	n := db.Note{
		ID: db.NewID(), ConversationID: t.run.ConversationID, ClientKey: &key, MentionedUserIDs: mentioned, CreatedAt: time.Now().Truncate(time.Microsecond),
		Body: fmt.Sprintf("%s %s\n%s %s\n%s %s", words.labels[0], b.Wants, words.labels[1], b.Tried, words.labels[2], b.Missing),
	}
	if _, err := tx.InsertNote(ctx, n); err != nil {
		return err
	}
	s.Events.After(tx, events.NoteAdded{NoteID: n.ID, ConversationID: n.ConversationID})
	return nil
}

// brief is what a colleague needs to know, also when no model was asked.
func (t *turn) brief(words briefWords) Brief {
	said := t.generated.said()
	b := said.Brief
	b.Wants = cmp.Or(strings.TrimSpace(b.Wants), clip(strings.Join(strings.Fields(t.question()), " "), 200), "—")
	b.Tried = cmp.Or(strings.TrimSpace(b.Tried), words.tried(len(t.passages())))
	if t.confirmed.State == db.RequestDone { // whatever else was tried
		b.Tried = fmt.Sprintf(words.did, label(t.confirmed.Name, t.confirmed.Subject)) + " " + b.Tried
	}
	b.Missing = cmp.Or(strings.TrimSpace(b.Missing), said.Reason, words.missing(t.decided))
	return b
}

var rank = map[db.Priority]int{db.PriorityNone: 0, db.PriorityLow: 1, db.PriorityMedium: 2, db.PriorityHigh: 3, db.PriorityUrgent: 4}

// urgency is how soon a person should look.
func (t *turn) urgency() db.Priority {
	switch t.decided.Reason {
	case db.ReasonHumanRequested, db.ReasonTopic, db.ReasonHarmful:
		return db.PriorityHigh
	}
	return db.PriorityMedium
}

// farewell is what the customer is told; empty when they should hear from a person
// only, and when it is none of theirs that a model is out of order. It is ours, not the model's: what it promises must be true.
func (t *turn) farewell() string {
	if t.gated.Mode != db.ModeAuto || t.decided.Reason == db.ReasonHarmful || t.decided.Reason == db.ReasonModelUnavailable {
		return ""
	}
	return cmp.Or(farewells[t.language()], farewells["en"])
}

var farewells = map[string]string{
	"ar": "سأحيل رسالتك إلى أحد زملائي، وسيجيبك هنا.",
	"de": "Ich gebe Ihre Nachricht an eine Kollegin oder einen Kollegen weiter. Sie bekommen die Antwort hier.",
	"en": "I am passing this on to a colleague, who will answer you here.",
	"es": "Paso su mensaje a un compañero, que le responderá aquí.",
	"fr": "Je transmets votre message à un collègue, qui vous répondra ici.",
	"it": "Passo il suo messaggio a un collega, che le risponderà qui.",
	"nl": "Ik geef uw bericht door aan een collega, die u hier antwoordt.",
	"pl": "Przekazuję Państwa wiadomość koledze, który odpowie tutaj.",
	"pt": "Vou passar a sua mensagem a um colega, que lhe responderá aqui.",
	"tr": "Mesajınızı bir meslektaşıma iletiyorum, size buradan yanıt verecek.",
	"uk": "Передаю ваше повідомлення колезі, який відповість вам тут.",
	"zh": "我会把您的消息转给同事，他会在这里回复您。", //nolint:gosmopolitan // it is for people who read it
}
