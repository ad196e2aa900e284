package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// child is one process of the product under Dev. One that ends by itself is
// started again, as a process manager would: kill -9 is a thing to try.
type child struct {
	dev    *dev
	name   string
	args   []string
	env    []string
	health string // answers below 500 when the process is ready

	ready   chan struct{}
	stopped chan struct{} // closed by run when the process will not come back
	needed  []*child      // end before this one does
	needs   []*child      // ready before this one starts
}

// children lists the processes in the order in which they become ready.
func (d *dev) children() ([]*child, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	config := d.config
	local := func(address, path string) string { return "http://" + reachable(address) + path }
	webapp := &child{
		name: "webapp", args: []string{"node", "webapp/.next/standalone/server.js"}, health: config.WebappURL.String() + "/_next/",
		env: []string{
			"NODE_ENV=production", "HOSTNAME=" + config.WebappURL.Hostname(), "PORT=" + config.WebappURL.Port(),
			"API_URL=" + config.APIURL, "PUBLIC_URL=" + config.PublicURL.String(),
		},
	}
	api := &child{name: "api", args: []string{self, "serve"}, health: local(config.Addr, "/readyz")}
	worker := &child{name: "worker", args: []string{self, "work"}, health: local(config.WorkerMetrics, "/readyz")}
	children := []*child{webapp, api, worker}
	if config.Sandbox || config.OfflineModels() {
		sim := &child{name: "sim", args: []string{self, "sim"}, health: local(config.SimAddr, "/sim/healthz"), needed: []*child{api, worker}}
		api.needs, worker.needs = []*child{sim}, []*child{sim}
		children = append([]*child{sim}, children...)
	}
	for _, c := range children {
		c.dev, c.ready, c.stopped = d, make(chan struct{}), make(chan struct{})
	}
	return children, nil
}

// run keeps the process alive until ctx ends, then stops it. It fails when the
// process ends before it was ever ready: there is no point in trying again.
func (c *child) run(ctx context.Context) error {
	defer close(c.stopped)
	// On Linux a child dies with the thread that started it: keep that thread.
	runtime.LockOSThread()
	for _, other := range c.needs {
		select {
		case <-other.ready:
		case <-ctx.Done():
			return nil
		}
	}
	pause := time.Second
	for {
		started := time.Now()
		err := c.runOnce(ctx)
		if ctx.Err() != nil {
			return nil
		}
		select {
		case <-c.ready:
		default:
			return fmt.Errorf("%s ended before it was ready: %w\n%s", c.name, err, tail(c.log(), 2000))
		}
		if time.Since(started) > time.Minute {
			pause = time.Second
		}
		fmt.Fprintf(c.dev.out, "  ! %s ended (%v); starting it again\n", c.name, err)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
		pause = min(2*pause, 15*time.Second)
	}
}

func (c *child) log() string { return c.dev.path("logs/" + c.name + ".log") }

// runOnce starts the process and returns when it has ended, by itself or
// because ctx did.
func (c *child) runOnce(ctx context.Context) error {
	log, err := os.OpenFile(c.log(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.Command(c.args[0], c.args[1:]...) //nolint:noctx // ended below, in order and with a grace
	cmd.Env = append(slices.Clip(c.dev.environ), c.env...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = diesWithUs()
	if err := cmd.Start(); err != nil {
		return err
	}
	pid := c.dev.path(c.name + ".pid")
	_ = os.WriteFile(pid, []byte(strconv.Itoa(cmd.Process.Pid)+"\n"), 0o644) // for people: kill -9 $(cat .data/worker.pid)
	defer os.Remove(pid)

	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // what the process itself has left behind
		if err == nil {
			err = errors.New("exit 0")
		}
		return err
	case <-ctx.Done():
	}
	for _, other := range c.needed {
		<-other.stopped
	}
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
	select {
	case err = <-ended:
	case <-time.After(40 * time.Second): // longer than any drain
	}
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	return err
}

// waitReady returns when every process answers, or says which does not and why.
func waitReady(ctx context.Context, children []*child) error {
	client := http.Client{
		Timeout:       5 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	const patience = 90 * time.Second
	giveUp := time.After(patience)
	for _, c := range children {
		for !c.healthy(ctx, &client) {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-giveUp:
				return fmt.Errorf("%s is not ready after %s\n%s", c.name, patience, tail(c.log(), 2000))
			case <-time.After(50 * time.Millisecond):
			}
		}
		close(c.ready)
	}
	return nil
}

func (c *child) healthy(ctx context.Context, client *http.Client) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.health, nil)
	if err != nil {
		return false
	}
	res, err := client.Do(req)
	if err != nil {
		return false
	}
	res.Body.Close()
	return res.StatusCode < http.StatusInternalServerError
}

// keepServices starts the private services again when one of them has been
// gone for a few seconds: killing Redis or Postgres is a thing to try, too.
func (d *dev) keepServices(ctx context.Context) {
	var missing int
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(2 * time.Second):
		}
		if dials(ctx, d.config.DatabaseURL) && dials(ctx, d.config.RedisURL) {
			missing = 0
			continue
		}
		if missing++; missing < 3 {
			continue
		}
		missing = 0
		fmt.Fprintln(d.out, "  ! Postgres or Redis is gone; starting it again")
		if err := d.script(ctx, "services", "start", "dev"); err != nil && ctx.Err() == nil {
			fmt.Fprintf(d.out, "  ! %v\n", err)
		}
	}
}

func dials(ctx context.Context, address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	dialer := net.Dialer{Timeout: time.Second}
	conn, err := dialer.DialContext(ctx, "tcp", u.Host)
	if err != nil {
		return false
	}
	conn.Close()
	return true
}

// tail is the end of a log, for a message about why its process ended.
func tail(name string, size int) []byte {
	content, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	if len(content) > size {
		content = content[len(content)-size:]
		_, content, _ = bytes.Cut(content, []byte("\n"))
	}
	return content
}
