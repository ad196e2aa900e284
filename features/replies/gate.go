package replies

import (
	"context"
	"strings"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/billing"
)

const (
	// remembered is how many messages of a session are looked at.
	remembered = 40
	// sameAgain is how often in a row a customer may say the same before it looks like
	// a machine.
	sameAgain = 4
)

// gated is what the gate found out.
type gated struct {
	Mode       db.AgentMode   `json:"mode"`
	ModeReason agents.Reason  `json:"modeReason"`
	Stop       db.ReplyReason `json:"stop,omitempty"`
	Version    int            `json:"version"`
	Messages   int            `json:"messages"` // to be answered
	IsFirst    bool           `json:"isFirst"`  // the assistant has not spoken in this session
	// IsHandedOver: a person has been given the conversation already.
	IsHandedOver bool `json:"isHandedOver,omitempty"`
}

// gate: may the assistant answer here, and why?
func (s *Service) gate(ctx context.Context, t *turn) (db.ReplyNode, error) {
	var effect agents.Effect
	err := s.DB.Update(ctx, t.actor, func(tx *db.Tx) (err error) {
		effect, _, err = agents.Standing(ctx, tx, t.run.ConversationID, t.scene.Now)
		return err
	})
	if err != nil {
		return "", err
	}
	budget, err := s.Billing.Budget(ctx, t.actor)
	if err != nil {
		return "", err
	}
	t.gated = gated{Mode: effect.Mode, ModeReason: effect.Reason, Messages: len(t.asked()), IsFirst: t.isFirst(), IsHandedOver: effect.IsHandedOver}
	if t.version != nil {
		t.gated.Version = t.version.Number
	}
	t.gated.Stop = t.stop(effect, budget.State == billing.BudgetStop && !budget.OwnAnswers)
	t.run.Mode = &t.gated.Mode
	next := db.NodeGuard
	if t.request != nil {
		next = db.NodeConfirm
	}
	if t.gated.Stop != "" {
		next = db.NodeDecide
	}
	return next, t.record(db.NodeGate, map[string]any{"cause": t.run.Cause, "hint": t.run.Hint}, t.gated, nil)
}

func (t *turn) isFirst() bool {
	for _, m := range t.scene.Messages {
		if m.Author == db.AuthorAI {
			return false
		}
	}
	return true
}

// stop is why nothing may be done; empty: go on.
func (t *turn) stop(effect agents.Effect, isSpent bool) db.ReplyReason {
	requested := t.run.Cause == db.CauseRequest
	asked := t.asked()
	window := t.scene.Conversation.WindowExpiresAt()
	switch {
	case t.version == nil || effect.Reason == agents.Stopped:
		return db.ReasonStopped
	case effect.Mode == db.ModeOff && !requested && effect.Reason == agents.LooksLikeLoop:
		return db.ReasonPaused
	case effect.Mode == db.ModeOff && !requested:
		return db.ReasonOff
	case t.scene.Contact.IsBlocked:
		return db.ReasonBlockedContact
	case t.scene.Account.Status == db.AccountDisconnected:
		return db.ReasonDisconnected
	case len(asked) == 0:
		return db.ReasonNothingToAnswer
	case window == nil || !window.After(t.scene.Now):
		return db.ReasonWindowClosed
	case !requested && t.scene.Now.Sub(asked[len(asked)-1].OccurredAt) > agents.Freshness:
		return db.ReasonTooOld
	case !requested && looksLikeLoop(t.scene.Messages):
		return db.ReasonLoop
	case !requested && t.scene.Answers >= t.config.Pace.AnswersPerHour:
		return db.ReasonTooMany
	case isSpent:
		return db.ReasonBudget
	}
	return ""
}

// looksLikeLoop: the customer says the same again and again, each time after an
// answer of ours, or says what we have just said.
func looksLikeLoop(messages []db.Message) bool {
	same, last, ours := 0, "", ""
	echoes := 0
	for _, m := range messages {
		said := strings.Join(strings.Fields(strings.ToLower(m.Body)), " ")
		if m.Direction == db.Out {
			if m.Author != db.AuthorAI { // a person is there
				same, echoes = 0, 0
			}
			ours = said
			continue
		}
		if said == "" {
			continue
		}
		if said == ours {
			echoes++
		}
		if said == last {
			same++
		} else {
			same, last = 1, said
		}
	}
	return same >= sameAgain || echoes >= 2
}
