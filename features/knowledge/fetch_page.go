package knowledge

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"socialsync/clients/fetch"
	"socialsync/db"
)

const (
	userAgent   = "SocialSyncBot/1.0"
	maxPageSize = 5 << 20
	pageTime    = 25 * time.Second
)

// page fetches the source's page and reads it; nil when its server says that it is
// what was read last time.
func (r *reading) page(ctx context.Context) (*Extracted, error) {
	if err := r.allowed(ctx, *r.source.URL); err != nil {
		return nil, err
	}
	if err := r.keep(ctx); err != nil {
		return nil, err
	}
	known := ""
	if r.source.Etag != nil && r.source.LiveVersionID != nil && r.source.PendingVersionID == nil {
		known = *r.source.Etag
	}
	got, err := r.get(ctx, *r.source.URL, known, maxPageSize)
	if err != nil {
		return nil, err
	}
	if err := r.keep(ctx); err != nil {
		return nil, err
	}
	if got.address != *r.source.URL { // where it was sent on to may have other rules
		if err := r.allowed(ctx, got.address); err != nil {
			return nil, err
		}
	}
	r.etag = got.etag
	if got.unchanged {
		return nil, r.update(ctx, func(tx *db.Tx) error { return r.withdraw(ctx, tx) })
	}
	name := "page.html"
	if u, err := url.Parse(*r.source.URL); err == nil && strings.Contains(u.Path, ".") {
		name = u.Path
	}
	kind, err := TypeOf(name, got.body)
	if err != nil {
		return nil, err
	}
	if kind == HTML || strings.HasPrefix(got.contentType, "text/html") {
		return r.Extract(ctx, HTML, inUTF8(got.body, got.contentType))
	}
	return r.Extract(ctx, kind, got.body)
}

// got is what an address answered.
type got struct {
	address     string // after redirects
	body        []byte
	contentType string
	etag        string
	unchanged   bool
}

// get fetches an address of the outside world. Nothing of our own network answers:
// clients/fetch sees to that. What is longer than limit is given up to there, with
// the error.
func (s *Service) get(ctx context.Context, address, etag string, limit int64) (*got, error) {
	ctx, cancel := context.WithTimeout(ctx, pageTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, unreadable(db.FailureUnreachable, "This address is malformed.")
	}
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain,text/markdown,application/pdf,application/xml;q=0.8,*/*;q=0.5")
	if etag != "" {
		request.Header.Set("If-None-Match", etag)
	}
	response, err := s.Outside.Do(request)
	if err != nil {
		if errors.Is(err, fetch.ErrForbidden) {
			return nil, unreadable(db.FailureForbidden, "This address leads into a private network and is not read.")
		}
		return nil, unreadable(db.FailureUnreachable, "The page's server does not answer.")
	}
	defer func() { _ = response.Body.Close() }()
	address = response.Request.URL.String()
	if response.StatusCode == http.StatusNotModified && etag != "" {
		return &got{address: address, etag: etag, unchanged: true}, nil
	}
	if response.StatusCode != http.StatusOK {
		return nil, refused(response.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	if err != nil {
		return nil, unreadable(db.FailureUnreachable, "The page's server stopped in the middle of its answer.")
	}
	if int64(len(body)) > limit {
		return &got{address: address, body: body[:limit]}, unreadable(db.FailureTooLarge, "The page is larger than %d MB.", limit>>20)
	}
	return &got{address: address, body: body, contentType: response.Header.Get("Content-Type"), etag: cleanEtag(response.Header.Get("ETag"))}, nil
}

// refused is why a page was not given, by its server's status.
func refused(status int) error {
	bad := &Unreadable{status: status}
	switch status {
	case http.StatusNotFound, http.StatusGone:
		bad.Why, bad.Detail = db.FailureGone, fmt.Sprintf("There is no page at this address (%d).", status)
	case http.StatusUnauthorized, http.StatusForbidden:
		bad.Why, bad.Detail = db.FailureForbidden, fmt.Sprintf("The page's server does not let us read it (%d).", status)
	default:
		bad.Why, bad.Detail = db.FailureUnreachable, fmt.Sprintf("The page's server answered with an error (%d).", status)
	}
	return bad
}

// maxEtag is the longest mark that is kept; servers send some dozen bytes.
const maxEtag = 200

// cleanEtag is a mark that can be kept and sent back; empty when it is none. A
// page without one is read in full each time.
func cleanEtag(etag string) string {
	if len(etag) > maxEtag || strings.ContainsFunc(etag, func(r rune) bool { return r < ' ' || r > '~' }) {
		return ""
	}
	return etag
}

// inUTF8 is a page whose charset only its server told, as UTF-8.
func inUTF8(body []byte, contentType string) []byte {
	converted, err := toUTF8(body, contentType)
	if err != nil {
		return body
	}
	return converted
}

// cleanAddress is an address as it is kept: http or https, with a host, without a
// fragment, a name or a password.
func cleanAddress(address string) (string, error) {
	address = strings.TrimSpace(address)
	if address != "" && !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil || !utf8.ValidString(address) || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || len(address) > 2000 {
		return "", fmt.Errorf("no address of a page: %w", errors.Join(err))
	}
	u.Fragment, u.Host = "", strings.ToLower(u.Host)
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String(), nil
}
