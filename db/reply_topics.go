package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// TopicLane is how far the assistant may go by itself with questions about a topic.
type TopicLane string

// The lanes, spelled the same in Go, SQL, GraphQL and TypeScript.
const (
	LaneAlwaysDraft TopicLane = "ALWAYS_DRAFT" // a person sends, whatever the drafts are worth
	LaneDraft       TopicLane = "DRAFT"        // a person sends, until enough drafts were good
	LaneAuto        TopicLane = "AUTO"         // the mode and the evidence decide
)

// ReplyTopic is something that customers ask about.
type ReplyTopic struct {
	ID          uuid.UUID
	Name        string
	Keywords    []string
	Examples    []string
	SendFrom    *float64 // 0 to 1; nil: the account's, channel's or workspace's
	DraftFrom   *float64
	Lane        TopicLane
	LaneSince   time.Time
	LaneBy      *uuid.UUID // nil: the product
	LostAnswers *int       // that were not good when the product took AUTO away; nil: it did not
	LostOf      *int       // out of so many
	DismissedAt *time.Time // when a proposal was turned down
}

const replyTopicColumns = `t.id, t.name, t.keywords, array(
		select e.body from reply_topic_examples e
		where e.workspace_id = t.workspace_id and e.topic_id = t.id order by e.position) as examples,
	t.send_from, t.draft_from, t.lane, t.lane_since, t.lane_by, t.lost_answers, t.lost_of, t.dismissed_at`

// ReplyTopics returns the workspace's topics by name.
func (tx *Tx) ReplyTopics(ctx context.Context) ([]ReplyTopic, error) {
	return many[ReplyTopic](ctx, tx, `
		select `+replyTopicColumns+` from reply_topics t where t.workspace_id = $1 order by lower(t.name), t.id`, tx.WorkspaceID())
}

// ReplyTopic returns one topic.
func (tx *Tx) ReplyTopic(ctx context.Context, id uuid.UUID) (*ReplyTopic, error) {
	return one[ReplyTopic](ctx, tx, `
		select `+replyTopicColumns+` from reply_topics t where t.workspace_id = $1 and t.id = $2`, tx.WorkspaceID(), id)
}

// LockReplyTopic is ReplyTopic, kept from others until the transaction ends.
func (tx *Tx) LockReplyTopic(ctx context.Context, id uuid.UUID) (*ReplyTopic, error) {
	return one[ReplyTopic](ctx, tx, `
		select `+replyTopicColumns+` from reply_topics t where t.workspace_id = $1 and t.id = $2 for update of t`, tx.WorkspaceID(), id)
}

// SaveReplyTopic adds a topic or changes what it is recognised by and what it asks
// for; its lane stays. Examples that stay keep their embedding.
func (tx *Tx) SaveReplyTopic(ctx context.Context, t ReplyTopic) error {
	p := tx.pipeline()
	p.queue(nil, `
		insert into reply_topics (workspace_id, id, name, keywords, send_from, draft_from) values ($1, $2, $3, $4, $5, $6)
		on conflict (workspace_id, id) do update
		set name = excluded.name, keywords = excluded.keywords, send_from = excluded.send_from, draft_from = excluded.draft_from`,
		tx.WorkspaceID(), t.ID, t.Name, t.Keywords, t.SendFrom, t.DraftFrom)
	p.queue(nil, `
		with gone as (
			delete from reply_topic_examples where workspace_id = $1 and topic_id = $2 and body <> all($3) returning 1)
		update reply_topic_examples set position = -1 - position where workspace_id = $1 and topic_id = $2 and body = any($3)`,
		tx.WorkspaceID(), t.ID, t.Examples)
	p.queue(nil, `
		update reply_topic_examples e set position = n.position
		from unnest($3::text[]) with ordinality n (body, position)
		where e.workspace_id = $1 and e.topic_id = $2 and e.body = n.body`, tx.WorkspaceID(), t.ID, t.Examples)
	p.queue(nil, `
		insert into reply_topic_examples (workspace_id, topic_id, position, body)
		select $1, $2, n.position, n.body from unnest($3::text[]) with ordinality n (body, position)
		where not exists (select from reply_topic_examples e where e.workspace_id = $1 and e.topic_id = $2 and e.body = n.body)`,
		tx.WorkspaceID(), t.ID, t.Examples)
	return p.send(ctx)
}

// DeleteReplyTopic removes a topic. What was answered about it keeps its id.
func (tx *Tx) DeleteReplyTopic(ctx context.Context, id uuid.UUID) error {
	return tx.must(ctx, `delete from reply_topics where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id)
}

// SetTopicLane moves a topic to another lane, where it begins anew. lost and of say
// why the product takes AUTO away; nil: a person decides.
func (tx *Tx) SetTopicLane(ctx context.Context, id uuid.UUID, lane TopicLane, by *uuid.UUID, lost, of *int) error {
	return tx.must(ctx, `
		update reply_topics
		set lane = $3, lane_since = now(), lane_by = $4, lost_answers = $5, lost_of = $6, dismissed_at = null
		where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id, lane, by, lost, of)
}

// DismissTopicProposal notes that a topic is to go on with drafts: only what comes
// from now on counts for the next proposal.
func (tx *Tx) DismissTopicProposal(ctx context.Context, id uuid.UUID) error {
	return tx.must(ctx, `update reply_topics set dismissed_at = now() where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id)
}

// TopicExample is an example that has no embedding of the model's yet.
type TopicExample struct {
	TopicID  uuid.UUID
	Position int
	Body     string
}

// TopicExamplesToEmbed returns up to limit of them.
func (tx *Tx) TopicExamplesToEmbed(ctx context.Context, model string, limit int) ([]TopicExample, error) {
	return many[TopicExample](ctx, tx, `
		select topic_id, position, body from reply_topic_examples
		where workspace_id = $1 and embedding_model is distinct from $2
		order by topic_id, position limit $3`, tx.WorkspaceID(), model, limit)
}

// SaveTopicEmbeddings stores embeddings of examples, unless their text has changed since.
func (tx *Tx) SaveTopicEmbeddings(ctx context.Context, examples []TopicExample, vectors [][]float32, model string) error {
	p := tx.pipeline()
	for i, e := range examples {
		p.queue(nil, `
			update reply_topic_examples set embedding = $4::text::halfvec(1536), embedding_model = $5
			where workspace_id = $1 and topic_id = $2 and body = $3`, tx.WorkspaceID(), e.TopicID, e.Body, *vectorText(vectors[i]), model)
	}
	return p.send(ctx)
}

// TopicLikeness is how near a topic's nearest example is to a question.
type TopicLikeness struct {
	TopicID uuid.UUID
	Cosine  float64
}

// LikeTopics compares a question with the examples of all topics.
func (tx *Tx) LikeTopics(ctx context.Context, vector []float32, model string) ([]TopicLikeness, error) {
	return many[TopicLikeness](ctx, tx, `
		select topic_id, max(1 - (embedding <=> $2::text::halfvec(1536))) as cosine from reply_topic_examples
		where workspace_id = $1 and embedding_model = $3 group by topic_id`, tx.WorkspaceID(), vectorText(vector), model)
}
