package knowledge

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"socialsync/db"
)

// extractHTML reads what a page says, without what surrounds it: menus, headers,
// footers, forms.
func extractHTML(data []byte) (*Extracted, error) {
	text := data
	if !utf8.Valid(data) {
		if converted, err := toUTF8(data, "text/html"); err == nil {
			text = converted
		}
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil { // nested deeper than any page
		return nil, unreadable(db.FailureTooComplex, "This page is nested too deeply to be read.")
	}
	p := &page{out: &Extracted{}}
	if title := findElement(root, atom.Title); title != nil {
		p.out.Title = textOf(title)
	}
	main := root
	for _, a := range []atom.Atom{atom.Main, atom.Article} {
		if n := findElement(root, a); n != nil && len(textOf(n)) > 200 {
			main = n
			break
		}
	}
	p.walk(main)
	p.flush()
	if len(p.out.Blocks) == 0 && main != root {
		p.walk(root)
		p.flush()
	}
	return p.out, nil
}

// toUTF8 converts a page by what its bytes and its server say about its charset.
func toUTF8(data []byte, contentType string) ([]byte, error) {
	in, err := charset.NewReader(bytes.NewReader(data), contentType)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(in)
}

// page collects blocks while a tree is walked.
type page struct {
	out    *Extracted
	prose  strings.Builder
	linked int // bytes of prose inside links
	depth  int // of links
}

// surroundings are elements that say nothing about what a page is about.
var surroundings = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true, atom.Svg: true,
	atom.Head: true, atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Button: true, atom.Select: true,
	atom.Textarea: true, atom.Canvas: true, atom.Video: true, atom.Audio: true, atom.Dialog: true, atom.Menu: true,
}

var breaks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Ul: true, atom.Ol: true, atom.Dl: true,
	atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Pre: true, atom.Figure: true, atom.Figcaption: true, atom.Hr: true,
	atom.Details: true, atom.Summary: true, atom.Header: true, atom.Address: true, atom.Fieldset: true,
}

func (p *page) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.write(n.Data)
		return
	case n.Type == html.CommentNode, surroundings[n.DataAtom], isHidden(n):
		return
	case n.DataAtom == atom.Br:
		p.prose.WriteByte(' ')
		return
	case n.DataAtom == atom.Table && findElement(n, atom.Table) == nil:
		p.flush()
		p.table(n)
		return
	}
	if level := headingLevel(n.DataAtom); level > 0 {
		p.flush()
		p.out.Blocks = append(p.out.Blocks, Block{Kind: Heading, Level: level, Text: textOf(n)})
		return
	}
	switch {
	case n.DataAtom == atom.Li:
		p.flush()
		p.children(n)
		p.flushAs(Item)
	case n.DataAtom == atom.A:
		p.depth++
		p.children(n)
		p.depth--
	case breaks[n.DataAtom]:
		p.flush()
		p.children(n)
		p.flush()
	default:
		p.children(n)
	}
}

func (p *page) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

func (p *page) write(text string) {
	p.prose.WriteString(text)
	if p.depth > 0 {
		p.linked += len(strings.TrimSpace(text))
	}
}

func (p *page) flush() { p.flushAs(Text) }

// flushAs ends a block. One that is nearly all links is a menu.
func (p *page) flushAs(kind BlockKind) {
	text := oneLine(p.prose.String())
	isMenu := p.linked*10 > len(text)*8 && len(text) < 200
	p.prose.Reset()
	p.linked = 0
	if text != "" && !isMenu {
		p.out.Blocks = append(p.out.Blocks, Block{Kind: kind, Text: text})
	}
}

func (p *page) table(table *html.Node) {
	var names []string
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.DataAtom != atom.Tr {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				visit(c)
			}
			return
		}
		var cells []string
		heads := 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
				cells = append(cells, textOf(c))
			}
			if c.DataAtom == atom.Th {
				heads++
			}
		}
		if names == nil && heads == len(cells) && heads > 1 {
			names = columnNames(cells)
			return
		}
		p.out.Blocks = append(p.out.Blocks, Block{Kind: Row, Text: tableRow(names, cells)})
	}
	visit(table)
}

func headingLevel(a atom.Atom) int {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4, atom.H5, atom.H6:
		return 4
	}
	return 0
}

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden" && a.Val == "true":
			return true
		case a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none"):
			return true
		case a.Key == "role" && (a.Val == "navigation" || a.Val == "banner" || a.Val == "contentinfo"):
			return true
		}
	}
	return false
}

// findElement returns the first such element below n.
func findElement(n *html.Node, a atom.Atom) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom == a {
			return c
		}
	}
	return nil
}

// textOf is what is written below n, on one line.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode && !within(c, n):
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br, breaks[c.DataAtom], c.DataAtom == atom.Li:
			b.WriteByte(' ')
		}
	}
	return oneLine(b.String())
}

// within says whether a text between it and top is none for readers.
func within(n, top *html.Node) bool {
	for p := n.Parent; p != nil && p != top; p = p.Parent {
		if p.DataAtom == atom.Script || p.DataAtom == atom.Style {
			return true
		}
	}
	return false
}
