package app

import (
	"net/http"
	"strings"
	"time"

	"socialsync/features/accounts"
)

// cookieJar is the accounts.Browser behind one request. What it keeps goes to
// the browser by Set-Cookie and into the request itself, so that whoever the
// request is passed on to sees the renewed session.
type cookieJar struct {
	w       http.ResponseWriter
	r       *http.Request
	secure  bool
	address string
}

// name binds the cookie to this host alone wherever browsers enforce it.
func (j *cookieJar) name(short string) string {
	if j.secure {
		return "__Host-socialsync-" + short
	}
	return "socialsync-" + short
}

func (j *cookieJar) read() (access, refresh string) {
	for short, value := range map[string]*string{"access": &access, "refresh": &refresh} {
		if cookie, err := j.r.Cookie(j.name(short)); err == nil {
			*value = cookie.Value
		}
	}
	return access, refresh
}

// Address implements accounts.Browser.
func (j *cookieJar) Address() string { return j.address }

// UserAgent implements accounts.Browser.
func (j *cookieJar) UserAgent() string { return strings.ToValidUTF8(j.r.UserAgent(), "") }

// Keep implements accounts.Browser.
func (j *cookieJar) Keep(i accounts.Issued) {
	j.set("access", i.Access, i.AccessExpires)
	if i.Refresh != "" {
		j.set("refresh", i.Refresh, i.RefreshExpires)
	}
}

// Forget implements accounts.Browser.
func (j *cookieJar) Forget() {
	j.set("access", "", time.Time{})
	j.set("refresh", "", time.Time{})
}

// discard takes the session out of the request alone. By the time of the answer the
// browser may have another one, as when the password is changed meanwhile, and would
// lose that.
func (j *cookieJar) discard() {
	for _, short := range []string{"access", "refresh"} {
		j.substitute(&http.Cookie{Name: j.name(short)}) //nolint:gosec // a request's cookie has no attributes
	}
}

// set gives the browser a cookie, or takes it away when value is empty. A later
// value replaces an earlier one of the same response.
func (j *cookieJar) set(short, value string, expires time.Time) {
	cookie := &http.Cookie{ //nolint:gosec // without https, on a developer's machine, browsers refuse Secure
		Name: j.name(short), Value: value, Path: "/", HttpOnly: true, Secure: j.secure, SameSite: http.SameSiteLaxMode,
		Expires: expires, MaxAge: int(time.Until(expires).Seconds()),
	}
	if value == "" {
		cookie.Expires, cookie.MaxAge = time.Time{}, -1
	}
	header := j.w.Header()
	others := header.Values("Set-Cookie")
	header.Del("Set-Cookie")
	for _, other := range others {
		if !strings.HasPrefix(other, cookie.Name+"=") {
			header.Add("Set-Cookie", other)
		}
	}
	header.Add("Set-Cookie", cookie.String())
	header.Set("Cache-Control", "no-store")
	j.substitute(cookie)
}

// substitute puts the cookie into the request in place of the one it came with.
func (j *cookieJar) substitute(cookie *http.Cookie) {
	cookies := j.r.Cookies()
	j.r.Header.Del("Cookie")
	for _, c := range cookies {
		if c.Name != cookie.Name {
			j.r.AddCookie(c)
		}
	}
	if cookie.Value != "" {
		j.r.AddCookie(&http.Cookie{Name: cookie.Name, Value: cookie.Value}) //nolint:gosec // a request's cookie has no attributes
	}
}
