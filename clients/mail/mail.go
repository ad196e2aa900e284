// Package mail sends mail through an SMTP server. It refuses to decide who
// gets one, and to try again: jobs do.
package mail

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// ErrRefused means that the server will never take this mail; trying again is
// useless. Every other error may pass.
var ErrRefused = errors.New("the mail server refused the mail")

// Message is one mail to one person, in plain text and the same in HTML.
type Message struct {
	To      string
	Subject string
	Text    string
	HTML    string
}

// Client sends through one server. Safe for concurrent use: each mail has its
// own connection.
type Client struct {
	from    string
	host    string
	options []gomail.Option
}

// deadline is for the whole conversation with the server.
const deadline = 20 * time.Second

// New reads smtp://user:password@host:587, which takes up TLS when the server
// offers it, or smtps://…:465, which insists. from is a mailbox, like
// `Name <name@example.com>`.
func New(smtpURL, from string) (*Client, error) {
	u, err := url.Parse(smtpURL)
	if err != nil || u.Hostname() == "" {
		return nil, errors.New("SMTP_URL cannot be read") // its own text may hold the password
	}
	c := &Client{from: from, host: u.Hostname(), options: []gomail.Option{gomail.WithTimeout(deadline)}}
	port := 587
	if u.Scheme == "smtps" {
		port = 465
		c.options = append(c.options, gomail.WithSSL())
	} else {
		c.options = append(c.options, gomail.WithTLSPolicy(gomail.TLSOpportunistic))
	}
	if given := u.Port(); given != "" {
		if port, err = strconv.Atoi(given); err != nil {
			return nil, fmt.Errorf("the port of SMTP_URL: %w", err)
		}
	}
	c.options = append(c.options, gomail.WithPort(port))
	if name := u.User.Username(); name != "" {
		password, _ := u.User.Password()
		c.options = append(c.options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover),
			gomail.WithUsername(name), gomail.WithPassword(password))
	}
	_, err = gomail.NewClient(c.host, c.options...)
	return c, err
}

// Send hands the mail to the server.
func (c *Client) Send(ctx context.Context, m Message) error {
	message := gomail.NewMsg()
	if err := message.From(c.from); err != nil {
		return fmt.Errorf("sender: %w", err)
	}
	if err := message.To(m.To); err != nil {
		return fmt.Errorf("%w: its address cannot be read", ErrRefused)
	}
	message.Subject(m.Subject)
	message.SetDate()
	message.SetMessageID()
	message.SetBodyString(gomail.TypeTextPlain, m.Text)
	message.AddAlternativeString(gomail.TypeTextHTML, m.HTML)

	client, err := gomail.NewClient(c.host, c.options...)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, deadline)
	defer cancel()
	err = client.DialAndSendWithContext(ctx, message)
	if refusal, ok := errors.AsType[*gomail.SendError](err); ok && !refusal.IsTemp() && refusal.ErrorCode() >= 500 {
		return fmt.Errorf("%w: code %d", ErrRefused, refusal.ErrorCode())
	}
	if err != nil {
		return fmt.Errorf("send mail: %w", err)
	}
	return nil
}
