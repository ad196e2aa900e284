package inbox

import (
	"context"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// checkSnooze refuses an end without a snooze, and one that is past or far away.
func checkSnooze(to db.ConversationStatus, until *time.Time, now time.Time) error {
	switch {
	case until == nil:
		return nil
	case to != db.StatusSnoozed:
		return problem.BadInputOn("snoozedUntil", "Only a snooze has an end.")
	case !until.After(now), until.After(now.AddDate(2, 0, 0)):
		return problem.BadInputOn("snoozedUntil", "Choose a moment in the future, within two years.")
	}
	return nil
}

// checkAssignee refuses who is no member of the workspace; nil is nobody.
func checkAssignee(ctx context.Context, tx *db.Tx, id *uuid.UUID) error {
	if id == nil {
		return nil
	}
	members, err := tx.MembersAmong(ctx, []uuid.UUID{*id})
	if err == nil && len(members) == 0 {
		err = problem.OnField(problem.NotFound, "assigneeId", "This person is not a member of the workspace.")
	}
	return err
}

// checkTeam refuses a team that does not exist; nil is none.
func checkTeam(ctx context.Context, tx *db.Tx, id *uuid.UUID) error {
	if id == nil {
		return nil
	}
	teams, err := tx.TeamsByID(ctx, []uuid.UUID{*id})
	if err == nil && len(teams) == 0 {
		err = problem.OnField(problem.NotFound, "teamId", "This team does not exist.")
	}
	return err
}

// checkLabels refuses too many labels, and to add one that does not exist.
func checkLabels(ctx context.Context, tx *db.Tx, add, remove []uuid.UUID) error {
	if len(add) > labelsPerConversation || len(remove) > maxBulk {
		return problem.BadInputOn("add", "Change at most %d labels at once.", labelsPerConversation)
	}
	labels, err := tx.LabelsByID(ctx, add)
	if err == nil && len(labels) < len(add) {
		err = problem.OnField(problem.NotFound, "add", "One of the labels does not exist any more.")
	}
	return err
}
