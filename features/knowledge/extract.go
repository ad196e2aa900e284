package knowledge

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"

	"socialsync/db"
)

// Bounds of what is read from one document, so that a hostile one costs a known
// amount. They are far above what a business writes.
const (
	MaxDocument    = 10_000_000 // bytes of a file
	maxPages       = 1000
	maxText        = 4 << 20  // bytes of extracted text
	maxUnpacked    = 64 << 20 // bytes of a DOCX's main part
	extractionTime = 60 * time.Second
)

// BlockKind is what a block is in its document.
type BlockKind string

// The kinds of blocks that chunking treats differently.
const (
	Heading BlockKind = "heading"
	Text    BlockKind = "text"
	Item    BlockKind = "item" // of a list
	Row     BlockKind = "row"  // of a table, each value with its column's name
)

// Block is a piece of a document that belongs together.
type Block struct {
	Kind  BlockKind `json:"kind"`
	Level int       `json:"level,omitempty"` // of a Heading, from 1
	Text  string    `json:"text"`
	Page  int       `json:"page,omitempty"` // from 1; 0 where there are no pages
}

// Extracted is the text of a document in its structure.
type Extracted struct {
	Title string `json:"title"` // as the document names itself; may be empty
	Pages int    `json:"pages,omitempty"`
	// SilentPages show something and hold no text, from 1.
	SilentPages []int   `json:"silentPages,omitempty"`
	Blocks      []Block `json:"blocks"`
}

// Unreadable is why a document gave no text. It will not do so next time either.
type Unreadable struct {
	Why    db.KnowledgeFailure
	Detail string // one English sentence, for people

	status int // HTTP's, of a page whose server answered with an error
}

func (u *Unreadable) Error() string { return string(u.Why) + ": " + u.Detail }

func unreadable(why db.KnowledgeFailure, format string, args ...any) error {
	return &Unreadable{Why: why, Detail: fmt.Sprintf(format, args...)}
}

// FileType is a kind of file that can be read.
type FileType string

// The types, by their MIME names.
const (
	PDF      FileType = "application/pdf"
	DOCX     FileType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	Markdown FileType = "text/markdown"
	Plain    FileType = "text/plain"
	HTML     FileType = "text/html"
	CSV      FileType = "text/csv"
)

// TypeOf says what data is, by its content first: a name only tells texts apart.
func TypeOf(filename string, data []byte) (FileType, error) {
	found := mimetype.Detect(data)
	ending := strings.ToLower(filename[strings.LastIndexByte(filename, '.')+1:])
	switch {
	case len(data) == 0:
		return "", unreadable(db.FailureEmpty, "This file is empty.")
	case found.Is("application/pdf"):
		return PDF, nil
	case found.Is(string(DOCX)):
		return DOCX, nil
	case found.Is("application/x-ole-storage") && ending == "docx":
		return "", unreadable(db.FailureEncrypted, "This document is protected by a password. Remove it and upload the document again.")
	case found.Is("text/html"):
		return HTML, nil
	}
	for parent := found; parent != nil; parent = parent.Parent() {
		if !parent.Is("text/plain") {
			continue
		}
		switch ending {
		case "md", "markdown":
			return Markdown, nil
		case "csv", "tsv":
			return CSV, nil
		case "html", "htm":
			return HTML, nil
		}
		return Plain, nil
	}
	if found.Is("application/octet-stream") && !bytes.ContainsRune(data, 0) && (ending == "txt" || ending == "md" || ending == "csv") {
		return Plain, nil // a text in a code page of its own
	}
	return "", unreadable(db.FailureUnsupported, "This kind of file cannot be read. Use PDF, DOCX, Markdown, text, HTML or CSV.")
}

// Extractor reads a document of a known type.
type Extractor func(ctx context.Context, kind FileType, data []byte) (*Extracted, error)

// Extract reads a document in this process. What a library panics about is an
// unreadable document, and what takes too long is too complex.
//
// Errors: *Unreadable, or ctx's.
func Extract(ctx context.Context, kind FileType, data []byte) (out *Extracted, err error) {
	ctx, cancel := context.WithTimeout(ctx, extractionTime)
	defer cancel()
	type result struct {
		out *Extracted
		err error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- result{err: fmt.Errorf("%w (panic: %v\n%s)", unreadable(db.FailureUnreadable, "This file is damaged and cannot be read."), p, debug.Stack())}
			}
		}()
		out, err := extract(ctx, kind, data)
		done <- result{out, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return nil, tooSlow(r.err)
		}
		return tidy(r.out)
	case <-ctx.Done():
		return nil, tooSlow(ctx.Err())
	}
}

func extract(ctx context.Context, kind FileType, data []byte) (*Extracted, error) {
	switch kind {
	case PDF:
		return extractPDF(ctx, data)
	case DOCX:
		return extractDOCX(ctx, data)
	case Markdown:
		return extractMarkdown(decodeText(data)), nil
	case HTML:
		return extractHTML(data)
	case CSV:
		return extractCSV(decodeText(data))
	default:
		return extractText(decodeText(data)), nil
	}
}

func tooSlow(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return unreadable(db.FailureTooComplex, "Reading this file takes too long. Save it anew, or split it.")
	}
	return err
}

// tidy drops what holds no words and what Postgres cannot keep, and holds the
// bounds.
func tidy(in *Extracted) (*Extracted, error) {
	out := &Extracted{Title: oneLine(in.Title), Pages: in.Pages, SilentPages: in.SilentPages}
	size := 0
	for _, b := range in.Blocks {
		b.Text = oneLine(b.Text)
		if b.Text == "" {
			continue
		}
		if size += len(b.Text); size > maxText {
			return nil, unreadable(db.FailureTooLarge, "This document holds more than %d million characters. Split it.", maxText>>20)
		}
		out.Blocks = append(out.Blocks, b)
	}
	if len(out.Blocks) == 0 {
		return nil, unreadable(db.FailureEmpty, "There is no text in it.")
	}
	return out, nil
}

// oneLine is text without control characters and with single spaces.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, r == '\u00ad', r == '\u200b', r == '\ufeff': // nothing, a soft hyphen, marks without width
			return -1
		case r < ' ', r == 0x7f, r == '\u00a0', r == '\u202f', r == '\u2028', r == '\u2029':
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// Content is the text, a block a line, headings marked as Markdown does.
func (e *Extracted) Content() string {
	var b strings.Builder
	for _, block := range e.Blocks {
		switch block.Kind {
		case Heading:
			b.WriteString(strings.Repeat("#", block.Level) + " ")
		case Item:
			b.WriteString("- ")
		}
		b.WriteString(block.Text)
		b.WriteByte('\n')
	}
	return b.String()
}
