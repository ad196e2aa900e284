package aisim

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
)

// chatRequest has every parameter of the published schema. Those that nothing
// here depends on are taken as they come.
type chatRequest struct {
	Model               string          `json:"model"`
	Messages            []message       `json:"messages"`
	Tools               []tool          `json:"tools"`
	ToolChoice          json.RawMessage `json:"tool_choice"`
	ParallelToolCalls   *bool           `json:"parallel_tool_calls"`
	ResponseFormat      *responseFormat `json:"response_format"`
	Temperature         *float64        `json:"temperature"`
	TopP                *float64        `json:"top_p"`
	N                   *int            `json:"n"`
	MaxTokens           *int            `json:"max_tokens"`
	MaxCompletionTokens *int            `json:"max_completion_tokens"`
	Stream              bool            `json:"stream"`
	StreamOptions       *struct {
		IncludeUsage       bool `json:"include_usage"`
		IncludeObfuscation bool `json:"include_obfuscation"`
	} `json:"stream_options"`
	User             string            `json:"user"`
	SafetyIdentifier string            `json:"safety_identifier"`
	PromptCacheKey   string            `json:"prompt_cache_key"`
	Seed             *int              `json:"seed"`
	Stop             json.RawMessage   `json:"stop"`
	PresencePenalty  *float64          `json:"presence_penalty"`
	FrequencyPenalty *float64          `json:"frequency_penalty"`
	LogitBias        map[string]int    `json:"logit_bias"`
	Logprobs         *bool             `json:"logprobs"`
	TopLogprobs      *int              `json:"top_logprobs"`
	ReasoningEffort  *string           `json:"reasoning_effort"`
	Verbosity        *string           `json:"verbosity"`
	Metadata         map[string]string `json:"metadata"`
	Store            *bool             `json:"store"`
	ServiceTier      *string           `json:"service_tier"`
	Modalities       []string          `json:"modalities"`
	Audio            json.RawMessage   `json:"audio"`
	Prediction       json.RawMessage   `json:"prediction"`
	WebSearchOptions json.RawMessage   `json:"web_search_options"`
	Functions        json.RawMessage   `json:"functions"`
	FunctionCall     json.RawMessage   `json:"function_call"`

	context int
}

type message struct {
	Role         string          `json:"role"`
	Content      content         `json:"content"`
	Name         string          `json:"name"`
	Refusal      *string         `json:"refusal"`
	ToolCalls    []toolCall      `json:"tool_calls"`
	ToolCallID   string          `json:"tool_call_id"`
	Audio        json.RawMessage `json:"audio"`
	FunctionCall json.RawMessage `json:"function_call"`
}

type toolCall struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Function struct {
		Name      string `json:"name"`
		Arguments string `json:"arguments"`
	} `json:"function"`
}

type tool struct {
	Type     string `json:"type"`
	Function struct {
		Name        string          `json:"name"`
		Description string          `json:"description"`
		Parameters  json.RawMessage `json:"parameters"`
		Strict      *bool           `json:"strict"`
	} `json:"function"`
}

type responseFormat struct {
	Type       string `json:"type"`
	JSONSchema *struct {
		Name        string          `json:"name"`
		Description string          `json:"description"`
		Schema      json.RawMessage `json:"schema"`
		Strict      *bool           `json:"strict"`
	} `json:"json_schema"`
}

var plainName = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)

// validate judges a request as OpenAI does.
func (in *chatRequest) validate() error {
	context, reasons, known := chatModel(in.Model)
	in.context = context
	switch {
	case in.Model == "":
		return missing("model")
	case !known:
		return noModel(in.Model)
	case in.Messages == nil:
		return missing("messages")
	case len(in.Messages) == 0:
		return invalid("messages", "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.")
	case in.N != nil && *in.N != 1:
		return invalid("n", "The simulator gives one choice only.")
	case in.MaxTokens != nil && in.MaxCompletionTokens != nil:
		return invalid("max_tokens", "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.")
	case reasons && in.MaxTokens != nil:
		return unsupported("max_tokens", "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.")
	case reasons && in.Temperature != nil && *in.Temperature != 1:
		return unsupported("temperature", "Unsupported value: 'temperature' does not support %v with this model. Only the default (1) value is supported.", *in.Temperature)
	case outside(in.Temperature, 0, 2):
		return invalid("temperature", "Invalid 'temperature': expected a value between 0 and 2, but got %v instead.", *in.Temperature)
	case outside(in.TopP, 0, 1):
		return invalid("top_p", "Invalid 'top_p': expected a value between 0 and 1, but got %v instead.", *in.TopP)
	case in.limit() < 1:
		return invalid("max_completion_tokens", "Invalid 'max_completion_tokens': integer below minimum value. Expected a value >= 1.")
	case in.StreamOptions != nil && !in.Stream:
		return invalid("stream_options", "The 'stream_options' parameter is only allowed when 'stream' is enabled.")
	case in.ParallelToolCalls != nil && len(in.Tools) == 0:
		return invalid("parallel_tool_calls", "Invalid value for 'parallel_tool_calls': 'parallel_tool_calls' is only allowed when 'tools' are specified.")
	case len(in.ToolChoice) > 0 && len(in.Tools) == 0:
		return invalid("tool_choice", "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.")
	}
	if err := in.validateTools(); err != nil {
		return err
	}
	if err := in.validateFormat(); err != nil {
		return err
	}
	return in.validateMessages()
}

