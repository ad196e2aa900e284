package transcripts

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/problem"
)

func TestWhatIsWrittenDown(t *testing.T) {
	t.Parallel()
	short := &db.Attachment{DurationMs: new(int(time.Minute / time.Millisecond)), SizeBytes: new(int64(100_000))}
	long := &db.Attachment{DurationMs: new(int(11 * time.Minute / time.Millisecond)), SizeBytes: new(int64(1_000_000))}
	asked := db.Transcript{RequestedBy: &uuid.UUID{1}}
	for name, c := range map[string]struct {
		of   db.Transcript
		file *db.Attachment
		mode db.AgentMode
		want db.TranscriptReason
	}{
		"the assistant may answer":             {file: short, mode: db.ModeAuto},
		"it may draft":                         {file: short, mode: db.ModeDraft},
		"it may do nothing":                    {file: short, mode: db.ModeOff, want: db.TranscriptAIOff},
		"a person asks all the same":           {of: asked, file: short, mode: db.ModeOff},
		"an audio book":                        {file: long, mode: db.ModeAuto, want: db.TranscriptTooLong},
		"a person wants it":                    {of: asked, file: long, mode: db.ModeOff},
		"it does not tell its length":          {file: &db.Attachment{SizeBytes: new(int64(2_000_000))}, mode: db.ModeAuto, want: db.TranscriptTooLong},
		"more than the model takes":            {of: asked, file: &db.Attachment{SizeBytes: new(int64(26 << 20))}, mode: db.ModeAuto, want: db.TranscriptTooLong},
		"the copy had to go":                   {of: asked, mode: db.ModeAuto, want: db.TranscriptFileGone},
		"a short one that tells only its size": {file: &db.Attachment{SizeBytes: new(int64(50_000))}, mode: db.ModeAuto},
	} {
		if got := skip(c.of, c.file, c.mode); got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
}

func TestWhatBecomesOfAFailedCall(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err      error
		attempts int
		state    db.TranscriptState
		reason   db.TranscriptReason
		wait     time.Duration
	}{
		"no budget":             {err: problem.New(problem.LimitReached, "No."), attempts: 1, state: db.TranscriptSkipped, reason: db.TranscriptBudget},
		"a busy server":         {err: &ai.Error{Class: ai.Unavailable}, attempts: 1, state: db.TranscriptPending, wait: 5 * time.Second},
		"again":                 {err: &ai.Error{Class: ai.RateLimited}, attempts: 3, state: db.TranscriptPending, wait: 80 * time.Second},
		"a wrong key":           {err: &ai.Error{Class: ai.Unauthorized}, attempts: 1, state: db.TranscriptPending, wait: 5 * time.Second},
		"our own storage":       {err: errors.New("disk"), attempts: 2, state: db.TranscriptPending, wait: 20 * time.Second},
		"often enough":          {err: &ai.Error{Class: ai.Unavailable}, attempts: 5, state: db.TranscriptFailed, reason: db.TranscriptUnavailable},
		"a format nobody reads": {err: &ai.Error{Class: ai.Rejected}, attempts: 1, state: db.TranscriptFailed, reason: db.TranscriptUnreadable},
		"too much":              {err: &ai.Error{Class: ai.TooLong}, attempts: 1, state: db.TranscriptFailed, reason: db.TranscriptTooLong},
	} {
		if got := judge(c.err, c.attempts); got != (end{state: c.state, reason: c.reason, wait: c.wait}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
