package db

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
)

// Attention is what the assistant knows of a conversation before it looks into it.
type Attention struct {
	ConversationID uuid.UUID  `db:"id"`
	Epoch          int64      `db:"ai_epoch"`    // counts what people did there
	BurstAt        *time.Time `db:"ai_burst_at"` // when the first message came that it has not looked at
	DueAt          *time.Time `db:"ai_due_at"`   // when it will look; nil: nothing waits for it
	SessionAt      *time.Time `db:"session_at"`  // what was said before is past; nil: it was never resolved
}

const attentionColumns = `id, ai_epoch, ai_burst_at, ai_due_at, session_at`

// Attentions returns what is known of conversations, in no order.
func (tx *Tx) Attentions(ctx context.Context, conversationIDs []uuid.UUID) ([]Attention, error) {
	return many[Attention](ctx, tx, `select `+attentionColumns+` from conversations where id = any($1)`, conversationIDs)
}

// Attention is Attentions for one. Under the conversation's lock it stays true.
func (tx *Tx) Attention(ctx context.Context, conversationID uuid.UUID) (*Attention, error) {
	return one[Attention](ctx, tx, `select `+attentionColumns+` from conversations where id = $1`, conversationID)
}

// awaiting has the assistant look at a conversation after a quiet while, which
// begins again with each message but never lasts longer than a burst may.
func awaiting(quiet, longest string) string {
	return `ai_burst_at = coalesce(ai_burst_at, now()),
		ai_due_at = least(now() + ` + quiet + `::interval, coalesce(ai_burst_at, now()) + ` + longest + `::interval)`
}

// AwaitReply sets when the assistant looks at what the customer wrote: after quiet
// without another message, at the latest when the burst has lasted longest.
func (tx *Tx) AwaitReply(ctx context.Context, conversationID uuid.UUID, quiet, longest time.Duration) error {
	return tx.must(ctx, `update conversations set `+awaiting("$2", "$3")+` where id = $1`, conversationID, quiet, longest)
}

// EndBurst takes note that the assistant looks at a conversation now, when its
// moment has come or comes within early. Nil: it has not, or somebody looked before.
// The caller holds the conversation's lock.
func (tx *Tx) EndBurst(ctx context.Context, conversationID uuid.UUID, early time.Duration) (*Attention, error) {
	ended, err := one[Attention](ctx, tx, `
		update conversations set ai_burst_at = null, ai_due_at = null
		where id = $1 and (ai_due_at <= now() + $2::interval) is true
		returning `+attentionColumns, conversationID, early)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return ended, err
}

// AwaitFiles puts the assistant's look off by every while a recording of the customer's
// is written down or a file of theirs is fetched, but not longer after the burst began
// than longest. False: there is nothing to wait for.
func (tx *Tx) AwaitFiles(ctx context.Context, conversationID uuid.UUID, every, longest time.Duration) (waits bool, err error) {
	n, err := tx.exec(ctx, `
		update conversations c set ai_due_at = now() + $2::interval
		where c.id = $1 and c.ai_due_at is not null and c.ai_burst_at > now() - $3::interval
		  and exists (
			select from messages m
			where m.conversation_id = $1 and m.direction = 'IN' and m.created_at >= c.ai_burst_at - interval '5 seconds' and m.deleted_at is null
			  and (exists (select from transcripts t where t.message_id = m.id and t.state = 'PENDING')
			    or exists (select from attachments a where a.message_id = m.id and a.state = 'PENDING')))`,
		conversationID, every, longest)
	return n > 0, err
}

// AwaitRest has the assistant look again at once at what a customer has left standing
// of a question, unless it will anyway: nothing else waits there and no other run than
// this one is under way. The caller holds the conversation's lock.
func (tx *Tx) AwaitRest(ctx context.Context, conversationID, runID uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update conversations c set ai_burst_at = now(), ai_due_at = now()
		where c.id = $1 and c.waiting_since is not null and c.ai_due_at is null
		  and not exists (select from reply_runs r where r.conversation_id = $1 and r.due_at is not null and r.id <> $2)`, conversationID, runID)
	return err
}

const personActed = `update conversations set ` + acted + `,
		person_answered_at = case when $2 then now() else person_answered_at end
	where id = any($1)`

// acted are the columns that say that a person did something.
const acted = `
	ai_epoch = ai_epoch + 1, ai_burst_at = null, ai_due_at = null, ai_resume_at = null,
	session_at = case when status = 'RESOLVED' then resolved_at else session_at end,
	learn_due_at = case when status = 'RESOLVED' then now() else learn_due_at end`

// OutdatedReply is one of the assistant's that waited for a person and does no more.
type OutdatedReply struct{ ID, ConversationID uuid.UUID }

// outdateReplies closes what waits for a person; $2: because a person answered.
const (
	outdateReplies = outdating + outdatedReplies

	outdating = `
	update replies r set state = 'SUPERSEDED', decided_at = now(), fate = case when $2 then 'ANSWERED_OTHERWISE' end
	where conversation_id = any($1) and state = 'OPEN'`
	outdatedReplies = ` returning id, conversation_id`
)

// PersonActed counts up the epoch of conversations in which a person did something
// that an answer of the assistant must not cross: nothing it began before can be
// sent any more, and nothing waits for it. Conversations that are resolved now
// begin a new session, and those that were answered are the person's for a while
// (see features/agents). It returns the replies that were open and are out of date.
func (tx *Tx) PersonActed(ctx context.Context, conversationIDs []uuid.UUID, answered bool) (outdated []OutdatedReply, err error) {
	p := tx.pipeline()
	p.queue(nil, personActed, conversationIDs, answered)
	p.queue(into(&outdated), outdateReplies, conversationIDs, answered)
	err = p.send(ctx)
	return outdated, err
}

// DueReplies returns up to limit conversations that the assistant should look at
// within ahead, in all workspaces, longest due first. Those that came due this moment
// are left to whoever is on the way.
func (tx *Tx) DueReplies(ctx context.Context, ahead time.Duration, limit int) ([]DueReply, error) {
	return many[DueReply](ctx, tx, `
		select workspace_id, id, ai_due_at <= now() - interval '3 seconds' as is_due, greatest(ai_due_at - now(), '0') as wait
		from conversations
		where ai_due_at is not null and ai_due_at <= now() + $1::interval
		order by ai_due_at limit $2`, ahead, limit)
}

// DueReply is a conversation that waits for the assistant.
type DueReply struct {
	WorkspaceID, ID uuid.UUID
	IsDue           bool
	Wait            time.Duration // until it is
}
