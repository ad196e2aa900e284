package inbox

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// labelsPerConversation is how many labels one conversation may carry.
const labelsPerConversation = 20

// An edit changes a conversation and returns what its timeline says about it.
// No lines mean that nothing changed. Edits read only their arguments.
type edit func(c *db.Conversation) ([]db.Activity, error)

// setStatus moves a conversation to another status. Snoozing anew with another
// moment is a change; so is nothing else that repeats.
func setStatus(to db.ConversationStatus, until *time.Time, now time.Time) edit {
	return func(c *db.Conversation) ([]db.Activity, error) {
		was := c.Status
		if was == to && (to != db.StatusSnoozed || sameMoment(c.SnoozedUntil, until)) {
			return nil, nil
		}
		c.Status, c.SnoozedUntil, c.ResolvedAt = to, nil, nil
		if was == db.StatusResolved { // taken back: the customer waits as before
			c.WaitingSince, c.WaitedSince = c.WaitedSince, nil
		}
		switch to {
		case db.StatusSnoozed:
			c.SnoozedUntil = until
		case db.StatusResolved:
			c.ResolvedAt, c.WaitingSince, c.WaitedSince = &now, nil, c.WaitingSince
		}
		if to == db.StatusOpen && was == db.StatusResolved {
			return lines(db.Activity{Kind: db.ActivityReopened}), nil
		}
		detail := string(to)
		return lines(db.Activity{Kind: db.ActivityStatusChanged, Detail: &detail}), nil
	}
}

// wake ends a snooze whose moment has come.
func wake(now time.Time) edit {
	return func(c *db.Conversation) ([]db.Activity, error) {
		if c.Status != db.StatusSnoozed || c.SnoozedUntil == nil || c.SnoozedUntil.After(now) {
			return nil, nil
		}
		c.Status, c.SnoozedUntil = db.StatusOpen, nil
		return lines(db.Activity{Kind: db.ActivitySnoozeEnded}), nil
	}
}

// assign gives a conversation to a member, or with nil to nobody.
func assign(to *uuid.UUID) edit {
	return func(c *db.Conversation) ([]db.Activity, error) {
		was := c.AssigneeID
		c.AssigneeID = to
		return handover(was, to, db.ActivityAssigned, db.ActivityUnassigned), nil
	}
}

// assignTeam gives a conversation to a team, or with nil to none.
func assignTeam(to *uuid.UUID) edit {
	return func(c *db.Conversation) ([]db.Activity, error) {
		was := c.TeamID
		c.TeamID = to
		return handover(was, to, db.ActivityTeamAssigned, db.ActivityTeamUnassigned), nil
	}
}

func handover(was, to *uuid.UUID, given, taken db.ActivityKind) []db.Activity {
	switch {
	case to != nil && (was == nil || *was != *to):
		return lines(db.Activity{Kind: given, SubjectID: to})
	case to == nil && was != nil:
		return lines(db.Activity{Kind: taken, SubjectID: was})
	}
	return nil
}

// setPriority says how urgent a conversation is.
func setPriority(to db.Priority) edit {
	return func(c *db.Conversation) ([]db.Activity, error) {
		if c.Priority == to {
			return nil, nil
		}
		c.Priority = to
		detail := string(to)
		return lines(db.Activity{Kind: db.ActivityPriorityChanged, Detail: &detail}), nil
	}
}

// changeLabels adds and removes labels. One that is in both lists is removed.
func changeLabels(add, remove []uuid.UUID) edit {
	return func(c *db.Conversation) ([]db.Activity, error) {
		labels := slices.Clone(c.LabelIDs)
		var said []db.Activity
		for _, id := range add {
			if slices.Contains(remove, id) || slices.Contains(labels, id) {
				continue
			}
			labels = append(labels, id)
			said = append(said, db.Activity{Kind: db.ActivityLabelAdded, SubjectID: &id})
		}
		for _, id := range remove {
			i := slices.Index(labels, id)
			if i < 0 {
				continue
			}
			labels = slices.Delete(labels, i, i+1)
			said = append(said, db.Activity{Kind: db.ActivityLabelRemoved, SubjectID: &id})
		}
		if len(labels) > labelsPerConversation {
			return nil, problem.OnField(problem.LimitReached, "add", "A conversation can carry at most %d labels.", labelsPerConversation)
		}
		c.LabelIDs = labels
		return said, nil
	}
}

func lines(list ...db.Activity) []db.Activity { return list }

func sameMoment(a, b *time.Time) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}
