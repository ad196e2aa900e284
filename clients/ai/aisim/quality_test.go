package aisim

import (
	_ "embed"
	"encoding/base64"
	"slices"
	"strings"
	"testing"
)

//go:embed testdata/shop.txt
var shop string

//go:embed testdata/restaurant.txt
var restaurant string

func shopPassages() []passage { return passagesOf(shop) }

// passagesOf are the sections of a text, numbered from 1.
func passagesOf(text string) []passage {
	var out []passage
	for i, section := range strings.Split("\n"+text, "\n# ")[1:] {
		title, text, _ := strings.Cut(section, "\n")
		out = append(out, passage{index: i + 1, title: title, text: text})
	}
	return out
}

// questions with the title of the passage that answers and a piece of the answer;
// without them nothing there answers. Some stand in another language than their passage.
var questions = []struct{ ask, title, says string }{
	{"How long does delivery take?", "Delivery", "3 to 5 working days"},
	{"How much is shipping?", "Delivery", "6.90"},
	{"Combien coûte la livraison ?", "Delivery", "6.90"},
	{"Est-ce que vous livrez en Belgique ?", "Delivery", "Belgium"},
	{"¿Hacen envíos a Suiza?", "Delivery", "Switzerland"},
	{"do you have express delivery", "Delivery", "next working day"},
	{"À partir de combien la livraison est gratuite ?", "Delivery", "80 euros"},
	{"Can I return a lamp?", "Returns and refunds", "30 days"},
	{"¿Cuántos días tengo para devolver una lámpara?", "Returns and refunds", "30 days"},
	{"Je peux retourner un produit dans quel délai ?", "Returns and refunds", "30 days"},
	{"when do I get my refund", "Returns and refunds", "7 days"},
	{"Le remboursement se fait en combien de temps ?", "Returns and refunds", "7 days"},
	{"Is return shipping free in France?", "Returns and refunds", "free in France"},
	{"Can made to measure lamps be returned?", "Returns and refunds", "cannot be returned"},
	{"Quelle est la garantie de vos lampes ?", "Garantie et réparation", "deux ans"},
	{"How long is the warranty?", "Garantie et réparation", "deux ans"},
	{"Do you repair lamps?", "Garantie et réparation", "atelier"},
	{"Combien de temps prend une réparation ?", "Garantie et réparation", "deux semaines"},
	{"Le devis de réparation est-il gratuit ?", "Garantie et réparation", "gratuit"},
	{"Où se trouve la boutique ?", "Boutique et horaires", "rue des Capucins"},
	{"What is the address of the shop?", "Boutique et horaires", "rue des Capucins"},
	{"Are you open on sunday?", "Boutique et horaires", "dimanche"},
	{"Vous êtes ouverts le samedi ?", "Boutique et horaires", "samedi"},
	{"What are your opening hours?", "Boutique et horaires", "10 h"},
	{"Can I bring my dog?", "Boutique et horaires", "chiens"},
	{"Do you take Apple Pay?", "Payment", "Apple Pay"},
	{"Puis-je payer en plusieurs fois ?", "Payment", "three instalments"},
	{"Can I pay by bank transfer?", "Payment", "bank transfer"},
	{"Can I change my order?", "FAQ", "shipped"},
	{"Can I return a lamp? And how long is the warranty?", "Garantie et réparation", "deux ans"},
	{"Can I return a lamp within 30 days? Do you sell used lamps?", "", ""},
	{"Combien coûte la livraison en Belgique et en Suisse ? Proposez-vous des stages ?", "", ""},
	{"Can I change my order after it shipped? Do you make chairs too?", "", ""},
	{"Puis-je modifier ma commande ?", "FAQ", "shipped"},
	{"L'ampoule est-elle fournie ?", "FAQ", "E27"},
	{"Is a bulb included with the lamp?", "FAQ", "E27"},
	{"Faites-vous des lampes sur mesure ?", "FAQ", "sketch"},
	{"Comment nettoyer le laiton ?", "Entretien", "chiffon"},
	{"How do I clean the brass?", "Entretien", "chiffon"},
	{"How long are gift cards valid?", "Gift cards", "one year"},
	{"Vos cartes cadeaux sont valables combien de temps ?", "Gift cards", "one year"},
	{"How long is the cable of the table lamp?", "Cables", "1.8 metres"},
	{"Vous recrutez ?", "Emplois", "vendeur"},
	{"hi\nquick question\ndo you deliver\nto Luxembourg\nand how much is it?", "Delivery", "Luxembourg"},

	{"Do you sell bicycles?", "", ""},
	{"Avez-vous des canapés en cuir ?", "", ""},
	{"Is there a parking nearby?", "", ""},
	{"Do you deliver to Canada?", "", ""},
	{"Livrez-vous au Japon ?", "", ""},
	{"Where is my order 48213?", "", ""},
	{"Can I pay with bitcoin?", "", ""},
	{"Do you have a loyalty programme?", "", ""},
	{"Quel est le numéro de TVA de votre société ?", "", ""},
	{"Are your lamps allowed in bathrooms?", "", ""},
	{"Can you recommend a restaurant in Lyon?", "", ""},
	{"Do you rent lamps for weddings?", "", ""},
}

