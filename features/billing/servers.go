package billing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/hashicorp/golang-lru/v2/expirable"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/events"
)

// OwnProviders is what the workspaces' own providers are called with. The zero value
// knows none.
type OwnProviders struct {
	Keys *db.Keyring  // seals their keys
	HTTP *http.Client // refuses what is not on the public internet: see fetch.NewAPI
	// Reachable are base URLs that may be anywhere: the installation's own.
	Reachable []string
	// Observe, when set, hears of every attempt, as ai.Client's does. No model is named:
	// there may be any number of them.
	Observe func(op string, class ai.Class, took time.Duration)

	once  sync.Once
	known *expirable.LRU[uuid.UUID, *ownProvider]
}

// Server is who does something for a workspace: a model of the installation's, or one
// of the workspace's own provider.
type Server struct {
	*ai.Client
	Model    string       // to be asked; the client may know others
	Provider string       // the host of the workspace's own; empty: it is the installation's
	own      *db.OwnModel // nil: the installation's
}

// IsOwn: the workspace pays for it elsewhere.
func (s Server) IsOwn() bool { return s.own != nil }

// Reservation is what a call may cost at most. Of the workspace's own nothing is set
// aside.
func (s Server) Reservation(key string, purpose db.CreditPurpose, estimate int64) Reservation {
	return Reservation{Key: key, Purpose: purpose, Model: s.Model, EstimatedMicros: estimate, Own: s.own}
}

// Cost is what a call did cost: by the catalogue, or by the workspace's own prices.
func (s Server) Cost(used ai.Usage) Cost {
	if s.own != nil {
		return Cost{Usage: used, Micros: ownPrice(*s.own, used), Own: s.own}
	}
	return Cost{Usage: used, Micros: Price(s.Model, used)}
}

// ownPrice is what a call cost by the prices that a workspace gave, rounded up; what it
// gave none for costs nothing as far as anybody knows here.
func ownPrice(m db.OwnModel, used ai.Usage) int64 {
	of := func(price *int64) int64 {
		if price == nil {
			return 0
		}
		return *price
	}
	return priced(AIModel{InputMicros: of(m.InputMicros), CachedMicros: of(m.InputMicros), OutputMicros: of(m.OutputMicros), MinuteMicros: of(m.MinuteMicros)}, used)
}

// Servers returns who does something for the actor's workspace, in the order in which
// they are asked: its own model where it chose one, and the installation's unless the
// workspace keeps to its own. For who writes, Writers knows more.
func (s *Service) Servers(ctx context.Context, actor db.Actor, use db.ModelUse) ([]Server, error) {
	ours := map[db.ModelUse]*ai.Client{
		db.UseAnswer: s.AI.Answer, db.UseJudge: s.AI.Judge, db.UseModerate: s.AI.Moderate, db.UseTranscribe: s.AI.Transcribe,
	}[use]
	own, fallsBack, err := s.own(ctx, actor, use)
	if err != nil || own != nil && !fallsBack {
		return own, err
	}
	return append(own, Server{Client: ours, Model: ours.Model}), nil
}

// Writers are Servers for answers: of the installation's models the wanted one (empty:
// its usual one), or the cheaper one that the budget puts in its place, and then the
// one that stands in while that does not respond.
func (s *Service) Writers(ctx context.Context, actor db.Actor, wanted string) ([]Server, error) {
	own, fallsBack, err := s.own(ctx, actor, db.UseAnswer)
	if err != nil || own != nil && !fallsBack {
		return own, err
	}
	ours, err := s.OurWriters(ctx, actor, wanted)
	return append(own, ours...), err
}

// OwnAnswerModel names the workspace's own model that writes answers; nil: it has none.
func (s *Service) OwnAnswerModel(ctx context.Context, actor db.Actor) (*string, error) {
	own, _, err := s.own(ctx, actor, db.UseAnswer)
	if err != nil || len(own) == 0 {
		return nil, err
	}
	return &own[0].Model, nil
}

// OurWriters are Writers without the workspace's own.
func (s *Service) OurWriters(ctx context.Context, actor db.Actor, wanted string) ([]Server, error) {
	budget, err := s.Budget(ctx, actor)
	if err != nil {
		return nil, err
	}
	wanted = s.ModelFor(budget, cmp.Or(wanted, s.AI.Answer.Model))
	var list []Server
	for _, model := range slices.Compact([]string{wanted, cmp.Or(s.FallbackModel, wanted)}) {
		list = append(list, Server{Client: s.AI.Answer, Model: model})
	}
	return list, nil
}

// Ask has a call made by the first that responds, and says who that was. The last one's
// error is returned. servers must not be empty.
func Ask[T any](ctx context.Context, s *Service, actor db.Actor, servers []Server, call func(context.Context, Server) (T, error)) (out T, by Server, err error) {
	for i, server := range servers {
		out, err = call(ctx, server)
		s.Heard(ctx, actor, server, err)
		if err == nil || i == len(servers)-1 || !server.passesOn(err) {
			return out, server, err
		}
		s.Log.WarnContext(ctx, "a model did not respond, another is asked", "workspace", actor.WorkspaceID, "model", server.Model, "provider", server.Provider, "err", err)
	}
	return out, by, errors.New("nobody to ask")
}

