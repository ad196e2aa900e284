package mail

import "time"

// ResetLink is what a mail about a forgotten password says.
type ResetLink struct {
	Name     string
	URL      string
	ValidFor time.Duration
}

// Minutes is ValidFor as the text says it.
func (l ResetLink) Minutes() int { return int(l.ValidFor.Minutes()) }

// PasswordReset writes the mail in the person's language. To is left to the
// caller.
func PasswordReset(locale string, link ResetLink) (Message, error) {
	return write("password_reset", locale, map[string]string{
		"en": "Choose a new password for SocialSync",
		"fr": "Choisissez un nouveau mot de passe pour SocialSync",
	}, link)
}
