package aisim

import "testing"

func TestLanguage(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Remboursement de 20 euros":                     "fr", // said of people's notes, too
		"Attend de recevoir sa commande":                "fr",
		"Combien de jours ai-je pour rendre une lampe":  "fr",
		"¿Cuántos días tengo para devolver una lámpara": "es",
		"El pedido de la señora no ha llegado":          "es",
		"Refund of 20 euros":                            "en",
		"LM-2041":                                       "",
	} {
		if got := language(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
