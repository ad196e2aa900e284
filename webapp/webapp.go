// Package webapp carries what the API must know of the web app: the documents
// it may send by their hash alone. The app itself is the Next.js project here.
package webapp

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed gql/persisted.json
var persisted []byte

// Persisted maps the sha256 (hex) of each GraphQL document of the web app to its
// text, as its build wrote them down.
func Persisted() (map[string]string, error) {
	var documents map[string]string
	if err := json.Unmarshal(persisted, &documents); err != nil {
		return nil, fmt.Errorf("read webapp/gql/persisted.json: %w", err)
	}
	return documents, nil
}
