package smoke_test

import (
	"testing"

	"socialsync/test/harness"
)

// TestRevokedSessionsEndAtOnce: a person signs a lost laptop out from another
// browser; its requests are anonymous at once and its socket is closed.
func TestRevokedSessionsEndAtOnce(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	home, laptop := harness.NewBrowser(t, h.URL), harness.NewBrowser(t, h.URL)
	home.Do("signUp", "SignUpInput", map[string]any{
		"name": "Nora", "email": "nora@example.test", "password": "a lamp of blown glass", "workspaceName": "Nora's",
	}, "viewer { email }", nil)
	laptop.Do("signIn", "SignInInput", map[string]any{"email": "nora@example.test", "password": "a lamp of blown glass"}, "viewer { email }", nil)
	socket := laptop.Live("")

	var answer struct {
		Sessions []struct {
			ID        string
			IsCurrent bool
		}
	}
	home.Ask(`{ sessions { id isCurrent } }`, nil, &answer)
	if len(answer.Sessions) != 2 {
		t.Fatalf("%d sessions", len(answer.Sessions))
	}
	for _, session := range answer.Sessions {
		if !session.IsCurrent {
			home.Do("revokeSession", "RevokeSessionInput", map[string]any{"sessionId": session.ID}, "done", nil)
		}
	}
	if code := harness.Code(laptop.Try(`{ sessions { id } }`, nil, nil)); code != "UNAUTHENTICATED" {
		t.Errorf("the laptop is answered with %q", code)
	}
	if code := socket.ExpectClosed(); code != 4403 {
		t.Errorf("its socket was closed with %d", code)
	}
	if err := home.Try(`{ sessions { id } }`, nil, nil); err != nil {
		t.Errorf("the other browser is out too: %v", err)
	}
}
