package actions

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"socialsync/db"
)

// Sentence is what a customer agrees to: the change's own words with the values in them.
func Sentence(a db.Action, values map[string]string) string {
	return slot.ReplaceAllStringFunc(a.Confirmation, func(found string) string {
		return strings.Join(strings.Fields(values[found[1:len(found)-1]]), " ")
	})
}

// Subject are the values that the customer gave, for people.
func Subject(a db.Action, values map[string]string) string {
	var given []string
	for _, p := range a.Parameters() {
		if p.Source == db.ActionAsked {
			given = append(given, values[p.Name])
		}
	}
	return strings.Join(given, ", ")
}

const maxYes = 60 // characters: whoever writes more says more than yes

// IsYes says whether what a customer wrote, all of it together, is a plain yes in one of
// our languages, or a thumb up; language is the question's. One word too many, a
// question, a "but": it is none. No model is asked, so that nobody can talk one into
// hearing a yes.
func IsYes(text, language string) bool {
	if len([]rune(text)) > maxYes || strings.ContainsAny(text, "?¿؟？") {
		return false
	}
	said := wordsOf(text)
	agrees := false
	for len(said) > 0 {
		n, isYes := heard(said, language)
		if n == 0 {
			return false
		}
		agrees, said = agrees || isYes, said[n:]
	}
	return agrees
}

// heard is how many words at the beginning are a phrase that we know, the longest, and
// whether it agrees.
func heard(said []string, language string) (n int, isYes bool) {
	for n = min(len(said), longestPhrase); n > 0; n-- {
		phrase := strings.Join(said[:n], " ")
		if isYes, ok := phrases[phrase]; ok && cmp.Or(only[phrase], language) == language {
			return n, isYes
		}
	}
	return 0, false
}

// wordsOf are the words of a text without accents, marks and the colour of a thumb; signs
// that are words count as such. What is neither a letter nor known to be harmless stays,
// and is no yes.
func wordsOf(text string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case unicode.Is(unicode.Mn, r), r >= 0x1F3FB && r <= 0x1F3FF, r == 0xFE0F: // accents, points of Arabic, skin, the form of a sign
		case r == '\'' || r == '’' || r == '-' || strings.ContainsRune(`.,;:!¡"«»“”„()…~*_،؛。，！、`, r), unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Han, r), unicode.Is(unicode.So, r): // nobody puts spaces between them
			b.WriteString(" " + string(r) + " ")
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ł':
			b.WriteByte('l')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Fields(b.String())
}

// agreement are the phrases that say yes, courtesies those that may stand beside one. A
// word that denies or doubts in any of the languages is in neither.
var (
	agreement = []string{
		"yes", "yeah", "yep", "yup", "ok", "okay", "sure", "go ahead", "do it", "please do", "yes i do", "i confirm", "confirm", "confirmed", "of course", "absolutely", "correct", "that s right",
		"oui", "ouais", "d accord", "allez y", "vas y", "je confirme", "confirme", "confirmé", "bien sûr", "c est bon", "c est ça", "faites le", "tout à fait", "exactement",
		"ja", "jawohl", "genau", "gerne", "mach das", "machen sie das", "bitte machen", "einverstanden", "ich bestätige", "bestätigt", "in ordnung",
		"sí", "claro", "de acuerdo", "adelante", "vale", "confirmo", "confirmado", "por supuesto", "hágalo", "hazlo",
		"certo", "va bene", "d accordo", "proceda", "proceda pure", "procedi", "confermo", "confermato", "certamente", "lo faccia",
		"jawel", "akkoord", "doe maar", "ga uw gang", "ik bevestig", "bevestigd", "natuurlijk", "zeker", "prima",
		"potwierdzam", "zgadzam się", "zgoda", "tak",
		"sim", "pode", "pode fazer", "com certeza", "está bem", "faça", "faça isso",
		"evet", "tamam", "olur", "onaylıyorum", "tabii", "tabii ki", "kabul ediyorum", "lütfen yapın",
		"так", "добре", "гаразд", "підтверджую", "звичайно", "згоден", "згодна", "авжеж",
		"نعم", "أجل", "موافق", "موافقة", "حسنا", "تمام", "أكد", "أؤكد", "بالتأكيد", "طبعا", "اي نعم",
		"是", "是的", "好", "好的", "可以", "行", "对", "对的", "确认", "我确认", "同意", "没问题", //nolint:gosmopolitan // it is for people who write it
		"👍", "✅", "👌", "✔", "☑",
	}
	courtesies = []string{
		"please", "thanks", "thank you", "thanks a lot", "hi", "hello",
		"merci", "merci beaucoup", "s il vous plaît", "s il te plaît", "svp", "stp", "bonjour",
		"bitte", "danke", "vielen dank", "danke schön", "hallo",
		"por favor", "gracias", "muchas gracias", "hola",
		"per favore", "grazie", "grazie mille", "prego", "ciao",
		"alstublieft", "graag", "dank u", "dank u wel", "bedankt", "dank je", "dank je wel",
		"proszę", "proszę bardzo", "dziękuję",
		"obrigado", "obrigada", "muito obrigado", "muito obrigada", "se faz favor", "olá",
		"lütfen", "teşekkürler", "teşekkür ederim",
		"будь ласка", "дякую",
		"من فضلك", "شكرا", "لو سمحت",
		"谢谢", "请", "麻烦了", //nolint:gosmopolitan // it is for people who write it
		"🙏", "🙂", "😊",
	}
	phrases, longestPhrase = known(agreement, courtesies)

	// only are yes in one language, and something else in another that customers write:
	// a Dane says thanks with it.
	only = map[string]string{"tak": "pl"}
)

// known are phrases as wordsOf spells them, and how many words the longest has.
func known(agree, beside []string) (all map[string]bool, longest int) {
	all = map[string]bool{}
	for _, phrase := range slices.Concat(beside, agree) {
		words := wordsOf(phrase)
		longest = max(longest, len(words))
		all[strings.Join(words, " ")] = slices.Contains(agree, phrase)
	}
	return all, longest
}
