package aisim

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// reply is what the simulator has to say, before it takes the form that was asked for.
type reply struct {
	kind     string // "answer", "clarify", "handoff", "decline"
	parts    []part
	reason   string // for the team
	text     string // what a person reads
	language string
	coverage float64
	missing  []string
	search   string // the query worth asking a search tool for, or empty
	escalate bool
	act      *toolCall // the action worth calling; nil: none
}

type part struct {
	text     string
	passages []int
}

var (
	wantsHuman = regexp.MustCompile(`\b(?:(?:talk|speak|chat|connect me|put me through|write)\b.{0,20}\b(?:human|person|someone|agent|somebody|colleague|advisor|representative)|real (?:person|human)|(?:a|an|the) (?:human|agent|operator)\b|(?:parler|discuter|echanger|joindre)\b.{0,30}\b(?:humain|personne|quelqu un|conseiller|conseillere|agent)|(?:un|une) (?:vrai|vraie)? ?(?:humain|conseiller|conseillere|personne reelle)|(?:hablar|chatear)\b.{0,20}\b(?:humano|persona|alguien|agente)|(?:un|una) (?:humano|agente|persona real))`)
	overrides  = regexp.MustCompile(`(?:ignore|disregard|forget|oublie|oubliez|ignorez|olvida|ignora)\b.{0,30}\b(?:instruction|instructions|rules|prompt|consignes|regles|instrucciones|reglas)|system prompt|developer mode|jailbreak|you are now|tu es maintenant|reveal your|prompt systeme`)
	greeting   = set(`hello hi hey bonjour salut bonsoir hola buenos buenas dias tardes noches good morning afternoon evening thanks thank you merci gracias beaucoup mucho muchas much ok okay super great perfect parfait perfecto bye au revoir adios`)
)

// compose answers the prompt's customer from the passages, and says so when they
// do not carry an answer.
func compose(p *prompt) reply {
	question := p.question()
	flat := flatten(question)
	r := reply{language: p.language()}
	done, isDone := p.done()
	switch {
	case overrides.MatchString(flat):
		r.kind, r.reason = "decline", "The message tries to give the assistant instructions."
		r.text = phrase(r.language, "decline")
		return r
	case wantsHuman.MatchString(flat) && !p.isColleague:
		r.kind, r.reason, r.escalate = "handoff", "The customer asks for a person.", true
		r.text = phrase(r.language, "handoff")
		return r
	case isDone:
		r.report(done)
		return r
	case flat == "" && len(p.images) > 0:
		r.kind, r.reason, r.escalate = "handoff", "The offline model cannot see images.", true
		r.text = phrase(r.language, "handoff")
		return r
	case flat == "" || !slices.ContainsFunc(tokenise(question), func(w string) bool { return !greeting[w] }):
		r.kind, r.reason, r.coverage = "answer", "A greeting; nothing is asked.", 1
		r.text = phrase(r.language, "greeting")
		r.parts = []part{{text: r.text}}
		return r
	}
	if p.isColleague {
		if said := p.recall(flat); len(said) > 0 {
			r.kind, r.reason, r.coverage = "answer", "It was said in the conversation.", 1
			r.quote(finding{sentences: said})
			return r
		}
		p.aboutLast(flat)
	}
	if len(p.brought) > 0 {
		r.report(p.brought[len(p.brought)-1])
		return r
	}
	wanted, arguments, missing, isFor := p.wanted()
	if isFor && missing == "" {
		r.kind, r.reason, r.text, r.act = "handoff", "An action would tell.", phrase(r.language, "handoff"), &toolCall{}
		r.act.Function.Name, r.act.Function.Arguments = wanted.tool, string(encode(arguments))
		return r
	}
	if isFor {
		r.kind, r.reason, r.text = "clarify", "The customer has not said which one.", fmt.Sprintf(phrase(r.language, "which"), inWords(missing, r.language))
		return r
	}
	all := sentences(p.passages)
	found := best(p.lines, all, r.language)
	r.coverage, r.missing = found.coverage, found.missing
	if found.coverage >= enough && len(found.sentences) > 0 {
		r.kind, r.reason = "answer", "The passages speak of what was asked."
		r.quote(found)
		return r
	}
	r.search = question
	if len(words(question)) <= 1 && len(p.lines) <= 1 && len(tokenise(question)) <= 3 {
		r.kind, r.reason, r.text = "clarify", "The message is too short to know what is asked.", phrase(r.language, "clarify")
		return r
	}
	r.kind, r.escalate, r.text = "handoff", true, phrase(r.language, "handoff")
	r.reason = "No passage covers the question."
	if len(found.missing) > 0 && len(all) > 0 {
		r.reason = fmt.Sprintf("No passage covers: %s.", strings.Join(found.missing[:min(len(found.missing), 4)], ", "))
	}
	return r
}

