package smoke

import (
	"log/slog"
	"os"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"socialsync/app"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/features/insights"
	"socialsync/test/harness"
)

// TestTheDemoHasAHistory: in a fresh demo the assistant has answered, drafted and
// handed over for a month, all of it in the past and in order, nothing of it waits to
// be sent, and the ledger, the balance and the traces agree.
func TestTheDemoHasAHistory(t *testing.T) {
	t.Parallel()
	ctx, databases := t.Context(), dbtest.URLs(t)
	_, prefix := dbtest.Redis(t)
	config, err := app.Load(harness.Environment(map[string]string{
		"DATABASE_URL": databases.App, "DATABASE_OWNER_URL": databases.Owner, "REDIS_URL": os.Getenv("REDIS_URL"), "REDIS_PREFIX": prefix,
		"SANDBOX": "on", "BLOB_URL": "file://" + t.TempDir() + "?no_tmp_dir=true",
	}))
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	if err := app.Seed(ctx, config, log); err != nil {
		t.Fatal(err)
	}

	owner, err := pgx.Connect(ctx, databases.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close(ctx)
	for question, query := range map[string]string{
		"a sum that differs from the wallet": `select count(*) from credit_wallets w where balance_micros <> (
			select sum(case when to_account = 'BALANCE' then micros when from_account = 'BALANCE' then -micros else 0 end) from credit_entries)`,
		"a run that costs something else than its steps": `select count(*) from reply_runs r
			where cost_micros <> (select coalesce(sum(cost_micros), 0) from reply_steps s where s.run_id = r.id)`,
		"a run that costs something else than was charged": `select count(*) from reply_runs r where cost_micros <> (
			select coalesce(sum(micros), 0) from credit_entries where to_account = 'SPENT' and left(key, 42) = 'reply:' || r.id)`,
		"an amount that is still held": `select count(*) from credit_holds where state = 'HELD'`,
		"a balance below zero": `select count(*) from (select sum(case when to_account = 'BALANCE' then micros when from_account = 'BALANCE' then -micros else 0 end)
			over (order by created_at, kind <> 'GRANT', id) as balance from credit_entries) b where balance < 0`,
		"a charge at another time than its step": `select count(*) from credit_entries e join reply_runs r on left(e.key, 42) = 'reply:' || r.id
			where e.created_at not between r.created_at and r.finished_at`,
		"an answer before its question":               `select count(*) from reply_runs r join messages m on m.id = r.last_message_id where r.created_at < m.occurred_at`,
		"a run that ends before it begins":            `select count(*) from reply_runs where finished_at < created_at or finished_at is null`,
		"a step outside of its run":                   `select count(*) from reply_steps s join reply_runs r on r.id = s.run_id where s.finished_at not between r.created_at and r.finished_at + interval '1 second'`,
		"a decision before the draft":                 `select count(*) from replies where decided_at < created_at`,
		"an opinion before the answer":                `select count(*) from reply_feedback f join replies r on r.id = f.reply_id where f.updated_at < r.created_at`,
		"a source that is newer than what cites it":   `select count(*) from replies r, jsonb_array_elements(r.sources) s where (s->>'updatedAt')::timestamptz > r.created_at`,
		"a message from the future":                   `select count(*) from messages where occurred_at > now()`,
		"a message that waits to be sent":             `select count(*) from messages where due_at is not null or status in ('QUEUED', 'SENDING')`,
		"a mail that waits to be sent":                `select count(*) from handovers where mail_due_at is not null`,
		"a conversation that waits for the assistant": `select count(*) from conversations where ai_due_at is not null or ai_resume_at is not null`,
		"a person's answer after which the assistant would take the next question": `select count(*) from conversations c
			where person_answered_at is null and exists (select from messages m where m.conversation_id = c.id and m.author = 'USER')`,
		"a line that does not show the newest message": `select count(*) from conversations c
			where c.last_message_at <> (select max(occurred_at) from messages m where m.conversation_id = c.id)`,
	} {
		var n int
		if err := owner.QueryRow(ctx, query).Scan(&n); err != nil || n != 0 {
			t.Errorf("%s: %d, %v", question, n, err)
		}
	}

	a, err := app.New(ctx, config, log)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var workspace, person uuid.UUID
	if err := owner.QueryRow(ctx, `select workspace_id, user_id from memberships where role = 'OWNER'`).Scan(&workspace, &person); err != nil {
		t.Fatal(err)
	}
	actor := db.Actor{WorkspaceID: workspace, UserID: person, Role: db.RoleOwner}
	outcomes, err := a.Insights.Outcomes(ctx, actor, insights.PeriodInput{Days: 30})
	if err != nil {
		t.Fatal(err)
	}
	if o := outcomes; o.Solved < 30 || o.HandedOver < 10 || o.ByTeam < 30 || o.Drafts.AsWritten < 10 || o.Answers.Good < 3 {
		t.Errorf("outcomes %+v", *outcomes)
	}
	gaps, err := a.Insights.Gaps(ctx, actor, 30, false)
	if err != nil || len(gaps) < 5 {
		t.Errorf("%d gaps, %v", len(gaps), err)
	}
	autonomy, err := a.Agents.Autonomy(ctx, actor)
	if err != nil || len(autonomy.Topics) != 4 || autonomy.Reliability.Judged < autonomy.Reliability.Least {
		t.Errorf("autonomy %+v, %v", autonomy, err)
	}
	settings, err := a.Agents.Agent(ctx, actor)
	if err != nil || settings.Mode != db.ModeAuto {
		t.Errorf("settings %+v, %v", settings, err)
	}
}
