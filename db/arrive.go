package db

import (
	"context"
	"time"
)

// Arrive adds a message that the provider told of, and writes the conversation as the
// caller, who holds its lock, decided about it; the list shows the message. False: the
// provider's id was there already, and nothing has changed.
func (tx *Tx) Arrive(ctx context.Context, c *Conversation, m Message) (bool, error) {
	n, err := tx.exec(ctx, arrive, c.arrival(tx, m)...)
	return n == 1, err
}

// ArriveAwaited is Arrive and AwaitReply.
func (tx *Tx) ArriveAwaited(ctx context.Context, c *Conversation, m Message, quiet, longest time.Duration) (bool, error) {
	n, err := tx.exec(ctx, arriveAwaited, append(c.arrival(tx, m), quiet, longest)...)
	return n == 1, err
}

// arrival are the arguments of arriving.
func (c *Conversation) arrival(tx *Tx, m Message) []any {
	c.show(m)
	return append(append(m.inserted(tx.WorkspaceID()), c.decided()[1:]...), c.shown()...)
}

var (
	arrive        = arriving("")
	arriveAwaited = arriving(`, ` + awaiting("$36", "$37"))
)

// arriving is one statement, which is a round trip less than two. What else it sets
// comes from the arguments after arrival's.
func arriving(more string) string {
	return `
		with added as (` + insertingMessage(1) + ` on conflict do nothing returning conversation_id)
		update conversations c
		set ` + setting(decided, 19) + `, ` + setting(shown, 29) + `, updated_at = now()` + more + `
		from added where c.id = added.conversation_id`
}
