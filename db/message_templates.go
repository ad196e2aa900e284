package db

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"time"

	"github.com/google/uuid"
)

// MessageTemplate is a message Meta approved, as it was last synchronised.
type MessageTemplate struct {
	ID              uuid.UUID
	SocialAccountID uuid.UUID
	ExternalID      string
	Name            string
	Language        string
	Status          string // Meta's word: APPROVED, PENDING, REJECTED, PAUSED...
	Category        string // MARKETING, UTILITY or AUTHENTICATION
	ParameterFormat string // POSITIONAL or NAMED
	Components      json.RawMessage
	RejectedReason  *string
	UpdatedAt       time.Time
}

// IsNode marks MessageTemplate as having a global id.
func (MessageTemplate) IsNode() {}

// TemplatePart is the header or the body of a template.
type TemplatePart struct {
	Format    string // TEXT, IMAGE, VIDEO, DOCUMENT or LOCATION
	Text      *string
	Variables []string // in the order of the text, each once
	Examples  []string // what Meta was shown, one for each variable where known
}

// TemplateButton is a button under a template. Those with a variable in their
// address need a value when the template is sent.
type TemplateButton struct {
	Type    string   `json:"type"`
	Text    string   `json:"text"`
	URL     string   `json:"url"`
	Example examples `json:"example"`
}

// templateComponent is one of Meta's components.
type templateComponent struct {
	Type    string `json:"type"`
	Format  string `json:"format"`
	Text    string `json:"text"`
	Example struct {
		HeaderText  examples     `json:"header_text"`
		BodyText    examples     `json:"body_text"`
		HeaderNamed []namedValue `json:"header_text_named_params"`
		BodyNamed   []namedValue `json:"body_text_named_params"`
	} `json:"example"`
	Buttons []TemplateButton `json:"buttons"`
}

type namedValue struct {
	Name    string `json:"param_name"`
	Example string `json:"example"`
}

// examples reads a text, a list of texts or a list of lists of texts; of the
// last the first list. Meta uses all three.
type examples []string

// UnmarshalJSON never fails: an example nobody understands is no example.
func (e *examples) UnmarshalJSON(data []byte) error {
	var text string
	var list []string
	var lists [][]string
	switch {
	case json.Unmarshal(data, &text) == nil && text != "":
		*e = examples{text}
	case json.Unmarshal(data, &list) == nil:
		*e = list
	case json.Unmarshal(data, &lists) == nil && len(lists) > 0:
		*e = lists[0]
	}
	return nil
}

// Header returns the header; nil when the template has none.
func (t MessageTemplate) Header() *TemplatePart {
	c := t.component("HEADER")
	if c == nil {
		return nil
	}
	part := newPart(c, c.Example.HeaderText, c.Example.HeaderNamed)
	return &part
}

// Body returns the text. Authentication templates have a body without text.
func (t MessageTemplate) Body() TemplatePart {
	c := t.component("BODY")
	if c == nil {
		return TemplatePart{Format: "TEXT", Variables: []string{}, Examples: []string{}}
	}
	return newPart(c, c.Example.BodyText, c.Example.BodyNamed)
}

// Footer returns the small print; nil when there is none.
func (t MessageTemplate) Footer() *string {
	if c := t.component("FOOTER"); c != nil && c.Text != "" {
		return &c.Text
	}
	return nil
}

// Buttons returns what is written on the buttons.
func (t MessageTemplate) Buttons() []string {
	texts := []string{}
	for _, b := range t.ButtonDetails() {
		texts = append(texts, b.Text)
	}
	return texts
}

// ButtonDetails returns the buttons in the order in which a send numbers them.
func (t MessageTemplate) ButtonDetails() []TemplateButton {
	if c := t.component("BUTTONS"); c != nil {
		return c.Buttons
	}
	return nil
}

