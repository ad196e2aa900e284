package insights

import (
	"cmp"
	"context"
	"slices"
	"time"

	"socialsync/db"
)

// Outcomes is what the assistant achieved within a period.
type Outcomes struct {
	Judged             int // visits: those of which it is too early to say, or that needed no answer, are not among them
	Solved             int
	CameBack           int
	HandedOver         int
	ByTeam             int
	Unanswered         int
	TooEarly           int
	HandoverReasons    []ReasonCount // most frequent first
	MedianFirstReplyMs *int64        // of judged visits that were answered; nil: none was
	Drafts             db.DraftFigures
	Answers            db.AnswerFigures
	Days               []DayOutcomes // all of the period
}

// ReasonCount is how often something happened for a reason.
type ReasonCount struct {
	Reason db.ReplyReason
	Count  int
}

// DayOutcomes is how the visits that began on a day ended.
type DayOutcomes struct {
	Day        string // YYYY-MM-DD, in the period's time zone
	Solved     int
	CameBack   int
	HandedOver int
	ByTeam     int
	Unanswered int
	TooEarly   int
}

// Outcomes counts what the assistant achieved. Everything is counted from what was
// said and done, at the time of asking.
//
// Problems: BAD_INPUT.
func (s *Service) Outcomes(ctx context.Context, actor db.Actor, in PeriodInput) (*Outcomes, error) {
	now := time.Now()
	var out Outcomes
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		p, err := in.period(ctx, tx, now)
		if err != nil {
			return err
		}
		visits, err := tx.Visits(ctx, p.TimeSpan)
		if err != nil {
			return err
		}
		drafts, err := tx.DraftFigures(ctx, p.TimeSpan)
		if err != nil {
			return err
		}
		answers, err := tx.AnswerFigures(ctx, p.TimeSpan)
		if err != nil {
			return err
		}
		out = count(visits, p, now)
		out.Drafts, out.Answers = *drafts, *answers
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &out, nil
}

// count adds up how visits ended.
func count(visits []db.Visit, p period, now time.Time) Outcomes {
	out := Outcomes{HandoverReasons: []ReasonCount{}}
	at := map[string]int{}
	for i, day := range p.days() {
		at[day] = i
		out.Days = append(out.Days, DayOutcomes{Day: day})
	}
	reasons := map[db.ReplyReason]int{}
	var replies []time.Duration
	for _, v := range visits {
		day := &out.Days[at[p.day(v.StartedAt)]]
		switch JudgeVisit(v, now) {
		case Solved:
			out.Solved++
			day.Solved++
		case CameBack:
			out.CameBack++
			day.CameBack++
		case HandedOver:
			out.HandedOver++
			day.HandedOver++
			if v.HandoverReason != nil {
				reasons[*v.HandoverReason]++
			}
		case ByTeam:
			out.ByTeam++
			day.ByTeam++
		case Unanswered:
			out.Unanswered++
			day.Unanswered++
		case TooEarly:
			out.TooEarly++
			day.TooEarly++
			continue
		case NoneNeeded:
			continue
		}
		out.Judged++
		if v.RepliedAt != nil {
			replies = append(replies, v.RepliedAt.Sub(v.StartedAt))
		}
	}
	for reason, n := range reasons {
		out.HandoverReasons = append(out.HandoverReasons, ReasonCount{reason, n})
	}
	slices.SortFunc(out.HandoverReasons, func(a, b ReasonCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Reason, b.Reason))
	})
	out.MedianFirstReplyMs = median(replies)
	return out
}

// median of some durations in milliseconds; nil of none.
func median(list []time.Duration) *int64 {
	if len(list) == 0 {
		return nil
	}
	slices.Sort(list)
	middle := (list[(len(list)-1)/2] + list[len(list)/2]) / 2
	return new(middle.Milliseconds())
}
