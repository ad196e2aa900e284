package graph

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// negotiate picks the media type of the answer, application/json when the
// caller does not say, "" when it accepts neither.
func negotiate(accept []string) string {
	if len(accept) == 0 {
		return mediaJSON
	}
	best, bestQ := "", 0.0
	offered := false
	for _, line := range accept {
		for item := range strings.SplitSeq(line, ",") {
			item = strings.TrimSpace(item)
			if item == "" {
				continue
			}
			offered = true
			mediaType, p, err := mime.ParseMediaType(item)
			if err != nil {
				continue
			}
			q := 1.0
			if s, given := p["q"]; given {
				if q, err = strconv.ParseFloat(s, 64); err != nil {
					continue
				}
			}
			switch mediaType {
			case "*/*", "application/*":
				mediaType = mediaJSON
			case mediaJSON, mediaGraphQL:
			default:
				continue
			}
			if q > bestQ {
				best, bestQ = mediaType, q
			}
		}
	}
	if !offered {
		return mediaJSON
	}
	return best
}

// buffers are reused for answers; very large ones are left to the collector.
var buffers sync.Pool

const keptBuffer = 256 << 10

func writeResponse(w http.ResponseWriter, media string, status int, resp *graphql.Response) {
	buf, pooled := buffers.Get().(*bytes.Buffer)
	if !pooled {
		buf = new(bytes.Buffer)
	}
	defer func() {
		if buf.Cap() <= keptBuffer {
			buf.Reset()
			buffers.Put(buf)
		}
	}()
	appendResponse(buf, resp)
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(buf.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(buf.Bytes()) // the client has gone when this fails
}

// appendResponse encodes a response without looking at its data again: gqlgen
// has written it as JSON. Without data there is no data key.
func appendResponse(buf *bytes.Buffer, resp *graphql.Response) {
	buf.WriteByte('{')
	sep := ""
	if len(resp.Errors) > 0 {
		buf.WriteString(`"errors":`)
		appendJSON(buf, resp.Errors)
		sep = ","
	}
	if resp.Data != nil {
		buf.WriteString(sep + `"data":`)
		buf.Write(resp.Data)
		sep = ","
	}
	if len(resp.Extensions) > 0 {
		buf.WriteString(sep + `"extensions":`)
		appendJSON(buf, resp.Extensions)
	}
	buf.WriteByte('}')
}

func appendJSON(buf *bytes.Buffer, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		b = []byte("null")
	}
	buf.Write(b)
}
