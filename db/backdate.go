package db

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// Happened says when something happened that is written down only now: what was
// written in a conversation from From on, by the database's clock and until its next
// moment, happened from At on.
type Happened struct {
	Of       uuid.UUID // a conversation; zero: what belongs to none
	From, At time.Time
}

// Backdate moves what was written in a workspace to when it happened, all but what it
// cost. It is how a demo has a history: the product does everything by itself, and is
// told afterwards when that was. The role of ownerURL must own the tables.
//
// Ids stay as they are: nothing reads a time from them. What is due is due as it was.
func Backdate(ctx context.Context, ownerURL string, workspace uuid.UUID, moments []Happened) error {
	statements := make([]string, len(dated))
	for i, d := range dated {
		statements[i] = d.move()
	}
	return backdate(ctx, ownerURL, workspace, moments, statements)
}

// BackdateCredits is Backdate for what things cost, which the application may only add
// to. Each month then has the grant that fills
// the balance up again.
func BackdateCredits(ctx context.Context, ownerURL string, workspace uuid.UUID, moments []Happened) error {
	return backdate(ctx, ownerURL, workspace, moments, append([]string{
		datedTable{"credit_entries", ofCall, "created_at"}.move(), datedTable{"credit_holds", ofCall, "created_at expires_at"}.move(),
	}, allowances...))
}

// AnsweredByPersonAt notes when a person last answered, of a conversation that is made
// up: what people really send notes it by itself.
func (tx *Tx) AnsweredByPersonAt(ctx context.Context, conversationID uuid.UUID, at time.Time) error {
	return tx.must(ctx, `update conversations set person_answered_at = $2 where id = $1`, conversationID, at)
}