func outside(value *float64, low, high float64) bool {
	return value != nil && (*value < low || *value > high || math.IsNaN(*value))
}

func unsupported(param, format string, args ...any) error {
	return &failure{status: 400, kind: "invalid_request_error", code: "unsupported_parameter", param: param, message: fmt.Sprintf(format, args...)}
}

// limit is how many tokens the answer may have.
func (in *chatRequest) limit() int {
	switch {
	case in.MaxCompletionTokens != nil:
		return *in.MaxCompletionTokens
	case in.MaxTokens != nil:
		return *in.MaxTokens
	}
	return math.MaxInt32
}

func (in *chatRequest) validateTools() error {
	var names []string
	for i, t := range in.Tools {
		at := fmt.Sprintf("tools[%d]", i)
		switch {
		case t.Type != "function":
			return invalid(at+".type", "Invalid value: '%s'. Supported values are: 'function' and 'custom'.", t.Type)
		case t.Function.Name == "":
			return missing(at + ".function.name")
		case !plainName.MatchString(t.Function.Name):
			return invalid(at+".function.name", "Invalid '%s.function.name': string does not match pattern '^[a-zA-Z0-9_-]+$'.", at)
		case slices.Contains(names, t.Function.Name):
			return invalid(at, "Function names must be unique.")
		}
		names = append(names, t.Function.Name)
		if t.Function.Strict != nil && *t.Function.Strict {
			if err := strictSchema(t.Function.Parameters); err != nil {
				return &failure{status: 400, kind: "invalid_request_error", code: "invalid_function_parameters", param: at + ".function.parameters",
					message: fmt.Sprintf("Invalid schema for function '%s': %v", t.Function.Name, err)}
			}
		}
	}
	if len(in.ToolChoice) == 0 {
		return nil
	}
	var word string
	if json.Unmarshal(in.ToolChoice, &word) == nil {
		if !slices.Contains([]string{"auto", "none", "required"}, word) {
			return invalid("tool_choice", "Invalid value: '%s'. Supported values are: 'none', 'auto', and 'required'.", word)
		}
		return nil
	}
	if name := in.forcedTool(); !slices.Contains(names, name) {
		return invalid("tool_choice", "Tool choice '%s' not found in 'tools' parameter.", name)
	}
	return nil
}

// forcedTool is the function that tool_choice names, or empty.
func (in *chatRequest) forcedTool() string {
	var named struct {
		Function struct {
			Name string `json:"name"`
		} `json:"function"`
	}
	_ = json.Unmarshal(in.ToolChoice, &named)
	return named.Function.Name
}

// choice is the word of tool_choice; "auto" when there is none.
func (in *chatRequest) choice() string {
	var word string
	if json.Unmarshal(in.ToolChoice, &word) != nil || word == "" {
		return "auto"
	}
	return word
}

func (in *chatRequest) validateFormat() error {
	f := in.ResponseFormat
	if f == nil {
		return nil
	}
	switch f.Type {
	case "text":
		return nil
	case "json_object":
		return nil
	case "json_schema":
	default:
		return invalid("response_format.type", "Invalid value: '%s'. Supported values are: 'json_object', 'json_schema', and 'text'.", f.Type)
	}
	switch {
	case f.JSONSchema == nil:
		return missing("response_format.json_schema")
	case !plainName.MatchString(f.JSONSchema.Name):
		return invalid("response_format.json_schema.name", "Invalid 'response_format.json_schema.name': string does not match pattern '^[a-zA-Z0-9_-]+$'.")
	}
	if f.JSONSchema.Strict == nil || !*f.JSONSchema.Strict {
		return nil
	}
	if err := strictSchema(f.JSONSchema.Schema); err != nil {
		return invalid("response_format", "Invalid schema for response_format '%s': %v", f.JSONSchema.Name, err)
	}
	return nil
}
