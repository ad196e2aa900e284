package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"socialsync/features/problem"
)

// persisted is the web app's manifest: sha256 in hex to document. It is fixed
// at the build; nothing a caller sends is ever added to it.
type persisted map[string]string

// LoadPersisted reads the manifest that the web app's build writes and checks
// that every text has the hash it is listed under.
func LoadPersisted(path string) (map[string]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read persisted documents: %w", err)
	}
	var manifest map[string]string
	if err := json.Unmarshal(raw, &manifest); err != nil {
		return nil, fmt.Errorf("read persisted documents %s: %w", path, err)
	}
	for hash, text := range manifest {
		if hashOf(text) != hash {
			return nil, fmt.Errorf("read persisted documents %s: the text listed as %s has another hash", path, hash)
		}
	}
	return manifest, nil
}

// resolve fills in params.Query from the hash the caller sent and reports
// whether the document is one of ours. A text sent along must be the one
// hashed. An unknown hash is answered with the words that urql's and Apollo's
// clients know; they then send the text, which is a free document.
func (p persisted) resolve(params *graphql.RawParams) (ours bool, err error) {
	hash, err := documentHash(params.Extensions)
	if err != nil {
		return false, err
	}
	if hash == "" {
		if params.Query == "" {
			return false, problem.New(problem.BadInput, "The request has no query.")
		}
		return false, nil
	}
	text, known := p[hash]
	switch {
	case known && (params.Query == "" || params.Query == text):
		params.Query = text
		return true, nil
	case params.Query == "":
		return false, problem.New(problem.BadInput, "PersistedQueryNotFound")
	case hashOf(params.Query) != hash:
		return false, problem.New(problem.BadInput, "The query does not have this hash.")
	}
	return false, nil
}

// documentHash reads extensions.persistedQuery.sha256Hash, or the documentId
// that the transports put beside it. No hash is "".
func documentHash(ext map[string]any) (string, error) {
	if v, ok := ext["persistedQuery"]; ok && v != nil {
		pq, _ := v.(map[string]any)
		hash, ok := pq["sha256Hash"].(string)
		if !ok || hash == "" {
			return "", problem.New(problem.BadInput, "extensions.persistedQuery has no sha256Hash.")
		}
		return strings.ToLower(hash), nil
	}
	if id, ok := ext[documentIDKey].(string); ok {
		return strings.ToLower(strings.TrimPrefix(id, "sha256:")), nil
	}
	return "", nil
}

// documentIDKey is where the transports keep a request's documentId.
const documentIDKey = "documentId"

func hashOf(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:])
}
