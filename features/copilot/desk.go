package copilot

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
)

// CopilotSourceKind is where something stands.
type CopilotSourceKind string

// The kinds.
const (
	FromKnowledge CopilotSourceKind = "KNOWLEDGE"
	FromMessage   CopilotSourceKind = "MESSAGE"
	FromNote      CopilotSourceKind = "NOTE"
)

// CopilotSource is something that an answer can rest on.
type CopilotSource struct {
	Number     int // from 1, as the model was given it
	Kind       CopilotSourceKind
	SourceID   *uuid.UUID // of KNOWLEDGE
	ItemID     *uuid.UUID // of the others: where it stands in the timeline
	Title      string     // of a source; else who wrote it, empty when nobody in particular
	Heading    string
	Text       string
	Page       *int
	IsReceived bool      // the customer wrote it
	IsInternal bool      // for colleagues only
	IsOverdue  bool      // nobody has looked at it for longer than agreed
	At         time.Time // when it was written, or last changed
}

// desk is what lies before whoever answers.
type desk struct {
	business string
	customer string
	now      time.Time
	sources  []CopilotSource
}

const (
	itemsRead    = 80     // of the timeline, the newest
	historyBytes = 12_000 // of what they say
	passagesRead = 8
)

// look gathers the passages for the question and what was said in the conversation.
// For the customer it leaves out whatever is internal.
func (s *Service) look(ctx context.Context, actor db.Actor, in AskCopilotInput) (*desk, error) {
	var d desk
	var c *db.Conversation
	var said []CopilotSource
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		if c, err = tx.Conversation(ctx, in.ConversationID); err != nil {
			return err
		}
		workspace, err := tx.Workspace(ctx)
		if err != nil {
			return err
		}
		contact, err := tx.Contact(ctx, c.ContactID)
		if err != nil {
			return err
		}
		d = desk{business: workspace.Name, customer: contact.Name, now: time.Now()}
		said, err = timeline(ctx, tx, c.ID, contact.Name)
		return err
	})
	if err != nil {
		return nil, err
	}
	found, err := s.search(ctx, actor, c, in, lastWords(said))
	if err != nil {
		return nil, err
	}
	for _, source := range slices.Concat(found, said) {
		if source.IsInternal && in.isForCustomer() {
			continue
		}
		source.Number = len(d.sources) + 1
		d.sources = append(d.sources, source)
	}
	return &d, nil
}

// timeline is what was said in a conversation, the newest of it within a budget.
func timeline(ctx context.Context, tx *db.Tx, conversationID uuid.UUID, customer string) ([]CopilotSource, error) {
	page, err := tx.Timeline(ctx, conversationID, db.TimelinePage{Size: itemsRead})
	if err != nil {
		return nil, err
	}
	var messages, people []uuid.UUID
	for _, edge := range page.Edges {
		switch item := edge.Node.(type) {
		case *db.Message:
			messages, people = append(messages, item.ID), appendKnown(people, item.AuthorID)
		case *db.Note:
			people = appendKnown(people, item.AuthorID)
		}
	}
	transcripts, err := tx.Transcripts(ctx, messages)
	if err != nil {
		return nil, err
	}
	users, err := tx.UsersByID(ctx, people)
	if err != nil {
		return nil, err
	}
	heard, names := map[uuid.UUID]string{}, map[uuid.UUID]string{}
	for _, t := range transcripts {
		heard[t.MessageID] = t.Text
	}
	for _, u := range users {
		names[u.ID] = u.Name
	}
	var out []CopilotSource
	left := historyBytes
	for _, edge := range slices.Backward(page.Edges) {
		source, ok := sourceOf(edge.Node, heard, names, customer)
		if !ok {
			continue
		}
		if left -= len(source.Text); left < 0 {
			break
		}
		out = append(out, source)
	}
	slices.Reverse(out)
	return out, nil
}

// sourceOf is an item of the timeline as it can be quoted; ok is false for one that
// says nothing, or was taken back, or never reached the customer.
func sourceOf(item db.TimelineItem, heard, names map[uuid.UUID]string, customer string) (source CopilotSource, ok bool) {
	switch item := item.(type) {
	case *db.Message:
		text := strings.TrimSpace(item.Body + "\n" + heard[item.ID])
		if text == "" || item.DeletedAt != nil || item.Kind == db.KindSystem || item.Status == db.Failed {
			return source, false
		}
		source = CopilotSource{Kind: FromMessage, ItemID: &item.ID, Text: text, IsReceived: item.Direction == db.In, At: item.OccurredAt}
		if source.IsReceived {
			source.Title = customer
		} else if item.AuthorID != nil {
			source.Title = names[*item.AuthorID]
		}
		return source, true
	case *db.Note:
		source = CopilotSource{Kind: FromNote, ItemID: &item.ID, Text: item.Body, IsInternal: true, At: item.CreatedAt}
		if item.AuthorID != nil {
			source.Title = names[*item.AuthorID]
		}
		return source, true
	}
	return source, false
}

func appendKnown(ids []uuid.UUID, id *uuid.UUID) []uuid.UUID {
	if id == nil {
		return ids
	}
	return append(ids, *id)
}

// lastWords are what the customer wrote last: "what can I tell her?" is about that.
func lastWords(said []CopilotSource) string {
	for _, source := range slices.Backward(said) {
		if source.IsReceived {
			return source.Text
		}
	}
	return ""
}

// search looks for what the sources say about the question; what little room is left
// is for what the customer wrote last.
func (s *Service) search(ctx context.Context, actor db.Actor, c *db.Conversation, in AskCopilotInput, last string) ([]CopilotSource, error) {
	audience := db.AudienceAgents
	if in.isForCustomer() {
		audience = db.AudienceCustomers
	}
	var out []CopilotSource
	seen := map[uuid.UUID]bool{}
	for i, query := range []string{in.asked(), last} {
		found, err := s.Knowledge.Search(ctx, actor, knowledge.SearchInput{
			Query: query, Limit: passagesRead, Audience: audience, Channel: &c.Channel, SocialAccountID: &c.SocialAccountID,
		})
		if problem.CodeOf(err) == problem.BadInput {
			continue // there is not a word in it
		}
		if err != nil {
			return nil, err
		}
		for _, p := range found[:min(len(found), passagesRead/(i+1))] {
			if !seen[p.ChunkID] {
				seen[p.ChunkID] = true
				out = append(out, CopilotSource{
					Kind: FromKnowledge, SourceID: &p.SourceID, Title: p.Title, Heading: p.Heading, Text: p.Text, Page: p.Page,
					IsInternal: p.Audience == db.AudienceAgents, IsOverdue: p.IsOverdue, At: p.UpdatedAt,
				})
			}
		}
	}
	return out, nil
}
