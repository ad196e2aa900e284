package aisim

import (
	"net/http"
	"strings"
	"sync"

	"github.com/tiktoken-go/tokenizer"
)

// chatModels are the families the simulator plays, with how many tokens a prompt
// and its answer may have together.
var chatModels = []struct {
	prefix  string
	context int
	reasons bool
}{
	{"gpt-4.1", 1_047_576, false}, {"gpt-4o", 128_000, false}, {"gpt-5", 400_000, true}, {"o3", 200_000, true}, {"o4", 200_000, true},
}

var (
	embeddingModels     = map[string]int{"text-embedding-3-small": 1536, "text-embedding-3-large": 3072, "text-embedding-ada-002": 1536}
	moderationModels    = []string{"omni-moderation-latest", "omni-moderation-2024-09-26"}
	transcriptionModels = []string{"whisper-1", "gpt-4o-mini-transcribe", "gpt-4o-transcribe"}
)

// chatModel is how many tokens a chat model takes, or false.
func chatModel(name string) (context int, reasons, ok bool) {
	for _, m := range chatModels {
		if strings.HasPrefix(name, m.prefix) && !strings.Contains(name, "transcribe") {
			return m.context, m.reasons, true
		}
	}
	return 0, false, false
}

func (s *Server) listModels(w http.ResponseWriter, r *http.Request) {
	if err := (&request{Request: r, w: w}).authorise(); err != nil {
		refuse(w, err)
		return
	}
	list := []object{}
	names := append(append([]string{"gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-4.1-mini", "gpt-4.1-nano",
		"text-embedding-3-small", "text-embedding-3-large"}, moderationModels...), transcriptionModels...)
	for _, name := range names {
		list = append(list, object{"id": name, "object": "model", "created": 1_700_000_000, "owned_by": "offline-simulator"})
	}
	writeJSON(w, http.StatusOK, object{"object": "list", "data": list})
}

var (
	chatCodec  = sync.OnceValue(func() tokenizer.Codec { return codec(tokenizer.O200kBase) })
	embedCodec = sync.OnceValue(func() tokenizer.Codec { return codec(tokenizer.Cl100kBase) })
)

func codec(encoding tokenizer.Encoding) tokenizer.Codec {
	c, err := tokenizer.Get(encoding)
	if err != nil {
		panic(err) // the vocabularies are part of the program
	}
	return c
}

// tokens counts as OpenAI's tokenizer does.
func tokens(c tokenizer.Codec, text string) int {
	n, err := c.Count(text)
	if err != nil {
		return len(text) / 4
	}
	return n
}
