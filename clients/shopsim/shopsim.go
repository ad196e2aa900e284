// Package shopsim is a small shop with an API, of the kind that a business has: it tells
// whoever has its key about an order, when the telephone number that is given with it is
// the customer's. It remembers nothing; nobody should import it outside of development
// and tests.
package shopsim

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
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

// Handler serves GET /orders/{number}?phone=. owners says whose an order is, in E.164;
// besides those, everybody has the order of the last four digits of their number.
func Handler(owners map[string]string) http.Handler {
	mux := http.NewServeMux()
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
		case phone == "" || owners[number] != phone && (len(phone) < 5 || !strings.HasSuffix(phone, number) || len(number) != 4):
			answer(w, http.StatusNotFound, object{"error": "There is no such order."})
		default:
			answer(w, http.StatusOK, order(number, phone, time.Now()))
		}
	})
	return mux
}

type object = map[string]any

// order is what the shop knows of one: more than a customer should be told.
func order(number, phone string, now time.Time) object {
	n, _ := strconv.Atoi(number)
	day := func(days int) string { return now.AddDate(0, 0, days).Format(time.DateOnly) }
	out := object{
		"number": number, "status": "shipped", "placed_on": day(-4),
		"delivery": object{"date": day(1 + n%3), "carrier": "Colissimo", "tracking": "6A" + strconv.Itoa(10000000+n)},
		"items":    []object{{"name": "Aube lamp", "quantity": 1}, {"name": "Linen shade", "quantity": 2}},
		"customer": object{"phone": phone, "vip": n%2 == 0},
		"internal": object{"margin": 0.42, "note": "Pays late, no discount."},
	}
	if n%5 == 0 {
		out["status"], out["delivery"] = "preparing", object{"date": day(5), "carrier": "Colissimo", "tracking": nil}
	}
	return out
}

func answer(w http.ResponseWriter, status int, body object) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
