package ai

import (
	"io"
	"net/http"
	"strconv"
	"time"
)

// doer sends one attempt's requests. It notes what the answer's head said, which
// the protocol client does not pass on, and bounds the body.
type doer struct {
	http  *http.Client
	limit int64 // bytes of the body
	last  seen
}

// seen is the head of the answer to an attempt, empty when none came.
type seen struct {
	status int
	header http.Header
}

func (d *doer) seen() seen { return d.last }

// Do implements openai.HTTPDoer.
func (d *doer) Do(req *http.Request) (*http.Response, error) {
	client := d.http
	if client == nil {
		client = http.DefaultClient
	}
	req.Header.Set("User-Agent", "SocialSync")
	res, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	d.last = seen{status: res.StatusCode, header: res.Header}
	res.Body = &bounded{body: res.Body, left: d.limit}
	return res, nil
}

// bounded is a body that fails, instead of ending, past its limit: a cut JSON
// must not be taken for a whole one.
type bounded struct {
	body io.ReadCloser
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLarge
	}
	n, err := b.body.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

func (b *bounded) Close() error { return b.body.Close() }

// retryAfter reads what a server asks for: OpenAI sends retry-after-ms, too.
func retryAfter(h http.Header) time.Duration {
	if ms, err := strconv.ParseFloat(h.Get("Retry-After-Ms"), 64); err == nil && ms > 0 {
		return time.Duration(ms * float64(time.Millisecond))
	}
	given := h.Get("Retry-After")
	if seconds, err := strconv.ParseFloat(given, 64); err == nil && seconds > 0 {
		return min(time.Duration(seconds*float64(time.Second)), 24*time.Hour)
	}
	if at, err := http.ParseTime(given); err == nil {
		return max(time.Until(at), 0)
	}
	return 0
}
