package billing

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"

	"socialsync/clients/ai"
	"socialsync/clients/fetch"
	"socialsync/db"
	"socialsync/features/problem"
)

// TestOwnModelInput is the schema's input of that name.
type TestOwnModelInput struct {
	BaseURL string
	Key     *string // nil: the one that is kept
	Model   OwnModelInput
}

// FindOwnModelsInput is the schema's input of that name.
type FindOwnModelsInput struct {
	BaseURL string
	Key     *string // nil: the one that is kept
}

// OwnModelTest is what a model did with what it is there for, or why it did not.
type OwnModelTest struct {
	Use              db.ModelUse
	Model            string
	Asked            string // empty: a second of silence
	Text             string // empty when it failed
	Failure          *db.ModelFailure
	LatencyMs        int
	PromptTokens     int
	CompletionTokens int
	CostMicros       *int64 // nil: nobody gave a price
}

// OwnModelList is what an endpoint says it has.
type OwnModelList struct {
	Names   []string
	Failure *db.ModelFailure // NOT_FOUND: it has no such list, and may work all the same
}

const (
	tryTime  = 30 * time.Second
	mostList = 500
)

// TestOwnModel has a model do once what it is there for, before it is saved. The
// workspace's own account pays.
//
// Problems: BAD_INPUT, FORBIDDEN, RATE_LIMITED. That the model fails is no problem but
// what the test tells.
func (s *Service) TestOwnModel(ctx context.Context, actor db.Actor, in TestOwnModelInput) (*OwnModelTest, error) {
	key, err := s.enter(ctx, actor, &in.BaseURL, in.Key)
	if err != nil {
		return nil, err
	}
	var l problem.List
	in.Model.validate(&l, "model.")
	if err := l.Err(); err != nil {
		return nil, err
	}
	test := s.tryAll(ctx, actor, in.BaseURL, key, []OwnModelInput{in.Model})[0]
	return &test, ctx.Err()
}

// FindOwnModels asks an endpoint which models it has. Problems: as TestOwnModel.
func (s *Service) FindOwnModels(ctx context.Context, actor db.Actor, in FindOwnModelsInput) (*OwnModelList, error) {
	key, err := s.enter(ctx, actor, &in.BaseURL, in.Key)
	if err != nil {
		return nil, err
	}
	client := s.trial(in.BaseURL, key)
	names, err := ai.Within(ctx, tryTime, client.Models)
	if failure := FailureOf(err); failure != "" {
		return &OwnModelList{Names: []string{}, Failure: &failure}, nil
	}
	return &OwnModelList{Names: append([]string{}, names[:min(len(names), mostList)]...)}, err
}

// trial is a client that tries once: a person waits, and wants to know.
func (s *Service) trial(baseURL, key string) *ai.Client {
	client := s.ownClient(baseURL, key)
	client.Attempts = 1
	return client
}