// table are questions for the restaurant, with a piece of the answer; empty where
// nothing there answers.
var table = [][2]string{
	{"Comment réserver une table ?", "par téléphone"},
	{"How can I book a table?", "téléphone"},
	{"Do I have to pay a deposit for a group?", "acompte"},
	{"Puis-je annuler ma réservation ?", "24 heures"},
	{"Can I cancel my booking for free?", "24 heures"},
	{"Are you open on Monday?", "mercredi"},
	{"A quelle heure ouvrez-vous le soir ?", "19 h"},
	{"Êtes-vous ouverts en août ?", "fermés"},
	{"How much is the lunch menu?", "24 euros"},
	{"C'est combien le menu du soir ?", "46 euros"},
	{"Do you have vegan food?", "vegan"},
	{"Avez-vous des plats végétariens ?", "vegetarian"},
	{"Proposez-vous du pain sans gluten ?", "Gluten-free"},
	{"Is there parking?", "Terreaux"},
	{"Où peut-on se garer ?", "Terreaux"},
	{"What is your address?", "quai"},
	{"Où êtes-vous situés ?", "quai"},
	{"Is it wheelchair accessible?", "wheelchair"},
	{"Mon chien peut venir ?", "chiens"},
	{"Are dogs allowed?", "chiens"},
	{"Peut-on réserver la terrasse ?", "ne peut pas"},
	{"Do you deliver?", "do not deliver"},
	{"Can I rent a room for a private party?", "cellar"},
	{"How long are vouchers valid?", "six months"},
	{"Les bons cadeaux sont valables combien de temps ?", "six months"},
	{"Do children pay less?", "half"},
	{"Do you have live music?", ""},
	{"Puis-je payer en cryptomonnaie ?", ""},
	{"Is my table booking 22931 confirmed?", ""},
	{"Do you sell your olive oil?", ""},
	{"Qui est le chef ?", ""},
	{"Do you have a highchair?", ""},
	{"Avez-vous le wifi ?", ""},
	{"Can you cater for 200 people at my house?", ""},
	{"Do you accept American Express?", ""},
}

// TestADayIsNoLengthOfTime: "how many days" wants a number of them. "The day it is back"
// is none, even where a shop's answers share the question's words.
func TestADayIsNoLengthOfTime(t *testing.T) {
	t.Parallel()
	passages := passagesOf(`
# La Aube verte sera-t-elle de retour ?
Oui, la Aube verte revient en septembre. Dites-le-nous et nous vous écrirons le jour de son retour.
# Délai pour retourner une lampe
Vous avez 30 jours après la réception pour changer d'avis. La lampe doit revenir dans son carton d'origine et ne pas avoir été installée.
`)
	lines := []string{"bonjour", "une question", "j'ai acheté une lampe", "elle est trop grande", "combien de jours ai-je pour la retourner ?"}
	for _, asked := range [][]string{lines, lines[4:]} {
		if r := compose(&prompt{lines: asked, passages: passages}); !strings.Contains(r.text, "30 jours") {
			t.Errorf("%q is answered with %q (%s)", asked, r.text, r.reason)
		}
	}
}

