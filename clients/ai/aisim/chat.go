package aisim

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"
)

// chat answers POST /chat/completions.
func (s *Server) chat(r *request) (*answer, error) {
	var in chatRequest
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if err := in.validate(); err != nil {
		return nil, err
	}
	used := in.promptTokens()
	if used > in.context {
		return nil, &failure{status: 400, kind: "invalid_request_error", code: "context_length_exceeded", param: "messages",
			message: "This model's maximum context length is exceeded. Please reduce the length of the messages."}
	}
	said := s.say(&in)
	if fault := r.fault; fault != nil && fault.Kind == Refuse {
		said = saying{refusal: "I'm sorry, but I can't help with that.", finish: "stop"}
	}
	said.limit(in.limit())
	usage := object{
		"prompt_tokens": used, "completion_tokens": said.tokens(), "total_tokens": used + said.tokens(),
		"prompt_tokens_details":     object{"cached_tokens": 0, "audio_tokens": 0},
		"completion_tokens_details": object{"reasoning_tokens": 0, "audio_tokens": 0, "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0},
	}
	head := object{"id": s.id("chatcmpl"), "created": time.Now().Unix(), "model": in.Model, "system_fingerprint": "fp_offline"}
	if in.Stream {
		return &answer{model: in.Model, stream: said.chunks(head, usage, in.StreamOptions != nil && in.StreamOptions.IncludeUsage)}, nil
	}
	head["object"], head["usage"] = "chat.completion", usage
	head["choices"] = []object{{"index": 0, "message": said.message(), "logprobs": nil, "finish_reason": said.finish}}
	return &answer{model: in.Model, body: head}, nil
}

// say decides what the model says: a call of a tool, or an answer in the form
// that was asked for.
func (s *Server) say(in *chatRequest) saying {
	p := readPrompt(in)
	known := understand(p)
	if call, ok := s.call(in, p, known); ok {
		return saying{calls: []toolCall{call}, finish: "tool_calls"}
	}
	if f := in.ResponseFormat; f != nil && f.Type == "json_schema" {
		var root schema
		if json.Unmarshal(f.JSONSchema.Schema, &root) == nil {
			return saying{content: string(fill(&root, &root, f.JSONSchema.Name, known.scope)), finish: "stop"}
		}
	}
	if f := in.ResponseFormat; f != nil && f.Type == "json_object" {
		return saying{content: string(encode(object{"text": known.text})), finish: "stop"}
	}
	return saying{content: known.text, finish: "stop"}
}

// call chooses a tool when one is forced, or when the passages do not carry an
// answer and a tool that searches has not been asked yet.
func (s *Server) call(in *chatRequest, p *prompt, known understanding) (toolCall, bool) {
	choice, forced := in.choice(), in.forcedTool()
	if len(in.Tools) == 0 || choice == "none" {
		return toolCall{}, false
	}
	if known.act != nil && forced == "" {
		call := *known.act
		call.ID, call.Type = s.id("call"), "function"
		return call, true
	}
	for _, t := range in.Tools {
		name := strings.ToLower(t.Function.Name)
		searches := !strings.HasPrefix(name, actionTool) && (strings.Contains(name, "search") || strings.Contains(name, "find") || strings.Contains(name, "lookup"))
		wanted := searches && known.search != "" || strings.Contains(name, "escalate") && known.escalate && known.search == ""
		if forced != "" && forced != t.Function.Name || forced == "" && choice != "required" && (!wanted || slices.Contains(p.called, t.Function.Name)) {
			continue
		}
		var root schema
		arguments := json.RawMessage("{}")
		if json.Unmarshal(t.Function.Parameters, &root) == nil {
			arguments = fill(&root, &root, t.Function.Name, known.scope)
		}
		call := toolCall{ID: s.id("call"), Type: "function"}
		call.Function.Name, call.Function.Arguments = t.Function.Name, string(arguments)
		return call, true
	}
	return toolCall{}, false
}

// saying is the content of an answer.
type saying struct {
	content, refusal string
	calls            []toolCall
	finish           string
}

func (m *saying) tokens() int {
	n := tokens(chatCodec(), m.content+m.refusal)
	for _, call := range m.calls {
		n += 8 + tokens(chatCodec(), call.Function.Name+call.Function.Arguments)
	}
	return max(n, 1)
}

// limit cuts the content off where the caller's limit is.
func (m *saying) limit(most int) {
	ids, pieces, err := chatCodec().Encode(m.content)
	if err != nil || len(ids) <= most {
		return
	}
	m.content, m.finish = strings.ToValidUTF8(strings.Join(pieces[:most], ""), ""), "length"
}

func (m *saying) message() object {
	out := object{"role": "assistant", "content": orNull(m.content), "refusal": orNull(m.refusal), "annotations": []any{}}
	if len(m.calls) > 0 {
		out["tool_calls"] = m.calls
	}
	return out
}

// chunks cuts the answer into a stream's events.
func (m *saying) chunks(head, usage object, withUsage bool) []any {
	chunk := func(delta object, finish any) object {
		out := object{"object": "chat.completion.chunk", "choices": []object{{"index": 0, "delta": delta, "logprobs": nil, "finish_reason": finish}}}
		maps.Copy(out, head)
		if withUsage {
			out["usage"] = nil
		}
		return out
	}
	events := []any{chunk(object{"role": "assistant", "content": "", "refusal": nil}, nil)}
	if m.refusal != "" {
		events = append(events, chunk(object{"refusal": m.refusal}, nil))
	}
	for i, call := range m.calls {
		events = append(events,
			chunk(object{"tool_calls": []object{{"index": i, "id": call.ID, "type": "function", "function": object{"name": call.Function.Name, "arguments": ""}}}}, nil),
			chunk(object{"tool_calls": []object{{"index": i, "function": object{"arguments": call.Function.Arguments}}}}, nil))
	}
	for _, piece := range pieceTogether(m.content) {
		events = append(events, chunk(object{"content": piece}, nil))
	}
	events = append(events, chunk(object{}, m.finish))
	if withUsage {
		last := chunk(object{}, nil)
		last["choices"], last["usage"] = []object{}, usage
		events = append(events, last)
	}
	return events
}

// pieceTogether cuts a text into pieces of a token, or of several where one ends
// inside a letter.
func pieceTogether(text string) []string {
	_, pieces, err := chatCodec().Encode(text)
	if err != nil {
		return []string{text}
	}
	var out []string
	open := ""
	for _, piece := range pieces {
		if open += piece; strings.ToValidUTF8(open, "") == open {
			out, open = append(out, open), ""
		}
	}
	if open != "" {
		out = append(out, open)
	}
	return out
}
