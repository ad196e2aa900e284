// Package mailsim is a mail server that delivers to nobody: it speaks SMTP,
// keeps the latest mails in memory and shows them over HTTP. It has no password
// and no memory after a restart; it is for development and tests only.
package mailsim

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // mails in other charsets than UTF-8
	"github.com/emersion/go-message/mail"
	"github.com/emersion/go-smtp"
)

const (
	kept     = 200 // mails; the oldest make room
	maxBytes = 1 << 20
)

// Mail is one caught mail.
type Mail struct {
	From       string    `json:"from"`
	To         []string  `json:"to"` // the envelope's recipients, in lower case
	Subject    string    `json:"subject"`
	Text       string    `json:"text"`
	HTML       string    `json:"html"`
	ReceivedAt time.Time `json:"receivedAt"`
}

// Server catches mail. Its zero value, with Addr set, is ready to Run.
type Server struct {
	Addr string
	Log  *slog.Logger

	mu    sync.Mutex
	mails []Mail // oldest first
}

// Run accepts mail until ctx ends.
func (s *Server) Run(ctx context.Context) error {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", s.Addr)
	if err != nil {
		return err
	}
	return s.Serve(ctx, l)
}

// Serve is Run on a listener, which it closes.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := smtp.NewServer(backend{s})
	server.Domain = "localhost"
	server.MaxMessageBytes = maxBytes
	server.MaxRecipients = 100
	server.ReadTimeout, server.WriteTimeout = 30*time.Second, 30*time.Second
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	if err := server.Serve(l); err != nil && !errors.Is(err, smtp.ErrServerClosed) && ctx.Err() == nil {
		return err
	}
	return nil
}

// Mails returns what was caught, newest first. With to set, only what that
// address received.
func (s *Server) Mails(to string) []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := []Mail{}
	for _, m := range slices.Backward(s.mails) {
		if to == "" || slices.Contains(m.To, strings.ToLower(to)) {
			found = append(found, m)
		}
	}
	return found
}

// ServeHTTP lists the mails as JSON, newest first; ?to= narrows to one
// recipient. DELETE forgets them all.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		if err := json.NewEncoder(w).Encode(map[string]any{"mails": s.Mails(r.URL.Query().Get("to"))}); err != nil {
			s.Log.DebugContext(r.Context(), "mails not written", "err", err)
		}
	case http.MethodDelete:
		s.mu.Lock()
		s.mails = nil
		s.mu.Unlock()
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Allow", "GET, DELETE")
		http.Error(w, "only GET and DELETE", http.StatusMethodNotAllowed)
	}
}

func (s *Server) keep(m Mail) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.mails = append(s.mails, m); len(s.mails) > kept {
		s.mails = slices.Delete(s.mails, 0, len(s.mails)-kept)
	}
}

type backend struct{ server *Server }

func (b backend) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{server: b.server}, nil }

// session is one SMTP dialogue; it may carry several mails.
type session struct {
	server *Server
	mail   Mail
}

func (s *session) Reset()        { s.mail = Mail{} }
func (s *session) Logout() error { return nil }

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.mail = Mail{From: from}
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.mail.To = append(s.mail.To, strings.ToLower(to))
	return nil
}

func (s *session) Data(r io.Reader) error {
	m := s.mail
	m.ReceivedAt = time.Now().UTC()
	if err := m.read(r); err != nil {
		return &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 6, 0}, Message: "The mail cannot be read: " + err.Error()}
	}
	s.server.keep(m)
	return nil
}

// read takes the subject and the readable parts; attachments are dropped.
func (m *Mail) read(r io.Reader) error {
	reader, err := mail.CreateReader(r)
	if err != nil && !message.IsUnknownCharset(err) {
		return err
	}
	defer reader.Close()
	if m.Subject, err = reader.Header.Subject(); err != nil {
		return err
	}
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil && !message.IsUnknownCharset(err) {
			return err
		}
		header, inline := part.Header.(*mail.InlineHeader)
		if !inline {
			continue
		}
		body, err := io.ReadAll(part.Body)
		if err != nil {
			return err
		}
		switch kind, _, _ := header.ContentType(); kind {
		case "text/html":
			m.HTML = string(body)
		case "text/plain", "":
			m.Text = string(body)
		}
	}
}
