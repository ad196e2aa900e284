package db

import (
	"context"

	"github.com/google/uuid"
)

// AssistantState is what the assistant is at in a conversation.
type AssistantState string

// The states, spelled the same in Go, GraphQL and TypeScript.
const (
	AssistantWorking AssistantState = "WORKING"
	AssistantDrafted AssistantState = "DRAFTED"
)

// AssistantWork says what the assistant is at in one conversation.
type AssistantWork struct {
	ConversationID uuid.UUID
	State          AssistantState
}

// AssistantWork returns those of the conversations in which the assistant is at
// something, each once, in no order: what it writes counts before what waits.
func (tx *Tx) AssistantWork(ctx context.Context, conversationIDs []uuid.UUID) ([]AssistantWork, error) {
	return many[AssistantWork](ctx, tx, `
		select r.conversation_id, 'WORKING' as state from reply_runs r where r.conversation_id = any($1) and r.due_at is not null
		union
		select r.conversation_id, 'DRAFTED' from replies r
		where r.conversation_id = any($1) and r.state = 'OPEN'
		  and not exists (select from reply_runs w where w.conversation_id = r.conversation_id and w.due_at is not null)`, conversationIDs)
}
