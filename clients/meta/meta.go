// Package meta speaks to Meta: it reads the webhooks of WhatsApp and Instagram
// and calls the Graph API for both. It knows nothing of conversations, tenants
// or storage, and it refuses to guess whether a send happened: what can't be
// known is an error of class UNKNOWN_OUTCOME.
package meta

// Version of the Graph API that paths name.
const Version = "v23.0"

// UserAgent has the form that Meta's own schema demands; Go's default has not.
const UserAgent = "SocialSync/1.0.0"

// Channel is where a message travels.
type Channel string

const (
	WhatsApp  Channel = "WHATSAPP"
	Instagram Channel = "INSTAGRAM"
)
