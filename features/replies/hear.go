package replies

import (
	"context"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/hashicorp/golang-lru/v2/expirable"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/inbox"
)

// pace is how long a workspace's assistant waits; nil: nothing is published.
type paces struct {
	sync.Once
	*expirable.LRU[uuid.UUID, *agents.Pace]
}

// paceLast is how long a changed pace may stay unknown here.
const paceLast = 2 * time.Second

// Heard says how long the assistant waits for more before it looks at what a
// customer wrote, or nil when this workspace has none. The conversation's own mode
// is looked at then, not now.
func (s *Service) Heard(ctx context.Context, tx *db.Tx, m db.Message) (*inbox.Wait, error) {
	pace, err := s.pace(ctx, tx)
	if err != nil || pace == nil {
		return nil, err
	}
	return &inbox.Wait{Quiet: quietAfter(*pace, m), Longest: pace.Cap()}, nil
}

// Await sets a conversation's clock once tx has committed.
func (s *Service) Await(tx *db.Tx, conversationID uuid.UUID, wait inbox.Wait) {
	ref := db.ConversationRef{WorkspaceID: tx.WorkspaceID(), ID: conversationID}
	tx.AfterCommit(func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, 500*time.Millisecond)
		defer cancel()
		if err := s.Bursts.Arm(ctx, ref, wait.Quiet, wait.Longest); err != nil {
			s.Log.WarnContext(ctx, "a burst's clock was lost, the sweep will find it", "conversation", ref.ID, "err", err)
		}
	})
}

func (s *Service) pace(ctx context.Context, tx *db.Tx) (*agents.Pace, error) {
	s.paces.Do(func() { s.paces.LRU = expirable.NewLRU[uuid.UUID, *agents.Pace](10_000, nil, paceLast) })
	if pace, ok := s.paces.Get(tx.WorkspaceID()); ok {
		return pace, nil
	}
	pace, err := agents.PaceIn(ctx, tx)
	if err == nil {
		s.paces.Add(tx.WorkspaceID(), pace)
	}
	return pace, err
}

// shortestQuiet is what even a finished question waits: people correct themselves.
const shortestQuiet = 1500 * time.Millisecond

// quietAfter is how long nothing must come after a message. A file is often followed
// by what it is about; a sentence that is finished seldom by another one.
func quietAfter(p agents.Pace, m db.Message) time.Duration {
	quiet := p.Quiet()
	switch {
	case m.Kind != db.KindText:
		return min(2*quiet, p.Cap())
	case isFinished(m.Body):
		return max(quiet*6/10, min(quiet, shortestQuiet))
	}
	return quiet
}

// isFinished: a text of several words that ends like a sentence.
func isFinished(text string) bool {
	text = strings.TrimRight(text, " \t\n\"'»”)")
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…؟。！？", last) && len(strings.Fields(text)) >= 4
}
