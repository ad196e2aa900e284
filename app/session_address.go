package app

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// clientAddress is who really asks: the socket's address, or when that is a
// trusted proxy's, the nearest one in X-Forwarded-For that is not. What stands
// further left anybody may have written.
func clientAddress(r *http.Request, trusted []netip.Prefix) string {
	remote, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	address := remote.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !slices.ContainsFunc(trusted, func(p netip.Prefix) bool { return p.Contains(address) }) {
			break
		}
		next, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		address = next.Unmap()
	}
	return address.WithZone("").String()
}
