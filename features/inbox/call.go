package inbox

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
)

// mediaTTL is how long the provider may take to fetch a file of ours.
const mediaTTL = 15 * time.Minute

// call hands one claimed message to the provider. It writes nothing.
func (s *Service) call(ctx context.Context, workspaceID uuid.UUID, out outgoing) (meta.Sent, error) {
	if out.account.Channel == db.ChannelInstagram {
		return s.callInstagram(ctx, workspaceID, out)
	}
	return s.callWhatsApp(ctx, out)
}

func (s *Service) callWhatsApp(ctx context.Context, out outgoing) (meta.Sent, error) {
	content, err := s.whatsAppContent(ctx, out)
	if err != nil {
		return meta.Sent{}, err
	}
	m := meta.WhatsAppMessage{CallbackData: callbackData(out.message.ID, out.attempt.ID), Content: content}
	for _, id := range out.recipient {
		switch id.Kind {
		case db.WhatsAppPhone:
			m.To = id.ExternalID
		case db.WhatsAppUserID:
			m.UserID = id.ExternalID
		}
	}
	if out.message.ReplyToExternalID != nil {
		m.ReplyTo = *out.message.ReplyToExternalID
	}
	return s.Meta.SendWhatsApp(ctx, out.access, m)
}

func (s *Service) whatsAppContent(ctx context.Context, out outgoing) (meta.WhatsAppContent, error) {
	if out.message.Kind == db.KindTemplate {
		var p templatePayload
		if err := json.Unmarshal(out.message.Payload, &p); err != nil {
			return nil, fmt.Errorf("read template of message %s: %w", out.message.ID, err)
		}
		return meta.SendTemplate{Name: p.Template.Name, Language: p.Template.Language, Components: p.Template.Components}, nil
	}
	if len(out.files) == 0 {
		return meta.SendText{Body: out.message.Body, PreviewURL: true}, nil
	}
	file := out.files[0]
	data, err := s.Media.Bytes(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("read attachment %s: %w", file.ID, err)
	}
	id, err := s.Meta.UploadMedia(ctx, out.access, file.Filename, file.MimeType, data)
	if err != nil {
		return nil, err
	}
	return meta.SendMedia{Kind: whatsAppKind(file), ID: id, Caption: out.message.Body, Filename: file.Filename}, nil
}

// whatsAppKind is what a file is sent as. Only Opus in Ogg is a voice message to
// WhatsApp; a recording in MP4, Safari's, goes as ordinary audio.
func whatsAppKind(file db.Attachment) meta.MessageKind {
	if file.Kind == db.AttachmentVoice && !strings.HasPrefix(file.MimeType, "audio/ogg") {
		return meta.KindAudio
	}
	return meta.MessageKind(file.Kind)
}

func (s *Service) callInstagram(ctx context.Context, workspaceID uuid.UUID, out outgoing) (meta.Sent, error) {
	m := meta.InstagramMessage{
		To: instagramID(out.recipient), Text: out.message.Body,
		HumanAgent: out.window == WindowHuman, Kind: meta.MessageKind(out.message.Kind),
	}
	if len(out.files) > 0 {
		m.AttachmentURL = s.Links.ForMeta(workspaceID, out.files[0], mediaTTL)
	}
	if out.message.ReplyToExternalID != nil {
		m.ReplyTo = *out.message.ReplyToExternalID
	}
	return s.Meta.SendInstagram(ctx, out.access, m)
}

func instagramID(ids []db.ContactIdentity) string {
	for _, id := range ids {
		if id.Kind == db.InstagramUserID {
			return id.ExternalID
		}
	}
	return ""
}
