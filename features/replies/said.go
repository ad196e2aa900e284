package replies

import (
	"encoding/json"
	"errors"
	"strings"

	"socialsync/clients/ai"
	"socialsync/db"
)

// SaidKind is what a model answered with.
type SaidKind string

// The kinds.
const (
	Answered  SaidKind = "ANSWER"
	Clarifies SaidKind = "CLARIFY"
	HandedOff SaidKind = "HANDOFF"
	Declined  SaidKind = "DECLINE"

	// Confirms is the server's: it asks whether to make a change. No model answers with it.
	Confirms SaidKind = "CONFIRM"
)

// Said is the typed result of a turn: what the model was made to answer with.
type Said struct {
	Kind       SaidKind   `json:"kind"`
	Parts      []SaidPart `json:"parts"`    // of an answer
	Question   string     `json:"question"` // of CLARIFY
	Reason     string     `json:"reason"`   // for the team
	NotCovered bool       `json:"notCovered"`
	Language   string     `json:"language"` // ISO 639-1
	Brief      Brief      `json:"brief"`
}

// SaidPart is a sentence or so, and the passages that carry it, by the numbers they
// were handed out with in this turn.
type SaidPart struct {
	Text     string `json:"text"`
	Passages []int  `json:"passages"`
}

// Brief is what a colleague who takes over reads first: three lines.
type Brief struct {
	Wants   string `json:"wants"`
	Tried   string `json:"tried"`
	Missing string `json:"missing"`
}

// Text is what a customer would read.
func (s Said) Text() string {
	if s.Kind == Clarifies || s.Kind == Confirms {
		return strings.TrimSpace(s.Question)
	}
	texts := make([]string, 0, len(s.Parts))
	for _, part := range s.Parts {
		if text := strings.TrimSpace(part.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " ")
}

// saidSchema is the form that the model's answer takes.
var saidSchema = &ai.Schema{Name: "turn", Schema: json.RawMessage(`{
	"type": "object", "additionalProperties": false,
	"required": ["kind", "language", "parts", "question", "reason", "explanation", "brief"],
	"properties": {
		"kind": {"type": "string", "enum": ["ANSWER", "CLARIFY", "HANDOFF", "DECLINE"],
			"description": "ANSWER what the passages say, or a greeting or thanks. CLARIFY when one detail is missing. HANDOFF to a person. DECLINE what is none of the business's."},
		"language": {"type": "string", "description": "ISO 639-1 code of the language of the answer"},
		"parts": {"type": "array", "description": "The answer, a sentence or so each; empty unless kind is ANSWER",
			"items": {"type": "object", "additionalProperties": false, "required": ["text", "passages"], "properties": {
				"text": {"type": "string"},
				"passages": {"type": "array", "items": {"type": "integer"}, "description": "Numbers of the passages that carry it; empty when it states nothing"}}}},
		"question": {"type": ["string", "null"], "description": "What to ask the customer, when kind is CLARIFY"},
		"explanation": {"type": ["string", "null"], "description": "For the team: why, in a sentence"},
		"reason": {"type": "string", "enum": ["ANSWERED", "NOT_COVERED", "ASKED_FOR_PERSON", "URGENT", "UNCLEAR", "OFF_TOPIC", "OTHER"]},
		"brief": {"type": "object", "additionalProperties": false, "required": ["wants", "tried", "missing"],
			"description": "For the colleague who takes over: what the customer wants, what was tried, what is missing; a short line each",
			"properties": {"wants": {"type": "string"}, "tried": {"type": "string"}, "missing": {"type": "string"}}}
	}}`)}

// readSaid reads an answer that was checked against saidSchema.
func readSaid(content string) (Said, error) {
	var raw struct {
		Said
		Question    *string `json:"question"`
		Explanation *string `json:"explanation"`
		Code        string  `json:"reason"`
	}
	if err := json.Unmarshal([]byte(content), &raw); err != nil {
		return Said{}, err
	}
	said := raw.Said
	if said.Kind == Confirms {
		return Said{}, errors.New("no model asks for a yes")
	}
	if raw.Question != nil {
		said.Question = *raw.Question
	}
	if raw.Explanation != nil {
		said.Reason = *raw.Explanation
	}
	said.NotCovered = raw.Code == "NOT_COVERED"
	said.Language = strings.ToLower(said.Language)
	if len(said.Language) != 2 {
		said.Language = ""
	}
	return said.clean().sound(), nil
}

// clean leaves out what cannot be stored; a model may say anything.
func (s Said) clean() Said {
	for i := range s.Parts {
		s.Parts[i].Text = db.Clean(s.Parts[i].Text)
	}
	s.Question, s.Reason, s.Language = db.Clean(s.Question), db.Clean(s.Reason), db.Clean(s.Language)
	s.Brief = Brief{Wants: db.Clean(s.Brief.Wants), Tried: db.Clean(s.Brief.Tried), Missing: db.Clean(s.Brief.Missing)}
	return s
}

// sound turns an answer that says nothing into what it amounts to.
func (s Said) sound() Said {
	if (s.Kind == Answered || s.Kind == Clarifies) && s.Text() == "" {
		s.Kind, s.Reason, s.NotCovered = HandedOff, "The model gave an empty answer.", false
	}
	return s
}
