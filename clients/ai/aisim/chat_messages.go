package aisim

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// content is a message's text, or its parts.
type content struct {
	present bool
	text    string
	images  []string // addresses
}

type contentPart struct {
	Type     string  `json:"type"`
	Text     *string `json:"text"`
	ImageURL *struct {
		URL    string `json:"url"`
		Detail string `json:"detail"`
	} `json:"image_url"`
	Refusal *string `json:"refusal"`
}

// UnmarshalJSON reads a string, null, or a list of parts.
func (c *content) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	c.present = true
	if json.Unmarshal(data, &c.text) == nil {
		return nil
	}
	var parts []contentPart
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&parts); err != nil {
		return invalid("messages", "Invalid type for 'messages.content': expected one of a string or array of objects.")
	}
	var texts []string
	for _, p := range parts {
		switch {
		case p.Type == "text" && p.Text != nil:
			texts = append(texts, *p.Text)
		case p.Type == "refusal" && p.Refusal != nil:
		case p.Type == "image_url" && p.ImageURL != nil:
			if !validImage(p.ImageURL.URL) {
				return invalid("messages", "Invalid image. Expected a URL, or base64 data of image/png, image/jpeg, image/webp or image/gif.")
			}
			if !slices.Contains([]string{"", "auto", "low", "high"}, p.ImageURL.Detail) {
				return invalid("messages", "Invalid value: '%s'. Supported values are: 'low', 'high', and 'auto'.", p.ImageURL.Detail)
			}
			c.images = append(c.images, p.ImageURL.URL)
		default:
			return invalid("messages", "Invalid content part of type '%s'.", p.Type)
		}
	}
	if len(parts) == 0 {
		return invalid("messages", "Invalid 'messages.content': empty array.")
	}
	c.text = strings.Join(texts, "\n")
	return nil
}

var roles = []string{"system", "developer", "user", "assistant", "tool"}

// validateMessages checks what each role may have, and that tool calls and their
// results belong together.
func (in *chatRequest) validateMessages() error {
	var open []string // calls that still want their result
	for i, m := range in.Messages {
		at := fmt.Sprintf("messages[%d]", i)
		if len(open) > 0 && m.Role != "tool" {
			return invalid(at, "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: %s", strings.Join(open, ", "))
		}
		switch {
		case !slices.Contains(roles, m.Role):
			return invalid(at+".role", "Invalid value: '%s'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.", m.Role)
		case m.Role == "tool" && m.ToolCallID == "":
			return missing(at + ".tool_call_id")
		case m.Role == "tool" && !slices.Contains(open, m.ToolCallID):
			return invalid(at+".role", "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.")
		case m.Role != "tool" && m.ToolCallID != "":
			return unknownParameter(at + ".tool_call_id")
		case m.Role != "assistant" && m.ToolCalls != nil:
			return unknownParameter(at + ".tool_calls")
		case !m.Content.present && (m.Role != "assistant" || len(m.ToolCalls) == 0):
			return invalid(at+".content", "Invalid value for 'content': expected a string, got null.")
		case len(m.Content.images) > 0 && m.Role != "user":
			return invalid(at, "Invalid 'messages[%d]'. Image URLs are only allowed for messages with role 'user', but this message with role '%s' contains an image URL.", i, m.Role)
		}
		if m.Role == "tool" {
			open = slices.DeleteFunc(open, func(id string) bool { return id == m.ToolCallID })
		}
		for j, call := range m.ToolCalls {
			switch {
			case call.ID == "":
				return missing(fmt.Sprintf("%s.tool_calls[%d].id", at, j))
			case call.Type != "function":
				return invalid(fmt.Sprintf("%s.tool_calls[%d].type", at, j), "Invalid value: '%s'. Supported values are: 'function'.", call.Type)
			case call.Function.Name == "":
				return missing(fmt.Sprintf("%s.tool_calls[%d].function.name", at, j))
			}
			open = append(open, call.ID)
		}
	}
	if len(open) > 0 {
		return invalid("messages", "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: %s", strings.Join(open, ", "))
	}
	return nil
}

func unknownParameter(param string) error {
	return &failure{status: 400, kind: "invalid_request_error", code: "unknown_parameter", param: param,
		message: fmt.Sprintf("Unknown parameter: '%s'.", param)}
}

// promptTokens is what the request costs: its texts, its images, its tools and
// schema, and a few tokens around each message.
func (in *chatRequest) promptTokens() int {
	n := 3
	for _, m := range in.Messages {
		n += 3 + tokens(chatCodec(), m.Content.text) + 85*len(m.Content.images)
		for _, call := range m.ToolCalls {
			n += 5 + tokens(chatCodec(), call.Function.Name+call.Function.Arguments)
		}
	}
	for _, t := range in.Tools {
		n += 8 + tokens(chatCodec(), t.Function.Name+t.Function.Description+string(t.Function.Parameters))
	}
	if f := in.ResponseFormat; f != nil && f.JSONSchema != nil {
		n += tokens(chatCodec(), string(f.JSONSchema.Schema))
	}
	return n
}
