// Package knowledge holds what the workspace's own documents, pages and FAQs say:
// it reads them, keeps them current and finds the passages that answer a question.
// It refuses to answer itself: that is features/replies.
package knowledge

import (
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"
	"golang.org/x/sync/semaphore"

	"socialsync/clients/ai"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// Service holds what knowledge needs. All fields must be set.
type Service struct {
	DB       *db.DB
	Events   *events.Hub
	Queue    *queue.Client
	Blobs    *blob.Store
	Embedder *ai.Client
	Billing  *billing.Service
	Extract  Extractor
	Outside  *http.Client // fetches addresses from outside: clients/fetch
	Memory   *semaphore.Weighted
	Quota    Quota
	Log      *slog.Logger

	asked struct { // embeddings of questions that were asked lately
		sync.Once
		*expirable.LRU[string, []float32]
	}
}

// Quota is what a workspace may keep. Every workspace is on the community plan.
type Quota struct {
	Bytes   int64
	Sources int
	Chunks  int // a search looks at each
}

// Memory is how many bytes of documents a process holds at once.
func Memory() *semaphore.Weighted { return semaphore.NewWeighted(4 * MaxDocument) }

// updated tells open screens that a source changed.
func (s *Service) updated(tx *db.Tx, src *db.KnowledgeSource) {
	s.Events.After(tx, events.KnowledgeUpdated{SourceID: src.ID})
}

// due asks a worker to read a source.
func (s *Service) due(tx *db.Tx, src *db.KnowledgeSource) {
	s.Queue.After(tx, queue.ReadKnowledge{WorkspaceID: tx.WorkspaceID(), SourceID: src.ID})
}

func needsAgent(actor db.Actor) error {
	return problem.Allowed(actor.Can(db.RoleAgent))
}

const questionsKept, questionsLast = 512, time.Hour