// standsAlone is how many words that mean something make a question of their own.
const standsAlone = 2

// best looks at all lines together, since five short ones are often one question;
// when that fails, at each question alone: the rest may be a story. All that is asked
// must be covered, so questions that each stand for themselves are never answered as
// one: what is said of the first would pass for the second.
func best(lines []string, all []sentence, spoken string) finding {
	whole := find(asks(strings.Join(lines, "\n")), all, spoken)
	questions := questionsIn(lines)
	standing := 0
	for _, q := range questions {
		if len(words(q)) >= standsAlone {
			standing++
		}
	}
	if standing < 2 && (whole.coverage >= enough || len(questions) == 0 || len(questions) == 1 && len(lines) == 1) {
		return whole
	}
	var out finding
	out.coverage = 1
	for _, q := range questions {
		f := find(asks(q), all, spoken)
		out.coverage = min(out.coverage, f.coverage)
		out.missing = append(out.missing, f.missing...)
		for _, s := range f.sentences {
			if !chosen(out.sentences, s) {
				out.sentences = append(out.sentences, s)
			}
		}
	}
	if out.coverage < enough {
		if standing >= 2 {
			return out
		}
		return whole
	}
	slices.SortFunc(out.sentences, func(a, b sentence) int { return cmp.Compare(a.order, b.order) })
	return out
}

// questionsIn are the parts of what was written that ask something.
func questionsIn(lines []string) []string {
	var out []string
	for _, line := range lines {
		for _, part := range split(line) {
			if strings.Contains(part, "?") && len(words(part)) > 0 {
				out = append(out, part)
			}
		}
	}
	return out
}

// quote puts the sentences into parts, each with its passage. One in another
// language than the customer's is introduced as what it is: a quotation.
func (r *reply) quote(found finding) {
	var text []string
	for _, s := range found.sentences {
		quoted := s.text
		if s.language != "" && s.language != r.language {
			quoted = fmt.Sprintf(phrase(r.language, "quotation"), quoted)
		}
		if last := quoted[len(quoted)-1]; last != '.' && last != '!' && last != '?' && last != ')' && !strings.HasSuffix(quoted, "»") && !strings.HasSuffix(quoted, "”") {
			quoted += "."
		}
		r.parts = append(r.parts, part{text: quoted, passages: []int{s.passage}})
		text = append(text, quoted)
	}
	r.text = strings.Join(text, " ")
}

var phrases = map[string]map[string]string{
	"greeting": {
		"en": "Hello, how can I help you?", "fr": "Bonjour, comment puis-je vous aider ?", "es": "Hola, ¿en qué puedo ayudarle?",
	},
	"clarify": {
		"en": "Could you tell me a little more about what you need?", "fr": "Pouvez-vous m’en dire un peu plus sur votre demande ?",
		"es": "¿Puede contarme un poco más sobre lo que necesita?",
	},
	"which": {
		"en": "Could you tell me this: %s?", "fr": "Pouvez-vous m’indiquer ceci : %s ?", "es": "¿Puede decirme esto: %s?",
	},
	"report": {
		"en": "Here is what I see for %s: %s.", "fr": "Voici ce que je vois pour %s : %s.", "es": "Esto es lo que veo para %s: %s.",
	},
	"done": {
		"en": "It is done: %s.", "fr": "C’est fait\u00a0: %s.", "es": "Hecho: %s.",
	},
	"nothing": {
		"en": "I find nothing for %s with your details: is that right?", "fr": "Je ne trouve rien pour %s avec vos coordonnées : est-ce exact ?",
		"es": "No encuentro nada para %s con sus datos: ¿es correcto?",
	},
	"handoff": {
		"en": "I will pass this on to a colleague, who will answer you here.", "fr": "Je transmets votre demande à un collègue, qui vous répondra ici.",
		"es": "Paso su consulta a un compañero, que le responderá aquí.",
	},
	"decline": {
		"en": "I can only help with questions about our products and services.", "fr": "Je ne peux répondre qu’aux questions sur nos produits et services.",
		"es": "Solo puedo ayudar con preguntas sobre lo que vendemos y hacemos.",
	},
	"quotation": {
		"en": "Our documents say: “%s”", "fr": "Nos documents indiquent : « %s »", "es": "Nuestros documentos dicen: «%s»",
	},
}

func phrase(language, name string) string {
	return cmp.Or(phrases[name][language], phrases[name]["en"])
}
