package aisim

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
)

// rewrite does to the prompt's text what its instructions ask for, as far as that
// can be done by rule: shorter, politer, or in another language where its phrases
// are in the phrasebook.
func rewrite(p *prompt) string {
	task := fold(p.system)
	text := strings.TrimSpace(p.text)
	switch {
	case strings.Contains(task, "translate"):
		return translate(text, cmp.Or(targetLanguage(task), language(p.question()), "en"))
	case strings.Contains(task, "shorten"), strings.Contains(task, "shorter"):
		return brief(text)
	default:
		return polite(text)
	}
}

// target is the language that is named, if one is.
var target = regexp.MustCompile(`translate it into ([a-z]+)\.`)

func targetLanguage(task string) string {
	found := target.FindStringSubmatch(task)
	if found == nil {
		return ""
	}
	if code, ok := languageCodes[found[1]]; ok {
		return code
	}
	return found[1]
}

var languageCodes = map[string]string{"english": "en", "french": "fr", "spanish": "es"}

// fillers add length and little else.
var fillers = regexp.MustCompile(`(?i)\b(just|really|very|actually|basically|simply|kindly|in order to|I would like to let you know that|please note that|please be aware that|vraiment|très|simplement|juste|je tiens à vous informer que|je voudrais vous dire que|veuillez noter que|en fait|realmente|muy|simplemente|le informo de que)\s+`)

// brief leaves fillers out and keeps the first half of the sentences, two at least.
func brief(text string) string {
	all := split(strings.Join(strings.Fields(fillers.ReplaceAllString(text, "")), " "))
	keep := min(max((len(all)+1)/2, 2), len(all))
	for i := range all {
		all[i] = capital(all[i])
	}
	return strings.Join(all[:keep], " ")
}

var (
	shouting = regexp.MustCompile(`[!?]{2,}`)
	rude     = strings.NewReplacer(
		"asap", "as soon as possible", "ASAP", "as soon as possible", "gonna", "going to", "wanna", "want to", "u r", "you are", " u ", " you ",
		"dunno", "do not know", "can't", "cannot", " ur ", " your ", " pls", " please", " thx", " thank you", "calm down", "bear with us",
		"stp", "s’il vous plaît", " tkt", "ne vous inquiétez pas", " bcp", " beaucoup", " pb", " problème",
	)
)

// polite spells out slang, ends shouting, and makes whole sentences.
func polite(text string) string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(rude.Replace(" " + strings.TrimSpace(line)))
		line = shouting.ReplaceAllStringFunc(line, func(s string) string {
			if strings.Contains(s, "?") {
				return "?"
			}
			return "."
		})
		sentences := split(line)
		for i, s := range sentences {
			sentences[i] = finish(capital(unshout(s)))
		}
		out = append(out, strings.Join(sentences, " "))
	}
	return strings.Join(out, "\n")
}

// unshout lowers a sentence that is all capitals.
func unshout(s string) string {
	letters, upper := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	if letters >= 6 && upper*10 >= letters*8 {
		return strings.ToLower(s)
	}
	return s
}

func capital(s string) string {
	for i, r := range s {
		if unicode.IsLetter(r) {
			return s[:i] + string(unicode.ToUpper(r)) + s[i+len(string(r)):]
		}
	}
	return s
}

func finish(s string) string {
	if s == "" || strings.ContainsRune(".!?:…»”)", []rune(s)[len([]rune(s))-1]) {
		return s
	}
	return s + "."
}

// untranslated marks what the phrasebook lacks.
const untranslated = "[offline model: not translated] "

// translate looks each sentence up. One that is not in the phrasebook stays as it
// is, marked: a person must not take it for a translation.
func translate(text, to string) string {
	var out []string
	for line := range strings.Lines(text) {
		var sentences []string
		for _, s := range split(strings.TrimSpace(line)) {
			sentences = append(sentences, phrasebook(s, to))
		}
		out = append(out, strings.Join(sentences, " "))
	}
	return strings.Join(out, "\n")
}

func phrasebook(s, to string) string {
	if language(s) == to {
		return s
	}
	key := strings.Join(tokenise(s), " ")
	column, known := map[string]int{"en": 0, "fr": 1, "es": 2}[to]
	for _, entry := range book {
		if !known {
			break
		}
		for _, version := range entry {
			if strings.Join(tokenise(version), " ") == key {
				return entry[column]
			}
		}
	}
	return untranslated + s
}

// book has sentences of every inbox, in English, French and Spanish.
var book = [][3]string{
	{"Hello,", "Bonjour,", "Hola:"},
	{"Hello!", "Bonjour !", "¡Hola!"},
	{"Good morning.", "Bonjour.", "Buenos días."},
	{"Thank you.", "Merci.", "Gracias."},
	{"Thank you for your message.", "Merci pour votre message.", "Gracias por su mensaje."},
	{"Thank you for your patience.", "Merci de votre patience.", "Gracias por su paciencia."},
	{"Your order is on its way.", "Votre commande est en route.", "Su pedido está en camino."},
	{"Your order has been shipped.", "Votre commande a été expédiée.", "Su pedido ha sido enviado."},
	{"Your order is ready.", "Votre commande est prête.", "Su pedido está listo."},
	{"Your lamp is ready.", "Votre lampe est prête.", "Su lámpara está lista."},
	{"You can collect it today.", "Vous pouvez la retirer aujourd’hui.", "Puede recogerla hoy."},
	{"We are open from Monday to Saturday.", "Nous sommes ouverts du lundi au samedi.", "Abrimos de lunes a sábado."},
	{"We are sorry for the delay.", "Nous sommes désolés pour le retard.", "Sentimos el retraso."},
	{"I am sorry about that.", "J’en suis désolé.", "Lo siento."},
	{"I will check and come back to you.", "Je vérifie et je reviens vers vous.", "Lo compruebo y le respondo."},
	{"Could you send me your order number?", "Pouvez-vous m’envoyer votre numéro de commande ?", "¿Puede enviarme su número de pedido?"},
	{"Could you send me a photo?", "Pouvez-vous m’envoyer une photo ?", "¿Puede enviarme una foto?"},
	{"The refund has been made.", "Le remboursement a été effectué.", "El reembolso se ha realizado."},
	{"Delivery takes two to three days.", "La livraison prend deux à trois jours.", "La entrega tarda de dos a tres días."},
	{"Have a nice day!", "Bonne journée !", "¡Que tenga un buen día!"},
	{"Have a nice day.", "Bonne journée.", "Que tenga un buen día."},
	{"Best regards", "Cordialement", "Un saludo"},
}
