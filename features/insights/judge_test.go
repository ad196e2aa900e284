package insights

import (
	"testing"
	"time"

	"socialsync/db"
)

// TestJudgeVisit: what counts as solved, and what does not.
func TestJudgeVisit(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	at := func(ago time.Duration) *time.Time { return new(now.Add(-ago)) }
	const day = 24 * time.Hour
	visit := func(change func(*db.Visit)) db.Visit { // asked three days ago, answered by the assistant a minute later
		v := db.Visit{StartedAt: *at(3 * day), AskedAt: *at(3 * day), AnsweredAt: at(3*day - time.Minute), EndedAt: *at(3*day - time.Minute)}
		change(&v)
		return v
	}
	for _, c := range []struct {
		name   string
		change func(*db.Visit)
		want   VisitOutcome
	}{
		{"the AI answered and nobody wrote again", func(*db.Visit) {}, Solved},
		{"the customer said thanks, which needs no answer", func(v *db.Visit) {
			v.AskedAt, v.NoneNeededAt, v.EndedAt = *at(3*day - 2*time.Minute), at(3*day-2*time.Minute), *at(3*day - 2*time.Minute)
		}, Solved},
		{"the customer asked on and got nothing", func(v *db.Visit) { v.AskedAt, v.EndedAt = *at(3*day - time.Hour), *at(3*day - time.Hour) }, Unanswered},
		{"resolved, and the customer came back after a week", func(v *db.Visit) { v.IsResolved, v.ReturnedAt = true, new(v.EndedAt.Add(7*day)) }, Solved},
		{"resolved, and the customer came back the same day", func(v *db.Visit) { v.IsResolved, v.ReturnedAt = true, new(v.EndedAt.Add(23*time.Hour)) }, CameBack},
		{"resolved, and the customer came back after a day", func(v *db.Visit) { v.IsResolved, v.ReturnedAt = true, new(v.EndedAt.Add(day)) }, Solved},
		{"a colleague wrote as well", func(v *db.Visit) { v.PersonWrote = true }, ByTeam},
		{"only a colleague wrote", func(v *db.Visit) { v.PersonWrote, v.AnsweredAt = true, nil }, ByTeam},
		{"handed over, and nobody took it", func(v *db.Visit) { v.AnsweredAt, v.HandedOverAt = nil, at(3*day) }, HandedOver},
		{"answered, then handed over, then a colleague wrote", func(v *db.Visit) { v.HandedOverAt, v.PersonWrote = at(3*day), true }, HandedOver},
		{"nobody did anything", func(v *db.Visit) { v.AnsweredAt = nil }, Unanswered},
		{"a thank you alone", func(v *db.Visit) { v.AnsweredAt, v.NoneNeededAt = nil, at(3*day) }, NoneNeeded},
		{"a thank you that was followed by a question", func(v *db.Visit) { v.AnsweredAt, v.NoneNeededAt, v.AskedAt = nil, at(3*day), *at(2 * day) }, Unanswered},
		{"answered 23 hours ago", func(v *db.Visit) { v.EndedAt = *at(23 * time.Hour) }, TooEarly},
		{"handed over 23 hours ago", func(v *db.Visit) { v.EndedAt, v.HandedOverAt = *at(23 * time.Hour), at(23*time.Hour) }, TooEarly},
		{"answered 24 hours ago", func(v *db.Visit) { v.EndedAt = *at(day) }, Solved},
	} {
		if got := JudgeVisit(visit(c.change), now); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestCount: sums, days and the median are of what was judged.
func TestCount(t *testing.T) {
	t.Parallel()
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 3, 30, 12, 0, 0, 0, paris) // the clocks were put forward on the 29th
	p := period{zone: paris, TimeSpan: db.TimeSpan{From: time.Date(2026, 3, 27, 0, 0, 0, 0, paris), To: now}}
	reason := db.ReasonNotCovered
	visit := func(hour int, reply time.Duration) db.Visit {
		start := p.From.Add(time.Duration(hour) * time.Hour)
		answered := start.Add(reply)
		return db.Visit{StartedAt: start, AskedAt: start, RepliedAt: &answered, AnsweredAt: &answered, EndedAt: answered}
	}
	handed := visit(23, time.Minute)
	handed.HandedOverAt, handed.HandoverReason, handed.AnsweredAt = new(handed.EndedAt), &reason, nil
	out := count([]db.Visit{visit(0, 10*time.Second), visit(25, 30*time.Second), handed, visit(80, time.Second)}, p, now)
	if out.Judged != 3 || out.Solved != 2 || out.HandedOver != 1 || out.TooEarly != 1 {
		t.Errorf("counted %+v", out)
	}
	if out.MedianFirstReplyMs == nil || *out.MedianFirstReplyMs != 30_000 {
		t.Errorf("the median is %v, want 30 s: what is too early does not count", out.MedianFirstReplyMs)
	}
	if len(out.HandoverReasons) != 1 || out.HandoverReasons[0] != (ReasonCount{reason, 1}) {
		t.Errorf("reasons %v", out.HandoverReasons)
	}
	want := []DayOutcomes{{Day: "2026-03-27", Solved: 1, HandedOver: 1}, {Day: "2026-03-28", Solved: 1}, {Day: "2026-03-29"}, {Day: "2026-03-30", TooEarly: 1}}
	for i := range want {
		if len(out.Days) != len(want) || out.Days[i] != want[i] {
			t.Fatalf("days %+v, want %+v", out.Days, want)
		}
	}
	if none := count(nil, p, now); none.MedianFirstReplyMs != nil || none.Judged != 0 || len(none.Days) != 4 {
		t.Errorf("of nothing: %+v", none)
	}
}
