package replies

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/problem"
)

const (
	maxRounds = 4 // calls of the model in one turn; the last one may not ask for more
	maxCalls  = 4 // of tools in one round; the others are refused
	maxAnswer = 900
)

// round is one call of the model and what came of the tools it asked for.
type round struct {
	generated
	Content string           `json:"content"`
	Calls   []ai.ToolCall    `json:"calls"`
	Results []string         `json:"results"`
	Found   []db.ReplySource `json:"found"` // passages that are new to the turn
}

// generated is what the model ended with.
type generated struct {
	Said       *Said          `json:"said,omitempty"` // nil: it goes on, or failed
	Failure    db.ReplyReason `json:"failure,omitempty"`
	Action     string         `json:"action,omitempty"` // the action that Failure is about
	IsFallback bool           `json:"isFallback,omitempty"`
	Asks       *asks          `json:"asks,omitempty"` // the change that the customer is asked about
}

func (g generated) said() Said {
	if g.Said == nil {
		return Said{}
	}
	return *g.Said
}

// tools are all that the model may ask for, beside the workspace's actions.
var tools = []ai.Tool{
	{Name: "search_knowledge", Description: "Search the business's documents, pages and answers for passages. Ask in other words than before.", Parameters: json.RawMessage(
		`{"type":"object","additionalProperties":false,"required":["query"],"properties":{"query":{"type":"string"}}}`)},
	{Name: "find_answers", Description: "Search only the answers that the business wrote to frequent questions.", Parameters: json.RawMessage(
		`{"type":"object","additionalProperties":false,"required":["question"],"properties":{"question":{"type":"string"}}}`)},
	{Name: "escalate", Description: "Hand the conversation to a person: the customer asks for one, is in danger, has tried in vain, or the passages do not answer.", Parameters: json.RawMessage(
		`{"type":"object","additionalProperties":false,"required":["reason","explanation","language","wants","tried","missing"],"properties":{
			"reason":{"type":"string","enum":["NOT_COVERED","ASKED_FOR_PERSON","URGENT","OTHER"]},
			"explanation":{"type":"string","description":"For the team, in a sentence"},
			"language":{"type":"string","description":"ISO 639-1 code of the customer's language"},
			"wants":{"type":"string"},"tried":{"type":"string"},"missing":{"type":"string"}}}`)},
}

// generate: one call of the model. It comes back here as long as the model asks for
// tools.
func (s *Service) generate(ctx context.Context, t *turn) (db.ReplyNode, error) {
	defer s.showTyping(ctx, t)()
	pictures, err := s.pictures(ctx, t)
	if err != nil {
		return "", err
	}
	offered := append(slices.Clone(tools), t.actionTools()...)
	request := ai.ChatRequest{
		Messages: t.prompt(pictures), Tools: offered, Schema: saidSchema, MaxTokens: maxAnswer, Temperature: float32(t.config.Temperature),
	}
	for _, r := range t.rounds {
		request.Messages = append(request.Messages, ai.Message{Role: ai.Assistant, Content: r.Content, ToolCalls: r.Calls})
		for i, result := range r.Results {
			request.Messages = append(request.Messages, ai.Message{Role: ai.ToolResult, ToolCallID: r.Calls[i].ID, Content: result})
		}
	}
	if len(t.rounds) == maxRounds-1 {
		request.ToolChoice = "none"
	}
	now, call, err := s.ask(ctx, t, request)
	if err != nil {
		return "", err
	}
	taken := len(t.taken)
	for i, tool := range now.Calls {
		result := "That is too much at once."
		if !slices.ContainsFunc(offered, func(t ai.Tool) bool { return t.Name == tool.Name }) {
			// It is told so, by a name that the protocol takes: the next round may do better.
			result = fmt.Sprintf("There is no tool %.60q.", tool.Name)
			now.Calls[i].Name = "unknown"
		} else if i < maxCalls {
			if result, err = s.use(ctx, t, tool, now); err != nil {
				return "", err
			}
		}
		now.Results = append(now.Results, result)
	}
	if len(t.rounds) >= maxRounds-1 && now.Said == nil && now.Failure == "" { // it was told to come to an end
		now.Said = &Said{Kind: HandedOff, Reason: "The model came to no answer."}
	}
	t.rounds = append(t.rounds, *now)
	t.generated = now.generated
	next := db.NodeGenerate
	switch {
	case now.Failure != "", now.Said != nil && now.Said.Kind != Answered && now.Said.Kind != Clarifies:
		next = db.NodeDecide
	case now.Said != nil:
		next = db.NodeCheck
	}
	input := map[string]any{"round": len(t.rounds), "messages": len(request.Messages)}
	if len(t.rounds) == 1 {
		input["prompt"] = t.asSent(request.Messages)
	}
	if err := t.record(db.NodeGenerate, input, now, call); err != nil {
		return "", err
	}
	t.taken = slices.Insert(t.taken[:len(t.taken)-1], taken, t.taken[len(t.taken)-1]) // what it asked for comes after it
	return next, nil
}

// asSent are messages as they leave: see ai.Redact.
func (t *turn) asSent(messages []ai.Message) []ai.Message {
	out := slices.Clone(messages)
	for i := range out {
		out[i].Content = ai.Redact(out[i].Content, t.hides)
	}
	return out
}

