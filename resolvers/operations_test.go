package resolvers_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"socialsync/db"
	"socialsync/events"
)

var update = flag.Bool("update", false, "rewrite testdata/answers from what is answered now")

// operation is one thing the web app asks, in the order of testdata/operations.json.
type operation struct {
	Name string `json:"operation"`
	// Case tells several uses of one operation apart.
	Case string `json:"case"`
	// Variables name things of the test's workspace as {conversation}.
	Variables json.RawMessage `json:"variables"`
	// Events are published, in this order, and nothing else.
	Events []string `json:"events"`
}

// elsewhere are operations that need a browser's session, a socket or Meta, or tell the time. Here
// they are validated; features/accounts, features/channels, app and graph prove
// what they do.
var elsewhere = []string{
	"SignIn", "SignUp", "SignOut", "RequestPasswordReset", "ResetPassword", "ChangePassword", "RevokeSession",
	"SwitchWorkspace", "InboxEvents", "KnowledgeEvents", "AgentTestEvents", "AutonomyEvents", "ReplayEvents", "ShellEvents", "InboxCursor", "AgentPrompt",
	"ConnectWhatsApp", "StartInstagramConnect", "DisconnectChannel", "CheckChannel", "SendTestMessage",
}

// TestOperations runs the web app's own documents: each validates, and answers
// and publishes what testdata says. After an intended change: go test ./resolvers -update
func TestOperations(t *testing.T) {
	t.Parallel()
	document, names := webDocuments(t)
	a := newAPI(t)
	if _, errs := gqlparser.LoadQueryWithRules(a.schema, document, rules.NewDefaultRules()); len(errs) > 0 {
		t.Fatalf("the web app's documents do not fit the schema: %v", errs)
	}
	w := a.populate("owner@work.test")
	deliveries, err := a.r.Events.Subscribe(t.Context(), w.owner, "")
	if err != nil {
		t.Fatal(err)
	}
	covered := slices.Clone(elsewhere)
	for _, op := range operations(t) {
		covered = append(covered, op.Name)
		if !slices.Contains(names, op.Name) {
			t.Errorf("testdata/operations.json names %s, which the web app does not ask", op.Name)
			continue
		}
		label := strings.Trim(op.Name+"-"+strings.ReplaceAll(op.Case, " ", "-"), "-")
		t.Run(label, func(t *testing.T) {
			variables := map[string]any{}
			if len(op.Variables) > 0 {
				numbers := json.NewDecoder(strings.NewReader(w.named(string(op.Variables))))
				numbers.UseNumber() // as the transports do
				if err := numbers.Decode(&variables); err != nil {
					t.Fatal(err)
				}
			}
			data, errs := a.ask(w.owner, document, op.Name, variables)
			for _, e := range errs {
				e.Locations = nil // they move with every edit of a document
			}
			answer, err := json.MarshalIndent(map[string]any{"data": data, "errors": errs}, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join("testdata", "answers", label+".json"), w.anonymous(answer))
			expectEvents(t, deliveries, op.Events)
		})
	}
	for _, name := range names {
		if !slices.Contains(covered, name) {
			t.Errorf("no case in testdata/operations.json runs the web app's %s", name)
		}
	}
}

// webDocuments are all documents of the web app as one, and their operations.
func webDocuments(t *testing.T) (document string, names []string) {
	t.Helper()
	var all bytes.Buffer
	root := filepath.Join("..", "webapp")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "node_modules" || strings.HasPrefix(entry.Name(), ".")) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".graphql") {
			return nil
		}
		text, err := os.ReadFile(path)
		all.Write(append(text, '\n'))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range operationName.FindAllStringSubmatch(all.String(), -1) {
		names = append(names, m[1])
	}
	return all.String(), names
}

var operationName = regexp.MustCompile(`(?m)^(?:query|mutation|subscription)\s+(\w+)`)

func operations(t *testing.T) (list []operation) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "operations.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// named replaces {conversation} and the like by the ids of the workspace.
func (w workspace) named(text string) string {
	for name, id := range w.ids {
		text = strings.ReplaceAll(text, "{"+name+"}", id.String())
	}
	// Where it is noon, nothing of the last hours was yesterday.
	text = strings.ReplaceAll(text, "{noon}", fmt.Sprintf("Etc/GMT%+d", time.Now().UTC().Hour()-12))
	return strings.ReplaceAll(text, "{tomorrow}", time.Now().Add(24*time.Hour).UTC().Format(time.RFC3339))
}

