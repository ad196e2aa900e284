package inbox

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// presenceTTL is how long somebody counts as present without saying so again.
const presenceTTL = 15 * time.Second

// Presence knows who has which conversation open, for 15 seconds at a time. It
// lives in Redis only: losing it shows nobody for a moment.
type Presence struct {
	Redis  *redis.Client
	Prefix string // before every key
}

// Onlooker is a colleague who has a conversation open.
type Onlooker struct {
	UserID uuid.UUID
	State  events.PresenceState
}

// SetPresenceInput is the schema's input of that name.
type SetPresenceInput struct {
	ConversationID uuid.UUID
	State          events.PresenceState
}

// SetPresence tells colleagues that this person looks at a conversation, types
// in it, or left. It is announced at each call, because whoever hears of it
// forgets it after 15 seconds.
//
// Problems: NOT_FOUND, FORBIDDEN for programs.
func (s *Service) SetPresence(ctx context.Context, actor db.Actor, in SetPresenceInput) error {
	if err := needsPerson(actor); err != nil {
		return err
	}
	var name string
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		if _, err := tx.Conversation(ctx, in.ConversationID); err != nil {
			return err
		}
		people, err := tx.UsersByID(ctx, []uuid.UUID{actor.UserID})
		if err == nil && len(people) == 0 {
			return db.ErrNotFound
		}
		if err == nil {
			name = people[0].Name
		}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("conversation")
	}
	if err != nil {
		return err
	}
	if err := s.Presence.set(ctx, actor, in.ConversationID, in.State); err != nil {
		return fmt.Errorf("set presence: %w", err)
	}
	s.Events.Publish(ctx, actor.WorkspaceID, events.PresenceChanged{
		ConversationID: in.ConversationID, UserID: actor.UserID, Name: name, State: in.State,
	})
	return nil
}

// Viewers returns who else has the conversations open, by conversation. Without
// Redis nobody is seen.
func (s *Service) Viewers(ctx context.Context, actor db.Actor, conversationIDs []uuid.UUID) (map[uuid.UUID][]Onlooker, error) {
	return s.Presence.list(ctx, actor, conversationIDs)
}

func (p *Presence) key(workspace, conversation uuid.UUID) string {
	return p.Prefix + "presence:" + workspace.String() + ":" + conversation.String()
}

// announce is one atomic step with Redis's own clock, so that processes whose
// clocks differ agree. Each person has a field "STATE deadline-in-ms".
// ARGV: person, state, ms.
const announce = `
local now = redis.call('TIME')
local ms = now[1] * 1000 + math.floor(now[2] / 1000)
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. string.format('%.0f', ms + tonumber(ARGV[3])))
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`

func (p *Presence) set(ctx context.Context, actor db.Actor, conversation uuid.UUID, state events.PresenceState) error {
	key := p.key(actor.WorkspaceID, conversation)
	if state == events.PresenceGone {
		return p.Redis.HDel(ctx, key, actor.UserID.String()).Err()
	}
	return p.Redis.Eval(ctx, announce, []string{key}, actor.UserID.String(), string(state), presenceTTL.Milliseconds()).Err()
}

func (p *Presence) list(ctx context.Context, actor db.Actor, conversations []uuid.UUID) (map[uuid.UUID][]Onlooker, error) {
	pipe := p.Redis.Pipeline()
	clock := pipe.Time(ctx)
	fields := make([]*redis.MapStringStringCmd, len(conversations))
	for i, id := range conversations {
		fields[i] = pipe.HGetAll(ctx, p.key(actor.WorkspaceID, id))
	}
	if _, err := pipe.Exec(ctx); err != nil {
		return nil, fmt.Errorf("read presence: %w", err)
	}
	present := make(map[uuid.UUID][]Onlooker, len(conversations))
	for i, id := range conversations {
		present[id] = onlookers(fields[i].Val(), clock.Val(), actor.UserID)
	}
	return present, nil
}

// onlookers reads the fields of one conversation, without who asks and whoever
// has not been heard of for too long.
func onlookers(fields map[string]string, now time.Time, except uuid.UUID) []Onlooker {
	list := []Onlooker{}
	for person, value := range fields {
		state, deadline, _ := strings.Cut(value, " ")
		id, err := uuid.Parse(person)
		ms, notNumber := strconv.ParseInt(deadline, 10, 64)
		if err != nil || notNumber != nil || id == except || ms <= now.UnixMilli() {
			continue
		}
		list = append(list, Onlooker{UserID: id, State: events.PresenceState(state)})
	}
	return list
}
