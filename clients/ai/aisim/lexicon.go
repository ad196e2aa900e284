package aisim

import (
	_ "embed"
	"strings"
)

// groups are words of English, French and Spanish that mean the same to a shop or
// a restaurant. Each line is one concept, named by its first word. It is a small
// stand-in for what a real model has learnt; a word that is missing here is
// compared by its letters alone.
//
//go:embed lexicon.txt
var groups string

var lexicon, lexiconStems = readGroups()

func readGroups() (exact, stems map[string]string) {
	exact, stems = map[string]string{}, map[string]string{}
	for line := range strings.Lines(groups) {
		members := strings.Fields(line)
		for _, w := range members {
			if _, taken := exact[w]; !taken { // the first line wins
				exact[w] = "=" + members[0]
			}
		}
	}
	for line := range strings.Lines(groups) {
		members := strings.Fields(line)
		for _, w := range members {
			s := stem(w)
			if _, taken := stems[s]; !taken && len(s) >= 4 {
				stems[s] = "=" + members[0]
			}
		}
	}
	return exact, stems
}

// stopwords say little about what a text is about.
//
//go:embed stopwords.txt
var stoplist string

var stopwords = set(stoplist)

var languageWords = map[string]map[string]bool{
	"en": set(`the is are do does you your we our i my can what when where how much many for with and of to in on it this that not have has will would
		please hello hi thanks open there any if be from at`),
	"fr": set(`le la les un une des du est sont vous votre vos nous notre je j mon ma mes pouvez puis peux quel quelle quels quelles quand comment combien
		pour avec et dans ce cette pas avez bonjour merci ou au aux en que qui sur d l c qu ne il elle
		de se tu ton ta tes sa ses deux plus moins par si sans sous chez mais etre avoir suis sommes etes ont aussi`),
	"es": set(`el los las un una es son usted su sus nosotros yo mi mis puedo puede cual cuales cuando como cuanto para con y en este esta no hay hola
		gracias donde del al que por tienen teneis se lo de`),
}

func set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[fold(w)] = true
	}
	return out
}
