package app

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/features/problem"
)

// media takes the team's files at POST /api/uploads and gives out stored ones at
// GET /media/…, where the address itself is the permission.
type media struct {
	files *inbox.Media
	cross *http.CrossOriginProtection
	log   *slog.Logger
}

// newMedia accepts uploads from pages of publicURL, and from programs.
func newMedia(files *inbox.Media, publicURL string, log *slog.Logger) (*media, error) {
	cross := http.NewCrossOriginProtection()
	return &media{files: files, cross: cross, log: log}, cross.AddTrustedOrigin(publicURL)
}

// register adds the endpoints. The actor must be in the context already.
func (h *media) register(mux *http.ServeMux) {
	mux.HandleFunc("POST /api/uploads", h.upload)
	mux.HandleFunc("GET /media/{workspace}/{attachment}", h.serve)
}

// uploaded is the answer to an upload: what the composer shows.
type uploaded struct {
	ID         uuid.UUID         `json:"id"`
	Kind       db.AttachmentKind `json:"kind"`
	MimeType   string            `json:"mimeType"`
	Filename   string            `json:"filename"`
	SizeBytes  *int64            `json:"sizeBytes"`
	Width      *int              `json:"width"`
	Height     *int              `json:"height"`
	DurationMs *int              `json:"durationMs"`
	URL        *string           `json:"url"`
	// Refusals are the channels that would not take it.
	Refusals []inbox.FileRefusal `json:"refusals"`
}

// upload takes one file: multipart/form-data with file and, before or after it,
// voice and channel; or any other type as the bare body, with filename, voice
// and channel in the query.
func (h *media) upload(w http.ResponseWriter, r *http.Request) {
	actor, ok := h.admit(w, r)
	if !ok {
		return
	}
	// A film over a slow line takes its time, and must not hold memory for ever.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(3 * time.Minute))
	size := r.ContentLength
	if size < 0 {
		size = inbox.MaxUpload
	}
	release, err := h.files.Reserve(r.Context(), size)
	if err != nil {
		h.refuse(w, r, err)
		return
	}
	defer release()
	r.Body = http.MaxBytesReader(w, r.Body, inbox.MaxUpload+formOverhead)
	in, err := readUpload(r)
	if err != nil {
		h.refuse(w, r, err)
		return
	}
	a, err := h.files.Upload(r.Context(), actor, in)
	if err != nil {
		h.refuse(w, r, err)
		return
	}
	answer(w, http.StatusCreated, uploaded{
		ID: a.ID, Kind: a.Kind, MimeType: a.MimeType, Filename: a.Filename, SizeBytes: a.SizeBytes,
		Width: a.Width, Height: a.Height, DurationMs: a.DurationMs, URL: h.files.Links.URL(actor.WorkspaceID, *a),
		Refusals: inbox.Refusals(*a),
	})
}

// admit returns who uploads, or refuses strangers and what other sites' pages send.
func (h *media) admit(w http.ResponseWriter, r *http.Request) (db.Actor, bool) {
	actor := db.ActorFrom(r.Context())
	if actor.IsZero() {
		h.refuse(w, r, problem.New(problem.Unauthenticated, "Sign in first."))
		return actor, false
	}
	if err := h.cross.Check(r); err != nil {
		h.refuse(w, r, problem.New(problem.Forbidden, "Uploads from other sites are refused."))
		return actor, false
	}
	return actor, true
}

// formOverhead is what a form adds to its file, generously.
const formOverhead = 64 << 10