// TestRestaurantToo: the same with documents of another trade, in which French
// leads. Before its words were taught, 15 of 26 were right, 1 wrong, 10 silent.
func TestRestaurantToo(t *testing.T) {
	t.Parallel()
	passages := passagesOf(restaurant)
	right, wrong, answerable := 0, 0, 0
	for _, q := range table {
		r := compose(&prompt{lines: []string{q[0]}, passages: passages})
		if q[1] != "" {
			answerable++
		}
		switch {
		case r.kind != "answer":
			if q[1] != "" {
				t.Logf("not answered (%.2f): %q, missing %v", r.coverage, q[0], r.missing)
			}
		case q[1] != "" && strings.Contains(r.text, q[1]):
			right++
		default:
			wrong++
			t.Logf("answered wrongly (%.2f): %q with %q", r.coverage, q[0], r.text)
		}
	}
	t.Logf("%d answerable: %d right; %d wrong of all %d", answerable, right, wrong, len(table))
	if right*100 < answerable*85 || wrong > 1 {
		t.Error("the offline model got worse")
	}
}

// TestAnswersAreRight measures the offline model on a small shop: what it answers
// must be right nearly always, and what it cannot know it must not answer.
func TestAnswersAreRight(t *testing.T) {
	t.Parallel()
	passages := shopPassages()
	right, wrong, silent, refused, answerable, unanswerable := 0, 0, 0, 0, 0, 0
	for _, q := range questions {
		p := &prompt{lines: strings.Split(q.ask, "\n"), passages: passages}
		r := compose(p)
		if q.title == "" {
			if unanswerable++; r.kind != "answer" {
				refused++
			} else {
				t.Logf("should not be answered (%.2f): %q with %q", r.coverage, q.ask, r.text)
			}
			continue
		}
		answerable++
		switch {
		case r.kind != "answer":
			silent++
			t.Logf("not answered (%.2f): %q, missing %v", r.coverage, q.ask, r.missing)
		case strings.Contains(r.text, q.says) && slices.ContainsFunc(r.parts, func(part part) bool { return passages[part.passages[0]-1].title == q.title }):
			right++
		default:
			wrong++
			t.Logf("answered wrongly (%.2f): %q with %q", r.coverage, q.ask, r.text)
		}
	}
	t.Logf("%d answerable: %d right, %d wrong, %d silent; %d unanswerable: %d refused", answerable, right, wrong, silent, unanswerable, refused)
	if right*100 < answerable*85 || wrong*100 > answerable*6 || refused*100 < unanswerable*90 {
		t.Error("the offline model got worse")
	}
}

// TestPassagesAreFound measures the embeddings: the answering section must be
// among the nearest three.
func TestPassagesAreFound(t *testing.T) {
	t.Parallel()
	passages := shopPassages()
	vectors := make([][]float32, len(passages))
	for i, p := range passages {
		vectors[i] = embed(p.title+"\n"+p.text, 1536)
	}
	first, third, asked := 0, 0, 0
	for _, q := range questions {
		if q.title == "" {
			continue
		}
		asked++
		v := embed(q.ask, 1536)
		order := make([]int, len(passages))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(a, b int) int {
			if near(v, vectors[a]) > near(v, vectors[b]) {
				return -1
			}
			return 1
		})
		at := slices.IndexFunc(order, func(i int) bool { return passages[i].title == q.title })
		if at == 0 {
			first++
		}
		if at < 3 {
			third++
		} else {
			t.Logf("%q finds %q at %d only", q.ask, q.title, at+1)
		}
	}
	t.Logf("of %d: %d first, %d among three", asked, first, third)
	if third*100 < asked*90 {
		t.Error("the embeddings got worse")
	}
}

