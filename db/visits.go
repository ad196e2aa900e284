package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Visit is a customer's coming with something, as it can be told from what was said:
// from their first message until the conversation is resolved, or until nobody has
// written for a day.
type Visit struct {
	ConversationID uuid.UUID
	StartedAt      time.Time  // the customer's first message
	EndedAt        time.Time  // the last that happened in it
	AskedAt        time.Time  // the customer's last message
	RepliedAt      *time.Time // the first answer, whoever's; that a person will come is none
	AnsweredAt     *time.Time // the assistant's last answer that it sent by itself
	NoneNeededAt   *time.Time // when the assistant last found that nothing needs an answer
	HandedOverAt   *time.Time
	HandoverReason *ReplyReason // of the last handover
	PersonWrote    bool         // a colleague, on whatever device, or a program of the business's
	IsResolved     bool         // it ended so; else with a day of silence, or it goes on
	ReturnedAt     *time.Time   // the customer's next message after it; nil: none so far
}

func (v *Visit) destinations() []any {
	return []any{&v.ConversationID, &v.StartedAt, &v.EndedAt, &v.AskedAt, &v.RepliedAt, &v.AnsweredAt, &v.NoneNeededAt, &v.HandedOverAt,
		&v.HandoverReason, &v.PersonWrote, &v.IsResolved, &v.ReturnedAt}
}

// TimeSpan is from From, to before To, in conversations of some accounts; of all when
// Accounts is nil.
type TimeSpan struct {
	From, To time.Time
	Accounts []uuid.UUID
}

// Visits returns the visits that began within a span, in no order. What was imported,
// or is not known to have left, counts for nothing. The span is read from a day earlier, which tells a
// beginning from a going on, to now, which tells how it ended.
func (tx *Tx) Visits(ctx context.Context, span TimeSpan) ([]Visit, error) {
	return many[Visit](ctx, tx, `
		with happened as (
			select m.conversation_id, m.occurred_at as at, m.id,
				case when m.direction = 'IN' then 'ASKED' when m.author = 'AI' then 'ANSWERED' else 'PERSON' end as what, null as reason
			from messages m
			where m.workspace_id = $1 and m.occurred_at >= $2::timestamptz - interval '1 day' and not m.is_imported and m.failure_cause is null
			  and (m.author <> 'AI' or m.id not in (
				select f.message_id from reply_runs r join reply_messages f on f.workspace_id = r.workspace_id and f.run_id = r.id
				where r.workspace_id = $1 and r.finished_at >= $2::timestamptz - interval '1 day' and r.outcome = 'HANDED_OVER'))
			union all
			select conversation_id, created_at, id, 'RESOLVED', null from activities
			where workspace_id = $1 and created_at >= $2::timestamptz - interval '1 day' and kind = 'STATUS_CHANGED' and detail = 'RESOLVED'
			union all
			select conversation_id, finished_at, id, case when outcome = 'HANDED_OVER' then 'HANDED_OVER' else 'NONE_NEEDED' end, reason from reply_runs
			where workspace_id = $1 and finished_at >= $2::timestamptz - interval '1 day'
			  and (outcome = 'HANDED_OVER' or outcome = 'SILENT' and reason in ('IGNORED', 'NOTHING_TO_ANSWER'))
		), placed as (
			select *, lag(at) over following as before_at, lag(what) over following as before
			from happened
			where $4::uuid[] is null or conversation_id in (select id from conversations where workspace_id = $1 and social_account_id = any($4))
			window following as (partition by conversation_id order by at, id)
		), numbered as (
			select *, coalesce(before = 'RESOLVED' or at - before_at > interval '1 day', true) as begins,
				count(*) filter (where coalesce(before = 'RESOLVED' or at - before_at > interval '1 day', true))
					over (partition by conversation_id order by at, id) as number
			from placed
		), visits as (
			select conversation_id, number,
				min(at) filter (where what = 'ASKED') as started_at,
				max(at) as ended_at,
				max(at) filter (where what = 'ASKED') as asked_at,
				min(at) filter (where what in ('ANSWERED', 'PERSON') and before in ('ASKED', 'HANDED_OVER') and not begins) as replied_at,
				max(at) filter (where what = 'ANSWERED') as answered_at,
				max(at) filter (where what = 'NONE_NEEDED') as none_needed_at,
				max(at) filter (where what = 'HANDED_OVER') as handed_over_at,
				(array_agg(reason order by at desc) filter (where what = 'HANDED_OVER'))[1] as handover_reason,
				bool_or(what = 'PERSON') as person_wrote,
				bool_or(what = 'RESOLVED') as is_resolved
			from numbered group by conversation_id, number
		)
		select conversation_id, started_at, ended_at, asked_at, replied_at, answered_at, none_needed_at, handed_over_at, handover_reason,
			person_wrote, is_resolved, returned_at
		from (select *, lead(started_at) over (partition by conversation_id order by started_at) as returned_at
			from visits where started_at is not null) v
		where started_at >= $2 and started_at < $3`, tx.WorkspaceID(), span.From, span.To, span.Accounts)
}