// passesOn says whether somebody else may do better. Whatever is wrong with a
// workspace's own provider, the installation has another.
func (s Server) passesOn(err error) bool {
	switch ai.ClassOf(err) {
	case ai.Unavailable, ai.RateLimited:
		return true
	case ai.Unauthorized, ai.Rejected, ai.Garbled:
		return s.IsOwn()
	}
	return false
}

// Heard notes how a call of a workspace's own model ended, so that people are told
// while it fails. Whoever does not use Ask calls it after every call.
func (s *Service) Heard(ctx context.Context, actor db.Actor, by Server, err error) {
	failure := FailureOf(err)
	if by.own == nil || failure == "" && (err != nil && ai.ClassOf(err) == "" || by.own.Trouble == nil) {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	noted := s.DB.Update(ctx, db.SystemActor(actor.WorkspaceID), func(tx *db.Tx) (err error) {
		var isNews bool
		if failure == "" {
			isNews, err = tx.CureOwnModel(ctx, *by.own)
		} else {
			isNews, err = tx.TroubleOwnModel(ctx, *by.own, failure)
		}
		if isNews {
			s.Events.After(tx, events.AgentChanged{})
		}
		return err
	})
	if noted != nil {
		s.Log.WarnContext(ctx, "how the own provider does is not noted", "workspace", actor.WorkspaceID, "err", noted)
	}
}

// own is the workspace's own model for a use, and whether the installation's stand in
// for it; nil where it chose none.
func (s *Service) own(ctx context.Context, actor db.Actor, use db.ModelUse) (list []Server, fallsBack bool, err error) {
	p, err := s.provider(ctx, actor)
	if err != nil || p == nil {
		return nil, false, err
	}
	for _, m := range p.models {
		if m.Use == use {
			return []Server{{Client: p.client, Model: m.Model, Provider: p.Host(), own: &m}}, p.FallsBack, nil
		}
	}
	return nil, false, nil
}

// ownProvider is a workspace's own provider as a process knows it. Its client is kept,
// because it remembers which models fail.
type ownProvider struct {
	db.AIProvider
	models []db.OwnModel
	client *ai.Client
}

const (
	providersKept = 1000
	providersLast = time.Hour
)

// provider reads the workspace's own provider; nil: it has none. The row is read each
// time, so that a key that was taken away is not used any more; it is opened once.
func (s *Service) provider(ctx context.Context, actor db.Actor) (*ownProvider, error) {
	if s.Own == nil {
		return nil, nil
	}
	s.Own.once.Do(func() {
		s.Own.known = expirable.NewLRU[uuid.UUID, *ownProvider](providersKept, nil, providersLast)
	})
	now := &ownProvider{}
	err := s.DB.View(ctx, db.SystemActor(actor.WorkspaceID), func(tx *db.Tx) error {
		row, err := tx.AIProvider(ctx)
		if err != nil {
			return err
		}
		now.AIProvider = *row
		if now.models, err = tx.OwnModels(ctx); err != nil {
			return err
		}
		if before, ok := s.Own.known.Get(actor.WorkspaceID); ok && before.ID == now.ID && before.UpdatedAt.Equal(now.UpdatedAt) {
			now.client = before.client
			return nil
		}
		id, sealed, err := tx.SealedProviderKey(ctx)
		if err != nil {
			return err
		}
		key, err := s.Own.Keys.Open(actor.WorkspaceID, id, sealed)
		if err != nil { // as with a refused one, a person must enter it again
			s.Log.ErrorContext(ctx, "the key of a model provider does not open", "workspace", actor.WorkspaceID, "err", err)
		}
		now.client = s.ownClient(now.BaseURL, string(key))
		return nil
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("find the workspace's own provider: %w", err)
	}
	s.Own.known.Add(actor.WorkspaceID, now)
	return now, nil
}

// ownClient calls a workspace's own provider.
func (s *Service) ownClient(baseURL, key string) *ai.Client {
	client := &ai.Client{Endpoint: ai.Endpoint{BaseURL: baseURL, Key: key, Offline: s.isOffline(baseURL)}, HTTP: s.Own.HTTP, Log: s.Log}
	if s.Own.Observe != nil {
		client.Observe = func(op, _ string, class ai.Class, took time.Duration) { s.Own.Observe(op, class, took) }
	}
	return client
}

// isOffline: it is the product's own simulator, played as somebody's provider.
func (s *Service) isOffline(baseURL string) bool {
	return slices.ContainsFunc(s.used(), func(u usedClient) bool {
		return u.client.Endpoint.Offline && u.client.Endpoint.BaseURL == baseURL
	})
}
