package knowledge_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/features/knowledge"
)

// TestMain is the child's side of TestExtractionInAChild too.
func TestMain(m *testing.M) {
	if len(os.Args) != 4 || os.Args[1] != "extract" {
		os.Exit(m.Run())
	}
	memory, err := strconv.ParseInt(os.Args[2], 10, 64)
	if err == nil {
		err = knowledge.Child(context.Background(), knowledge.FileType(os.Args[3]), memory, os.Stdin, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// outline is a document with a line for each block: its kind, then what it says.
func outline(e *knowledge.Extracted) string {
	var b strings.Builder
	for _, block := range e.Blocks {
		kind := string(block.Kind)
		if block.Kind == knowledge.Heading {
			kind = fmt.Sprint("h", block.Level)
		}
		fmt.Fprintf(&b, "%s %s\n", kind, block.Text)
	}
	return b.String()
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestExtractionKeepsTheStructure(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		filename string
		data     []byte
		kind     knowledge.FileType
		want     string
	}{
		"Markdown": {"a.md", []byte("---\ntitle: x\n---\n# Delivery\n\nWithin **France** in\nthree days.\n\n## Abroad\n\n- Belgium\n- [Spain](https://x.test)\n\n| Country | Price |\n| --- | --- |\n| Italy | 12 € |\n\n<script>no</script>\n"),
			knowledge.Markdown, "h1 Delivery\ntext Within France in three days.\nh2 Abroad\nitem Belgium\nitem Spain\nrow Country: Italy; Price: 12 €\n"},
		"text": {"a.txt", []byte("Opening hours\r\n\r\nFrom Tuesday to Saturday,\r\n10 to 19.\r\n\r\n- Monday: closed\r\n"),
			knowledge.Plain, "h2 Opening hours\ntext From Tuesday to Saturday, 10 to 19.\nitem Monday: closed\n"},
		"text of an old Windows program": {"a.txt", []byte("Ouvert l'\xe9t\xe9, 10 \x80 l'entr\xe9e."),
			knowledge.Plain, "text Ouvert l'été, 10 € l'entrée.\n"},
		"CSV of a French Excel": {"a.csv", []byte("\xef\xbb\xbfProduit;Prix;Note\nLampe Aube;189,00 €;\n\"Lampe; Brume\";259 €;dès mai\n"),
			knowledge.CSV, "row Produit: Lampe Aube; Prix: 189,00 €\nrow Produit: Lampe; Brume; Prix: 259 €; Note: dès mai\n"},
		"HTML": {"a.html", []byte(`<!doctype html><html><head><title>Shop</title><style>p{}</style></head><body><nav><a href=/>Home</a></nav>
			<main><h1>Returns</h1><p>You have <b>30 days</b>.<br>We refund at once.</p><ul><li>In its box</li></ul>
			<table><tr><th>Country</th><th>Price</th></tr><tr><td>Italy</td><td>12</td></tr></table>
			<p style="display: none">hidden</p><script>var a</script>` + strings.Repeat("<p>Long enough to be what the page is about.</p>", 5) + `</main><footer>© Shop</footer></body></html>`),
			knowledge.HTML, "h1 Returns\ntext You have 30 days. We refund at once.\nitem In its box\nrow Country: Italy; Price: 12\n" +
				strings.Repeat("text Long enough to be what the page is about.\n", 5)},
		"DOCX": {"a.docx", docx(t, `<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Retours</w:t></w:r></w:p>
			<w:p><w:r><w:t xml:space="preserve">Vous avez </w:t></w:r><w:r><w:t>30 jours</w:t></w:r><w:del><w:r><w:delText>14</w:delText><w:t>14</w:t></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>
			<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Dans sa boîte</w:t></w:r></w:p>
			<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Pays</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Prix</w:t></w:r></w:p></w:tc></w:tr>
			<w:tr><w:tc><w:p><w:r><w:t>Italie</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12 €</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`),
			knowledge.DOCX, "h1 Retours\ntext Vous avez 30 jours.\nitem Dans sa boîte\nrow Pays: Italie; Prix: 12 €\n"},
		"PDF with a head on each page": {"a.pdf", pdf(
			headed("Rates", "The first page is about rooms."), headed("Dinner", "The second page is about dinner."),
			headed("Pool", "The third page is about the pool."), headed("Dogs", "The fourth page is about dogs.")),
			knowledge.PDF, "h1 Rates\ntext The first page is about rooms.\nh1 Dinner\ntext The second page is about dinner.\n" +
				"h1 Pool\ntext The third page is about the pool.\nh1 Dogs\ntext The fourth page is about dogs.\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			kind, err := knowledge.TypeOf(c.filename, c.data)
			if err != nil || kind != c.kind {
				t.Fatalf("it is taken for %q, %v", kind, err)
			}
			got, err := knowledge.Extract(t.Context(), kind, c.data)
			if err != nil {
				t.Fatal(err)
			}
			if outline(got) != c.want {
				t.Errorf("got\n%s\nwant\n%s", outline(got), c.want)
			}
		})
	}
}

// TestPrintedPDF reads what a browser printed: fonts in parts, ligatures, columns.
func TestPrintedPDF(t *testing.T) {
	t.Parallel()
	got, err := knowledge.Extract(t.Context(), knowledge.PDF, read(t, "testdata/livraison.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	text := outline(got)
	for _, want := range []string{
		"h1 Conditions de livraison\n", "h2 Tarifs\n", "h2 Colis endommagé\n", "et vous recevez le lien de suivi dès que le ",
		"text France 3 à 5 jours 6,90 €\n", "text Prenez une photo du colis.\n", "text Écrivez-nous sous 48 heures.\n", "le retrait à l’atelier est gratuit du mardi au samedi.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	last := got.Blocks[len(got.Blocks)-1]
	if got.Title != "Conditions de livraison" || got.Pages != 2 || last.Page != 2 {
		t.Errorf("title %q, %d pages, the last block on %d", got.Title, got.Pages, last.Page)
	}
}

func TestUnreadableDocumentsSayWhy(t *testing.T) {
	t.Parallel()
	whole := pdf(headed("Rates", "The first page is about rooms."))
	for name, c := range map[string]struct {
		kind knowledge.FileType
		data []byte
		why  db.KnowledgeFailure
	}{
		"a scanned PDF":                   {knowledge.PDF, pdf("0.5 g 72 72 450 700 re f", "0.7 g 72 72 450 700 re f"), db.FailureNoText},
		"a PDF with a password":           {knowledge.PDF, read(t, "testdata/protected.pdf"), db.FailureEncrypted},
		"a PDF cut off":                   {knowledge.PDF, whole[:60], db.FailureUnreadable},
		"a DOCX cut off":                  {knowledge.DOCX, docx(t, `<w:p/>`)[:100], db.FailureUnreadable},
		"a DOCX without words":            {knowledge.DOCX, docx(t, `<w:p/>`), db.FailureEmpty},
		"a DOCX that unpacks to too much": {knowledge.DOCX, docx(t, `<w:p><w:r><w:t>`+strings.Repeat("a", 65<<20)+`</w:t></w:r></w:p>`), db.FailureTooComplex},
		"a text with too many letters":    {knowledge.Plain, bytes.Repeat([]byte("word "), 1<<20), db.FailureTooLarge},
		"a page nested too deeply":        {knowledge.HTML, []byte(strings.Repeat("<div>", 100_000) + "deep"), db.FailureTooComplex},
		"a text of spaces":                {knowledge.Plain, []byte(" \n\n \t "), db.FailureEmpty},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := knowledge.Extract(t.Context(), c.kind, c.data)
			bad, ok := errors.AsType[*knowledge.Unreadable](err)
			if !ok || bad.Why != c.why || bad.Detail == "" {
				t.Errorf("got %v, %v, want %s", got, err, c.why)
			}
		})
	}
}

func TestTypesAreToldByContent(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		filename string
		data     []byte
		why      db.KnowledgeFailure
	}{
		"a picture called a document":     {"menu.pdf", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), db.FailureUnsupported},
		"a program":                       {"setup.txt", []byte("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"), db.FailureUnsupported},
		"nothing":                         {"empty.txt", nil, db.FailureEmpty},
		"a Word document with password":   {"plan.docx", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...), db.FailureEncrypted},
		"a spreadsheet of another office": {"prices.xls", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...), db.FailureUnsupported},
	} {
		kind, err := knowledge.TypeOf(c.filename, c.data)
		if bad, ok := errors.AsType[*knowledge.Unreadable](err); !ok || bad.Why != c.why {
			t.Errorf("%s: %q, %v, want %s", name, kind, err, c.why)
		}
	}
}

