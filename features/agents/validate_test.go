package agents_test

import (
	"slices"
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/agents/guard"
	"socialsync/features/problem"
)

// TestValidate: what cannot be accepted is named by its path, and nothing else is.
func TestValidate(t *testing.T) {
	t.Parallel()
	half, more, account := 0.5, 0.9, db.NewID()
	for name, c := range map[string]struct {
		change func(*agents.Config)
		field  string // empty: accepted
	}{
		"the beginning":                  {func(*agents.Config) {}, ""},
		"too warm":                       {func(c *agents.Config) { c.Temperature = 1.01 }, "temperature"},
		"a long name of a model":         {func(c *agents.Config) { c.Model = strings.Repeat("m", 121) }, "model"},
		"a tone of nobody":               {func(c *agents.Config) { c.Tone = "RUDE" }, "tone"},
		"a length of nobody":             {func(c *agents.Config) { c.Length = "EPIC" }, "length"},
		"a template of nobody":           {func(c *agents.Config) { c.Template = "SALES" }, "template"},
		"a language":                     {func(c *agents.Config) { c.Language = "fr" }, ""},
		"a language that is not offered": {func(c *agents.Config) { c.Language = "tlh" }, "language"},
		"instructions to the brim":       {func(c *agents.Config) { c.Instructions = strings.Repeat("é", 8000) }, ""},
		"instructions over it":           {func(c *agents.Config) { c.Instructions = strings.Repeat("é", 8001) }, "instructions"},
		"drafts need more than sending":  {func(c *agents.Config) { c.Thresholds.Draft = 0.8 }, "thresholds.send"},
		"a channel twice": {func(c *agents.Config) {
			by := agents.ChannelThreshold{Channel: db.ChannelWhatsApp, Send: 0.9, Draft: 0.5}
			c.Thresholds.ByChannel = []agents.ChannelThreshold{by, by}
		}, "thresholds.byChannel.1.send"},
		"a channel's own": {func(c *agents.Config) {
			c.Thresholds.ByChannel = []agents.ChannelThreshold{{Channel: db.ChannelInstagram, Send: 1}}
		}, ""},
		"a topic's draft above its send":   {func(c *agents.Config) { c.Guard.Topics[0].Send, c.Guard.Topics[0].Draft = &half, &more }, "guard.topics.0.send"},
		"no zone":                          {func(c *agents.Config) { c.Hours.Zone = "" }, "hours.zone"},
		"this machine's zone":              {func(c *agents.Config) { c.Hours.Zone = "Local" }, "hours.zone"},
		"closing before opening":           {func(c *agents.Config) { c.Hours.Spans = []agents.Span{{Day: 1, From: "18:00", To: "09:00"}} }, "hours.spans.0.from"},
		"an eighth day":                    {func(c *agents.Config) { c.Hours.Spans = []agents.Span{{Day: 8, From: "09:00", To: "18:00"}} }, "hours.spans.0.from"},
		"up to midnight":                   {func(c *agents.Config) { c.Hours.Spans = []agents.Span{{Day: 7, From: "09:00", To: "24:00"}} }, ""},
		"a mode of nobody":                 {func(c *agents.Config) { c.Hours.Outside = "MAYBE" }, "hours.outside"},
		"no pause at all":                  {func(c *agents.Config) { c.Pace.QuietSeconds = 0 }, "pace.quietSeconds"},
		"the longest wait below the pause": {func(c *agents.Config) { c.Pace.QuietSeconds, c.Pace.CapSeconds = 12, 10 }, "pace.capSeconds"},
		"never by itself":                  {func(c *agents.Config) { c.Pace.ResumeHours = 0 }, ""},
		"longer than a week":               {func(c *agents.Config) { c.Pace.ResumeHours = 169 }, "pace.resumeHours"},
		"no answers at all":                {func(c *agents.Config) { c.Pace.AnswersPerHour = 0 }, "pace.answersPerHour"},
		"a phrase of nothing":              {func(c *agents.Config) { c.Guard.Blocked = []string{"***"} }, "guard.blocked"},
		"a promise that is too long":       {func(c *agents.Config) { c.Guard.NeverPromise = []string{strings.Repeat("a", 201)} }, "guard.neverPromise"},
		"a topic without a name":           {func(c *agents.Config) { c.Guard.Topics[1].Name = " " }, "guard.topics.1.name"},
		"two topics of one name":           {func(c *agents.Config) { c.Guard.Topics[1].Name = strings.ToUpper(c.Guard.Topics[0].Name) }, "guard.topics.1.name"},
		"a topic without phrases":          {func(c *agents.Config) { c.Guard.Topics[2].Phrases = []string{" "} }, "guard.topics.2.phrases"},
		"a handling of nobody":             {func(c *agents.Config) { c.Guard.Topics[0].Handling = "SHRUG" }, "guard.topics.0.handling"},
		"an account twice": {func(c *agents.Config) {
			c.Channels = []agents.ChannelConfig{{SocialAccountID: account}, {SocialAccountID: account}}
		}, "channels.1.socialAccountId"},
	} {
		config := agents.Default(agents.Support)
		c.change(&config)
		list, _ := problem.From(config.Validate())
		fields := []string{}
		for _, e := range list {
			fields = append(fields, e.Field)
		}
		if c.field == "" && len(fields) > 0 || c.field != "" && !slices.Equal(fields, []string{c.field}) {
			t.Errorf("%s: refused at %q, want %q", name, fields, c.field)
		}
	}
}

// TestValidateTidies: what people type is trimmed, and what is there twice is kept once.
func TestValidateTidies(t *testing.T) {
	t.Parallel()
	config := agents.Default(agents.Social)
	config.Instructions = "  Be brief. \n"
	config.Guard = guard.Rules{Blocked: []string{" free   money ", "free money", ""}}
	if err := config.Validate(); err != nil {
		t.Fatal(err)
	}
	if config.Instructions != "Be brief." || !slices.Equal(config.Guard.Blocked, []string{"free money"}) || config.Guard.Topics == nil {
		t.Errorf("%q, %+v", config.Instructions, config.Guard)
	}
}
