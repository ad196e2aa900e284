package billing

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// ModelProvider is a workspace's own server of models, as people see it: of its key no
// more than the end.
type ModelProvider struct {
	db.AIProvider
	Models []db.OwnModel
	Usage  []db.OwnUsage // this month's, also of models that do nothing any more
}

// SaveModelProviderInput is the schema's input of that name.
type SaveModelProviderInput struct {
	BaseURL   string
	Key       *string // nil: the one that is kept
	FallsBack bool
	Models    []OwnModelInput
}

// OwnModelInput is the schema's input of that name.
type OwnModelInput struct {
	Use                                     db.ModelUse
	Model                                   string
	InputMicros, OutputMicros, MinuteMicros *int64
}

const (
	maxBaseURL   = 300
	maxKey       = 500
	maxModelName = 120
	maxPrice     = 10_000_000_000 // ten thousand dollars: more is a slip of the finger
)

// ModelProvider is the workspace's own; nil: it has none. Problem: FORBIDDEN.
func (s *Service) ModelProvider(ctx context.Context, actor db.Actor) (*ModelProvider, error) {
	if err := problem.Allowed(actor.Can(db.RoleAdmin)); err != nil {
		return nil, err
	}
	out := &ModelProvider{}
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		row, err := tx.AIProvider(ctx)
		if err != nil {
			return err
		}
		out.AIProvider = *row
		if out.Models, err = tx.OwnModels(ctx); err != nil {
			return err
		}
		out.Usage, err = tx.OwnUsage(ctx)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil
	}
	return out, err
}

// SaveModelProvider makes or replaces the workspace's own provider, once each of its
// models has done what it is there for: the tests tell how. When one fails, nothing is
// saved.
//
// Problems: BAD_INPUT, FORBIDDEN, PROVIDER_REFUSED, RATE_LIMITED.
func (s *Service) SaveModelProvider(ctx context.Context, actor db.Actor, in SaveModelProviderInput) (*ModelProvider, []OwnModelTest, error) {
	key, err := s.enter(ctx, actor, &in.BaseURL, in.Key)
	if err != nil {
		return nil, nil, err
	}
	if len(in.Models) == 0 {
		return nil, nil, problem.BadInputOn("models", "Choose at least one task for your models.")
	}
	var l problem.List
	for i := range in.Models {
		in.Models[i].validate(&l, fmt.Sprintf("models.%d.", i))
		if slices.ContainsFunc(in.Models[:i], func(m OwnModelInput) bool { return m.Use == in.Models[i].Use }) {
			l.Add(problem.BadInput, fmt.Sprintf("models.%d.use", i), "A task is done by one model.")
		}
	}
	if err := l.Err(); err != nil {
		return nil, nil, err
	}
	tests := s.tryAll(ctx, actor, in.BaseURL, key, in.Models)
	for i, test := range tests {
		if test.Failure != nil {
			l.Add(problem.ProviderRefused, fmt.Sprintf("models.%d.model", i), failureText[*test.Failure])
		}
	}
	if err := l.Err(); err != nil {
		return nil, tests, err
	}
	if err := s.keep(ctx, actor, in, key); err != nil {
		return nil, tests, err
	}
	s.Log.InfoContext(ctx, "audit", "action", "model provider saved", "workspace", actor.WorkspaceID, "user", actor.UserID, "host", db.AIProvider{BaseURL: in.BaseURL}.Host())
	provider, err := s.ModelProvider(ctx, actor)
	return provider, tests, err
}

func (s *Service) keep(ctx context.Context, actor db.Actor, in SaveModelProviderInput, key string) error {
	row := db.AIProvider{ID: db.NewID(), BaseURL: in.BaseURL, KeyEnding: db.Ending(key), FallsBack: in.FallsBack}
	sealed, err := s.Own.Keys.Seal(actor.WorkspaceID, row.ID, []byte(key))
	if err != nil {
		return fmt.Errorf("seal a provider's key: %w", err)
	}
	now := time.Now().Truncate(time.Microsecond) // as Postgres keeps it
	models := make([]db.OwnModel, len(in.Models))
	for i, m := range in.Models {
		models[i] = db.OwnModel{Use: m.Use, Model: m.Model, InputMicros: m.InputMicros, OutputMicros: m.OutputMicros, MinuteMicros: m.MinuteMicros, TestedAt: now}
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.Events.After(tx, events.AgentChanged{})
		return tx.SaveAIProvider(ctx, row, sealed, models)
	})
}

// RemoveModelProvider forgets the workspace's own provider and its key: the
// installation's models do everything again. Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) RemoveModelProvider(ctx context.Context, actor db.Actor) error {
	if err := problem.Allowed(actor.Can(db.RoleAdmin)); err != nil {
		return err
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.Events.After(tx, events.AgentChanged{})
		return tx.RemoveAIProvider(ctx)
	})
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("provider")
	}
	if err == nil {
		s.Log.InfoContext(ctx, "audit", "action", "model provider removed", "workspace", actor.WorkspaceID, "user", actor.UserID)
	}
	return err
}