// TestExtractionInAChild: the answer and the reason come over the pipe, and a child
// that dies is a document that cannot be read.
func TestExtractionInAChild(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := knowledge.InChild(self, "extract", strconv.Itoa(8<<30)) // the race detector's memory counts
	got, err := child(t.Context(), knowledge.PDF, read(t, "testdata/livraison.pdf"))
	if err != nil || got.Pages != 2 || got.Title != "Conditions de livraison" {
		t.Errorf("got %+v, %v", got, err)
	}
	_, err = child(t.Context(), knowledge.PDF, read(t, "testdata/protected.pdf"))
	if bad, ok := errors.AsType[*knowledge.Unreadable](err); !ok || bad.Why != db.FailureEncrypted {
		t.Errorf("protected: %v", err)
	}
	small := knowledge.InChild(self, "extract", strconv.Itoa(100<<20))
	_, err = small(t.Context(), knowledge.DOCX, docx(t, `<w:p><w:r><w:t>`+strings.Repeat("a", 60<<20)+`</w:t></w:r></w:p>`))
	if bad, ok := errors.AsType[*knowledge.Unreadable](err); !ok || bad.Why != db.FailureTooComplex {
		t.Errorf("a document that eats more memory than there is: %v", err)
	}
	if _, err = knowledge.InChild("/no/such/program")(t.Context(), knowledge.Plain, []byte("text")); err == nil {
		t.Error("a child that cannot be started is no answer")
	} else if _, ok := errors.AsType[*knowledge.Unreadable](err); ok {
		t.Errorf("that is not the document's fault: %v", err)
	}
	t.Setenv("JWT_SECRET", "ours")
	spy := knowledge.InChild("/bin/sh", "-c", `printf '{"extracted":{"title":"%s"}}' "$JWT_SECRET"`, "sh")
	if got, err := spy(t.Context(), knowledge.Plain, []byte("text")); err != nil || got.Title != "" {
		t.Errorf("the child was told %+v, %v", got, err)
	}
}

