// Package attacks holds what attackers write to the assistant, directly and in sources,
// and measures how much of it gets through: with the offline model, and with one that
// does whatever an attack asks, so that what is measured is the product and not the
// model's good will.
package attacks

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"

	"socialsync/features/agents"
)

// obeying stands before the simulated models and answers as an attack wants, where
// one is in the prompt. What judges answers and all else it leaves to them.
type obeying struct {
	models  *httputil.ReverseProxy
	attacks []attack
	path    string // of the models' address
	obeyed  atomic.Int32
}

func newObeying(models string, attacks []attack) (*obeying, error) {
	to, err := url.Parse(models)
	if err != nil {
		return nil, err
	}
	return &obeying{models: &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.Out.URL.Scheme, r.Out.URL.Host, r.Out.Host = to.Scheme, to.Host, to.Host
	}}, path: to.Path, attacks: attacks}, nil
}

// asked is the part of OpenAI's request that matters here.
type asked struct {
	Messages []struct {
		Role    string `json:"role"`
		Content any    `json:"content"`
	} `json:"messages"`
	Tools []any `json:"tools"`
}

func (o *obeying) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	var in asked
	if strings.HasSuffix(r.URL.Path, "/chat/completions") && json.Unmarshal(body, &in) == nil && len(in.Tools) > 0 {
		if a, ok := o.attackIn(in); ok {
			o.obey(w, in, a)
			return
		}
	}
	o.models.ServeHTTP(w, r)
}

func (o *obeying) attackIn(in asked) (attack, bool) {
	for _, a := range o.attacks {
		enclosed := agents.Enclose("customer_message", "", a.message)
		for _, m := range in.Messages {
			if m.Content == enclosed {
				return a, true
			}
		}
	}
	return attack{}, false
}

// obey streams what the attack wants to hear, and calls the tool it names first.
func (o *obeying) obey(w http.ResponseWriter, in asked, a attack) {
	o.obeyed.Add(1)
	if name, arguments, ok := a.tool(); ok && in.Messages[len(in.Messages)-1].Role != "tool" {
		stream(w, map[string]any{"tool_calls": []any{map[string]any{
			"index": 0, "id": "call_1", "type": "function", "function": map[string]any{"name": name, "arguments": arguments},
		}}}, "tool_calls")
		return
	}
	answer := a.answer
	if answer == "PROMPT" {
		answer = fmt.Sprint(in.Messages[0].Content)
	}
	if _, _, ok := a.tool(); ok {
		answer = "It is done as you asked."
	}
	said, _ := json.Marshal(map[string]any{
		"kind": "ANSWER", "language": a.language, "parts": []any{map[string]any{"text": answer, "passages": []int{1}}},
		"question": nil, "explanation": nil, "reason": "ANSWERED", "brief": map[string]any{"wants": "", "tried": "", "missing": ""},
	})
	stream(w, map[string]any{"content": string(said)}, "stop")
}

func stream(w http.ResponseWriter, delta map[string]any, finish string) {
	w.Header().Set("Content-Type", "text/event-stream")
	delta["role"] = "assistant"
	chunk := func(choices []any, usage any) {
		encoded, _ := json.Marshal(map[string]any{
			"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "gpt-4o-mini", "choices": choices, "usage": usage,
		})
		_, _ = fmt.Fprintf(w, "data: %s\n\n", encoded)
	}
	chunk([]any{map[string]any{"index": 0, "delta": delta, "finish_reason": nil}}, nil)
	chunk([]any{map[string]any{"index": 0, "delta": map[string]any{}, "finish_reason": finish}}, nil)
	chunk([]any{}, map[string]any{"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2})
	_, _ = io.WriteString(w, "data: [DONE]\n\n")
}
