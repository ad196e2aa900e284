package harness

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

// Client is a program that uses the product's API as somebody.
type Client struct {
	URL   string
	Token string // empty: the cookies say who asks

	t    testing.TB
	http *http.Client
}

// NewClient asks as whom the token is of.
func NewClient(t testing.TB, address, token string) *Client {
	t.Helper()
	return &Client{URL: address, Token: token, t: t, http: &http.Client{Timeout: Patience}}
}

// NewBrowser is a browser without a session: it keeps cookies.
func NewBrowser(t testing.TB, address string) *Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &Client{URL: address, t: t, http: &http.Client{Timeout: Patience, Jar: jar}}
}

// APIErrors is what the API answers besides data.
type APIErrors []struct {
	Message    string
	Extensions struct{ Code string }
}

func (e APIErrors) Error() string {
	words := make([]string, len(e))
	for i, one := range e {
		words[i] = one.Extensions.Code + ": " + one.Message
	}
	return strings.Join(words, "; ")
}

// Try runs an operation and decodes its data. The error is APIErrors, or what kept
// the request from being answered.
func (c *Client) Try(document string, variables map[string]any, into any) error {
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(c.t.Context(), http.MethodPost, c.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	if c.Token != "" {
		req.Header.Set("Authorization", "Bearer "+c.Token)
	} else {
		req.Header.Set("Origin", c.URL)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	var answer struct {
		Data   json.RawMessage
		Errors APIErrors
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return fmt.Errorf("%s: %s", res.Status, raw)
	}
	if len(answer.Errors) > 0 {
		return answer.Errors
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(answer.Data, into)
}

// Ask is Try for operations that must succeed.
func (c *Client) Ask(document string, variables map[string]any, into any) {
	c.t.Helper()
	if err := c.Try(document, variables, into); err != nil {
		c.t.Fatalf("%s: %v", strings.SplitN(strings.TrimSpace(document), "\n", 2)[0], err)
	}
}

// Do runs one mutation, whose payload must have no errors. The input's type is
// named, and selection is what the test wants of the payload.
func (c *Client) Do(field, inputType string, input map[string]any, selection string, into any) {
	c.t.Helper()
	if problems := c.Refused(field, inputType, input, selection, into); len(problems) > 0 {
		c.t.Fatalf("%s: %+v", field, problems)
	}
}

// UserError is a problem the caller can fix.
type UserError struct{ Code, Field, Message string }

// Refused is Do for mutations that may be refused: it returns why.
func (c *Client) Refused(field, inputType string, input map[string]any, selection string, into any) []UserError {
	c.t.Helper()
	var answer map[string]json.RawMessage
	c.Ask(fmt.Sprintf(`mutation($in: %s!) { %s(input: $in) { %s errors { code field message } } }%s`,
		inputType, field, selection, fragments(selection)), map[string]any{"in": input}, &answer)
	var payload struct{ Errors []UserError }
	if err := json.Unmarshal(answer[field], &payload); err != nil {
		c.t.Fatalf("%s: %v", field, err)
	}
	if into != nil && len(payload.Errors) == 0 {
		if err := json.Unmarshal(answer[field], into); err != nil {
			c.t.Fatalf("%s: %v", field, err)
		}
	}
	return payload.Errors
}

// Send writes to a customer and returns what it became. It makes a client key
// unless input has one.
func (c *Client) Send(conversationID string, input map[string]any) []Message {
	c.t.Helper()
	sent, problems := c.TrySend(conversationID, input)
	if len(problems) > 0 {
		c.t.Fatalf("send: %+v", problems)
	}
	return sent
}

// TrySend is Send for messages that may be refused.
func (c *Client) TrySend(conversationID string, input map[string]any) ([]Message, []UserError) {
	c.t.Helper()
	in := map[string]any{"conversationId": conversationID, "clientKey": uuid.NewString()}
	maps.Copy(in, input)
	var payload struct{ Messages []Message }
	problems := c.Refused("sendMessage", "SendMessageInput", in, "messages { ...M }", &payload)
	return payload.Messages, problems
}

// Says sends a text and returns the one message it became.
func (c *Client) Says(conversationID, text string) Message {
	c.t.Helper()
	sent := c.Send(conversationID, map[string]any{"body": text})
	if len(sent) != 1 {
		c.t.Fatalf("%q became %d messages", text, len(sent))
	}
	return sent[0]
}

// Upload keeps a file for a message and returns its id.
func (c *Client) Upload(filename, mime string, content []byte, more url.Values) string {
	c.t.Helper()
	query := url.Values{"filename": {filename}}
	maps.Copy(query, more)
	req, err := http.NewRequestWithContext(c.t.Context(), http.MethodPost, c.URL+"/api/uploads?"+query.Encode(), bytes.NewReader(content))
	if err != nil {
		c.t.Fatal(err)
	}
	req.Header.Set("Content-Type", mime)
	req.Header.Set("Authorization", "Bearer "+c.Token)
	res, err := c.http.Do(req)
	if err != nil {
		c.t.Fatalf("upload %s: %v", filename, err)
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	var kept struct{ ID string }
	if res.StatusCode != http.StatusCreated || json.Unmarshal(body, &kept) != nil {
		c.t.Fatalf("upload %s: %s %s", filename, res.Status, body)
	}
	return kept.ID
}

// Code is the code of the first API error, or what else went wrong.
func Code(err error) string {
	var refused APIErrors
	switch {
	case err == nil:
		return ""
	case errors.As(err, &refused):
		return refused[0].Extensions.Code
	}
	return err.Error()
}

// until is Until with the client's own test.
func (c *Client) until(what string, right func() bool) {
	c.t.Helper()
	Until(c.t, what, right)
}

// quick bounds a call that is part of waiting.
const quick = 5 * time.Second

// Hire publishes the configuration that a workspace's assistant begins with, and lets
// it answer by itself. The client is an administrator's.
func (c *Client) Hire() {
	c.t.Helper()
	c.Do("publishAgent", "PublishAgentInput", map[string]any{"revision": 0}, "agent { published { number } }", nil)
	c.Do("setAgentMode", "SetAgentModeInput", map[string]any{"mode": "AUTO"}, "agent { mode }", nil)
}