var (
	anyID     = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)
	anyTime   = regexp.MustCompile(`"20\d\d-\d\d-\d\dT[0-9:.]+Z"`)
	anyDay    = regexp.MustCompile(`"20\d\d-\d\d-\d\d"`)
	anyCursor = regexp.MustCompile(`"(cursor|startCursor|endCursor)": "[^"]+"`)
	anySecret = regexp.MustCompile(`ss_live_[\w-]+`)
)

// anonymous replaces what differs from run to run.
func (w workspace) anonymous(answer []byte) []byte {
	text := anyID.ReplaceAllStringFunc(string(answer), func(id string) string {
		for name, known := range w.ids {
			if known == uuid.MustParse(id) {
				return "{" + name + "}"
			}
		}
		return "{new}"
	})
	text = anyTime.ReplaceAllString(text, `"{time}"`)
	text = anyDay.ReplaceAllString(text, `"{day}"`)
	text = anyCursor.ReplaceAllString(text, `"$1": "{cursor}"`)
	return []byte(anySecret.ReplaceAllString(text, "{secret}") + "\n")
}

func compare(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the answer is not %s any more:\n%s", path, got)
	}
}

// expectEvents waits for the events, in order. What was published besides them
// would be found in their place by the next operation.
func expectEvents(t *testing.T, deliveries <-chan *events.Delivery, want []string) {
	t.Helper()
	for i, name := range want {
		patience, isRepeat := 5*time.Second, i > 0 && want[i-1] == name
		if isRepeat {
			patience = 500 * time.Millisecond // equal ones in a row may be published as one
		}
		select {
		case d := <-deliveries:
			if got := fmt.Sprintf("%T", d.Event); got != "events."+name {
				t.Fatalf("event %d is %s, want %s", i+1, got, name)
			}
		case <-time.After(patience):
			if !isRepeat {
				t.Fatalf("event %d, %s, did not come", i+1, name)
			}
		}
	}
	select {
	case d := <-deliveries:
		t.Errorf("also published %T", d.Event)
	case <-time.After(20 * time.Millisecond):
	}
}

// TestSubscription: an event's members are loaded for whoever listens.
func TestSubscription(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	w := a.populate("owner@work.test")
	document, _ := webDocuments(t)
	parsed, errs := gqlparser.LoadQueryWithRules(a.schema, document, rules.NewDefaultRules())
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if op := parsed.Operations.ForName("InboxEvents"); op == nil || op.Operation != ast.Subscription {
		t.Fatal("the web app has no subscription InboxEvents")
	}
	next := a.subscribe(w.owner, document, "InboxEvents")
	if _, errs := a.ask(w.owner, document, "SetPriority", map[string]any{"input": map[string]any{
		"conversationIds": []string{w.ids["conversation"].String()}, "priority": string(db.PriorityUrgent),
	}}); len(errs) > 0 {
		t.Fatal(errs)
	}
	for _, want := range []string{`"ActivityAdded"`, `"ConversationUpdated"`} {
		if got := string(next()); !strings.Contains(got, want) || !strings.Contains(got, w.ids["conversation"].String()) && want == `"ConversationUpdated"` {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestResumeBeforeTheFirstEvent: whoever takes the cursor first loses nothing, also
// when its connection ends before anything has happened.
func TestResumeBeforeTheFirstEvent(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	w := a.populate("owner@work.test")
	document, _ := webDocuments(t)
	var answer struct{ InboxCursor string }
	data, errs := a.ask(w.owner, document, "InboxCursor", nil)
	if err := json.Unmarshal(data, &answer); err != nil || len(errs) > 0 || answer.InboxCursor == "" {
		t.Fatalf("%s, %v, %v", data, err, errs)
	}
	if _, errs := a.ask(w.owner, document, "SetPriority", map[string]any{"input": map[string]any{
		"conversationIds": []string{w.ids["conversation"].String()}, "priority": string(db.PriorityUrgent),
	}}); len(errs) > 0 {
		t.Fatal(errs)
	}
	missed, err := a.r.Events.Subscribe(t.Context(), w.owner, answer.InboxCursor)
	if err != nil {
		t.Fatal(err)
	}
	select {
	case d := <-missed:
		if _, is := d.Event.(events.ActivityAdded); !is {
			t.Errorf("got %T", d.Event)
		}
	case <-time.After(10 * time.Second):
		t.Error("what happened in between was lost")
	}
}
