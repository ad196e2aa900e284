package billing

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/problem"
)

// TestAIModelInput is the schema's input of that name.
type TestAIModelInput struct {
	ModelID string
	Prompt  *string // of a chat model; a greeting when nil
}

// AIModelTest is what a model did when it was really called.
type AIModelTest struct {
	Text             string
	LatencyMs        int
	PromptTokens     int
	CompletionTokens int
	CostMicros       int64
}

// TestModel calls a model once and tells what came back. It is metered like every
// call.
//
// Problems: BAD_INPUT, NOT_FOUND for a model nobody knows, FORBIDDEN,
// LIMIT_REACHED, PROVIDER_REFUSED with what the provider said in short.
func (s *Service) TestModel(ctx context.Context, actor db.Actor, in TestAIModelInput) (*AIModelTest, error) {
	if !actor.Can(db.RoleAdmin) {
		return nil, problem.New(problem.Forbidden, "Only administrators test models.")
	}
	model, ok := s.Model(in.ModelID)
	if !ok {
		return nil, problem.OnField(problem.NotFound, "modelId", "This model is not known here.")
	}
	prompt := "Say hello in one short sentence."
	if in.Prompt != nil {
		prompt = strings.TrimSpace(*in.Prompt)
	}
	if n := utf8.RuneCountInString(prompt); n < 1 || n > 2000 {
		return nil, problem.BadInputOn("prompt", "A prompt needs 1 to 2000 characters.")
	}
	out := &AIModelTest{}
	started := time.Now()
	cost, err := s.Spend(ctx, actor, Reservation{
		Key: "test:" + db.NewID().String(), Purpose: db.PurposeTest, Model: model.ID, EstimatedMicros: Estimate(model.ID, len(prompt), testTokens),
	}, func(ctx context.Context) (used ai.Usage, err error) {
		out.Text, used, err = s.try(ctx, model, prompt)
		return used, err
	})
	if ai.ClassOf(err) != "" {
		s.Log.WarnContext(ctx, "model test failed", "workspace", actor.WorkspaceID, "model", model.ID, "err", err)
		return nil, Refused(err)
	}
	out.LatencyMs = int(time.Since(started).Milliseconds())
	out.PromptTokens, out.CompletionTokens, out.CostMicros = cost.Usage.PromptTokens, cost.Usage.CompletionTokens, cost.Micros
	return out, err
}

const testTokens = 200

// try asks a model for what it is there for.
func (s *Service) try(ctx context.Context, m AIModel, prompt string) (text string, used ai.Usage, err error) {
	client := s.client(m)
	switch m.Task {
	case TaskEmbed:
		answer, err := client.Embed(ctx, ai.EmbedRequest{Model: m.ID, Texts: []string{prompt}})
		if err != nil {
			return "", used, err
		}
		return fmt.Sprintf("A vector of %d numbers.", len(answer.Vectors[0])), answer.Usage, nil
	case TaskModerate:
		answer, err := client.Moderate(ctx, ai.ModerateRequest{Model: m.ID, Text: prompt})
		if err != nil {
			return "", used, err
		}
		return map[bool]string{true: "Flagged.", false: "Not flagged."}[answer.Flagged], used, nil
	case TaskTranscribe:
		answer, err := client.Transcribe(ctx, ai.TranscribeRequest{Model: m.ID, Filename: "silence.wav", Audio: bytes.NewReader(silence())})
		if err != nil {
			return "", used, err
		}
		return answer.Text, ai.Usage{Audio: time.Second}, nil
	}
	answer, err := client.Chat(ctx, ai.ChatRequest{Model: m.ID, MaxTokens: testTokens, Messages: []ai.Message{{Role: ai.User, Content: prompt}}})
	if err != nil {
		return "", used, err
	}
	return answer.Content, answer.Usage, nil
}

// Refused tells a person why a model did not answer, by the error's class: the
// provider's own words may hold what does not belong on a screen. Problem:
// PROVIDER_REFUSED.
func Refused(err error) error {
	text := map[ai.Class]string{
		ai.RateLimited: "The provider says that it is asked too often. Try again in a minute.", ai.Unavailable: "The model does not answer at the moment.",
		ai.Unauthorized: "The provider refused the key, or its account has no money left.", ai.TooLong: "The text is too long for this model.",
		ai.Filtered: "The model declined to answer this.", ai.Garbled: "The model's answer could not be understood.",
		ai.Rejected: "The provider refused the request. It may not have this model.",
	}[ai.ClassOf(err)]
	return problem.New(problem.ProviderRefused, "%s", text)
}

// silence is a second of it, as a WAV file: 8 kHz, 8 bit, one channel.
func silence() []byte {
	const rate = 8000
	var b bytes.Buffer
	b.WriteString("RIFF")
	for _, part := range []any{
		uint32(36 + rate), []byte("WAVEfmt "), uint32(16), uint16(1), uint16(1), uint32(rate), uint32(rate), uint16(1), uint16(8), []byte("data"), uint32(rate),
	} {
		_ = binary.Write(&b, binary.LittleEndian, part)
	}
	b.Write(bytes.Repeat([]byte{128}, rate))
	return b.Bytes()
}
