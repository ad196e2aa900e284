package demo

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed knowledge
var knowledge embed.FS

// Document is what the shop has written down.
type Document struct {
	Filename string
	Data     []byte
	Internal bool // for colleagues only
}

// Documents are the files in knowledge, by name.
func Documents() ([]Document, error) {
	var list []Document
	err := fs.WalkDir(knowledge, "knowledge", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == "faqs.txt" {
			return err
		}
		data, err := knowledge.ReadFile(path)
		list = append(list, Document{Filename: entry.Name(), Data: data, Internal: strings.HasPrefix(entry.Name(), "interne-")})
		return err
	})
	return list, err
}

// FAQ is a question that customers ask, in several ways, with the team's answer.
type FAQ struct {
	Questions []string
	Answer    string
	Tags      []string
}

// FAQs reads knowledge/faqs.txt: "?" and the ways to ask, "!" and the answer, "#"
// and its tags, a line each.
func FAQs() ([]FAQ, error) {
	text, err := knowledge.ReadFile("knowledge/faqs.txt")
	var list []FAQ
	for line := range strings.Lines(string(text)) {
		mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch mark {
		case "?":
			list = append(list, FAQ{Questions: strings.Split(rest, " | ")})
		case "!":
			list[len(list)-1].Answer = rest
		case "#":
			list[len(list)-1].Tags = strings.Fields(rest)
		}
	}
	return list, err
}
