package ai

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"
)

const maxStream = 16 << 20 // each token comes in a frame of some 200 bytes

// maxIdle is how long a stream may say nothing: somebody is waiting for its first word.
const maxIdle = 30 * time.Second

// Stream is Chat that passes on each piece of the answer's text as it arrives.
// An attempt that said something is not repeated: the caller gets the error, and
// drops what it was told.
func (c *Client) Stream(ctx context.Context, in ChatRequest, on func(delta string)) (*ChatResponse, error) {
	in.Model = orElse(in.Model, c.Model)
	request := in.wire()
	request.StreamOptions = &openai.StreamOptions{IncludeUsage: true}
	idle := min(orElse(c.Timeout, maxIdle), maxIdle)
	said := false
	var out *ChatResponse
	err := c.run(ctx, "chat", in.Model, maxStream, -1, func() bool { return said }, func(ctx context.Context, api *openai.Client, _ *doer) error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		watch := time.AfterFunc(idle, cancel)
		defer watch.Stop()
		stream, err := api.CreateChatCompletionStream(ctx, request)
		if err != nil {
			return err
		}
		defer func() { _ = stream.Close() }()
		var heard collector
		for {
			chunk, err := stream.Recv()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return err
			}
			watch.Reset(idle)
			if delta := heard.take(chunk); delta != "" {
				said = true
				on(delta)
			}
		}
		if heard.finish == "" {
			return &Error{Class: Unavailable, Message: "the stream broke off"}
		}
		out = heard.response(in.Model)
		return in.check(out, heard.refusal.String())
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// collector puts the chunks of a stream together.
type collector struct {
	content, refusal strings.Builder
	calls            []openai.ToolCall
	finish, model    string
	usage            *openai.Usage
}

// take adds a chunk and returns its piece of text.
func (h *collector) take(chunk openai.ChatCompletionStreamResponse) string {
	if chunk.Usage != nil {
		h.usage = chunk.Usage
	}
	if chunk.Model != "" {
		h.model = chunk.Model
	}
	if len(chunk.Choices) == 0 {
		return ""
	}
	choice := chunk.Choices[0]
	if choice.FinishReason != "" {
		h.finish = string(choice.FinishReason)
	}
	h.content.WriteString(choice.Delta.Content)
	h.refusal.WriteString(choice.Delta.Refusal)
	for _, part := range choice.Delta.ToolCalls {
		at := max(len(h.calls)-1, 0)
		if part.Index != nil {
			at = min(*part.Index, len(h.calls))
		}
		if at < 0 {
			continue
		}
		if at == len(h.calls) {
			h.calls = append(h.calls, openai.ToolCall{})
		}
		call := &h.calls[at]
		call.ID += part.ID
		call.Function.Name += part.Function.Name
		call.Function.Arguments += part.Function.Arguments
	}
	return choice.Delta.Content
}

func (h *collector) response(model string) *ChatResponse {
	out := &ChatResponse{
		Content: h.content.String(), FinishReason: h.finish, Model: orElse(h.model, model), Usage: usage(h.usage),
	}
	for _, call := range h.calls {
		out.ToolCalls = append(out.ToolCalls, toolCall(call))
	}
	return out
}
