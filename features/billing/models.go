package billing

import (
	"slices"

	"socialsync/clients/ai"
)

// AITask is what a model is used for here.
type AITask string

// The tasks, spelled the same in Go, GraphQL and TypeScript.
const (
	TaskChat       AITask = "CHAT"
	TaskEmbed      AITask = "EMBED"
	TaskModerate   AITask = "MODERATE"
	TaskTranscribe AITask = "TRANSCRIBE"
)

// AICapability is what a chat model can do beside writing.
type AICapability string

// The capabilities that the product asks for.
const (
	CanTools     AICapability = "TOOLS"
	CanSchema    AICapability = "STRUCTURED_OUTPUT"
	CanSee       AICapability = "VISION"
	CanStream    AICapability = "STREAMING"
	CanReason    AICapability = "REASONING"
	CanSeeImages AICapability = "IMAGE_MODERATION"
)

// AIModel is a model that the product knows: what it costs and what it can do.
// Prices are millionths of a US dollar for a million tokens, or for a minute of
// audio.
type AIModel struct {
	ID            string
	Name          string
	Task          AITask
	InputMicros   int64
	CachedMicros  int64 // for input that the provider had seen before
	OutputMicros  int64
	MinuteMicros  int64
	ContextTokens int
	Capabilities  []AICapability
	IsOffline     bool // the product's own simulator plays it
	IsDefault     bool // used unless an agent's version names another
}

var chatCapabilities = []AICapability{CanTools, CanSchema, CanSee, CanStream}

// catalogue has the providers' public prices; change them here when they do.
var catalogue = []AIModel{
	{ID: "gpt-4o-mini", Name: "GPT-4o mini", Task: TaskChat, InputMicros: 150_000, CachedMicros: 75_000, OutputMicros: 600_000, ContextTokens: 128_000, Capabilities: chatCapabilities},
	{ID: "gpt-4o", Name: "GPT-4o", Task: TaskChat, InputMicros: 2_500_000, CachedMicros: 1_250_000, OutputMicros: 10_000_000, ContextTokens: 128_000, Capabilities: chatCapabilities},
	{ID: "gpt-4.1-nano", Name: "GPT-4.1 nano", Task: TaskChat, InputMicros: 100_000, CachedMicros: 25_000, OutputMicros: 400_000, ContextTokens: 1_047_576, Capabilities: chatCapabilities},
	{ID: "gpt-4.1-mini", Name: "GPT-4.1 mini", Task: TaskChat, InputMicros: 400_000, CachedMicros: 100_000, OutputMicros: 1_600_000, ContextTokens: 1_047_576, Capabilities: chatCapabilities},
	{ID: "gpt-4.1", Name: "GPT-4.1", Task: TaskChat, InputMicros: 2_000_000, CachedMicros: 500_000, OutputMicros: 8_000_000, ContextTokens: 1_047_576, Capabilities: chatCapabilities},
	{ID: "text-embedding-3-small", Name: "Embedding 3 small", Task: TaskEmbed, InputMicros: 20_000, CachedMicros: 20_000, ContextTokens: 8192},
	{ID: "omni-moderation-latest", Name: "Omni moderation", Task: TaskModerate, ContextTokens: 32_768, Capabilities: []AICapability{CanSeeImages}},
	{ID: "whisper-1", Name: "Whisper", Task: TaskTranscribe, MinuteMicros: 6_000},
	{ID: "gpt-4o-mini-transcribe", Name: "GPT-4o mini transcribe", Task: TaskTranscribe, MinuteMicros: 3_000},
}

// Models lists the catalogue, and after it those that the installation uses and
// the catalogue lacks: they are another maker's, and cost nothing as far as the
// ledger knows.
func (s *Service) Models() []AIModel {
	list := append([]AIModel{}, catalogue...)
	for _, used := range s.used() {
		if _, known := find(list, used.client.Model); !known {
			list = append(list, AIModel{ID: used.client.Model, Name: used.client.Model, Task: used.task, Capabilities: []AICapability{}})
		}
	}
	for i := range list {
		m, client := &list[i], s.client(list[i])
		if m.Capabilities == nil {
			m.Capabilities = []AICapability{}
		}
		m.IsOffline, m.IsDefault = client.Endpoint.Offline, client.Model == m.ID
	}
	return list
}

// Model finds one of Models.
func (s *Service) Model(id string) (AIModel, bool) { return find(s.Models(), id) }

func find(list []AIModel, id string) (AIModel, bool) {
	for _, m := range list {
		if m.ID == id {
			return m, true
		}
	}
	return AIModel{}, false
}

// usedClient is one of the installation's clients with what it is for.
type usedClient struct {
	task   AITask
	client *ai.Client
}

// used are the installation's clients; tests may have fewer of them.
func (s *Service) used() []usedClient {
	return slices.DeleteFunc([]usedClient{
		{TaskChat, s.AI.Answer}, {TaskChat, s.AI.Judge}, {TaskEmbed, s.AI.Embed}, {TaskModerate, s.AI.Moderate}, {TaskTranscribe, s.AI.Transcribe},
	}, func(u usedClient) bool { return u.client == nil })
}

// client is who would call a model.
func (s *Service) client(m AIModel) *ai.Client {
	for _, used := range s.used() {
		if used.client.Model == m.ID {
			return used.client
		}
	}
	for _, used := range s.used() {
		if used.task == m.Task {
			return used.client
		}
	}
	return s.AI.Answer
}

// Price is what a call of the installation's model cost, in millionths of a US dollar,
// rounded up. A model that nobody knows costs nothing.
func Price(model string, u ai.Usage) int64 {
	m, _ := find(catalogue, model)
	return priced(m, u)
}

func priced(m AIModel, u ai.Usage) int64 {
	perToken := int64(u.PromptTokens-u.CachedTokens)*m.InputMicros + int64(u.CachedTokens)*m.CachedMicros + int64(u.CompletionTokens)*m.OutputMicros
	perMinute := u.Audio.Milliseconds() * m.MinuteMicros
	return (perToken+999_999)/1_000_000 + (perMinute+59_999)/60_000
}
