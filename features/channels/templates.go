package channels

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
)

// SyncNow copies a number's templates from Meta and returns the approved ones.
//
// Problems: FORBIDDEN, NOT_FOUND, CHANNEL_DISCONNECTED, PROVIDER_REFUSED.
func (s *Service) SyncNow(ctx context.Context, actor db.Actor, in SocialAccountInput) ([]db.MessageTemplate, error) {
	if err := may(actor, db.RoleAgent); err != nil {
		return nil, err
	}
	err := s.SyncTemplates(ctx, actor.WorkspaceID, in.SocialAccountID)
	if errors.Is(err, db.ErrNotFound) {
		return nil, s.whyNot(ctx, actor, in.SocialAccountID)
	}
	if err != nil {
		return nil, refusal("", err)
	}
	return s.Templates(ctx, actor, in.SocialAccountID)
}

// SyncTemplates is SyncNow for jobs. Instagram has no templates.
func (s *Service) SyncTemplates(ctx context.Context, workspaceID, accountID uuid.UUID) error {
	account, access, err := s.Credentials(ctx, workspaceID, accountID)
	if err != nil {
		return err
	}
	if account.Channel != db.ChannelWhatsApp || account.BusinessID == "" {
		return nil
	}
	listed, err := s.Meta.Templates(ctx, meta.Account{ID: account.BusinessID, Token: access.Token})
	if meta.ClassOfError(err) == meta.TokenExpired && err != nil {
		return errors.Join(err, s.TokenRefused(ctx, workspaceID, accountID, err.Error()))
	}
	if err != nil {
		return fmt.Errorf("list templates: %w", err)
	}
	templates := make([]db.MessageTemplate, 0, len(listed))
	for _, t := range listed {
		components := t.Components
		if len(components) == 0 {
			components = []byte("[]")
		}
		format := strings.ToUpper(t.ParameterFormat)
		if format == "" {
			format = "POSITIONAL"
		}
		reason := orNil(t.RejectedReason)
		if t.RejectedReason == "NONE" {
			reason = nil
		}
		templates = append(templates, db.MessageTemplate{
			ExternalID: t.ID, Name: t.Name, Language: t.Language, Status: t.Status, Category: t.Category,
			ParameterFormat: format, Components: components, RejectedReason: reason,
		})
	}
	return s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		if err := tx.ReplaceTemplates(ctx, accountID, templates); err != nil {
			return err
		}
		s.changed(tx, accountID)
		return nil
	})
}

// SendTestMessageInput names a number of ours and one to write to.
type SendTestMessageInput struct {
	SocialAccountID uuid.UUID
	To              string
}

var (
	notDigits = regexp.MustCompile(`\D`)
	phone     = regexp.MustCompile(`^\+?[0-9][0-9 ().\-/]{6,24}$`)
)

// SendTestMessage sends a template that needs nothing filled in, so that whoever
// connects a number sees it work. It leaves no conversation behind: the answer
// to it will.
//
// Problems: FORBIDDEN, BAD_INPUT, NOT_FOUND, CHANNEL_DISCONNECTED,
// PROVIDER_REFUSED, also when there is no such template.
func (s *Service) SendTestMessage(ctx context.Context, actor db.Actor, in SendTestMessageInput) error {
	if err := may(actor, db.RoleAdmin); err != nil {
		return err
	}
	to := strings.TrimSpace(in.To)
	digits := notDigits.ReplaceAllString(to, "")
	if !phone.MatchString(to) || len(digits) < 8 || len(digits) > 15 {
		return problem.BadInputOn("to", "Enter a phone number with its country code, like +33 6 12 34 56 78.")
	}
	account, access, err := s.Credentials(ctx, actor.WorkspaceID, in.SocialAccountID)
	switch {
	case errors.Is(err, db.ErrNotFound):
		return s.whyNot(ctx, actor, in.SocialAccountID)
	case err != nil:
		return err
	case account.Channel != db.ChannelWhatsApp:
		return problem.BadInputOn("socialAccountId", "Instagram has no test messages: write to the account from a phone instead.")
	case account.Status != db.AccountConnected:
		return problem.New(problem.ChannelDisconnected, "Connect this channel again first.")
	}
	template, err := s.testTemplate(ctx, actor, account)
	if err != nil {
		return err
	}
	_, err = s.Meta.SendWhatsApp(ctx, access, meta.WhatsAppMessage{
		To: digits, Content: meta.SendTemplate{Name: template.Name, Language: template.Language},
	})
	if meta.ClassOfError(err) == meta.TokenExpired && err != nil {
		if err := s.TokenRefused(ctx, actor.WorkspaceID, account.ID, err.Error()); err != nil {
			return err
		}
	}
	if err != nil {
		return refusal("to", err)
	}
	return nil
}

// testTemplate prefers hello_world, which Meta gives to every account, and else
// takes the first template that can be sent as it is.
func (s *Service) testTemplate(ctx context.Context, actor db.Actor, account db.SocialAccount) (db.MessageTemplate, error) {
	templates, err := s.Templates(ctx, actor, account.ID)
	if err == nil && len(templates) == 0 && account.BusinessID != "" {
		if err := s.SyncTemplates(ctx, actor.WorkspaceID, account.ID); err != nil {
			return db.MessageTemplate{}, refusal("", err)
		}
		templates, err = s.Templates(ctx, actor, account.ID)
	}
	if err != nil {
		return db.MessageTemplate{}, err
	}
	var found *db.MessageTemplate
	for i, t := range templates {
		if !needsNothing(t) {
			continue
		}
		if t.Name == "hello_world" {
			return t, nil
		}
		if found == nil {
			found = &templates[i]
		}
	}
	if found == nil {
		return db.MessageTemplate{}, problem.New(problem.ProviderRefused,
			"This account has no approved template without variables to test with. Create one in Meta's template manager, or write to the number from a phone.")
	}
	return *found, nil
}

// needsNothing reports whether a template can be sent without any value.
func needsNothing(t db.MessageTemplate) bool {
	if t.Category == "AUTHENTICATION" || len(t.Body().Variables) > 0 {
		return false
	}
	if h := t.Header(); h != nil && (h.Format != "TEXT" || len(h.Variables) > 0) {
		return false
	}
	for _, b := range t.ButtonDetails() {
		switch {
		case strings.Contains(b.URL, "{{"), b.Type == "COPY_CODE", b.Type == "OTP", b.Type == "FLOW", b.Type == "CATALOG", b.Type == "MPM":
			return false
		}
	}
	return true
}
