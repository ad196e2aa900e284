package app

import (
	"fmt"
	"io"
	"net/url"
	"strings"
	"text/tabwriter"
)

// Check prints every variable with its effective value and where that comes
// from, secrets hidden, then what is wrong or doubtful. Its error is Load's.
func Check(w io.Writer, getenv func(string) string) error {
	c, err := Load(getenv)
	table := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, v := range c.variables() {
		fmt.Fprintf(table, "%s\t%s\t%s\n", v.Name, c.display(v), c.source(v))
	}
	if flushErr := table.Flush(); flushErr != nil {
		return flushErr
	}
	if c.Sandbox {
		fmt.Fprintln(w, "\nSandbox: Meta is the simulator.")
	}
	if err == nil {
		for _, warning := range c.Warnings() {
			fmt.Fprintln(w, "Warning:", warning)
		}
	}
	return err
}

func (c *Config) source(v Variable) string {
	switch {
	case c.fromEnvironment[v.Name]:
		return "set"
	case v.Simulated != "" && c.effective[v.Name] != "" && c.effective[v.Name] != v.Default:
		return "sandbox"
	default:
		return "default"
	}
}

// display hides secrets; of a secret address it shows all but the password and the query.
func (c *Config) display(v Variable) string {
	value := c.effective[v.Name]
	switch {
	case value == "":
		return "-"
	case !v.Secret:
		return value
	case strings.Contains(value, "://"):
		u, err := url.Parse(value)
		if err != nil {
			return "(hidden)"
		}
		u.RawQuery = ""
		if v.Name == "SENTRY_DSN" {
			u.User = nil
		}
		return u.Redacted()
	case v.Name == "ENCRYPTION_KEYS":
		versions := make([]string, 0, len(c.EncryptionKeys))
		for _, k := range c.EncryptionKeys {
			versions = append(versions, fmt.Sprintf("%d:(hidden)", k.Version))
		}
		return strings.Join(versions, ",")
	default:
		return fmt.Sprintf("(hidden, %d characters)", len(value))
	}
}

// Example writes .env.example: every variable, explained, commented out. A
// test keeps the file in the repository equal to it.
func Example(w io.Writer) error {
	var b strings.Builder
	b.WriteString("# Every setting of SocialSync AI, made by `make gen` from app/config.go.\n" +
		"# Copy to .env and remove the # of what you change. `make dev` needs none of them.\n")
	for _, v := range Variables() {
		if v.Group != "" {
			fmt.Fprintf(&b, "\n# ── %s %s\n", v.Group, strings.Repeat("─", 70-len([]rune(v.Group))))
		}
		b.WriteString("\n# " + v.Meaning)
		if v.Required {
			b.WriteString(" Required.")
		}
		if v.Simulated != "" {
			b.WriteString(" Simulated: " + v.Simulated)
		}
		fmt.Fprintf(&b, "\n#%s=%s\n", v.Name, v.Default)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
