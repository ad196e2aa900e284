package smoke_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/test/harness"
)

// TestDocumentsBecomeFindable: an uploaded document is read by a worker while open
// screens follow it, and is found by its workspace only.
func TestDocumentsBecomeFindable(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, screen := h.As(db.RoleAgent), h.Inbox(db.RoleViewer)

	var sections strings.Builder
	for n := range 200 {
		fmt.Fprintf(&sections, "# Lamp %d\n\nLamp number %d hangs in the %d. room.\n\n", n, n, n)
	}
	text := "# Returns\n\nYou have 30 days to return a lamp in its box.\n\n" + sections.String()
	status, answer := post(t, h, agent.Token, "returns.md", text)
	if status != http.StatusCreated {
		t.Fatalf("upload: %d %s", status, answer)
	}
	indexed := screen.Expect("the document to be indexed", func(e harness.Event) bool {
		return e.Type == "KnowledgeUpdated" && e.Source != nil && e.Source.Status == "INDEXED"
	}).Source
	if indexed.Title != "returns" || indexed.ChunkCount != 201 {
		t.Errorf("it is shown as %+v", indexed)
	}
	steps := map[string]bool{}
	for _, e := range screen.Events() {
		if e.Source != nil {
			steps[e.Source.Status] = true
			if p := e.Source.Progress; p != nil && p.Done > 0 && p.Done < p.Total {
				steps["half"] = true
			}
		}
	}
	for _, step := range []string{"EMBEDDING", "half", "INDEXED"} { // quicker ones may be over before they are loaded
		if !steps[step] {
			t.Errorf("nobody saw %s, but %v", step, steps)
		}
	}

	type result struct {
		Result struct {
			HasEmbedding bool
			Ranked       []struct {
				Text, Heading string
				Score         float64
				LeftOut       []string
				Source        struct{ ID string }
			}
		}
	}
	ask := func(c *harness.Client) (r result) {
		c.Do("testSearch", "TestSearchInput", map[string]any{"question": "How many days do I have to return a lamp?"},
			"result { hasEmbedding ranked { text heading score leftOut source { id } } }", &r)
		return r
	}
	found := ask(agent).Result
	if !found.HasEmbedding || len(found.Ranked) == 0 || !strings.Contains(found.Ranked[0].Text, "30 days") ||
		found.Ranked[0].Source.ID != indexed.ID || len(found.Ranked[0].LeftOut) > 0 || found.Ranked[0].Heading != "returns" {
		t.Errorf("the bench shows %+v", found)
	}
	if theirs := ask(h.Neighbour().As(db.RoleAgent)).Result; len(theirs.Ranked) > 0 {
		t.Errorf("next door finds %+v", theirs.Ranked)
	}

	status, answer = post(t, h, agent.Token, "returns.md&replaces="+indexed.ID, strings.ReplaceAll(text, "30 days", "60 days"))
	if status != http.StatusCreated || !strings.Contains(answer, indexed.ID) {
		t.Fatalf("replace: %d %s", status, answer)
	}
	h.Until("the newer document to answer", func() bool {
		for _, p := range ask(agent).Result.Ranked { // the old text is shown too, as superseded
			if len(p.LeftOut) == 0 {
				return strings.Contains(p.Text, "60 days")
			}
		}
		return false
	})
	text = strings.ReplaceAll(text, "30 days", "60 days")

	for _, c := range []struct {
		role           db.Role
		filename, text string
		status         int
		code           string
	}{
		{db.RoleAgent, "copy.md", text, http.StatusConflict, "CONFLICT"},
		{db.RoleViewer, "other.md", "text", http.StatusForbidden, "FORBIDDEN"},
		{db.RoleAgent, "other.md&replaces=1", "text", http.StatusBadRequest, "BAD_INPUT"},
		{db.RoleAgent, "photo.pdf", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", http.StatusBadRequest, "BAD_INPUT"},
		{db.RoleAgent, "large.txt", strings.Repeat("a", 11<<20), http.StatusBadRequest, "BAD_INPUT"},
	} {
		if status, answer := post(t, h, h.As(c.role).Token, c.filename, c.text); status != c.status || !strings.Contains(answer, c.code) {
			t.Errorf("%s by %s: %d %s, want %d %s", c.filename, c.role, status, answer, c.status, c.code)
		}
	}
	if status, answer := post(t, h, "", "other.md", "text"); status != http.StatusUnauthorized {
		t.Errorf("by nobody: %d %s", status, answer)
	}

	agent.Do("deleteKnowledgeSource", "DeleteInput", map[string]any{"id": indexed.ID}, "", nil)
	screen.Expect("the deletion", func(e harness.Event) bool { return e.Type == "KnowledgeUpdated" && e.Source == nil })
	if left := ask(agent).Result; len(left.Ranked) > 0 {
		t.Errorf("after the deletion: %+v", left.Ranked)
	}
}

// post uploads a document as a program does.
func post(t *testing.T, h *harness.Harness, token, filename, text string) (status int, answer string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, h.URL+"/api/knowledge/documents?filename="+filename, bytes.NewReader([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/octet-stream")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}
