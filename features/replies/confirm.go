package replies

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/actions"
	"socialsync/features/agents"
)

// answerWithin is how long a customer may take to say yes. Who is later has perhaps
// another thing in mind, and so has the shop.
const answerWithin = 15 * time.Minute

// confirmed is what the customer's answer to the question whether to go ahead came to.
type confirmed struct {
	State    db.ActionRequestState `json:"state,omitempty"` // empty: nothing was asked
	Lapse    *db.ActionLapse       `json:"lapse,omitempty"`
	IsYes    bool                  `json:"isYes"`
	ActionID uuid.UUID             `json:"actionId"`
	Name     string                `json:"name"`
	Subject  string                `json:"subject"`
	Sentence string                `json:"sentence"`
	actionOutput
}

// label is the change as people are told of it.
func label(name, subject string) string {
	if subject == "" {
		return name
	}
	return name + " (" + subject + ")"
}

// isSettled: a call was made, or begun.
func (c confirmed) isSettled() bool {
	return c.State == db.RequestDone || c.State == db.RequestFailed || c.State == db.RequestUnknown
}

// awaited finds the request that the customer's words may be the answer to, or that an
// earlier turn left behind. What came of a call before a person acted is theirs.
func (t *turn) awaited(ctx context.Context, tx *db.Tx) (err error) {
	if t.run.Cause != db.CauseMessage {
		return nil
	}
	t.request, err = tx.OpenActionRequest(ctx, t.run.ConversationID, t.run.ID)
	if t.request != nil && t.request.SettledAt != nil && t.request.Epoch != t.run.Epoch {
		t.request = nil
	}
	return err
}

// confirm: did the customer say yes to what they were asked? Then it is done, once: the
// row is moved on before the call, and a worker that finds it so does not call.
func (s *Service) confirm(ctx context.Context, t *turn) (db.ReplyNode, error) {
	if t.request == nil {
		return db.NodeGuard, nil
	}
	q := t.request
	isYes := t.saysYes()
	input := actionInput{Action: q.Name, Sentence: q.Sentence, Said: t.question(), Asked: map[string]string{}, Known: map[string]db.ActionSource{}}
	began := time.Now()
	var err error
	switch q.State {
	case db.RequestAsked:
		var action *db.Action
		if action, err = s.hear(ctx, t, isYes); err != nil {
			return "", err
		}
		if action != nil {
			input.describe(*action, q.Filled())
			defer s.showTyping(ctx, t)()
			err = s.change(context.WithoutCancel(ctx), t, *action) // once begun it is seen through, whoever stops meanwhile
		}
	case db.RequestCalling:
		err = s.giveUpCall(ctx, t)
	}
	if err != nil {
		return "", err
	}
	q = t.request
	t.confirmed = confirmed{State: q.State, Lapse: q.Lapse, IsYes: isYes, ActionID: q.ActionID, Name: q.Name, Subject: q.Subject, Sentence: q.Sentence}
	if err := json.Unmarshal(q.Outcome, &t.confirmed.actionOutput); err != nil {
		return "", fmt.Errorf("read what came of request %s: %w", q.ID, err)
	}
	next := db.NodeGuard
	switch {
	case q.State == db.RequestDone && isYes: // nothing else was said that rules could be about
		next = db.NodeGather
	case q.State == db.RequestFailed, q.State == db.RequestUnknown:
		next = db.NodeDecide
	}
	return next, t.record(db.NodeConfirm, input, t.confirmed, &call{took: time.Since(began)})
}

// saysYes: all that is to be answered together is a plain yes, in writing.
func (t *turn) saysYes() bool {
	var lines []string
	for _, m := range t.asked() {
		if m.Kind != db.KindText { // what a voice note says is a guess
			return false
		}
		lines = append(lines, m.Body)
	}
	return actions.IsYes(strings.Join(lines, "\n"), t.request.Language)
}

