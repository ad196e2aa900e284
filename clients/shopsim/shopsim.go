// Package shopsim is a small shop with an API, of the kind that a business has: it tells
// whoever has its key about an order, and cancels it, when the telephone number that is
// given with it is the customer's. It remembers what was cancelled until it stops; nobody
// should import it outside of development and tests.
package shopsim

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	// Host is the shop's name. No such host exists: see app.simulatedShop.
	Host = "shop.maison-lumen.test"
	// Key opens its API.
	Key = "lumen-shop-sandbox-key-4711"
)

// Orders that do not answer as they should, whoever asks.
const (
	FailingOrder = "500" // an error of the server's
	SlowOrder    = "504" // an answer after longer than anybody waits
	EmptyOrder   = "204" // a page instead of data
)

// FreshOrder is one that everybody has, each their own, and that has not left yet.
const FreshOrder = "100"

// shop is what there is to remember.
type shop struct {
	owners map[string]string
	mu     sync.Mutex
	// cancelled are orders of somebody's, by number and phone, and the keys of the
	// requests that did it.
	cancelled map[[2]string]string
}

// Handler serves GET /orders/{number}?phone= and POST /orders/{number}/cancel with the
// phone in its body. owners says whose an order is, in E.164; besides those and
// FreshOrder, everybody has the order of the last four digits of their number. What
// was shipped is not cancelled (409), nor is what was cancelled by another request; the
// same one again, by its Idempotency-Key, is answered as before.
func Handler(owners map[string]string) http.Handler {
	s := &shop{owners: owners, cancelled: map[[2]string]string{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /orders/{number}/cancel", s.cancel)
	mux.HandleFunc("GET /orders/{number}", func(w http.ResponseWriter, r *http.Request) {
		number, phone := r.PathValue("number"), r.URL.Query().Get("phone")
		switch {
		case r.Header.Get("Authorization") != "Bearer "+Key:
			answer(w, http.StatusUnauthorized, object{"error": "The key is missing or wrong."})
		case number == FailingOrder:
			answer(w, http.StatusInternalServerError, object{"error": "The shop is out of order."})
		case number == SlowOrder:
			select {
			case <-r.Context().Done():
			case <-time.After(15 * time.Second):
			}
		case number == EmptyOrder:
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write([]byte("<h1>Our shop</h1>"))
		case !s.owns(number, phone):
			answer(w, http.StatusNotFound, object{"error": "There is no such order."})
		default:
			answer(w, http.StatusOK, s.order(number, phone, time.Now()))
		}
	})
	return mux
}

func (s *shop) owns(number, phone string) bool {
	return phone != "" && (s.owners[number] == phone || number == FreshOrder || len(phone) >= 5 && strings.HasSuffix(phone, number) && len(number) == 4)
}

// cancel takes an order back that has not left yet.
func (s *shop) cancel(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Phone string `json:"phone"`
	}
	number, key := r.PathValue("number"), r.Header.Get("Idempotency-Key")
	switch {
	case r.Header.Get("Authorization") != "Bearer "+Key:
		answer(w, http.StatusUnauthorized, object{"error": "The key is missing or wrong."})
		return
	case key == "", json.NewDecoder(r.Body).Decode(&in) != nil:
		answer(w, http.StatusBadRequest, object{"error": "The phone or the request's key is missing."})
		return
	case number == FailingOrder:
		answer(w, http.StatusInternalServerError, object{"error": "The shop is out of order."})
		return
	case !s.owns(number, in.Phone):
		answer(w, http.StatusNotFound, object{"error": "There is no such order."})
		return
	}
	s.mu.Lock()
	by, isCancelled := s.cancelled[[2]string{number, in.Phone}]
	isTaken := isCancelled && by != key || !isCancelled && isShipped(number)
	if !isTaken {
		s.cancelled[[2]string{number, in.Phone}] = key
	}
	s.mu.Unlock()
	if isTaken {
		answer(w, http.StatusConflict, object{"error": "This order cannot be cancelled any more."})
		return
	}
	answer(w, http.StatusOK, s.order(number, in.Phone, time.Now()))
}

// isShipped: most orders have left. Of those that have not the number ends in 0 or 5.
func isShipped(number string) bool {
	n, _ := strconv.Atoi(number)
	return n%5 != 0
}

type object = map[string]any

// order is what the shop knows of one: more than a customer should be told.
func (s *shop) order(number, phone string, now time.Time) object {
	n, _ := strconv.Atoi(number)
	day := func(days int) string { return now.AddDate(0, 0, days).Format(time.DateOnly) }
	out := object{
		"number": number, "status": "shipped", "placed_on": day(-4),
		"delivery": object{"date": day(1 + n%3), "carrier": "Colissimo", "tracking": "6A" + strconv.Itoa(10000000+n)},
		"items":    []object{{"name": "Aube lamp", "quantity": 1}, {"name": "Linen shade", "quantity": 2}},
		"customer": object{"phone": phone, "vip": n%2 == 0},
		"internal": object{"margin": 0.42, "note": "Pays late, no discount."},
	}
	s.mu.Lock()
	_, isCancelled := s.cancelled[[2]string{number, phone}]
	s.mu.Unlock()
	switch {
	case isCancelled:
		out["status"], out["delivery"] = "cancelled", nil
	case !isShipped(number):
		out["status"], out["delivery"] = "preparing", object{"date": day(5), "carrier": "Colissimo", "tracking": nil}
	}
	return out
}

func answer(w http.ResponseWriter, status int, body object) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
