// Package ai speaks OpenAI's protocol to any server that does: chat with tools
// and structured output, embeddings, moderation, transcription. It knows no
// business words: what is asked, and what becomes of the answer, is the caller's.
package ai

import (
	"encoding/base64"
	"encoding/json"
	"time"
)

// Endpoint is a server that speaks OpenAI's protocol, and the key that opens it.
type Endpoint struct {
	BaseURL string // with the version: https://api.openai.com/v1
	Key     string
	// Offline is true when the product's own simulator answers. The interface says so.
	Offline bool
}

// Tasks has a client for each thing that models do here. They may share an
// endpoint and differ in the model only.
type Tasks struct {
	Answer     *Client // writes what customers may read
	Judge      *Client // checks what was written
	Embed      *Client
	Moderate   *Client
	Transcribe *Client
}

// Role says who wrote a message of a chat.
type Role string

// The roles of OpenAI's protocol.
const (
	System    Role = "system"
	User      Role = "user"
	Assistant Role = "assistant"
	// ToolResult answers one ToolCall of the assistant's message before it.
	ToolResult Role = "tool"
)

// Message is one turn of a chat.
type Message struct {
	Role       Role
	Content    string
	Images     []Image    // of a User
	ToolCalls  []ToolCall // of an Assistant
	ToolCallID string     // of a ToolResult
}

// Image is given by its bytes, or by an address the model's server can reach.
type Image struct {
	URL       string
	Data      []byte // instead of URL; at most 20 MB
	MediaType string // of Data: image/jpeg, image/png, image/webp or image/gif
	// Detail is "low" (the default here: 85 tokens), "high" or "auto".
	Detail string
}

func (i Image) address() string {
	if i.URL != "" {
		return i.URL
	}
	return "data:" + i.MediaType + ";base64," + base64.StdEncoding.EncodeToString(i.Data)
}

// Tool is a function that the model may ask to have called. Calls are strict:
// every object in Parameters lists all its properties as required and forbids
// others, and what may be absent may be null instead.
type Tool struct {
	Name        string
	Description string
	Parameters  json.RawMessage // JSON schema of an object
}

// ToolCall is the model asking for a call. Arguments is JSON. Name may be none of
// those that were offered: the caller refuses it, and the conversation goes on.
type ToolCall struct {
	ID        string
	Name      string
	Arguments json.RawMessage
}

// Schema makes the answer JSON of this form, under the same rules as Tool's.
type Schema struct {
	Name   string // letters, digits, _ and -; at most 64
	Schema json.RawMessage
}

// ChatRequest is one question to a model.
type ChatRequest struct {
	Model    string // empty: the client's
	Messages []Message
	Tools    []Tool
	// ToolChoice is "auto" (the default with Tools), "none", "required" or a tool's name.
	ToolChoice string
	Schema     *Schema
	// Temperature is 0 to 2. Models that reason take none; it is left out for them.
	Temperature float32
	MaxTokens   int    // of the answer; 0 leaves it to the model
	User        string // an opaque id of whom this is for, to trace abuse
}

// ChatResponse is what the model said. With Schema, Content has been checked
// against it.
type ChatResponse struct {
	Content      string
	ToolCalls    []ToolCall
	FinishReason string // "stop", "tool_calls", or "length" when MaxTokens cut it off
	Model        string // as the server names it: with its date
	Usage        Usage
}

// Usage is what a call is charged for. CachedTokens are part of PromptTokens.
type Usage struct {
	PromptTokens, CachedTokens, CompletionTokens int
	// Audio is charged by its length instead.
	Audio time.Duration
}

// Add sums the usage of several calls.
func (u Usage) Add(v Usage) Usage {
	return Usage{
		PromptTokens: u.PromptTokens + v.PromptTokens, CachedTokens: u.CachedTokens + v.CachedTokens,
		CompletionTokens: u.CompletionTokens + v.CompletionTokens, Audio: u.Audio + v.Audio,
	}
}
