package replies

import (
	"encoding/json"
	"strings"
)

// textSoFar is what a customer would read of an answer whose JSON is still being
// written: its texts, or its question, the last one as far as it goes.
func textSoFar(content string) string {
	var texts []string
	for _, key := range []string{`"text":`, `"question":`} {
		rest := content
		for {
			_, after, ok := strings.Cut(rest, key)
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
