package ai_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"socialsync/clients/ai"
)

var everything = []ai.Personal{ai.Card, ai.IBAN, ai.Email, ai.Phone}

func TestRedact(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "Where is order 10045?", "Where is order 10045?"},
		{"a card", "My card is 4111111111111111.", "My card is [card number]."},
		{"in groups", "4111 1111 1111 1111", "[card number]"},
		{"with dashes and dots", "5500-0000-0000-0004 or 3400.000000.00009", "[card number] or [card number]"},
		{"a narrow no-break space", "4111\u202f1111\u202f1111\u202f1111", "[card number]"},
		{"the date stays", "4111 1111 1111 1111 12/28 cvv 123", "[card number] 12/28 cvv 123"},
		{"something before it", "ref 12 4111 1111 1111 1111", "ref 12 [card number]"},
		{"two of them", "4111111111111111 and 4000056655665556", "[card number] and [card number]"},
		{"in Arabic digits", "٤١١١ ١١١١ ١١١١ ١١١١", "[card number]"},
		{"in French", "Voici le numéro de ma carte : 4111 1111 1111 1111", "Voici le numéro de ma carte : [numéro de carte]"},
		{"a wrong check digit", "4111 1111 1111 1112", "4111 1111 1111 1112"},
		{"within a longer number", "94111111111111111123", "94111111111111111123"},
		{"a tracking number", "1Z999AA10123456784", "1Z999AA10123456784"},
		{"an IBAN", "Pay to DE89370400440532013000 please", "Pay to [bank account] please"},
		{"in groups, and words after it", "FR76 3000 6000 0112 3456 7890 189 merci", "[bank account] merci"},
		{"in small letters", "gb82 west 1234 5698 7654 32", "[bank account]"},
		{"a wrong IBAN", "DE88370400440532013000", "DE88370400440532013000"},
		{"an address", "write to ada.l+x@lumen-lamps.co.uk!", "write to [e-mail address]!"},
		{"phones", "+33 6 12 34 56 78, 06 12 34 56 78, (0)20 7946 0958, 0033612345678, 415-555-0132", "[phone number], [phone number], [phone number], [phone number], [phone number]"},
		{"prices, dates and times", "120,50 € on 2026-11-26 at 10:30, 24/7, 1 000 000", "120,50 € on 2026-11-26 at 10:30, 24/7, 1 000 000"},
	} {
		got := ai.Redact(c.in, everything)
		if got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.name, c.in, got, c.want)
		}
		if again := ai.Redact(got, everything); again != got {
			t.Errorf("%s: and then %q", c.name, again)
		}
	}
	if got := ai.Redact("4111111111111111 ada@lumen.test", []ai.Personal{ai.Email}); got != "4111111111111111 [e-mail address]" {
		t.Errorf("of what was not asked for: %q", got)
	}
}

func TestRestore(t *testing.T) {
	t.Parallel()
	passage := "Transfer to DE89 3704 0044 0532 0130 00. Write to pay@lumen.test or help@lumen.test."
	for in, want := range map[string]string{
		"Use [bank account].":              "Use DE89 3704 0044 0532 0130 00.",
		"Utilisez le [compte bancaire].":   "Utilisez le DE89 3704 0044 0532 0130 00.",
		"Write to [e-mail address].":       "Write to [e-mail address].", // to which?
		"Your [card number] is not needed": "Your [card number] is not needed",
	} {
		if got := ai.Restore(in, passage); got != want {
			t.Errorf("%q became %q", in, got)
		}
	}
	if got := ai.Restore("[bank account]", passage, "DE89370400440532013000"); got == "[bank account]" {
		t.Error("the same account, written in two ways, is taken for two")
	}
	if ai.Placeholder("pay with [numéro de carte]") != "[numéro de carte]" || ai.Placeholder("[1] a") != "" {
		t.Error("placeholders are not told apart")
	}
}

// TestNothingPersonalLeaves: whatever is asked, and wherever in it a number stands, the
// digits are not in what the server gets.
func TestNothingPersonalLeaves(t *testing.T) {
	t.Parallel()
	const card, address = "4111 1111 1111 1111", "ada@lumen.test"
	got := make(chan string, 100)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got <- r.URL.Path + " " + string(body)
		w.WriteHeader(http.StatusTeapot)
	}))
	t.Cleanup(server.Close)
	c := ai.New(ai.Endpoint{BaseURL: server.URL, Key: "test"}, "gpt-4o", nil)
	said := "my card " + card + ", my address " + address
	tool := ai.Tool{Name: "search", Description: said, Parameters: json.RawMessage(`{"type":"object","properties":{},"required":[],"additionalProperties":false}`)}
	chat := ai.ChatRequest{Tools: []ai.Tool{tool}, User: "u", Messages: []ai.Message{
		{Role: ai.System, Content: said}, {Role: ai.User, Content: said, Images: []ai.Image{{Data: []byte("x"), MediaType: "image/png"}}},
		{Role: ai.Assistant, ToolCalls: []ai.ToolCall{{ID: "1", Name: "search", Arguments: json.RawMessage(`{"query":"` + said + `"}`)}}},
		{Role: ai.ToolResult, ToolCallID: "1", Content: said},
	}}
	ask := func(ctx context.Context) (all string) {
		_, _ = c.Chat(ctx, chat)
		_, _ = c.Stream(ctx, chat, func(string) {})
		_, _ = c.Embed(ctx, ai.EmbedRequest{Texts: []string{said}})
		_, _ = c.Moderate(ctx, ai.ModerateRequest{Text: said, Images: []ai.Image{{URL: "https://shop.test/a.png"}}})
		for range 4 {
			all += <-got + "\n"
		}
		return all
	}
	byDefault := ask(t.Context())
	if strings.Contains(byDefault, "4111") || strings.Count(byDefault, "[card number]") != 12 || !strings.Contains(byDefault, address) {
		t.Errorf("where nobody said anything: %s", byDefault)
	}
	if !strings.Contains(byDefault, "data:image/png;base64,eA==") {
		t.Error("a picture was read as a text")
	}
	if all := ask(ai.Hiding(t.Context(), []ai.Personal{ai.Card, ai.Email})); strings.Contains(all, "4111") || strings.Contains(all, "lumen") {
		t.Errorf("where addresses are hidden, too: %s", all)
	}
	if all := ask(ai.Hiding(t.Context(), nil)); strings.Count(all, card) < 4 {
		t.Errorf("where nothing is hidden: %s", all)
	}
}
