package knowledge

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/sergi/go-diff/diffmatchpatch"

	"socialsync/db"
)

// DiffKind is what became of a line.
type DiffKind string

// The kinds, spelled the same in Go, GraphQL and TypeScript.
const (
	DiffSame    DiffKind = "SAME"
	DiffAdded   DiffKind = "ADDED"
	DiffRemoved DiffKind = "REMOVED"
	DiffSkipped DiffKind = "SKIPPED" // lines that stay as they are and are not shown
)

// DiffLine is a line of a change.
type DiffLine struct {
	Kind DiffKind
	Text string // of SKIPPED: empty
}

// Change is a newer version of a page that waits for approval.
type Change struct {
	VersionID uuid.UUID
	ReadAt    time.Time
	Added     int // lines
	Removed   int
	Lines     []DiffLine
}

const (
	diffContext = 2   // lines shown around a change
	maxDiff     = 500 // lines shown at most
)

// PendingChange says what would change; nil when nothing waits.
func (s *Service) PendingChange(ctx context.Context, actor db.Actor, src db.KnowledgeSource) (*Change, error) {
	if src.PendingVersionID == nil || src.LiveVersionID == nil {
		return nil, nil
	}
	var live, pending *db.KnowledgeVersion
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		if live, err = tx.KnowledgeVersion(ctx, *src.LiveVersionID); err != nil {
			return err
		}
		pending, err = tx.KnowledgeVersion(ctx, *src.PendingVersionID)
		return err
	})
	if err != nil {
		return nil, err
	}
	change := diff(live.Content, pending.Content)
	change.VersionID, change.ReadAt = pending.ID, pending.CreatedAt
	return &change, nil
}

// diff compares two texts line by line and keeps what differs with a little around it.
func diff(before, after string) (c Change) {
	engine := diffmatchpatch.New()
	engine.DiffTimeout = 2 * time.Second // then it finds a longer way, not a wrong one
	a, b, lines := engine.DiffLinesToRunes(before, after)
	c.Lines = []DiffLine{}
	diffs := engine.DiffCharsToLines(engine.DiffMainRunes(a, b, false), lines)
	for i, d := range diffs {
		texts := strings.Split(strings.TrimSuffix(d.Text, "\n"), "\n")
		switch d.Type {
		case diffmatchpatch.DiffInsert:
			c.Added += len(texts)
			c.show(DiffAdded, texts)
		case diffmatchpatch.DiffDelete:
			c.Removed += len(texts)
			c.show(DiffRemoved, texts)
		default:
			head, tail := diffContext, diffContext
			if i == 0 {
				head = 0
			}
			if i == len(diffs)-1 {
				tail = 0
			}
			if len(texts) <= head+tail+1 {
				c.show(DiffSame, texts)
				continue
			}
			c.show(DiffSame, texts[:head])
			c.show(DiffSkipped, []string{""})
			c.show(DiffSame, texts[len(texts)-tail:])
		}
	}
	return c
}

func (c *Change) show(kind DiffKind, texts []string) {
	for _, text := range texts {
		if len(c.Lines) == maxDiff {
			return
		}
		c.Lines = append(c.Lines, DiffLine{Kind: kind, Text: text})
	}
}
