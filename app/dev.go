package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"
)

// dev is one run of the whole product on this machine.
type dev struct {
	folder  string // settings, logs and process ids
	out     io.Writer
	private bool // the services are ours to start and stop
	config  Config
	environ []string // what every child is told
}

// Dev runs the whole product on this machine: it brings up private services,
// builds the web app, migrates, seeds, and runs every process as its own child,
// until ctx ends. Then it stops what it started and nothing else. Once the
// product is ready its address is in the file url in folder.
//
// It must run in a checkout. A second Dev in the same folder is refused.
func Dev(ctx context.Context, out io.Writer, folder string) error {
	if _, err := os.Stat("scripts/services"); err != nil {
		return errors.New("dev runs in a checkout of the source: scripts/services is not here")
	}
	d := &dev{folder: folder, out: out, private: os.Getenv("DATABASE_URL") == "" || os.Getenv("REDIS_URL") == ""}
	unlock, err := d.lock()
	if err != nil {
		return err
	}
	defer unlock()
	if d.private {
		if err := d.script(ctx, "install", "services"); err != nil {
			return err
		}
		if err := d.script(ctx, "services", "start", "dev"); err != nil {
			return err
		}
		defer func() {
			// The signal has ended ctx; stopping must happen all the same.
			_ = d.script(context.WithoutCancel(ctx), "services", "stop", "dev")
		}()
	}
	if err := d.script(ctx, "webapp", "build"); err != nil {
		return err
	}
	// Ports are chosen after the long build: another product may start meanwhile.
	if err := d.configure(ctx); err != nil {
		return err
	}
	for _, once := range []struct{ command, doing string }{
		{"migrate", "Migrating the database"},
		{"seed", "Creating the demo workspace"},
	} {
		if err := d.progress(once.doing, func() error { return d.runOnce(ctx, once.command) }); err != nil {
			return err
		}
	}
	return d.supervise(ctx)
}

// supervise starts the children, announces the address once all are ready,
// and returns after the last of them has stopped.
func (d *dev) supervise(ctx context.Context) error {
	children, err := d.children()
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var group errgroup.Group
	for _, c := range children {
		group.Go(func() error {
			defer stop() // one that cannot run ends all
			return c.run(ctx)
		})
	}
	if d.private {
		group.Go(func() error { d.keepServices(ctx); return nil })
	}
	group.Go(func() error {
		defer stop()
		if err := d.progress("Starting the product", func() error { return waitReady(ctx, children) }); err != nil {
			if ctx.Err() != nil {
				return nil // told to stop, or the process that ended says why
			}
			return err
		}
		if err := d.announce(); err != nil {
			return err
		}
		<-ctx.Done()
		fmt.Fprintln(d.out, "\n  Stopping …")
		return nil
	})
	return group.Wait()
}

func (d *dev) announce() error {
	fmt.Fprintf(d.out, "\n  SocialSync AI   %s\n  Sign in         %s / %s\n", d.config.PublicURL, DemoEmail, DemoPassword)
	if d.config.Sandbox {
		fmt.Fprintf(d.out, "  Sandbox phone   %s/sandbox\n", d.config.PublicURL)
	}
	fmt.Fprintf(d.out, "  Logs            %s\n\n  Ctrl-C stops everything.\n\n", d.path("logs"))
	return os.WriteFile(d.path("url"), []byte(d.config.PublicURL.String()+"\n"), 0o644)
}

func (d *dev) path(name string) string { return filepath.Join(d.folder, name) }

// lock makes sure that one Dev runs per folder. It dies with the process.
func (d *dev) lock() (unlock func(), err error) {
	if err := os.MkdirAll(d.path("logs"), 0o755); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(d.path("dev.lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, errors.New("make dev is already running in this checkout: stop it first, with Ctrl-C where it runs")
	}
	_ = os.Remove(d.path("url"))
	return func() {
		_ = os.Remove(d.path("url"))
		f.Close()
	}, nil
}

// script runs one of scripts/, which show their own progress.
func (d *dev) script(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, filepath.Join("scripts", name), args...)
	cmd.Stdout, cmd.Stderr = d.out, d.out
	if name != "install" { // sudo may ask for a password, which takes the terminal's own group
		cmd.SysProcAttr = ownGroup()
		cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	}
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("scripts/%s %s did not succeed", name, strings.Join(args, " "))
	}
	return nil
}

// progress shows what is happening, then how long it took.
func (d *dev) progress(doing string, do func() error) error {
	started := time.Now()
	fmt.Fprintf(d.out, "  · %s …", doing)
	err := do()
	if err != nil {
		fmt.Fprint(d.out, "\n")
		return err
	}
	fmt.Fprintf(d.out, " %.1fs\n", time.Since(started).Seconds())
	return nil
}

// runOnce runs a command of this binary to its end and keeps what it says.
func (d *dev) runOnce(ctx context.Context, command string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self, command)
	cmd.Env = d.environ
	cmd.SysProcAttr = ownGroup()
	output, err := cmd.CombinedOutput()
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("socialsync %s: %w\n%s", command, err, output)
	}
	return errors.Join(err, os.WriteFile(d.path("logs/"+command+".log"), output, 0o644))
}
