package db

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/google/uuid"
)

// ActionRequest is a change that a customer was asked about: whether to make it, the
// call when they said yes, and what came of that. Its id is the call's Idempotency-Key.
type ActionRequest struct {
	ID             uuid.UUID
	ConversationID uuid.UUID
	ActionID       uuid.UUID
	Name           string          // the action's
	DefinedAt      time.Time       // the action's UpdatedAt
	RunID          uuid.UUID       // that asked
	Epoch          int64           // the conversation's, when it did
	Language       string          // ISO 639-1, of the question
	Sentence       string          // what the customer agrees to
	Subject        string          // the values that the customer gave, for people
	RawFilled      json.RawMessage `db:"filled"` // all values by name; empty: what they come from was taken back
	State          ActionRequestState
	Lapse          *ActionLapse
	Outcome        json.RawMessage // of the call, as features/replies reads it
	HeardBy        *uuid.UUID      // the run that heard the customer's answer
	AskedAt        time.Time
	SettledAt      *time.Time
	ClosedAt       *time.Time // nil: a turn has still to deal with it
}

// ActionRequestState is how far a request has come.
type ActionRequestState string

// The states. From the third on they are final.
const (
	RequestAsked   ActionRequestState = "ASKED"
	RequestCalling ActionRequestState = "CALLING" // written down before the call; nobody calls again
	RequestDone    ActionRequestState = "DONE"
	RequestFailed  ActionRequestState = "FAILED"  // surely not done
	RequestUnknown ActionRequestState = "UNKNOWN" // it may have been done
	RequestLapsed  ActionRequestState = "LAPSED"  // never called, and never will be
)

// ActionLapse is why nothing came of a question.
type ActionLapse string

// The reasons.
const (
	LapseNoYes      ActionLapse = "NO_YES"      // the customer wrote anything but a plain yes
	LapseExpired    ActionLapse = "EXPIRED"     // they were late
	LapseChanged    ActionLapse = "CHANGED"     // the action or whom it is for is not what it was
	LapsePerson     ActionLapse = "PERSON"      // a person acted in the conversation
	LapseReplaced   ActionLapse = "REPLACED"    // another question was asked
	LapseNotAllowed ActionLapse = "NOT_ALLOWED" // the assistant may not answer by itself any more
)

const requestColumns = `q.id, q.conversation_id, q.action_id, q.name, q.defined_at, q.run_id, q.epoch, q.language, q.sentence, q.subject, q.filled,
	q.state, q.lapse, q.outcome, q.heard_by, q.asked_at, q.settled_at, q.closed_at`

// Filled are the values of the call by name.
func (r ActionRequest) Filled() map[string]string {
	values := map[string]string{}
	_ = json.Unmarshal(r.RawFilled, &values) // of texts: we wrote it
	return values
}

