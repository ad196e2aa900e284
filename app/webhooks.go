package app

import (
	"errors"
	"io"
	"log/slog"
	"net/http"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/inbox"
)

// maxWebhook is the largest body we read. Source: Meta batches WhatsApp
// deliveries up to 3 MB.
const maxWebhook = 3 << 20

// webhooks is where Meta's calls enter. It answers 200 only after the delivery
// is committed, and never looks inside: workers do.
type webhooks struct {
	inbox       *inbox.Service
	verifyToken string
	secrets     map[db.Channel][]string
	log         *slog.Logger
}

// register adds the endpoints of both channels.
func (h *webhooks) register(mux *http.ServeMux) {
	for path, channel := range map[string]db.Channel{
		"/api/whatsapp/webhook":  db.ChannelWhatsApp,
		"/api/instagram/webhook": db.ChannelInstagram,
	} {
		mux.HandleFunc("GET "+path, h.verify)
		mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) { h.receive(w, r, channel) })
	}
}

// verify answers Meta's subscription handshake.
func (h *webhooks) verify(w http.ResponseWriter, r *http.Request) {
	challenge, ok := meta.VerifyChallenge(r.URL.Query(), h.verifyToken)
	if !ok {
		http.Error(w, "wrong verify token", http.StatusForbidden)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = io.WriteString(w, challenge) //nolint:gosec // plain text, and nosniff keeps it so
}

func (h *webhooks) receive(w http.ResponseWriter, r *http.Request, channel db.Channel) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxWebhook))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		http.Error(w, "the body is larger than 3 MB", http.StatusRequestEntityTooLarge)
		return
	case err != nil:
		http.Error(w, "the body ended early", http.StatusBadRequest)
		return
	}
	if !meta.VerifySignature(body, r.Header.Get(meta.SignatureHeader), h.secrets[channel]...) {
		http.Error(w, "the signature does not match", http.StatusUnauthorized)
		return
	}
	if err := h.inbox.Accept(r.Context(), channel, body); err != nil {
		h.log.ErrorContext(r.Context(), "webhook not kept", "channel", channel, "err", err)
		w.Header().Set("Retry-After", "5")
		http.Error(w, "not stored, send it again", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusOK)
}
