package app

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// compressed answers with a quarter of the bytes where the browser takes gzip
// or zstd: the web app leaves that to us, so that its socket stays cheap. What it
// streams arrives as it streams it. Pictures and fonts pass as they are.
func compressed(pages http.Handler) (http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.ContentTypeFilter(isText))
	if err != nil {
		return nil, fmt.Errorf("compress pages: %w", err)
	}
	return wrap(pages), nil
}

// isText is true for pages, what Next.js streams of them, styles, scripts and drawings.
func isText(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	switch kind {
	case "application/javascript", "application/json", "application/manifest+json", "image/svg+xml":
		return true
	}
	return strings.HasPrefix(kind, "text/")
}
