package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// ReplyScene is what the assistant knows of a conversation when it is about to
// answer.
type ReplyScene struct {
	Conversation Conversation
	Contact      Contact
	Account      SocialAccount
	Attention    Attention
	Messages     []Message // the newest of the session, oldest first; without what was taken back
	Answers      int       // messages of the assistant's in the last hour
	Now          time.Time // the database's
}

// ReplyScene reads a conversation with up to limit messages since it was last
// resolved, in one round trip.
func (tx *Tx) ReplyScene(ctx context.Context, conversationID uuid.UUID, limit int) (*ReplyScene, error) {
	var (
		scene         ReplyScene
		conversations []Conversation
		contacts      []Contact
		accounts      []SocialAccount
		attentions    []Attention
		facts         []struct {
			Now     time.Time
			Answers int
		}
	)
	p := tx.pipeline()
	p.queue(into(&conversations), `select `+conversationColumns+` from conversations c where c.id = $1`, conversationID)
	p.queue(into(&contacts), `select `+contactColumns+` from contacts where id = (select contact_id from conversations where id = $1)`, conversationID)
	p.queue(into(&accounts), `select `+accountColumns+` from social_accounts where id = (select social_account_id from conversations where id = $1)`, conversationID)
	p.queue(into(&attentions), `select `+attentionColumns+` from conversations where id = $1`, conversationID)
	p.queue(into(&scene.Messages), `
		select * from (
			select `+messageColumns+` from messages m
			where m.conversation_id = $1 and m.deleted_at is null and m.kind <> 'SYSTEM'
			  and m.occurred_at > coalesce((select session_at from conversations where id = $1), '-infinity')
			order by m.occurred_at desc, m.id desc limit $2) m
		order by m.occurred_at, m.id`, conversationID, limit)
	p.queue(into(&facts), `
		select now() as now, count(*) as answers from messages
		where conversation_id = $1 and author = 'AI' and occurred_at > now() - interval '1 hour'`, conversationID)
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	if len(conversations) == 0 || len(contacts) == 0 || len(accounts) == 0 || len(attentions) == 0 {
		return nil, ErrNotFound
	}
	scene.Conversation, scene.Contact, scene.Account, scene.Attention = conversations[0], contacts[0], accounts[0], attentions[0]
	scene.Now, scene.Answers = facts[0].Now, facts[0].Answers
	return &scene, nil
}

// Unanswered are the customer's messages, oldest first, that came when nobody had
// answered yet, or since somebody did. When they came is what counts: the provider
// tells the time of many messages to the second only. An answer that failed is none,
// and imported messages never ask.
func (s ReplyScene) Unanswered() []Message {
	var answered time.Time
	for _, m := range s.Messages {
		if m.Direction == Out && m.Status != Failed && m.CreatedAt.After(answered) {
			answered = m.CreatedAt
		}
	}
	var out []Message
	for _, m := range s.Messages {
		if m.Direction == In && !m.IsImported && m.CreatedAt.After(answered) {
			out = append(out, m)
		}
	}
	return out
}