func readUpload(r *http.Request) (in inbox.Upload, err error) {
	query := r.URL.Query()
	in.Filename, in.IsVoice, in.Channel = query.Get("filename"), isTrue(query.Get("voice")), db.Channel(query.Get("channel"))
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		in.Data, err = io.ReadAll(r.Body)
		return in, broken(err)
	}
	form, err := r.MultipartReader()
	if err != nil {
		return in, broken(err)
	}
	for range 10 {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return in, nil
		}
		if err != nil {
			return in, broken(err)
		}
		limit := int64(200)
		if part.FormName() == "file" {
			limit = inbox.MaxUpload + 1
		}
		data, err := io.ReadAll(io.LimitReader(part, limit))
		if err != nil {
			return in, broken(err)
		}
		switch part.FormName() {
		case "file":
			in.Data, in.Filename = data, part.FileName()
		case "voice":
			in.IsVoice = isTrue(string(data))
		case "channel":
			in.Channel = db.Channel(data)
		}
	}
	return in, problem.New(problem.BadInput, "The form has too many fields.")
}

func isTrue(text string) bool { return text == "true" || text == "1" }

// broken puts a body that could not be read into words.
func broken(err error) error {
	if err == nil {
		return nil
	}
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return problem.BadInputOn("file", "Files may have at most %d MB.", inbox.MaxUpload>>20)
	}
	return problem.BadInputOn("file", "The upload ended early. Please try again.")
}

// refuse answers with the problems as GraphQL payloads have them.
func (h *media) refuse(w http.ResponseWriter, r *http.Request, err error) {
	list, ok := problem.From(err)
	if !ok {
		h.log.ErrorContext(r.Context(), "upload failed", "err", err)
		answer(w, http.StatusInternalServerError, map[string]any{"errors": []any{map[string]string{"code": "INTERNAL", "message": "Something went wrong. Please try again."}}})
		return
	}
	status := http.StatusBadRequest
	switch problem.CodeOf(err) {
	case problem.Unauthenticated:
		status = http.StatusUnauthorized
	case problem.Forbidden:
		status = http.StatusForbidden
	case problem.Conflict:
		status = http.StatusConflict
	case problem.LimitReached:
		status = http.StatusInsufficientStorage
	case problem.RateLimited:
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "10")
	}
	errs := make([]any, len(list))
	for i, p := range list {
		errs[i] = map[string]string{"code": string(p.Code), "field": p.Field, "message": p.Message}
	}
	answer(w, status, map[string]any{"errors": errs})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) //nolint:errchkjson // the client is gone, or these few types encode
}

// serve gives out a stored file, also in ranges. Whatever is wrong with the
// address, the answer is the same. Only pictures, films and sounds are shown;
// everything else is saved, so that nothing of a customer's runs in our origin.
func (h *media) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'")
	header.Set("Referrer-Policy", "no-referrer")
	workspaceID, err1 := uuid.Parse(r.PathValue("workspace"))
	id, err2 := uuid.Parse(r.PathValue("attachment"))
	if err1 != nil || err2 != nil || !h.files.Links.Valid(workspaceID, id, r.URL.Query(), time.Now()) {
		http.NotFound(w, r)
		return
	}
	file, content, err := h.files.Open(r.Context(), workspaceID, id)
	switch {
	case errors.Is(err, db.ErrNotFound):
		http.NotFound(w, r)
		return
	case err != nil:
		h.log.ErrorContext(r.Context(), "media not read", "workspace", workspaceID, "attachment", id, "err", err)
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	defer func() { _ = content.Close() }()
	header.Set("Content-Type", file.MimeType)
	header.Set("Content-Disposition", disposition(*file, r.URL.Query().Has("download")))
	header.Set("Cache-Control", "private, max-age=600, immutable")
	if file.SHA256 != nil {
		header.Set("ETag", `"`+*file.SHA256+`"`)
	}
	http.ServeContent(w, r, "", time.Time{}, content)
}

func disposition(a db.Attachment, download bool) string {
	how := "inline"
	if download || a.Kind == db.AttachmentDocument {
		how = "attachment"
	}
	name := a.Filename
	if name == "" {
		name = strings.ToLower(string(a.Kind))
	}
	if value := mime.FormatMediaType(how, map[string]string{"filename": name}); value != "" {
		return value
	}
	return how
}
