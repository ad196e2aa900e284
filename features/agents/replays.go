package agents

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// ReplayedState is what replays say of the draft.
type ReplayedState string

// The states, spelled the same in Go, GraphQL and TypeScript.
const (
	NotReplayed         ReplayedState = "NOT_REPLAYED" // none of this very configuration has ended
	Replaying           ReplayedState = "RUNNING"
	ReplayedSupported   ReplayedState = "SUPPORTED"
	ReplayedUnsupported ReplayedState = "UNSUPPORTED" // it states what no source says, where it did not
)

// DraftReplay is the last replay of the draft's configuration, whoever's it was then.
type DraftReplay struct {
	State       ReplayedState
	ReplayID    *uuid.UUID // nil: there is none
	Unsupported int        // turns; those of which a person says that they are right do not count
}

// SetReplayRuleInput is the schema's input of that name.
type SetReplayRuleInput struct{ Rule db.ReplayRule }

// SetReplayRule says what publishing asks of replays.
//
// Problems: FORBIDDEN.
func (s *Service) SetReplayRule(ctx context.Context, actor db.Actor, in SetReplayRuleInput) error {
	return s.change(ctx, actor, func(tx *db.Tx, now *db.AgentSettings) (*db.AgentChange, error) {
		if now.ReplayRule == in.Rule {
			return nil, nil
		}
		return &db.AgentChange{Kind: db.AgentReplayRule, Value: string(in.Rule)}, tx.SetReplayRule(ctx, in.Rule)
	})
}

// DraftReplay says what the last replay of a draft showed.
//
// Problems: FORBIDDEN.
func (s *Service) DraftReplay(ctx context.Context, actor db.Actor, draft Draft) (replay DraftReplay, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return DraftReplay{}, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		replay, err = replayOf(ctx, tx, draft)
		return err
	})
	return replay, err
}

// replayOf finds the draft's replay by what it asked, not by the draft's revision: who
// changes a draft and changes it back has asked already.
func replayOf(ctx context.Context, tx *db.Tx, draft Draft) (DraftReplay, error) {
	config, err := draft.Config.JSON()
	if err != nil {
		return DraftReplay{}, err
	}
	last, err := tx.LastReplayOf(ctx, config)
	if errors.Is(err, db.ErrNotFound) {
		return DraftReplay{State: NotReplayed}, nil
	}
	if err != nil {
		return DraftReplay{}, err
	}
	out := DraftReplay{State: ReplayedSupported, ReplayID: &last.ID, Unsupported: last.Unsupported}
	switch {
	case last.State == db.ReplayRunning:
		out.State = Replaying
	case last.Unsupported > 0:
		out.State = ReplayedUnsupported
	}
	return out, nil
}

// supported keeps a draft back of which a replay shows that it states what no source
// says. That nobody has replayed it is said before and keeps nothing back: there may be
// nothing to replay.
func supported(ctx context.Context, tx *db.Tx, draft Draft) error {
	replay, err := replayOf(ctx, tx, draft)
	if err != nil || replay.Unsupported == 0 {
		return err
	}
	return problem.New(problem.ReplayUnsupported,
		"In %d turns of its replay this draft states what no source says. Mend the draft or the sources and replay it, or say which of them are right.", replay.Unsupported)
}
