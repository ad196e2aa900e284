// Package fetch gets what a stranger's address names: media of a message, later
// pages and pictures. It refuses everything inside our own network, whatever a
// name resolves to and wherever a redirect leads.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"syscall"
	"time"
)

// ErrForbidden means that an address leads where we don't go.
var ErrForbidden = errors.New("this address must not be fetched")

const maxRedirects = 3

// New returns a client for addresses from outside. It dials public addresses on
// ports 80 and 443 only, judged on the address that is really dialled; it knows
// no proxy and no cookies and follows three redirects. Deadlines and size limits
// are the caller's. allowed lists host:port pairs that may be anywhere: the
// simulator's, when it stands in for Meta, and nothing else.
func New(allowed ...string) *http.Client {
	dialer := net.Dialer{Timeout: 5 * time.Second}
	guarded := dialer
	guarded.Control = func(_, address string, _ syscall.RawConn) error { return permit(address) }
	return &http.Client{
		Transport: &http.Transport{
			DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
				if slices.Contains(allowed, address) {
					return dialer.DialContext(ctx, network, address)
				}
				return guarded.DialContext(ctx, network, address)
			},
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    5 * time.Second,
			ResponseHeaderTimeout:  15 * time.Second,
			MaxResponseHeaderBytes: 64 << 10,
			MaxIdleConns:           50,
			IdleConnTimeout:        30 * time.Second,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return fmt.Errorf("more than %d redirects: %w", maxRedirects, ErrForbidden)
			}
			if via[0].URL.Scheme == "https" && req.URL.Scheme != "https" {
				return fmt.Errorf("redirected from https to %s: %w", req.URL.Scheme, ErrForbidden)
			}
			req.Header.Del("Referer")
			return nil
		},
	}
}

// NewAPI is New for servers that are called with a key. It follows no redirect, which
// would carry what was sent to another server, and waits as long as its caller does.
func NewAPI(allowed ...string) *http.Client {
	client := New(allowed...)
	client.Transport.(*http.Transport).ResponseHeaderTimeout = 0 //nolint:forcetypeassert // New made it
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return client
}

// permit judges an address that is about to be dialled.
func permit(address string) error {
	target, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrForbidden, err)
	}
	if port := target.Port(); port != 80 && port != 443 {
		return fmt.Errorf("port %d: %w", port, ErrForbidden)
	}
	if !public(target.Addr()) {
		return fmt.Errorf("not a public address: %w", ErrForbidden)
	}
	return nil
}

// reserved are networks that are global by their form and still not the
// internet: shared, documentation and benchmark networks, and IPv6 ranges that
// carry an IPv4 address which may be anything.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("3fff::/20"), netip.MustParsePrefix("fec0::/10"),
}

func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	return !slices.ContainsFunc(reserved, func(p netip.Prefix) bool { return p.Contains(a) })
}