// hear moves the request on: to its call, and returns the action to be called, or to its
// end. A turn that has become pointless ends here, and leaves the request to the next.
func (s *Service) hear(ctx context.Context, t *turn, isYes bool) (action *db.Action, err error) {
	q, isOver := t.request, false
	err = s.DB.Update(ctx, t.actor, func(tx *db.Tx) error {
		if _, err := tx.LockConversation(ctx, t.run.ConversationID); err != nil {
			return err
		}
		attention, stop, err := t.overtaken(ctx, tx)
		if err != nil {
			return err
		}
		if isOver = stop != ""; isOver {
			return s.supersedeIn(ctx, tx, t.run, stop)
		}
		why := db.LapseNoYes
		if isYes {
			if action, why, err = s.mayCall(ctx, tx, t, *attention); err != nil {
				return err
			}
		}
		if why == "" {
			err := tx.CallActionRequest(ctx, q.ID, t.run.ID, answerWithin)
			if !errors.Is(err, db.ErrNotFound) {
				return err
			}
			action, why = nil, db.LapseExpired
		}
		if err := tx.LapseActionRequest(ctx, q.ID, t.run.ID, why); err != nil {
			return errors.Join(errLost, err)
		}
		q.State, q.Lapse = db.RequestLapsed, &why
		return nil
	})
	if err == nil && isOver {
		err = errLost
	}
	if err != nil {
		return nil, err
	}
	return action, nil
}

// overtaken says what has happened in the conversation, and why the turn need not go on;
// empty: it must. The conversation is locked.
func (t *turn) overtaken(ctx context.Context, tx *db.Tx) (*db.Attention, db.ReplyReason, error) {
	// Whoever has taken the run over hears as well.
	if err := tx.HoldReplyRun(ctx, t.run.ID, t.run.Attempts, lease); err != nil {
		return nil, "", errors.Join(errLost, err)
	}
	attention, err := tx.Attention(ctx, t.run.ConversationID)
	if err != nil {
		return nil, "", err
	}
	if stop := t.pointless(*attention); stop != "" {
		return attention, stop, nil
	}
	stop, err := t.wroteOn(ctx, tx)
	return attention, stop, err
}

// mayCall returns the action that a yes sets off, or why it does not. It is the fence of
// changes: nothing that happened since the question may be crossed. The conversation's
// lock, the settings' and the action's keep it true until the commit.
func (s *Service) mayCall(ctx context.Context, tx *db.Tx, t *turn, attention db.Attention) (*db.Action, db.ActionLapse, error) {
	q := t.request
	if q.Epoch != attention.Epoch || attention.SessionAt != nil && attention.SessionAt.After(q.AskedAt) {
		return nil, db.LapsePerson, nil
	}
	effect, _, err := agents.Standing(ctx, tx, t.run.ConversationID, t.scene.Now)
	if err != nil {
		return nil, "", err
	}
	if effect.Mode != db.ModeAuto {
		return nil, db.LapseNotAllowed, nil
	}
	answers, err := t.answers(ctx, tx)
	if err != nil {
		return nil, "", err
	}
	if !answers {
		return nil, db.LapseNoYes, nil
	}
	action, err := tx.ShareAction(ctx, q.ActionID)
	switch {
	case errors.Is(err, db.ErrNotFound):
		return nil, db.LapseChanged, nil
	case err != nil:
		return nil, "", err
	case !action.IsOn, !action.IsChange(), !action.UpdatedAt.Equal(q.DefinedAt), !t.customer.Holds(*action, q.Filled()):
		return nil, db.LapseChanged, nil
	}
	return action, "", nil
}

// answers says whether the customer's messages can be the answer to the question: it has
// reached them, they wrote after it and nothing since, and to no other message.
func (t *turn) answers(ctx context.Context, tx *db.Tx) (bool, error) {
	last, err := tx.LastInbound(ctx, t.run.ConversationID)
	if err != nil || t.run.LastMessageID == nil || last.ID != *t.run.LastMessageID {
		return false, err
	}
	written, err := tx.MessagesOfRuns(ctx, []uuid.UUID{t.request.RunID})
	if err != nil {
		return false, err
	}
	ids := make([]uuid.UUID, len(written))
	for i, w := range written {
		ids[i] = w.MessageID
	}
	question, err := tx.MessagesByID(ctx, ids)
	if err != nil || len(question) == 0 {
		return false, err
	}
	reached := []db.MessageStatus{db.Sent, db.Delivered, db.Read, db.Played}
	for _, m := range t.asked() {
		isToAnother := m.ReplyToExternalID != nil
		for _, q := range question {
			// When it came is ours to know, and when it was written the provider's, to the second.
			isAfter := m.CreatedAt.After(q.CreatedAt) && !m.OccurredAt.Before(q.OccurredAt.Truncate(time.Second))
			if !isAfter || !slices.Contains(reached, q.Status) || q.DeletedAt != nil {
				return false, nil
			}
			isToAnother = isToAnother && (q.ExternalID == nil || *q.ExternalID != *m.ReplyToExternalID)
		}
		if isToAnother {
			return false, nil
		}
	}
	return true, nil
}

