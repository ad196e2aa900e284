package replies

import (
	"fmt"

	"socialsync/db"
)

// briefWords are what a brief says of its own, in a colleague's language; the rest is
// the customer's words and the model's.
type briefWords struct {
	labels  [3]string // of what is wanted, was tried, is missing
	read    string    // that so many passages were
	nothing string    // was tried
	did     string    // for the customer, who had said yes
	reasons map[db.ReplyReason]string
	answer  string // is missing, for every other reason
	bot     string // the label of a conversation that may be with a machine
}

// wordsFor is in the language of whoever takes over.
func wordsFor(person *db.User) briefWords {
	if person != nil && person.Locale == "fr" {
		return french
	}
	return english
}

func (w briefWords) tried(passages int) string {
	if passages == 0 {
		return w.nothing
	}
	return fmt.Sprintf(w.read, passages)
}

func (w briefWords) missing(d Decision) string {
	text, ok := w.reasons[d.Reason]
	switch {
	case !ok:
		return w.answer
	case d.Detail != "":
		return text + " (" + d.Detail + ")"
	}
	return text
}

var english = briefWords{
	labels: [3]string{"Wants:", "Tried:", "Missing:"}, read: "%d passages of the sources were read.", nothing: "nothing, it goes to a person at once.", did: "Done: %s.",
	reasons: map[db.ReplyReason]string{
		db.ReasonHumanRequested: "a person, whom the customer asks for",
		db.ReasonTopic:          "a person, as always on this topic",
		db.ReasonWords:          "a person, as always with this phrase",
		db.ReasonHarmful:        "a person: moderation objects to the message",
		db.ReasonUnreadable:     "what the file says, which the AI cannot read",
		db.ReasonLoop:           "a look by a person: this may be another bot, so the AI has stopped here",

		db.ReasonActionFailed:     "what another system knows: the action did not work",
		db.ReasonActionUnknown:    "a look into the other system: nobody knows whether it was done",
		db.ReasonModelUnavailable: "an AI that works: no model responds",
		db.ReasonBudget:           "credits: the AI's budget is used up",
	},
	answer: "an answer in the sources", bot: "possible bot",
}

var french = briefWords{
	labels: [3]string{"Demande\u00a0:", "Essayé\u00a0:", "Manque\u00a0:"}, read: "%d passages des sources ont été lus.", nothing: "rien, une personne s’en charge d’emblée.", did: "Fait\u00a0: %s.",
	reasons: map[db.ReplyReason]string{
		db.ReasonHumanRequested: "une personne, que le client demande",
		db.ReasonTopic:          "une personne, comme toujours sur ce sujet",
		db.ReasonWords:          "une personne, comme toujours avec cette expression",
		db.ReasonHarmful:        "une personne\u00a0: la modération s’oppose au message",
		db.ReasonUnreadable:     "ce que dit le fichier, que l’IA ne peut pas lire",
		db.ReasonLoop:           "le regard d’une personne\u00a0: c’est peut-être un autre robot, l’IA s’est donc arrêtée ici",

		db.ReasonActionFailed:     "ce que sait un autre système\u00a0: l’action n’a pas fonctionné",
		db.ReasonActionUnknown:    "un coup d’œil à l’autre système\u00a0: on ne sait pas si c’est fait",
		db.ReasonModelUnavailable: "une IA en état de marche\u00a0: aucun modèle ne répond",
		db.ReasonBudget:           "des crédits\u00a0: le budget de l’IA est épuisé",
	},
	answer: "une réponse dans les sources", bot: "robot possible",
}
