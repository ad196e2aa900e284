package inbox

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// editOf is the edit a change stands for.
func editOf(change db.ConversationChange, now time.Time) edit {
	switch {
	case change.Status != nil:
		return setStatus(change.Status.Status, change.Status.SnoozedUntil, now)
	case change.Assignee != nil:
		return assign(change.Assignee.AssigneeID)
	case change.Team != nil:
		return assignTeam(change.Team.TeamID)
	case change.Priority != nil:
		return setPriority(*change.Priority)
	case change.Labels != nil:
		return changeLabels(distinct(change.Labels.Add), distinct(change.Labels.Remove))
	}
	return func(*db.Conversation) ([]db.Activity, error) { return nil, nil }
}

// checkChange refuses what cannot be done to any conversation.
func checkChange(ctx context.Context, tx *db.Tx, change db.ConversationChange, now time.Time) error {
	switch {
	case change.Status != nil:
		return checkSnooze(change.Status.Status, change.Status.SnoozedUntil, now)
	case change.Assignee != nil:
		return checkAssignee(ctx, tx, change.Assignee.AssigneeID)
	case change.Team != nil:
		return checkTeam(ctx, tx, change.Team.TeamID)
	case change.Labels != nil:
		return checkLabels(ctx, tx, distinct(change.Labels.Add), distinct(change.Labels.Remove))
	}
	return nil
}

// checkOne refuses a change that is none, or several.
func checkOne(c db.ConversationChange) error {
	n := 0
	for _, isGiven := range []bool{c.Status != nil, c.Assignee != nil, c.Team != nil, c.Priority != nil, c.Labels != nil} {
		if isGiven {
			n++
		}
	}
	if n != 1 {
		return problem.BadInputOn("change", "Name exactly one change.")
	}
	return nil
}

// inverseOf is the change that takes a change back, by the conversation as it was
// before and as it is after.
func inverseOf(change db.ConversationChange, before, after db.Conversation) *db.ConversationChange {
	switch {
	case change.Status != nil:
		return &db.ConversationChange{Status: &db.StatusChange{Status: before.Status, SnoozedUntil: before.SnoozedUntil}}
	case change.Assignee != nil:
		return &db.ConversationChange{Assignee: &db.AssigneeChange{AssigneeID: before.AssigneeID}}
	case change.Team != nil:
		return &db.ConversationChange{Team: &db.TeamChange{TeamID: before.TeamID}}
	case change.Priority != nil:
		return &db.ConversationChange{Priority: &before.Priority}
	}
	return &db.ConversationChange{Labels: &db.LabelsChange{
		Add: without(before.LabelIDs, after.LabelIDs), Remove: without(after.LabelIDs, before.LabelIDs),
	}}
}

// isAsLeft says whether a conversation is still as the change left it. What a
// person has decided since is not taken back with it; labels do not get in each
// other's way.
func isAsLeft(change db.ConversationChange, c db.Conversation) bool {
	switch {
	case change.Status != nil:
		return c.Status == change.Status.Status && sameMoment(c.SnoozedUntil, change.Status.SnoozedUntil)
	case change.Assignee != nil:
		return sameID(c.AssigneeID, change.Assignee.AssigneeID)
	case change.Team != nil:
		return sameID(c.TeamID, change.Team.TeamID)
	case change.Priority != nil:
		return c.Priority == *change.Priority
	}
	return true
}

// undoOf is the edit that takes a change back from one conversation. A snooze
// whose end has passed meanwhile becomes OPEN, as it would have.
func undoOf(change, inverse db.ConversationChange, now time.Time) edit {
	return func(c *db.Conversation) ([]db.Activity, error) {
		if !isAsLeft(change, *c) {
			return nil, nil
		}
		back := inverse
		if s := inverse.Status; s != nil && s.SnoozedUntil != nil && !s.SnoozedUntil.After(now) {
			back.Status = &db.StatusChange{Status: db.StatusOpen}
		}
		return editOf(back, now)(c)
	}
}

// without is what a has and b has not.
func without(a, b []uuid.UUID) []uuid.UUID {
	return slices.DeleteFunc(slices.Clone(a), func(id uuid.UUID) bool { return slices.Contains(b, id) })
}

func sameID(a, b *uuid.UUID) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
