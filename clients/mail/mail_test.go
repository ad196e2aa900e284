package mail_test

import (
	"bufio"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"socialsync/clients/mail"
)

// server speaks just enough SMTP to take one mail, or to refuse its recipient.
func server(t *testing.T, refusal string) (address string, received <-chan string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	out := make(chan string, 1)
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		say := func(line string) { _, _ = conn.Write([]byte(line + "\r\n")) }
		say("220 test")
		var data strings.Builder
		lines, inData := bufio.NewScanner(conn), false
		for lines.Scan() {
			line := lines.Text()
			switch {
			case inData && line == ".":
				inData = false
				out <- data.String()
				say("250 taken")
			case inData:
				data.WriteString(line + "\n")
			case strings.HasPrefix(line, "RCPT") && refusal != "":
				say(refusal)
			case line == "DATA":
				inData = true
				say("354 go on")
			case line == "QUIT":
				say("221 bye")
				return
			default:
				say("250 ok")
			}
		}
	}()
	return listener.Addr().String(), out
}

func TestSend(t *testing.T) {
	t.Parallel()
	address, received := server(t, "")
	client, err := mail.New("smtp://"+address, "SocialSync <no-reply@socialsync.test>")
	if err != nil {
		t.Fatal(err)
	}
	message, err := mail.PasswordReset("fr", mail.ResetLink{Name: "Zoé <b>", URL: "https://app.test/reset-password?token=abc_-", ValidFor: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	message.To = "zoe@example.test"
	if err := client.Send(t.Context(), message); err != nil {
		t.Fatal(err)
	}
	got := <-received
	for _, want := range []string{"no-reply@socialsync.test", "zoe@example.test", "text/plain", "text/html", "token=3Dabc_-"} {
		if !strings.Contains(got, want) {
			t.Errorf("the mail lacks %q:\n%s", want, got)
		}
	}
}

func TestSendTellsRefusalsApart(t *testing.T) {
	t.Parallel()
	for refusal, final := range map[string]bool{"550 no such mailbox": true, "451 later": false} {
		address, _ := server(t, refusal)
		client, err := mail.New("smtp://"+address, "no-reply@socialsync.test")
		if err != nil {
			t.Fatal(err)
		}
		err = client.Send(t.Context(), mail.Message{To: "zoe@example.test", Subject: "x", Text: "x", HTML: "x"})
		if err == nil || errors.Is(err, mail.ErrRefused) != final {
			t.Errorf("%s: err = %v", refusal, err)
		}
	}
}

func TestPasswordResetSpeaksThePersonsLanguage(t *testing.T) {
	t.Parallel()
	link := mail.ResetLink{Name: "<i>Ada</i>", URL: "https://app.test/reset-password?token=t", ValidFor: time.Hour}
	for locale, words := range map[string]string{"en": "Choose a new password", "fr": "nouveau mot de passe", "de": "Choose a new password"} {
		m, err := mail.PasswordReset(locale, link)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(m.Subject, words) || !strings.Contains(m.Text, link.URL) || !strings.Contains(m.HTML, link.URL) {
			t.Errorf("%s: %+v", locale, m)
		}
		if strings.Contains(m.HTML, link.Name) {
			t.Errorf("%s: a name is markup", locale)
		}
	}
}

func TestTokenExpirySpeaksThePersonsLanguage(t *testing.T) {
	t.Parallel()
	e := mail.Expiry{
		Name: "Ada", Account: "<b>Shop</b> (+33 6)", URL: "https://app.test/channels", EndsAt: time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC),
	}
	for locale, day := range map[string]string{"en": "1 August 2026", "fr": "1er août 2026", "de": "1 August 2026"} {
		m, err := mail.TokenExpiry(locale, e)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(m.Subject, day) || !strings.Contains(m.Text, day) || !strings.Contains(m.HTML, day) || !strings.Contains(m.Text, e.URL) {
			t.Errorf("%s: %+v", locale, m)
		}
		if strings.Contains(m.HTML, e.Account) {
			t.Errorf("%s: an account's name is markup", locale)
		}
	}
}

// TestHandedOverIsABrief: three lines in the person's language, a link, and nothing
// that a customer's name or words could do to the mail.
func TestHandedOverIsABrief(t *testing.T) {
	t.Parallel()
	h := mail.Handover{
		Name: "Ada", Customer: "Léa\r\nBcc: all@test.test <b>", Channel: "WhatsApp", URL: "https://app.test/inbox?c=1&m=2",
		Wants: "a refund for\nLM-2041 <script>", Missing: strings.Repeat("who decides, ", 60),
	}
	for locale, words := range map[string][]string{
		"en": {"needs a person on WhatsApp", "Wants: a refund for LM-2041 <script>", "The customer was told nothing; nobody has taken it yet", "Missing: who decides"},
		"fr": {"a besoin d’une personne sur WhatsApp", "Demande : a refund for LM-2041 <script>", "n’est encore à personne", "Il manque : who decides"},
		"de": {"needs a person on WhatsApp", "Wants: "},
	} {
		m, err := mail.HandedOver(locale, h)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range append(words, h.URL) {
			if !strings.Contains(m.Subject+m.Text, want) {
				t.Errorf("%s lacks %q:\n%s\n%s", locale, want, m.Subject, m.Text)
			}
		}
		if strings.ContainsAny(m.Subject, "\r\n") || strings.Contains(m.HTML, "<script>") || strings.Contains(m.HTML, "<b>Léa Bcc: all@test.test <b>") {
			t.Errorf("%s: a customer writes into the mail: %q\n%s", locale, m.Subject, m.HTML)
		}
		if strings.Contains(m.Text, "Tried") || strings.Contains(m.Text, "tenté") || len(m.Text) > 1200 {
			t.Errorf("%s says more than there is:\n%s", locale, m.Text)
		}
	}
	h.IsAssigned, h.IsTold = true, true
	m, err := mail.HandedOver("en", h)
	if err != nil || !strings.Contains(m.Text, "over to you.") || !strings.Contains(m.Text, "knows that a person will answer:") || strings.Contains(m.Text, "nobody") {
		t.Errorf("%v\n%s", err, m.Text)
	}
}
