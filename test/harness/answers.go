package harness

import (
	"strings"
	"time"
)

// Message is what tests read of a message.
type Message struct {
	ID, ConversationID      string
	Direction, Author, Kind string
	Body, Status            string
	ClientKey               *string
	Failure                 *struct {
		Cause, Remedy string
		Code          *int
		CanRetry      bool
	}
	Attempts []struct {
		Number int
		State  string
	}
	Attachments []struct {
		ID, Kind, State, MimeType string
		URL                       *string
		SizeBytes                 *int
	}
	Reactions         []struct{ Author, Emoji string }
	ReplyTo           *struct{ ID string }
	DeletedAt, ReadAt *time.Time
	OccurredAt        time.Time
}

const messageFragment = ` fragment M on Message { id conversationId direction author kind body status clientKey
	failure { cause remedy code canRetry } attempts { number state }
	attachments { id kind state mimeType url sizeBytes } reactions { author emoji } replyTo { id }
	deletedAt readAt occurredAt }`

// Conversation is what tests read of a conversation.
type Conversation struct {
	ID, Status, Channel string
	Contact             struct {
		ID, Name   string
		Phone      *string
		Identities []struct{ Kind, ExternalID string }
	}
	IsUnread             bool
	WaitingSince         *time.Time
	WindowExpiresAt      *time.Time
	HumanWindowExpiresAt *time.Time
	SnoozedUntil         *time.Time
	LastMessage          struct{ Body string }
}

const conversationFragment = ` fragment C on Conversation { id status channel isUnread waitingSince windowExpiresAt
	humanWindowExpiresAt snoozedUntil lastMessage { body } contact { id name phone identities { kind externalId } } }`

// fragments are those a selection uses.
func fragments(selection string) (used string) {
	if strings.Contains(selection, "...M") {
		used += messageFragment
	}
	if strings.Contains(selection, "...C") {
		used += conversationFragment
	}
	return used
}

// Message reads one message.
func (c *Client) Message(id string) Message {
	c.t.Helper()
	var answer struct{ Message *Message }
	c.Ask(`query($id: ID!) { message(id: $id) { ...M } }`+messageFragment, map[string]any{"id": id}, &answer)
	if answer.Message == nil {
		c.t.Fatalf("there is no message %s", id)
	}
	return *answer.Message
}

// Conversations lists the conversations that match a filter.
func (c *Client) Conversations(filter map[string]any) []Conversation {
	c.t.Helper()
	var answer struct {
		Conversations struct{ Edges []struct{ Node Conversation } }
	}
	c.Ask(`query($filter: ConversationFilter) { conversations(filter: $filter, first: 100) { edges { node { ...C } } } }`+
		conversationFragment, map[string]any{"filter": filter}, &answer)
	list := make([]Conversation, len(answer.Conversations.Edges))
	for i, edge := range answer.Conversations.Edges {
		list[i] = edge.Node
	}
	return list
}

// Conversation reads one conversation.
func (c *Client) Conversation(id string) Conversation {
	c.t.Helper()
	var answer struct{ Conversation *Conversation }
	c.Ask(`query($id: ID!) { conversation(id: $id) { ...C } }`+conversationFragment, map[string]any{"id": id}, &answer)
	if answer.Conversation == nil {
		c.t.Fatalf("there is no conversation %s", id)
	}
	return *answer.Conversation
}

// Messages are the messages of a conversation, oldest first.
func (c *Client) Messages(conversationID string) []Message {
	c.t.Helper()
	var list []Message
	var before *string
	for {
		var answer struct {
			Conversation *struct {
				Timeline struct {
					Edges []struct {
						Node struct {
							Typename string `json:"__typename"`
							Message
						}
					}
					PageInfo struct {
						HasPreviousPage bool
						StartCursor     *string
					}
				}
			}
		}
		c.Ask(`query($id: ID!, $before: String) { conversation(id: $id) { timeline(last: 100, before: $before) {
			edges { node { __typename ...M } } pageInfo { hasPreviousPage startCursor } } } }`+messageFragment,
			map[string]any{"id": conversationID, "before": before}, &answer)
		if answer.Conversation == nil {
			c.t.Fatalf("there is no conversation %s", conversationID)
		}
		var page []Message
		for _, edge := range answer.Conversation.Timeline.Edges {
			if edge.Node.Typename == "Message" {
				page = append(page, edge.Node.Message)
			}
		}
		list = append(page, list...)
		if !answer.Conversation.Timeline.PageInfo.HasPreviousPage {
			return list
		}
		before = answer.Conversation.Timeline.PageInfo.StartCursor
	}
}

// Activities are the kinds of activity in a conversation, oldest first.
func (c *Client) Activities(conversationID string) []string {
	c.t.Helper()
	var answer struct {
		Conversation struct {
			Timeline struct {
				Edges []struct{ Node struct{ Activity *string } }
			}
		}
	}
	c.Ask(`query($id: ID!) { conversation(id: $id) { timeline(last: 100) { edges { node { ... on Activity { activity: kind } } } } } }`,
		map[string]any{"id": conversationID}, &answer)
	var kinds []string
	for _, edge := range answer.Conversation.Timeline.Edges {
		if edge.Node.Activity != nil {
			kinds = append(kinds, *edge.Node.Activity)
		}
	}
	return kinds
}

// ExpectConversation waits until the inbox has a conversation with somebody.
func (c *Client) ExpectConversation(name string) (found Conversation) {
	c.t.Helper()
	c.until("a conversation with "+name, func() bool {
		for _, conversation := range c.Conversations(nil) {
			if strings.HasPrefix(conversation.Contact.Name, name) {
				found = conversation
				return true
			}
		}
		return false
	})
	return found
}

// ExpectMessage waits until a message is right.
func (c *Client) ExpectMessage(id, what string, right func(Message) bool) (found Message) {
	c.t.Helper()
	c.until("a message "+what, func() bool {
		found = c.Message(id)
		return right(found)
	})
	return found
}
