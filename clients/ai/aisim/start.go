package aisim

import "net/http/httptest"

// TB is the part of testing.TB that Start needs; importing it here would put the
// test flags into the product.
type TB interface {
	Helper()
	Cleanup(end func())
}

// Start runs a simulator for a test, and returns it with the base URL of its API.
func Start(t TB) (sim *Server, baseURL string) {
	t.Helper()
	sim = New(Config{})
	server := httptest.NewServer(sim.Handler())
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return sim, server.URL + "/openai/v1"
}
