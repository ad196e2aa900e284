package knowledge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"time"

	"socialsync/db"
)

// extraction is what a child says on its standard output.
type extraction struct {
	Extracted *Extracted          `json:"extracted,omitempty"`
	Why       db.KnowledgeFailure `json:"why,omitempty"`
	Detail    string              `json:"detail,omitempty"`
}

// maxAnswer bounds what is read from a child: text in JSON at its worst.
const maxAnswer = 8 * maxText

// InChild is an Extractor that runs command, which must call Child, for each
// document: a document that makes a library run for ever or eat memory takes down
// that process and no worker. The child knows none of our secrets.
func InChild(command string, args ...string) Extractor {
	return func(ctx context.Context, kind FileType, data []byte) (*Extracted, error) {
		ctx, cancel := context.WithTimeout(ctx, extractionTime+10*time.Second)
		defer cancel()
		cmd := exec.CommandContext(ctx, command, append(args, string(kind))...)
		var out limited
		var said bytes.Buffer
		cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), &out, &said
		cmd.Env, cmd.WaitDelay = childEnvironment(), time.Second
		err := cmd.Run()
		if ctx.Err() != nil {
			return nil, tooSlow(ctx.Err())
		}
		var answer extraction
		if err == nil {
			err = json.Unmarshal(out.Bytes(), &answer)
		}
		switch died, exited := errors.AsType[*exec.ExitError](err); {
		case exited && died.ExitCode() != 1: // out of memory, or killed for its limits
			return nil, unreadable(db.FailureTooComplex, "This file is too complex to be read. Save it anew, or split it.")
		case err != nil:
			return nil, fmt.Errorf("extract in a child: %w: %.500s", err, said.String()) // our fault, not the document's
		case answer.Why != "":
			return nil, &Unreadable{Why: answer.Why, Detail: answer.Detail}
		}
		return answer.Extracted, nil
	}
}

// childEnvironment is what a child needs to find its cache, and nothing else.
func childEnvironment() []string {
	env := []string{} // nil would be all of ours
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "PATH", "TMPDIR"} {
		if value, set := os.LookupEnv(name); set {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// Child is the other side of InChild: it reads a document of the type from in and
// answers on out. memory bounds the process, in bytes.
func Child(ctx context.Context, kind FileType, memory int64, in io.Reader, out io.Writer) error {
	limitProcess(memory, extractionTime)
	debug.SetMemoryLimit(memory / 2)
	data, err := io.ReadAll(io.LimitReader(in, MaxDocument+1))
	if err != nil {
		return err
	}
	var answer extraction
	answer.Extracted, err = Extract(ctx, kind, data)
	if bad, ok := errors.AsType[*Unreadable](err); ok {
		answer.Why, answer.Detail, err = bad.Why, bad.Detail, nil
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(answer)
}

// limited is a buffer that refuses to grow past maxAnswer.
type limited struct{ bytes.Buffer }

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > maxAnswer {
		return 0, errors.New("the answer is too large")
	}
	return l.Buffer.Write(p)
}
