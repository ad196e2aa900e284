package actions

import (
	"errors"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"socialsync/db"
	"socialsync/features/problem"
)

const maxURL = 500

// slot is where a value goes.
var slot = regexp.MustCompile(`\{([a-z][a-z0-9_]{0,31})\}`)

// errValue means that a value cannot go where it should.
var errValue = errors.New("the value does not fit")

// cleanURL is an address as it is kept: https on the usual port of one host that is
// written out, with each value in the path or after the question mark; values that are
// not in it go in the body, which only a change has. Where the host really leads is
// judged when it is called.
func cleanURL(given string, parameters []db.ActionParameter, hasBody bool, l *problem.List) string {
	clean := strings.TrimSpace(given)
	bad := func(message string) string {
		l.Add(problem.BadInput, "url", message)
		return clean
	}
	bare := slot.ReplaceAllString(clean, "x")
	u, err := url.Parse(bare)
	switch {
	case err != nil, len(clean) > maxURL, strings.ContainsFunc(clean, func(r rune) bool { return r <= ' ' || r > '~' }):
		return bad("This is not an address.")
	case u.Scheme != "https" || !strings.HasPrefix(clean, "https://"):
		return bad("The address must begin with https://.")
	case u.Hostname() == "":
		return bad("This is not an address.")
	case u.User != nil, u.Fragment != "" || strings.Contains(clean, "#"):
		return bad("Leave out names, passwords and anything after #.")
	case u.Port() != "":
		return bad("Only the usual port of https is called.")
	case strings.Contains(authority(clean), "{"):
		return bad("The host is written out: no value may change it.")
	case strings.ContainsAny(bare, "{}"):
		return bad("Between braces stands the name of a value, in small letters.")
	}
	path, query, _ := strings.Cut(clean, "?")
	for pair := range strings.SplitSeq(query, "&") {
		if name, _, _ := strings.Cut(pair, "="); strings.Contains(name, "{") {
			return bad("After the question mark values stand behind an equals sign.")
		}
	}
	if strings.HasSuffix(path, "/..") || strings.Contains(path, "/../") {
		return bad("This is not an address.")
	}
	used := map[string]bool{}
	for _, found := range slot.FindAllStringSubmatch(clean, -1) {
		used[found[1]] = true
	}
	for _, p := range parameters {
		if parameterName.MatchString(p.Name) && !used[p.Name] && !hasBody {
			return bad("The address does not use the value {" + p.Name + "}.")
		}
		delete(used, p.Name)
	}
	if len(used) > 0 {
		return bad("Nothing says what the value {" + slices.Sorted(maps.Keys(used))[0] + "} is.")
	}
	return clean
}

// authority is what stands between the scheme and the path.
func authority(address string) string {
	rest := strings.TrimPrefix(address, "https://")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

// hostOf is empty for what is no address.
func hostOf(address string) string {
	u, err := url.Parse(slot.ReplaceAllString(address, "x"))
	if err != nil {
		return ""
	}
	return u.Host
}

// build puts the values into the address. It is a pure function: whatever the values
// are, the host and the number of the path's parts are those of the template.
func build(template string, values map[string]string) (string, error) {
	path, query, hasQuery := strings.Cut(template, "?")
	var err error
	put := func(part string, check func(string) bool, escape func(string) string) string {
		return slot.ReplaceAllStringFunc(part, func(found string) string {
			value, ok := values[found[1:len(found)-1]]
			if !ok || value == "" || !check(value) {
				err = errValue
				return ""
			}
			return escape(value)
		})
	}
	out := put(path, isPathPart, url.PathEscape)
	if hasQuery {
		out += "?" + put(query, isPlain, url.QueryEscape)
	}
	if err != nil {
		return "", err
	}
	u, err := url.Parse(out)
	if err != nil || u.Host != hostOf(template) || strings.Count(u.EscapedPath(), "/") != strings.Count(strings.TrimPrefix(path, "https://"), "/") {
		return "", errValue
	}
	for part := range strings.SplitSeq(u.Path, "/") {
		if part == ".." || part == "." {
			return "", errValue
		}
	}
	return out, nil
}

// payload are the values that the address does not have, as the body of a change; nil:
// there are none.
func payload(a db.Action, values map[string]string) (map[string]string, error) {
	rest := map[string]string{}
	for _, p := range a.Parameters() {
		value := values[p.Name]
		switch {
		case value == "" || !isPlain(value):
			return nil, errValue
		case !strings.Contains(a.URL, "{"+p.Name+"}"):
			rest[p.Name] = value
		}
	}
	if len(rest) == 0 {
		return nil, nil
	}
	return rest, nil
}

// isPlain: nothing that is no text.
func isPlain(value string) bool {
	return utf8.ValidString(value) && !strings.ContainsFunc(value, unicode.IsControl)
}

// isPathPart: nothing that a server could take for the end of a part of the path, also
// one that decodes it twice.
func isPathPart(value string) bool {
	return isPlain(value) && !strings.ContainsAny(value, `/\%?#;`) && strings.Trim(value, ".") != ""
}

// Fits says whether a value that was asked for may be sent as it is.
func Fits(p db.ActionParameter, value string) bool {
	n := utf8.RuneCountInString(value)
	if n < 1 || n > p.MaxLength || !isPlain(value) {
		return false
	}
	pattern, err := whole(p.Pattern)
	return err == nil && (p.Pattern == "" || pattern.MatchString(value))
}
