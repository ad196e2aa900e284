package ai

import (
	"encoding/json"
	"strings"
	"time"
)

// showEvery is how often a person sees more of an answer that is being written.
const showEvery = 150 * time.Millisecond

// Showing listens to one answer's stream and shows, a few times a second, what a person
// would read of it: the texts of these properties.
func Showing(show func(text string), properties ...string) (on func(delta string)) {
	var content strings.Builder
	var last time.Time
	shown := ""
	return func(delta string) {
		content.WriteString(delta)
		if time.Since(last) < showEvery {
			return
		}
		if text := TextSoFar(content.String(), properties...); text != "" && text != shown {
			last, shown = time.Now(), text
			show(text)
		}
	}
}

// TextSoFar is what a person would read of an answer whose JSON is still being
// written: the texts of these properties, the last one as far as it goes.
func TextSoFar(content string, properties ...string) string {
	var texts []string
	for _, property := range properties {
		rest := content
		for {
			_, after, ok := strings.Cut(rest, `"`+property+`":`)
			if !ok {
				break
			}
			value, length := jsonText(after)
			if value = strings.TrimSpace(value); value != "" {
				texts = append(texts, value)
			}
			rest = after[length:]
		}
	}
	return strings.Join(texts, " ")
}

// jsonText reads the string that a text begins with, whole or in part, and how many
// bytes it takes.
func jsonText(in string) (value string, length int) {
	trimmed := strings.TrimLeft(in, " \n\t")
	skipped := len(in) - len(trimmed)
	if !strings.HasPrefix(trimmed, `"`) {
		return "", skipped
	}
	for i := 1; i < len(trimmed); i++ {
		switch trimmed[i] {
		case '\\':
			i++
		case '"':
			if json.Unmarshal([]byte(trimmed[:i+1]), &value) != nil {
				return "", skipped + i + 1
			}
			return value, skipped + i + 1
		}
	}
	// It is still being written: an escape that is not whole is left out.
	for cut := len(trimmed); cut > 1 && cut > len(trimmed)-12; cut-- {
		if json.Unmarshal([]byte(trimmed[:cut]+`"`), &value) == nil {
			return strings.TrimRight(value, "\uFFFD"), len(in)
		}
	}
	return "", len(in)
}
