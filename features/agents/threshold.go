package agents

import (
	"github.com/google/uuid"

	"socialsync/db"
)

// ThresholdSource is what a threshold was set for.
type ThresholdSource string

// The sources, spelled the same in Go, GraphQL and TypeScript; the more particular
// ones go first.
const (
	OfTopic     ThresholdSource = "TOPIC"
	OfAccount   ThresholdSource = "ACCOUNT"
	OfChannel   ThresholdSource = "CHANNEL"
	OfWorkspace ThresholdSource = "WORKSPACE"
)

// Threshold is what applies to one message, and where it comes from.
type Threshold struct {
	Send  float64         `json:"send"`
	Draft float64         `json:"draft"`
	From  ThresholdSource `json:"from"`
	Topic string          `json:"topic"` // of TOPIC its name
}

// Threshold says what applies to a message that reached an account on a channel. It
// is about topics: rules are the names of the configuration's, learned are those with
// a lane. Of several topics the strictest applies.
func (c Config) Threshold(account uuid.UUID, channel db.Channel, rules []string, learned []TopicMatch) Threshold {
	t := Threshold{Send: c.Thresholds.Send, Draft: c.Thresholds.Draft, From: OfWorkspace}
	for _, by := range c.Thresholds.ByChannel {
		if by.Channel == channel {
			t = Threshold{Send: by.Send, Draft: by.Draft, From: OfChannel}
		}
	}
	for _, own := range c.Channels {
		if own.SocialAccountID == account && own.Send != nil && own.Draft != nil {
			t = Threshold{Send: *own.Send, Draft: *own.Draft, From: OfAccount}
		}
	}
	var send, draft *float64
	for _, topic := range c.topics(rules, learned) {
		if topic.send != nil && (send == nil || *topic.send > *send) {
			send, t.From, t.Topic = topic.send, OfTopic, topic.name
		}
		if topic.draft != nil && (draft == nil || *topic.draft > *draft) {
			draft = topic.draft
		}
	}
	if send != nil {
		t.Send = *send
	}
	if draft != nil {
		t.Draft = *draft
	}
	t.Draft = min(t.Draft, t.Send)
	return t
}

type topicThreshold struct {
	name        string
	send, draft *float64
}

func (c Config) topics(rules []string, learned []TopicMatch) (list []topicThreshold) {
	for _, topic := range c.Guard.Topics {
		for _, name := range rules {
			if topic.Name == name {
				list = append(list, topicThreshold{name, topic.Send, topic.Draft})
			}
		}
	}
	for _, topic := range learned {
		list = append(list, topicThreshold{topic.Name, topic.Send, topic.Draft})
	}
	return list
}
