package aisim

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// figure is a value that a sentence names: of what kind it is, and how much. Two of a
// kind can be compared.
type figure struct{ kind, value string }

const (
	numeral = `(?:\d+(?:[ .,]\d{3})*(?:[.,]\d{1,2})?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce)\b)`
	between = `(?: ?(?:-|–|to|and|or|a|et|ou|y|o) ?)`
	timely  = `(?:working |business |full |calendar )?(minutes?|hours?|heures?|horas?|days?|jours?|dias?|weeks?|semaines?|semanas?|months?|mois|mes|meses|years?|ans?|annees?|anos?)\b`
)

// What figures look like in a folded text. The first that fits takes its place.
var (
	percentage = regexp.MustCompile(`(` + numeral + `) ?(?:%|per ?cent\b|pour ?cent\b|por ciento\b)`)
	amount     = regexp.MustCompile(`[€$£] ?(` + numeral + `)|(` + numeral + `) ?(?:[€$£]|euros?\b|eur\b|chf\b|dollars?\b|pounds?\b)`)
	clock      = regexp.MustCompile(`\b([01]?\d|2[0-4])(?: ?: ?([0-5]\d)| ?h ?([0-5]\d)?\b| ?(am|pm)\b)|\b(noon|midi|mediodia)\b`)
	lasting    = regexp.MustCompile(`(` + numeral + `)(?:` + between + `(` + numeral + `))?[ -]?` + timely)
	hours      = regexp.MustCompile(`(\d{2,3}) ?h\b`) // more than a day has: 48 h
	counted    = regexp.MustCompile(`(` + numeral + `) ([a-z]{3,})`)
	further    = regexp.MustCompile(`\b(?:further|additional|extra|supplementaires?|adicional(?:es)?|de plus)\b[^;,.:]{0,30}$`)
	threshold  = regexp.MustCompile(`\b(?:from|over|above|more than|at least|minimum|starting at|des|a partir de|au dela de|plus de|au moins|desde|a partir de|mas de|al menos)(?: (?:of|de|about|environ|d))? ?[€$£]?$`)
)

var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
	"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12,
	"uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12,
}

type timeUnit struct {
	prefix string
	hours  float64
}

// unitHours are how long units of time are, by their first letters.
var unitHours = []timeUnit{
	{"min", 1.0 / 60}, {"hour", 1}, {"heure", 1}, {"hora", 1}, {"day", 24}, {"jour", 24}, {"dia", 24}, {"week", 168}, {"semai", 168}, {"seman", 168},
	{"month", 730}, {"moi", 730}, {"mes", 730}, {"year", 8760}, {"an", 8760}, {"anne", 8760},
}

// figures are the values in a text, in their order within a kind. What stands after
// "from" or "further" is a condition, and of another kind than what is stated.
func figures(text string) []figure {
	left := fold(text)
	var out []figure
	take := func(pattern *regexp.Regexp, name func([]string) (figure, bool)) {
		for _, at := range pattern.FindAllStringSubmatchIndex(left, -1) {
			groups := make([]string, len(at)/2)
			for i := range groups {
				if at[2*i] >= 0 {
					groups[i] = left[at[2*i]:at[2*i+1]]
				}
			}
			f, ok := name(groups)
			if !ok {
				continue
			}
			switch before := strings.TrimRight(left[:at[0]], " "); {
			case threshold.MatchString(before):
				f.kind += " from"
			case further.MatchString(before):
				f.kind += " more"
			}
			out = append(out, f)
			left = left[:at[0]] + strings.Repeat("#", at[1]-at[0]) + left[at[1]:]
		}
	}
	take(percentage, func(g []string) (figure, bool) { return figure{"percent", number(g[1])}, true })
	take(amount, func(g []string) (figure, bool) { return figure{"amount", number(g[1] + g[2])}, true })
	take(lasting, func(g []string) (figure, bool) { return figure{"duration", span(g[1], g[2], g[3])}, true })
	take(hours, func(g []string) (figure, bool) {
		n, _ := strconv.Atoi(g[1])
		return figure{"duration", span(g[1], "", "hours")}, n >= 24
	})
	take(clock, func(g []string) (figure, bool) { return figure{"clock", moment(g[1], g[2]+g[3], g[4])}, true })
	take(counted, func(g []string) (figure, bool) {
		return figure{"count " + concept(g[2]), number(g[1])}, !stopwords[g[2]] && numberWords[g[1]] != 1
	})
	return out
}

// number writes a numeral in one way: 1,200.50 and 1 200,5 are 1200.5.
func number(numeral string) string {
	if n, ok := numberWords[numeral]; ok {
		return strconv.Itoa(n)
	}
	digits := strings.ReplaceAll(numeral, " ", "")
	if at := strings.LastIndexAny(digits, ".,"); at >= 0 && len(digits)-at != 4 {
		digits = strings.NewReplacer(".", "", ",", "").Replace(digits[:at]) + "." + digits[at+1:]
	} else {
		digits = strings.NewReplacer(".", "", ",", "").Replace(digits)
	}
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return numeral
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// span is a length of time in hours, or two.
func span(low, high, unit string) string {
	scale := 1.0
	for _, u := range unitHours {
		if strings.HasPrefix(unit, u.prefix) {
			scale = u.hours
		}
	}
	in := func(numeral string) string {
		n, _ := strconv.ParseFloat(number(numeral), 64)
		return strconv.FormatFloat(n*scale, 'g', 6, 64)
	}
	if high == "" {
		return in(low)
	}
	return in(low) + "-" + in(high)
}

// moment is a time of day, in minutes.
func moment(hour, minute, half string) string {
	h, m := 12, 0
	if hour != "" {
		h, _ = strconv.Atoi(hour)
		m, _ = strconv.Atoi(minute)
	}
	switch {
	case half == "pm" && h < 12:
		h += 12
	case half == "am" && h == 12:
		h = 0
	}
	return strconv.Itoa(60*h + m)
}

// disagreeOn is the first kind of which both name values and neither's are among the
// other's; empty: there is none.
func disagreeOn(a, b []figure) string {
	for _, f := range a {
		mine, theirs := valuesOf(a, f.kind), valuesOf(b, f.kind)
		if len(theirs) > 0 && !within(mine, theirs) && !within(theirs, mine) {
			return f.kind
		}
	}
	return ""
}

func valuesOf(list []figure, kind string) (values []string) {
	for _, f := range list {
		if f.kind == kind {
			values = append(values, f.value)
		}
	}
	return values
}

func within(list, other []string) bool {
	return !slices.ContainsFunc(list, func(v string) bool { return !slices.Contains(other, v) })
}
