// Package loaders turns the many small questions of one GraphQL response into
// few queries: each batch is one View. A Loaders lives for one response, so it
// can serve nothing stale and nothing of another tenant's.
package loaders

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/vikstrous/dataloadgen"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/inbox"
)

const (
	// wait is how long a batch collects keys. Resolvers of one list ask within
	// microseconds of each other.
	wait = time.Millisecond
	// batch is far above what one page asks.
	batch = 500
)

// Loaders answer for one actor, during one response.
type Loaders struct {
	Users    *Loader[*db.User]
	Accounts *Loader[*db.SocialAccount]
	Labels   *Loader[*db.Label]
	Teams    *Loader[*db.Team]
	Contacts *Loader[*db.Contact]
	Canned   *Loader[*db.CannedResponse]

	Conversations *Loader[*db.Conversation]
	Messages      *Loader[*db.Message]

	Identities             *Loader[[]db.ContactIdentity] // by contact
	ConversationsOfContact *Loader[[]db.Conversation]    // by contact, newest first
	TeamMembers            *Loader[[]db.User]            // by team
	Attachments            *Loader[[]db.Attachment]      // by message
	CannedFiles            *Loader[[]db.Attachment]      // by canned response
	Reactions              *Loader[[]db.Reaction]        // by message
	Attempts               *Loader[[]db.MessageAttempt]  // by message
	Onlookers              *Loader[[]inbox.Onlooker]     // by conversation
	Transcripts            *Loader[*db.Transcript]       // by message, nil: none was asked for

	Marks  *Loader[*db.ReadMark] // by conversation, nil: never read
	Drafts *Loader[*db.Draft]    // by conversation, nil: none

	ReplyRuns      *Loader[*db.ReplyRun]
	AgentVersions  *Loader[*db.AgentVersion]
	Attentions     *Loader[*db.Attention]      // by conversation
	OpenReplyRuns  *Loader[[]db.ReplyRun]      // by conversation, oldest first
	OpenReplies    *Loader[*db.Reply]          // by conversation, nil: none
	ReplySteps     *Loader[[]db.ReplyStep]     // by run
	RepliesOfRuns  *Loader[*db.Reply]          // by run, nil: none
	RunsOfMessages *Loader[*db.ReplyMessage]   // by message, nil: people wrote it
	MessageSources *Loader[*db.MessageSources] // by message, nil: no answer of the assistant's became it
	MessagesOfRuns *Loader[[]db.ReplyMessage]  // by run, oldest first
	Feedback       *Loader[[]db.ReplyFeedback] // by reply, oldest first
	Sources        *Loader[*db.KnowledgeSource]
	Agents         *Loader[*agents.ConversationAgent] // by conversation
	ChannelAgents  *Loader[*agents.ChannelAgent]      // by account

	Answered *dataloadgen.Loader[Answer, *db.Message]
}

// Loader answers by id. What does not exist, or is not the actor's, is the zero
// value and no error: null means "not found or not yours".
type Loader[T any] = dataloadgen.Loader[uuid.UUID, T]

// Answer names a message by what the provider calls it.
type Answer struct {
	ConversationID uuid.UUID
	ExternalID     string
}

// Source is where batches come from.
type Source struct {
	DB     *db.DB
	Inbox  *inbox.Service  // for presence; nil where nobody asks for it
	Agents *agents.Service // for what the AI may do; the same
}

type key struct{}

// Attach puts fresh loaders for the context's actor into the context. It is
// called around every response: once per query and once per event. Many responses
// need none, so they are made when the first is asked for.
func Attach(ctx context.Context, from Source) context.Context {
	actor := db.ActorFrom(ctx)
	return context.WithValue(ctx, key{}, sync.OnceValue(func() *Loaders { return newLoaders(from, actor) }))
}

// From returns the response's loaders. Without Attach it panics, because that
// is a mistake of ours which every request would show.
func From(ctx context.Context) *Loaders {
	made, ok := ctx.Value(key{}).(func() *Loaders)
	if !ok {
		panic("loaders: not attached to this response")
	}
	return made()
}

