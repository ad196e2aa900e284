package evals

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"socialsync/db"
	"socialsync/features/problem"
)

const (
	maxCSV    = 200_000 // characters
	maxFaulty = 50      // rows that are told of
)

// ImportAgentTestsInput is the schema's input of that name.
type ImportAgentTestsInput struct{ CSV string }

// TestImport is what became of a table of tests: all of it is kept, or nothing.
type TestImport struct {
	Added   int
	Changed int // asked before, and expected differently now
	Faults  []ImportFault
}

// ImportFaultKind is what is wrong with a row.
type ImportFaultKind string

// The kinds, spelled the same in Go, GraphQL and TypeScript.
const (
	FaultUnreadable  ImportFaultKind = "UNREADABLE" // quotes do not match, or cells are missing
	FaultNoQuestion  ImportFaultKind = "NO_QUESTION"
	FaultExpectation ImportFaultKind = "UNKNOWN_EXPECTATION"
	FaultChannel     ImportFaultKind = "UNKNOWN_CHANNEL"
	FaultRepeated    ImportFaultKind = "REPEATED"      // an earlier row asks the same
	FaultValue       ImportFaultKind = "BAD_VALUE"     // too long, or too many
	FaultNoAnswer    ImportFaultKind = "NOT_AN_ANSWER" // it contains or cites something all the same
	FaultNoHeader    ImportFaultKind = "NO_HEADER"     // the first line names no questions and expectations
	FaultColumn      ImportFaultKind = "UNKNOWN_NAME"  // a column that means nothing
)

// ImportFault is a cell that cannot be taken.
type ImportFault struct {
	Line   int // from 1, as an editor counts
	Kind   ImportFaultKind
	Column string // as the table names it; empty: the whole row
	Value  string // what stands there, shortened
}

// columns are the names a table may give to what a test holds, in English and French.
var columns = map[string][]string{
	"question": {"question"},
	"channel":  {"channel", "canal"},
	"expects":  {"expects", "expected", "attendu", "attente"},
	"contains": {"contains", "contient"},
	"avoids":   {"avoids", "must not contain", "evite", "évite", "ne contient pas"},
	"cites":    {"cites", "source", "cite"},
}

var expectations = map[string]db.AgentTestExpectation{
	"answered": db.ExpectAnswered, "answer": db.ExpectAnswered, "répondu": db.ExpectAnswered, "repondu": db.ExpectAnswered, "réponse": db.ExpectAnswered,
	"drafted": db.ExpectDrafted, "draft": db.ExpectDrafted, "brouillon": db.ExpectDrafted,
	"handed over": db.ExpectHandedOver, "handover": db.ExpectHandedOver, "transmis": db.ExpectHandedOver,
	"declined": db.ExpectDeclined, "refused": db.ExpectDeclined, "refusé": db.ExpectDeclined, "refuse": db.ExpectDeclined,
}

var testChannels = map[string]db.Channel{"whatsapp": db.ChannelWhatsApp, "instagram": db.ChannelInstagram}

// ReadTests reads a table of tests as RFC 4180 has it, with commas, semicolons or tabs,
// with or without a byte order mark. Several phrases in a cell stand between bars. It is
// a pure function: either all rows are right, or the faults are told of.
func ReadTests(table string) ([]db.AgentTestCase, []ImportFault) {
	table = strings.TrimPrefix(table, "\ufeff")
	reader := csv.NewReader(strings.NewReader(table))
	reader.Comma, reader.FieldsPerRecord, reader.TrimLeadingSpace = separator(table), -1, true
	head, err := reader.Read()
	at, faulty := heading(head)
	if err != nil || at["question"] < 0 || at["expects"] < 0 {
		return nil, []ImportFault{{Line: 1, Kind: FaultNoHeader, Value: short(strings.Join(head, ", "))}}
	}
	var cases []db.AgentTestCase
	seen := map[string]bool{}
	for len(faulty) < maxFaulty {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			// Where a quote is missing, whatever follows is read wrongly.
			return nil, append(faulty, ImportFault{Line: bad.StartLine, Kind: FaultUnreadable, Value: short(bad.Err.Error())})
		}
		line, _ := reader.FieldPos(0)
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		c, wrong := readTest(head, at, row)
		key := strings.ToLower(c.Question)
		if c.Channel != nil {
			key += "\x00" + string(*c.Channel)
		}
		if len(wrong) == 0 && seen[key] {
			wrong = []ImportFault{{Kind: FaultRepeated, Column: head[at["question"]], Value: short(c.Question)}}
		}
		seen[key] = true
		for _, f := range wrong {
			f.Line = line
			faulty = append(faulty, f)
		}
		cases = append(cases, c)
	}
	if len(faulty) > 0 {
		return nil, faulty
	}
	return cases, nil
}

