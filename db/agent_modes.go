package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// AgentMode is what the AI may do with a customer's message.
type AgentMode string

const (
	ModeOff   AgentMode = "OFF"   // nothing
	ModeDraft AgentMode = "DRAFT" // write an answer for a person to send
	ModeAuto  AgentMode = "AUTO"  // answer by itself where the evidence carries it
)

// AgentBrake is what the whole workspace's AI may do at most, whatever the modes say.
type AgentBrake string

const (
	BrakeNone       AgentBrake = "NONE"
	BrakeDraftsOnly AgentBrake = "DRAFTS_ONLY"
	BrakeStopped    AgentBrake = "STOPPED"
)

// AgentPauseReason is why the AI keeps out of a conversation until a person chooses a
// mode or resolves it.
type AgentPauseReason string

const (
	PauseHandedOver AgentPauseReason = "HANDED_OVER" // the AI gave it to a person
	PauseLoop       AgentPauseReason = "LOOP"        // it looks like two machines talking
)

// AgentSettings is the workspace's level.
type AgentSettings struct {
	Mode      AgentMode
	Brake     AgentBrake
	VersionID *uuid.UUID // the published version; nil: none was ever published
	// NeedsGreenTests: a draft is published when its tests passed.
	NeedsGreenTests bool
	ReplayRule      ReplayRule
	Hides           []PersonalData // what models do not get to see, sorted
}

// ReplayRule is what publishing asks of replays of the draft.
type ReplayRule string

// The rules, spelled the same in Go, GraphQL and TypeScript.
const (
	ReplayOff   ReplayRule = "OFF"
	ReplayWarn  ReplayRule = "WARN"  // it says what a replay found, or that there was none
	ReplayBlock ReplayRule = "BLOCK" // and refuses a draft that states what no source says
)

// PersonalData is what identifies people or their money.
type PersonalData string

// The kinds, spelled the same in Go, GraphQL and TypeScript; clients/ai finds them.
const (
	PersonalCard  PersonalData = "CARD"
	PersonalIBAN  PersonalData = "IBAN"
	PersonalEmail PersonalData = "EMAIL"
	PersonalPhone PersonalData = "PHONE"
)

// AllPersonalData are all kinds; the first ones are hidden where nobody said otherwise.
var AllPersonalData = []PersonalData{PersonalCard, PersonalIBAN, PersonalEmail, PersonalPhone}

// untouched is what applies where nobody has touched anything.
func untouched() AgentSettings {
	return AgentSettings{Mode: ModeOff, Brake: BrakeNone, ReplayRule: ReplayOff, Hides: []PersonalData{PersonalCard, PersonalIBAN}}
}

const agentSettingsColumns = `mode, brake, version_id, needs_green_tests, replay_rule, hides`

// AgentSettings returns the workspace's level; off and unpublished when nobody
// has touched it.
func (tx *Tx) AgentSettings(ctx context.Context) (AgentSettings, error) {
	found, err := many[AgentSettings](ctx, tx, `select `+agentSettingsColumns+` from agent_settings where workspace_id = $1`, tx.WorkspaceID())
	if err != nil || len(found) == 0 {
		return untouched(), err
	}
	return found[0], nil
}

// LockAgentSettings is AgentSettings, made if need be, and keeps others from
// changing them until the transaction ends.
func (tx *Tx) LockAgentSettings(ctx context.Context) (*AgentSettings, error) {
	if _, err := tx.exec(ctx, `insert into agent_settings (workspace_id) values ($1) on conflict do nothing`, tx.WorkspaceID()); err != nil {
		return nil, err
	}
	return one[AgentSettings](ctx, tx, `select `+agentSettingsColumns+` from agent_settings where workspace_id = $1 for update`, tx.WorkspaceID())
}

// ShareAgentSettings is AgentSettings for whoever is about to send what the AI
// wrote: no brake takes effect between this and the transaction's end.
func (tx *Tx) ShareAgentSettings(ctx context.Context) (AgentSettings, error) {
	found, err := many[AgentSettings](ctx, tx, `select `+agentSettingsColumns+` from agent_settings where workspace_id = $1 for share`, tx.WorkspaceID())
	if err != nil || len(found) == 0 {
		return untouched(), err
	}
	return found[0], nil
}

// SetAgentMode sets the workspace's mode. The settings must be locked already.
func (tx *Tx) SetAgentMode(ctx context.Context, mode AgentMode) error {
	return tx.must(ctx, `update agent_settings set mode = $2 where workspace_id = $1`, tx.WorkspaceID(), mode)
}

// SetNeedsGreenTests says whether publishing needs green tests. The settings must be
// locked already.
func (tx *Tx) SetNeedsGreenTests(ctx context.Context, needed bool) error {
	return tx.must(ctx, `update agent_settings set needs_green_tests = $2 where workspace_id = $1`, tx.WorkspaceID(), needed)
}

