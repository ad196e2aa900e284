package insights

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"socialsync/db"
	"socialsync/features/problem"
)

// OutcomeFigure is a number of Outcomes that has conversations behind it: those of
// VisitOutcome, and these.
type OutcomeFigure string

// The figures that are not visits, spelled the same in Go, GraphQL and TypeScript.
const (
	DraftsAsWritten OutcomeFigure = "DRAFTS_AS_WRITTEN"
	DraftsEdited    OutcomeFigure = "DRAFTS_EDITED"
	DraftsDiscarded OutcomeFigure = "DRAFTS_DISCARDED"
	DraftsOtherwise OutcomeFigure = "DRAFTS_OTHERWISE"
	RatedGood       OutcomeFigure = "RATED_GOOD"
	RatedBad        OutcomeFigure = "RATED_BAD"
)

// OutcomeMoments is a page of what a figure counts, newest first; with a reason only
// the visits that were handed over for it.
//
// Problems: BAD_INPUT.
func (s *Service) OutcomeMoments(ctx context.Context, actor db.Actor, in PeriodInput, figure OutcomeFigure, reason *db.ReplyReason,
	first int, after string) (*db.MomentConnection, error) {
	now := time.Now()
	var list []db.Moment
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		p, err := in.period(ctx, tx, now)
		if err != nil {
			return err
		}
		list, err = moments(ctx, tx, p, figure, reason, now)
		return err
	})
	if err != nil {
		return nil, err
	}
	page, err := db.PageOfMoments(list, first, after)
	if errors.Is(err, db.ErrBadCursor) {
		return nil, problem.BadInputOn("after", "This cursor is not one of this list.")
	}
	return page, err
}

func moments(ctx context.Context, tx *db.Tx, p period, figure OutcomeFigure, reason *db.ReplyReason, now time.Time) ([]db.Moment, error) {
	switch figure {
	case DraftsAsWritten:
		return tx.DecidedDrafts(ctx, p.TimeSpan, db.FateAccepted)
	case DraftsEdited:
		return tx.DecidedDrafts(ctx, p.TimeSpan, db.FateSmallEdit, db.FateRewritten)
	case DraftsDiscarded:
		return tx.DecidedDrafts(ctx, p.TimeSpan, db.FateDiscarded)
	case DraftsOtherwise:
		return tx.DecidedDrafts(ctx, p.TimeSpan, db.FateOtherwise)
	case RatedGood, RatedBad:
		return tx.RatedReplies(ctx, p.TimeSpan, figure == RatedGood)
	}
	visits, err := tx.Visits(ctx, p.TimeSpan)
	return endedAs(visits, VisitOutcome(figure), reason, now), err
}

// endedAs are the visits that ended in one way, newest first.
func endedAs(visits []db.Visit, outcome VisitOutcome, reason *db.ReplyReason, now time.Time) []db.Moment {
	var out []db.Moment
	for _, v := range visits {
		if JudgeVisit(v, now) == outcome && (reason == nil || v.HandoverReason != nil && *v.HandoverReason == *reason) {
			out = append(out, db.Moment{ConversationID: v.ConversationID, At: v.StartedAt, Reason: v.HandoverReason})
		}
	}
	slices.SortFunc(out, func(a, b db.Moment) int {
		return cmp.Or(b.At.Compare(a.At), bytes.Compare(a.ConversationID[:], b.ConversationID[:]))
	})
	return out
}
