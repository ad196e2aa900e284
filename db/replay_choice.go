package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// PastTurn is a turn that could be asked again.
type PastTurn struct {
	MessageID      uuid.UUID
	ConversationID uuid.UUID
	Channel        Channel
	AskedAt        time.Time
	Words          string        // of its last message, the first thousand characters
	Language       string        // of the assistant's answer, ISO 639-1; empty: it gave none
	Outcome        *ReplyOutcome // nil: the assistant took no part
}

// A turn's last message is a customer's, with words, that somebody answered,
// or that the assistant has dealt with.
const pastTurns = `
	with said as (
		select m.workspace_id, m.id, m.conversation_id, c.channel, m.direction, m.occurred_at, m.body, m.is_imported,
			lead(m.direction) over (partition by m.conversation_id order by m.occurred_at, m.id) as next
		from (select * from conversations where workspace_id = $1 and last_message_at >= $2 order by last_message_at desc limit 5000) c
		join messages m on m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.occurred_at >= $2
		where m.deleted_at is null and m.kind <> 'SYSTEM' and m.status <> 'FAILED')
	select s.id as message_id, s.conversation_id, s.channel, s.occurred_at as asked_at,
		left(concat_ws(E'\n', nullif(s.body, ''), nullif(x.text, '')), 1000) as words, coalesce(p.language, '') as language, r.outcome
	from said s
	left join transcripts x on x.workspace_id = s.workspace_id and x.message_id = s.id and x.state = 'DONE'
	left join lateral (` + runOfTurn + `) r on true
	left join lateral (select p.language from replies p where p.workspace_id = s.workspace_id and p.run_id = r.id limit 1) p on true
	where s.direction = 'IN' and not s.is_imported and (s.body <> '' or x.text <> '') and (s.next = 'OUT' or r.id is not null)
	order by s.occurred_at desc, s.id desc limit $3`

// runOfTurn is what the assistant did about the message s by itself.
const runOfTurn = `
	select r.* from reply_runs r
	where r.workspace_id = s.workspace_id and r.conversation_id = s.conversation_id and r.last_message_id = s.id and r.state = 'DONE' and r.cause = 'MESSAGE'
	order by r.created_at desc, r.id desc limit 1`

// PastTurns returns up to limit turns since a moment, newest first: what customers wrote
// in words and somebody answered, or the assistant dealt with. Imported ones are not
// among them, nor what was taken back.
func (tx *Tx) PastTurns(ctx context.Context, since time.Time, limit int) ([]PastTurn, error) {
	return many[PastTurn](ctx, tx, pastTurns, tx.WorkspaceID(), since, limit)
}

// InsertReplayTurns adds turns to a replay in their order, with what was done then: by
// the assistant, and by a person until the customer wrote on.
func (tx *Tx) InsertReplayTurns(ctx context.Context, replayID uuid.UUID, turns []PastTurn) error {
	ids, languages := make([]uuid.UUID, len(turns)), make([]string, len(turns))
	for i, t := range turns {
		ids[i], languages[i] = t.MessageID, t.Language
	}
	_, err := tx.exec(ctx, `
		insert into replay_turns (workspace_id, replay_id, message_id, conversation_id, asked_at, place, language, asked_ids, said_ids,
			then_run_id, then_outcome, then_reason, then_support, then_unsupported, then_cost_micros, then_latency_ms)
		select s.workspace_id, $2, s.id, s.conversation_id, s.occurred_at, chosen.place, chosen.language,
			array(select m.id from messages m
				where m.workspace_id = s.workspace_id and m.conversation_id = s.conversation_id and m.direction = 'IN' and not m.is_imported
				  and m.deleted_at is null and m.kind <> 'SYSTEM' and (m.occurred_at, m.id) <= (s.occurred_at, s.id)
				  and (m.id = s.id or m.created_at > coalesce(answered.at, '-infinity'))
				order by m.occurred_at, m.id),
			array(select m.id from messages m
				where m.workspace_id = s.workspace_id and m.conversation_id = s.conversation_id and m.author in ('USER', 'PHONE_APP') and m.body <> ''
				  and m.deleted_at is null and m.status <> 'FAILED' and (m.occurred_at, m.id) > (s.occurred_at, s.id)
				  and m.occurred_at < coalesce(wrote_on.at, 'infinity')
				order by m.occurred_at, m.id),
			r.id, r.outcome, r.reason, r.support, coalesce(k.unsupported, 0), coalesce(r.cost_micros, 0),
			coalesce((extract(epoch from r.finished_at - r.started_at) * 1000)::int, 0)
		from unnest($3::uuid[], $4::text[]) with ordinality chosen(id, language, place)
		join messages s on s.workspace_id = $1 and s.id = chosen.id
		left join lateral (`+runOfTurn+`) r on true
		left join lateral (
			select jsonb_array_length(case when jsonb_typeof(k.output->'unsupported') = 'array' then k.output->'unsupported' else '[]' end) as unsupported
			from reply_steps k where k.workspace_id = s.workspace_id and k.run_id = r.id and k.node = 'CHECK' order by k.number desc limit 1) k on true
		cross join lateral (
			select max(m.created_at) as at from messages m
			where m.workspace_id = s.workspace_id and m.conversation_id = s.conversation_id and m.direction = 'OUT' and m.status <> 'FAILED'
			  and m.deleted_at is null and m.kind <> 'SYSTEM' and (m.occurred_at, m.id) < (s.occurred_at, s.id)) answered
		cross join lateral (
			select min(m.occurred_at) as at from messages m
			where m.workspace_id = s.workspace_id and m.conversation_id = s.conversation_id and m.direction = 'IN'
			  and (m.occurred_at, m.id) > (s.occurred_at, s.id)) wrote_on`, tx.WorkspaceID(), replayID, ids, languages)
	return err
}

// PastScene is what the assistant knew of a conversation when it was about to answer a
// message: what was said in the session until then, and the moment itself. A summary of
// earlier sessions is not among it. ErrNotFound: the message was taken back, or is gone.
func (tx *Tx) PastScene(ctx context.Context, messageID uuid.UUID, limit int) (*ReplyScene, error) {
	asked, err := one[Message](ctx, tx, `select `+messageColumns+` from messages m where m.id = $1 and m.deleted_at is null`, messageID)
	if err != nil {
		return nil, err
	}
	scene, err := tx.ReplyScene(ctx, asked.ConversationID, 1)
	if err != nil {
		return nil, err
	}
	scene.Messages, err = many[Message](ctx, tx, `
		select * from (
			select `+messageColumns+` from messages m
			where m.conversation_id = $1 and m.deleted_at is null and m.kind <> 'SYSTEM' and (m.occurred_at, m.id) <= ($2, $3)
			  and m.occurred_at > coalesce((select max(a.created_at) from activities a
				where a.conversation_id = $1 and a.kind = 'STATUS_CHANGED' and a.detail = 'RESOLVED' and a.created_at < $2), '-infinity')
			order by m.occurred_at desc, m.id desc limit $4) m
		order by m.occurred_at, m.id`, asked.ConversationID, asked.OccurredAt, asked.ID, limit)
	scene.Now, scene.Answers, scene.Attention.SessionAt = asked.OccurredAt, 0, nil
	return scene, err
}
