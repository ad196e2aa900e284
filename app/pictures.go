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

// pictures shows the faces of customers and accounts at GET /avatars/…: browsers load
// none from Meta, which would tell it who looks at whom, and whose links run out.
type pictures struct {
	files *inbox.Media
	log   *slog.Logger
}

// register adds the endpoint. The actor must be in the context already.
func (h *pictures) register(mux *http.ServeMux) {
	mux.HandleFunc("GET /avatars/{kind}/{id}", h.serve)
}

func (h *pictures) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	actor := db.ActorFrom(r.Context())
	id, err := uuid.Parse(r.PathValue("id"))
	if err != nil || actor.IsZero() {
		http.NotFound(w, r)
		return
	}
	picture, err := h.files.Avatar(r.Context(), actor, db.PictureKind(r.PathValue("kind")), id)
	switch {
	case errors.Is(err, db.ErrNotFound): // the page shows initials, and asks again soon
		header.Set("Cache-Control", "private, max-age=60")
		http.NotFound(w, r)
		return
	case err != nil:
		h.log.ErrorContext(r.Context(), "picture not read", "workspace", actor.WorkspaceID, "err", err)
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	header.Set("Content-Type", picture.Type)
	header.Set("Cache-Control", "private, max-age=604800, immutable") // another picture has another address
	header.Set("Vary", "Cookie, Authorization")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(picture.Data))
}
