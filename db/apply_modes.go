package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// ApplyModesSoon notes that the workspace's conversations are to be looked over. The
// settings must be locked already.
func (tx *Tx) ApplyModesSoon(ctx context.Context) error {
	return tx.must(ctx, `update agent_settings set apply_due_at = now() where workspace_id = $1`, tx.WorkspaceID())
}

// ClaimApplyModes takes the looking over for as long as lease, and returns the moment
// that AppliedModes wants. ErrNotFound: it is in other hands, or done.
func (tx *Tx) ClaimApplyModes(ctx context.Context, lease time.Duration) (time.Time, error) {
	row, err := one[struct{ ApplyDueAt time.Time }](ctx, tx, `
		update agent_settings set apply_due_at = now() + $2::interval
		where workspace_id = $1 and apply_due_at <= now() returning apply_due_at`, tx.WorkspaceID(), lease)
	if err != nil {
		return time.Time{}, err
	}
	return row.ApplyDueAt, nil
}

// AppliedModes says that the conversations were looked over, unless something was
// decided anew since.
func (tx *Tx) AppliedModes(ctx context.Context, claimed time.Time) error {
	_, err := tx.exec(ctx, `
		update agent_settings set apply_due_at = null where workspace_id = $1 and apply_due_at = $2`, tx.WorkspaceID(), claimed)
	return err
}

// WorkspaceRef points at a workspace from outside it.
type WorkspaceRef struct{ WorkspaceID uuid.UUID }

// DueModes returns up to limit workspaces whose conversations are to be looked over,
// longest due first.
func (tx *Tx) DueModes(ctx context.Context, limit int) ([]WorkspaceRef, error) {
	return many[WorkspaceRef](ctx, tx, `
		select workspace_id from agent_settings where apply_due_at <= now() order by apply_due_at limit $1`, limit)
}

// QueuedByAssistant returns up to limit conversations, by id and after one, in which
// a message of the assistant's has not left.
func (tx *Tx) QueuedByAssistant(ctx context.Context, after uuid.UUID, limit int) ([]uuid.UUID, error) {
	return idsOf(ctx, tx, `
		select distinct conversation_id as id from messages
		where workspace_id = $1 and due_at is not null and author = 'AI' and conversation_id > $2
		order by conversation_id limit $3`, tx.WorkspaceID(), after, limit)
}

// UnansweredWithin returns up to limit open conversations, by id and after one, that
// nobody has taken and in which a customer waits who wrote within that time.
func (tx *Tx) UnansweredWithin(ctx context.Context, within time.Duration, after uuid.UUID, limit int) ([]uuid.UUID, error) {
	return idsOf(ctx, tx, `
		select id from conversations
		where workspace_id = $1 and waiting_since is not null and last_inbound_at > now() - $2::interval and id > $3
		  and status = 'OPEN' and assignee_id is null and ai_due_at is null
		order by id limit $4`, tx.WorkspaceID(), within, after, limit)
}

func idsOf(ctx context.Context, tx *Tx, query string, args ...any) ([]uuid.UUID, error) {
	rows, err := many[struct{ ID uuid.UUID }](ctx, tx, query, args...)
	out := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		out[i] = row.ID
	}
	return out, err
}

