package replies

import (
	"cmp"
	"context"
	"encoding/json"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/inbox"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// act does what was decided: everything in one transaction, behind the fence. A run
// that dies before its commit has done nothing, one that dies after it is closed.
func (s *Service) act(ctx context.Context, t *turn) error {
	err := s.DB.Update(ctx, t.actor, func(tx *db.Tx) error {
		c, err := tx.LockConversation(ctx, t.run.ConversationID)
		if err != nil {
			return err
		}
		stop, err := s.fence(ctx, tx, t)
		if err != nil {
			return err
		}
		if stop != "" {
			return s.supersedeIn(ctx, tx, t.run, stop)
		}
		d := t.decided
		t.run.State, t.run.Outcome, t.run.Reason, t.run.Detail = db.RunDone, &d.Outcome, &d.Reason, db.Clean(d.Detail)
		if err := s.close(ctx, tx, t.run); err != nil {
			return err
		}
		if t.confirmed.isSettled() { // told, or in a person's hands
			if err := tx.CloseActionRequests(ctx, t.run.ConversationID); err != nil {
				return err
			}
		}
		if d.Outcome != db.OutcomeSent && t.isSeen() && len(t.rounds) > 0 { // nothing comes of what the customer saw begin
			s.Queue.After(tx, t.receipt(queue.TypingOff))
		}
		switch d.Outcome {
		case db.OutcomeSent:
			return s.send(ctx, tx, t)
		case db.OutcomeDrafted:
			return s.draft(ctx, tx, t)
		case db.OutcomeHandedOver:
			return s.handOver(ctx, tx, t, c)
		}
		return s.stay(ctx, tx, t, c)
	})
	// The window closed, or the account was disconnected, at the last moment.
	if code := problem.CodeOf(err); code == problem.WindowClosed || code == problem.ChannelDisconnected {
		return s.supersede(ctx, t, db.ReasonChanged)
	}
	return err
}

// fence says why the answer must not cross what has happened since; empty: it may.
// The conversation's lock and the settings' keep it true until the commit.
func (s *Service) fence(ctx context.Context, tx *db.Tx, t *turn) (db.ReplyReason, error) {
	attention, err := tx.Attention(ctx, t.run.ConversationID)
	if err != nil {
		return "", err
	}
	if attention.Epoch != t.run.Epoch {
		return db.ReasonPersonFaster, nil
	}
	effect, _, err := agents.Standing(ctx, tx, t.run.ConversationID, t.scene.Now)
	if err != nil {
		return "", err
	}
	requested := t.run.Cause == db.CauseRequest
	switch {
	case t.decided.Outcome == db.OutcomeSilent:
		return "", nil
	case effect.Mode == db.ModeOff && (!requested || effect.Reason == agents.Stopped):
		return db.ReasonChanged, nil
	}
	if effect.Mode == db.ModeDraft && t.gated.Mode == db.ModeAuto { // less is allowed than when it began
		t.gated.Mode = db.ModeDraft
		if t.decided.Outcome == db.OutcomeSent {
			t.holdBack(db.ReasonDraftMode, "")
		}
	}
	if t.decided.Outcome == db.OutcomeSent {
		topic, err := t.lane(ctx, tx)
		if err != nil {
			return "", err
		}
		if topic != "" {
			t.holdBack(db.ReasonTopicInDraft, topic)
		}
	}
	if t.decided.Outcome == db.OutcomeSent && t.isAsking() {
		if t.toSend, err = t.toAsk(ctx, tx); err != nil {
			return "", err
		}
		if t.toSend == nil {
			t.holdBack(db.ReasonActionFailed, t.generated.Asks.Name)
		}
	}
	return t.wroteOn(ctx, tx)
}

// wroteOn says whether what is answered is not what the customer says any more.
func (t *turn) wroteOn(ctx context.Context, tx *db.Tx) (db.ReplyReason, error) {
	if changed, err := t.questionChanged(ctx, tx); err != nil || changed {
		return db.ReasonCustomerWrote, err
	}
	if t.run.Cause == db.CauseRequest || t.run.Overtaken >= maxOvertaken {
		return "", nil
	}
	last, err := tx.LastInbound(ctx, t.run.ConversationID)
	if err != nil {
		return "", err
	}
	if t.run.LastMessageID == nil || last.ID != *t.run.LastMessageID {
		return db.ReasonCustomerWrote, nil
	}
	return "", nil
}

// holdBack leaves to a person what was to be sent: as a draft, or, when it is the
// question whether to make a change, all of the conversation.
func (t *turn) holdBack(reason db.ReplyReason, detail string) {
	t.decided = Decision{Outcome: db.OutcomeDrafted, Reason: reason, Detail: detail}
	if t.isAsking() {
		t.decided.Outcome = db.OutcomeHandedOver
	}
}

// questionChanged says whether the customer has taken back or rewritten something of
// what is answered. What is left of it gets a turn of its own.
func (t *turn) questionChanged(ctx context.Context, tx *db.Tx) (bool, error) {
	asked := t.asked()
	now, err := tx.MessagesByID(ctx, idsOf(asked))
	if err != nil {
		return false, err
	}
	stands := map[uuid.UUID]string{}
	for _, m := range now {
		if m.DeletedAt == nil {
			stands[m.ID] = m.Body
		}
	}
	for _, m := range asked {
		if body, ok := stands[m.ID]; !ok || body != m.Body {
			return true, tx.AwaitRest(ctx, t.run.ConversationID, t.run.ID)
		}
	}
	return false, nil
}

// send queues the answer as the assistant's own.
func (s *Service) send(ctx context.Context, tx *db.Tx, t *turn) error {
	reply, err := s.keep(ctx, tx, t, db.ReplySent)
	if err != nil {
		return err
	}
	disclosure := t.disclosure()
	body := clip(reply.Body, maxBody-utf8.RuneCountInString(disclosure)) + disclosure
	sent, err := s.Inbox.SendIn(ctx, tx, inbox.SendMessageInput{
		ConversationID: t.run.ConversationID, ClientKey: t.run.ClientKey(), Body: &body,
	})
	if err != nil {
		return err
	}
	if err := tx.InsertReplyMessages(ctx, t.run.ID, idsOf(sent.Messages)); err != nil || t.toSend == nil {
		return err
	}
	return tx.AskActionRequest(ctx, *t.toSend)
}

// draft leaves the answer to a person.
func (s *Service) draft(ctx context.Context, tx *db.Tx, t *turn) error {
	if _, err := s.keep(ctx, tx, t, db.ReplyOpen); err != nil {
		return err
	}
	switch t.decided.Reason {
	case db.ReasonDraftMode, db.ReasonTopicInDraft, db.ReasonRequested: // nobody wonders why
		return nil
	}
	return s.line(ctx, tx, t.run, db.ActivityAIDrafted, t.decided.Reason)
}

// keep writes the answer down, in the place of one that waits.
func (s *Service) keep(ctx context.Context, tx *db.Tx, t *turn, state db.ReplyState) (*db.Reply, error) {
	outdated, err := tx.SupersedeReplies(ctx, t.run.ConversationID)
	if err != nil {
		return nil, err
	}
	for _, r := range outdated {
		s.replyUpdated(tx, &r)
	}
	said := t.generated.said()
	sources := t.passages()
	for _, n := range t.checked.Cited {
		sources[n-1].IsCited = true
	}
	if t.isAsking() { // our own words, which nothing needs to carry
		t.checked.Parts = []db.ReplyPart{{Text: said.Text(), Sources: []int{}, IsGrounded: true}}
	}
	parts, err := json.Marshal(t.checked.Parts)
	if err != nil {
		return nil, err
	}
	found, err := json.Marshal(sources)
	if err != nil {
		return nil, err
	}
	reply := db.Reply{
		ID: db.NewID(), RunID: t.run.ID, ConversationID: t.run.ConversationID, State: state, Epoch: t.run.Epoch,
		Body: clip(said.Text(), maxBody), Language: said.Language, RawParts: parts, RawSources: found,
	}
	s.replyUpdated(tx, &reply)
	return &reply, tx.InsertReply(ctx, reply)
}

// stay silent, and say so where somebody might wonder.
func (s *Service) stay(ctx context.Context, tx *db.Tx, t *turn, c *db.Conversation) error {
	if t.gated.IsHandedOver && t.run.Cause == db.CauseMessage && handsOver[t.decided.Reason] {
		return s.press(ctx, tx, t, c)
	}
	switch t.decided.Reason {
	case db.ReasonOff, db.ReasonPaused, db.ReasonStopped, db.ReasonBlockedContact, db.ReasonNothingToAnswer:
		return nil
	case db.ReasonIgnored:
		return s.waitsForNothing(ctx, tx, t, c)
	case db.ReasonLoop:
		return s.toPerson(ctx, tx, t, c, db.PauseLoop, db.ActivityAIStopped)
	}
	return s.line(ctx, tx, t.run, db.ActivityAIDeclined, t.decided.Reason)
}

// waitsForNothing takes the conversation off the list of those who wait: what the customer
// wrote needs no answer. Who waited before they wrote it still does.
func (s *Service) waitsForNothing(ctx context.Context, tx *db.Tx, t *turn, c *db.Conversation) error {
	asked := t.asked()
	if len(asked) == 0 || c.WaitingSince == nil || c.WaitingSince.Before(asked[0].OccurredAt.Truncate(time.Second)) {
		return nil
	}
	s.Events.After(tx, events.ConversationUpdated{ConversationID: c.ID})
	return tx.NoLongerWaits(ctx, c.ID)
}

// line tells in the conversation's history what the assistant did, or did not.
func (s *Service) line(ctx context.Context, tx *db.Tx, run *db.ReplyRun, kind db.ActivityKind, reason db.ReplyReason) error {
	return s.tell(ctx, tx, run, kind, string(reason))
}

func (s *Service) tell(ctx context.Context, tx *db.Tx, run *db.ReplyRun, kind db.ActivityKind, detail string) error {
	a := db.Activity{ID: db.NewID(), ConversationID: run.ConversationID, Kind: kind, SubjectID: &run.ID, Detail: &detail}
	if err := tx.InsertActivity(ctx, a); err != nil {
		return err
	}
	s.Events.After(tx, events.ActivityAdded{ActivityID: a.ID, ConversationID: run.ConversationID})
	return nil
}

// language is the customer's, as far as anybody can tell. What is written in another
// script than Latin is in no language of Latin letters, whatever a model says.
func (t *turn) language() string { return t.languageOf(t.generated.said().Language) }

// languageOf is language when a model says that it is said; empty: it says nothing.
func (t *turn) languageOf(said string) string {
	written := scriptOf(t.question())
	if said != "" && (written == "" || scriptOf(farewells[said]) == written) {
		return said
	}
	return cmp.Or(written, knowledge.LanguageOf(t.question()), "en")
}

// scriptOf is a language that is written in the letters that most of a text is made of;
// empty for Latin ones, which tell nothing, and for those of languages we do not speak.
func scriptOf(text string) string {
	counts, most := map[string]int{}, ""
	for _, r := range text {
		language := ""
		switch {
		case unicode.Is(unicode.Arabic, r):
			language = "ar"
		case unicode.Is(unicode.Han, r):
			language = "zh"
		case !unicode.IsLetter(r):
			continue
		}
		if counts[language]++; counts[language] > counts[most] {
			most = language
		}
	}
	return most
}

func clip(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most])
	}
	return text
}
