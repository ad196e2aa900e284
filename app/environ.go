package app

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"strings"
)

// Files that stand behind the environment, nearest first. Both are optional:
// .env is the user's, the other is written by `make dev` and holds the private
// services and generated secrets, so that `socialsync token` and friends reach
// the product that is running. Containers have neither.
var environFiles = []string{".env", ".data/dev.env"}

// Environ returns a getenv that asks the process first and the files next.
// A variable the process sets to nothing stays unset.
func Environ() (func(string) string, error) {
	values := map[string]string{}
	for _, name := range environFiles {
		file, err := readEnviron(name)
		if err != nil {
			return nil, err
		}
		// The owner's address belongs to the application's: taking one from here
		// and the other from there would migrate a database nobody reads.
		if os.Getenv("DATABASE_URL") != "" || values["DATABASE_URL"] != "" {
			delete(file, "DATABASE_OWNER_URL")
		}
		for key, value := range file {
			if _, nearer := values[key]; !nearer {
				values[key] = value
			}
		}
	}
	return func(name string) string {
		if value, set := os.LookupEnv(name); set {
			return value
		}
		return values[name]
	}, nil
}

// readEnviron reads NAME=value lines; # starts a comment line and single or
// double quotes around a value are dropped. A missing file is an empty one.
func readEnviron(name string) (map[string]string, error) {
	values := map[string]string{}
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return values, nil
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := strings.TrimPrefix(strings.TrimSpace(lines.Text()), "export ")
		key, value, found := strings.Cut(line, "=")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		value = strings.TrimSpace(value)
		if n := len(value); n >= 2 && (value[0] == '\'' || value[0] == '"') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		values[strings.TrimSpace(key)] = value
	}
	return values, lines.Err()
}
