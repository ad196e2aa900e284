package events

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// envelope is an event on the wire: the name of its type and its fields.
type envelope struct {
	Type string          `json:"t"`
	Data json.RawMessage `json:"d"`
}

func encode(e Event) ([]byte, error) {
	data, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("encode event %T: %w", e, err)
	}
	return json.Marshal(envelope{Type: nameOf(e), Data: data})
}

// nameOf is the type's name: the same in Go, GraphQL and TypeScript.
func nameOf(e Event) string {
	name := fmt.Sprintf("%T", e)
	return name[strings.LastIndexByte(name, '.')+1:]
}

// decode reads what encode wrote. A type this process does not know yet (a
// newer process published it) is a ConversationUpdated's worth of news: Resync.
func decode(raw []byte) (Event, error) {
	var env envelope
	if err := json.Unmarshal(raw, &env); err != nil {
		return nil, fmt.Errorf("decode event: %w", err)
	}
	switch env.Type {
	case "MessageAdded":
		return into[MessageAdded](env)
	case "MessageUpdated":
		return into[MessageUpdated](env)
	case "NoteAdded":
		return into[NoteAdded](env)
	case "ActivityAdded":
		return into[ActivityAdded](env)
	case "ConversationUpdated":
		return into[ConversationUpdated](env)
	case "ConversationRead":
		return into[ConversationRead](env)
	case "DraftUpdated":
		return into[DraftUpdated](env)
	case "BulkChangeUpdated":
		return into[BulkChangeUpdated](env)
	case "ChannelUpdated":
		return into[ChannelUpdated](env)
	case "LabelsUpdated":
		return LabelsUpdated{}, nil
	case "BudgetChanged":
		return BudgetChanged{}, nil
	case "KnowledgeUpdated":
		return into[KnowledgeUpdated](env)
	case "ReplyRunUpdated":
		return into[ReplyRunUpdated](env)
	case "ReplyUpdated":
		return into[ReplyUpdated](env)
	case "ReplyStreamed":
		return into[ReplyStreamed](env)
	case "CopilotStreamed":
		return into[CopilotStreamed](env)
	case "AgentChanged":
		return AgentChanged{}, nil
	case "AgentTestsUpdated":
		return into[AgentTestsUpdated](env)
	case "ReplayUpdated":
		return into[ReplayUpdated](env)
	case "FaqSuggestionUpdated":
		return into[FaqSuggestionUpdated](env)
	case "GapsChanged":
		return GapsChanged{}, nil
	case "ConflictsChanged":
		return ConflictsChanged{}, nil
	case "PresenceChanged":
		return into[PresenceChanged](env)
	case "Resync":
		return into[Resync](env)
	}
	return Resync{Reason: ResyncLost}, nil
}

func into[E Event](env envelope) (Event, error) {
	var e E
	if err := json.Unmarshal(env.Data, &e); err != nil {
		return nil, fmt.Errorf("decode event %s: %w", env.Type, err)
	}
	return e, nil
}

// position is a parsed cursor: the stream's generation and the entry's id. A
// stream that Redis lost comes back with another generation.
type position struct {
	epoch   string
	ms, seq uint64
}

func parseCursor(s string) (position, bool) {
	epoch, id, ok := strings.Cut(s, "-")
	if !ok || epoch == "" || len(epoch) > 32 {
		return position{}, false
	}
	ms, seq, ok := parseID(id)
	return position{epoch: epoch, ms: ms, seq: seq}, ok
}

func parseID(id string) (ms, seq uint64, ok bool) {
	first, second, cut := strings.Cut(id, "-")
	ms, err1 := strconv.ParseUint(first, 10, 64)
	seq, err2 := strconv.ParseUint(second, 10, 64)
	return ms, seq, cut && err1 == nil && err2 == nil
}

func (p position) id() string {
	return strconv.FormatUint(p.ms, 10) + "-" + strconv.FormatUint(p.seq, 10)
}

// covers says that whoever stands at p has seen the entry at q.
func (p position) covers(q position) bool {
	return p.epoch == q.epoch && (p.ms > q.ms || p.ms == q.ms && p.seq >= q.seq)
}
