package metasim

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// refusal is one of Meta's errors.
type refusal struct {
	Status     int
	Code       int
	Subcode    int
	Title      string
	Details    string
	Type       string
	Transient  bool
	RetryAfter time.Duration
}

func refuse(code int, title, details string) *refusal {
	return &refusal{Status: http.StatusBadRequest, Code: code, Title: title, Details: details}
}

func parameter(details string) *refusal {
	return refuse(100, "(#100) "+details, details)
}

func missing(name string) *refusal {
	return refuse(131008, "(#131008) Required parameter is missing", "The parameter "+name+" is required.")
}

func invalid(details string) *refusal {
	return refuse(131009, "(#131009) Parameter value is not valid", details)
}

func notThere(id string) *refusal {
	r := refuse(100, "Unsupported request. Object with ID '"+id+"' does not exist, cannot be loaded due to missing permissions, "+
		"or does not support this operation", "")
	r.Subcode, r.Type = 33, "GraphMethodException"
	return r
}

func badToken(subcode int, title string) *refusal {
	return &refusal{Status: http.StatusUnauthorized, Code: 190, Subcode: subcode, Title: title}
}

// Failures that only show after a message was accepted.
var (
	windowFailure = refuse(131047, "Re-engagement message",
		"Message failed to send because more than 24 hours have passed since the customer last replied to this number.")
	undeliverableFailure = refuse(131026, "Message undeliverable", "Message Undeliverable.")
)

// write sends the refusal in Graph's envelope.
func (r *refusal) write(w http.ResponseWriter, traceID string) {
	body := object{
		"message": r.Title, "type": orElse(r.Type, "OAuthException"), "code": r.Code, "fbtrace_id": traceID,
	}
	if r.Subcode != 0 {
		body["error_subcode"] = r.Subcode
	}
	if r.Details != "" {
		body["error_data"] = object{"messaging_product": "whatsapp", "details": r.Details}
	}
	if r.Transient {
		body["is_transient"] = true
	}
	if r.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int((r.RetryAfter+time.Second-1)/time.Second)))
	}
	w.Header().Set("WWW-Authenticate", `OAuth "Facebook Platform" "invalid_request"`)
	writeJSON(w, r.Status, object{"error": body})
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(body) //nolint:errchkjson // maps of plain values; else the client is gone
}

func orElse(s, fallback string) string {
	if s != "" {
		return s
	}
	return fallback
}
