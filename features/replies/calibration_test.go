package replies_test

import (
	"testing"
	"time"

	"socialsync/db"
	"socialsync/features/agents"
)

// TestTheRecordCorrectsTheCurve: where people threw away what the common curve was sure
// of, the next answer is held less likely right, and waits for a person; the run says by
// how much and by how many. Another workspace is none the wiser. However good a record
// is, it lets nothing leave that the common curve keeps back.
func TestTheRecordCorrectsTheCurve(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	first := d.answer(asks)
	d.expect(first, db.OutcomeSent, db.ReasonCovered)
	if first.Support == nil || first.CommonSupport == nil || *first.Support != *first.CommonSupport {
		t.Fatalf("without a record: %+v", first)
	}
	d.judged(60, *first.CommonSupport, "fate = 'DISCARDED', state = 'DISCARDED'")

	other := db.SystemActor(db.NewID())
	d.must(d.DB.View(t.Context(), other, func(tx *db.Tx) error {
		own, err := agents.CalibrationIn(t.Context(), tx)
		if own != nil {
			t.Errorf("another workspace has this one's record: %+v", own)
		}
		return err
	}))

	d.forgetCalibration()
	next := d.answer(asks)
	d.expect(next, db.OutcomeDrafted, db.ReasonWeakEvidence)
	if *next.CommonSupport != *first.CommonSupport || *next.Support >= 0.5 {
		t.Errorf("support %.2f, by the common curve %.2f", *next.Support, *next.CommonSupport)
	}
	if d.count(`select count(*) from reply_steps where run_id = $1 and node = 'DECIDE' and input->>'judged' = '60'
		and (input->>'common')::float8 > 0.9 and (input->>'support')::float8 < 0.5`, next.ID) != 1 {
		t.Error("the trace does not say what it rests on")
	}

	d.exec(`update replies set fate = 'ACCEPTED', state = 'APPROVED' where fate = 'DISCARDED'`)
	d.publish(func(c *agents.Config) { c.Thresholds.Send = 0.98 })
	d.forgetCalibration()
	best := d.answer(asks)
	if *best.Support <= *best.CommonSupport {
		t.Errorf("support %.3f, by the common curve %.3f", *best.Support, *best.CommonSupport)
	}
	d.expect(best, db.OutcomeDrafted, db.ReasonWeakEvidence)
}

// TestWhatCountsAsRight of what the assistant sent by itself: after a day, that nobody had
// to step in.
func TestWhatCountsAsRight(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil func(d *desk, run db.ReplyRun)
		want  db.SupportBucket
	}{
		"nothing came of it": {func(*desk, db.ReplyRun) {}, db.SupportBucket{Count: 1, Good: 1}},
		"too early to say": {func(d *desk, _ db.ReplyRun) {
			d.exec(`update reply_runs set finished_at = now() - interval '23 hours'`)
		}, db.SupportBucket{}},
		"a colleague steps in": {func(d *desk, run db.ReplyRun) { d.wrote(run, "OUT", "USER") }, db.SupportBucket{Count: 1}},
		"they go on talking":   {func(d *desk, run db.ReplyRun) { d.wrote(run, "IN", "CUSTOMER"); d.wrote(run, "OUT", "USER") }, db.SupportBucket{Count: 1, Good: 1}},
		"asked again": {func(d *desk, run db.ReplyRun) {
			d.exec(`update asked_questions set miss = 'REPEATED' where run_id = $1`, run.ID)
		}, db.SupportBucket{Count: 1}},
		"rated good all the same": {func(d *desk, run db.ReplyRun) {
			d.wrote(run, "OUT", "USER")
			d.exec(`insert into reply_feedback (workspace_id, reply_id, user_id, is_good) select workspace_id, id, $2, true from replies where run_id = $1`, run.ID, d.owner.UserID)
		}, db.SupportBucket{Count: 1, Good: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			run := d.answer(asks)
			d.expect(run, db.OutcomeSent, db.ReasonCovered)
			d.shift("-2 days")
			c.spoil(d, d.run(run.ID))
			var got db.SupportBucket
			d.update(func(tx *db.Tx) error {
				buckets, err := tx.SupportBuckets(t.Context(), 90)
				if len(buckets) > 0 {
					got = buckets[0]
				}
				return err
			})
			if got.Count != c.want.Count || got.Good != c.want.Good {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

// judged writes down a record of answers of which the common curve said so much.
func (d *desk) judged(count int, common float64, became string) {
	d.t.Helper()
	for range count {
		run, reply := db.NewID(), db.NewID()
		d.exec(`insert into reply_runs (workspace_id, id, conversation_id, state, cause, epoch, outcome, reason, support, common_support, finished_at)
			values ($1, $2, $3, 'DONE', 'MESSAGE', 0, 'DRAFTED', 'DRAFT_MODE', $4, $4, now())`, d.owner.WorkspaceID, run, d.conversation, common)
		d.exec(`insert into replies (workspace_id, id, run_id, conversation_id, state, epoch, body) values ($1, $2, $3, $4, 'SUPERSEDED', 0, 'At nine.')`,
			d.owner.WorkspaceID, reply, run, d.conversation)
		d.exec(`update replies set `+became+`, decided_at = now() where id = $1`, reply)
	}
}

// shift moves what was said and done so far in time.
func (d *desk) shift(by string) {
	d.t.Helper()
	d.exec(`update messages set occurred_at = occurred_at + $1::interval`, by)
	d.exec(`update reply_runs set created_at = created_at + $1::interval, finished_at = finished_at + $1::interval`, by)
}

// wrote has somebody write an hour after an answer, or after who wrote before.
func (d *desk) wrote(run db.ReplyRun, direction, author string) {
	d.t.Helper()
	d.exec(`insert into messages (workspace_id, id, conversation_id, social_account_id, direction, author, kind, body, status, occurred_at)
		select $1, $2, id, social_account_id, $4, $5, 'TEXT', 'No, at ten.', case $4 when 'IN' then 'RECEIVED' else 'SENT' end,
			greatest($6, (select max(occurred_at) from messages where conversation_id = $3)) + interval '1 hour'
		from conversations where id = $3`, d.owner.WorkspaceID, db.NewID(), d.conversation, direction, author, run.FinishedAt.Add(time.Minute))
}

// forgetCalibration takes another worker, which knows nothing yet.
func (d *desk) forgetCalibration() {
	d.Service = d.service(d.DB)
	d.Inbox.Assistant = d.Service
}
