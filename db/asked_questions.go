package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// MissReason is why a question counts as missed.
type MissReason string

// The reasons, spelled the same in Go, SQL, GraphQL and TypeScript.
const (
	MissNotCovered MissReason = "NOT_COVERED"   // it went to a person because no source covers it
	MissDeclined   MissReason = "DECLINED"      // the assistant did not answer
	MissWeak       MissReason = "WEAK_EVIDENCE" // the sources hardly carry what the assistant drafted
	MissCorrected  MissReason = "CORRECTED"     // a person said, or wrote, something else
	MissRepeated   MissReason = "REPEATED"      // the customer asked again after the answer
)

// AskedQuestion is what a customer asked, as one run of the assistant looked at it.
type AskedQuestion struct {
	ID             uuid.UUID
	ConversationID uuid.UUID
	RunID          uuid.UUID
	MessageIDs     []uuid.UUID `db:"message_ids"`
	Body           string      // empty: not looked at yet, or nothing was asked
	Language       string      // ISO 639-1; empty: not known
	GroupID        *uuid.UUID
	Miss           *MissReason // nil: it was answered
	IsSolved       *bool       // by the assistant alone; nil: too early to say
	AskedAt        time.Time
}

const askedColumns = `q.id, q.conversation_id, q.run_id, q.message_ids, q.body, q.language, q.group_id, q.miss, q.is_solved, q.asked_at`

// unasked are reasons of runs that looked at no question: nothing was asked, or the
// assistant has no business with it.
var unasked = []ReplyReason{ReasonOff, ReasonPaused, ReasonStopped, ReasonBlockedContact, ReasonNothingToAnswer, ReasonLoop, ReasonIgnored,
	ReasonHarmful, ReasonInjection}

// noteAsked notes what a run that has just been closed looked at: $1 is the run, $2
// the question's id, $3 unasked.
const noteAsked = `
	insert into asked_questions (workspace_id, id, conversation_id, run_id, asked_at, due_at)
	select r.workspace_id, $2, r.conversation_id, r.id, coalesce(
		(select m.occurred_at from messages m where m.workspace_id = r.workspace_id and m.id = r.last_message_id), r.created_at), now()
	from reply_runs r
	where r.id = $1 and r.state = 'DONE' and r.cause = 'MESSAGE' and r.last_message_id is not null and r.reason <> all($3)
	on conflict do nothing`

// relook has the question of a run, $1, looked at again: people have decided something
// about its answer.
const relook = `update asked_questions set due_at = now() where run_id = $1`

// relookReply is relook of the run that wrote a reply: $1 is the workspace, $2 the reply.
const relookReply = `
	update asked_questions q set due_at = now() from replies r
	where r.workspace_id = $1 and r.id = $2 and q.workspace_id = r.workspace_id and q.run_id = r.run_id`

// DueQuestions returns the workspaces, up to limit, that have questions or groups to
// look at.
func (tx *Tx) DueQuestions(ctx context.Context, limit int) ([]WorkspaceRef, error) {
	return many[WorkspaceRef](ctx, tx, `
		select workspace_id from asked_questions where due_at <= now()
		union select workspace_id from question_groups where cover_due_at <= now() limit $1`, limit)
}

// ClaimQuestions takes up to limit questions that are due for as long as lease, oldest
// first.
func (tx *Tx) ClaimQuestions(ctx context.Context, lease time.Duration, limit int) ([]AskedQuestion, error) {
	return many[AskedQuestion](ctx, tx, `
		with due as (
			select id from asked_questions where workspace_id = $1 and due_at <= now()
			order by asked_at, id limit $3 for update skip locked
		), claimed as (
			update asked_questions q set due_at = now() + $2::interval from due where q.workspace_id = $1 and q.id = due.id returning `+askedColumns+`
		)
		select * from claimed order by asked_at, id`, tx.WorkspaceID(), lease, limit)
}

// QuestionFacts is what a judgement about a question rests on.
type QuestionFacts struct {
	ID            uuid.UUID
	ContactName   string
	Outcome       *ReplyOutcome
	Reason        *ReplyReason
	Fate          *ReplyFate     // of a draft
	DiscardReason *DiscardReason // of a draft that nobody wanted
	IsCorrected   bool           // a colleague finds the answer wrong or incomplete, or wrote a better one
	PersonWrote   bool           // within a day
	IsHandedOver  bool           // this very question, or what followed within a day
}

