// Command socialsync is the whole product: one binary, one process per command.
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"socialsync/app"
)

const usage = `socialsync runs SocialSync AI.

  socialsync dev       everything on this machine, with a demo workspace
  socialsync serve     the API, in front of the web app
  socialsync work      the worker
  socialsync migrate   bring the database to this version
  socialsync seed      create the demo workspace, once
  socialsync sim       the simulator of Meta and the mail catcher
  socialsync check     print the effective settings
  socialsync reseal    seal credentials and keys again under the newest key
  socialsync token     print a short-lived access token of the demo owner

Settings come from the environment: see .env.example.
`

func main() {
	// The second signal is not caught: it ends a process that hangs in its drain.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	context.AfterFunc(ctx, stop)
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// commands run with a checked configuration until ctx ends or their work is done.
var commands = map[string]struct {
	run      func(context.Context, app.Config, *slog.Logger) error
	unneeded []string // variables that may be missing
}{
	"serve":   {run: app.Serve},
	"work":    {run: app.Work},
	"migrate": {run: app.Migrate, unneeded: []string{"JWT_SECRET", "ENCRYPTION_KEYS"}},
	"seed":    {run: app.Seed},
	"reseal":  {run: app.Reseal},
	"sim":     {run: app.Sim, unneeded: []string{"DATABASE_URL", "JWT_SECRET", "ENCRYPTION_KEYS"}},
	"token": {run: func(ctx context.Context, c app.Config, log *slog.Logger) error {
		return app.Token(ctx, c, log, os.Stdout)
	}},
}

// run executes one command. Its error is one line per problem, for people.
func run(ctx context.Context, args []string, out, errOut io.Writer) error {
	takesOne := len(args) == 2 && (args[0] == "dev" || args[0] == "health" || args[0] == "extract")
	if len(args) != 1 && !takesOne {
		return fmt.Errorf("%s\nexpected one command", usage)
	}
	getenv, err := app.Environ()
	if err != nil {
		return err
	}
	switch args[0] {
	case "help", "-h", "--help":
		_, err = io.WriteString(out, usage)
		return err
	case "dev":
		folder := ".data"
		if len(args) == 2 { // the browser tests run a second product beside the first
			folder = args[1]
		}
		return app.Dev(ctx, out, folder)
	case "check":
		return app.Check(out, getenv)
	case "health": // for containers, whose image has no shell
		return app.Health(ctx, args[len(args)-1])
	case "extract": // the worker's child, for each document
		return app.Extract(ctx, args[len(args)-1], os.Stdin, out)
	case "env-example": // for make gen
		return app.Example(out)
	}
	command, found := commands[args[0]]
	if !found {
		return fmt.Errorf("%s\nthere is no command %q", usage, args[0])
	}
	config, err := app.Load(getenv, command.unneeded...)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(errOut, &slog.HandlerOptions{Level: config.LogLevel}))
	log, flush, err := app.Report(config, log)
	if err != nil {
		return err
	}
	defer flush()
	return command.run(ctx, config, log)
}
