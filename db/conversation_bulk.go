package db

import "context"

// SaveConversations is SaveConversation for several, in one round trip. The
// caller holds the rows' locks.
func (tx *Tx) SaveConversations(ctx context.Context, list []Conversation) error {
	if len(list) == 0 {
		return nil
	}
	p := tx.pipeline()
	for _, c := range list {
		p.queue(nil, saveConversation, c.decided()...)
	}
	return p.send(ctx)
}
