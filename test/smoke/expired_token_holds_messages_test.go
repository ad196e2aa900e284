package smoke_test

import (
	"testing"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/test/harness"
)

// TestExpiredTokenHoldsMessages: a dead token shows as "connect again"; messages
// wait, other accounts go on, and connecting again sends what waited, in order.
func TestExpiredTokenHoldsMessages(t *testing.T) {
	t.Parallel()
	h := harness.Start(t, harness.Workspace{})
	agent, inbox := h.As(db.RoleAgent), h.Inbox(db.RoleAgent)
	ada, camille := h.Meta.Customer("Ada"), h.Meta.Customer("Camille")
	ada.Writes("bonjour d'Ada")
	camille.Writes("bonjour de Camille")
	withAda := inbox.ExpectMessage("bonjour d'Ada").Message.ConversationID
	withCamille := inbox.ExpectMessage("bonjour de Camille").Message.ConversationID

	h.Meta.ExpireTokens(metasim.PhoneNumberID, true)
	first, second := agent.Says(withAda, "un"), agent.Says(withAda, "deux")
	inbox.Expect("the account to be connected again", func(e harness.Event) bool {
		return e.SocialAccount != nil && e.SocialAccount.Status == "RECONNECT" && e.SocialAccount.ID == h.WhatsApp.String()
	})
	agent.ExpectMessage(first.ID, "that waits", func(m harness.Message) bool { return m.Status == "QUEUED" })
	agent.Says(withCamille, "Instagram marche")
	camille.ExpectMessage("Instagram marche")

	h.Meta.ExpireTokens(metasim.PhoneNumberID, false)
	h.As(db.RoleAdmin).Do("connectWhatsApp", "ConnectWhatsAppInput", map[string]any{
		"phoneNumberId": metasim.PhoneNumberID, "businessAccountId": metasim.WABAID, "accessToken": metasim.WhatsAppToken,
	}, "socialAccount { status }", nil)
	inbox.ExpectStatus(second.ID, "DELIVERED")
	if got := ada.Received(""); len(got) != 2 || got[0].Text != "un" || got[1].Text != "deux" {
		t.Errorf("Ada received %+v", got)
	}
}
