package agents_test

import (
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/agents/guard"
	"socialsync/features/problem"
)

// TestWhatEarnsAutonomy: enough good drafts, nine in ten of all.
func TestWhatEarnsAutonomy(t *testing.T) {
	t.Parallel()
	rules := db.AutonomyRules{PromoteAfter: 20, DemoteAfter: 2}
	for name, c := range map[string]struct {
		lane db.TopicLane
		o    db.TopicOutcomes
		want bool
	}{
		"nothing yet":                   {db.LaneDraft, db.TopicOutcomes{}, false},
		"one too few":                   {db.LaneDraft, db.TopicOutcomes{Accepted: 19}, false},
		"twenty as they were":           {db.LaneDraft, db.TopicOutcomes{Accepted: 20}, true},
		"small edits count":             {db.LaneDraft, db.TopicOutcomes{Accepted: 5, SmallEdits: 15}, true},
		"exactly nine in ten":           {db.LaneDraft, db.TopicOutcomes{Accepted: 27, Rewritten: 1, Discarded: 1, AnsweredOtherwise: 1}, true},
		"fewer than nine in ten":        {db.LaneDraft, db.TopicOutcomes{Accepted: 26, Rewritten: 3}, false},
		"sent, and complained of":       {db.LaneDraft, db.TopicOutcomes{Accepted: 20, RatedBad: 3}, false},
		"always a draft":                {db.LaneAlwaysDraft, db.TopicOutcomes{Accepted: 200}, false},
		"it answers by itself already":  {db.LaneAuto, db.TopicOutcomes{Accepted: 200}, false},
		"what it sent is not its draft": {db.LaneDraft, db.TopicOutcomes{Sent: 200}, false},
	} {
		if got := agents.Proposes(db.ReplyTopic{Lane: c.lane}, c.o, rules); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// TestWhatCostsAutonomy: two bad answers in a week, or more than one in ten.
func TestWhatCostsAutonomy(t *testing.T) {
	t.Parallel()
	rules := db.AutonomyRules{PromoteAfter: 20, DemoteAfter: 2}
	for name, c := range map[string]struct {
		lane db.TopicLane
		o    db.TopicOutcomes
		want bool
	}{
		"all is well":            {db.LaneAuto, db.TopicOutcomes{Sent: 50}, false},
		"one bad answer":         {db.LaneAuto, db.TopicOutcomes{Sent: 3, Bad: 1, BadThisWeek: 1}, false},
		"two in a week":          {db.LaneAuto, db.TopicOutcomes{Sent: 300, Bad: 2, BadThisWeek: 2}, true},
		"two in a month":         {db.LaneAuto, db.TopicOutcomes{Sent: 20, Bad: 2, BadThisWeek: 1}, false},
		"more than one in ten":   {db.LaneAuto, db.TopicOutcomes{Sent: 20, Bad: 3}, true},
		"too few for a share":    {db.LaneAuto, db.TopicOutcomes{Sent: 9, Bad: 1}, false},
		"it only drafts already": {db.LaneDraft, db.TopicOutcomes{Sent: 20, Bad: 9, BadThisWeek: 9}, false},
	} {
		if got := agents.Demotes(db.ReplyTopic{Lane: c.lane}, c.o, rules); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// TestWhatAQuestionIsAbout: by a keyword, else by what it is most like.
func TestWhatAQuestionIsAbout(t *testing.T) {
	t.Parallel()
	shipping := db.ReplyTopic{ID: db.NewID(), Name: "Shipping", Lane: db.LaneAuto, Keywords: []string{"deliver*", "livraison"}, Examples: []string{"When will my parcel arrive?"}}
	refunds := db.ReplyTopic{ID: db.NewID(), Name: "Refunds", Lane: db.LaneAlwaysDraft, Keywords: []string{"refund*"}}
	hours := db.ReplyTopic{ID: db.NewID(), Name: "Hours", Lane: db.LaneDraft, Examples: []string{"When do you open on Sundays?"}}
	all := []db.ReplyTopic{hours, refunds, shipping}
	for name, c := range map[string]struct {
		question string
		meaning  map[uuid.UUID]float64
		want     []string
		drafting string
	}{
		"a keyword":              {"How much is DELIVERY?", nil, []string{"Shipping"}, ""},
		"with accents":           {"La livraisón, c'est combien ?", nil, []string{"Shipping"}, ""},
		"two, the strictest one": {"Do I get a refund of the delivery?", nil, []string{"Refunds", "Shipping"}, "Refunds"},
		"like an example":        {"When do you open on Mondays?", nil, []string{"Hours"}, "Hours"},
		"nearest by meaning":     {"Where is it?", map[uuid.UUID]float64{shipping.ID: 0.7, hours.ID: 0.62}, []string{"Shipping"}, ""},
		"a keyword goes first":   {"Delivery?", map[uuid.UUID]float64{hours.ID: 0.99}, []string{"Shipping"}, ""},
		"like nothing":           {"Do you sell bicycles?", map[uuid.UUID]float64{shipping.ID: 0.59}, []string{}, ""},
		"no words":               {"", nil, []string{}, ""},
	} {
		got := agents.MatchTopics(c.question, all, c.meaning)
		names := []string{}
		for _, m := range got {
			names = append(names, m.Name)
		}
		if len(names) != len(c.want) || len(names) > 0 && names[0] != c.want[0] || agents.Drafting(got) != c.drafting {
			t.Errorf("%s: %v, drafting %q", name, names, agents.Drafting(got))
		}
	}
}

// TestTheMostParticularThreshold applies, and says where it comes from.
func TestTheMostParticularThreshold(t *testing.T) {
	t.Parallel()
	share := func(v float64) *float64 { return &v }
	account, other := db.NewID(), db.NewID()
	c := agents.Config{
		Thresholds: agents.Thresholds{Send: 0.7, Draft: 0.35, ByChannel: []agents.ChannelThreshold{{Channel: db.ChannelInstagram, Send: 0.8, Draft: 0.4}}},
		Channels:   []agents.ChannelConfig{{SocialAccountID: account, Send: share(0.85), Draft: share(0.5)}, {SocialAccountID: other}},
		Guard:      guard.Rules{Topics: []guard.Topic{{Name: "Prices", Send: share(0.95)}}},
	}
	shipping := agents.TopicMatch{Name: "Shipping", Send: share(0.6)}
	strict := agents.TopicMatch{Name: "Strict", Send: share(0.9), Draft: share(0.95)}
	for name, tc := range map[string]struct {
		account uuid.UUID
		channel db.Channel
		rules   []string
		learned []agents.TopicMatch
		want    agents.Threshold
	}{
		"the workspace's":         {other, db.ChannelWhatsApp, nil, nil, agents.Threshold{Send: 0.7, Draft: 0.35, From: agents.OfWorkspace}},
		"the channel's":           {other, db.ChannelInstagram, nil, nil, agents.Threshold{Send: 0.8, Draft: 0.4, From: agents.OfChannel}},
		"the account's":           {account, db.ChannelInstagram, nil, nil, agents.Threshold{Send: 0.85, Draft: 0.5, From: agents.OfAccount}},
		"the topic's":             {account, db.ChannelInstagram, nil, []agents.TopicMatch{shipping}, agents.Threshold{Send: 0.6, Draft: 0.5, From: agents.OfTopic, Topic: "Shipping"}},
		"a rule's topic's":        {other, db.ChannelWhatsApp, []string{"Prices"}, nil, agents.Threshold{Send: 0.95, Draft: 0.35, From: agents.OfTopic, Topic: "Prices"}},
		"the strictest topic's":   {other, db.ChannelWhatsApp, nil, []agents.TopicMatch{shipping, strict}, agents.Threshold{Send: 0.9, Draft: 0.9, From: agents.OfTopic, Topic: "Strict"}},
		"a topic without its own": {account, db.ChannelWhatsApp, nil, []agents.TopicMatch{{Name: "Plain"}}, agents.Threshold{Send: 0.85, Draft: 0.5, From: agents.OfAccount}},
	} {
		if got := c.Threshold(tc.account, tc.channel, tc.rules, tc.learned); got != tc.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestTopicsAreEdited: a new one begins with drafts, examples keep their places, and
// only administrators decide.
func TestTopicsAreEdited(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	ctx := t.Context()
	in := agents.SaveReplyTopicInput{Name: " Shipping ", Keywords: []string{"deliver*", "deliver*", ""}, Examples: []string{"Where is  my parcel?", "When does it come?", "Where is my parcel?"}}
	topic, err := o.SaveTopic(ctx, o.owner, in)
	if err != nil {
		t.Fatal(err)
	}
	if topic.Name != "Shipping" || topic.Lane != db.LaneDraft || len(topic.Keywords) != 1 || len(topic.Examples) != 2 || topic.IsProposed {
		t.Errorf("%+v", topic)
	}
	in.ID, in.Examples = &topic.ID, []string{"When does it come?", "Is it on its way?", "Where is my parcel?"}
	if topic, err = o.SaveTopic(ctx, o.owner, in); err != nil || len(topic.Examples) != 3 || topic.Examples[0] != "When does it come?" || topic.Examples[1] != "Is it on its way?" {
		t.Errorf("%+v, %v", topic, err)
	}
	in.ID, in.Name = nil, "shipping"
	if _, err := o.SaveTopic(ctx, o.owner, in); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("a name twice: %v", err)
	}
	half := 0.5
	for what, bad := range map[string]agents.SaveReplyTopicInput{
		"no name":         {Keywords: []string{"x"}},
		"nothing to know": {Name: "x"},
		"not a phrase":    {Name: "x", Keywords: []string{"!!!"}},
		"out of order":    {Name: "x", Keywords: []string{"x"}, SendFrom: new(float64), DraftFrom: &half},
	} {
		if _, err := o.SaveTopic(ctx, o.owner, bad); problem.CodeOf(err) != problem.BadInput {
			t.Errorf("%s: %v", what, err)
		}
	}
	if topic, err = o.SetTopicLane(ctx, o.owner, agents.SetReplyTopicLaneInput{ID: topic.ID, Lane: db.LaneAuto}); err != nil || topic.Lane != db.LaneAuto || topic.LaneBy == nil {
		t.Errorf("%+v, %v", topic, err)
	}
	agent := o.owner
	agent.Role = db.RoleAgent
	if _, err := o.SetTopicLane(ctx, agent, agents.SetReplyTopicLaneInput{ID: topic.ID, Lane: db.LaneDraft}); problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("an agent decides: %v", err)
	}
	if err := o.SetAutonomyRules(ctx, o.owner, agents.SetAutonomyRulesInput{PromoteAfter: 4, DemoteAfter: 2}); problem.CodeOf(err) != problem.BadInput {
		t.Errorf("rules: %v", err)
	}
	if err := o.DeleteTopic(ctx, o.owner, topic.ID); err != nil {
		t.Error(err)
	}
	if err := o.DeleteTopic(ctx, o.owner, topic.ID); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("deleting it twice: %v", err)
	}
}
