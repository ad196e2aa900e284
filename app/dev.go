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

// Dev runs the whole product on this machine: it brings up private services,
// builds the web app, migrates, seeds, and runs every process as its own child,
// until ctx ends. Then it stops what it started and nothing else.
//
// It must run in a checkout. A second Dev in the same checkout is refused.
func Dev(ctx context.Context, out io.Writer) error {
	if _, err := os.Stat("scripts/services"); err != nil {
		return errors.New("dev runs in a checkout of the source: scripts/services is not here")
	}
	unlock, err := lockCheckout()
	if err != nil {
		return err
	}
	defer unlock()

	private := os.Getenv("DATABASE_URL") == "" || os.Getenv("REDIS_URL") == ""
	if private {
		if err := script(ctx, out, "install", "services"); err != nil {
			return err
		}
		if err := script(ctx, out, "services", "start", "dev"); err != nil {
			return err
		}
		defer func() {
			// The signal has ended ctx; stopping must happen all the same.
			_ = script(context.WithoutCancel(ctx), out, "services", "stop", "dev")
		}()
	}
	if err := writeDevEnviron(ctx, private); err != nil {
		return err
	}
	if err := script(ctx, out, "webapp", "build"); err != nil {
		return err
	}
	getenv, err := Environ()
	if err != nil {
		return err
	}
	config, err := Load(getenv)
	if err != nil {
		return err
	}
	children, err := devChildren(config)
	if err != nil {
		return err
	}
	for _, once := range []struct{ command, doing string }{
		{"migrate", "Migrating the database"},
		{"seed", "Creating the demo workspace"},
	} {
		if err := progress(out, once.doing, func() error { return runOnce(ctx, once.command) }); err != nil {
			return err
		}
	}
	return superviseDev(ctx, out, config, children, private)
}

// superviseDev starts the children, announces the address once all are ready,
// and returns after the last of them has stopped.
func superviseDev(ctx context.Context, out io.Writer, config Config, children []*child, private bool) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var group errgroup.Group
	for _, c := range children {
		group.Go(func() error {
			defer stop() // one that cannot run ends all
			return c.run(ctx, out)
		})
	}
	if private {
		group.Go(func() error { keepServices(ctx, out, config); return nil })
	}
	group.Go(func() error {
		err := progress(out, "Starting the product", func() error {
			for _, c := range children {
				if err := c.waitReady(ctx, 90*time.Second); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			stop()
			if errors.Is(err, context.Canceled) {
				return nil
			}
			return err
		}
		announce(out, config)
		<-ctx.Done()
		fmt.Fprintln(out, "\n  Stopping …")
		return nil
	})
	return group.Wait()
}

func announce(out io.Writer, config Config) {
	fmt.Fprintf(out, "\n  SocialSync AI   %s\n  Sign in         %s / %s\n", config.PublicURL, DemoEmail, DemoPassword)
	if config.Sandbox {
		fmt.Fprintf(out, "  Sandbox phone   %s/sandbox\n", config.PublicURL)
	}
	fmt.Fprintf(out, "  Logs            .data/logs\n\n  Ctrl-C stops everything.\n\n")
}

// lockCheckout makes sure that one Dev runs per checkout. The lock dies with the process.
func lockCheckout() (unlock func(), err error) {
	if err := os.MkdirAll(".data/logs", 0o755); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(".data/dev.lock", os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return nil, errors.New("make dev is already running in this checkout: stop it first, with Ctrl-C where it runs")
	}
	return func() { f.Close() }, nil
}

// script runs one of scripts/, which show their own progress.
func script(ctx context.Context, out io.Writer, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, filepath.Join("scripts", name), args...)
	cmd.Stdout, cmd.Stderr = out, out
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
func progress(out io.Writer, doing string, do func() error) error {
	started := time.Now()
	fmt.Fprintf(out, "  · %s …", doing)
	err := do()
	if err != nil {
		fmt.Fprint(out, "\n")
		return err
	}
	fmt.Fprintf(out, " %.1fs\n", time.Since(started).Seconds())
	return nil
}

// runOnce runs a command of this binary to its end and keeps what it says.
func runOnce(ctx context.Context, command string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self, command)
	cmd.SysProcAttr = ownGroup()
	output, err := cmd.CombinedOutput()
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("socialsync %s: %w\n%s", command, err, output)
	}
	return errors.Join(err, os.WriteFile(filepath.Join(".data/logs", command+".log"), output, 0o644))
}
