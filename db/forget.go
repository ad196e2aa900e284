package db

import (
	"context"

	"github.com/google/uuid"
)

// aboutMessage are the runs that may have read the message $1: those of its
// conversation that began after it came.
const aboutMessage = `
	with about as (
		select r.workspace_id, r.id, r.due_at from reply_runs r
		join messages m on m.id = $1 and m.conversation_id = r.conversation_id and m.workspace_id = r.workspace_id
		where r.created_at >= m.created_at)`

// testsOfMessage are the tests that were made of a turn in which the message $1 was
// asked, by judging a replay or by correcting the answer: nobody answered between it and
// the turn's last one.
const testsOfMessage = `
	with tests as (
		select t.workspace_id, t.id from messages m
		join messages last on last.workspace_id = m.workspace_id and last.conversation_id = m.conversation_id and last.occurred_at >= m.occurred_at
		join agent_tests t on t.workspace_id = last.workspace_id and (t.message_id = last.id or t.reply_id in (
			select r.id from reply_runs u join replies r on r.workspace_id = u.workspace_id and r.run_id = u.id
			where u.workspace_id = last.workspace_id and u.conversation_id = last.conversation_id and u.last_message_id = last.id))
		where m.id = $1 and not exists (
			select from messages o where o.workspace_id = m.workspace_id and o.conversation_id = m.conversation_id
			  and o.direction = 'OUT' and o.occurred_at > m.occurred_at and o.occurred_at < last.occurred_at))`

// forgetReplies empties what the assistant has kept of a message that was taken back:
// the steps of its runs quote it, and so do its answers, the brief for a colleague, what
// the customer was asked to confirm, what was proposed as a FAQ, what a replay came to,
// the summary of the session, and the questions it was part of, with what they mean; a
// test that asks with these words is deleted. What it said to the
// customer, and what people made of it, stays in the thread. A run that is under way
// forgets when it is closed (see forgetSteps).
func (tx *Tx) forgetReplies(ctx context.Context, messageID uuid.UUID) error {
	p := tx.pipeline()
	p.queue(nil, aboutMessage+`
		update reply_steps s set input = '{}', output = '{}' from about a
		where s.workspace_id = a.workspace_id and s.run_id = a.id and a.due_at is null`, messageID)
	p.queue(nil, aboutMessage+`
		update reply_runs r set detail = '', hint = '' from about a where r.workspace_id = a.workspace_id and r.id = a.id`, messageID)
	p.queue(nil, aboutMessage+`
		update replies r
		set body = '…', parts = '[]', sources = '[]', sent_body = case when sent_body is not null then '…' end, comment = '',
			state = case when state = 'OPEN' then 'SUPERSEDED' else state end, decided_at = coalesce(decided_at, now())
		from about a where r.workspace_id = a.workspace_id and r.run_id = a.id`, messageID)
	p.queue(nil, aboutMessage+`
		update reply_feedback f set correction = '' from replies r, about a
		where r.workspace_id = a.workspace_id and r.run_id = a.id and f.workspace_id = r.workspace_id and f.reply_id = r.id`, messageID)
	p.queue(nil, aboutMessage+`
		update handovers h set wants = '', tried = '', missing = '' from about a where h.workspace_id = a.workspace_id and h.run_id = a.id`, messageID)
	p.queue(nil, aboutMessage+`
		update notes n set body = '…' from about a where n.workspace_id = a.workspace_id and n.client_key = '`+runKey+`' || a.id`, messageID)
	p.queue(nil, forgetRequests, messageID)
	p.queue(nil, aboutMessage+`
		update activities v set detail = '…' from about a
		where v.workspace_id = a.workspace_id and v.subject_id = a.id and v.kind like 'AI_ACTION_%'`, messageID)
	// What became a FAQ is the business's own by now: a person wrote it down as such.
	p.queue(nil, `
		update faq_suggestions s
		set question = '…', answer = '…', state = case when s.state = 'OPEN' then 'DISCARDED' else s.state end, decided_at = coalesce(s.decided_at, now())
		from messages m
		where m.id = $1 and s.workspace_id = m.workspace_id and s.conversation_id = m.conversation_id and s.created_at >= m.created_at`, messageID)
	p.queue(nil, leaveGroups(`q.id in (select id from asked_questions where workspace_id = $1 and message_ids @> array[$2::uuid]
		and conversation_id = (select conversation_id from messages where id = $2))`), tx.WorkspaceID(), messageID)
	p.queue(nil, `
		delete from asked_questions where workspace_id = $1 and message_ids @> array[$2::uuid]
		and conversation_id = (select conversation_id from messages where id = $2)`, tx.WorkspaceID(), messageID)
	// What a replay made of it, or of what was said after it.
	p.queue(nil, `
		update replay_turns t set detail = '', body = '', sources = '[]' from messages m
		where m.id = $1 and t.workspace_id = m.workspace_id and t.conversation_id = m.conversation_id and t.asked_at >= m.occurred_at`, messageID)
	p.queue(nil, testsOfMessage+`
		update agent_test_results a set question = '…', detail = '', body = '', sources = '[]' from tests t
		where a.workspace_id = t.workspace_id and a.test_id = t.id`, messageID)
	p.queue(nil, testsOfMessage+`
		delete from agent_tests a using tests t where a.workspace_id = t.workspace_id and a.id = t.id`, messageID)
	p.queue(nil, `
		delete from session_summaries s using messages m
		where m.id = $1 and s.workspace_id = m.workspace_id and s.conversation_id = m.conversation_id and s.session_at >= m.occurred_at`, messageID)
	return p.send(ctx)
}

// forgetSteps empties the steps of a run that has just been closed when a message it
// may have read was taken back while it was under way. The moment of that is the
// provider's, hence the minute.
const forgetSteps = `
	update reply_steps s set input = '{}', output = '{}' from reply_runs r
	where r.id = $1 and s.workspace_id = r.workspace_id and s.run_id = r.id
	  and exists (select from messages m
		where m.workspace_id = r.workspace_id and m.conversation_id = r.conversation_id and m.deleted_at >= r.created_at - interval '1 minute')`
