package db

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// ThreadQuery asks for one conversation with a page of its timeline.
type ThreadQuery struct {
	ID       uuid.UUID
	Timeline *TimelinePage // nil: without it
}

// Thread is a conversation with what it is shown with.
type Thread struct {
	Conversation Conversation
	Contact      Contact
	Mark         *ReadMark
	Timeline     *TimelineConnection

	DirectoryVersion int64 // see Directory
}

// Thread returns one conversation, everything in one round trip.
func (tx *Tx) Thread(ctx context.Context, q ThreadQuery) (*Thread, error) {
	t := &Thread{}
	found := false
	p := tx.pipeline()
	p.queue(func(rows pgx.Rows) error {
		if !rows.Next() {
			return nil
		}
		found = true
		var readUntil *time.Time
		err := rows.Scan(append(append(t.Conversation.destinations(), t.Contact.destinations()...), &readUntil, &t.DirectoryVersion)...)
		if readUntil != nil {
			t.Mark = &ReadMark{ConversationID: t.Conversation.ID, ReadUntil: *readUntil}
		}
		return err
	}, `
		select `+conversationColumns+`, p.id, p.name, p.phone, p.email, p.avatar_url, p.about, p.attributes, p.is_blocked,
		       p.profile_fetched_at, p.created_at, v.read_until, `+directoryVersion+`
		from conversations c
		join contacts p on p.id = c.contact_id
		left join conversation_reads v on v.conversation_id = c.id and v.user_id = $2
		where c.id = $1`, q.ID, tx.actor.UserID)
	finish := func() *TimelineConnection { return nil }
	if q.Timeline != nil {
		var err error
		if finish, err = queueTimeline(p, q.ID, *q.Timeline); err != nil {
			return nil, err
		}
	}
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	if !found {
		return nil, ErrNotFound
	}
	t.Timeline = finish()
	return t, nil
}

// MessageDetails is what hangs on messages; nil where it was not asked for.
type MessageDetails struct {
	Attachments []Attachment
	Reactions   []Reaction
	Attempts    []MessageAttempt
	Transcripts []Transcript
	Sources     []MessageSources
}

// MessageDetails returns what hangs on the messages, in one round trip.
func (tx *Tx) MessageDetails(ctx context.Context, ids []uuid.UUID) (*MessageDetails, error) {
	d := &MessageDetails{}
	p := tx.pipeline()
	p.queue(into(&d.Attachments), attachmentsOfMessages, ids)
	p.queue(into(&d.Reactions), reactionsOfMessages, ids)
	p.queue(into(&d.Attempts), attemptsOfMessages, ids)
	p.queue(into(&d.Transcripts), transcriptsOfMessages, ids)
	p.queue(into(&d.Sources), sourcesOfMessages, ids)
	return d, p.send(ctx)
}
