package knowledge

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"socialsync/db"
)

// decodeText reads bytes as UTF-8, as UTF-16 when they say so, and else as what
// older Windows programs write.
func decodeText(data []byte) string {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte{0xef, 0xbb, 0xbf}):
		return string(data[3:])
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case utf8.Valid(data):
		return string(data)
	default:
		from = charmap.Windows1252
	}
	text, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "")
	}
	return string(text)
}

// extractText reads paragraphs between empty lines. A short line of its own before
// a paragraph is a heading.
func extractText(text string) *Extracted {
	out := &Extracted{}
	paragraphs := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n\n")
	for i, paragraph := range paragraphs {
		lines := strings.Split(strings.Trim(paragraph, "\n"), "\n")
		if len(lines) == 1 && i+1 < len(paragraphs) && looksLikeHeading(lines[0]) {
			out.Blocks = append(out.Blocks, Block{Kind: Heading, Level: 2, Text: lines[0]})
			continue
		}
		var prose []string
		flush := func() {
			if len(prose) > 0 {
				out.Blocks = append(out.Blocks, Block{Kind: Text, Text: strings.Join(prose, " ")})
			}
			prose = nil
		}
		for _, line := range lines {
			if item, ok := listItem(line); ok {
				flush()
				out.Blocks = append(out.Blocks, Block{Kind: Item, Text: item})
				continue
			}
			prose = append(prose, line)
		}
		flush()
	}
	return out
}

func listItem(line string) (string, bool) {
	line = strings.TrimSpace(line)
	for _, mark := range []string{"- ", "* ", "• ", "– ", "· "} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return rest, true
		}
	}
	return "", false
}

// looksLikeHeading is true for a short line that is no sentence.
func looksLikeHeading(line string) bool {
	line = strings.TrimSpace(line)
	if _, isItem := listItem(line); isItem || line == "" || utf8.RuneCountInString(line) > 80 {
		return false
	}
	return !strings.ContainsAny(line[len(line)-1:], ".!,;:")
}

// extractCSV reads a table whose first row names the columns.
func extractCSV(text string) (*Extracted, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = separator(text), true, -1, true
	out := &Extracted{}
	var names []string
	for size := 0; size <= maxText; { // tidy says that it is too large
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, unreadable(db.FailureUnreadable, "This table cannot be read: %v.", err)
		}
		if names == nil {
			names = columnNames(record)
			continue
		}
		if row := tableRow(names, record); row != "" {
			size += len(row)
			out.Blocks = append(out.Blocks, Block{Kind: Row, Text: row})
		}
	}
	return out, nil
}

// maxColumnName bounds, in characters, what is said again in each row: a small file
// whose first row is a novel would fill the memory.
const maxColumnName = 100

// columnNames are the names that a table's first row gives its columns.
func columnNames(row []string) []string {
	names := make([]string, len(row))
	for i, name := range row {
		names[i] = shorten(oneLine(name), maxColumnName)
	}
	return names
}

// separator is what the first line of a table holds most of.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best, most := ',', 0
	for _, r := range ",;\t|" {
		if n := strings.Count(first, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// tableRow says each value with its column's name, so that a row can be understood
// without the others. names are columnNames.
func tableRow(names, values []string) string {
	var parts []string
	for i, value := range values {
		value = oneLine(value)
		if value == "" {
			continue
		}
		if i < len(names) && names[i] != "" {
			value = names[i] + ": " + value
		}
		parts = append(parts, value)
	}
	return strings.Join(parts, "; ")
}
