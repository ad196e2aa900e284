package meta_test

import (
	"net/url"
	"strings"
	"testing"

	"socialsync/clients/meta"
)

func TestVerifySignature(t *testing.T) {
	body := []byte(`{"object":"instagram","text":"\u00e9 \/"}`)
	good := meta.Sign(body, "instagram secret")
	for _, c := range []struct {
		name    string
		body    []byte
		header  string
		secrets []string
		want    bool
	}{
		{"one secret", body, good, []string{"instagram secret"}, true},
		{"either secret", body, good, []string{"facebook secret", "instagram secret"}, true},
		{"upper case hex", body, "sha256=" + strings.ToUpper(good[7:]), []string{"instagram secret"}, true},
		{"other secret", body, good, []string{"facebook secret"}, false},
		{"no secret", body, good, nil, false},
		{"empty secret", body, meta.Sign(body, ""), []string{""}, false},
		{"other body", append([]byte(" "), body...), good, []string{"instagram secret"}, false},
		{"missing", body, "", []string{"instagram secret"}, false},
		{"sha1", body, strings.Replace(good, "sha256", "sha1", 1), []string{"instagram secret"}, false},
		{"bare digest", body, good[7:], []string{"instagram secret"}, false},
		{"truncated", body, good[:len(good)-2], []string{"instagram secret"}, false},
		{"not hex", body, "sha256=" + strings.Repeat("z", 64), []string{"instagram secret"}, false},
	} {
		if got := meta.VerifySignature(c.body, c.header, c.secrets...); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestVerifyChallenge(t *testing.T) {
	query := func(s string) url.Values {
		values, err := url.ParseQuery(s)
		if err != nil {
			t.Fatal(err)
		}
		return values
	}
	for _, c := range []struct {
		query, token, want string
		ok                 bool
	}{
		{"hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=t", "t", "1158201444", true},
		{"hub.mode=subscribe&hub.challenge=%3Cb%3E&hub.verify_token=t", "t", "<b>", true},
		{"hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=t", "t", "", false},
		{"hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong", "t", "", false},
		{"hub.mode=subscribe&hub.challenge=1&hub.verify_token=", "", "", false},
		{"hub.mode=subscribe&hub.challenge=1", "t", "", false},
		{"", "t", "", false},
	} {
		if got, ok := meta.VerifyChallenge(query(c.query), c.token); got != c.want || ok != c.ok {
			t.Errorf("%s gave %q, %v", c.query, got, ok)
		}
	}
}
