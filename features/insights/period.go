package insights

import (
	"context"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// PeriodInput is the schema's input of that name: some days up to now, in all
// conversations or those of a channel or an account.
type PeriodInput struct {
	Days            int    // 1 to 366
	TimeZone        string // where a day begins: an IANA name; empty: UTC
	Channel         *db.Channel
	SocialAccountID *uuid.UUID
}

const maxDays = 366

// period is a PeriodInput that makes sense.
type period struct {
	db.TimeSpan
	zone *time.Location
}

// period reads the input. The first of its days begins at midnight. Problems:
// BAD_INPUT; an account that is not there has no conversations.
func (in PeriodInput) period(ctx context.Context, tx *db.Tx, now time.Time) (period, error) {
	if in.Days < 1 || in.Days > maxDays {
		return period{}, problem.BadInputOn("days", "Choose 1 to %d days.", maxDays)
	}
	zone, err := time.LoadLocation(in.TimeZone)
	if err != nil || in.TimeZone == "Local" {
		return period{}, problem.BadInputOn("timeZone", "There is no such time zone.")
	}
	here := now.In(zone)
	p := period{zone: zone, TimeSpan: db.TimeSpan{
		From: time.Date(here.Year(), here.Month(), here.Day()-in.Days+1, 0, 0, 0, 0, zone), To: now,
	}}
	switch {
	case in.SocialAccountID != nil:
		p.Accounts = []uuid.UUID{*in.SocialAccountID}
	case in.Channel != nil:
		accounts, err := tx.SocialAccounts(ctx)
		if err != nil {
			return period{}, err
		}
		p.Accounts = []uuid.UUID{}
		for _, a := range accounts {
			if a.Channel == *in.Channel {
				p.Accounts = append(p.Accounts, a.ID)
			}
		}
	}
	return p, nil
}

// day is a moment's day in the period's zone, as YYYY-MM-DD.
func (p period) day(at time.Time) string { return at.In(p.zone).Format(time.DateOnly) }

// days are all days of the period, the first one first.
func (p period) days() []string {
	var out []string
	last := p.day(p.To)
	for at := p.From; ; at = at.AddDate(0, 0, 1) {
		out = append(out, p.day(at))
		if out[len(out)-1] >= last {
			return out
		}
	}
}
