package app

import (
	"os"
	"path/filepath"
	"testing"
)

// TestEnviron: the process wins over .env, which wins over what dev wrote, and
// the owner's address never comes from further away than the application's.
func TestEnviron(t *testing.T) {
	for _, c := range []struct {
		name               string
		process, user, dev map[string]string
		want               map[string]string
	}{
		{"dev alone", nil, nil, map[string]string{"DATABASE_URL": "d", "DATABASE_OWNER_URL": "o", "ADDR": ":1"},
			map[string]string{"DATABASE_URL": "d", "DATABASE_OWNER_URL": "o", "ADDR": ":1"}},
		{"the user's file is nearer", nil, map[string]string{"ADDR": ":2"}, map[string]string{"ADDR": ":1"},
			map[string]string{"ADDR": ":2"}},
		{"the process is nearest", map[string]string{"ADDR": ":3"}, map[string]string{"ADDR": ":2"}, nil,
			map[string]string{"ADDR": ":3"}},
		{"another database has another owner", map[string]string{"DATABASE_URL": "p"}, nil,
			map[string]string{"DATABASE_URL": "d", "DATABASE_OWNER_URL": "o"},
			map[string]string{"DATABASE_URL": "p", "DATABASE_OWNER_URL": ""}},
		{"also when the user's file names it", nil, map[string]string{"DATABASE_URL": "u"},
			map[string]string{"DATABASE_URL": "d", "DATABASE_OWNER_URL": "o"},
			map[string]string{"DATABASE_URL": "u", "DATABASE_OWNER_URL": ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for _, name := range []string{"DATABASE_URL", "DATABASE_OWNER_URL", "ADDR"} {
				t.Setenv(name, "") // restores it afterwards
				if err := os.Unsetenv(name); err != nil {
					t.Fatal(err)
				}
				if value, set := c.process[name]; set {
					t.Setenv(name, value)
				}
			}
			write(t, ".env", c.user)
			write(t, ".data/dev.env", c.dev)
			getenv, err := Environ()
			if err != nil {
				t.Fatal(err)
			}
			for name, want := range c.want {
				if got := getenv(name); got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
		})
	}
}

func TestReadEnviron(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "x.env")
	content := "# A=comment\n\nexport B = two words \nC='quoted # kept'\nD=\"d=e\"\nnonsense\n"
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := readEnviron(name)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"B": "two words", "C": "quoted # kept", "D": "d=e"}
	if len(got) != len(want) {
		t.Errorf("got %v", got)
	}
	for key, value := range want {
		if got[key] != value {
			t.Errorf("%s is %q, want %q", key, got[key], value)
		}
	}
}

func write(t *testing.T, name string, values map[string]string) {
	t.Helper()
	content := ""
	for key, value := range values {
		content += key + "=" + value + "\n"
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}
