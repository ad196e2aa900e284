package app

import (
	"cmp"
	"net"
	"net/url"
	"slices"
	"strings"
)

// AIConfig is a server and a model for each task.
type AIConfig struct {
	BaseURL, Key                               string // of every task that has none of its own
	Answer, Judge, Embed, Moderate, Transcribe AITask
	// FallbackModel answers when Answer's model does not.
	FallbackModel string
	// CheapModel answers while a workspace is close to its budget's end.
	CheapModel string
	// CommunityMonthlyMicros is what a workspace may spend in a month, in millionths
	// of a dollar; CommunityDailyMicros in a day.
	CommunityMonthlyMicros, CommunityDailyMicros int64
}

// AITask is who does a task.
type AITask struct{ BaseURL, Key, Model string }

type aiTask struct {
	name, model, meaning string
	of                   func(*AIConfig) *AITask
}

// aiTasks are the tasks in the order in which they are explained.
var aiTasks = []aiTask{
	{"ANSWER", "gpt-4o-mini", "Writes answers, and helps people to write them. gpt-4o is better and costs about sixteen times as much.", func(c *AIConfig) *AITask { return &c.Answer }},
	{"JUDGE", "gpt-4o-mini", "Checks whether the passages carry an answer.", func(c *AIConfig) *AITask { return &c.Judge }},
	{"EMBED", "text-embedding-3-small", "Turns texts into vectors of 1536 numbers. Another model means that every source is read again.", func(c *AIConfig) *AITask { return &c.Embed }},
	{"MODERATE", "omni-moderation-latest", "Finds harmful texts and images.", func(c *AIConfig) *AITask { return &c.Moderate }},
	{"TRANSCRIBE", "whisper-1", "Writes down voice notes. Of OpenAI's models only whisper-1 tells their length and language.", func(c *AIConfig) *AITask { return &c.Transcribe }},
}

func (c *Config) aiVariables() []Variable {
	list := []Variable{
		{Group: "Models", Name: "OPENAI_API_KEY", Secret: true, set: text(&c.AI.Key),
			Meaning: "Key of the model provider. Without it the product's own offline model answers, from the sources' own sentences, and the interface says so."},
		{Name: "OPENAI_BASE_URL", Default: "https://api.openai.com/v1", Simulated: "http://${SIM_ADDR}/openai/v1", Key: "OPENAI_API_KEY", set: httpURL(&c.AI.BaseURL),
			Meaning: "Any server that speaks the OpenAI protocol, with the version."},
	}
	for _, task := range aiTasks {
		at := task.of(&c.AI)
		list = append(list, Variable{Name: "AI_" + task.name + "_MODEL", Default: task.model, set: text(&at.Model), Meaning: task.meaning})
	}
	list = append(list,
		Variable{Name: "AI_FALLBACK_MODEL", Default: "gpt-4.1-mini", set: text(&c.AI.FallbackModel),
			Meaning: "Answers while the answer model does not."},
		Variable{Name: "AI_CHEAP_MODEL", Default: "gpt-4.1-nano", set: text(&c.AI.CheapModel),
			Meaning: "Answers while a workspace has used 95 % of its budget."},
	)
	for _, task := range aiTasks {
		at := task.of(&c.AI)
		list = append(list,
			Variable{Name: "AI_" + task.name + "_BASE_URL", Default: "${OPENAI_BASE_URL}", set: httpURL(&at.BaseURL),
				Meaning: "Another server for this task alone."},
			Variable{Name: "AI_" + task.name + "_API_KEY", Secret: true, set: text(&at.Key),
				Meaning: "Its key. Empty: OPENAI_API_KEY, unless the server is another one, which gets none."})
	}
	list = append(list,
		Variable{Name: "COMMUNITY_KNOWLEDGE_MB", Default: "200", set: between(&c.KnowledgeMB, 1, 100_000),
			Meaning: "Megabytes of documents and pages that each workspace may keep to answer from."},
		Variable{Name: "COMMUNITY_KNOWLEDGE_SOURCES", Default: "2000", set: between(&c.KnowledgeSources, 1, 100_000),
			Meaning: "How many documents, pages and FAQs that may be."},
		Variable{Name: "COMMUNITY_KNOWLEDGE_PASSAGES", Default: "20000", set: between(&c.KnowledgeChunks, 1, 200_000),
			Meaning: "How many passages they may hold. A search looks at each, about a millisecond for 5,000."},
	)
	return append(list,
		Variable{Name: "COMMUNITY_MONTHLY_CREDIT", Default: "10", set: dollars(&c.AI.CommunityMonthlyMicros),
			Meaning: "What each workspace may spend on models in a month, in US dollars."},
		Variable{Name: "COMMUNITY_DAILY_LIMIT", Default: "2", set: dollars(&c.AI.CommunityDailyMicros),
			Meaning: "And in a day, unless the workspace has set a limit of its own, in US dollars."},
	)
}

// key opens a task's server. The common key goes to the common server alone.
func (c AIConfig) key(task AITask) string {
	if task.Key == "" && task.BaseURL == c.BaseURL {
		return c.Key
	}
	return task.Key
}

// addresses are the base URLs of the installation's servers and where these are dialled:
// a workspace may bring a key of its own for any of them, wherever they are.
func (c AIConfig) addresses() (baseURLs, hosts []string) {
	for _, task := range []AITask{c.Answer, c.Judge, c.Moderate, c.Transcribe} {
		u, err := url.Parse(task.BaseURL)
		if err != nil || slices.Contains(baseURLs, task.BaseURL) {
			continue
		}
		port := cmp.Or(u.Port(), map[string]string{"http": "80", "https": "443"}[u.Scheme])
		baseURLs, hosts = append(baseURLs, strings.TrimRight(task.BaseURL, "/")), append(hosts, net.JoinHostPort(u.Hostname(), port))
	}
	return baseURLs, hosts
}

// offline says whether the product's own simulator does a task.
func (c Config) offline(task AITask) bool {
	return strings.HasPrefix(task.BaseURL, "http://"+reachable(c.SimAddr)+"/openai/")
}

// OfflineModels says whether it does any of them.
func (c Config) OfflineModels() bool {
	return slices.ContainsFunc(aiTasks, func(t aiTask) bool { return c.offline(*t.of(&c.AI)) })
}