// backdate runs statements of which $1 is the workspace, and pg_temp.moved the function
// that moves a moment of a conversation.
func backdate(ctx context.Context, ownerURL string, workspace uuid.UUID, moments []Happened, statements []string) error {
	conn, err := pgx.Connect(ctx, ownerURL)
	if err != nil {
		return fmt.Errorf("reach the database as its owner: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	err = pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		for _, statement := range []string{
			`select set_config('app.workspace_id', '` + workspace.String() + `', true)`,
			`create temp table moments (conversation uuid, since timestamptz, shift interval, primary key (conversation, since)) on commit drop`,
			`create or replace function pg_temp.moved(c uuid, at timestamptz) returns timestamptz language sql stable as
				'select at + (select shift from pg_temp.moments where conversation = c and since <= at order by since desc limit 1)'`,
		} {
			if _, err := tx.Exec(ctx, statement); err != nil {
				return err
			}
		}
		_, err := tx.CopyFrom(ctx, pgx.Identifier{"moments"}, []string{"conversation", "since", "shift"}, pgx.CopyFromSlice(len(moments), func(i int) ([]any, error) {
			return []any{moments[i].Of, moments[i].From, moments[i].At.Sub(moments[i].From)}, nil
		}))
		for _, statement := range statements {
			if err == nil {
				_, err = tx.Exec(ctx, statement, workspace)
			}
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("backdate: %w", err)
	}
	return nil
}

const (
	ofRun   = `(select r.conversation_id from reply_runs r where r.workspace_id = t.workspace_id and r.id = t.run_id)`
	ofReply = `(select r.conversation_id from replies r where r.workspace_id = t.workspace_id and r.id = t.reply_id)`
	// A run's calls are charged under keys that name it: see features/replies/calls.go.
	ofCall = `coalesce((select r.conversation_id from reply_runs r where r.workspace_id = t.workspace_id and 'reply:' || r.id = left(t.key, 42)), uuid_nil)`
	ofNone = `uuid_nil`
)

// dated are the columns that say when something happened, and how a row's
// conversation is found.
var dated = []datedTable{
	{"messages", "t.conversation_id", "occurred_at created_at sent_at delivered_at read_at"},
	{"conversations", "t.id", "waiting_since waited_since last_inbound_at last_message_at resolved_at created_at updated_at session_at person_answered_at"},
	{"contacts", "(select c.id from conversations c where c.workspace_id = t.workspace_id and c.contact_id = t.id limit 1)", "created_at updated_at"},
	{"activities", "t.conversation_id", "created_at"},
	{"notes", "t.conversation_id", "created_at"},
	{"mentions", "t.conversation_id", "created_at"},
	{"agent_conversations", "t.conversation_id", "mode_set_at paused_at"},
	{"handovers", "t.conversation_id", "created_at mailed_at"},
	{"faq_suggestions", "t.conversation_id", "created_at"},
	{"asked_questions", "t.conversation_id", "asked_at"},
	{"reply_runs", "t.conversation_id", "created_at started_at finished_at"},
	{"reply_steps", ofRun, "finished_at"},
	{"replies", "t.conversation_id", "created_at decided_at"},
	{"reply_feedback", ofReply, "updated_at"},
	{"reply_topics", ofNone, "created_at lane_since"},
	{"agent_versions", ofNone, "created_at"},
	{"agent_changes", ofNone, "created_at"},
	{"knowledge_sources", ofNone, "created_at updated_at indexed_at"},
	{"knowledge_versions", ofNone, "created_at live_at"},
}

type datedTable struct{ table, of, columns string }

func (d datedTable) move() string {
	of := strings.ReplaceAll(d.of, "uuid_nil", "'"+uuid.Nil.String()+"'::uuid")
	var set []string
	for column := range strings.FieldsSeq(d.columns) {
		set = append(set, fmt.Sprintf("%s = coalesce(pg_temp.moved(%s, t.%s), t.%s)", column, of, column, column))
	}
	return fmt.Sprintf(`update %s t set %s where t.workspace_id = $1 and exists (select from pg_temp.moments m where m.conversation = %s)`,
		d.table, strings.Join(set, ", "), of)
}

// allowances give each month the grant that fills its balance up again, as
// features/billing does at the month's first look.
var allowances = []string{
	`update credit_entries set key = 'allowance:' || to_char(created_at at time zone 'UTC', 'YYYY-MM')
	where workspace_id = $1 and kind = 'GRANT'`,
	`insert into credit_entries (workspace_id, id, key, kind, from_account, to_account, micros, created_at)
	select $1, gen_random_uuid(), 'allowance:' || to_char(month at time zone 'UTC', 'YYYY-MM'), 'GRANT', 'GRANTED', 'BALANCE', spent.micros, month
	from (select date_trunc('month', min(created_at), 'UTC') as first from credit_entries where workspace_id = $1 and kind = 'GRANT') began,
		generate_series(began.first + interval '1 month', now(), interval '1 month') month,
		lateral (select sum(micros) as micros from credit_entries
			where workspace_id = $1 and to_account = 'SPENT' and created_at >= month - interval '1 month' and created_at < month) spent
	where spent.micros > 0
	on conflict do nothing`,
}

// PretendSent has all that waits to be sent in a conversation arrive, and nobody told
// of it by mail: for conversations that are only remembered.
func (tx *Tx) PretendSent(ctx context.Context, conversationID uuid.UUID, reached MessageStatus) error {
	p := tx.pipeline()
	p.queue(nil, `
		update messages set status = $3, due_at = null, external_id = 'seed.' || id, sent_at = now(), delivered_at = now(),
			read_at = case when $3 = 'READ' then now() end
		where workspace_id = $1 and conversation_id = $2 and direction = 'OUT' and status = 'QUEUED'`, tx.WorkspaceID(), conversationID, reached)
	p.queue(nil, `
		update handovers set mail_due_at = null, mailed_at = now()
		where workspace_id = $1 and conversation_id = $2 and mail_due_at is not null`, tx.WorkspaceID(), conversationID)
	return p.send(ctx)
}
