package app

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// output is a terminal that two processes may write to at once.
type output struct {
	mu   sync.Mutex
	text strings.Builder
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) has(s string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return strings.Contains(o.text.String(), s)
}

func newChild(t *testing.T, out *output, name, command string) *child {
	t.Helper()
	d := &dev{folder: t.TempDir(), out: out, environ: os.Environ()}
	if err := os.Mkdir(d.path("logs"), 0o755); err != nil {
		t.Fatal(err)
	}
	return &child{dev: d, name: name, args: []string{"sh", "-c", command}, ready: make(chan struct{}), stopped: make(chan struct{})}
}

// pid waits until the child runs as another process than not.
func (c *child) pid(t *testing.T, not int) int {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for time.Now().Before(deadline) {
		var pid int
		content, _ := os.ReadFile(c.dev.path(c.name + ".pid"))
		if _, err := fmt.Sscan(string(content), &pid); err == nil && pid != not {
			return pid
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the child does not run")
	return 0
}

// TestChildComesBack: a process killed with -9 is started again, and the end of
// dev ends it together with what it started itself.
func TestChildComesBack(t *testing.T) {
	t.Parallel()
	out := &output{}
	c := newChild(t, out, "worker", "sleep 300 & wait")
	close(c.ready)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- c.run(ctx) }()

	first := c.pid(t, 0)
	if err := syscall.Kill(first, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	second := c.pid(t, first)
	if !out.has("worker ended (signal: killed); starting it again") {
		t.Errorf("nothing was said: %q", out.text.String())
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	for _, group := range []int{first, second} {
		if groupLives(t, group) {
			t.Errorf("a process of group %d is left", group)
		}
	}
}

// groupLives reports whether a process of the group still runs; those that only wait
// to be reaped do not count.
func groupLives(t *testing.T, group int) bool {
	t.Helper()
	list, err := exec.CommandContext(t.Context(), "ps", "-A", "-o", "pgid=,stat=").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		fields := strings.Fields(line)
		if len(fields) == 2 && fields[0] == strconv.Itoa(group) && !strings.HasPrefix(fields[1], "Z") {
			return true
		}
	}
	return false
}

// TestChildThatCannotStart: there is no point in trying for ever, and the reason is shown.
func TestChildThatCannotStart(t *testing.T) {
	t.Parallel()
	c := newChild(t, &output{}, "api", "echo the port is taken; exit 3")
	err := c.run(t.Context())
	if err == nil || !strings.Contains(err.Error(), "api ended before it was ready: exit status 3") ||
		!strings.Contains(err.Error(), "the port is taken") {
		t.Errorf("got %v", err)
	}
}

// TestChoosePorts: a port that somebody has is not used, and no two of ours are the same.
func TestChoosePorts(t *testing.T) {
	t.Parallel()
	busy, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:3100")
	if err == nil { // somebody else having it serves as well
		defer busy.Close()
	}
	values := map[string]string{"SIM_ADDR": "127.0.0.1:1"}
	if err := choosePorts(t.Context(), values, map[string]string{"METRICS_ADDR": "127.0.0.1:7"}); err != nil {
		t.Fatal(err)
	}
	if values["WEBAPP_URL"] == "http://127.0.0.1:3100" || !strings.HasPrefix(values["WEBAPP_URL"], "http://127.0.0.1:31") {
		t.Errorf("WEBAPP_URL is %q", values["WEBAPP_URL"])
	}
	if values["SIM_ADDR"] == "127.0.0.1:1" {
		t.Error("SIM_ADDR stayed where an earlier start had moved it")
	}
	if _, chosen := values["METRICS_ADDR"]; chosen {
		t.Error("METRICS_ADDR was chosen although .env names it")
	}
	seen := map[string]bool{}
	for _, value := range values {
		port := value[strings.LastIndex(value, ":"):]
		if seen[port] {
			t.Errorf("port %s twice", port)
		}
		seen[port] = true
	}
}
