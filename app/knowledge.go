package app

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
)

// documents takes the documents that answers are made from at
// POST /api/knowledge/documents, one file a request.
type documents struct {
	*media
	knowledge *knowledge.Service
}

// register adds the endpoint. The actor must be in the context already.
func (h *documents) register(mux *http.ServeMux) {
	mux.HandleFunc("POST /api/knowledge/documents", h.add)
}

// added is the answer: the rest is asked of GraphQL, and followed by its events.
type added struct {
	ID     uuid.UUID          `json:"id"`
	Title  string             `json:"title"`
	Status db.KnowledgeStatus `json:"status"`
}

// add takes a file as /api/uploads does: as a form's file, or bare with filename in
// the query. There audience may be too, and in replaces the id of the document of
// which this is a newer one. What the quota does not allow is refused before the
// body is read.
func (h *documents) add(w http.ResponseWriter, r *http.Request) {
	actor, ok := h.admit(w, r)
	if !ok {
		return
	}
	query := r.URL.Query()
	replaces, err := optionalID(query.Get("replaces"))
	if err != nil {
		h.refuse(w, r, err)
		return
	}
	size := max(r.ContentLength-formOverhead, 0)
	if err := h.knowledge.CanUpload(r.Context(), actor, size, replaces); err != nil {
		h.refuse(w, r, err)
		return
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(3 * time.Minute))
	release, err := h.knowledge.Reserve(r.Context())
	if err != nil {
		h.refuse(w, r, err)
		return
	}
	defer release()
	r.Body = http.MaxBytesReader(w, r.Body, knowledge.MaxDocument+formOverhead)
	in, err := readUpload(r)
	if err != nil {
		h.refuse(w, r, err)
		return
	}
	source, err := h.knowledge.Add(r.Context(), actor, knowledge.Upload{
		Filename: in.Filename, Data: in.Data, Audience: db.KnowledgeAudience(query.Get("audience")), Replaces: replaces,
	})
	if err != nil {
		h.refuse(w, r, err)
		return
	}
	answer(w, http.StatusCreated, added{ID: source.ID, Title: source.Title, Status: source.Status})
}

func optionalID(text string) (*uuid.UUID, error) {
	if text == "" {
		return nil, nil
	}
	id, err := uuid.Parse(text)
	if err != nil {
		return nil, problem.BadInputOn("replaces", "This is no id.")
	}
	return &id, nil
}

// extractMemory is what a process that reads one document may take.
const extractMemory = 1 << 30

// Extract reads the document of that type on in and says on out what it holds. The
// worker runs it as a child for each document.
func Extract(ctx context.Context, kind string, in io.Reader, out io.Writer) error {
	if err := knowledge.Child(ctx, knowledge.FileType(kind), extractMemory, in, out); err != nil {
		return fmt.Errorf("extract: %w", err)
	}
	return nil
}
