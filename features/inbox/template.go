package inbox

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
)

// templatePayload is what a sent template keeps: what is shown, and what the
// provider is told.
type templatePayload struct {
	Template struct {
		Name       string                   `json:"name"`
		Language   string                   `json:"language"`
		Header     string                   `json:"header,omitempty"`
		Footer     string                   `json:"footer,omitempty"`
		Buttons    []string                 `json:"buttons,omitempty"`
		Components []meta.TemplateComponent `json:"components,omitempty"`
	} `json:"template"`
}

// render fills a template's variables in. Every variable needs a value: Meta
// refuses a template with an empty one, after the person has gone on.
func render(t db.MessageTemplate, in TemplateMessageInput) (part, error) {
	if t.Status != "APPROVED" {
		return part{}, problem.OnField(problem.BadInput, "template.templateId", "Meta has not approved this template.")
	}
	var p templatePayload
	p.Template.Name, p.Template.Language, p.Template.Buttons = t.Name, t.Language, t.Buttons()
	if footer := t.Footer(); footer != nil {
		p.Template.Footer = *footer
	}
	var list problem.List
	add := func(component, field string, source db.TemplatePart, values []TemplateValueInput) string {
		text := ""
		if source.Text != nil {
			text = *source.Text
		}
		filled, parameters := fill(text, source, t.ParameterFormat, values, field, &list)
		if len(parameters) > 0 {
			p.Template.Components = append(p.Template.Components, meta.TemplateComponent{Type: component, Parameters: parameters})
		}
		return filled
	}
	if header := t.Header(); header != nil {
		if header.Format != "TEXT" {
			return part{}, problem.OnField(problem.BadInput, "template.templateId", "Templates with a picture, video or file on top cannot be sent from the inbox.")
		}
		p.Template.Header = add("header", "template.header", *header, in.Header)
	}
	body := add("body", "template.body", t.Body(), in.Body)
	if err := list.Err(); err != nil {
		return part{}, err
	}
	raw, err := json.Marshal(p)
	if err != nil {
		return part{}, fmt.Errorf("keep template: %w", err)
	}
	return part{kind: db.KindTemplate, body: body, payload: raw}, nil
}

// breaks are what Meta refuses inside a variable: line breaks, tabs and runs of
// more than four spaces (error 132018).
var breaks = regexp.MustCompile(`[\n\r\t]|\s{5,}`)

func fill(text string, source db.TemplatePart, format string, values []TemplateValueInput, field string, list *problem.List) (string, []meta.TemplateParameter) {
	given := map[string]string{}
	for _, v := range values {
		given[v.Variable] = strings.TrimSpace(meta.Storable(v.Value))
	}
	var parameters []meta.TemplateParameter
	for _, name := range source.Variables {
		value := given[name]
		if value == "" {
			list.Add(problem.BadInput, field+"."+name, "Fill in every variable.")
			continue
		}
		if breaks.MatchString(value) {
			list.Add(problem.BadInput, field+"."+name, "A variable cannot contain line breaks, tabs or many spaces.")
			continue
		}
		parameter := meta.TemplateParameter{Type: "text", Text: value}
		if format == "NAMED" {
			parameter.ParameterName = name
		}
		parameters = append(parameters, parameter)
		text = strings.ReplaceAll(text, "{{"+name+"}}", value)
	}
	return text, parameters
}
