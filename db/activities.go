package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// ActivityKind is what happened to a conversation, beside messages and notes.
type ActivityKind string

const (
	ActivityCreated         ActivityKind = "CREATED"
	ActivityStatusChanged   ActivityKind = "STATUS_CHANGED"
	ActivityReopened        ActivityKind = "REOPENED"
	ActivitySnoozeEnded     ActivityKind = "SNOOZE_ENDED"
	ActivityAssigned        ActivityKind = "ASSIGNED"
	ActivityUnassigned      ActivityKind = "UNASSIGNED"
	ActivityTeamAssigned    ActivityKind = "TEAM_ASSIGNED"
	ActivityTeamUnassigned  ActivityKind = "TEAM_UNASSIGNED"
	ActivityPriorityChanged ActivityKind = "PRIORITY_CHANGED"
	ActivityLabelAdded      ActivityKind = "LABEL_ADDED"
	ActivityLabelRemoved    ActivityKind = "LABEL_REMOVED"
	ActivityNumberChanged   ActivityKind = "NUMBER_CHANGED"
	ActivityContactMerged   ActivityKind = "CONTACT_MERGED"
	ActivityAgentModeSet    ActivityKind = "AGENT_MODE_SET" // Detail is nil when the conversation follows its channel again
)

// What the assistant did, or did not; the detail is the ReplyReason and the subject
// the run.
const (
	ActivityAIHandedOver ActivityKind = "AI_HANDED_OVER"
	ActivityAIDrafted    ActivityKind = "AI_DRAFTED"
	ActivityAIDeclined   ActivityKind = "AI_DECLINED"
	ActivityAISuperseded ActivityKind = "AI_SUPERSEDED"
	ActivityAIStopped    ActivityKind = "AI_STOPPED" // it looks like another machine
	ActivityAIFailed     ActivityKind = "AI_FAILED"
)

// What came of a change that the customer confirmed; the detail is what it was, for
// people, and the subject the run.
const (
	ActivityAIActionDone    ActivityKind = "AI_ACTION_DONE"
	ActivityAIActionFailed  ActivityKind = "AI_ACTION_FAILED"
	ActivityAIActionUnknown ActivityKind = "AI_ACTION_UNKNOWN"
)

// ReplyRunID is the run that a line about the assistant is about; nil for others.
func (a Activity) ReplyRunID() *uuid.UUID {
	switch a.Kind {
	case ActivityAIHandedOver, ActivityAIDrafted, ActivityAIDeclined, ActivityAISuperseded, ActivityAIStopped, ActivityAIFailed,
		ActivityAIActionDone, ActivityAIActionFailed, ActivityAIActionUnknown:
		return a.SubjectID
	}
	return nil
}

// Activity is one line of a conversation's history: who did what.
type Activity struct {
	ID             uuid.UUID
	ConversationID uuid.UUID
	Kind           ActivityKind
	ActorID        *uuid.UUID // nil: the product, or the customer by writing
	SubjectID      *uuid.UUID // the member, team or label it is about
	Detail         *string    // the new status, priority or moment, as the schema spells it
	CreatedAt      time.Time
}

// IsNode marks Activity as having a global id.
func (Activity) IsNode() {}

// IsTimelineItem makes Activity a member of the schema's union TimelineItem.
func (Activity) IsTimelineItem() {}

const activityColumns = `a.id, a.conversation_id, a.kind, a.actor_id, a.subject_id, a.detail, a.created_at`

// Activity returns one line of history.
func (tx *Tx) Activity(ctx context.Context, id uuid.UUID) (*Activity, error) {
	return one[Activity](ctx, tx, `select `+activityColumns+` from activities a where a.id = $1`, id)
}

// InsertActivity adds a line of history. A zero ID or time is filled in.
func (tx *Tx) InsertActivity(ctx context.Context, a Activity) error {
	return tx.InsertActivities(ctx, []Activity{a})
}

// InsertActivities adds lines of history in one round trip, in their order. Zero
// IDs and times are filled in, in the slice too, so that the caller can announce them.
func (tx *Tx) InsertActivities(ctx context.Context, list []Activity) error {
	if len(list) == 0 {
		return nil
	}
	p := tx.pipeline()
	for i := range list {
		a := &list[i]
		if a.ID == uuid.Nil {
			a.ID = NewID()
		}
		if a.CreatedAt.IsZero() {
			a.CreatedAt = time.Now()
		}
		p.queue(nil, `
			insert into activities (workspace_id, id, conversation_id, kind, actor_id, subject_id, detail, created_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8)`,
			tx.WorkspaceID(), a.ID, a.ConversationID, a.Kind, a.ActorID, a.SubjectID, a.Detail, a.CreatedAt)
	}
	return p.send(ctx)
}
