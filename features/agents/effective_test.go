package agents_test

import (
	"testing"
	"time"

	"socialsync/db"
	"socialsync/features/agents"
)

// TestEffective: the nearest mode applies, and whatever holds it down is named.
func TestEffective(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) // a Monday
	answered, longAgo := now.Add(-time.Hour), now.Add(-13*time.Hour)
	later := answered.Add(12 * time.Hour)
	off, draft, auto := db.ModeOff, db.ModeDraft, db.ModeAuto
	handed, loop := db.PauseHandedOver, db.PauseLoop
	always := agents.Default(agents.Support)
	byHand := agents.Default(agents.Support)
	byHand.Pace.ResumeHours = 0
	weekend := agents.Default(agents.Support)
	weekend.Hours.Spans, weekend.Hours.Outside = []agents.Span{{Day: 6, From: "09:00", To: "18:00"}}, db.ModeDraft

	saturday := time.Date(2026, 3, 7, 9, 0, 0, 0, time.UTC)

	for name, c := range map[string]struct {
		settings db.AgentSettings
		standing db.AgentStanding
		config   *agents.Config
		mode     db.AgentMode
		reason   agents.Reason
		resumes  *time.Time
	}{
		"the workspace's":               {db.AgentSettings{Mode: auto}, db.AgentStanding{}, &always, auto, agents.ByWorkspace, nil},
		"the channel's":                 {db.AgentSettings{Mode: auto}, db.AgentStanding{ChannelMode: &draft}, &always, draft, agents.ByChannel, nil},
		"the conversation's":            {db.AgentSettings{Mode: off}, db.AgentStanding{ChannelMode: &draft, OwnMode: &auto}, &always, auto, agents.ByConversation, nil},
		"off stays whose it is":         {db.AgentSettings{Mode: auto}, db.AgentStanding{OwnMode: &off, PauseReason: &handed, PersonAnsweredAt: &answered}, &always, off, agents.ByConversation, nil},
		"nothing published":             {db.AgentSettings{Mode: auto}, db.AgentStanding{}, nil, off, agents.NotPublished, nil},
		"stopped":                       {db.AgentSettings{Mode: auto, Brake: db.BrakeStopped}, db.AgentStanding{OwnMode: &auto}, &always, off, agents.Stopped, nil},
		"drafts only":                   {db.AgentSettings{Mode: auto, Brake: db.BrakeDraftsOnly}, db.AgentStanding{}, &always, draft, agents.DraftsOnly, nil},
		"drafts only lifts nothing":     {db.AgentSettings{Mode: off, Brake: db.BrakeDraftsOnly}, db.AgentStanding{}, &always, off, agents.ByWorkspace, nil},
		"a person answered":             {db.AgentSettings{Mode: auto}, db.AgentStanding{PersonAnsweredAt: &answered}, &always, draft, agents.PersonAnswered, &later},
		"that is long ago":              {db.AgentSettings{Mode: auto}, db.AgentStanding{PersonAnsweredAt: &longAgo}, &always, auto, agents.ByWorkspace, nil},
		"only a person lets it go on":   {db.AgentSettings{Mode: auto}, db.AgentStanding{PersonAnsweredAt: &longAgo}, &byHand, draft, agents.PersonAnswered, nil},
		"handed over":                   {db.AgentSettings{Mode: auto}, db.AgentStanding{PauseReason: &handed, PersonAnsweredAt: &answered}, &always, draft, agents.HandedOver, nil},
		"a loop stops even drafts":      {db.AgentSettings{Mode: draft}, db.AgentStanding{PauseReason: &loop}, &always, off, agents.LooksLikeLoop, nil},
		"outside the hours":             {db.AgentSettings{Mode: auto}, db.AgentStanding{}, &weekend, draft, agents.OutOfHours, &saturday},
		"hours do not lift what is off": {db.AgentSettings{Mode: off}, db.AgentStanding{}, &weekend, off, agents.ByWorkspace, nil},
	} {
		got := agents.Effective(c.settings, c.standing, c.config, now)
		if got.Mode != c.mode || got.Reason != c.reason || (got.ResumesAt == nil) != (c.resumes == nil) || c.resumes != nil && !got.ResumesAt.Equal(*c.resumes) {
			t.Errorf("%s: %+v, want %s because %s until %v", name, got, c.mode, c.reason, c.resumes)
		}
		if c.resumes != nil && (got.ChangesAt == nil || !got.ChangesAt.Equal(*c.resumes)) {
			t.Errorf("%s: nobody would look again at %v but at %v", name, c.resumes, got.ChangesAt)
		}
	}
}
