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
		p.queue(nil, `
			update conversations
			set status = $2, priority = $3, assignee_id = $4, team_id = $5, label_ids = $6, snoozed_until = $7,
			    waiting_since = $8, last_inbound_at = $9, resolved_at = $10, updated_at = now()
			where id = $1`,
			c.ID, c.Status, c.Priority, c.AssigneeID, c.TeamID, c.LabelIDs, c.SnoozedUntil,
			c.WaitingSince, c.LastInboundAt, c.ResolvedAt)
	}
	return p.send(ctx)
}
