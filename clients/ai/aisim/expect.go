package aisim

import (
	"regexp"
	"slices"
)

// expectation is what a way of asking wants of its answer: a price wants an
// amount, "how long" a length of time.
type expectation struct {
	asked *regexp.Regexp // in the folded question
	drop  map[string]bool
	word  word
}

var expectations = []expectation{
	{
		asked: regexp.MustCompile(`how much (?:is|are|does|do|would|for|to)?|what does .* cost|combien (?:coute|coutent|ca|est ce|vaut|je|pour|le|la|les)|c est combien|a partir de combien|quel (?:est le )?(?:prix|tarif)|cuanto (?:cuesta|cuestan|vale|es)`),
		drop:  set(`much combien cuanto cuesta cuestan coute coutent cost costs prix tarif price partir vaut vale`),
		word:  word{concept: "=price", text: "price", expects: regexp.MustCompile(`(?i)€|\$|£|\beuros?\b|\bfree\b|gratuit|offert|gratis`)},
	},
	{
		asked: regexp.MustCompile(`how long|how soon|how many (?:days|weeks)|how fast|when (?:do|will|can|is|are)|combien de (?:temps|jours|semaines)|quel(?:s)? delai|delai|en combien|cuanto (?:tiempo|tarda|tardan)|cuantos dias|quand`),
		drop:  set(`long soon many days weeks fast when combien temps jours semaines delai delais cuanto tiempo tarda tardan cuantos dias quand takes take prend duree`),
		word: word{concept: "=time", text: "time", expects: regexp.MustCompile(
			`(?i)\b(days|(?:one|a|same|next|1) (?:working )?day|weeks?|months?|years?|hours?|minutes?|noon|jours|(?:un|même|1) jour|semaines?|mois|ans?|ann[ée]es?|heures?|midi|d[ií]as?|semanas?|mes(?:es)?|a[ñn]os?|horas?|metres?|m[èe]tres?|\d+ ?(?:h|cm|m)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|s[áa]bado|domingo)\b`)},
	},
	{
		asked: regexp.MustCompile(`what time|quelle heure|quelles heures|que hora|a que hora`),
		drop:  set(`time heure heures hora soir matin midi evening morning noon tarde`),
		word:  word{concept: "=open", text: "hour", expects: regexp.MustCompile(`(?i)\b\d{1,2} ?(?:h|am|pm|:\d\d)\b`)},
	},
	{
		asked: regexp.MustCompile(`(?:open|ouvert|ouverts|ouverte|ouvrez|abierto|abierta|abren|closed|ferme|fermes).*\b` + weekday + `\b|\b` + weekday + `\b.*(?:open|ouvert|abiert|closed|ferme)`),
		drop: set(`monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche
			lunes martes miercoles jueves viernes sabado domingo`),
		word: word{concept: "=weekday", text: "day of the week", expects: regexp.MustCompile(`(?i)\b` + weekday + `\b`)},
	},
	{
		asked: regexp.MustCompile(`where (?:are|is|do|can i find) (?:you|the|your|it)\b|\baddress\b|\badresse\b|ou (?:etes|est|se trouve|se situe|vous trouv)|situes?\b|donde (?:estan|esta|se encuentra)|\bdireccion\b`),
		drop:  set(`where address adresse ou situe situes trouve trouver donde direccion find encuentra located`),
		word: word{concept: "=address", text: "address", expects: regexp.MustCompile(
			`(?i)\b\d+(?: ?bis| ?ter)?,? (?:rue|quai|avenue|boulevard|bd|place|chemin|cours|all[ée]e|calle|plaza|avenida)\b|\b\d+ [\p{L}' -]+ (?:street|road|square|lane|avenue)\b`)},
	},
	{
		// Where somebody's own thing is stands in no document, unless it says how to follow it.
		asked: regexp.MustCompile(`(?:where is|where s|wheres|status of|any news (?:of|about)|ou est|ou en est|ou se trouve|donde esta) (?:my|our|ma|mon|mes|notre|mi|mis)\b`),
		drop:  set(`where ou donde est status news trouve`),
		word:  word{concept: "=track", text: "whereabouts", expects: regexp.MustCompile(`(?i)\b(track|tracking|suivi|suivre|seguimiento|rastrear)`)},
	},
}

const weekday = `(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)`

// asks are the words that an answer must speak of, with what the way of asking
// expects in the place of the words that ask.
func asks(text string) []word {
	list := words(text)
	flat := flatten(text)
	for _, e := range expectations {
		if !e.asked.MatchString(flat) {
			continue
		}
		list = slices.DeleteFunc(list, func(w word) bool { return e.drop[w.text] })
		list = append(list, e.word)
	}
	return list
}
