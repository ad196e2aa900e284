package smoke_test

import (
	"testing"
	"time"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestTheBrakeReachesWhatIsQueued: an answer that waits for a channel to be connected
// again is withdrawn within a second of the brake, and the customer never gets it;
// once the brake is released, the question has its turn, once.
func TestTheBrakeReachesWhatIsQueued(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	owner, admin, screen := h.As(db.RoleOwner), h.As(db.RoleAdmin), h.Inbox(db.RoleAgent)
	owner.Hire()
	brake := func(to string) {
		owner.Do("setAgentBrake", "SetAgentBrakeInput", map[string]any{"brake": to}, "agent { brake }", nil)
	}
	ada := h.Meta.Customer("Ada")
	h.Meta.ExpireTokens(metasim.PhoneNumberID, true)
	ada.Writes("Bonjour")
	var answer harness.Message
	screen.Expect("an answer that waits", func(e harness.Event) bool {
		if e.Message == nil || e.Message.Author != "AI" {
			return false
		}
		answer = *e.Message
		return true
	})
	screen.Expect("the account to be connected again", func(e harness.Event) bool {
		return e.SocialAccount != nil && e.SocialAccount.Status == "RECONNECT"
	})

	pressed := time.Now()
	brake("DRAFTS_ONLY")
	withdrawn := owner.ExpectMessage(answer.ID, "that is withdrawn", func(m harness.Message) bool { return m.Status == "FAILED" })
	if took := time.Since(pressed); took > time.Second {
		t.Errorf("it was withdrawn after %s", took)
	}
	if withdrawn.Failure == nil || withdrawn.Failure.Cause != "WITHDRAWN" || !withdrawn.Failure.CanRetry {
		t.Errorf("the thread says %+v", withdrawn.Failure)
	}

	h.Meta.ExpireTokens(metasim.PhoneNumberID, false)
	admin.Do("connectWhatsApp", "ConnectWhatsAppInput", map[string]any{
		"phoneNumberId": metasim.PhoneNumberID, "businessAccountId": metasim.WABAID, "accessToken": metasim.WhatsAppToken,
	}, "socialAccount { status }", nil)
	camille := h.Meta.Customer("Camille") // on Instagram: what she gets, Ada would have got before
	camille.Writes("Bonjour")
	withCamille := screen.ExpectConversation("Camille", func(harness.Conversation) bool { return true }).ID
	owner.Says(withCamille, "Je suis là")
	camille.ExpectMessage("Je suis là")
	if got := ada.Received(""); len(got) != 0 {
		t.Errorf("under the brake Ada received %+v", got)
	}

	brake("NONE")
	ada.ExpectMessage("Bonjour")
	if got := ada.Received(""); len(got) != 1 {
		t.Errorf("Ada received %+v", got)
	}
}
