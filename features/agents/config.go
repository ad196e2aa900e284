package agents

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents/guard"
)

// Config says how the AI answers: what people edit, test and publish. The schema's
// AgentConfig and AgentConfigInput are both this type.
type Config struct {
	// Model writes the answers; empty is the installation's usual one.
	Model       string  `json:"model"`
	Temperature float64 `json:"temperature"` // 0 to 1
	Tone        Tone    `json:"tone"`
	Length      Length  `json:"length"`
	// Language is ISO 639-1, or "auto" for the customer's.
	Language string `json:"language"`
	// Template is where the instructions began. It is not read when answering.
	Template     Template `json:"template"`
	Instructions string   `json:"instructions"`
	// SaysItIsAI: the first answer of a conversation says so.
	SaysItIsAI bool `json:"saysItIsAI"`

	Thresholds Thresholds `json:"thresholds"`
	Hours      Hours      `json:"hours"`
	Pace       Pace       `json:"pace"`
	// Guard is the workspace's own rules.
	Guard guard.Rules `json:"guard"`
	// Channels replace parts of the above for one account.
	Channels []ChannelConfig `json:"channels"`
}

// ChannelConfig is what one account does differently. Nil and empty: as the
// workspace does.
type ChannelConfig struct {
	SocialAccountID uuid.UUID `json:"socialAccountId"`
	Tone            *Tone     `json:"tone"`
	Language        *string   `json:"language"`
	Instructions    string    `json:"instructions"` // added to the workspace's
	// Send and Draft replace the thresholds for this account, both or neither.
	Send  *float64 `json:"send"`
	Draft *float64 `json:"draft"`
}

// Tone is how the AI sounds.
type Tone string

// The tones, spelled the same in Go, GraphQL and TypeScript.
const (
	Friendly     Tone = "FRIENDLY"
	Professional Tone = "PROFESSIONAL"
	Casual       Tone = "CASUAL"
	Neutral      Tone = "NEUTRAL"
)

// Length is how much the AI says.
type Length string

// The lengths, spelled the same in Go, GraphQL and TypeScript.
const (
	Short  Length = "SHORT"
	Medium Length = "MEDIUM"
	Long   Length = "LONG"
)

// Thresholds are how well an answer must be supported, from 0 to 1, by what
// features/replies measures: from Send on it leaves by itself, from Draft on a
// person gets it as a draft, below that a person answers. The most particular
// applies: a topic's before an account's before a channel's before these.
type Thresholds struct {
	Send      float64            `json:"send"`
	Draft     float64            `json:"draft"`
	ByChannel []ChannelThreshold `json:"byChannel"`
}

// ChannelThreshold replaces the thresholds on one channel.
type ChannelThreshold struct {
	Channel db.Channel `json:"channel"`
	Send    float64    `json:"send"`
	Draft   float64    `json:"draft"`
}

// Pace says when the AI answers, and when it stops.
type Pace struct {
	// QuietSeconds is how long nothing must come before an answer begins, so that
	// five short lines get one. 1 to 20.
	QuietSeconds int `json:"quietSeconds"`
	// CapSeconds is how long a customer who goes on writing waits at most. 5 to 60.
	CapSeconds int `json:"capSeconds"`
	// ResumeHours after a person's last answer the AI answers by itself again; 0:
	// only when a person or a resolve says so. At most 168.
	ResumeHours int `json:"resumeHours"`
	// AnswersPerHour to one customer, above which the AI stops: it may be talking
	// to a machine. 1 to 100.
	AnswersPerHour int `json:"answersPerHour"`
}

// Quiet is QuietSeconds as a duration.
func (p Pace) Quiet() time.Duration { return time.Duration(p.QuietSeconds) * time.Second }

// Cap is CapSeconds as a duration.
func (p Pace) Cap() time.Duration { return time.Duration(p.CapSeconds) * time.Second }

// ResumesAt says when the AI answers by itself again after a person did; nil: not
// by itself.
func (p Pace) ResumesAt(answered time.Time) *time.Time {
	if p.ResumeHours == 0 {
		return nil
	}
	at := answered.Add(time.Duration(p.ResumeHours) * time.Hour)
	return &at
}

// For is the configuration as one account has it.
func (c Config) For(accountID uuid.UUID) Config {
	for _, own := range c.Channels {
		if own.SocialAccountID != accountID {
			continue
		}
		if own.Tone != nil {
			c.Tone = *own.Tone
		}
		if own.Language != nil {
			c.Language = *own.Language
		}
		if own.Instructions != "" {
			c.Instructions += "\n" + own.Instructions
		}
	}
	return c
}

// ReadConfig reads a stored configuration. What an older one lacks is as in Default.
func ReadConfig(raw json.RawMessage) (Config, error) {
	c := Default(Support)
	if err := json.Unmarshal(raw, &c); err != nil {
		return Config{}, fmt.Errorf("decode the agent's configuration: %w", err)
	}
	c.fill()
	return c, nil
}

// JSON is the configuration as it is stored: what ReadConfig reads.
func (c Config) JSON() (json.RawMessage, error) { return json.Marshal(c) }

// fill makes absent lists empty, as the schema wants them.
func (c *Config) fill() {
	c.Thresholds.ByChannel = orEmpty(c.Thresholds.ByChannel)
	c.Hours.Spans = orEmpty(c.Hours.Spans)
	c.Guard.Blocked, c.Guard.NeverPromise = orEmpty(c.Guard.Blocked), orEmpty(c.Guard.NeverPromise)
	c.Guard.Ignored, c.Guard.Topics = orEmpty(c.Guard.Ignored), orEmpty(c.Guard.Topics)
	c.Channels = orEmpty(c.Channels)
	for i := range c.Guard.Topics {
		c.Guard.Topics[i].Phrases = orEmpty(c.Guard.Topics[i].Phrases)
	}
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
