package accounts

import (
	"net/mail"
	"strings"
	"time"
	_ "time/tzdata" // people's zones are checked, also where the system has no list of them
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// Locales are the languages the product speaks.
var Locales = []string{"en", "fr"}

type SignUpInput struct {
	Name          string
	Email         string
	Password      string
	WorkspaceName string
	Locale        *string
	TimeZone      *string
}

// Validate trims what people type around and says what cannot be accepted.
func (in *SignUpInput) Validate() error {
	var l problem.List
	text(&l, "name", &in.Name, 120)
	email(&l, &in.Email)
	checkPassword(&l, "password", in.Password, in.Email)
	text(&l, "workspaceName", &in.WorkspaceName, 80)
	locale(&l, in.Locale)
	timeZone(&l, in.TimeZone)
	return l.Err()
}

type SignInInput struct {
	Email    string
	Password string
}

type RequestPasswordResetInput struct{ Email string }

type ResetPasswordInput struct {
	Token    string
	Password string
}

type ChangePasswordInput struct {
	CurrentPassword string
	NewPassword     string
}

// UpdateProfileInput changes what is not nil.
type UpdateProfileInput struct {
	Name     *string
	Locale   *string
	TimeZone *string
	Theme    *db.Theme
	Density  *db.Density
}

// Validate is as SignUpInput's.
func (in *UpdateProfileInput) Validate() error {
	var l problem.List
	if in.Name != nil {
		text(&l, "name", in.Name, 120)
	}
	locale(&l, in.Locale)
	timeZone(&l, in.TimeZone)
	return l.Err()
}

type SwitchWorkspaceInput struct{ WorkspaceID uuid.UUID }

type RevokeSessionInput struct{ SessionID uuid.UUID }

// UpdateWorkspaceInput changes what is not nil.
type UpdateWorkspaceInput struct {
	Name               *string
	ReplyTargetMinutes *int
}

// Validate is as SignUpInput's.
func (in *UpdateWorkspaceInput) Validate() error {
	var l problem.List
	if in.Name != nil {
		text(&l, "name", in.Name, 80)
	}
	if n := in.ReplyTargetMinutes; n != nil && (*n < 1 || *n > 7*24*60) {
		l.Add(problem.BadInput, "replyTargetMinutes", "Enter between 1 minute and 7 days.")
	}
	return l.Err()
}

// SaveTeamInput makes a team when ID is nil and replaces name and members else.
type SaveTeamInput struct {
	ID        *uuid.UUID
	Name      string
	MemberIds []uuid.UUID
}

// Validate is as SignUpInput's.
func (in *SaveTeamInput) Validate() error {
	var l problem.List
	text(&l, "name", &in.Name, 60)
	if len(in.MemberIds) > 500 {
		l.Add(problem.BadInput, "memberIds", "A team has at most 500 members.")
	}
	return l.Err()
}

type CreateApiKeyInput struct {
	Name          string
	Scope         db.ApiKeyScope
	ExpiresInDays *int // nil: never
}

// Validate is as SignUpInput's.
func (in *CreateApiKeyInput) Validate() error {
	var l problem.List
	text(&l, "name", &in.Name, 60)
	if n := in.ExpiresInDays; n != nil && (*n < 1 || *n > 365) {
		l.Add(problem.BadInput, "expiresInDays", "Choose between 1 and 365 days.")
	}
	return l.Err()
}

// text trims a required line of at most limit characters.
func text(l *problem.List, field string, value *string, limit int) {
	*value = strings.TrimSpace(*value)
	switch n := utf8.RuneCountInString(*value); {
	case n == 0:
		*l = append(*l, problem.BadInputOn(field, "This cannot be empty."))
	case n > limit:
		*l = append(*l, problem.BadInputOn(field, "This is too long: at most %d characters.", limit))
	case !utf8.ValidString(*value) || strings.ContainsFunc(*value, unicode.IsControl):
		*l = append(*l, problem.BadInputOn(field, "This has characters that cannot be shown."))
	}
}

func email(l *problem.List, value *string) {
	*value = strings.TrimSpace(*value)
	parsed, err := mail.ParseAddress(*value)
	if err != nil || parsed.Address != *value || len(*value) > 254 || strings.ContainsFunc(*value, unicode.IsControl) {
		l.Add(problem.BadInput, "email", "Enter an e-mail address, like name@example.com.")
	}
}

// locale accepts a language with a region, as browsers send it, and keeps the language.
func locale(l *problem.List, value *string) {
	if value == nil {
		return
	}
	language, _, _ := strings.Cut(strings.ToLower(*value), "-")
	for _, known := range Locales {
		if language == known {
			*value = known
			return
		}
	}
	l.Add(problem.BadInput, "locale", "Choose en or fr.")
}

func timeZone(l *problem.List, value *string) {
	if value == nil {
		return
	}
	if _, err := time.LoadLocation(*value); err != nil || *value == "" || *value == "Local" {
		l.Add(problem.BadInput, "timeZone", "Choose a time zone, like Europe/Paris.")
	}
}

func or(value *string, fallback string) string {
	if value == nil {
		return fallback
	}
	return *value
}
