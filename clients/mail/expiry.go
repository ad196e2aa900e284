package mail

import (
	"fmt"
	"strconv"
	"time"
)

// Expiry is what a mail about an account's access that ends says.
type Expiry struct {
	Name    string
	Account string    // as the person knows it: "Shop (+33 6 12 34 56 78)"
	EndsAt  time.Time // in the person's time zone
	URL     string    // where it is connected again
}

var frenchMonths = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}

// Day is EndsAt as the English text says it.
func (e Expiry) Day() string { return e.EndsAt.Format("2 January 2006") }

// Jour is EndsAt as the French text says it.
func (e Expiry) Jour() string {
	day := strconv.Itoa(e.EndsAt.Day())
	if day == "1" {
		day = "1er"
	}
	return fmt.Sprintf("%s %s %d", day, frenchMonths[e.EndsAt.Month()-1], e.EndsAt.Year())
}

// TokenExpiry writes the mail in the person's language. To is left to the caller.
func TokenExpiry(locale string, e Expiry) (Message, error) {
	return write("token_expiry", locale, map[string]string{
		"en": "Connect " + e.Account + " again before " + e.Day(),
		"fr": "Reconnectez " + e.Account + " avant le " + e.Jour(),
	}, e)
}
