package agents

import (
	"cmp"
	"slices"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents/guard"
)

// TopicMatch is a topic that a question is about.
type TopicMatch struct {
	ID    uuid.UUID    `json:"id"`
	Name  string       `json:"name"`
	Lane  db.TopicLane `json:"lane"`
	Send  *float64     `json:"send"` // nil: the topic has no threshold of its own
	Draft *float64     `json:"draft"`
	Score float64      `json:"score"` // 0 to 1: how sure it is; 1 by a keyword
	By    string       `json:"by"`    // the keyword, or the example that is nearest
}

// alike is how near an example must be for a question to be about its topic.
const alike = 0.6

// MatchTopics says what a question is about: every topic one of whose keywords is in
// it, else the one whose example it resembles most, by words or by what it means.
// meaning is the cosine of the nearest example's embedding by topic; without it words
// decide alone.
func MatchTopics(question string, topics []db.ReplyTopic, meaning map[uuid.UUID]float64) []TopicMatch {
	named := []TopicMatch{}
	var nearest *TopicMatch
	for _, t := range topics {
		m := TopicMatch{ID: t.ID, Name: t.Name, Lane: t.Lane, Send: t.SendFrom, Draft: t.DraftFrom}
		if keyword, ok := guard.Mentions(question, t.Keywords); ok {
			m.Score, m.By = 1, keyword
			named = append(named, m)
			continue
		}
		for _, example := range t.Examples {
			if score := guard.Likeness(question, example); m.By == "" || score > m.Score {
				m.Score, m.By = score, example
			}
		}
		m.Score = max(m.Score, meaning[t.ID])
		if m.By != "" && m.Score >= alike && (nearest == nil || m.Score > nearest.Score) {
			nearest = &m
		}
	}
	if len(named) == 0 && nearest != nil {
		named = append(named, *nearest)
	}
	slices.SortStableFunc(named, func(a, b TopicMatch) int { return cmp.Compare(strictness[a.Lane], strictness[b.Lane]) })
	return named
}

var strictness = map[db.TopicLane]int{db.LaneAlwaysDraft: 0, db.LaneDraft: 1, db.LaneAuto: 2}

// Drafting is the topic for which a person sends; empty when none asks for that.
func Drafting(matches []TopicMatch) string {
	for _, m := range matches {
		if m.Lane != db.LaneAuto {
			return m.Name
		}
	}
	return ""
}
