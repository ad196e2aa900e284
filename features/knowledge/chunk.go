package knowledge

import (
	"crypto/sha256"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/tiktoken-go/tokenizer"

	"socialsync/db"
)

// How long a passage is, in tokens. One that is too short says too little to be
// found, one that is too long says too many things to be found for any of them.
const (
	wantTokens = 220
	mostTokens = 360
	maxChunks  = 4000 // of a source
)

// codec is the vocabulary of the embedding model. It is embedded in the program.
var codec = sync.OnceValue(func() tokenizer.Codec {
	c, err := tokenizer.Get(tokenizer.Cl100kBase)
	if err != nil {
		panic(err) // it is part of the program
	}
	return c
})

// countTokens says how many tokens a text has for the embedding model.
func countTokens(text string) int {
	n, err := codec().Count(text)
	if err != nil {
		return len(text) / 3
	}
	return n
}

// Chunks cuts a document along its structure: a passage never spans two sections,
// a row or list item is whole unless it alone is too long, and every passage knows
// the title and the headings above it.
func Chunks(title string, blocks []Block) []db.NewKnowledgeChunk {
	c := &chunker{title: title}
	for _, b := range blocks {
		if b.Kind == Heading {
			c.cut()
			c.enter(b)
			continue
		}
		for _, piece := range pieces(b.Text) {
			c.add(b, piece)
		}
	}
	c.cut()
	return c.out
}

type chunker struct {
	title string
	path  []Block // the headings above, outermost first
	lines []string
	kind  BlockKind // of the last line
	page  int
	used  int // tokens of lines
	out   []db.NewKnowledgeChunk
}

// enter goes to a new section. One without text of its own is named in its
// subsections' paths.
func (c *chunker) enter(heading Block) {
	for len(c.path) > 0 && c.path[len(c.path)-1].Level >= heading.Level {
		c.path = c.path[:len(c.path)-1]
	}
	c.path = append(c.path, heading)
	c.page = heading.Page
}

func (c *chunker) add(b Block, text string) {
	tokens := countTokens(text) + 1
	full := c.used+tokens > mostTokens
	enough := c.used >= wantTokens && (b.Kind != Item || c.kind != Item) // a list stays together while it fits
	if c.used > 0 && (full || enough) {
		c.cut()
	}
	if c.used == 0 && b.Page > 0 {
		c.page = b.Page
	}
	if b.Kind == Item {
		text = "- " + text
	}
	c.lines, c.used, c.kind = append(c.lines, text), c.used+tokens, b.Kind
}

// cut ends the passage.
func (c *chunker) cut() {
	if len(c.lines) == 0 {
		return
	}
	chunk := db.NewKnowledgeChunk{Heading: c.heading(), Body: strings.Join(c.lines, "\n")}
	if c.page > 0 {
		page := c.page
		chunk.Page = &page
	}
	c.out = append(c.out, finish(chunk))
	c.lines, c.used = nil, 0
}

// finish counts a chunk's tokens and names its content.
func finish(c db.NewKnowledgeChunk) db.NewKnowledgeChunk {
	text := EmbeddedText(c.Heading, c.Body)
	sum := sha256.Sum256([]byte(text))
	c.Tokens, c.Hash = countTokens(text), sum[:]
	return c
}

// heading is the passage's short context: the title and the headings above it.
func (c *chunker) heading() string {
	parts := []string{}
	if c.title != "" {
		parts = append(parts, c.title)
	}
	for _, h := range c.path {
		if len(parts) == 0 || !strings.EqualFold(parts[len(parts)-1], h.Text) {
			parts = append(parts, h.Text)
		}
	}
	return shorten(strings.Join(parts, " › "), 300)
}

// EmbeddedText is what a chunk's embedding is made from.
func EmbeddedText(heading, body string) string {
	if heading == "" {
		return body
	}
	return heading + "\n" + body
}

// pieces cuts a text that is too long for one passage at the ends of sentences,
// and a sentence that is too long between words.
func pieces(text string) []string {
	if len(text) <= mostTokens || countTokens(text) <= mostTokens { // a token is a byte at least
		return []string{text}
	}
	var out []string
	var b strings.Builder
	used := 0
	flush := func() {
		if used > 0 {
			out = append(out, b.String())
			b.Reset()
			used = 0
		}
	}
	put := func(part string) {
		n := countTokens(part) + 1
		if used+n > wantTokens {
			flush()
		}
		if used > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(part)
		used += n
	}
	for _, sentence := range sentences(text) {
		if len(sentence) <= wantTokens || countTokens(sentence) <= wantTokens {
			put(sentence)
			continue
		}
		for word := range strings.FieldsSeq(sentence) {
			for len(word) > 200 { // no word of any language
				cut := 200
				for !utf8.RuneStart(word[cut]) {
					cut--
				}
				put(word[:cut])
				word = word[cut:]
			}
			put(word)
		}
	}
	flush()
	return out
}

// sentences cuts after a full stop, question or exclamation mark that a space and
// no small letter follow.
func sentences(text string) (out []string) {
	start := 0
	for i, r := range text {
		if !strings.ContainsRune(".!?…", r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		rest := text[end:]
		next := strings.TrimLeft(rest, " ")
		if next == rest || next == "" {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(next); unicode.IsLower(first) {
			continue
		}
		out = append(out, strings.TrimSpace(text[start:end]))
		start = end
	}
	return append(out, strings.TrimSpace(text[start:]))
}

// shorten cuts a text to so many characters.
func shorten(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	runes := []rune(text)
	return strings.TrimSpace(string(runes[:most-1])) + "…"
}