func (t MessageTemplate) component(kind string) *templateComponent {
	var components []templateComponent
	if json.Unmarshal(t.Components, &components) != nil {
		return nil
	}
	for i, c := range components {
		if strings.EqualFold(c.Type, kind) {
			return &components[i]
		}
	}
	return nil
}

var templateVariable = regexp.MustCompile(`\{\{\s*([A-Za-z0-9_]+)\s*\}\}`)

func newPart(c *templateComponent, positional examples, named []namedValue) TemplatePart {
	part := TemplatePart{Format: strings.ToUpper(c.Format), Variables: []string{}, Examples: []string{}}
	if part.Format == "" {
		part.Format = "TEXT"
	}
	if c.Text == "" {
		return part
	}
	part.Text = &c.Text
	seen := map[string]bool{}
	for _, match := range templateVariable.FindAllStringSubmatch(c.Text, -1) {
		name := match[1]
		if seen[name] {
			continue
		}
		seen[name] = true
		example := ""
		if i := len(part.Variables); i < len(positional) {
			example = positional[i]
		}
		for _, n := range named {
			if n.Name == name {
				example = n.Example
			}
		}
		part.Variables = append(part.Variables, name)
		part.Examples = append(part.Examples, example)
	}
	return part
}

const templateColumns = `id, social_account_id, external_id, name, language, status, category, parameter_format,
	components, rejected_reason, updated_at`

// MessageTemplate returns one template.
func (tx *Tx) MessageTemplate(ctx context.Context, id uuid.UUID) (*MessageTemplate, error) {
	return one[MessageTemplate](ctx, tx, `select `+templateColumns+` from message_templates where id = $1`, id)
}

// ApprovedTemplates returns the templates of one account that may be sent, by name.
func (tx *Tx) ApprovedTemplates(ctx context.Context, accountID uuid.UUID) ([]MessageTemplate, error) {
	return many[MessageTemplate](ctx, tx, `
		select `+templateColumns+` from message_templates
		where social_account_id = $1 and status = 'APPROVED'
		order by name, language`, accountID)
}

// ReplaceTemplates makes an account's templates what the provider listed: a
// template keeps its id, what is no longer listed goes.
func (tx *Tx) ReplaceTemplates(ctx context.Context, accountID uuid.UUID, templates []MessageTemplate) error {
	names, languages := make([]string, len(templates)), make([]string, len(templates))
	p := tx.pipeline()
	for i, t := range templates {
		names[i], languages[i] = t.Name, t.Language
		p.queue(nil, `
			insert into message_templates (workspace_id, id, social_account_id, external_id, name, language, status,
				category, parameter_format, components, rejected_reason)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
			on conflict on constraint message_templates_name_key do update
			set external_id = excluded.external_id, status = excluded.status, category = excluded.category,
			    parameter_format = excluded.parameter_format, components = excluded.components,
			    rejected_reason = excluded.rejected_reason, updated_at = now()`,
			tx.WorkspaceID(), NewID(), accountID, t.ExternalID, t.Name, t.Language, t.Status,
			t.Category, t.ParameterFormat, t.Components, t.RejectedReason)
	}
	p.queue(nil, `
		delete from message_templates t
		where social_account_id = $1
		  and not exists (select from unnest($2::text[], $3::text[]) l(name, language)
		                  where l.name = t.name and l.language = t.language)`, accountID, names, languages)
	p.queue(nil, `update social_accounts set templates_synced_at = now() where id = $1`, accountID)
	return p.send(ctx)
}

// SetTemplateStatus applies what a webhook said about a template. Unknown
// templates are left to the next synchronisation.
func (tx *Tx) SetTemplateStatus(ctx context.Context, accountID uuid.UUID, externalID, status, category string, reason *string) (bool, error) {
	n, err := tx.exec(ctx, `
		update message_templates
		set status = coalesce(nullif($3, ''), status), category = coalesce(nullif($4, ''), category),
		    rejected_reason = $5, updated_at = now()
		where social_account_id = $1 and external_id = $2`, accountID, externalID, status, category, reason)
	return n == 1, err
}
