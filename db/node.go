package db

import (
	"context"

	"github.com/google/uuid"
)

// Node is anything with a global id.
type Node interface{ IsNode() }

// IsNode marks the type as having a global id.
func (Workspace) IsNode() {}

// IsNode marks the type as having a global id.
func (User) IsNode() {}

// IsNode marks the type as having a global id.
func (Team) IsNode() {}

// IsNode marks the type as having a global id.
func (Label) IsNode() {}

// IsNode marks the type as having a global id.
func (CannedResponse) IsNode() {}

// IsNode marks the type as having a global id.
func (ApiKey) IsNode() {}

// NodeKind says which table an id belongs to.
type NodeKind string

// NodeKindOf finds the table of an id, for the schema's node(id); empty when the
// caller's workspace has no such thing. Ids are unique across tables.
func (tx *Tx) NodeKindOf(ctx context.Context, id uuid.UUID) (NodeKind, error) {
	kind, err := value[string](ctx, tx, `
		select 'Conversation' from conversations where id = $1
		union all select 'Message' from messages where id = $1
		union all select 'Contact' from contacts where id = $1
		union all select 'Note' from notes where id = $1
		union all select 'Activity' from activities where id = $1
		union all select 'SocialAccount' from social_accounts where id = $1
		union all select 'Label' from labels where id = $1
		union all select 'Team' from teams where id = $1
		union all select 'User' from users where id = $1
		union all select 'CannedResponse' from canned_responses where id = $1
		union all select 'MessageTemplate' from message_templates where id = $1
		union all select 'SavedView' from saved_views where id = $1
		union all select case kind when 'FAQ' then 'Faq' else 'KnowledgeSource' end from knowledge_sources where id = $1
		union all select 'ApiKey' from api_keys where id = $1
		union all select 'ReplyRun' from reply_runs where id = $1
		union all select 'Reply' from replies where id = $1
		union all select 'Workspace' from workspaces where id = $1
		limit 1`, id)
	return NodeKind(kind), err
}