// tryAll tries models at the same time. What they did stands in the month's usage like
// any other call.
func (s *Service) tryAll(ctx context.Context, actor db.Actor, baseURL, key string, models []OwnModelInput) []OwnModelTest {
	tests := make([]OwnModelTest, len(models))
	var all sync.WaitGroup
	for i, m := range models {
		all.Go(func() { tests[i] = s.tryOne(ctx, s.trial(baseURL, key), m) })
	}
	all.Wait()
	ctx = context.WithoutCancel(ctx) // they were made, whoever waits for them
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		for _, t := range tests {
			if t.Failure != nil {
				continue
			}
			used := db.OwnUsage{Use: t.Use, Model: t.Model, Calls: 1, PromptTokens: t.PromptTokens, CompletionTokens: t.CompletionTokens}
			if t.CostMicros != nil {
				used.Micros = *t.CostMicros
			}
			if err := tx.CountOwnUsage(ctx, used); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil { // whoever waits wants to know what the models did
		s.Log.WarnContext(ctx, "tests of own models are not in the usage", "workspace", actor.WorkspaceID, "err", err)
	}
	return tests
}

func (s *Service) tryOne(ctx context.Context, client *ai.Client, m OwnModelInput) OwnModelTest {
	test := OwnModelTest{Use: m.Use, Model: m.Model, Asked: askedOf[m.Use]}
	var used ai.Usage
	began := time.Now()
	_, err := ai.Within(ctx, tryTime, func(ctx context.Context) (_ struct{}, err error) {
		test.Text, used, err = tryOwn(ctx, client, m)
		return struct{}{}, err
	})
	test.LatencyMs = int(time.Since(began).Milliseconds())
	if err != nil {
		failure := FailureOf(err)
		if failure == "" { // it declined, or found a sentence too long
			failure = db.FailRefused
		}
		s.Log.InfoContext(ctx, "own model's test failed", "model", m.Model, "use", m.Use, "err", err)
		test.Text, test.Failure = "", &failure
		return test
	}
	test.PromptTokens, test.CompletionTokens = used.PromptTokens, used.CompletionTokens
	if m.InputMicros != nil || m.OutputMicros != nil || m.MinuteMicros != nil {
		cost := ownPrice(db.OwnModel{InputMicros: m.InputMicros, OutputMicros: m.OutputMicros, MinuteMicros: m.MinuteMicros}, used)
		test.CostMicros = &cost
	}
	return test
}

// askedOf is what each use is tried with.
var askedOf = map[db.ModelUse]string{
	db.UseAnswer: "Say hello in one short sentence.", db.UseJudge: "Is water wet? Answer in one short sentence.", db.UseModerate: "Have a nice day.",
}

// trySchema is the smallest of the forms that answers and verdicts have here: a model
// that cannot keep to one is of no use, however well it writes.
var trySchema = &ai.Schema{Name: "sentence", Schema: json.RawMessage(
	`{"type":"object","additionalProperties":false,"required":["text"],"properties":{"text":{"type":"string"}}}`)}

var tryTool = ai.Tool{Name: "search_knowledge", Description: "Search the business's documents.", Parameters: json.RawMessage(
	`{"type":"object","additionalProperties":false,"required":["query"],"properties":{"query":{"type":"string"}}}`)}

// tryOwn asks for what the use is going to ask for: who answers is offered tools and
// streams, who judges keeps to a form.
func tryOwn(ctx context.Context, by *ai.Client, m OwnModelInput) (text string, used ai.Usage, err error) {
	switch m.Use {
	case db.UseModerate:
		answer, err := by.Moderate(ctx, ai.ModerateRequest{Model: m.Model, Text: askedOf[m.Use]})
		if err != nil {
			return "", used, err
		}
		return map[bool]string{true: "Flagged.", false: "Not flagged."}[answer.Flagged], used, nil
	case db.UseTranscribe:
		answer, err := by.Transcribe(ctx, ai.TranscribeRequest{Model: m.Model, Filename: "silence.wav", Audio: bytes.NewReader(silence())})
		if err != nil {
			return "", used, err
		}
		return answer.Text, ai.Usage{Audio: time.Second}, nil
	}
	request := ai.ChatRequest{Model: m.Model, MaxTokens: testTokens, Schema: trySchema, Messages: []ai.Message{{Role: ai.User, Content: askedOf[m.Use]}}}
	var answer *ai.ChatResponse
	if m.Use == db.UseAnswer {
		request.Tools, request.ToolChoice = []ai.Tool{tryTool}, "none"
		answer, err = by.Stream(ctx, request, func(string) {})
	} else {
		answer, err = by.Chat(ctx, request)
	}
	if err != nil {
		return "", used, err
	}
	var said struct {
		Text string `json:"text"`
	}
	if err := json.Unmarshal([]byte(answer.Content), &said); err != nil {
		return "", used, &ai.Error{Op: "chat", Class: ai.Garbled, Message: "not in the form that was asked for"}
	}
	return said.Text, answer.Usage, nil
}

// FailureOf says why a model failed; empty for what is not the
// provider's doing: that nothing failed, that it declined one question, or that whoever
// asked has gone.
func FailureOf(err error) db.ModelFailure {
	e, ok := errors.AsType[*ai.Error](err)
	switch {
	case !ok:
		return ""
	case errors.Is(err, fetch.ErrForbidden):
		return db.FailNotPublic
	}
	switch e.Class {
	case ai.RateLimited:
		return db.FailTooFast
	case ai.Unavailable:
		return db.FailReach
	case ai.Unauthorized:
		if e.Status == http.StatusUnauthorized || e.Status == http.StatusForbidden {
			return db.FailKey
		}
		return db.FailMoney
	case ai.Garbled:
		return db.FailUnreadable
	case ai.Rejected:
		switch {
		case strings.Contains(e.Code, "model") || e.Status == http.StatusNotFound && e.Message != "" && strings.Contains(strings.ToLower(e.Message), "model"):
			return db.FailModel
		case e.Status == http.StatusNotFound || e.Status == http.StatusMethodNotAllowed:
			return db.FailNotFound
		}
		return db.FailRefused
	}
	return ""
}

// failureText is for programs: the interface has its own words, with the remedy.
var failureText = map[db.ModelFailure]string{
	db.FailKey:        "The provider refuses the key.",
	db.FailMoney:      "The account at the provider has no money left.",
	db.FailTooFast:    "The provider says that it is asked too often.",
	db.FailReach:      "The provider does not answer.",
	db.FailNotFound:   "Nothing at this address speaks OpenAI's protocol. Most addresses end in /v1.",
	db.FailModel:      "The provider has no such model.",
	db.FailRefused:    "The provider refuses the request. The model may lack tools or structured output.",
	db.FailUnreadable: "The model does not answer in the form that is asked for.",
	db.FailNotPublic:  "The address is not on the public internet.",
}
