//go:build faults

package faults

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Process is one process of the product.
type Process struct {
	name string
	cmd  *exec.Cmd
	log  string
	gone chan struct{}
}

// built is the product's binary, made once for all tests.
var built struct {
	sync.Mutex
	paths map[string]string
}

// Build compiles the product with further arguments to go build, and returns the
// binary.
func Build(t *testing.T, root string, args ...string) string {
	t.Helper()
	built.Lock()
	defer built.Unlock()
	key := strings.Join(args, " ")
	if path, done := built.paths[key]; done {
		return path
	}
	folder, err := os.MkdirTemp("", "socialsync-faults-") //nolint:usetesting // it outlives the test that builds it
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "socialsync")
	cmd := exec.Command("go", append(append([]string{"build", "-buildvcs=false", "-o", path}, args...), ".")...)
	cmd.Dir = root
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build the product: %v\n%s", err, output)
	}
	if built.paths == nil {
		built.paths = map[string]string{}
	}
	built.paths[key] = path
	return path
}

// Removed takes the binaries away. TestMain calls it last.
func Removed() {
	built.Lock()
	defer built.Unlock()
	for _, path := range built.paths {
		_ = os.RemoveAll(filepath.Dir(path))
	}
}

// launch starts a command of the product.
func launch(t *testing.T, binary, name, command, folder string, environ []string) *Process {
	t.Helper()
	p := &Process{name: name, log: filepath.Join(folder, name+".log"), gone: make(chan struct{})}
	log, err := os.OpenFile(p.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	p.cmd = exec.Command(binary, command)
	p.cmd.Dir, p.cmd.Env, p.cmd.Stdout, p.cmd.Stderr = folder, environ, log, log
	if err := p.cmd.Start(); err != nil {
		t.Fatalf("start %s: %v", name, err)
	}
	go func() {
		defer close(p.gone)
		_ = p.cmd.Wait()
		_ = log.Close()
	}()
	t.Cleanup(func() {
		p.Kill()
		if t.Failed() {
			t.Logf("%s said last:\n%s", name, p.tail(4000))
		}
	})
	return p
}

// Kill ends it as a crash of the machine would.
func (p *Process) Kill() {
	_ = p.cmd.Process.Signal(syscall.SIGCONT)
	_ = p.cmd.Process.Kill()
	<-p.gone
}

// Terminate asks it to end and returns how long that took.
func (p *Process) Terminate(t *testing.T) time.Duration {
	t.Helper()
	started := time.Now()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	select {
	case <-p.gone:
	case <-time.After(time.Minute):
		t.Errorf("%s does not end within a minute", p.name)
		p.Kill()
	}
	if code := p.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("%s ends with %d", p.name, code)
	}
	return time.Since(started)
}

// Pause stops it from running until Continue.
func (p *Process) Pause() { _ = p.cmd.Process.Signal(syscall.SIGSTOP) }

// Continue lets a paused process run again.
func (p *Process) Continue() { _ = p.cmd.Process.Signal(syscall.SIGCONT) }

// Runs says whether the process is still there.
func (p *Process) Runs() bool {
	select {
	case <-p.gone:
		return false
	default:
		return true
	}
}

func (p *Process) tail(size int) string {
	content, _ := os.ReadFile(p.log)
	return string(content[max(0, len(content)-size):])
}
