package ai_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"socialsync/clients/ai"
)

// recorded answers every request with one body in the shape OpenAI documents.
func recorded(t *testing.T, status int, header map[string]string, body string) (*ai.Client, func() string) {
	t.Helper()
	var asked string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		content, _ := io.ReadAll(r.Body)
		asked = r.URL.Path + " " + string(content)
		w.Header().Set("Content-Type", "application/json")
		for name, value := range header {
			w.Header().Set(name, value)
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	c := ai.New(ai.Endpoint{BaseURL: server.URL + "/v1", Key: "sk-test"}, "gpt-4o-mini", nil)
	c.Pause, c.Attempts = time.Millisecond, 1
	return c, func() string { return asked }
}

func TestRecordedChat(t *testing.T) {
	t.Parallel()
	const whole = `{"id":"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT","object":"chat.completion","created":1741569952,"model":"gpt-4o-mini-2024-07-18",
		"choices":[{"index":0,"message":{"role":"assistant","content":"Hello! How can I assist you today?","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],
		"usage":{"prompt_tokens":1219,"completion_tokens":10,"total_tokens":1229,"prompt_tokens_details":{"cached_tokens":1024,"audio_tokens":0},
		"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}},"service_tier":"default","system_fingerprint":"fp_06737a9306"}`
	const calls = `{"id":"chatcmpl-abc123","object":"chat.completion","created":1699896916,"model":"gpt-4o-mini-2024-07-18",
		"choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":null,"tool_calls":[{"id":"call_abc123","type":"function","function":{"name":"search_knowledge","arguments":"{\n\"query\": \"returns\"\n}"}}]},"logprobs":null,"finish_reason":"tool_calls"}],
		"usage":{"prompt_tokens":82,"completion_tokens":17,"total_tokens":99}}`
	const refusal = `{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-4o-2024-08-06","choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":"I'm sorry, I cannot assist with that request."},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}`
	search := ai.Tool{Name: "search_knowledge", Parameters: json.RawMessage(`{"type":"object","additionalProperties":false,"required":["query"],"properties":{"query":{"type":"string"}}}`)}
	request := ai.ChatRequest{Messages: []ai.Message{{Role: ai.User, Content: "hi"}}, Tools: []ai.Tool{search}}

	c, asked := recorded(t, 200, nil, whole)
	out, err := c.Chat(t.Context(), request)
	if err != nil || out.Content != "Hello! How can I assist you today?" || out.Model != "gpt-4o-mini-2024-07-18" ||
		out.Usage != (ai.Usage{PromptTokens: 1219, CachedTokens: 1024, CompletionTokens: 10}) {
		t.Errorf("%+v, %v", out, err)
	}
	if !strings.HasPrefix(asked(), "/v1/chat/completions ") || !strings.Contains(asked(), `"strict":true`) || !strings.Contains(asked(), `"temperature":1e-45`) {
		t.Errorf("asked %s", asked()) // a temperature of zero is sent as the smallest there is: left out, it would be 1
	}
	c, _ = recorded(t, 200, nil, calls)
	if out, err = c.Chat(t.Context(), request); err != nil || len(out.ToolCalls) != 1 || out.ToolCalls[0].ID != "call_abc123" || out.FinishReason != "tool_calls" {
		t.Errorf("%+v, %v", out, err)
	}
	c, _ = recorded(t, 200, nil, strings.Replace(calls, "search_knowledge", "delete_everything", 1))
	if out, err = c.Chat(t.Context(), request); err != nil || len(out.ToolCalls) != 1 || out.ToolCalls[0].Name != "delete_everything" {
		t.Errorf("a tool that was not offered is the caller's to refuse: %+v, %v", out, err)
	}
	c, _ = recorded(t, 200, nil, refusal)
	if _, err = c.Chat(t.Context(), request); ai.ClassOf(err) != ai.Filtered {
		t.Errorf("a refusal: %v", err)
	}
	// A server that does not keep to the schema it was given.
	c, _ = recorded(t, 200, nil, whole)
	if _, err = c.Chat(t.Context(), ask("hi")); ai.ClassOf(err) != ai.Garbled {
		t.Errorf("no JSON: %v", err)
	}
	c, _ = recorded(t, 200, nil, strings.Replace(whole, `"Hello! How can I assist you today?"`, `"{\"kind\":\"MAYBE\",\"parts\":[],\"reason\":null,\"question\":null}"`, 1))
	if _, err = c.Chat(t.Context(), ask("hi")); ai.ClassOf(err) != ai.Garbled {
		t.Errorf("another form: %v", err)
	}
}

func TestRecordedStream(t *testing.T) {
	t.Parallel()
	const stream = `data: {"id":"chatcmpl-123","object":"chat.completion.chunk","created":1694268190,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}

data: {"id":"chatcmpl-123","object":"chat.completion.chunk","created":1694268190,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"Hel"},"logprobs":null,"finish_reason":null}],"usage":null}

: a comment that keeps the line open

data: {"id":"chatcmpl-123","object":"chat.completion.chunk","created":1694268190,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"lo"},"logprobs":null,"finish_reason":null}],"usage":null}

data: {"id":"chatcmpl-123","object":"chat.completion.chunk","created":1694268190,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null}

data: {"id":"chatcmpl-123","object":"chat.completion.chunk","created":1694268190,"model":"gpt-4o-mini","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}

data: [DONE]

`
	c, _ := recorded(t, 200, map[string]string{"Content-Type": "text/event-stream"}, stream)
	var heard []string
	out, err := c.Stream(t.Context(), ai.ChatRequest{Messages: []ai.Message{{Role: ai.User, Content: "hi"}}}, func(s string) { heard = append(heard, s) })
	if err != nil || out.Content != "Hello" || strings.Join(heard, "|") != "Hel|lo" || out.Usage.CompletionTokens != 2 {
		t.Errorf("%+v, %q, %v", out, heard, err)
	}
	// An error in the middle, and a stream that just ends.
	before, _, _ := strings.Cut(stream, ": a comment")
	for _, rest := range []string{"data: {\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n", ""} {
		c, _ = recorded(t, 200, map[string]string{"Content-Type": "text/event-stream"}, before+rest)
		if _, err := c.Stream(t.Context(), ai.ChatRequest{Messages: []ai.Message{{Role: ai.User, Content: "hi"}}}, func(string) {}); ai.ClassOf(err) != ai.Unavailable {
			t.Errorf("after %q: %v", rest, err)
		}
	}
}

func TestRecordedModeration(t *testing.T) {
	t.Parallel()
	const body = `{"id":"modr-970d409ef3bef3b70c73d8232df86e7d","model":"omni-moderation-latest","results":[{"flagged":true,
		"categories":{"sexual":false,"violence":true,"violence/graphic":false,"illicit":false},
		"category_scores":{"sexual":2.34e-7,"violence":0.8599,"violence/graphic":0.0377,"illicit":0.00003},
		"category_applied_input_types":{"sexual":["image"],"violence":["image"],"violence/graphic":["image"],"illicit":[]}}]}`
	c, asked := recorded(t, 200, nil, body)
	out, err := c.Moderate(t.Context(), ai.ModerateRequest{Model: "omni-moderation-latest", Text: "look", Images: []ai.Image{{URL: "https://example.test/a.png"}}})
	if err != nil || !out.Flagged || out.Categories["violence"] != 0.8599 {
		t.Errorf("%+v, %v", out, err)
	}
	want := `/v1/moderations {"input":[{"type":"text","text":"look"},{"type":"image_url","image_url":{"url":"https://example.test/a.png"}}],"model":"omni-moderation-latest"}`
	if asked() != want {
		t.Errorf("asked %s", asked())
	}
}

func TestRecordedTranscript(t *testing.T) {
	t.Parallel()
	c, asked := recorded(t, 200, nil, `{"task":"transcribe","language":"french","duration":8.470000267028809,"text":" Où est ma commande ?","segments":[],"usage":{"type":"duration","seconds":9}}`)
	out, err := c.Transcribe(t.Context(), ai.TranscribeRequest{Model: "whisper-1", Filename: "a.ogg", Audio: strings.NewReader("OggS")})
	if err != nil || out.Text != "Où est ma commande ?" || out.Language != "fr" || out.Duration.Round(10*time.Millisecond) != 8470*time.Millisecond {
		t.Errorf("%+v, %v", out, err)
	}
	if !strings.Contains(asked(), `name="response_format"`) || !strings.Contains(asked(), "verbose_json") || !strings.Contains(asked(), `filename="a.ogg"`) {
		t.Errorf("asked %s", asked())
	}
}

func TestRecordedErrors(t *testing.T) {
	t.Parallel()
	body := func(message, kind, code string) string {
		encoded, _ := json.Marshal(map[string]any{"error": map[string]any{"message": message, "type": kind, "param": nil, "code": code}})
		return strings.Replace(string(encoded), `"code":""`, `"code":null`, 1)
	}
	for _, c := range []struct {
		name   string
		status int
		body   string
		want   ai.Class
	}{
		{"wrong key", 401, body("Incorrect API key provided: sk-te**.", "invalid_request_error", "invalid_api_key"), ai.Unauthorized},
		{"no money", 429, body("You exceeded your current quota", "insufficient_quota", "insufficient_quota"), ai.Unauthorized},
		{"too fast", 429, body("Rate limit reached for gpt-4o-mini", "tokens", "rate_limit_exceeded"), ai.RateLimited},
		{"too long", 400, body("This model's maximum context length is 128000 tokens.", "invalid_request_error", "context_length_exceeded"), ai.TooLong},
		{"too long to embed", 400, body("This model's maximum context length is 8192 tokens, however you requested 9000 tokens", "invalid_request_error", ""), ai.TooLong},
		{"unknown parameter", 400, body("Unknown parameter: 'foo'.", "invalid_request_error", "unknown_parameter"), ai.Rejected},
		{"unknown model", 404, body("The model `gpt-9` does not exist", "invalid_request_error", "model_not_found"), ai.Rejected},
		{"their content filter", 400, body("The response was filtered", "invalid_request_error", "content_filter"), ai.Filtered},
		{"their fault", 500, body("The server had an error", "server_error", ""), ai.Unavailable},
		{"overloaded", 503, body("The engine is currently overloaded", "server_error", ""), ai.Unavailable},
		{"a proxy's page", 502, "<html>Bad Gateway</html>", ai.Unavailable},
		{"a proxy's refusal", 413, "<html>Too large</html>", ai.TooLong},
	} {
		client, _ := recorded(t, c.status, map[string]string{"Retry-After": "7"}, c.body)
		_, err := client.Chat(t.Context(), ai.ChatRequest{Messages: []ai.Message{{Role: ai.User, Content: "hi"}}})
		if ai.ClassOf(err) != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
		if strings.Contains(err.Error(), "<html>") {
			t.Errorf("%s: the log would get somebody's page: %v", c.name, err)
		}
	}
}

func TestEndlessAnswerIsCutOff(t *testing.T) {
	t.Parallel()
	c, _ := recorded(t, 200, nil, `{"choices":[{"message":{"content":"`+strings.Repeat("a", 5<<20)+`"},"finish_reason":"stop"}]}`)
	if _, err := c.Chat(t.Context(), ai.ChatRequest{Messages: []ai.Message{{Role: ai.User, Content: "hi"}}}); ai.ClassOf(err) != ai.Garbled {
		t.Errorf("got %v", err)
	}
}
