package evals_test

import (
	"reflect"
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/features/evals"
	"socialsync/features/problem"
)

func TestReadTests(t *testing.T) {
	t.Parallel()
	whatsApp := db.ChannelWhatsApp
	lamps := db.AgentTestCase{Question: "Do you repair lamps?", Expects: db.ExpectAnswered, Contains: []string{"brass", "within a week"}, Avoids: []string{"free"}, Cites: "Repairs"}
	french := db.AgentTestCase{Question: "Quand ouvrez-vous ;\ndemain ?", Channel: &whatsApp, Expects: db.ExpectHandedOver, Contains: []string{}, Avoids: []string{}}
	for _, c := range []struct {
		name, table string
		want        []db.AgentTestCase
		faults      []evals.ImportFault
	}{
		{"commas", "question,expects,contains,avoids,cites\nDo you repair lamps?,answered,brass | within a week,free,Repairs\n", []db.AgentTestCase{lamps}, nil},
		{"semicolons, a byte order mark, Windows' lines, French, quotes with lines in them",
			"\ufeffquestion;canal;attendu\r\n\"Quand ouvrez-vous ;\ndemain ?\";WhatsApp;Transmis\r\n", []db.AgentTestCase{french}, nil},
		{"columns in any order, empty lines", "Expects,Question,Contains,Avoids,Source\n\nAnswered,Do you repair lamps?,brass|within a week|Brass,free,Repairs\n,,,,\n",
			[]db.AgentTestCase{lamps}, nil},
		{"every fault at once",
			"question,expects,channel,contains\nA?,answered,telegram,\n,answered,,\nB?,maybe,,\nA?,declined,,brass\nC?,answered,,\nc?,answered,,\nD?,answered,,,,x\n", nil,
			[]evals.ImportFault{
				{Line: 2, Kind: evals.FaultChannel, Column: "channel", Value: "telegram"},
				{Line: 3, Kind: evals.FaultNoQuestion, Column: "question"},
				{Line: 4, Kind: evals.FaultExpectation, Column: "expects", Value: "maybe"},
				{Line: 5, Kind: evals.FaultNoAnswer, Column: "expects", Value: "declined"},
				{Line: 7, Kind: evals.FaultRepeated, Column: "question", Value: "c?"},
				{Line: 8, Kind: evals.FaultUnreadable, Value: ", x"},
			}},
		{"no header", "Do you repair lamps?,answered\n", nil, []evals.ImportFault{{Line: 1, Kind: evals.FaultNoHeader, Value: "Do you repair lamps?, answered"}}},
		{"a column that means nothing", "question,expects,colour\nA?,answered,red\n", nil, []evals.ImportFault{{Line: 1, Kind: evals.FaultColumn, Column: "colour"}}},
		{"a quote that never ends", "question,expects\nA?,answered\n\"B?,answered\n", nil, []evals.ImportFault{{Line: 3, Kind: evals.FaultUnreadable, Value: `extraneous or missing " in quoted-field`}}},
		{"nothing", "", nil, []evals.ImportFault{{Line: 1, Kind: evals.FaultNoHeader}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, faults := evals.ReadTests(c.table)
			if !reflect.DeepEqual(got, c.want) || !reflect.DeepEqual(faults, c.faults) {
				t.Errorf("\n got %+v\n     %+v\nwant %+v\n     %+v", got, faults, c.want, c.faults)
			}
		})
	}
}

// TestATableIsKeptWholeOrNotAtAll, and what is asked already is changed by it.
func TestATableIsKeptWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.test("Do you repair lamps?", db.ExpectAnswered)
	in := func(csv string) *evals.TestImport {
		t.Helper()
		out, err := w.ImportTests(t.Context(), w.owner, evals.ImportAgentTestsInput{CSV: csv})
		w.must(err)
		return out
	}
	if out := in("question,expects\nDo you sell bulbs?,answered\nIs it free?,perhaps\n"); len(out.Faults) != 1 || out.Added != 0 || len(w.tests()) != 1 {
		t.Fatalf("%+v, %d tests", out, len(w.tests()))
	}
	if out := in("question,expects\nDo you sell bulbs?,answered\ndo you repair lamps?,handed over\n"); out.Added != 1 || out.Changed != 1 || len(out.Faults) != 0 {
		t.Fatalf("%+v", out)
	}
	if list := w.tests(); len(list) != 2 || list[0].Expects != db.ExpectHandedOver || list[0].Origin != db.TestCSV {
		t.Errorf("%+v", list)
	}

	var many strings.Builder
	many.WriteString("question,expects\n")
	for i := range 500 {
		many.WriteString("Question " + string(rune('a'+i%26)) + strings.Repeat("x", i/26) + ",answered\n")
	}
	if _, err := w.ImportTests(t.Context(), w.owner, evals.ImportAgentTestsInput{CSV: many.String()}); problem.CodeOf(err) != problem.LimitReached {
		t.Errorf("502 tests: %v", err)
	}
	if len(w.tests()) != 2 {
		t.Errorf("%d tests after a table that was refused", len(w.tests()))
	}
}
