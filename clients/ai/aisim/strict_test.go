package aisim

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

// post sends a body as it stands and returns the status and OpenAI's error.
func post(t *testing.T, url, body string) (status int, code, param, message string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer test")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	content, _ := io.ReadAll(res.Body)
	var out struct {
		Error struct{ Code, Param, Message string }
	}
	_ = json.Unmarshal(content, &out)
	return res.StatusCode, out.Error.Code, out.Error.Param, out.Error.Message
}

// TestRequestsAreJudgedAsOpenAIDoes: what OpenAI refuses is refused here too, so
// that a request which passes the simulator passes there.
func TestRequestsAreJudgedAsOpenAIDoes(t *testing.T) {
	t.Parallel()
	_, url := Start(t)
	schema := func(s string) string {
		return `{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],"response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"schema":` + s + `}}}`
	}
	tool := `"tools":[{"type":"function","function":{"name":"find","parameters":{"type":"object","properties":{}}}}]`
	for _, c := range []struct {
		name, path, body string
		status           int
		says             string
	}{
		{"a whole request", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],"temperature":0,"user":"x"}`, 200, ""},
		{"no JSON", "chat/completions", `{`, 400, "could not parse"},
		{"no model", "chat/completions", `{"messages":[{"role":"user","content":"hi"}]}`, 400, "'model'"},
		{"no such model", "chat/completions", `{"model":"gpt-none","messages":[{"role":"user","content":"hi"}]}`, 404, "does not exist"},
		{"no messages", "chat/completions", `{"model":"gpt-4o"}`, 400, "'messages'"},
		{"empty messages", "chat/completions", `{"model":"gpt-4o","messages":[]}`, 400, "empty array"},
		{"unknown parameter", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],"top_k":3}`, 400, "Unknown parameter: 'top_k'"},
		{"unknown in a message", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user","content":"hi","mood":1}]}`, 400, "Unknown parameter: 'mood'"},
		{"no content", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user"}]}`, 400, "expected a string, got null"},
		{"too warm", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],"temperature":3}`, 400, "between 0 and 2"},
		{"a temperature for one that reasons", "chat/completions", `{"model":"o3-mini","messages":[{"role":"user","content":"hi"}],"temperature":0.5}`, 400, "'temperature' does not support"},
		{"an unknown role", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"boss","content":"hi"}]}`, 400, "Invalid value: 'boss'"},
		{"a result without its call", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"tool","tool_call_id":"c1","content":"x"}]}`, 400, "preceding message with 'tool_calls'"},
		{"a call without its result", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"find","arguments":"{}"}}]},{"role":"user","content":"hi"}],` + tool + `}`, 400, "did not have response messages: c1"},
		{"a choice without tools", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],"tool_choice":"auto"}`, 400, "only allowed when 'tools'"},
		{"a tool that is not there", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],` + tool + `,"tool_choice":{"type":"function","function":{"name":"other"}}}`, 400, "not found in 'tools'"},
		{"stream options without a stream", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],"stream_options":{"include_usage":true}}`, 400, "only allowed when 'stream'"},
		{"a picture in a system message", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"system","content":[{"type":"image_url","image_url":{"url":"https://x.test/a.png"}}]}]}`, 400, "only allowed for messages with role 'user'"},
		{"a picture of no kind", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:text/plain;base64,aGk="}}]}]}`, 400, "Invalid image"},
		{"more than the model takes", "chat/completions", `{"model":"gpt-4o","messages":[{"role":"user","content":"` + strings.Repeat("word ", 130_000) + `"}]}`, 400, "maximum context length"},
		{"a schema that allows more", "chat/completions", schema(`{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}`), 400, "'additionalProperties' is required"},
		{"a schema with an optional part", "chat/completions", schema(`{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}`), 400, "Missing 'a'"},
		{"a schema with a refused word", "chat/completions", schema(`{"type":"object","properties":{"a":{"oneOf":[{"type":"string"}]}},"required":["a"],"additionalProperties":false}`), 400, "'oneOf' is not permitted"},
		{"a schema of a list", "chat/completions", schema(`{"type":"array","items":{"type":"string"}}`), 400, "must be a JSON Schema of"},
		{"a property may be called not", "chat/completions", schema(`{"type":"object","properties":{"not":{"type":"string"}},"required":["not"],"additionalProperties":false}`), 200, ""},

		{"an empty text to embed", "embeddings", `{"model":"text-embedding-3-small","input":[""]}`, 400, "is empty"},
		{"too long to embed", "embeddings", `{"model":"text-embedding-3-small","input":"` + strings.Repeat("word ", 9000) + `"}`, 400, "maximum context length is 8192"},
		{"too many dimensions", "embeddings", `{"model":"text-embedding-3-small","input":"a","dimensions":4000}`, 400, "expected 1 to 1536"},
		{"a chat model does not embed", "embeddings", `{"model":"gpt-4o","input":"a"}`, 404, "does not exist"},
		{"two pictures to moderate", "moderations", `{"model":"omni-moderation-latest","input":[{"type":"image_url","image_url":{"url":"https://x.test/a.png"}},{"type":"image_url","image_url":{"url":"https://x.test/b.png"}}]}`, 400, "Only one image"},
		{"no recording", "audio/transcriptions", `{}`, 400, "multipart"},
		{"no such address", "completions", `{}`, 404, "Invalid URL"},
	} {
		status, _, _, message := post(t, url+"/"+c.path, c.body)
		if status != c.status || !strings.Contains(message, c.says) {
			t.Errorf("%s: %d %q, want %d %q", c.name, status, message, c.status, c.says)
		}
	}
	res, err := http.Post(url+"/chat/completions", "application/json", strings.NewReader(`{}`))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusUnauthorized {
		t.Errorf("without a key: %d", res.StatusCode)
	}
}

// TestAnswersAreTheSameEveryTime: two simulators say the same.
func TestAnswersAreTheSameEveryTime(t *testing.T) {
	t.Parallel()
	first, second := embed("Où est ma commande ?", 1536), embed("Où est ma commande ?", 1536)
	for i := range first {
		if first[i] != second[i] {
			t.Fatalf("number %d differs", i)
		}
	}
}
