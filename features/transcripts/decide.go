package transcripts

import (
	"time"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/problem"
)

const (
	// unasked is the longest recording that is written down without a person's
	// wish: a customer must not be able to spend the budget with an audio book.
	unasked = 10 * time.Minute
	// slowest is how many bytes a second of sound has at least (speech at 16 kbit/s):
	// what does not tell its length is taken for as long as it could be.
	slowest = 2000
	// maxAttempts with their pauses take about seven minutes. Whoever waits for the
	// text must not wait for long.
	maxAttempts = 5
)

// skip says why a recording is not written down; empty when it is. A person's wish
// counts more than the assistant's mode and the length. file is nil when there is
// none to read.
func skip(t db.Transcript, file *db.Attachment, mode db.AgentMode) db.TranscriptReason {
	switch {
	case file == nil:
		return db.TranscriptFileGone
	case file.SizeBytes != nil && *file.SizeBytes > ai.MaxAudio:
		return db.TranscriptTooLong
	case t.RequestedBy != nil:
		return ""
	case mode == db.ModeOff:
		return db.TranscriptAIOff
	case lengthOf(*file) > unasked:
		return db.TranscriptTooLong
	}
	return ""
}

// lengthOf is how long a recording plays at most.
func lengthOf(file db.Attachment) time.Duration {
	if file.DurationMs != nil {
		return time.Duration(*file.DurationMs) * time.Millisecond
	}
	if file.SizeBytes == nil {
		return 0
	}
	return time.Duration(*file.SizeBytes) * time.Second / slowest
}

// end is what becomes of a transcript whose call failed.
type end struct {
	state  db.TranscriptState // PENDING: try again after wait
	reason db.TranscriptReason
	wait   time.Duration
}

// judge decides on a failed call by its cause and how often it was tried.
func judge(err error, attempts int) end {
	if problem.CodeOf(err) == problem.LimitReached {
		return end{state: db.TranscriptSkipped, reason: db.TranscriptBudget}
	}
	switch ai.ClassOf(err) {
	case ai.TooLong:
		return end{state: db.TranscriptFailed, reason: db.TranscriptTooLong}
	case ai.Rejected, ai.Filtered:
		return end{state: db.TranscriptFailed, reason: db.TranscriptUnreadable}
	}
	if attempts >= maxAttempts {
		return end{state: db.TranscriptFailed, reason: db.TranscriptUnavailable}
	}
	return end{state: db.TranscriptPending, wait: 5 * time.Second << (2 * max(attempts-1, 0))} // 5, 20, 80, 320 seconds
}