// TestJudge: what the passages say is grounded, what they do not is not.
func TestJudge(t *testing.T) {
	t.Parallel()
	for claim, want := range map[string]bool{
		"You can return a product within 30 days of receiving it.":                        true,
		"Nos documents indiquent : « Standard delivery takes 3 to 5 working days. »":      true,
		"We refund you within 7 days after the parcel has arrived.":                       true,
		"Hello, how can I help you?":                                                      true, // claims nothing
		"You can return a product within 60 days of receiving it.":                        false,
		"We deliver to Canada.":                                                           false,
		"You cannot change your order.":                                                   true, // there is a condition: the judge is no lawyer
		"You can return a product within 30 days. We also sell bicycles and skateboards.": false,
		"Gift cards never expire.":                                                        false,
	} {
		got, _ := checkAnswer(&prompt{answer: claim, passages: shopPassages()}).scope.value("grounded")
		if got != want {
			t.Errorf("%q: grounded is %v, want %v", claim, got, want)
		}
	}
}

// TestOtherTasks: a conversation is summed up from its own lines, and a picture
// says what was written into it.
func TestOtherTasks(t *testing.T) {
	t.Parallel()
	request := &chatRequest{Messages: []message{{Role: "user", Content: content{present: true, text: "<conversation>\nCustomer: Where is my lamp?\nUs: On its way.\nCustomer: When?\nUs: Friday.\nCustomer: Thanks\n</conversation>"}}}}
	known := understand(readPrompt(request))
	if wants, _ := known.scope.value("wants"); wants != "Customer: Where is my lamp?" || !strings.HasSuffix(known.text, "Customer: Thanks") {
		t.Errorf("summed up as %q", known.text)
	}
	picture := "data:image/png;base64," + base64.StdEncoding.EncodeToString([]byte("PNG sim-text:How long does delivery take?\x00"))
	request = &chatRequest{Messages: []message{
		{Role: "system", Content: content{present: true, text: `<passage index="1" title="Delivery">Delivery takes 3 to 5 working days.</passage>`}},
		{Role: "user", Content: content{present: true, images: []string{picture}}},
	}}
	if r := compose(readPrompt(request)); r.kind != "answer" || r.parts[0].text != "Delivery takes 3 to 5 working days." {
		t.Errorf("the picture was answered with %+v", r)
	}
	request.Messages[1].Content.images = []string{"https://x.test/a.png"}
	if r := compose(readPrompt(request)); r.kind != "handoff" || !strings.Contains(r.reason, "cannot see") {
		t.Errorf("a picture nobody can see was answered with %+v", r)
	}
}

func near(a, b []float32) float64 {
	sum := 0.0
	for i, x := range a {
		sum += float64(x) * float64(b[i])
	}
	return sum
}

// TestWhatStandsUnderTheQuestionsHeading answers before another passage that happens
// to have all the question's words.
func TestWhatStandsUnderTheQuestionsHeading(t *testing.T) {
	passages := []passage{
		{index: 1, title: "retours et remboursements › Ce qui ne se retourne pas", text: "Les lampes sur mesure, les gravures et les ampoules déballées ne sont ni reprises ni échangées."},
		{index: 2, title: "retours et remboursements › Délai pour retourner une lampe", text: "Vous avez 30 jours après la réception pour changer d'avis. La lampe doit revenir dans son carton d'origine et ne pas avoir été installée."},
		{index: 3, title: "livraison et retrait › Colis abîmé ou perdu", text: "Si la lampe arrive cassée ou l'abat-jour fendu, envoyez-nous une photo de la lampe et du carton sous 48 heures. Nous renvoyons la pièce le jour même et vous n'avez rien à retourner."},
	}
	for _, question := range []string{"Combien de jours ai-je pour retourner une lampe ?", "How long do I have to return a lamp?", "combien de jours ai-je pour la retourner ?"} {
		if said := compose(&prompt{lines: []string{question}, passages: passages}); !strings.Contains(said.text, "30 jours") {
			t.Errorf("%s: %s %q", question, said.kind, said.text)
		}
	}
}
