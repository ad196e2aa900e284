package agents

import (
	"context"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/agents/guard"
	"socialsync/features/privacy"
	"socialsync/features/problem"
)

// GuardSide is whose words a rule judges.
type GuardSide string

// The sides, spelled the same in Go, GraphQL and TypeScript.
const (
	Inbound  GuardSide = "INBOUND"  // what a customer writes
	Outbound GuardSide = "OUTBOUND" // what the AI would send
)

// GuardCheck is what rules find in a text.
type GuardCheck struct {
	Action   *guard.Action // what the findings ask for together; nil without any
	Findings []guard.Finding
	Hidden   string // the text as models get it
}

// CheckGuard tries the draft's rules on a text of at most 4096 characters, so that
// people see which one matches before customers do. It changes nothing.
//
// Problems: FORBIDDEN, BAD_INPUT.
func (s *Service) CheckGuard(ctx context.Context, actor db.Actor, text string, side GuardSide) (*GuardCheck, error) {
	if !isText(text, 4096) {
		return nil, problem.BadInputOn("text", "A text has at most 4096 characters.")
	}
	draft, err := s.Draft(ctx, actor)
	if err != nil {
		return nil, err
	}
	judge := guard.Inbound
	if side == Outbound {
		judge = guard.Outbound
	}
	var kinds []ai.Personal
	err = s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		kinds, err = privacy.Of(ctx, tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	out := &GuardCheck{Findings: orEmpty(judge(text, draft.Config.Guard)), Hidden: ai.Redact(text, kinds)}
	if action := guard.Strictest(out.Findings); action != "" {
		out.Action = &action
	}
	return out, nil
}

// DraftPrompt is the draft's complete system prompt on a channel, as it would be
// sent now for the first message of a conversation, in the account's own voice where
// accountID names one that has it.
//
// Problems: FORBIDDEN.
func (s *Service) DraftPrompt(ctx context.Context, actor db.Actor, channel db.Channel, accountID *uuid.UUID) (prompt Prompt, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		workspace, err := tx.Workspace(ctx)
		if err != nil {
			return err
		}
		draft, err := DraftIn(ctx, tx)
		if err != nil {
			return err
		}
		config := draft.Config
		if accountID != nil {
			config = config.For(*accountID)
		}
		prompt = config.Prompt(Scene{Business: workspace.Name, Channel: channel, Now: time.Now(), IsFirst: true})
		return nil
	})
	return prompt, err
}
