package app

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
)

// pictures shows the faces of customers and accounts at GET /avatars/… and the stories
// that messages are about at GET /stories/…: browsers load none from Meta, which would
// tell it who looks at whom, and whose links run out.
type pictures struct {
	files *inbox.Media
	log   *slog.Logger
}

// register adds the endpoints. The actor must be in the context already.
func (h *pictures) register(mux *http.ServeMux) {
	mux.HandleFunc("GET /avatars/{kind}/{id}", func(w http.ResponseWriter, r *http.Request) {
		// Another picture has another address. Without one the page shows initials, and asks again soon.
		h.serve(w, r, "private, max-age=604800, immutable", "private, max-age=60", func(actor db.Actor, id uuid.UUID) (*inbox.Picture, error) {
			return h.files.Avatar(r.Context(), actor, db.PictureKind(r.PathValue("kind")), id)
		})
	})
	mux.HandleFunc("GET /stories/{id}", func(w http.ResponseWriter, r *http.Request) {
		h.serve(w, r, "no-store", "no-store", func(actor db.Actor, id uuid.UUID) (*inbox.Picture, error) {
			return h.files.Story(r.Context(), actor, id)
		})
	})
}

// serve answers with a picture; found and missing say how long browsers may keep the answer.
func (h *pictures) serve(w http.ResponseWriter, r *http.Request, found, missing string, read func(db.Actor, uuid.UUID) (*inbox.Picture, error)) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	actor := db.ActorFrom(r.Context())
	id, err := uuid.Parse(r.PathValue("id"))
	if err != nil || actor.IsZero() {
		http.NotFound(w, r)
		return
	}
	picture, err := read(actor, id)
	switch {
	case errors.Is(err, db.ErrNotFound):
		header.Set("Cache-Control", missing)
		http.NotFound(w, r)
		return
	case err != nil:
		h.log.ErrorContext(r.Context(), "picture not read", "workspace", actor.WorkspaceID, "err", err)
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	header.Set("Content-Type", picture.Type)
	header.Set("Cache-Control", found)
	header.Set("Vary", "Cookie, Authorization")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(picture.Data))
}
