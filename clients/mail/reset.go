package mail

import (
	"embed"
	"fmt"
	htmltemplate "html/template"
	"strings"
	"text/template"
	"time"
)

//go:embed templates
var templates embed.FS

// ResetLink is what a mail about a forgotten password says.
type ResetLink struct {
	Name     string
	URL      string
	ValidFor time.Duration
}

// Minutes is ValidFor as the text says it.
func (l ResetLink) Minutes() int { return int(l.ValidFor.Minutes()) }

// subjects by locale; English stands in for a language we do not write.
var subjects = map[string]string{
	"en": "Choose a new password for SocialSync",
	"fr": "Choisissez un nouveau mot de passe pour SocialSync",
}

// PasswordReset writes the mail in the person's language. To is left to the
// caller.
func PasswordReset(locale string, link ResetLink) (Message, error) {
	if _, known := subjects[locale]; !known {
		locale = "en"
	}
	name := "templates/password_reset." + locale
	plain, err := template.ParseFS(templates, name+".txt")
	if err != nil {
		return Message{}, fmt.Errorf("read a mail template: %w", err)
	}
	rich, err := htmltemplate.ParseFS(templates, "templates/layout.html", name+".html")
	if err != nil {
		return Message{}, fmt.Errorf("read a mail template: %w", err)
	}
	var text, html strings.Builder
	if err := plain.Execute(&text, link); err != nil {
		return Message{}, fmt.Errorf("write a mail: %w", err)
	}
	if err := rich.ExecuteTemplate(&html, "layout.html", link); err != nil {
		return Message{}, fmt.Errorf("write a mail: %w", err)
	}
	return Message{Subject: subjects[locale], Text: text.String(), HTML: html.String()}, nil
}
