package meta_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialsync/clients/meta"
)

var update = flag.Bool("update", false, "write the golden readings anew")

// TestWebhookSamples reads one sample of every shape and compares the units
// with the golden reading beside it.
func TestWebhookSamples(t *testing.T) {
	samples, err := filepath.Glob("testdata/webhooks/*.json")
	if err != nil || len(samples) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, sample := range samples {
		if strings.HasSuffix(sample, ".golden.json") {
			continue
		}
		t.Run(filepath.Base(sample), func(t *testing.T) {
			body, err := os.ReadFile(sample)
			if err != nil {
				t.Fatal(err)
			}
			hook, err := meta.ParseWebhook(body)
			if err != nil {
				t.Fatal(err)
			}
			got := golden(t, hook)
			file := strings.TrimSuffix(sample, ".json") + ".golden.json"
			if *update {
				if err := os.WriteFile(file, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("the reading changed; if that is meant, run with -update\n%s", got)
			}
		})
	}
}

// golden writes units without what is zero, one under the other.
func golden(t *testing.T, hook *meta.Webhook) []byte {
	t.Helper()
	out := []any{}
	for _, u := range hook.Units {
		if holdsNUL(u.Raw) {
			t.Errorf("raw of %s holds U+0000", u.Key())
		}
		if len(u.Raw) > 0 && !json.Valid(u.Raw) {
			t.Errorf("raw of %s is not JSON: %s", u.Key(), u.Raw)
		}
		u.Raw = nil
		encoded, err := json.Marshal(u)
		if err != nil {
			t.Fatal(err)
		}
		var tree any
		dec := json.NewDecoder(bytes.NewReader(encoded))
		dec.UseNumber()
		if err := dec.Decode(&tree); err != nil {
			t.Fatal(err)
		}
		out = append(out, prune(tree))
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// holdsNUL says whether Postgres would refuse this JSON: an escaped NUL whose
// backslash is not itself escaped.
func holdsNUL(raw json.RawMessage) bool {
	return bytes.Contains(bytes.ReplaceAll(raw, []byte(`\\`), nil), []byte(`\u0000`))
}

func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if value = prune(value); value == nil || value == "" || value == false || value == "0001-01-01T00:00:00Z" ||
				value == json.Number("0") && key != "latitude" && key != "longitude" {
				delete(v, key)
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i := range v {
			v[i] = prune(v[i])
		}
	}
	return v
}

func TestParseWebhookRefusesOnlyWhatIsNoJSONObject(t *testing.T) {
	for _, body := range []string{"", "null", "[]", `"x"`, "{", `{} {}`, "\x00"} {
		if _, err := meta.ParseWebhook([]byte(body)); err == nil {
			t.Errorf("%q was read", body)
		}
	}
	if hook, err := meta.ParseWebhook([]byte(`{}`)); err != nil || len(hook.Units) != 0 {
		t.Errorf("{} gave %v, %v", hook, err)
	}
}

// TestKeys: a replay has the same keys; different events have different ones.
func TestKeys(t *testing.T) {
	samples, _ := filepath.Glob("testdata/webhooks/*s.json")
	seen := map[string]string{}
	for _, sample := range samples {
		body, err := os.ReadFile(sample)
		if err != nil {
			t.Fatal(err)
		}
		first, err := meta.ParseWebhook(body)
		if err != nil {
			t.Fatal(err)
		}
		second, _ := meta.ParseWebhook(body)
		for i, u := range first.Units {
			if u.Key() != second.Units[i].Key() {
				t.Errorf("%s unit %d: the key changed on replay", sample, i)
			}
			if other, taken := seen[u.Key()]; taken {
				t.Errorf("%s unit %d has the key of %s: %s", sample, i, other, u.Key())
			}
			seen[u.Key()] = sample
		}
	}
}

func FuzzParseWebhook(f *testing.F) {
	samples, _ := filepath.Glob("testdata/webhooks/*_broken.json")
	for _, sample := range samples {
		body, _ := os.ReadFile(sample)
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		hook, err := meta.ParseWebhook(body)
		if err != nil {
			return
		}
		for _, u := range hook.Units {
			if strings.Contains(u.Key(), "\x00") || holdsNUL(u.Raw) {
				t.Fatal("U+0000 came through")
			}
		}
	})
}
