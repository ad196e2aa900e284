package ai

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
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
	if err := redactBody(req); err != nil {
		return nil, err
	}
	res, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	d.last = seen{status: res.StatusCode, header: res.Header}
	res.Body = &bounded{body: res.Body, left: d.limit}
	return res, nil
}

// redactBody hides what is personal in every text of a request, whoever made it of
// whatever: this is the last place before the network. Files are left alone: nobody
// can tell what is said in a recording or shown in a picture.
func redactBody(req *http.Request) error {
	kinds := hidden(req.Context())
	if req.Body == nil || len(kinds) == 0 || !strings.HasPrefix(req.Header.Get("Content-Type"), "application/json") {
		return nil
	}
	raw, err := io.ReadAll(req.Body)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var body any
	if err := decoder.Decode(&body); err != nil {
		return fmt.Errorf("read a request of ours: %w", err)
	}
	body, changed := redactTexts(body, kinds)
	if changed {
		if raw, err = json.Marshal(body); err != nil {
			return err
		}
	}
	req.Body, req.ContentLength = io.NopCloser(bytes.NewReader(raw)), int64(len(raw))
	req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(raw)), nil }
	return nil
}

// redactTexts goes through JSON. What a file's bytes are written as is no text.
func redactTexts(value any, kinds []Personal) (_ any, changed bool) {
	switch v := value.(type) {
	case string:
		if strings.HasPrefix(v, "data:") && strings.Contains(v[:min(len(v), 100)], ";base64,") {
			return v, false
		}
		out := Redact(v, kinds)
		return out, out != v
	case []any:
		for i, one := range v {
			out, did := redactTexts(one, kinds)
			v[i], changed = out, changed || did
		}
	case map[string]any:
		for key, one := range v {
			out, did := redactTexts(one, kinds)
			v[key], changed = out, changed || did
		}
	}
	return value, changed
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
