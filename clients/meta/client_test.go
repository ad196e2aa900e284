package meta

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestAnswersCanBeStored: what Meta passes on from customers and businesses holds
// nothing that Postgres refuses, in texts or in JSON that is kept as it is.
func TestAnswersCanBeStored(t *testing.T) {
	t.Parallel()
	answers := map[string]string{
		"/v23.0/1/message_templates": `{"data":[{"id":"9007199254740993","name":"a","components":[{"text":"x\u0000y\ud800z"}]}]}`,
		"/v23.0/2":                   `{"name":"Zo\u0000\u00eb","username":"z"}`,
		"/v23.0/3":                   `{"error":{"code":100,"message":"no\u0000","error_data":{"details":"bad \u0000"}}}`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v23.0/3" {
			w.WriteHeader(http.StatusBadRequest)
		}
		_, _ = w.Write([]byte(answers[r.URL.Path]))
	}))
	t.Cleanup(server.Close)
	c := &Client{GraphURL: server.URL, InstagramURL: server.URL}

	templates, err := c.Templates(t.Context(), Account{ID: "1"})
	if err != nil || len(templates) != 1 || templates[0].ID != "9007199254740993" ||
		string(templates[0].Components) != "[{\"text\":\"x\uFFFDy\uFFFDz\"}]" {
		t.Errorf("templates %+v, %v", templates, err)
	}
	profile, err := c.InstagramProfile(t.Context(), Account{}, "2")
	if err != nil || profile.Name != "Zo\uFFFDë" {
		t.Errorf("profile %+v, %v", profile, err)
	}
	_, err = c.InstagramProfile(t.Context(), Account{}, "3")
	refusal, ok := errors.AsType[*Error](err)
	if !ok || strings.Contains(refusal.Message+refusal.Details, "\x00") || refusal.Details == "" {
		t.Errorf("refusal %v", err)
	}
}
