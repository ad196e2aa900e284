package knowledge

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"socialsync/db"
)

// pdfMemory bounds PDFium's own memory, in pages of 64 KB: 256 MB.
const pdfMemory = 4096

// pdfEngines are Chrome's PDF engine as WebAssembly: a hostile document can neither
// reach outside it nor take more than pdfMemory. They are compiled at the first use
// and kept in the cache folder, because compiling takes seconds.
var pdfEngines = sync.OnceValues(func() (pdfium.Pool, error) {
	settings := wazero.NewRuntimeConfig().WithCloseOnContextDone(true).WithMemoryLimitPages(pdfMemory).
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling) // PDFium is C++
	if folder, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(folder, "socialsync", "pdfium")); err == nil {
			settings = settings.WithCompilationCache(cache)
		}
	}
	return webassembly.Init(webassembly.Config{MaxIdle: 1, MaxTotal: 2, RuntimeConfig: settings})
})

// extractPDF reads pages in their order. What is set larger than the text is a
// heading; what stands on most pages at the same place is left out.
func extractPDF(ctx context.Context, data []byte) (*Extracted, error) {
	pool, err := pdfEngines()
	if err != nil {
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	engine, err := pool.GetInstance(30 * time.Second)
	if err != nil {
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	stop := context.AfterFunc(ctx, func() { _ = engine.Kill() })
	defer func() {
		if stop() {
			_ = engine.Close()
		}
	}()
	opened, err := engine.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, unreadable(db.FailureEncrypted, "This PDF is protected by a password. Save it without one and upload it again.")
	case err != nil:
		return nil, cmp.Or(ctx.Err(), unreadable(db.FailureUnreadable, "This PDF is damaged and cannot be read."))
	}
	count, err := engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, cmp.Or(ctx.Err(), err)
	}
	if count.PageCount > maxPages {
		return nil, unreadable(db.FailureTooLarge, "This PDF has %d pages; at most %d are read. Split it.", count.PageCount, maxPages)
	}
	pages := make([][]pdfLine, count.PageCount)
	letters, silent := 0, []int(nil)
	for i := range pages {
		at := requests.Page{ByIndex: &requests.PageByIndex{Document: opened.Document, Index: i}}
		pages[i], err = pdfPage(engine, at)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			continue // one broken page does not take the others along
		}
		if len(pages[i]) == 0 && showsSomething(engine, at) {
			silent = append(silent, i+1)
		}
		for _, l := range pages[i] {
			letters += len(l.text)
		}
		if letters > maxText {
			return nil, unreadable(db.FailureTooLarge, "This document holds more than %d million characters. Split it.", maxText>>20)
		}
	}
	if letters < 8*len(pages) {
		return nil, unreadable(db.FailureNoText, "There is no text in this PDF: it looks scanned. Run text recognition (OCR) over it and upload the result.")
	}
	out := pdfBlocks(pages)
	out.SilentPages = silent
	return out, nil
}

// showsSomething tells a page that is a picture from one that was left empty.
func showsSomething(engine pdfium.Pdfium, at requests.Page) bool {
	objects, err := engine.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: at})
	return err == nil && objects.Count > 0
}

// pdfLine is what stands on one line of a page. Positions are points from the
// page's lower left corner.
type pdfLine struct {
	text                     string
	top, bottom, left, right float64
	size                     float64 // of its first letter, from the lowest to the highest its font has
	isBold                   bool
}

// pdfPage reads the lines of a page, in the order in which they are meant to be
// read as far as PDFium knows it.
func pdfPage(engine pdfium.Pdfium, at requests.Page) (lines []pdfLine, err error) {
	page, err := engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: at})
	if err != nil {
		return nil, err
	}
	defer func() { _, _ = engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: page.TextPage}) }()
	count, err := engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: page.TextPage})
	if err != nil || count.Count <= 0 {
		return nil, err
	}
	text, err := engine.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: page.TextPage, Count: count.Count})
	if err != nil {
		return nil, err
	}
	letters := utf16.Encode([]rune(text.Text)) // PDFium counts these
	for from := 0; from < len(letters); {
		to := from
		for to < len(letters) && letters[to] != '\n' && letters[to] != '\r' {
			to++
		}
		if line, err := pdfLineOf(engine, page.TextPage, letters, from, to); err != nil {
			return nil, err
		} else if line.text != "" {
			lines = append(lines, line)
		}
		from = to + 1
	}
	return lines, nil
}