// separator is what the first line separates its cells with.
func separator(table string) rune {
	line, _, _ := strings.Cut(table, "\n")
	best, most := ',', strings.Count(line, ",")
	for _, r := range ";\t" {
		if n := strings.Count(line, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// heading says which column holds what; -1: none does.
func heading(head []string) (at map[string]int, faulty []ImportFault) {
	at = map[string]int{}
	known := make([]bool, len(head))
	for name, words := range columns {
		at[name] = slices.IndexFunc(head, func(cell string) bool { return slices.Contains(words, plain(cell)) })
		if i := at[name]; i >= 0 {
			known[i] = true
		}
	}
	for i, cell := range head {
		if !known[i] && plain(cell) != "" {
			faulty = append(faulty, ImportFault{Line: 1, Kind: FaultColumn, Column: short(cell)})
		}
	}
	return at, faulty
}

// plain is a word of the table as it is compared.
func plain(cell string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(cell))), " ")
}

func readTest(head []string, at map[string]int, row []string) (c db.AgentTestCase, wrong []ImportFault) {
	cell := func(name string) string {
		if i := at[name]; i >= 0 && i < len(row) {
			return db.Clean(row[i])
		}
		return ""
	}
	fault := func(kind ImportFaultKind, name string) {
		column := ""
		if i := at[name]; i >= 0 {
			column = head[i]
		}
		wrong = append(wrong, ImportFault{Kind: kind, Column: column, Value: short(cell(name))})
	}
	if len(row) > len(head) {
		return c, []ImportFault{{Kind: FaultUnreadable, Value: short(strings.Join(row[len(head):], ", "))}}
	}
	in := SaveAgentTestInput{Question: cell("question"), Contains: strings.Split(cell("contains"), "|"), Avoids: strings.Split(cell("avoids"), "|")}
	if in.Question == "" {
		fault(FaultNoQuestion, "question")
		return c, wrong
	}
	cites := cell("cites")
	expects, isKnown := expectations[plain(cell("expects"))]
	in.Cites, in.Expects = &cites, expects
	if !isKnown {
		fault(FaultExpectation, "expects")
	}
	if name := plain(cell("channel")); name != "" {
		channel, ok := testChannels[name]
		if !ok {
			fault(FaultChannel, "channel")
		}
		in.Channel = &channel
	}
	c = in.testCase()
	if isKnown {
		for _, p := range faults(c) {
			kind := FaultValue
			if p.Field == "expects" {
				kind = FaultNoAnswer
			}
			fault(kind, p.Field)
		}
	}
	return c, wrong
}

func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// ImportTests keeps a table of tests, all of it or nothing. A question that is asked
// already gets what the table expects.
//
// Problems: FORBIDDEN, BAD_INPUT when the table is too long, LIMIT_REACHED. What is
// wrong with rows is in the answer.
func (s *Service) ImportTests(ctx context.Context, actor db.Actor, in ImportAgentTestsInput) (*TestImport, error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(in.CSV) > maxCSV {
		return nil, problem.BadInputOn("csv", "A table has at most %d characters.", maxCSV)
	}
	cases, faulty := ReadTests(in.CSV)
	out := &TestImport{Faults: faulty}
	if len(faulty) > 0 || len(cases) == 0 {
		return out, nil
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		for i, c := range cases {
			isNew, err := tx.PutAgentTest(ctx, db.AgentTest{ID: db.NewID(), AgentTestCase: c, Origin: db.TestCSV, CreatedBy: actor.Person()})
			if err != nil {
				return fmt.Errorf("keep row %d: %w", i+1, err)
			}
			if isNew {
				out.Added++
			} else {
				out.Changed++
			}
		}
		s.testsChanged(tx, nil)
		return room(ctx, tx, 0)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
