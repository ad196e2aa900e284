package ai

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/sashabaranov/go-openai"
)

const maxChatAnswer = 4 << 20

// Chat asks a model and waits for the whole answer.
func (c *Client) Chat(ctx context.Context, in ChatRequest) (*ChatResponse, error) {
	in.Model = orElse(in.Model, c.Model)
	request := in.wire()
	var out *ChatResponse
	err := c.run(ctx, "chat", in.Model, maxChatAnswer, 0, nil, func(ctx context.Context, api *openai.Client, _ *doer) error {
		answer, err := api.CreateChatCompletion(ctx, request)
		if err != nil {
			return err
		}
		if len(answer.Choices) == 0 {
			return garbled("an answer without a choice")
		}
		choice := answer.Choices[0]
		out = &ChatResponse{
			Content: choice.Message.Content, FinishReason: string(choice.FinishReason),
			Model: orElse(answer.Model, in.Model), Usage: usage(&answer.Usage),
		}
		for _, call := range choice.Message.ToolCalls {
			out.ToolCalls = append(out.ToolCalls, toolCall(call))
		}
		return in.check(out, choice.Message.Refusal)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// wire is the request in the protocol's words.
func (in ChatRequest) wire() openai.ChatCompletionRequest {
	request := openai.ChatCompletionRequest{
		Model: in.Model, MaxCompletionTokens: in.MaxTokens, User: in.User, Messages: []openai.ChatCompletionMessage{},
	}
	if !reasons(in.Model) {
		request.Temperature = in.Temperature
		if in.Temperature == 0 {
			// The library leaves a zero out, and OpenAI's default is 1.
			request.Temperature = math.SmallestNonzeroFloat32
		}
	}
	for _, m := range in.Messages {
		request.Messages = append(request.Messages, m.wire())
	}
	for _, tool := range in.Tools {
		request.Tools = append(request.Tools, openai.Tool{Type: openai.ToolTypeFunction, Function: &openai.FunctionDefinition{
			Name: tool.Name, Description: tool.Description, Strict: true, Parameters: tool.Parameters,
		}})
	}
	if len(in.Tools) > 0 {
		switch in.ToolChoice {
		case "":
		case "auto", "none", "required":
			request.ToolChoice = in.ToolChoice
		default:
			request.ToolChoice = openai.ToolChoice{Type: openai.ToolTypeFunction, Function: openai.ToolFunction{Name: in.ToolChoice}}
		}
		if in.Schema != nil {
			request.ParallelToolCalls = false // OpenAI does not promise strict output with it
		}
	}
	if in.Schema != nil {
		request.ResponseFormat = &openai.ChatCompletionResponseFormat{
			Type:       openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: in.Schema.Name, Strict: true, Schema: in.Schema.Schema},
		}
	}
	return request
}

func (m Message) wire() openai.ChatCompletionMessage {
	out := openai.ChatCompletionMessage{Role: string(m.Role), Content: m.Content, ToolCallID: m.ToolCallID}
	if len(m.Images) > 0 {
		out.Content = ""
		if m.Content != "" {
			out.MultiContent = append(out.MultiContent, openai.ChatMessagePart{Type: openai.ChatMessagePartTypeText, Text: m.Content})
		}
		for _, image := range m.Images {
			out.MultiContent = append(out.MultiContent, openai.ChatMessagePart{
				Type:     openai.ChatMessagePartTypeImageURL,
				ImageURL: &openai.ChatMessageImageURL{URL: image.address(), Detail: openai.ImageURLDetail(orElse(image.Detail, "low"))},
			})
		}
	}
	for _, call := range m.ToolCalls {
		out.ToolCalls = append(out.ToolCalls, openai.ToolCall{
			ID: call.ID, Type: openai.ToolTypeFunction,
			Function: openai.FunctionCall{Name: call.Name, Arguments: string(call.Arguments)},
		})
	}
	return out
}

// reasons says whether a model thinks before it answers: those take no temperature.
func reasons(model string) bool {
	for _, family := range []string{"o1", "o3", "o4", "gpt-5", "gpt-6"} {
		if strings.HasPrefix(model, family) {
			return true
		}
	}
	return false
}

// check refuses an answer that is not what was asked for.
func (in ChatRequest) check(out *ChatResponse, refusal string) error {
	switch {
	case refusal != "":
		return &Error{Class: Filtered, Code: "refusal", Message: refusal}
	case out.FinishReason == string(openai.FinishReasonContentFilter):
		return &Error{Class: Filtered, Code: "content_filter"}
	}
	if len(out.ToolCalls) > 0 && len(in.Tools) == 0 {
		return garbled("a call of a tool, though none was offered")
	}
	for _, call := range out.ToolCalls {
		if !json.Valid(call.Arguments) {
			return garbled("a call of a tool whose arguments are no JSON")
		}
	}
	if len(out.ToolCalls) > 0 {
		return nil // of which tools is for the caller to judge: see ToolCall
	}
	if out.Content == "" {
		return garbled("an empty answer")
	}
	if in.Schema == nil {
		return nil
	}
	return in.Schema.accept(out.Content)
}

func garbled(format string, args ...any) error {
	return &Error{Class: Garbled, Message: fmt.Sprintf(format, args...)}
}

func toolCall(call openai.ToolCall) ToolCall {
	return ToolCall{ID: call.ID, Name: call.Function.Name, Arguments: json.RawMessage(orElse(call.Function.Arguments, "{}"))}
}

func usage(u *openai.Usage) Usage {
	if u == nil {
		return Usage{}
	}
	out := Usage{PromptTokens: u.PromptTokens, CompletionTokens: u.CompletionTokens}
	if u.PromptTokensDetails != nil {
		out.CachedTokens = u.PromptTokensDetails.CachedTokens
	}
	return out
}
