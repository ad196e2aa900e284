package meta

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

const (
	defaultGraphURL     = "https://graph.facebook.com"
	defaultInstagramURL = "https://graph.instagram.com"
	maxAnswer           = 4 << 20
)

// Client calls the Graph API. Its zero value reaches the real one, without
// app secrets. It is safe for concurrent use; deadlines come with the context
// and no call outlives Timeout.
type Client struct {
	GraphURL     string // WhatsApp and the app's own endpoints
	InstagramURL string // Instagram with Instagram login
	// InstagramAPIURL exchanges codes. It defaults to Meta's host, or to
	// InstagramURL when that is not Meta's.
	InstagramAPIURL string
	// InstagramLoginURL is where a browser goes to consent; same default.
	InstagramLoginURL string

	AppID, AppSecret                   string
	InstagramAppID, InstagramAppSecret string

	HTTP    *http.Client
	Timeout time.Duration // 0 means ten seconds; downloads get six times that
}

// Account is whom a call is made for: the id that stands in the path and the
// token that opens it.
type Account struct {
	ID    string
	Token string
}

// call is one request to Meta.
type call struct {
	op     string
	method string
	base   string
	path   string
	query  url.Values
	token  string
	secret string // adds appsecret_proof
	json   any
	form   url.Values
	// file, when set, replaces the body: multipart that is already encoded.
	file        io.Reader
	contentType string
	length      int64
	// safe calls may be repeated: they read, or set what is set already.
	safe bool
}

// do performs a call and decodes the answer into out, which may be nil.
func (c *Client) do(ctx context.Context, in call, out any) error {
	ctx, cancel := context.WithTimeout(ctx, c.timeout())
	defer cancel()

	fail := &Error{Op: in.op, safe: in.safe || in.method == http.MethodGet}
	req, err := c.request(ctx, in)
	if err != nil {
		fail.err = err
		return fail
	}
	res, err := c.send(req, fail)
	if err != nil {
		fail.err = err
		return fail
	}
	defer func() { _ = res.Body.Close() }()

	body, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	body = storableJSON(body)
	fail.HTTPStatus = res.StatusCode
	fail.RetryAfter = retryAfter(res.Header)
	if res.StatusCode >= 300 {
		// A body that broke off is no provider's error body.
		if !fail.fill(body) && err != nil {
			fail.err = err
		}
		return fail
	}
	if err == nil && fail.fill(body) {
		return fail // an error under status 200
	}
	if err == nil && out != nil {
		err = json.Unmarshal(body, out)
	}
	if err != nil {
		fail.err = noURL(err)
		return fail
	}
	return nil
}

// send performs the request and notes in fail whether any of it was written.
func (c *Client) send(req *http.Request, fail *Error) (*http.Response, error) {
	var wrote atomic.Bool
	trace := &httptrace.ClientTrace{
		// The transport only tries a second connection when it wrote nothing
		// to the first, so each attempt starts clean.
		GetConn:          func(string) { wrote.Store(false) },
		WroteHeaderField: func(string, []string) { wrote.Store(true) },
		WroteHeaders:     func() { wrote.Store(true) },
		WroteRequest:     func(httptrace.WroteRequestInfo) { wrote.Store(true) },
	}
	client := *c.httpClient()
	if !fail.safe {
		// Following a redirect would send twice.
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	res, err := client.Do(req.WithContext(httptrace.WithClientTrace(req.Context(), trace)))
	fail.sent = wrote.Load()
	return res, noURL(err)
}

func (c *Client) request(ctx context.Context, in call) (*http.Request, error) {
	query := in.query
	if in.secret != "" && in.token != "" {
		query = cloneValues(query)
		query.Set("appsecret_proof", proof(in.token, in.secret))
	}
	address := strings.TrimRight(in.base, "/") + in.path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	body, contentType := in.file, in.contentType
	switch {
	case in.json != nil:
		encoded, err := json.Marshal(in.json)
		if err != nil {
			return nil, err
		}
		body, contentType = bytes.NewReader(encoded), "application/json"
	case in.form != nil:
		body, contentType = strings.NewReader(in.form.Encode()), "application/x-www-form-urlencoded"
	}
	req, err := http.NewRequestWithContext(ctx, in.method, address, body)
	if err != nil {
		return nil, noURL(err)
	}
	if in.length > 0 {
		req.ContentLength = in.length
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	if in.token != "" {
		req.Header.Set("Authorization", "Bearer "+in.token)
	}
	req.Header.Set("User-Agent", UserAgent)
	req.Header.Set("Accept", "application/json")
	return req, nil
}

func (c *Client) httpClient() *http.Client {
	if c.HTTP != nil {
		return c.HTTP
	}
	return shared
}

// shared keeps more connections for the next call than Go's own client, which would
// begin most of a busy worker's anew.
var shared = func() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone() //nolint:forcetypeassert // the standard library's
	transport.MaxIdleConnsPerHost = 32
	return &http.Client{Transport: transport}
}()

func (c *Client) timeout() time.Duration {
	if c.Timeout > 0 {
		return c.Timeout
	}
	return 10 * time.Second
}

func (c *Client) graphURL() string     { return orElse(c.GraphURL, defaultGraphURL) }
func (c *Client) instagramURL() string { return orElse(c.InstagramURL, defaultInstagramURL) }

// instagramHost is one of Instagram's other hosts: the given one, Meta's, or
// the stand-in that InstagramURL names.
func (c *Client) instagramHost(given, metas string) string {
	switch {
	case given != "":
		return given
	case c.instagramURL() == defaultInstagramURL:
		return metas
	}
	return c.instagramURL()
}

// noURL strips the address from an error: it may hold a token or a proof.
func noURL(err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		return wrapped.Err
	}
	return err
}

func proof(token, secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(token))
	return hex.EncodeToString(mac.Sum(nil))
}

func cloneValues(in url.Values) url.Values {
	out := url.Values{}
	for key, values := range in {
		out[key] = append([]string(nil), values...)
	}
	return out
}

// retryAfter reads how long to wait from the standard header or from Meta's
// usage headers, which count in minutes.
func retryAfter(h http.Header) time.Duration {
	if value := h.Get("Retry-After"); value != "" {
		if seconds, err := strconv.Atoi(value); err == nil && seconds >= 0 {
			return time.Duration(seconds) * time.Second
		}
		if at, err := http.ParseTime(value); err == nil {
			return max(time.Until(at), 0)
		}
	}
	var usage map[string][]struct {
		Minutes int `json:"estimated_time_to_regain_access"`
	}
	var wait time.Duration
	if json.Unmarshal([]byte(h.Get("X-Business-Use-Case-Usage")), &usage) == nil {
		for _, rows := range usage {
			for _, row := range rows {
				wait = max(wait, time.Duration(row.Minutes)*time.Minute)
			}
		}
	}
	return wait
}
