//go:build faults

package faults

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// figures are printed after all tests, one line for each fault.
var figures struct {
	sync.Mutex
	lines []string
}

func TestMain(m *testing.M) {
	code := m.Run()
	Removed()
	fmt.Fprintf(os.Stdout, "\n| fault | what came of it |\n| --- | --- |\n%s\n", strings.Join(figures.lines, "\n"))
	os.Exit(code)
}

// reportf adds a line, and says it at once.
func reportf(t *testing.T, format string, args ...any) {
	t.Helper()
	result := "held"
	if t.Failed() {
		result = "BROKEN"
	}
	line := fmt.Sprintf("| %s, %s | %s |", strings.TrimPrefix(t.Name(), "Test"), result, fmt.Sprintf(format, args...))
	figures.Lock()
	defer figures.Unlock()
	figures.lines = append(figures.lines, line)
	t.Log(line)
}

// short is a duration as people say it.
func short(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
