package agents

import (
	"cmp"

	"socialsync/db"
	"socialsync/features/agents/guard"
)

// Template is what kind of work the instructions begin with.
type Template string

// The templates, spelled the same in Go, GraphQL and TypeScript.
const (
	Support   Template = "SUPPORT"
	Ecommerce Template = "ECOMMERCE"
	Social    Template = "SOCIAL"
)

// Default is the configuration that a template begins with.
func Default(t Template) Config {
	c := Config{
		Temperature: 0.3, Tone: Friendly, Length: Short, Language: "auto", Template: t, Instructions: instructions[t]["en"], SaysItIsAI: true,
		Thresholds: Thresholds{Send: 0.7, Draft: 0.35},
		Hours:      Hours{Zone: "UTC", Open: db.ModeAuto, Outside: db.ModeAuto},
		Pace:       Pace{QuietSeconds: 4, CapSeconds: 20, ResumeHours: 12, AnswersPerHour: 20},
		Guard: guard.Rules{
			Topics: topics(), NeverPromise: append([]string{}, promises...), Ignored: append([]string{}, ignored...),
		},
	}
	if t == Support {
		c.Tone = Professional
	}
	if t == Social {
		c.Tone = Casual
	}
	c.fill()
	return c
}

// Templates are what each template begins with, its instructions in a language.
func Templates(locale string) []Config {
	return []Config{TemplateIn(Support, locale), TemplateIn(Ecommerce, locale), TemplateIn(Social, locale)}
}

// TemplateIn is Default with the instructions in a language; English when it has
// no other.
func TemplateIn(t Template, locale string) Config {
	c := Default(t)
	c.Instructions = cmp.Or(instructions[t][locale], c.Instructions)
	return c
}

var instructions = map[Template]map[string]string{
	Support: {
		"en": "Help the customer to solve their problem step by step. Ask for one missing detail at a time: the product, the order number, what they see. When a step did not help, say what to try next.",
		"fr": "Aidez le client à résoudre son problème étape par étape. Demandez une seule précision à la fois : le produit, le numéro de commande, ce qu’il constate. Si une étape n’a rien changé, dites quoi essayer ensuite.",
	},
	Ecommerce: {
		"en": "Help the customer to choose, buy, receive and return. Name prices, delays and conditions exactly as the documents do. Suggest a product only when the customer looks for one.",
		"fr": "Aidez le client à choisir, acheter, recevoir et retourner. Donnez les prix, les délais et les conditions exactement comme dans les documents. Ne proposez un produit que si le client en cherche un.",
	},
	Social: {
		"en": "Answer like the person behind the account: brief, warm, in the words of the community. Thank people for praise. Take complaints seriously and out of the public eye.",
		"fr": "Répondez comme la personne derrière le compte : en peu de mots, avec chaleur, dans le ton de la communauté. Remerciez pour les compliments. Prenez les plaintes au sérieux et à l’écart du public.",
	},
}

// topics are those that always go to a person until somebody decides otherwise.
// A question about the conditions of a refund is not a claim, so documents may
// answer it.
func topics() []guard.Topic {
	return []guard.Topic{
		{Name: "Legal", Handling: guard.ByPerson, Phrases: []string{
			"lawyer*", "attorney*", "solicitor*", "lawsuit*", "sue you", "legal action", "take you to court", "small claims",
			"avocat*", "mise en demeure", "porter plainte", "porte plainte", "tribunal", "action en justice", "poursuites", "huissier*", "DGCCRF",
			"abogado*", "demanda judicial", "acciones legales", "juzgado*", "denunciar*", "hoja de reclamaciones",
		}},
		{Name: "Health", Handling: guard.ByPerson, Phrases: []string{
			"allerg*", "side effect*", "pregnant", "hospital*", "injur*", "electric shock*", "got burned", "burned myself", "caught fire",
			"effets secondaires", "suis enceinte", "femme enceinte", "hôpital", "blessure*", "me suis blessé*", "me suis brûlé*", "brûlure*", "électrocut*", "pris feu",
			"alergi*", "embarazada", "efectos secundarios", "herid*", "me he quemado", "quemadura*", "descarga eléctrica",
		}},
		{Name: "Refund", Handling: guard.ByPerson, Phrases: []string{
			"refund me", "want a refund", "want my refund", "need a refund", "get a refund", "my refund", "request a refund", "money back", "chargeback*",
			"remboursez*", "me rembourser", "être remboursé*", "un remboursement immédiat", "mon remboursement", "veux un remboursement", "rendez moi mon argent",
			"reembólseme", "mi reembolso", "quiero un reembolso", "devuélvanme", "devuelva* mi dinero", "mi dinero de vuelta",
		}},
		{Name: "Minors", Handling: guard.ByPerson, Phrases: []string{
			"i am 8..17 years old", "i'm 8..17 years old", "i'm only 8..17", "underage", "j'ai 8..17 ans", "je suis mineur*", "tengo 8..17 años", "soy menor", "menor de edad",
		}},
	}
}

var promises = []string{
	"i guarantee", "we guarantee", "i promise", "we promise", "you have my word", "we will compensate", "we are liable", "it is our fault", "100 % safe",
	"je vous garantis", "nous vous garantissons", "nous garantissons", "je vous promets", "nous vous promettons", "nous vous dédommagerons", "c'est notre faute", "sans aucun risque",
	"le garantizo", "le garantizamos", "te garantizamos", "le prometo", "le prometemos", "le indemnizaremos", "es culpa nuestra", "sin ningún riesgo",
}

var ignored = []string{
	"ok", "okay", "thanks", "thank you", "thx", "👍", "🙏", "❤️", "merci", "merci beaucoup", "d'accord", "parfait merci", "gracias", "muchas gracias", "vale", "perfecto gracias",
}
