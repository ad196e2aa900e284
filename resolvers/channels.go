package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/channels"
	"socialsync/graph"
)

func (q *query) SocialAccounts(ctx context.Context) ([]db.SocialAccount, error) {
	return notNil(q.Channels.List(ctx, db.ActorFrom(ctx)))
}

func (q *query) MessageTemplates(ctx context.Context, accountID uuid.UUID) ([]db.MessageTemplate, error) {
	return notNil(q.Channels.Templates(ctx, db.ActorFrom(ctx), accountID))
}

func (q *query) ChannelSetup(context.Context) (*channels.ChannelSetup, error) {
	setup := q.Channels.Setup()
	return &setup, nil
}

func (m *mutation) ConnectWhatsApp(ctx context.Context, in channels.ConnectWhatsAppInput) (*graph.SocialAccountPayload, error) {
	return accountPayload(m.Channels.ConnectWhatsApp(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) CompleteEmbeddedSignup(ctx context.Context, in channels.CompleteEmbeddedSignupInput) (*graph.SocialAccountPayload, error) {
	return accountPayload(m.Channels.CompleteEmbeddedSignup(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) StartInstagramConnect(ctx context.Context, in channels.StartInstagramConnectInput) (*graph.StartInstagramConnectPayload, error) {
	address, err := m.Channels.StartInstagramConnect(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	payload := &graph.StartInstagramConnectPayload{Errors: errs}
	if address != "" {
		payload.URL = &address
	}
	return payload, err
}

func (m *mutation) DisconnectSocialAccount(ctx context.Context, in channels.SocialAccountInput) (*graph.SocialAccountPayload, error) {
	return accountPayload(m.Channels.Disconnect(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) CheckSocialAccount(ctx context.Context, in channels.SocialAccountInput) (*graph.SocialAccountPayload, error) {
	return accountPayload(m.Channels.CheckNow(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SyncTemplates(ctx context.Context, in channels.SocialAccountInput) (*graph.TemplatesPayload, error) {
	templates, err := m.Channels.SyncNow(ctx, db.ActorFrom(ctx), in)
	if templates == nil {
		templates = []db.MessageTemplate{}
	}
	errs, err := graph.UserErrors(err)
	return &graph.TemplatesPayload{Templates: templates, Errors: errs}, err
}

func (m *mutation) SendTestMessage(ctx context.Context, in channels.SendTestMessageInput) (*graph.DonePayload, error) {
	return donePayload(m.Channels.SendTestMessage(ctx, db.ActorFrom(ctx), in))
}

func accountPayload(account *db.SocialAccount, err error) (*graph.SocialAccountPayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.SocialAccountPayload{SocialAccount: account, Errors: errs}, err
}
