package agents

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// SetAgentModeInput is the schema's input of that name.
type SetAgentModeInput struct{ Mode db.AgentMode }

// SetAgentBrakeInput is the schema's input of that name.
type SetAgentBrakeInput struct{ Brake db.AgentBrake }

// SetChannelAgentModeInput is the schema's input of that name.
type SetChannelAgentModeInput struct {
	SocialAccountID uuid.UUID
	Mode            *db.AgentMode // nil: the workspace's
}

// SetConversationAgentModeInput is the schema's input of that name.
type SetConversationAgentModeInput struct {
	ConversationID uuid.UUID
	Mode           *db.AgentMode // nil: the channel's
}

// SetMode sets the workspace's mode.
//
// Problems: FORBIDDEN.
func (s *Service) SetMode(ctx context.Context, actor db.Actor, in SetAgentModeInput) error {
	return s.change(ctx, actor, func(tx *db.Tx, now *db.AgentSettings) (*db.AgentChange, error) {
		if now.Mode == in.Mode {
			return nil, nil
		}
		return &db.AgentChange{Kind: db.AgentModeSet, Value: string(in.Mode)}, tx.SetAgentMode(ctx, in.Mode)
	})
}

// SetBrake stops everything the workspace's AI does, lets it draft only, or
// releases it. It waits for answers that are being queued at this moment; none is
// queued afterwards (see Standing).
//
// Problems: FORBIDDEN. Every agent may stop; to release takes an administrator.
func (s *Service) SetBrake(ctx context.Context, actor db.Actor, in SetAgentBrakeInput) error {
	if err := allow(actor, db.RoleAgent); err != nil {
		return err
	}
	return s.commit(ctx, actor, func(tx *db.Tx, now *db.AgentSettings) (*db.AgentChange, error) {
		if now.Brake == in.Brake {
			return nil, nil
		}
		if force[in.Brake] < force[now.Brake] && !actor.Can(db.RoleAdmin) {
			return nil, problem.New(problem.Forbidden, "Only an administrator can release this.")
		}
		return &db.AgentChange{Kind: db.AgentBrakeSet, Value: string(in.Brake)}, tx.SetAgentBrake(ctx, in.Brake)
	})
}

var force = map[db.AgentBrake]int{db.BrakeNone: 0, db.BrakeDraftsOnly: 1, db.BrakeStopped: 2}

// SetChannelMode sets an account's own mode.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) SetChannelMode(ctx context.Context, actor db.Actor, in SetChannelAgentModeInput) (account *db.SocialAccount, err error) {
	err = s.change(ctx, actor, func(tx *db.Tx, _ *db.AgentSettings) (*db.AgentChange, error) {
		found, err := tx.SocialAccountsByID(ctx, []uuid.UUID{in.SocialAccountID})
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, problem.Missing("channel")
		}
		account = &found[0]
		change := &db.AgentChange{Kind: db.AgentChannelMode, SocialAccountID: &in.SocialAccountID}
		if in.Mode != nil {
			change.Value = string(*in.Mode)
		}
		return change, tx.SetChannelAgentMode(ctx, in.SocialAccountID, in.Mode)
	})
	return account, err
}

// SetConversationMode sets a conversation's own mode and ends its pause. What the AI
// has queued there is withdrawn when it may not answer any more; a question that waits
// gets its turn when it may.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) SetConversationMode(ctx context.Context, actor db.Actor, in SetConversationAgentModeInput) (conversation *db.Conversation, err error) {
	if err := allow(actor, db.RoleAgent); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if conversation, err = tx.LockConversation(ctx, in.ConversationID); err != nil {
			return err
		}
		if err := tx.SetConversationAgentMode(ctx, in.ConversationID, in.Mode); err != nil {
			return err
		}
		line := db.Activity{ID: db.NewID(), ConversationID: in.ConversationID, Kind: db.ActivityAgentModeSet, ActorID: actor.Person()}
		if in.Mode != nil {
			detail := string(*in.Mode)
			line.Detail = &detail
		}
		s.Events.After(tx, events.ActivityAdded{ActivityID: line.ID, ConversationID: in.ConversationID})
		s.Events.After(tx, events.ConversationUpdated{ConversationID: in.ConversationID})
		s.Queue.After(tx, queue.SendConversation{WorkspaceID: tx.WorkspaceID(), ConversationID: in.ConversationID})
		waits, err := Wake(ctx, tx, in.ConversationID)
		if err != nil {
			return err
		}
		if waits {
			s.Queue.After(tx, queue.BeginReply{WorkspaceID: tx.WorkspaceID(), ConversationID: in.ConversationID})
		}
		return tx.InsertActivity(ctx, line)
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("conversation")
	}
	return conversation, err
}