// AwaitUnanswered has the assistant look at once at a conversation in which a
// customer waits who wrote since a moment, and reports whether there is such a
// question. It had its turn already unless that one came to nothing only because of
// the mode; a draft that waits for the mode alone is thought out again when mode is
// AUTO. The caller holds the conversation's lock.
func (tx *Tx) AwaitUnanswered(ctx context.Context, conversationID uuid.UUID, since time.Time, mode AgentMode) (bool, error) {
	n, err := tx.exec(ctx, `
		update conversations c set ai_burst_at = now(), ai_due_at = now()
		from (select id, is_imported, occurred_at, deleted_at from messages
		      where conversation_id = $1 and direction = 'IN' order by occurred_at desc, id desc limit 1) asked
		where c.id = $1 and c.status = 'OPEN' and c.waiting_since is not null and c.ai_due_at is null
		  and asked.occurred_at > $2 and not asked.is_imported and asked.deleted_at is null
		  and not exists (
			select from reply_runs r
			where r.conversation_id = $1 and (r.due_at is not null or r.last_message_id = asked.id and not coalesce(
				r.state = 'SUPERSEDED' and r.reason = 'CHANGED'
				or r.outcome = 'SILENT' and r.reason in ('OFF', 'PAUSED', 'STOPPED')
				or $3 = 'AUTO' and r.outcome = 'DRAFTED' and r.reason = 'DRAFT_MODE'
				   and exists (select from replies p where p.run_id = r.id and p.state = 'OPEN'), false)))`,
		conversationID, since, mode)
	return n > 0, err
}

// WithdrawQueued takes back what the assistant has queued in a conversation and was
// not sent again by a person, and returns it, oldest first. What was being sent at
// this moment stays. The caller holds the conversation's lock.
func (tx *Tx) WithdrawQueued(ctx context.Context, conversationID uuid.UUID) ([]Message, error) {
	return many[Message](ctx, tx, `
		with withdrawn as (
			update messages m
			set status = 'FAILED', due_at = null, failure_code = null, failure_details = null,
				failure_cause = '`+CauseWithdrawn+`', failure_remedy = 'ANSWER_YOURSELF'
			where m.conversation_id = $1 and m.author = 'AI' and m.status = 'QUEUED' and m.retried_at is null
			returning `+messageColumns+`)
		select * from withdrawn order by occurred_at, id`, conversationID)
}

// CauseWithdrawn is the failure of a message of the assistant's that people's decision
// overtook before it left. It leaves only when a person says so.
const CauseWithdrawn = "WITHDRAWN"

// CauseCancelled is the failure of a message that a person took back before it left.
const CauseCancelled = "CANCELLED"

// WaitAgain notes since when the customer waits whose answer was withdrawn. Null stays
// when there is nothing that nobody has answered.
func (tx *Tx) WaitAgain(ctx context.Context, conversationID uuid.UUID) error {
	return tx.must(ctx, `
		update conversations c set waiting_since = coalesce(c.waiting_since, (
			select min(m.occurred_at) from messages m
			where m.conversation_id = $1 and m.direction = 'IN' and m.kind <> 'SYSTEM' and m.deleted_at is null
			  and m.occurred_at > coalesce((
				select max(o.occurred_at) from messages o
				where o.conversation_id = $1 and o.direction = 'OUT' and o.status <> 'FAILED'), '-infinity')))
		where c.id = $1`, conversationID)
}

// NoLongerWaits notes that the customer is being answered. The caller holds the
// conversation's lock.
func (tx *Tx) NoLongerWaits(ctx context.Context, conversationID uuid.UUID) error {
	return tx.must(ctx, `update conversations set waiting_since = null, waited_since = null where id = $1`, conversationID)
}

// WithdrawReply says what becomes of a run whose answer was withdrawn, and of that
// answer: a draft that waits for a person, or nothing. ErrNotFound: it was not sent
// in the first place.
func (tx *Tx) WithdrawReply(ctx context.Context, runID uuid.UUID, asDraft bool) (*Reply, error) {
	reply, err := one[Reply](ctx, tx, `
		update replies r set state = case when $2 then 'OPEN' else 'SUPERSEDED' end, decided_at = case when $2 then null else now() end
		where r.run_id = $1 and r.state = 'SENT' returning `+replyColumns, runID, asDraft)
	if err != nil {
		return nil, err
	}
	return reply, tx.must(ctx, `
		update reply_runs
		set state = case when $2 then 'DONE' else 'SUPERSEDED' end, outcome = case when $2 then 'DRAFTED' end,
			reason = case when $2 then 'DRAFT_MODE' else 'CHANGED' end, detail = ''
		where id = $1`, runID, asDraft)
}
