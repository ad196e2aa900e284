package metasim

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// readMedia judges a file: uploaded to this number, or a link.
func (s *Server) readMedia(m *Message, content object) *refusal {
	id, _ := content["id"].(string)
	link, _ := content["link"].(string)
	m.Text, _ = content["caption"].(string)
	m.Filename, _ = content["filename"].(string)
	switch {
	case (id == "") == (link == ""):
		return parameter("Exactly one of id and link is required")
	case m.Text != "" && (m.Kind == "audio" || m.Kind == "sticker"):
		return parameter("Unexpected key caption on " + m.Kind)
	case utf8.RuneCountInString(m.Text) > 1024:
		return parameter("caption must be at most 1024 characters long")
	case m.Filename != "" && m.Kind != "document":
		return parameter("Unexpected key filename on " + m.Kind)
	}
	if link != "" {
		if u, err := url.Parse(link); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			return invalid("link is not an address")
		}
		m.MediaURL = link
		return nil
	}
	file := s.world.Media[id]
	if file == nil {
		return invalid("media id " + id + " does not exist or has expired")
	}
	if refused := acceptable(m.Kind, file); refused != nil {
		return refused
	}
	m.MediaID, m.MIME, m.MediaURL = id, file.MIME, "media/"+id
	m.Filename = orElse(m.Filename, file.Filename)
	if voice, _ := content["voice"].(bool); voice && m.Kind == "audio" {
		if !strings.HasPrefix(file.MIME, "audio/ogg") {
			return refuse(131053, "(#131053) Media upload error", "Voice messages must be ogg files encoded with opus.")
		}
		m.Kind = "voice"
	}
	return nil
}

// acceptable judges a file's type and size for a kind of message.
func acceptable(kind string, file *Media) *refusal {
	base, _, _ := strings.Cut(file.MIME, ";")
	types := map[string][]string{
		"image":   {"image/jpeg", "image/png"},
		"video":   {"video/mp4", "video/3gpp"},
		"audio":   {"audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus"},
		"sticker": {"image/webp"},
	}
	limits := map[string]int{"image": 5 << 20, "video": 16 << 20, "audio": 16 << 20, "sticker": 500 << 10, "document": 100 << 20}
	if allowed, ok := types[kind]; ok && !slices.Contains(allowed, base) {
		return refuse(131053, "(#131053) Media upload error",
			fmt.Sprintf("Unsupported %s mime type %s. Please use one of %s.", kind, file.MIME, strings.Join(allowed, ", ")))
	}
	if len(file.Bytes) > limits[kind] {
		return refuse(131053, "(#131053) Media upload error", fmt.Sprintf("The file is too large for %s.", kind))
	}
	return nil
}

// readInteractive judges buttons and lists; other kinds are let through.
func readInteractive(m *Message, content object) *refusal {
	kind, _ := content["type"].(string)
	body, _ := content["body"].(object)
	m.Text, _ = body["text"].(string)
	footer, _ := content["footer"].(object)
	m.Footer, _ = footer["text"].(string)
	action, ok := content["action"].(object)
	limit := 1024
	if kind == "list" {
		limit = 4096
	}
	switch {
	case kind == "":
		return missing("interactive.type")
	case !ok:
		return missing("interactive.action")
	case m.Text == "" && kind != "product":
		return missing("interactive.body.text")
	case utf8.RuneCountInString(m.Text) > limit:
		return parameter(fmt.Sprintf("interactive.body.text must be at most %d characters long", limit))
	case utf8.RuneCountInString(m.Footer) > 60:
		return parameter("interactive.footer.text must be at most 60 characters long")
	case kind == "button":
		return readButtons(m, action)
	case kind == "list":
		return readRows(m, action)
	}
	return nil
}

func readButtons(m *Message, action object) *refusal {
	buttons, _ := action["buttons"].([]any)
	if len(buttons) < 1 || len(buttons) > 3 {
		return parameter("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3")
	}
	for _, item := range buttons {
		button, _ := item.(object)
		reply, _ := button["reply"].(object)
		if refused := addChoice(m, reply, 256, 20); refused != nil {
			return refused
		}
	}
	return nil
}

func readRows(m *Message, action object) *refusal {
	label, _ := action["button"].(string)
	sections, _ := action["sections"].([]any)
	if label == "" || utf8.RuneCountInString(label) > 20 || len(sections) == 0 || len(sections) > 10 {
		return parameter("A list needs a button of at most 20 characters and one to ten sections")
	}
	for _, item := range sections {
		section, _ := item.(object)
		title, _ := section["title"].(string)
		if len(sections) > 1 && title == "" || utf8.RuneCountInString(title) > 24 {
			return parameter("Section titles have one to 24 characters")
		}
		rows, _ := section["rows"].([]any)
		for _, item := range rows {
			row, _ := item.(object)
			if description, _ := row["description"].(string); utf8.RuneCountInString(description) > 72 {
				return parameter("Row description must be at most 72 characters long")
			}
			if refused := addChoice(m, row, 200, 24); refused != nil {
				return refused
			}
		}
	}
	if len(m.Buttons) == 0 || len(m.Buttons) > 10 {
		return parameter("A list has one to ten rows in total")
	}
	return nil
}