// pdfLineOf reads letters from from to to.
func pdfLineOf(engine pdfium.Pdfium, page references.FPDF_TEXTPAGE, letters []uint16, from, to int) (line pdfLine, err error) {
	isSpace := func(i int) bool { return letters[i] <= ' ' || letters[i] == 0xa0 }
	for from < to && isSpace(from) {
		from++
	}
	end := to
	for end > from && isSpace(end-1) {
		end--
	}
	if from == end {
		return line, nil
	}
	// PDFium marks a word that goes on in the next line so.
	line.text = strings.ReplaceAll(string(utf16.Decode(letters[from:to])), "\x02", "-")
	first, err := engine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: page, Index: from})
	if err != nil {
		return line, err
	}
	last, err := engine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: page, Index: end - 1})
	if err != nil {
		return line, err
	}
	font, err := engine.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: page, Index: from})
	if err == nil {
		line.isBold = strings.Contains(strings.ToLower(font.FontName), "bold")
	}
	line.top, line.bottom = float64(max(first.Rect.Top, first.Rect.Bottom)), float64(min(first.Rect.Top, first.Rect.Bottom))
	line.left, line.right, line.size = float64(first.Rect.Left), float64(last.Rect.Right), line.top-line.bottom
	return line, nil
}

var digits = regexp.MustCompile(`\d+`)

// pdfBlocks joins lines to paragraphs and finds headings.
func pdfBlocks(pages [][]pdfLine) *Extracted {
	sizes, repeated := map[float64]int{}, map[string]int{}
	key := func(l pdfLine) string {
		return fmt.Sprintf("%.0f %s", l.top/6, digits.ReplaceAllString(oneLine(l.text), "0"))
	}
	for _, lines := range pages {
		seen := map[string]bool{}
		for _, l := range lines {
			sizes[math.Round(l.size*2)/2] += len(l.text)
			if k := key(l); !seen[k] {
				seen[k] = true
				repeated[k]++
			}
		}
	}
	body := 0.0
	for size, letters := range sizes {
		if letters > sizes[body] || letters == sizes[body] && size < body {
			body = size
		}
	}
	larger := headingSizes(sizes, body)
	out := &Extracted{Pages: len(pages)}
	for i, lines := range pages {
		edge := 0.0
		for _, l := range lines {
			edge = max(edge, l.right)
		}
		var last *pdfLine
		for _, l := range lines {
			if len(pages) > 3 && repeated[key(l)]*2 > len(pages) {
				continue // a running head or foot
			}
			out.addLine(l, last, pdfPlace{i + 1, edge, body, larger})
			last = &l
		}
	}
	for _, b := range out.Blocks {
		if b.Kind == Heading && b.Page <= 1 {
			out.Title = b.Text
			break
		}
	}
	return out
}

// headingSizes are the sizes of letters above the body's, largest first.
func headingSizes(sizes map[float64]int, body float64) (larger []float64) {
	for size := range sizes {
		if size > body*1.12 {
			larger = append(larger, size)
		}
	}
	slices.Sort(larger)
	slices.Reverse(larger)
	return larger
}

// pdfPlace is what a line is judged by.
type pdfPlace struct {
	page   int
	edge   float64   // where the page's longest line ends
	body   float64   // size of most letters
	larger []float64 // sizes of headings, largest first
}

func (e *Extracted) addLine(l pdfLine, last *pdfLine, at pdfPlace) {
	page, body, larger := at.page, at.body, at.larger
	text := oneLine(l.text)
	level := slices.Index(larger, math.Round(l.size*2)/2) + 1
	if level == 0 && l.isBold && looksLikeHeading(text) && l.size >= body*0.95 {
		level = len(larger) + 1
	}
	if level > 0 && utf8.RuneCountInString(text) <= 150 && strings.ContainsFunc(text, unicode.IsLetter) {
		level = min(level, 4)
		if n := len(e.Blocks); n > 0 && last != nil && e.Blocks[n-1].Kind == Heading && e.Blocks[n-1].Level == level &&
			e.Blocks[n-1].Page == page && last.bottom-l.top < l.size*0.8 { // a heading of two lines
			e.Blocks[n-1].Text += " " + text
			return
		}
		e.Blocks = append(e.Blocks, Block{Kind: Heading, Level: level, Text: text, Page: page})
		return
	}
	if item, ok := listItem(text); ok {
		e.Blocks = append(e.Blocks, Block{Kind: Item, Text: item, Page: page})
		return
	}
	n := len(e.Blocks)
	continues := n > 0 && last != nil && e.Blocks[n-1].Kind != Heading && e.Blocks[n-1].Page == page &&
		last.bottom-l.top < l.size*0.6 && last.bottom-l.top > -l.size*2 &&
		last.right > last.left+(at.edge-last.left)*0.7 // a line that ends early ends what it says
	if !continues {
		e.Blocks = append(e.Blocks, Block{Kind: Text, Text: text, Page: page})
		return
	}
	before := &e.Blocks[n-1]
	if stem, hyphenated := strings.CutSuffix(before.Text, "-"); hyphenated && startsLower(text) {
		before.Text = stem + text
	} else {
		before.Text += " " + text
	}
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}