// QuestionFacts returns them for each of the questions, in no order.
func (tx *Tx) QuestionFacts(ctx context.Context, ids []uuid.UUID) ([]QuestionFacts, error) {
	return many[QuestionFacts](ctx, tx, `
		select q.id, p.name as contact_name, u.outcome, u.reason, r.fate, r.discard_reason,
			exists (select from reply_feedback f where f.workspace_id = $1 and f.reply_id = r.id and not f.is_good
				and (f.reason in ('WRONG', 'INCOMPLETE') or f.correction <> '')) as is_corrected,
			exists (select from messages m where m.workspace_id = $1 and m.conversation_id = q.conversation_id and m.direction = 'OUT' and m.author <> 'AI'
				and m.occurred_at >= q.asked_at and m.occurred_at < q.asked_at + interval '1 day') as person_wrote,
			exists (select from reply_runs n where n.workspace_id = $1 and n.conversation_id = q.conversation_id and n.outcome = 'HANDED_OVER'
				and n.finished_at >= q.asked_at and n.finished_at < q.asked_at + interval '1 day') as is_handed_over
		from asked_questions q
		join conversations c on c.workspace_id = $1 and c.id = q.conversation_id
		join contacts p on p.workspace_id = $1 and p.id = c.contact_id
		join reply_runs u on u.workspace_id = $1 and u.id = q.run_id
		left join replies r on r.workspace_id = $1 and r.run_id = q.run_id
		where q.workspace_id = $1 and q.id = any($2)`, tx.WorkspaceID(), ids)
}

// LookedAt is what was found out about a question.
type LookedAt struct {
	AskedQuestion
	Hash  []byte        // of the body
	Again time.Duration // until it is looked at once more; 0: all is known
}

// SaveLookedAt records what was found out, gives each question the embedding that the
// same words have elsewhere, and returns those that have none. Of one that asks
// something else than before, or nothing, the group is left. That a customer asked
// again stays known. One that was taken back meanwhile is not written: it comes again.
func (tx *Tx) SaveLookedAt(ctx context.Context, list []LookedAt, model string) ([]AskedQuestion, error) {
	p := tx.pipeline()
	ids := make([]uuid.UUID, len(list))
	for i, q := range list {
		ids[i] = q.ID
		p.queue(nil, leaveGroups(`q.id = $2 and q.content_hash is distinct from $3`), tx.WorkspaceID(), q.ID, q.Hash)
		p.queue(nil, `
			update asked_questions q
			set message_ids = $3, body = $4, language = $5, content_hash = $6, miss = coalesce($7, case when q.miss = 'REPEATED' then q.miss end),
				is_solved = $8 and coalesce(q.miss, '') <> 'REPEATED', due_at = now() + $9::interval
			where q.workspace_id = $1 and q.id = $2
			  and not exists (select from messages m where m.workspace_id = $1 and m.id = any($3) and m.deleted_at is not null)`,
			tx.WorkspaceID(), q.ID, q.MessageIDs, q.Body, q.Language, q.Hash, q.Miss, q.IsSolved, positive(q.Again))
	}
	p.queue(nil, `
		update asked_questions q set embedding = k.embedding, embedding_model = $3
		from (select distinct on (content_hash) content_hash, embedding from asked_questions
			where workspace_id = $1 and embedding_model = $3 and embedding is not null
			  and content_hash in (select content_hash from asked_questions where workspace_id = $1 and id = any($2)) order by content_hash, id) k
		where q.workspace_id = $1 and q.id = any($2) and q.embedding is null and q.content_hash = k.content_hash and q.body <> ''`, tx.WorkspaceID(), ids, model)
	p.queue(nil, `
		update question_groups g set missed_at = greatest(g.missed_at, q.asked_at), cover_due_at = now()
		from (select group_id, max(asked_at) as asked_at from asked_questions
			where workspace_id = $1 and id = any($2) and miss is not null and group_id is not null group by group_id) q
		where g.workspace_id = $1 and g.id = q.group_id and g.missed_at is distinct from greatest(g.missed_at, q.asked_at)`, tx.WorkspaceID(), ids)
	var without []AskedQuestion
	p.queue(into(&without), `
		select `+askedColumns+` from asked_questions q
		where q.workspace_id = $1 and q.id = any($2) and q.embedding is null and q.body <> '' order by q.asked_at, q.id`, tx.WorkspaceID(), ids)
	return without, p.send(ctx)
}

// positive is nil for no time at all.
func positive(d time.Duration) *time.Duration {
	if d <= 0 {
		return nil
	}
	return &d
}

// SaveQuestionEmbeddings stores what questions mean, in the same order, unless their
// words have changed since.
func (tx *Tx) SaveQuestionEmbeddings(ctx context.Context, list []AskedQuestion, vectors [][]float32, model string) error {
	p := tx.pipeline()
	for i, q := range list {
		p.queue(nil, `
			update asked_questions set embedding = $4::text::halfvec(1536), embedding_model = $5
			where workspace_id = $1 and id = $2 and body = $3`, tx.WorkspaceID(), q.ID, q.Body, *vectorText(vectors[i]), model)
	}
	return p.send(ctx)
}

// PostponeQuestions has questions looked at again after a while.
func (tx *Tx) PostponeQuestions(ctx context.Context, list []AskedQuestion, wait time.Duration) error {
	ids := make([]uuid.UUID, len(list))
	for i, q := range list {
		ids[i] = q.ID
	}
	_, err := tx.exec(ctx, `
		update asked_questions set due_at = now() + $3::interval where workspace_id = $1 and id = any($2)`, tx.WorkspaceID(), ids, wait)
	return err
}
