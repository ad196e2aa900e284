package mail

import (
	"embed"
	"fmt"
	htmltemplate "html/template"
	"strings"
	"text/template"
)

//go:embed templates
var templates embed.FS

// write fills a mail's templates, plain and rich. subjects are by locale; English
// stands in for a language we do not write.
func write(mail, locale string, subjects map[string]string, data any) (Message, error) {
	if _, known := subjects[locale]; !known {
		locale = "en"
	}
	name := "templates/" + mail + "." + locale
	plain, err := template.ParseFS(templates, name+".txt")
	if err != nil {
		return Message{}, fmt.Errorf("read a mail template: %w", err)
	}
	rich, err := htmltemplate.ParseFS(templates, "templates/layout.html", name+".html")
	if err != nil {
		return Message{}, fmt.Errorf("read a mail template: %w", err)
	}
	var text, html strings.Builder
	if err := plain.Execute(&text, data); err != nil {
		return Message{}, fmt.Errorf("write a mail: %w", err)
	}
	if err := rich.ExecuteTemplate(&html, "layout.html", data); err != nil {
		return Message{}, fmt.Errorf("write a mail: %w", err)
	}
	return Message{Subject: subjects[locale], Text: text.String(), HTML: html.String()}, nil
}
