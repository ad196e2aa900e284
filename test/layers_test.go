// Package test holds what is true of the whole repository.
package test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers say what each part may import of ours, nearest part first. What a part
// holds inside is its own business: clients/meta/metasim is part of clients/meta.
var layers = []struct {
	part string
	may  []string
	why  string
}{
	{"db", nil, "the store knows nobody: rules are tested without it, and it without rules"},
	{"clients", nil, "a client speaks a vendor's protocol and no business words, so that it can be replaced or simulated"},
	{"features/problem", nil, "everybody may speak of problems, so problems speak of nobody"},
	{"features/privacy", []string{"db", "clients"}, "whoever asks a model asks what to hide from it, so this knows no other feature"},
	{"jobs/queue", []string{"db"}, "a task is a name and row ids: who enqueues must not depend on who works"},
	{"events", []string{"db"}, "events carry ids: who publishes must not depend on who listens"},
	{"loaders", []string{"db", "features"}, "loaders batch reads for one response and decide nothing"},
	{"features", []string{"db", "events", "jobs/queue", "clients", "features/problem", "features/privacy"},
		"features meet through events and jobs; one that imports another is in the short list below, with its reason"},
	{"graph", []string{"db", "events", "features"}, "the machinery of GraphQL binds types and calls nothing"},
	{"jobs", []string{"db", "features", "jobs/queue", "clients"}, "a job decodes, calls a feature and returns; of clients it knows the errors"},
	{"resolvers", []string{"graph", "loaders", "features", "events", "db"}, "a resolver is four thin lines: no vendor, no queue, no SQL"},
	{"webapp", nil, "the web app's folder gives Go its documents and takes nothing"},
	{"scripts", nil, "a script's helper works on a checkout that does not build"},
	{"app", []string{"*"}, ""},
	{"test", []string{"*"}, ""},
	{"", []string{"app"}, "main chooses a command; app does the rest"},
}

// friends are features that import others.
var friends = map[string][]string{
	"features/writing": {"features/billing"}, // each call of a model is metered
	// A question is metered, answered from the sources, and its passages stand between marks that they cannot leave.
	"features/copilot":     {"features/billing", "features/knowledge", "features/agents"},
	"features/knowledge":   {"features/billing"},                    // the same, for embeddings
	"features/transcripts": {"features/billing", "features/agents"}, // a call is metered, and made when the AI may read what it brings
	"features/agents":      {"features/billing"},                    // a configuration names a model that the catalogue knows
	// An answer is queued in the transaction that checks whether it may be; it obeys the
	// configuration, rests on what the sources say, and each call of a model is metered.
	// What no source can say the workspace's own systems are asked.
	"features/replies": {"features/inbox", "features/agents", "features/agents/guard", "features/knowledge", "features/billing", "features/actions"},
	// What colleagues correct is proposed as a FAQ, and may cost a topic its autonomy. Tests ask the assistant with a configuration,
	// and look for phrases as the guardrails do.
	// What was asked is told apart from greetings as for lessons, embedded and metered; a gap is closed when a source answers as surely
	// as the configuration wants.
	"features/insights": {"features/knowledge", "features/billing", "features/evals", "features/agents"},
	// A call is metered, and its passages stand between marks that they cannot leave.
	"features/conflicts": {"features/billing", "features/agents"},
	"features/evals":     {"features/knowledge", "features/agents", "features/agents/guard", "features/replies"},
}

// toolsForTests may be imported by tests of any part, and by test/ and app (which
// runs the simulators), but by no code that serves people.
var toolsForTests = []string{"db/dbtest", "clients/meta/metasim", "clients/mail/mailsim", "clients/ai/aisim", "clients/shopsim"}

// TestWhoImportsWhom keeps the house's floors apart. A failure says which rule it
// protects.
func TestWhoImportsWhom(t *testing.T) {
	t.Parallel()
	checked := 0
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (name == "node_modules" || name == "testdata" || strings.HasPrefix(name, ".") && name != ".."):
			return filepath.SkipDir
		case entry.IsDir(), !strings.HasSuffix(name, ".go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from, err := filepath.Rel("..", filepath.Dir(path))
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if to, ours := strings.CutPrefix(imported, "socialsync/"); ours {
				checked++
				judge(t, filepath.ToSlash(path), filepath.ToSlash(from), to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked < 100 {
		t.Fatalf("only %d imports of ours were found: is this the repository?", checked)
	}
}

// judge reports an import that the floors forbid.
func judge(t *testing.T, path, from, to string) {
	t.Helper()
	if from == "." {
		from = ""
	}
	isTest := strings.HasSuffix(path, "_test.go")
	if slices.Contains(toolsForTests, to) {
		if !isTest && !within(from, "test") && !within(from, "app") && !within(from, to) {
			t.Errorf("%s imports %s.\n\tOnly tests and the commands that simulate the world may: what serves people must not carry it.", path, to)
		}
		return
	}
	for _, layer := range layers {
		if !within(from, layer.part) {
			continue
		}
		sameFeature := layer.part == "features" && feature(from) == feature(to)
		switch {
		case slices.Contains(layer.may, "*"), layer.part != "features" && layer.part != "" && within(to, layer.part), sameFeature:
		case slices.ContainsFunc(layer.may, func(part string) bool { return within(to, part) }):
		case isTest && layer.part != "db" && layer.part != "clients": // a test may prepare its world from any floor
		case slices.Contains(friends[from], to):
		default:
			t.Errorf("%s imports %s.\n\t%s may import %s: %s.", path, to, part(layer.part), list(layer.may), layer.why)
		}
		return
	}
	t.Errorf("%s is in a part of the repository that style knows nothing of: give %s a line in layers", path, from)
}

// within says whether a package is a part or inside it. Everything is inside "".
func within(pkg, part string) bool {
	return part == "" && pkg == "" || part != "" && (pkg == part || strings.HasPrefix(pkg, part+"/"))
}

// feature is the name of the feature a package belongs to.
func feature(pkg string) string {
	rest, _ := strings.CutPrefix(pkg, "features/")
	name, _, _ := strings.Cut(rest, "/")
	return name
}

func part(name string) string {
	if name == "" {
		return "main"
	}
	return name
}

func list(parts []string) string {
	if len(parts) == 0 {
		return "nothing of ours"
	}
	return strings.Join(parts, ", ")
}

// TestFilesStaySmall: a file past 400 lines has more than one idea. Generated ones
// have none.
func TestFilesStaySmall(t *testing.T) {
	t.Parallel()
	const most = 400
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (name == "node_modules" || strings.HasPrefix(name, ".") && name != ".."):
			return filepath.SkipDir
		case entry.IsDir(), !strings.HasSuffix(name, ".go"), strings.HasSuffix(name, "_test.go"):
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		lines := strings.Count(string(content), "\n")
		if lines > most && !strings.Contains(string(content[:min(len(content), 200)]), "DO NOT EDIT") {
			t.Errorf("%s has %d lines; split it by idea at %d", filepath.ToSlash(path), lines, most)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