// SetReplayRule says what publishing asks of replays. The settings must be locked
// already.
func (tx *Tx) SetReplayRule(ctx context.Context, rule ReplayRule) error {
	return tx.must(ctx, `update agent_settings set replay_rule = $2 where workspace_id = $1`, tx.WorkspaceID(), rule)
}

// SetHides says what models do not get to see. The settings must be locked already.
func (tx *Tx) SetHides(ctx context.Context, kinds []PersonalData) error {
	return tx.must(ctx, `update agent_settings set hides = $2 where workspace_id = $1`, tx.WorkspaceID(), kinds)
}

// SetAgentBrake sets or releases the brake. The settings must be locked already.
func (tx *Tx) SetAgentBrake(ctx context.Context, brake AgentBrake) error {
	return tx.must(ctx, `update agent_settings set brake = $2 where workspace_id = $1`, tx.WorkspaceID(), brake)
}

// SetChannelAgentMode sets an account's own mode; nil follows the workspace again.
func (tx *Tx) SetChannelAgentMode(ctx context.Context, accountID uuid.UUID, mode *AgentMode) error {
	if mode == nil {
		_, err := tx.exec(ctx, `delete from agent_channels where workspace_id = $1 and social_account_id = $2`, tx.WorkspaceID(), accountID)
		return err
	}
	_, err := tx.exec(ctx, `
		insert into agent_channels (workspace_id, social_account_id, mode) values ($1, $2, $3)
		on conflict (workspace_id, social_account_id) do update set mode = excluded.mode`, tx.WorkspaceID(), accountID, mode)
	return err
}

// AgentChannel is an account's own mode.
type AgentChannel struct {
	SocialAccountID uuid.UUID
	Mode            AgentMode
}

// AgentChannels returns the accounts among ids that have a mode of their own.
func (tx *Tx) AgentChannels(ctx context.Context, accountIDs []uuid.UUID) ([]AgentChannel, error) {
	return many[AgentChannel](ctx, tx, `
		select social_account_id, mode from agent_channels where workspace_id = $1 and social_account_id = any($2)`, tx.WorkspaceID(), accountIDs)
}

// AgentStanding is what a conversation and its account say about the AI. What was
// before the last resolve, or before somebody chose a mode, does not count any more.
type AgentStanding struct {
	ConversationID   uuid.UUID
	SocialAccountID  uuid.UUID
	ChannelMode      *AgentMode // nil: the workspace's
	OwnMode          *AgentMode // nil: the channel's
	PauseReason      *AgentPauseReason
	PersonAnsweredAt *time.Time // in the app, by the API or on the phone
	PersonAnsweredBy *uuid.UUID // nil: by the API or on the phone
}

// AgentStandings returns how conversations stand, in no order.
func (tx *Tx) AgentStandings(ctx context.Context, conversationIDs []uuid.UUID) ([]AgentStanding, error) {
	return many[AgentStanding](ctx, tx, `
		select c.id as conversation_id, c.social_account_id, ch.mode as channel_mode, own.mode as own_mode,
			case when own.paused_at > since.at then own.pause_reason end as pause_reason,
			case when c.person_answered_at > since.at then c.person_answered_at end as person_answered_at,
			case when c.person_answered_at > since.at then (
				select m.author_id from messages m
				where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.author in ('USER', 'PHONE_APP', 'API')
				order by m.occurred_at desc, m.id desc limit 1) end as person_answered_by
		from conversations c
		left join agent_channels ch on ch.workspace_id = c.workspace_id and ch.social_account_id = c.social_account_id
		left join agent_conversations own on own.workspace_id = c.workspace_id and own.conversation_id = c.id
		cross join lateral (select coalesce(greatest(c.session_at, own.mode_set_at), '-infinity') as at) since
		where c.workspace_id = $1 and c.id = any($2)`, tx.WorkspaceID(), conversationIDs)
}

// SetConversationAgentMode sets a conversation's own mode, nil for the channel's,
// and ends its pauses: whoever chooses a mode means it from now on.
func (tx *Tx) SetConversationAgentMode(ctx context.Context, conversationID uuid.UUID, mode *AgentMode) error {
	return tx.must(ctx, `
		insert into agent_conversations (workspace_id, conversation_id, mode, mode_set_at) values ($1, $2, $3, now())
		on conflict (workspace_id, conversation_id) do update
		set mode = excluded.mode, mode_set_at = now(), pause_reason = null, paused_at = null`, tx.WorkspaceID(), conversationID, mode)
}

// PauseAgent keeps the AI out of a conversation until a person chooses a mode or
// resolves it.
func (tx *Tx) PauseAgent(ctx context.Context, conversationID uuid.UUID, reason AgentPauseReason) error {
	return tx.must(ctx, `
		insert into agent_conversations (workspace_id, conversation_id, pause_reason, paused_at) values ($1, $2, $3, now())
		on conflict (workspace_id, conversation_id) do update set pause_reason = excluded.pause_reason, paused_at = now()`,
		tx.WorkspaceID(), conversationID, reason)
}
