package mailsim

import (
	"encoding/json"
	"log/slog"
	"net"
	"net/http/httptest"
	"net/smtp"
	"strings"
	"testing"
)

const multipart = "From: SocialSync <no-reply@socialsync.test>\r\nTo: Ada@Example.com\r\n" +
	"Subject: =?UTF-8?q?R=C3=A9initialiser?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n" +
	"--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nVoil=C3=A0\r\n" +
	"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>link</p>\r\n--b--\r\n"

// TestCatchesMail: what is sent over SMTP is read over HTTP, decoded.
func TestCatchesMail(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &Server{Log: slog.New(slog.DiscardHandler)}
	done := make(chan error, 1)
	go func() { done <- server.Serve(t.Context(), l) }()

	to := []string{"Ada@Example.com"}
	if err := smtp.SendMail(l.Addr().String(), nil, "no-reply@socialsync.test", to, []byte(multipart)); err != nil {
		t.Fatal(err)
	}
	if err := smtp.SendMail(l.Addr().String(), nil, "a@b.test", []string{"other@b.test"}, []byte("Subject: plain\r\n\r\nhello\r\n")); err != nil {
		t.Fatal(err)
	}

	for query, want := range map[string][]string{
		"":                     {"plain", "Réinitialiser"},
		"?to=ada@example.com":  {"Réinitialiser"},
		"?to=nobody@else.test": {},
	} {
		w := httptest.NewRecorder()
		server.ServeHTTP(w, httptest.NewRequest("GET", "/sim/mails"+query, nil))
		var got struct{ Mails []Mail }
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		var subjects []string
		for _, m := range got.Mails {
			subjects = append(subjects, m.Subject)
		}
		if strings.Join(subjects, ",") != strings.Join(want, ",") {
			t.Errorf("%q: got %v, want %v", query, subjects, want)
		}
	}
	m := server.Mails("ada@example.com")[0]
	if strings.TrimSpace(m.Text) != "Voilà" || strings.TrimSpace(m.HTML) != "<p>link</p>" {
		t.Errorf("parts are %q and %q", m.Text, m.HTML)
	}

	w := httptest.NewRecorder()
	server.ServeHTTP(w, httptest.NewRequest("DELETE", "/sim/mails", nil))
	if len(server.Mails("")) != 0 {
		t.Error("mails are still there after DELETE")
	}
}

func TestForgetsTheOldest(t *testing.T) {
	t.Parallel()
	var s Server
	for range kept + 5 {
		s.keep(Mail{})
	}
	s.keep(Mail{Subject: "last"})
	if got := s.Mails(""); len(got) != kept || got[0].Subject != "last" {
		t.Errorf("kept %d, newest %q", len(got), got[0].Subject)
	}
}
