package app

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"

	"socialsync/db"
	"socialsync/features/channels"
	"socialsync/features/problem"
)

// connect is where browsers return from Meta's dialogs. It always sends them on
// to a page of ours, with ?connected=<account id> or ?connectError=<problem code>.
type connect struct {
	channels *channels.Service
	log      *slog.Logger
}

// register adds the endpoints. The actor must be in the context already: these
// are top-level navigations, so a session cookie with SameSite=Lax comes along.
func (h *connect) register(mux *http.ServeMux) {
	mux.HandleFunc("GET /api/social-accounts/connect/whatsapp", h.startWhatsApp)
	mux.HandleFunc("GET /api/social-accounts/connect/whatsapp/callback", h.back(h.channels.CompleteWhatsApp))
	mux.HandleFunc("GET /api/social-accounts/connect/instagram/callback", h.back(h.channels.CompleteInstagram))
}

// startWhatsApp goes to Meta's dialog without a window of its own.
func (h *connect) startWhatsApp(w http.ResponseWriter, r *http.Request) {
	address, err := h.channels.WhatsAppDialog(db.ActorFrom(r.Context()), r.URL.Query().Get("returnTo"))
	if err != nil {
		h.leave(w, r, channels.DefaultReturn, nil, err)
		return
	}
	http.Redirect(w, r, address, http.StatusSeeOther) //nolint:gosec // to the configured dialog; returnTo travels inside the state
}

type complete func(context.Context, db.Actor, channels.Callback) (*db.SocialAccount, string, error)

func (h *connect) back(complete complete) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		account, returnTo, err := complete(r.Context(), db.ActorFrom(r.Context()), channels.Callback{
			State: query.Get("state"), Code: query.Get("code"), Error: query.Get("error"), Reason: query.Get("error_reason"),
		})
		h.leave(w, r, returnTo, account, err)
	}
}

func (h *connect) leave(w http.ResponseWriter, r *http.Request, returnTo string, account *db.SocialAccount, err error) {
	to, parseErr := url.Parse(returnTo)
	if parseErr != nil {
		to = &url.URL{Path: channels.DefaultReturn}
	}
	query := to.Query()
	switch code := problem.CodeOf(err); {
	case err == nil && account != nil:
		query.Set("connected", account.ID.String())
	case code != "":
		query.Set("connectError", string(code))
	default:
		h.log.ErrorContext(r.Context(), "connecting failed", "err", err)
		query.Set("connectError", "INTERNAL")
	}
	to.RawQuery = query.Encode()
	// The code in this address is used up, and still nobody's business.
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, to.RequestURI(), http.StatusSeeOther)
}
