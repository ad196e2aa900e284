package aisim

import (
	"fmt"
	"html"
	"strings"
	"testing"
)

// TestComparePassages: two sentences about the same thing that name different figures,
// or of which one denies what the other states, disagree, and nothing else does.
func TestComparePassages(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ title, first, other, second, verdict, quotes string }{
		"another length of time":   {"Delivery", "We wrap with care. Delivery in France takes 3 to 5 working days.", "Shipping", "Delivery in France takes 10 days.", "DISAGREE", "Delivery in France takes 3 to 5 working days.|Delivery in France takes 10 days."},
		"the same, otherwise put":  {"Delivery", "Delivery takes one week.", "Shipping", "Delivery takes 7 days.", "AGREE", ""},
		"another price":            {"Delivery", "Delivery in France costs 6.90 euros.", "Prices", "Delivery in France costs €4.90.", "DISAGREE", "Delivery in France costs 6.90 euros.|Delivery in France costs €4.90."},
		"a price and a condition":  {"Delivery", "Delivery costs 6.90 euros.", "Prices", "Delivery is free from 80 euros.", "UNRELATED", ""},
		"another condition":        {"Delivery", "Delivery is free from 60 euros.", "Prices", "Delivery is free from 80 euros.", "DISAGREE", "Delivery is free from 60 euros.|Delivery is free from 80 euros."},
		"another country":          {"Delivery", "Delivery by courier to mainland France takes 3 days.", "Shipping", "Delivery by courier to mainland Spain takes 6 days.", "UNRELATED", ""},
		"a faster way":             {"Delivery", "Delivery takes 3 days.", "Shipping", "Express delivery takes 1 day.", "UNRELATED", ""},
		"another thing":            {"Returns", "Lamps can be returned within 30 days.", "Warranty", "The warranty of lamps lasts 2 years.", "UNRELATED", ""},
		"more of the same":         {"Prices", "Delivery costs 4.90 euros in France and 9.90 euros in Belgium.", "Delivery", "Delivery in Belgium costs 9.90 euros.", "AGREE", ""},
		"another hour":             {"Shop", "The shop opens from 9:00 to 18:00.", "Opening", "The shop opens from 10 am to 6 pm.", "DISAGREE", "The shop opens from 9:00 to 18:00.|The shop opens from 10 am to 6 pm."},
		"another share":            {"Deposit", "A deposit of 30% is due for custom orders.", "Orders", "For custom orders, a deposit of 50 % is due.", "DISAGREE", "A deposit of 30% is due for custom orders.|For custom orders, a deposit of 50 % is due."},
		"yes and no":               {"Dogs", "Dogs are allowed on the terrace.", "Rules", "Dogs are not allowed on the terrace.", "DISAGREE", "Dogs are allowed on the terrace.|Dogs are not allowed on the terrace."},
		"in two languages":         {"Delivery", "Delivery in France takes 3 days.", "Livraison", "La livraison en France prend 8 jours.", "DISAGREE", "Delivery in France takes 3 days.|La livraison en France prend 8 jours."},
		"an answer and a sentence": {"How long is the warranty?", "Two years.", "Warranty", "The warranty lasts 3 years.", "DISAGREE", "Two years.|The warranty lasts 3 years."},
		"another kind of it":       {"Guests", "A day pass costs 9 pounds.", "Desk", "A week pass costs 30 pounds.", "UNRELATED", ""},
		"one more of it":           {"Plans", "Team costs 39 dollars a month for five users.", "People", "On Team, each further user costs 6 dollars a month.", "AGREE", ""},
		"one of many":              {"Horaires", "Le cabinet est ouvert du lundi au vendredi de 8 h 30 à 19 h, et le samedi de 9 h à 13 h.", "Accueil", "Le samedi, le cabinet est ouvert de 9 h à 12 h.", "DISAGREE", "Le cabinet est ouvert du lundi au vendredi de 8 h 30 à 19 h, et le samedi de 9 h à 13 h.|Le samedi, le cabinet est ouvert de 9 h à 12 h."},
		"in French":                {"Retards", "Un retard de plus de cinq jours donne droit à un avoir de 10 €, deux retards à 20 €.", "Mémo", "Un retard de plus de cinq jours donne droit à un avoir de 15 €.", "DISAGREE", "Un retard de plus de cinq jours donne droit à un avoir de 10 €, deux retards à 20 €.|Un retard de plus de cinq jours donne droit à un avoir de 15 €."},
		"no figures":               {"Delivery", "Delivery is by courier.", "Shipping", "The courier delivers in the morning.", "AGREE", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			prompt := fmt.Sprintf("<compare>\n<passage index=\"1\" title=\"%s\">%s</passage>\n<passage index=\"2\" title=\"%s\">%s</passage>\n</compare>",
				c.title, html.EscapeString(c.first), c.other, html.EscapeString(c.second))
			said := comparePassages(readPrompt(&chatRequest{Messages: []message{{Role: "user", Content: content{text: prompt}}}})).scope.values
			quotes := strings.Trim(fmt.Sprint(said["first_quote"], "|", said["second_quote"]), "|")
			if c.title == "Retards" && said["subject"] != "Montant\u00a0: retard, droit" {
				t.Errorf("it is about %q", said["subject"])
			}
			if said["verdict"] != c.verdict || quotes != c.quotes {
				t.Errorf("%v about %q: %s", said["verdict"], said["subject"], quotes)
			}
		})
	}
}

// TestFigures: what the values in a text are, however they are written.
func TestFigures(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"It takes 3 to 5 working days.":            "duration 72-120",
		"sous 100 h":                               "duration 100",
		"sous 48 h, ouvert de 9 h à 18h30":         "duration 48, clock 540, clock 1110",
		"1 200,50 € or $1,200.50":                  "amount 1200.5, amount 1200.5",
		"20 % off from 80 euros":                   "percent 20, amount from 80",
		"à partir de 60 €, deux ans de garantie":   "amount from 60, duration 17520",
		"one of the six rooms, at noon":            "clock 720, count =room 6",
		"Bulb E27 and room 12b, no value in these": "",
	} {
		var list []string
		for _, f := range figures(text) {
			list = append(list, f.kind+" "+f.value)
		}
		if got := strings.Join(list, ", "); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