func newLoaders(from Source, actor db.Actor) *Loaders {
	d := from.DB
	return &Loaders{
		Users:         one(d, actor, (*db.Tx).UsersByID, func(u *db.User) uuid.UUID { return u.ID }),
		Accounts:      one(d, actor, (*db.Tx).SocialAccountsByID, func(a *db.SocialAccount) uuid.UUID { return a.ID }),
		Labels:        one(d, actor, (*db.Tx).LabelsByID, func(l *db.Label) uuid.UUID { return l.ID }),
		Teams:         one(d, actor, (*db.Tx).TeamsByID, func(t *db.Team) uuid.UUID { return t.ID }),
		Contacts:      one(d, actor, (*db.Tx).ContactsByID, func(c *db.Contact) uuid.UUID { return c.ID }),
		Canned:        one(d, actor, (*db.Tx).CannedResponsesByID, func(c *db.CannedResponse) uuid.UUID { return c.ID }),
		Conversations: one(d, actor, (*db.Tx).ConversationsByID, func(c *db.Conversation) uuid.UUID { return c.ID }),
		Messages:      one(d, actor, (*db.Tx).MessagesByID, func(m *db.Message) uuid.UUID { return m.ID }),
		Marks:         one(d, actor, (*db.Tx).ReadMarks, func(m *db.ReadMark) uuid.UUID { return m.ConversationID }),
		Drafts:        one(d, actor, (*db.Tx).DraftsOf, func(m *db.Draft) uuid.UUID { return m.ConversationID }),

		ReplyRuns:      one(d, actor, (*db.Tx).ReplyRunsByID, func(r *db.ReplyRun) uuid.UUID { return r.ID }),
		AgentVersions:  one(d, actor, (*db.Tx).AgentVersionsByID, func(v *db.AgentVersion) uuid.UUID { return v.ID }),
		Attentions:     one(d, actor, (*db.Tx).Attentions, func(a *db.Attention) uuid.UUID { return a.ConversationID }),
		OpenReplies:    one(d, actor, (*db.Tx).OpenReplies, func(r *db.Reply) uuid.UUID { return r.ConversationID }),
		RepliesOfRuns:  one(d, actor, (*db.Tx).RepliesOfRuns, func(r *db.Reply) uuid.UUID { return r.RunID }),
		MessageSources: one(d, actor, (*db.Tx).SourcesOfMessages, func(m *db.MessageSources) uuid.UUID { return m.MessageID }),
		RunsOfMessages: one(d, actor, (*db.Tx).RunsOfMessages, func(m *db.ReplyMessage) uuid.UUID { return m.MessageID }),
		OpenReplyRuns:  several(d, actor, (*db.Tx).OpenReplyRuns, func(r db.ReplyRun) uuid.UUID { return r.ConversationID }),
		ReplySteps:     several(d, actor, (*db.Tx).ReplyStepsOf, func(s db.ReplyStep) uuid.UUID { return s.RunID }),
		Feedback:       several(d, actor, (*db.Tx).FeedbackOfReplies, func(f db.ReplyFeedback) uuid.UUID { return f.ReplyID }),
		Sources:        one(d, actor, (*db.Tx).KnowledgeSourcesByID, func(s *db.KnowledgeSource) uuid.UUID { return s.ID }),
		MessagesOfRuns: several(d, actor, (*db.Tx).MessagesOfRuns, func(m db.ReplyMessage) uuid.UUID { return m.RunID }),

		Identities:             several(d, actor, (*db.Tx).IdentitiesOfContacts, func(i db.ContactIdentity) uuid.UUID { return i.ContactID }),
		ConversationsOfContact: several(d, actor, (*db.Tx).ConversationsOfContacts, func(c db.Conversation) uuid.UUID { return c.ContactID }),
		Attachments:            several(d, actor, (*db.Tx).AttachmentsOfMessages, func(a db.Attachment) uuid.UUID { return orNil(a.MessageID) }),
		CannedFiles:            several(d, actor, (*db.Tx).CannedFiles, func(a db.Attachment) uuid.UUID { return orNil(a.CannedResponseID) }),
		Reactions:              several(d, actor, (*db.Tx).ReactionsOfMessages, func(r db.Reaction) uuid.UUID { return r.MessageID }),
		Attempts:               several(d, actor, (*db.Tx).AttemptsOfMessages, func(a db.MessageAttempt) uuid.UUID { return a.MessageID }),
		Transcripts:            one(d, actor, (*db.Tx).Transcripts, func(t *db.Transcript) uuid.UUID { return t.MessageID }),
		TeamMembers:            loader(teamMembers(d, actor)),
		Onlookers:              loader(onlookers(from.Inbox, actor)),
		Agents:                 loader(byID(actor, from.Agents.Conversations)),
		ChannelAgents:          loader(byID(actor, from.Agents.Channels)),
		Answered:               dataloadgen.NewLoader(answered(d, actor), dataloadgen.WithWait(wait), dataloadgen.WithBatchCapacity(batch)),
	}
}

func loader[T any](fetch func(context.Context, []uuid.UUID) ([]T, []error)) *Loader[T] {
	return dataloadgen.NewLoader(fetch, dataloadgen.WithWait(wait), dataloadgen.WithBatchCapacity(batch))
}

// query is how the store answers for many ids at once, in no order.
type query[R any] func(*db.Tx, context.Context, []uuid.UUID) ([]R, error)

// one makes a loader of single rows, each with its own id.
func one[R any](d *db.DB, actor db.Actor, find query[R], id func(*R) uuid.UUID) *Loader[*R] {
	return loader(func(ctx context.Context, ids []uuid.UUID) ([]*R, []error) {
		rows, err := view(ctx, d, actor, find, ids)
		if err != nil {
			return nil, []error{err}
		}
		byID := make(map[uuid.UUID]*R, len(rows))
		for i := range rows {
			byID[id(&rows[i])] = &rows[i]
		}
		return inOrder(ids, byID), nil
	})
}

// several makes a loader of lists; the order within one is the store's.
func several[R any](d *db.DB, actor db.Actor, find query[R], owner func(R) uuid.UUID) *Loader[[]R] {
	return loader(func(ctx context.Context, ids []uuid.UUID) ([][]R, []error) {
		rows, err := view(ctx, d, actor, find, ids)
		if err != nil {
			return nil, []error{err}
		}
		byOwner := make(map[uuid.UUID][]R, len(ids))
		for _, r := range rows {
			byOwner[owner(r)] = append(byOwner[owner(r)], r)
		}
		return inOrder(ids, byOwner), nil
	})
}

func view[R any](ctx context.Context, d *db.DB, actor db.Actor, find query[R], ids []uuid.UUID) (rows []R, err error) {
	err = d.View(ctx, actor, func(tx *db.Tx) error {
		rows, err = find(tx, ctx, ids)
		return err
	})
	return rows, err
}

func inOrder[K comparable, T any](keys []K, by map[K]T) []T {
	out := make([]T, len(keys))
	for i, k := range keys {
		out[i] = by[k]
	}
	return out
}

func orNil(id *uuid.UUID) uuid.UUID {
	if id == nil {
		return uuid.Nil
	}
	return *id
}
