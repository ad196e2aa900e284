package resolvers

import (
	"context"

	"socialsync/db"
	"socialsync/features/transcripts"
	"socialsync/graph"
	"socialsync/loaders"
)

func (*message) Transcript(ctx context.Context, m *db.Message) (*db.Transcript, error) {
	if m.Direction != db.In || m.DeletedAt != nil {
		return nil, nil
	}
	return loaders.From(ctx).Transcripts.Load(ctx, m.ID)
}

func (m *mutation) TranscribeMessage(ctx context.Context, in transcripts.TranscribeMessageInput) (*graph.MessagePayload, error) {
	return messagePayload(m.Transcripts.Request(ctx, db.ActorFrom(ctx), in))
}