// change makes the call that the customer said yes to, and writes down what came of it.
// When that cannot be written down nobody knows, and whoever comes next says so.
func (s *Service) change(ctx context.Context, t *turn, action db.Action) error {
	q := t.request
	result, err := s.Actions.Change(ctx, t.actor.WorkspaceID, action, q.Filled(), q.ID)
	if err != nil {
		return fmt.Errorf("call action %s: %w", action.ID, err)
	}
	for i := range result.Seen {
		result.Seen[i].Value = ai.Redact(result.Seen[i].Value, t.hides)
	}
	out := actionOutput{Status: result.Status, Failure: result.Failure, Seen: orEmpty(result.Seen)}
	return s.settleRequest(ctx, t.actor, t.run, q, result.ChangeState(), out)
}

// giveUpCall says of a call that nobody knows the end of just that. When the customer has
// written on while another turn makes it, that one is waited for: either it writes down
// what came, or it died and whoever takes it over does.
func (s *Service) giveUpCall(ctx context.Context, t *turn) error {
	isOwn := t.request.HeardBy != nil && *t.request.HeardBy == t.run.ID
	for end := time.Now().Add(callLongest); !isOwn && time.Now().Before(end); {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(callEvery):
		}
		err := s.DB.View(ctx, t.actor, func(tx *db.Tx) error {
			now, err := tx.ActionRequest(ctx, t.request.ID)
			if err == nil {
				*t.request = *now
			}
			return err
		})
		if err != nil || t.request.State != db.RequestCalling {
			return err
		}
	}
	return s.settleRequest(ctx, t.actor, t.run, t.request, db.RequestUnknown, actionOutput{Seen: []actions.Seen{}})
}

// A call that another turn makes is looked for so often, and for longer than it may take
// with the lease of a worker that dies of it.
const (
	callEvery   = 250 * time.Millisecond
	callLongest = 45 * time.Second
)

// told are the lines of a conversation's history about what came of a change.
var told = map[db.ActionRequestState]db.ActivityKind{
	db.RequestDone: db.ActivityAIActionDone, db.RequestFailed: db.ActivityAIActionFailed, db.RequestUnknown: db.ActivityAIActionUnknown,
}

// settleRequest writes down what came of a call, and tells people at once: whatever
// becomes of the answer, they see it in the conversation.
func (s *Service) settleRequest(ctx context.Context, actor db.Actor, run *db.ReplyRun, q *db.ActionRequest, state db.ActionRequestState, out actionOutput) error {
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error { return s.settleRequestIn(ctx, tx, run, q, state, out) })
}

func (s *Service) settleRequestIn(ctx context.Context, tx *db.Tx, run *db.ReplyRun, q *db.ActionRequest, state db.ActionRequestState, out actionOutput) error {
	raw, err := json.Marshal(out)
	if err != nil {
		return err
	}
	settled, err := tx.SettleActionRequest(ctx, q.ID, state, storable(raw))
	if errors.Is(err, db.ErrNotFound) {
		return errLost
	}
	if err != nil {
		return err
	}
	*q = *settled
	s.Log.InfoContext(ctx, "audit", "action", "change called", "workspace", tx.WorkspaceID(), "conversation", q.ConversationID, "id", q.ActionID, "request", q.ID, "state", state)
	return s.tell(ctx, tx, run, told[state], label(q.Name, q.Subject))
}

// passage is what was done, as the answer may rest on it.
func (c confirmed) passage(number int, now time.Time) db.ReplySource {
	lines := []string{donePrefix + c.Sentence}
	for _, s := range c.Seen {
		lines = append(lines, s.Label+": "+s.Value)
	}
	title := c.Name
	if c.Subject != "" {
		title += " · " + c.Subject
	}
	return db.ReplySource{Number: number, SourceID: c.ActionID, Kind: "ACTION", Title: title, Text: strings.Join(lines, "\n"), Score: 1, UpdatedAt: now}
}

// donePrefix begins the passage about a change that was made.
const donePrefix = "Done: "

// fact is what the model is told of a question that came to nothing.
func (c confirmed) fact() string {
	if c.State != db.RequestLapsed {
		return ""
	}
	what := agents.Enclose("request", "", c.Sentence)
	if c.IsYes {
		return "The customer says yes to this, but it cannot be done on that yes any more, and nothing was done: " + what + " If they still want it and a tool does it, call it again: they are asked anew."
	}
	return "The customer was asked whether to do this, and did not plainly say yes, so nothing was done: " + what + " Do not call for it again unless they ask for it anew."
}
