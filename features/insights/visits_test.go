package insights_test

import (
	"testing"
	"time"

	"socialsync/db"
	"socialsync/features/insights"
)

// TestVisits: what was said in real rows becomes visits that end as they should.
func TestVisits(t *testing.T) {
	t.Parallel()
	const day, minute = 24 * time.Hour, time.Minute
	for _, c := range []struct {
		name string
		told func(*thread)
		want []insights.VisitOutcome // in the order in which the visits began
	}{
		{"answered by the AI", func(d *thread) { d.asks(5 * day); d.ai(5*day-minute, db.OutcomeSent, db.ReasonCovered) }, []insights.VisitOutcome{insights.Solved}},
		{"asked on within a day, answered again", func(d *thread) {
			d.asks(5 * day)
			d.ai(5*day-minute, db.OutcomeSent, db.ReasonCovered)
			d.asks(4*day + 2*time.Hour)
			d.ai(4*day+time.Hour, db.OutcomeSent, db.ReasonCovered)
		}, []insights.VisitOutcome{insights.Solved}},
		{"came back after a day of silence: another visit", func(d *thread) {
			d.asks(5 * day)
			d.ai(5*day-minute, db.OutcomeSent, db.ReasonCovered)
			d.asks(3 * day)
		}, []insights.VisitOutcome{insights.Solved, insights.Unanswered}},
		{"resolved, and back within the day", func(d *thread) {
			d.asks(5 * day)
			d.ai(5*day-minute, db.OutcomeSent, db.ReasonCovered)
			d.resolved(5*day - 2*minute)
			d.asks(5*day - time.Hour)
			d.person(5*day - 2*time.Hour)
		}, []insights.VisitOutcome{insights.CameBack, insights.ByTeam}},
		{"handed over, with the message that says so, and nobody took it", func(d *thread) {
			d.asks(5 * day)
			d.ai(5*day-minute, db.OutcomeHandedOver, db.ReasonNotCovered)
		}, []insights.VisitOutcome{insights.HandedOver}},
		{"a message that failed is none", func(d *thread) { d.asks(5 * day); d.failed(5*day - minute) }, []insights.VisitOutcome{insights.Unanswered}},
		{"a thank you that was left alone", func(d *thread) { d.asks(5 * day); d.silent(5*day-minute, db.ReasonIgnored) }, []insights.VisitOutcome{insights.NoneNeeded}},
		{"a colleague wrote first, and nobody answered", func(d *thread) { d.person(5 * day) }, nil},
		{"this morning", func(d *thread) { d.asks(3 * time.Hour); d.ai(3*time.Hour-minute, db.OutcomeSent, db.ReasonCovered) }, []insights.VisitOutcome{insights.TooEarly}},
		{"it began before the period and goes on within it", func(d *thread) {
			d.asks(30*day + time.Hour)
			d.ai(30*day+minute, db.OutcomeSent, db.ReasonCovered)
			d.asks(30*day - 2*time.Hour)
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c.told(w.thread())
			var visits []db.Visit
			w.view(func(tx *db.Tx) (err error) {
				visits, err = tx.Visits(t.Context(), db.TimeSpan{From: w.now.Add(-30 * day), To: w.now})
				return err
			})
			got := make([]insights.VisitOutcome, len(visits))
			for _, v := range visits {
				before := 0
				for _, other := range visits {
					if other.StartedAt.Before(v.StartedAt) {
						before++
					}
				}
				got[before] = insights.JudgeVisit(v, w.now)
			}
			if len(got) != len(c.want) {
				t.Fatalf("%d visits, want %d: %v", len(got), len(c.want), got)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("ended as %v, want %v", got, c.want)
				}
			}
		})
	}
}

// TestOutcomes: the page's numbers and the lists behind them are the same.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	const day, minute = 24 * time.Hour, time.Minute
	w := newWorld(t)
	for ago := 3 * day; ago < 6*day; ago += day {
		d := w.thread()
		d.asks(ago)
		d.ai(ago-minute, db.OutcomeSent, db.ReasonCovered)
	}
	handed := w.thread()
	handed.asks(3 * day)
	handed.ai(3*day-2*minute, db.OutcomeHandedOver, db.ReasonNotCovered)
	handed.person(3*day - 31*minute)
	in := insights.PeriodInput{Days: 7, TimeZone: "Europe/Paris"}
	out, err := w.Outcomes(t.Context(), w.owner, in)
	if err != nil {
		t.Fatal(err)
	}
	if out.Judged != 4 || out.Solved != 3 || out.HandedOver != 1 || len(out.Days) != 7 || out.Answers.Sent != 3 || out.Answers.CostMicros != 4*cost {
		t.Errorf("counted %+v", out)
	}
	// A minute three times, and half an hour: that a person will come is no reply.
	if out.MedianFirstReplyMs == nil || *out.MedianFirstReplyMs != minute.Milliseconds() {
		t.Errorf("the median is %v", out.MedianFirstReplyMs)
	}
	first, err := w.OutcomeMoments(t.Context(), w.owner, in, "SOLVED", nil, 2, "")
	if err != nil {
		t.Fatal(err)
	}
	rest, err := w.OutcomeMoments(t.Context(), w.owner, in, "SOLVED", nil, 2, *first.PageInfo.EndCursor)
	if err != nil || len(first.Edges) != 2 || len(rest.Edges) != 1 || rest.PageInfo.HasNextPage {
		t.Fatalf("%v: %d and %d behind the number", err, len(first.Edges), len(rest.Edges))
	}
	reason := db.ReasonTopic
	for why, want := range map[*db.ReplyReason]int{nil: 1, &reason: 0} {
		if page, err := w.OutcomeMoments(t.Context(), w.owner, in, "HANDED_OVER", why, 10, ""); err != nil || len(page.Edges) != want {
			t.Errorf("%v: %d handed over, want %d", err, len(page.Edges), want)
		}
	}
	instagram := db.ChannelInstagram
	if none, err := w.Outcomes(t.Context(), w.owner, insights.PeriodInput{Days: 7, Channel: &instagram}); err != nil || none.Judged != 0 || none.Answers.CostMicros != 0 {
		t.Errorf("%v: of a channel that is not there: %+v", err, none)
	}
	stranger := newWorld(t)
	if none, err := stranger.Outcomes(t.Context(), db.Actor{WorkspaceID: db.NewID(), UserID: w.owner.UserID, Role: db.RoleOwner}, in); err != nil || none.Judged != 0 {
		t.Errorf("%v: another workspace counts %+v", err, none)
	}
}
