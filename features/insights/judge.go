package insights

import (
	"time"

	"socialsync/db"
)

// VisitOutcome is how a customer's visit ended.
type VisitOutcome string

// The outcomes, spelled the same in Go, GraphQL and TypeScript.
const (
	Solved     VisitOutcome = "SOLVED"      // by the assistant alone
	CameBack   VisitOutcome = "CAME_BACK"   // it looked solved, but the customer wrote again within a day
	HandedOver VisitOutcome = "HANDED_OVER" // the assistant gave it to a person
	ByTeam     VisitOutcome = "BY_TEAM"     // a person wrote, without a handover
	Unanswered VisitOutcome = "UNANSWERED"  // nobody answered what was asked last
	TooEarly   VisitOutcome = "TOO_EARLY"   // it ended less than a day ago: nobody can know
	NoneNeeded VisitOutcome = "NONE_NEEDED" // there was nothing to answer, and nobody did
)

// settled is how long a customer must stay away before a visit counts as solved.
const settled = 24 * time.Hour

// JudgeVisit says how a visit ended. A person's word outweighs the assistant's, and
// what ended less than a day ago is judged as nothing at all, neither good nor bad:
// failures show sooner than successes do. It is a pure function.
func JudgeVisit(v db.Visit, now time.Time) VisitOutcome {
	isAnswered := v.AnsweredAt != nil && (!v.AskedAt.After(*v.AnsweredAt) || v.NoneNeededAt != nil && !v.AskedAt.After(*v.NoneNeededAt))
	switch {
	case now.Sub(v.EndedAt) < settled:
		return TooEarly
	case v.HandedOverAt != nil:
		return HandedOver
	case v.PersonWrote:
		return ByTeam
	case isAnswered && v.ReturnedAt != nil && v.ReturnedAt.Sub(v.EndedAt) < settled:
		return CameBack
	case isAnswered:
		return Solved
	case v.AnsweredAt == nil && v.NoneNeededAt != nil && !v.AskedAt.After(*v.NoneNeededAt):
		return NoneNeeded
	}
	return Unanswered
}