// enter checks who asks, whose address it is and which key opens it. A key that is kept
// goes to the address it was entered for and to no other.
func (s *Service) enter(ctx context.Context, actor db.Actor, baseURL, given *string) (key string, err error) {
	if err := problem.Allowed(actor.Can(db.RoleAdmin) && s.Own != nil); err != nil {
		return "", err
	}
	if *baseURL, err = cleanBaseURL(*baseURL, s.Own.Reachable); err != nil {
		return "", err
	}
	if given != nil {
		key = strings.TrimSpace(*given)
		if key == "" || len(key) > maxKey || strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return "", problem.BadInputOn("key", "This is not a key.")
		}
	} else if key, err = s.kept(ctx, actor, *baseURL); err != nil {
		return "", err
	}
	if !s.Throttle.Allows(ctx, actor) {
		return "", problem.New(problem.RateLimited, "That was a lot of tests in a minute. Try again shortly.")
	}
	return key, nil
}

// kept is the key that the workspace entered for an address.
func (s *Service) kept(ctx context.Context, actor db.Actor, baseURL string) (string, error) {
	var row *db.AIProvider
	var sealed []byte
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		if row, err = tx.AIProvider(ctx); err != nil {
			return err
		}
		_, sealed, err = tx.SealedProviderKey(ctx)
		return err
	})
	if errors.Is(err, db.ErrNotFound) || err == nil && row.BaseURL != baseURL {
		return "", problem.BadInputOn("key", "Enter the key for this address.")
	}
	if err != nil {
		return "", err
	}
	key, err := s.Own.Keys.Open(actor.WorkspaceID, row.ID, sealed)
	if errors.Is(err, db.ErrSealed) {
		return "", problem.BadInputOn("key", "The key that is kept cannot be read any more. Enter it again.")
	}
	return string(key), err
}

// cleanBaseURL is an address as it is kept. It must be https, with a public host, unless
// it is one of the installation's own; where a host really leads is judged when it is
// called.
func cleanBaseURL(given string, reachable []string) (string, error) {
	clean := strings.TrimRight(strings.TrimSpace(given), "/")
	if slices.Contains(reachable, clean) {
		return clean, nil
	}
	u, err := url.Parse(clean)
	switch {
	case err != nil, u.Hostname() == "", len(clean) > maxBaseURL:
		return "", problem.BadInputOn("baseUrl", "This is not an address.")
	case u.Scheme != "https":
		return "", problem.BadInputOn("baseUrl", "The address must begin with https://.")
	case u.User != nil, u.RawQuery != "", u.Fragment != "":
		return "", problem.BadInputOn("baseUrl", "Leave out names, passwords and anything after ? or #.")
	case u.Port() != "" && u.Port() != "443":
		return "", problem.BadInputOn("baseUrl", "Only the usual port of https is called.")
	}
	return clean, nil
}

func (m *OwnModelInput) validate(l *problem.List, path string) {
	m.Model = strings.TrimSpace(m.Model)
	if n := utf8.RuneCountInString(m.Model); n < 1 || n > maxModelName || db.Clean(m.Model) != m.Model {
		l.Add(problem.BadInput, path+"model", "A model's name has 1 to 120 characters.")
	}
	for name, price := range map[string]*int64{"inputMicros": m.InputMicros, "outputMicros": m.OutputMicros, "minuteMicros": m.MinuteMicros} {
		if price != nil && (*price < 0 || *price > maxPrice) {
			l.Add(problem.BadInput, path+name, "A price is between 0 and 10,000 dollars.")
		}
	}
}

// ResealKeys seals every provider's key again under the newest encryption key and says
// how many it moved.
func (s *Service) ResealKeys(ctx context.Context) (moved int, err error) {
	list := func(tx *db.Tx, after uuid.UUID, most int) ([]uuid.UUID, error) {
		return tx.WithProvider(ctx, after, most)
	}
	return db.Reseal(ctx, s.DB, "seal providers' keys under the newest key", list, func(workspaceID uuid.UUID) uuid.UUID { return workspaceID },
		func(workspaceID uuid.UUID) (bool, error) {
			moved, err := s.resealOne(ctx, workspaceID)
			if err != nil {
				return false, fmt.Errorf("reseal the provider's key of workspace %s: %w", workspaceID, err)
			}
			return moved, nil
		})
}

func (s *Service) resealOne(ctx context.Context, workspaceID uuid.UUID) (moved bool, err error) {
	err = s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		id, sealed, err := tx.SealedProviderKey(ctx)
		if errors.Is(err, db.ErrNotFound) || err == nil && s.Own.Keys.IsCurrent(sealed) {
			return nil
		}
		if err != nil {
			return err
		}
		again, err := s.Own.Keys.Reseal(workspaceID, id, sealed)
		if err != nil {
			return err
		}
		moved, err = tx.ResealProviderKey(ctx, sealed, again)
		return err
	})
	return moved, err
}