// Agent is the workspace's AI: its mode, the brake above all modes, and what was
// published.
type Agent struct {
	Mode      db.AgentMode
	Brake     db.AgentBrake
	Effective Effect
	Published *Version // nil while nothing was ever published
	Trouble   *db.ReplyTrouble
	// ProviderTrouble is of the workspace's own provider of models.
	ProviderTrouble *db.ProviderTrouble
	// NeedsGreenTests: only what has passed all of its tests is published.
	NeedsGreenTests bool
	ReplayRule      db.ReplayRule
	Hides           []db.PersonalData // what models do not get to see
}

// Agent returns the workspace's.
func (s *Service) Agent(ctx context.Context, actor db.Actor) (*Agent, error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	var agent *Agent
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		settings, err := tx.AgentSettings(ctx)
		if err != nil {
			return err
		}
		trouble, err := tx.ReplyTrouble(ctx)
		if err != nil {
			return err
		}
		provider, err := tx.ProviderTrouble(ctx)
		if err != nil {
			return err
		}
		published, config, err := publishedOrNone(ctx, tx)
		agent = &Agent{
			Mode: settings.Mode, Brake: settings.Brake, Published: published, Trouble: trouble, ProviderTrouble: provider, NeedsGreenTests: settings.NeedsGreenTests, ReplayRule: settings.ReplayRule, Hides: settings.Hides,
			Effective: Effective(settings, db.AgentStanding{}, config, time.Now()),
		}
		return err
	})
	return agent, err
}

// ConversationAgent is what a conversation says about the AI, and what applies.
type ConversationAgent struct {
	OwnMode   *db.AgentMode // nil: the channel's, else the workspace's
	Effective Effect
	// AnsweredAt is when a person last answered in this session; nil: none has.
	AnsweredAt *time.Time
	AnsweredBy *uuid.UUID // nil: nobody, or by the API or on the phone
}

// ChannelAgent is what an account says about the AI, and what applies to a
// conversation in it that says nothing itself.
type ChannelAgent struct {
	OwnMode   *db.AgentMode // nil: the workspace's
	Effective Effect
}

// Conversations says how the AI stands in each conversation, by id. What is not
// the actor's is left out.
func (s *Service) Conversations(ctx context.Context, actor db.Actor, ids []uuid.UUID) (map[uuid.UUID]ConversationAgent, error) {
	out := map[uuid.UUID]ConversationAgent{}
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		settings, config, err := level(ctx, tx)
		if err != nil {
			return err
		}
		standings, err := tx.AgentStandings(ctx, ids)
		for _, standing := range standings {
			out[standing.ConversationID] = ConversationAgent{
				OwnMode: standing.OwnMode, Effective: Effective(settings, standing, config, time.Now()),
				AnsweredAt: standing.PersonAnsweredAt, AnsweredBy: standing.PersonAnsweredBy,
			}
		}
		return err
	})
	return out, err
}

// Channels says how the AI stands in each account, by id.
func (s *Service) Channels(ctx context.Context, actor db.Actor, ids []uuid.UUID) (map[uuid.UUID]ChannelAgent, error) {
	out := map[uuid.UUID]ChannelAgent{}
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		settings, config, err := level(ctx, tx)
		if err != nil {
			return err
		}
		own, err := tx.AgentChannels(ctx, ids)
		modes := map[uuid.UUID]*db.AgentMode{}
		for i := range own {
			modes[own[i].SocialAccountID] = &own[i].Mode
		}
		for _, id := range ids {
			out[id] = ChannelAgent{OwnMode: modes[id], Effective: Effective(settings, db.AgentStanding{ChannelMode: modes[id]}, config, time.Now())}
		}
		return err
	})
	return out, err
}

// level is the workspace's part of what applies.
func level(ctx context.Context, tx *db.Tx) (db.AgentSettings, *Config, error) {
	settings, err := tx.AgentSettings(ctx)
	if err != nil {
		return settings, nil, err
	}
	_, config, err := publishedOrNone(ctx, tx)
	return settings, config, err
}

// change is commit for administrators.
func (s *Service) change(ctx context.Context, actor db.Actor, do func(*db.Tx, *db.AgentSettings) (*db.AgentChange, error)) error {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return err
	}
	return s.commit(ctx, actor, do)
}

// commit runs do under the settings' lock, notes who changed what, and tells every
// open screen and worker, which looks the conversations over. Without a change there
// is nothing to tell.
func (s *Service) commit(ctx context.Context, actor db.Actor, do func(*db.Tx, *db.AgentSettings) (*db.AgentChange, error)) error {
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		settings, err := tx.LockAgentSettings(ctx)
		if err != nil {
			return err
		}
		change, err := do(tx, settings)
		if err != nil || change == nil {
			return err
		}
		change.UserID = actor.Person()
		s.Events.After(tx, events.AgentChanged{})
		s.Queue.After(tx, queue.ApplyModes{WorkspaceID: tx.WorkspaceID()})
		if err := tx.ApplyModesSoon(ctx); err != nil {
			return err
		}
		return tx.InsertAgentChange(ctx, *change)
	})
}