// AskActionRequest adds a request to a conversation in the place of one that waits. The
// conversation is locked.
func (tx *Tx) AskActionRequest(ctx context.Context, r ActionRequest) error {
	p := tx.pipeline()
	p.queue(nil, `
		update action_requests set state = 'LAPSED', lapse = 'REPLACED', closed_at = now()
		where workspace_id = $1 and conversation_id = $2 and state = 'ASKED'`, tx.WorkspaceID(), r.ConversationID)
	p.queue(nil, `
		insert into action_requests (workspace_id, id, conversation_id, action_id, name, defined_at, run_id, epoch, language, sentence, subject, filled)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.WorkspaceID(), r.ID, r.ConversationID, r.ActionID, r.Name, r.DefinedAt, r.RunID, r.Epoch, r.Language, r.Sentence, r.Subject, r.RawFilled)
	return p.send(ctx)
}

// OpenActionRequest returns what a run has to deal with: a call that nobody knows the
// end of first, then what it has heard itself, then the newest that no turn has dealt
// with. Nil: there is none.
func (tx *Tx) OpenActionRequest(ctx context.Context, conversationID, runID uuid.UUID) (*ActionRequest, error) {
	open, err := one[ActionRequest](ctx, tx, `
		select `+requestColumns+` from action_requests q
		where q.workspace_id = $1 and q.conversation_id = $2 and (q.closed_at is null or q.heard_by = $3)
		order by q.state = 'CALLING' desc, q.heard_by is not distinct from $3 desc, q.asked_at desc limit 1`, tx.WorkspaceID(), conversationID, runID)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return open, err
}

// ActionRequest returns one.
func (tx *Tx) ActionRequest(ctx context.Context, id uuid.UUID) (*ActionRequest, error) {
	return one[ActionRequest](ctx, tx, `
		select `+requestColumns+` from action_requests q where q.workspace_id = $1 and q.id = $2`, tx.WorkspaceID(), id)
}

// CallActionRequest moves a request that was asked within the last while on to its call,
// for the run that heard the yes. ErrNotFound: it is too late, or somebody else did.
func (tx *Tx) CallActionRequest(ctx context.Context, id, runID uuid.UUID, within time.Duration) error {
	return tx.must(ctx, `
		update action_requests set state = 'CALLING', heard_by = $3, called_at = now()
		where workspace_id = $1 and id = $2 and state = 'ASKED' and asked_at > now() - $4::interval`, tx.WorkspaceID(), id, runID, within)
}

// SettleActionRequest writes down what came of a call that began, and returns the
// request. Of one that was taken back meanwhile no more is kept than that. ErrNotFound:
// it was written down before, or the conversation is gone.
func (tx *Tx) SettleActionRequest(ctx context.Context, id uuid.UUID, state ActionRequestState, outcome json.RawMessage) (*ActionRequest, error) {
	return one[ActionRequest](ctx, tx, `
		update action_requests q set state = $3, outcome = case when q.filled = '{}' then '{}' else $4::jsonb end, settled_at = now()
		where q.workspace_id = $1 and q.id = $2 and q.state = 'CALLING'
		returning `+requestColumns, tx.WorkspaceID(), id, state, outcome)
}

// LapseActionRequest ends a request that was asked, for the run that heard the answer.
// ErrNotFound: it waits no more.
func (tx *Tx) LapseActionRequest(ctx context.Context, id, runID uuid.UUID, why ActionLapse) error {
	return tx.must(ctx, `
		update action_requests set state = 'LAPSED', lapse = $4, heard_by = $3, closed_at = now()
		where workspace_id = $1 and id = $2 and state = 'ASKED'`, tx.WorkspaceID(), id, runID, why)
}

// CloseActionRequests takes note that a turn, or a person, has dealt with what came of
// the calls of a conversation.
func (tx *Tx) CloseActionRequests(ctx context.Context, conversationID uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update action_requests set closed_at = now()
		where workspace_id = $1 and conversation_id = $2 and closed_at is null and settled_at is not null`, tx.WorkspaceID(), conversationID)
	return err
}

// forgetRequests empties what is kept of the requests of runs that may have read a
// message (see aboutMessage). Nobody who took it back has confirmed anything.
const forgetRequests = aboutMessage + `
	update action_requests q
	set filled = '{}', sentence = '…', subject = '', outcome = '{}', closed_at = coalesce(q.closed_at, case when q.state = 'ASKED' then now() end),
		lapse = case when q.state = 'ASKED' then 'CHANGED' else q.lapse end, state = case when q.state = 'ASKED' then 'LAPSED' else q.state end
	from about a where q.workspace_id = a.workspace_id and a.id in (q.run_id, q.heard_by)`

// CallingFor returns the request whose call a run has begun and not written down the end
// of; nil: there is none.
func (tx *Tx) CallingFor(ctx context.Context, runID uuid.UUID) (*ActionRequest, error) {
	found, err := one[ActionRequest](ctx, tx, `
		select `+requestColumns+` from action_requests q
		join reply_runs r on r.workspace_id = q.workspace_id and r.conversation_id = q.conversation_id
		where q.workspace_id = $1 and r.id = $2 and q.heard_by = $2 and q.state = 'CALLING'`, tx.WorkspaceID(), runID)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return found, err
}
