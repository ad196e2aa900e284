package fetch

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func TestPublic(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"8.8.8.8": true, "157.240.1.1": true, "2a03:2880:f003::1": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"0.0.0.0": false, "100.64.0.1": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "ff02::1": false, "::ffff:127.0.0.1": false,
		"::ffff:10.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001:db8::1": false, "::127.0.0.1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
	if err := permit("8.8.8.8:22"); !errors.Is(err, ErrForbidden) {
		t.Errorf("port 22: %v", err)
	}
	if err := permit("8.8.8.8:443"); err != nil {
		t.Errorf("port 443: %v", err)
	}
}

func TestOurOwnNetworkIsRefused(t *testing.T) {
	t.Parallel()
	secret := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("secret")) }))
	t.Cleanup(secret.Close)
	host := strings.TrimPrefix(secret.URL, "http://")
	_, port, _ := strings.Cut(host, ":")

	for _, address := range []string{secret.URL, "http://localhost:" + port, "http://[::ffff:127.0.0.1]:" + port} {
		if _, err := New().Get(address); !errors.Is(err, ErrForbidden) {
			t.Errorf("%s: %v", address, err)
		}
	}
	res, err := New(host).Get(secret.URL)
	if err != nil {
		t.Fatalf("the simulator: %v", err)
	}
	_ = res.Body.Close()
}

func TestRedirectsAreJudgedToo(t *testing.T) {
	t.Parallel()
	secret := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(secret.Close)
	hop := httptest.NewServer(http.RedirectHandler(secret.URL, http.StatusFound))
	t.Cleanup(hop.Close)
	if _, err := New(strings.TrimPrefix(hop.URL, "http://")).Get(hop.URL); !errors.Is(err, ErrForbidden) {
		t.Errorf("followed into our network: %v", err)
	}
	var circle *httptest.Server
	circle = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, circle.URL, http.StatusFound)
	}))
	t.Cleanup(circle.Close)
	if _, err := New(strings.TrimPrefix(circle.URL, "http://")).Get(circle.URL); !errors.Is(err, ErrForbidden) {
		t.Errorf("went in a circle: %v", err)
	}
}