// reveal puts back into an answer what was hidden of the passages that it names: an
// account's number that the business publishes is for its customers.
func (t *turn) reveal(said *Said) {
	passages := t.passages()
	for i, part := range said.Parts {
		var named []string
		for _, n := range part.Passages {
			if n >= 1 && n <= len(passages) {
				named = append(named, passages[n-1].Text)
			}
		}
		said.Parts[i].Text = ai.Restore(part.Text, named...)
	}
}

// ask calls the chosen model, or the one that stands in for it while it does not
// respond. What no model answers is tried again for a while if that may help, and then,
// like what a refused key or an empty account keeps it from, no error but a reason for a
// person to.
func (s *Service) ask(ctx context.Context, t *turn, request ai.ChatRequest) (*round, *call, error) {
	writers, err := s.writers(ctx, t)
	if err != nil {
		return nil, nil, err
	}
	mayPass := false
	for i, by := range writers {
		request.Model = by.Model
		t.run.Model = by.Model
		out, call, err := s.metered(ctx, t, db.NodeGenerate, db.PurposeAnswer, by, billing.EstimateChat(request), func(ctx context.Context, heard func()) (*ai.ChatResponse, error) {
			show := s.streamer(ctx, t)
			return by.Stream(ctx, request, func(delta string) { heard(); show(delta) })
		})
		s.Billing.Heard(ctx, t.actor, by, err)
		switch class := ai.ClassOf(err); {
		case err == nil:
			now, err := read(out)
			if err == nil {
				if now.Said != nil {
					t.reveal(now.Said)
				}
				now.IsFallback = i > 0 || slices.ContainsFunc(t.rounds, func(r round) bool { return r.IsFallback })
				return now, call, nil
			}
			s.Log.WarnContext(ctx, "the model's answer is unreadable", "run", t.run.ID, "model", by.Model, "provider", by.Provider, "err", err)
			return &round{generated: generated{Failure: db.ReasonModelUnavailable}}, call, nil
		case problem.CodeOf(err) == problem.LimitReached:
			return &round{generated: generated{Failure: db.ReasonBudget}}, nil, nil
		case class == ai.Filtered:
			return &round{generated: generated{Said: &Said{Kind: HandedOff, Reason: "The model's provider refuses to answer this."}}}, nil, nil
		case class == "":
			return nil, nil, err
		default:
			mayPass = mayPass || billing.FailureOf(err).Passes()
			s.Log.WarnContext(ctx, "the model did not answer", "workspace", t.actor.WorkspaceID, "run", t.run.ID, "model", by.Model, "provider", by.Provider, "err", err)
		}
	}
	if mayPass && t.isPatient() {
		return nil, nil, errLater
	}
	return &round{generated: generated{Failure: db.ReasonModelUnavailable}}, nil, nil
}

// writers are who may write the answer. A model that a person chose to try is the
// installation's.
func (s *Service) writers(ctx context.Context, t *turn) ([]billing.Server, error) {
	if t.isOurs {
		return s.Billing.OurWriters(ctx, t.actor, t.config.Model)
	}
	return s.Billing.Writers(ctx, t.actor, t.config.Model)
}

// read takes what the model said: calls of tools, or its answer.
func read(out *ai.ChatResponse) (*round, error) {
	now := &round{Content: out.Content, Calls: out.ToolCalls}
	if len(out.ToolCalls) > 0 {
		return now, nil
	}
	if out.FinishReason == "length" {
		return nil, fmt.Errorf("the answer was cut off after %d tokens", out.Usage.CompletionTokens)
	}
	said, err := readSaid(out.Content)
	now.Said = &said
	return now, err
}

// toolInput is what the model may say to any of the tools.
type toolInput struct {
	Query       string `json:"query"`
	Question    string `json:"question"`
	Reason      string `json:"reason"`
	Explanation string `json:"explanation"`
	Language    string `json:"language"`
	Brief
}

func (in *toolInput) read(arguments json.RawMessage) bool {
	return json.Unmarshal(arguments, in) == nil
}

// use does what the model asks of a tool.
func (s *Service) use(ctx context.Context, t *turn, tool ai.ToolCall, now *round) (string, error) {
	if action := t.actionOf(tool.Name); action != nil {
		return s.callAction(ctx, t, *action, tool.Arguments, now)
	}
	var in toolInput
	if !in.read(tool.Arguments) {
		return "The arguments cannot be read.", nil
	}
	var kinds []db.KnowledgeKind
	switch tool.Name {
	case "escalate":
		said := Said{Kind: HandedOff, Reason: in.Explanation, NotCovered: in.Reason == "NOT_COVERED", Language: in.Language, Brief: in.Brief}.clean()
		now.Said = &said
		return "A person takes over.", nil
	case "find_answers":
		kinds = []db.KnowledgeKind{db.KnowledgeFaq}
	}
	before := t.rounds
	t.rounds = t.with(now)
	found, err := s.search(ctx, t, []string{cmp.Or(in.Query, in.Question)}, kinds)
	t.rounds = before
	if err != nil {
		return "", err
	}
	now.Found = append(now.Found, found...)
	return enclosePassages(found), nil
}

// with are the rounds and the one that goes on: what it has found already is numbered.
func (t *turn) with(now *round) []round { return append(slices.Clone(t.rounds), *now) }

// streamer shows open threads what is being written.
func (s *Service) streamer(ctx context.Context, t *turn) func(delta string) {
	return ai.Showing(func(text string) {
		if !t.isTrial() {
			s.Events.Publish(ctx, t.actor.WorkspaceID, events.ReplyStreamed{RunID: t.run.ID, ConversationID: t.run.ConversationID, Text: text})
		}
	}, "text", "question")
}
