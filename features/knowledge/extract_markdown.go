package knowledge

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

var markdownParser = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()

// extractMarkdown reads headings, paragraphs, lists and tables. Raw HTML in it is
// left out.
func extractMarkdown(source string) *Extracted {
	source = withoutFrontMatter(source)
	raw := []byte(source)
	out := &Extracted{}
	_ = ast.Walk(markdownParser.Parse(text.NewReader(raw)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			heading := inlineText(n, raw)
			if out.Title == "" && n.Level == 1 {
				out.Title = heading
			}
			out.Blocks = append(out.Blocks, Block{Kind: Heading, Level: n.Level, Text: heading})
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock:
			kind := Text
			if _, inItem := n.Parent().(*ast.ListItem); inItem && n.PreviousSibling() == nil {
				kind = Item
			}
			out.Blocks = append(out.Blocks, Block{Kind: kind, Text: inlineText(n, raw)})
			return ast.WalkSkipChildren, nil
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			out.Blocks = append(out.Blocks, Block{Kind: Text, Text: string(n.Lines().Value(raw))})
			return ast.WalkSkipChildren, nil
		case *ast.HTMLBlock:
			return ast.WalkSkipChildren, nil
		case *extast.Table:
			out.Blocks = append(out.Blocks, markdownTable(n, raw)...)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return out
}

func markdownTable(table *extast.Table, raw []byte) (rows []Block) {
	var names []string
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, inlineText(cell, raw))
		}
		if row.Kind() == extast.KindTableHeader {
			names = columnNames(cells)
			continue
		}
		rows = append(rows, Block{Kind: Row, Text: tableRow(names, cells)})
	}
	return rows
}

// inlineText is what a reader sees of a block: words without their marks.
func inlineText(block ast.Node, raw []byte) string {
	var b strings.Builder
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Segment.Value(raw))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.URL(raw))
		case *ast.RawHTML:
			b.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// withoutFrontMatter drops the settings that some programs write above a document.
func withoutFrontMatter(source string) string {
	if rest, ok := strings.CutPrefix(source, "---\n"); ok {
		if _, after, found := strings.Cut(rest, "\n---\n"); found {
			return after
		}
	}
	return source
}
