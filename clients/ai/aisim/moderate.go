package aisim

import (
	"encoding/json"
	"slices"
	"strings"
)

// categories are those of omni-moderation.
var categories = []string{
	"harassment", "harassment/threatening", "hate", "hate/threatening", "illicit", "illicit/violent", "self-harm", "self-harm/instructions",
	"self-harm/intent", "sexual", "sexual/minors", "violence", "violence/graphic",
}

// wordlist flags folded words and phrases, in English, French and Spanish. It is
// the offline stand-in for a classifier and says what a test can rely on: these,
// and nothing else.
var wordlist = map[string][]string{
	"harassment": {
		"idiot", "idiots", "moron", "asshole", "fuck you", "fuck off", "piece of shit", "bitch", "go to hell", "stupid bastard",
		"connard", "connards", "connasse", "salope", "encule", "abruti", "va te faire foutre", "ta gueule", "fils de pute",
		"gilipollas", "hijo de puta", "vete a la mierda", "imbecil", "cabron",
	},
	"harassment/threatening": {
		"i will kill you", "i'll kill you", "i will find you", "i will hurt you", "je vais te tuer", "je vais te retrouver", "je vais vous tuer", "te voy a matar",
	},
	"hate":                   {"subhuman", "sale arabe", "sale noir", "sale juif", "negro de mierda"},
	"illicit":                {"how to make meth", "buy cocaine", "acheter de la cocaine", "comprar cocaina"},
	"illicit/violent":        {"build a bomb", "make a bomb", "fabriquer une bombe", "hacer una bomba"},
	"self-harm":              {"cut myself", "me scarifier"},
	"self-harm/intent":       {"kill myself", "want to die", "end my life", "me suicider", "envie de mourir", "me tuer", "suicidarme", "quiero morir"},
	"sexual":                 {"send nudes", "porn", "envoie des nudes", "porno"},
	"violence":               {"i will kill", "kill you", "shoot you", "je vais te tuer", "te voy a matar", "je vais vous tuer"},
	"violence/graphic":       {"beheading video"},
	"sexual/minors":          {"child porn", "pedopornographie"},
	"hate/threatening":       {},
	"self-harm/instructions": {"how to kill myself"},
}

// imageMark is what a test writes into an image's bytes or address to have it
// flagged: "sim-flag:violence". The simulator does not see pictures.
const imageMark = "sim-flag:"

type moderationRequest struct {
	Input json.RawMessage `json:"input"`
	Model string          `json:"model"`
}

type moderationPart struct {
	Type     string  `json:"type"`
	Text     *string `json:"text"`
	ImageURL *struct {
		URL string `json:"url"`
	} `json:"image_url"`
}

func (s *Server) moderations(r *request) (*answer, error) {
	var in moderationRequest
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	if in.Model == "" {
		in.Model = moderationModels[0]
	}
	if !slices.Contains(moderationModels, in.Model) {
		return nil, noModel(in.Model)
	}
	groups, err := in.groups()
	if err != nil {
		return nil, err
	}
	results := make([]object, len(groups))
	for i, parts := range groups {
		results[i] = judgeContent(parts)
	}
	return &answer{model: in.Model, body: object{"id": s.id("modr"), "model": in.Model, "results": results}}, nil
}

// groups are the inputs that get a result each: every text of a list, or all
// parts of a multi-modal input together.
func (in moderationRequest) groups() ([][]moderationPart, error) {
	if len(in.Input) == 0 {
		return nil, missing("input")
	}
	var one string
	var many []string
	var parts []moderationPart
	switch {
	case json.Unmarshal(in.Input, &one) == nil:
		many = []string{one}
	case json.Unmarshal(in.Input, &many) == nil:
	default:
		if err := json.Unmarshal(in.Input, &parts); err != nil || len(parts) == 0 {
			return nil, invalid("input", "'$.input' is invalid. Please check the API reference.")
		}
		images := 0
		for i, p := range parts {
			switch {
			case p.Type == "text" && p.Text != nil && p.ImageURL == nil:
			case p.Type == "image_url" && p.ImageURL != nil && p.Text == nil && validImage(p.ImageURL.URL):
				images++
			default:
				return nil, invalid("input", "'$.input[%d]' is invalid. Please check the API reference.", i)
			}
		}
		if images > 1 {
			return nil, invalid("input", "Only one image is supported per request.")
		}
		return [][]moderationPart{parts}, nil
	}
	var out [][]moderationPart
	for _, text := range many {
		out = append(out, []moderationPart{{Type: "text", Text: &text}})
	}
	if len(out) == 0 {
		return nil, invalid("input", "'$.input' must not be empty.")
	}
	return out, nil
}

func judgeContent(parts []moderationPart) object {
	flags, scores, applied := object{}, object{}, object{}
	flagged := false
	for _, category := range categories {
		score, types := 0.0001, []string{}
		for _, p := range parts {
			kind, hit := p.judge(category)
			if !slices.Contains(types, kind) {
				types = append(types, kind)
			}
			if hit {
				score = 0.95
			}
		}
		flags[category], scores[category], applied[category] = score > 0.5, score, types
		flagged = flagged || score > 0.5
	}
	return object{"flagged": flagged, "categories": flags, "category_scores": scores, "category_applied_input_types": applied}
}

// judge says whether a part falls into a category, and which kind of input it is.
func (p moderationPart) judge(category string) (kind string, hit bool) {
	if p.ImageURL != nil {
		return "image", strings.Contains(imageText(p.ImageURL.URL), imageMark+category)
	}
	return "text", mentions(*p.Text, wordlist[category])
}

// mentions looks for whole words only.
func mentions(text string, phrases []string) bool {
	padded := " " + strings.Join(tokenise(text), " ") + " "
	return slices.ContainsFunc(phrases, func(p string) bool {
		return strings.Contains(padded, " "+strings.Join(tokenise(p), " ")+" ")
	})
}
