package inbox

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

var (
	noon  = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	later = noon.Add(time.Hour)
	ada   = uuid.MustParse("01900000-0000-7000-8000-000000000001")
	bob   = uuid.MustParse("01900000-0000-7000-8000-000000000002")
)

// TestEdits: each action changes what it should and says so once.
func TestEdits(t *testing.T) {
	many := make([]uuid.UUID, labelsPerConversation)
	for i := range many {
		many[i] = uuid.New()
	}
	for _, tc := range []struct {
		name  string
		start db.Conversation
		edit  edit
		want  db.Conversation
		kinds []db.ActivityKind
		code  problem.Code
	}{
		{
			name:  "resolving ends the wait and the snooze",
			start: db.Conversation{Status: db.StatusSnoozed, SnoozedUntil: &later, WaitingSince: &noon},
			edit:  setStatus(db.StatusResolved, nil, later),
			want:  db.Conversation{Status: db.StatusResolved, ResolvedAt: &later},
			kinds: []db.ActivityKind{db.ActivityStatusChanged},
		},
		{
			name:  "resolving twice is resolving once",
			start: db.Conversation{Status: db.StatusResolved, ResolvedAt: &noon},
			edit:  setStatus(db.StatusResolved, nil, later),
			want:  db.Conversation{Status: db.StatusResolved, ResolvedAt: &noon},
		},
		{
			name:  "opening what is resolved reopens it",
			start: db.Conversation{Status: db.StatusResolved, ResolvedAt: &noon},
			edit:  setStatus(db.StatusOpen, nil, later),
			want:  db.Conversation{Status: db.StatusOpen},
			kinds: []db.ActivityKind{db.ActivityReopened},
		},
		{
			name:  "snoozing keeps the wait",
			start: db.Conversation{Status: db.StatusOpen, WaitingSince: &noon},
			edit:  setStatus(db.StatusSnoozed, &later, noon),
			want:  db.Conversation{Status: db.StatusSnoozed, SnoozedUntil: &later, WaitingSince: &noon},
			kinds: []db.ActivityKind{db.ActivityStatusChanged},
		},
		{
			name:  "a snooze can be moved to until they write",
			start: db.Conversation{Status: db.StatusSnoozed, SnoozedUntil: &later},
			edit:  setStatus(db.StatusSnoozed, nil, noon),
			want:  db.Conversation{Status: db.StatusSnoozed},
			kinds: []db.ActivityKind{db.ActivityStatusChanged},
		},
		{
			name:  "a snooze ends when its moment has come",
			start: db.Conversation{Status: db.StatusSnoozed, SnoozedUntil: &noon},
			edit:  wake(later),
			want:  db.Conversation{Status: db.StatusOpen},
			kinds: []db.ActivityKind{db.ActivitySnoozeEnded},
		},
		{
			name:  "a snooze that was moved does not end",
			start: db.Conversation{Status: db.StatusSnoozed, SnoozedUntil: &later},
			edit:  wake(noon),
			want:  db.Conversation{Status: db.StatusSnoozed, SnoozedUntil: &later},
		},
		{
			name:  "until they write has no moment",
			start: db.Conversation{Status: db.StatusSnoozed},
			edit:  wake(later),
			want:  db.Conversation{Status: db.StatusSnoozed},
		},
		{
			name: "given to somebody", start: db.Conversation{}, edit: assign(&ada),
			want: db.Conversation{AssigneeID: &ada}, kinds: []db.ActivityKind{db.ActivityAssigned},
		},
		{
			name: "given to the same person again", start: db.Conversation{AssigneeID: &ada}, edit: assign(&ada),
			want: db.Conversation{AssigneeID: &ada},
		},
		{
			name: "given to somebody else", start: db.Conversation{AssigneeID: &ada}, edit: assign(&bob),
			want: db.Conversation{AssigneeID: &bob}, kinds: []db.ActivityKind{db.ActivityAssigned},
		},
		{
			name: "taken from somebody", start: db.Conversation{AssigneeID: &ada}, edit: assign(nil),
			want: db.Conversation{}, kinds: []db.ActivityKind{db.ActivityUnassigned},
		},
		{
			name: "given to a team", start: db.Conversation{AssigneeID: &ada}, edit: assignTeam(&bob),
			want: db.Conversation{AssigneeID: &ada, TeamID: &bob}, kinds: []db.ActivityKind{db.ActivityTeamAssigned},
		},
		{
			name: "made urgent", start: db.Conversation{Priority: db.PriorityNone}, edit: setPriority(db.PriorityUrgent),
			want: db.Conversation{Priority: db.PriorityUrgent}, kinds: []db.ActivityKind{db.ActivityPriorityChanged},
		},
		{
			name: "labels added and removed", start: db.Conversation{LabelIDs: []uuid.UUID{ada}},
			edit: changeLabels([]uuid.UUID{ada, bob}, []uuid.UUID{ada}),
			want: db.Conversation{LabelIDs: []uuid.UUID{bob}}, kinds: []db.ActivityKind{db.ActivityLabelAdded, db.ActivityLabelRemoved},
		},
		{
			name: "one label too many", start: db.Conversation{LabelIDs: many}, edit: changeLabels([]uuid.UUID{ada}, nil),
			want: db.Conversation{LabelIDs: many}, code: problem.LimitReached,
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := tc.start
			said, err := tc.edit(&c)
			if problem.CodeOf(err) != tc.code {
				t.Fatalf("error %v, want code %q", err, tc.code)
			}
			var kinds []db.ActivityKind
			for _, a := range said {
				kinds = append(kinds, a.Kind)
			}
			if !slices.Equal(kinds, tc.kinds) {
				t.Errorf("timeline says %v, want %v", kinds, tc.kinds)
			}
			if c.Status != tc.want.Status || c.Priority != tc.want.Priority || !sameMoment(c.SnoozedUntil, tc.want.SnoozedUntil) ||
				!sameMoment(c.WaitingSince, tc.want.WaitingSince) || !sameMoment(c.ResolvedAt, tc.want.ResolvedAt) ||
				!sameID(c.AssigneeID, tc.want.AssigneeID) || !sameID(c.TeamID, tc.want.TeamID) || !slices.Equal(c.LabelIDs, tc.want.LabelIDs) {
				t.Errorf("became %+v, want %+v", c, tc.want)
			}
		})
	}
}