// TestTableThatUnfolds: reading ends where there is too much, not at the table's end.
// It is alone, to count what it allocates.
func TestTableThatUnfolds(t *testing.T) { //nolint:paralleltest // see above
	wide := strings.Repeat(strings.Repeat("n", 100)+",", 500) + "\n" + strings.Repeat(strings.Repeat("x,", 500)+"\n", 2000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := knowledge.Extract(t.Context(), knowledge.CSV, []byte(wide))
	runtime.ReadMemStats(&after)
	if bad, ok := errors.AsType[*knowledge.Unreadable](err); !ok || bad.Why != db.FailureTooLarge {
		t.Errorf("2 MB that say 100 MB: %v", err)
	}
	if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 60 {
		t.Errorf("reading 2 MB that say 100 MB took %d MB", took)
	}
}

// TestTableWhoseNamesAreNovels: what each row repeats is bounded.
func TestTableWhoseNamesAreNovels(t *testing.T) {
	t.Parallel()
	const rows = 2000
	novel := strings.Repeat("word ", 10_000)
	for name, c := range map[string]struct {
		kind knowledge.FileType
		text string
	}{
		"CSV":      {knowledge.CSV, novel + ",b\n" + strings.Repeat("x,y\n", rows)},
		"HTML":     {knowledge.HTML, "<table><tr><th>" + novel + "<th>b" + strings.Repeat("<tr><td>x<td>y", rows) + "</table>"},
		"Markdown": {knowledge.Markdown, "| " + novel + " | b |\n| --- | --- |\n" + strings.Repeat("| x | y |\n", rows)},
	} {
		got, err := knowledge.Extract(t.Context(), c.kind, []byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if first := got.Blocks[0].Text; len(got.Blocks) != rows || len(first) > 200 || !strings.HasSuffix(first, "…: x; b: y") {
			t.Errorf("%s: %d rows, the first is %.300q", name, len(got.Blocks), first)
		}
	}
}

// docx is a Word document with a French style sheet around body.
func docx(t *testing.T, body string) []byte {
	t.Helper()
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"word/styles.xml", `<w:styles ` + ns + `><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style></w:styles>`},
		{"word/document.xml", `<w:document ` + ns + `><w:body>` + body + `</w:body></w:document>`},
	} {
		w, err := archive.Create(part.name)
		if err == nil {
			_, err = w.Write([]byte(part.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// headed is a page with a running head, a heading and a sentence.
func headed(heading, sentence string) string {
	line := func(size, y int, text string) string {
		return fmt.Sprintf("BT /F1 %d Tf 72 %d Td (%s) Tj ET\n", size, y, text)
	}
	return line(9, 800, "Hotel du Lac - guest book") + line(20, 700, heading) + line(11, 660, sentence)
}

// pdf is a document of pages that are drawn so.
func pdf(pages ...string) []byte {
	var out bytes.Buffer
	var at []int
	object := func(text string) {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	out.WriteString("%PDF-1.4\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(pages)))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	for i, content := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 5+2*i))
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return out.Bytes()
}
