package knowledge

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"socialsync/db"
)

// maxParts is how many files a DOCX may hold: pictures, mostly.
const maxParts = 5000

// extractDOCX reads headings, paragraphs, lists and tables of a Word document's
// main part. Deleted and hidden text is left out.
func extractDOCX(ctx context.Context, data []byte) (*Extracted, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damagedDocument()
	}
	if len(archive.File) > maxParts {
		return nil, unreadable(db.FailureTooComplex, "This document consists of too many parts.")
	}
	d := &docx{ctx: ctx, styles: map[string]int{}, out: &Extracted{}}
	if raw, err := readPart(archive, "word/styles.xml"); err == nil {
		d.readStyles(raw)
	}
	raw, err := readPart(archive, "word/document.xml")
	if err != nil {
		return nil, err
	}
	if raw == nil {
		return nil, unreadable(db.FailureUnreadable, "This document has no text part.")
	}
	d.in = xml.NewDecoder(bytes.NewReader(raw))
	if err := d.body(); err != nil {
		return nil, err
	}
	return d.out, nil
}

// readPart unpacks a part, up to maxUnpacked whatever its header says; nil when
// there is none.
func readPart(archive *zip.Reader, name string) ([]byte, error) {
	for _, file := range archive.File {
		if file.Name != name {
			continue
		}
		part, err := file.Open()
		if err != nil {
			return nil, damagedDocument()
		}
		defer func() { _ = part.Close() }()
		raw, err := io.ReadAll(io.LimitReader(part, maxUnpacked+1))
		if err != nil {
			return nil, damagedDocument()
		}
		if len(raw) > maxUnpacked {
			return nil, unreadable(db.FailureTooComplex, "This document unpacks to more than %d MB.", maxUnpacked>>20)
		}
		return raw, nil
	}
	return nil, nil
}

type docx struct {
	ctx    context.Context //nolint:containedctx // lives for one document
	in     *xml.Decoder
	styles map[string]int // heading level by style id
	out    *Extracted
}

// readStyles learns which styles are headings: ids are in the author's language,
// names are not.
func (d *docx) readStyles(raw []byte) {
	var sheet struct {
		Styles []struct {
			ID   string `xml:"styleId,attr"`
			Name struct {
				Val string `xml:"val,attr"`
			} `xml:"name"`
		} `xml:"style"`
	}
	if xml.Unmarshal(raw, &sheet) != nil {
		return
	}
	for _, s := range sheet.Styles {
		name := strings.ToLower(s.Name.Val)
		if name == "title" {
			d.styles[s.ID] = 1
		} else if level, err := strconv.Atoi(strings.TrimPrefix(name, "heading ")); err == nil && strings.HasPrefix(name, "heading ") {
			d.styles[s.ID] = max(1, level)
		}
	}
}

func (d *docx) body() error {
	for n := 0; ; n++ {
		if n%1000 == 0 && d.ctx.Err() != nil {
			return d.ctx.Err()
		}
		token, err := d.in.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damagedDocument()
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "p":
			if err := d.paragraph(); err != nil {
				return err
			}
		case "tbl":
			if err := d.table(); err != nil {
				return err
			}
		}
	}
}

// docxParagraph is what a paragraph or a cell says, and what it is.
type docxParagraph struct {
	text   strings.Builder
	style  string
	isItem bool
}

func (d *docx) paragraph() error {
	p := &docxParagraph{}
	if err := d.inside("p", p); err != nil {
		return err
	}
	text := oneLine(p.text.String())
	if text == "" {
		return nil
	}
	block := Block{Kind: Text, Text: text}
	switch level := d.level(p.style); {
	case level > 0:
		block = Block{Kind: Heading, Level: min(level, 4), Text: text}
		if d.out.Title == "" {
			d.out.Title = text
		}
	case p.isItem:
		block.Kind = Item
	}
	d.out.Blocks = append(d.out.Blocks, block)
	return nil
}

func (d *docx) level(style string) int {
	if level, known := d.styles[style]; known {
		return level
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(style), "heading"); ok {
		level, _ := strconv.Atoi(rest)
		return level
	}
	return 0
}

// inside reads up to the end of an element that has begun, and what it says into p.
func (d *docx) inside(name string, p *docxParagraph) error {
	for depth := 1; depth > 0; {
		token, err := d.in.Token()
		if err != nil {
			return damagedDocument()
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case name:
				depth++
			case "pStyle":
				p.style = attr(t, "val")
			case "numPr":
				p.isItem = true
			case "tab", "br", "cr":
				p.text.WriteByte(' ')
			case "del", "moveFrom", "instrText", "drawing", "pict", "object", "AlternateContent", "txbxContent":
				if err := d.in.Skip(); err != nil {
					return damagedDocument()
				}
			case "t":
				var text string
				if err := d.in.DecodeElement(&text, &t); err != nil {
					return damagedDocument()
				}
				p.text.WriteString(text)
			case "p":
				if name != "p" { // in a cell
					p.text.WriteByte(' ')
				}
			}
		case xml.EndElement:
			if t.Name.Local == name {
				depth--
			}
		}
	}
	return nil
}

// table reads rows; the first names the columns. One inside a cell is part of the
// cell's text.
func (d *docx) table() error {
	var names, cells []string
	for {
		token, err := d.in.Token()
		if err != nil {
			return damagedDocument()
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "tr":
				cells = nil
			case "tc":
				cell := &docxParagraph{}
				if err := d.inside("tc", cell); err != nil {
					return err
				}
				cells = append(cells, oneLine(cell.text.String()))
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "tbl":
				return nil
			case "tr":
				switch {
				case names == nil && len(cells) > 1:
					names = columnNames(cells)
				case len(cells) > 0:
					d.out.Blocks = append(d.out.Blocks, Block{Kind: Row, Text: tableRow(names, cells)})
				}
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func damagedDocument() error {
	return unreadable(db.FailureUnreadable, "This document is damaged and cannot be read.")
}
