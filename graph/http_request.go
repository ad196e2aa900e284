package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

// httpError is a request that is refused before GraphQL is involved.
type httpError struct {
	status  int
	code    string
	message string
	allow   string // of a 405
}

// Error implements the error interface.
func (e *httpError) Error() string { return e.message }

func badRequest(message string) error {
	return &httpError{status: http.StatusBadRequest, code: codeBadInput, message: message}
}

// readPost reads the parameters of a POST: application/json in UTF-8, one
// strict JSON object of at most limit bytes.
func readPost(w http.ResponseWriter, r *http.Request, limit int64) (*graphql.RawParams, error) {
	unsupported := &httpError{
		status: http.StatusUnsupportedMediaType, code: codeBadInput,
		message: "Send application/json in UTF-8.",
	}
	mediaType, p, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || mediaType != "application/json" {
		return nil, unsupported
	}
	if charset, given := p["charset"]; given && !strings.EqualFold(charset, "utf-8") && !strings.EqualFold(charset, "utf8") {
		return nil, unsupported
	}
	if enc := r.Header.Get("Content-Encoding"); enc != "" && !strings.EqualFold(enc, "identity") {
		return nil, unsupported
	}
	var body bytes.Buffer
	if r.ContentLength > 0 && r.ContentLength <= limit {
		body.Grow(int(r.ContentLength) + bytes.MinRead)
	}
	if _, err := body.ReadFrom(http.MaxBytesReader(w, r.Body, limit)); err != nil {
		if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
			return nil, &httpError{status: http.StatusRequestEntityTooLarge, code: codeBadInput, message: "The request is too large."}
		}
		return nil, badRequest("The request could not be read.")
	}
	return decodeParams(body.Bytes())
}

// readGet reads the parameters of a GET from its query string.
func readGet(q url.Values, limit int64) (*graphql.RawParams, error) {
	size := 0
	for _, values := range q {
		for _, v := range values {
			size += len(v)
		}
	}
	if int64(size) > limit {
		return nil, &httpError{status: http.StatusRequestEntityTooLarge, code: codeBadInput, message: "The request is too large."}
	}
	params := &graphql.RawParams{Query: q.Get("query"), OperationName: q.Get("operationName")}
	var err error
	if params.Variables, err = optionalObject([]byte(q.Get("variables"))); err != nil {
		return nil, badRequest("variables must be a JSON object.")
	}
	if params.Extensions, err = optionalObject([]byte(q.Get("extensions"))); err != nil {
		return nil, badRequest("extensions must be a JSON object.")
	}
	return withDocumentID(params, q.Get("documentId"))
}

// decodeParams reads one GraphQL request from JSON. The websocket uses it for
// the payload of subscribe.
func decodeParams(raw []byte) (*graphql.RawParams, error) {
	if !utf8.Valid(raw) {
		return nil, badRequest("The request is not UTF-8.")
	}
	if b := bytes.TrimLeft(raw, " \t\r\n"); len(b) > 0 && b[0] == '[' {
		return nil, badRequest("Batches are not supported; send one operation a request.")
	}
	var body struct {
		Query         json.RawMessage `json:"query"`
		OperationName json.RawMessage `json:"operationName"`
		DocumentID    json.RawMessage `json:"documentId"`
		Variables     json.RawMessage `json:"variables"`
		Extensions    json.RawMessage `json:"extensions"`
	}
	if err := json.Unmarshal(raw, &body); err != nil || isNull(bytes.TrimSpace(raw)) {
		return nil, badRequest("The request is not a JSON object.")
	}
	var (
		params graphql.RawParams
		id     string
		err    error
	)
	if params.Query, err = optionalString(body.Query); err != nil {
		return nil, badRequest("query must be a string.")
	}
	if params.OperationName, err = optionalString(body.OperationName); err != nil {
		return nil, badRequest("operationName must be a string.")
	}
	if id, err = optionalString(body.DocumentID); err != nil {
		return nil, badRequest("documentId must be a string.")
	}
	if params.Variables, err = optionalObject(body.Variables); err != nil {
		return nil, badRequest("variables must be an object.")
	}
	if params.Extensions, err = optionalObject(body.Extensions); err != nil {
		return nil, badRequest("extensions must be an object.")
	}
	return withDocumentID(&params, id)
}

// withDocumentID keeps the id where persisted looks for it and refuses a
// request that names no document at all.
func withDocumentID(params *graphql.RawParams, id string) (*graphql.RawParams, error) {
	delete(params.Extensions, documentIDKey)
	if id != "" {
		if params.Extensions == nil {
			params.Extensions = map[string]any{}
		}
		params.Extensions[documentIDKey] = id
	}
	if params.Query == "" && id == "" && params.Extensions["persistedQuery"] == nil {
		return nil, badRequest("The request has no query.")
	}
	return params, nil
}

var errNotThat = errors.New("another JSON type")

func isNull(raw []byte) bool {
	return len(raw) == 0 || string(raw) == "null"
}

func optionalString(raw json.RawMessage) (string, error) {
	if isNull(raw) {
		return "", nil
	}
	if raw[0] != '"' {
		return "", errNotThat
	}
	var s string
	return s, json.Unmarshal(raw, &s)
}

// optionalObject decodes an object with its numbers kept as written.
func optionalObject(raw []byte) (map[string]any, error) {
	raw = bytes.TrimSpace(raw)
	if isNull(raw) {
		return nil, nil //nolint:nilnil // absent is not an error
	}
	if raw[0] != '{' {
		return nil, errNotThat
	}
	var m map[string]any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&m); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errNotThat
	}
	return m, nil
}