func addChoice(m *Message, choice object, idLimit, titleLimit int) *refusal {
	id, _ := choice["id"].(string)
	title, _ := choice["title"].(string)
	if id == "" || title == "" || utf8.RuneCountInString(id) > idLimit || utf8.RuneCountInString(title) > titleLimit {
		return parameter(fmt.Sprintf("Choices need an id of at most %d and a title of at most %d characters", idLimit, titleLimit))
	}
	for _, other := range m.Buttons {
		if other.ID == id || other.Title == title {
			return parameter("Choices must differ in id and title")
		}
	}
	m.Buttons = append(m.Buttons, Choice{ID: id, Title: title})
	return nil
}

// number is a phone number as Graph shows it.
func number(a *Account) object {
	platform, status := "CLOUD_API", "CONNECTED"
	if !a.Registered {
		platform, status = "NOT_APPLICABLE", "PENDING"
	}
	return object{
		"id": a.ID, "display_phone_number": a.DisplayPhone, "verified_name": a.Name, "quality_rating": a.Quality,
		"messaging_limit_tier": "TIER_1K", "code_verification_status": "VERIFIED", "name_status": "APPROVED",
		"account_mode": "LIVE", "platform_type": platform, "status": status, "throughput": object{"level": "STANDARD"},
	}
}

var placeholder = regexp.MustCompile(`\{\{\s*(\w+)\s*\}\}`)

// readTemplate judges a template's name, language, state and variables, and
// renders what the customer sees.
func (s *Server) readTemplate(m *Message, content object, accountID string) *refusal {
	m.Template, _ = content["name"].(string)
	language, _ := content["language"].(object)
	code, _ := language["code"].(string)
	if m.Template == "" || code == "" {
		return missing("template.name and template.language.code")
	}
	var found *Template
	for _, t := range s.world.Templates {
		if t.WABAID == s.world.account(accountID).WABAID && t.Name == m.Template && t.Language == code {
			found = t
		}
	}
	switch {
	case found == nil:
		return refuse(132001, "(#132001) Template name does not exist in the translation",
			fmt.Sprintf("template name (%s) does not exist in %s", m.Template, code))
	case found.Status == "PAUSED":
		return refuse(132015, "(#132015) Template is Paused", "Template is paused due to low quality.")
	case found.Status == "DISABLED":
		return refuse(132016, "(#132016) Template is Disabled", "Template was paused too many times.")
	case found.Status != "APPROVED":
		return refuse(132001, "(#132001) Template name does not exist in the translation", "The template is not approved.")
	}
	given := map[string][]object{}
	components, _ := content["components"].([]any)
	for _, item := range components {
		component, _ := item.(object)
		kind, _ := component["type"].(string)
		parameters, _ := component["parameters"].([]any)
		for _, p := range parameters {
			parameter, _ := p.(object)
			given[strings.ToLower(kind)] = append(given[strings.ToLower(kind)], parameter)
		}
	}
	m.Template = found.ID
	for _, part := range found.Parts {
		if refused := renderPart(m, part, given); refused != nil {
			return refused
		}
	}
	return nil
}

func renderPart(m *Message, part object, given map[string][]object) *refusal {
	text, _ := part["text"].(string)
	switch part["type"] {
	case "HEADER":
		rendered, refused := render("header", text, given["header"])
		m.Header = rendered
		return refused
	case "BODY":
		rendered, refused := render("body", text, given["body"])
		m.Text = rendered
		return refused
	case "FOOTER":
		m.Footer = text
	case "BUTTONS":
		buttons, _ := part["buttons"].([]any)
		for i, item := range buttons {
			button, _ := item.(object)
			title, _ := button["text"].(string)
			choice := Choice{ID: title, Title: title}
			if i < len(given["button"]) {
				if payload, _ := given["button"][i]["payload"].(string); payload != "" {
					choice.ID = payload
				}
			}
			m.Buttons = append(m.Buttons, choice)
		}
	}
	return nil
}

// render fills the variables of one part.
func render(part, text string, given []object) (string, *refusal) {
	names := placeholder.FindAllStringSubmatch(text, -1)
	if len(names) != len(given) {
		return "", refuse(132000, "(#132000) Number of parameters does not match the expected number of params",
			fmt.Sprintf("%s: number of localizable_params (%d) does not match the expected number of params (%d)", part, len(given), len(names)))
	}
	values := map[string]string{}
	for i, parameter := range given {
		value, _ := parameter["text"].(string)
		switch {
		case parameter["type"] != "text":
			return "", refuse(132012, "(#132012) Parameter format does not match format in the created template", part+": a text is expected")
		case value == "":
			return "", missing(part + " parameter text")
		case strings.ContainsAny(value, "\n\t") || strings.Contains(value, "     "):
			return "", refuse(132018, "(#132018) There’s an issue with the parameters in your template",
				"Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
		}
		name, _ := parameter["parameter_name"].(string)
		values[orElse(name, names[i][1])] = value
	}
	return placeholder.ReplaceAllStringFunc(text, func(hole string) string {
		return values[placeholder.FindStringSubmatch(hole)[1]]
	}), nil
}

func (s *Server) template(id string) *Template {
	for _, t := range s.world.Templates {
		if t.ID == id {
			return t
		}
	}
	return nil
}
