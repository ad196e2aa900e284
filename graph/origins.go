package graph

import (
	"net/http"
	"strings"
)

// origins is the exact list of pages that may act for a signed-in browser.
type origins map[string]bool

func newOrigins(list []string) origins {
	o := make(origins, len(list))
	for _, origin := range list {
		o[strings.TrimSuffix(strings.ToLower(origin), "/")] = true
	}
	return o
}

// allows says whether the request's Origin is on the list. Programs that are
// no browsers send none, and need a token or a stolen cookie anyway.
func (o origins) allows(r *http.Request) bool {
	origin, given := r.Header["Origin"]
	return !given || len(origin) == 1 && o[strings.ToLower(origin[0])]
}

// checkRequest refuses a request that another site may have made the browser
// send with its cookie. A POST is JSON, which another site cannot send without
// asking first; a GET must show that it could not be a link or an image.
func (o origins) checkRequest(r *http.Request, c Caller) error {
	if !c.ByCookie {
		return nil
	}
	refusal := &httpError{status: http.StatusForbidden, code: codeForbidden, message: "This site may not use the signed-in session."}
	if !o.allows(r) {
		return refusal
	}
	site := r.Header.Get("Sec-Fetch-Site")
	if site != "" && site != "same-origin" && site != "none" && r.Header.Get("Origin") == "" {
		return refusal
	}
	if r.Method != http.MethodGet {
		return nil
	}
	proven := site == "same-origin" || r.Header.Get("Origin") != "" ||
		r.Header.Get("X-Requested-With") != "" || strings.HasPrefix(r.Header.Get("Content-Type"), mediaJSON)
	if !proven {
		refusal.message = "Send the header X-Requested-With with a GET that uses the session cookie."
		return refusal
	}
	return nil
}
