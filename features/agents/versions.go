package agents

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/billing"
	"socialsync/features/problem"
)

// Draft is the configuration that people work on, complete with what nobody has
// changed. Revision goes up with each change.
type Draft struct {
	db.AgentDraft
	Config Config
	// IsChanged: it is not what is published.
	IsChanged bool
}

// SaveAgentDraftInput is the schema's input of that name.
type SaveAgentDraftInput struct {
	Config   Config
	Revision int // of the draft that was edited
}

// PublishAgentInput is the schema's input of that name.
type PublishAgentInput struct {
	Revision int // of the draft that was read before
	Note     *string
	// DespiteTests is why, when publishing needs green tests and they are not; nil
	// when it must not be published then.
	DespiteTests *string
}

// RollBackAgentInput is the schema's input of that name.
type RollBackAgentInput struct{ VersionID uuid.UUID }

// Draft returns what people work on: the draft, else what is published, else the
// beginning.
func (s *Service) Draft(ctx context.Context, actor db.Actor) (draft *Draft, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		draft, err = DraftIn(ctx, tx)
		return err
	})
	return draft, err
}

// DraftIn is what people work on, in the caller's transaction.
func DraftIn(ctx context.Context, tx *db.Tx) (*Draft, error) {
	row, err := tx.AgentDraft(ctx)
	if err != nil {
		return nil, err
	}
	out := &Draft{AgentDraft: row, IsChanged: row.RawConfig != nil}
	if out.IsChanged {
		out.Config, err = ReadConfig(row.RawConfig)
		return out, err
	}
	_, config, err := publishedOrNone(ctx, tx)
	if config != nil {
		out.Config = *config
	} else {
		out.Config, out.IsChanged = Default(Support), true
	}
	return out, err
}

// SaveDraft replaces the draft. Nothing that customers see changes.
//
// Problems: FORBIDDEN, BAD_INPUT with paths into the configuration, CONFLICT when
// somebody saved meanwhile.
func (s *Service) SaveDraft(ctx context.Context, actor db.Actor, in SaveAgentDraftInput) (*Draft, error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	if err := errors.Join(in.Config.Validate(), s.knows(in.Config.Model)); err != nil {
		return nil, under("config", err)
	}
	raw, err := in.Config.JSON()
	if err != nil {
		return nil, err
	}
	return s.replaceDraft(ctx, actor, in.Revision, raw, in.Config.Channels)
}

// DiscardDraft returns to what is published.
//
// Problems: FORBIDDEN.
func (s *Service) DiscardDraft(ctx context.Context, actor db.Actor) (draft *Draft, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if _, err := tx.LockAgentSettings(ctx); err != nil {
			return err
		}
		if err := tx.SaveAgentDraft(ctx, nil, actor.Person()); err != nil {
			return err
		}
		draft, err = DraftIn(ctx, tx)
		return err
	})
	return draft, err
}

func (s *Service) replaceDraft(ctx context.Context, actor db.Actor, revision int, raw json.RawMessage, own []ChannelConfig) (draft *Draft, err error) {
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if _, err := tx.LockAgentSettings(ctx); err != nil {
			return err
		}
		now, err := tx.AgentDraft(ctx)
		if err != nil {
			return err
		}
		if now.Revision != revision {
			return problem.New(problem.Conflict, "Somebody changed the draft meanwhile.")
		}
		if err := accountsExist(ctx, tx, own); err != nil {
			return err
		}
		if err := tx.SaveAgentDraft(ctx, raw, actor.Person()); err != nil {
			return err
		}
		draft, err = DraftIn(ctx, tx)
		return err
	})
	return draft, err
}

func accountsExist(ctx context.Context, tx *db.Tx, own []ChannelConfig) error {
	ids := make([]uuid.UUID, len(own))
	for i, c := range own {
		ids[i] = c.SocialAccountID
	}
	found, err := tx.SocialAccountsByID(ctx, ids)
	if err == nil && len(found) < len(ids) {
		err = problem.OnField(problem.NotFound, "config.channels", "This channel does not exist.")
	}
	return err
}

// Publish makes the draft the next version, which answers from now on. What is
// being written at this moment is finished by the version that began it.
//
// Problems: FORBIDDEN, BAD_INPUT, CONFLICT when somebody changed the draft since it
// was read, or nothing differs; TESTS_NOT_GREEN when the workspace wants them to be,
// and nobody says why not; REPLAY_UNSUPPORTED when it wants no new statement without a
// source, and a replay of the draft found some.
func (s *Service) Publish(ctx context.Context, actor db.Actor, in PublishAgentInput) (published *Version, err error) {
	note, despite := trimmed(in.Note), trimmed(in.DespiteTests)
	if !isText(note, 200) {
		return nil, problem.BadInputOn("note", "The note has at most 200 characters.")
	}
	if !isText(despite, 200) {
		return nil, problem.BadInputOn("despiteTests", "The reason has at most 200 characters.")
	}
	err = s.change(ctx, actor, func(tx *db.Tx, now *db.AgentSettings) (*db.AgentChange, error) {
		draft, err := DraftIn(ctx, tx)
		if err != nil {
			return nil, err
		}
		if draft.Revision != in.Revision {
			return nil, problem.New(problem.Conflict, "Somebody changed the draft meanwhile. Read it again before you publish.")
		}
		if !draft.IsChanged {
			return nil, problem.New(problem.Conflict, "The draft is what is published.")
		}
		if !now.NeedsGreenTests {
			despite = ""
		} else if despite, err = admit(ctx, tx, *draft, despite); err != nil {
			return nil, err
		}
		if now.ReplayRule == db.ReplayBlock {
			if err := supported(ctx, tx, *draft); err != nil {
				return nil, err
			}
		}
		published, err = s.publish(ctx, tx, draft.Config, note, despite)
		if err != nil {
			return nil, err
		}
		return &db.AgentChange{Kind: db.AgentPublished, VersionID: &published.ID}, tx.SaveAgentDraft(ctx, nil, nil)
	})
	return published, err
}

// publish inserts a version and makes it the one that answers.
func (s *Service) publish(ctx context.Context, tx *db.Tx, config Config, note, despiteTests string) (*Version, error) {
	if err := errors.Join(config.Validate(), s.knows(config.Model)); err != nil {
		return nil, err // rules have become stricter since it was saved, or the model is gone
	}
	raw, err := config.JSON()
	if err != nil {
		return nil, err
	}
	row, err := tx.InsertAgentVersion(ctx, raw, note, despiteTests, tx.Actor().Person())
	if err != nil {
		return nil, err
	}
	return &Version{AgentVersion: *row, Config: config}, tx.PublishAgentVersion(ctx, row.ID)
}

// RollBack makes an earlier version answer again. The draft stays.
//
// Problems: FORBIDDEN, NOT_FOUND, CONFLICT when the version answers already.
func (s *Service) RollBack(ctx context.Context, actor db.Actor, in RollBackAgentInput) (restored *Version, err error) {
	err = s.change(ctx, actor, func(tx *db.Tx, now *db.AgentSettings) (*db.AgentChange, error) {
		if now.VersionID != nil && *now.VersionID == in.VersionID {
			return nil, problem.New(problem.Conflict, "This version answers already.")
		}
		rows, err := tx.AgentVersionsByID(ctx, []uuid.UUID{in.VersionID})
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			return nil, problem.Missing("version")
		}
		if restored, err = version(rows[0]); err != nil {
			return nil, err
		}
		return &db.AgentChange{Kind: db.AgentRolledBack, VersionID: &in.VersionID}, tx.PublishAgentVersion(ctx, in.VersionID)
	})
	return restored, err
}

// Versions returns those below a number, newest first; nil begins at the newest.
func (s *Service) Versions(ctx context.Context, actor db.Actor, before *int, limit int) (list []Version, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	from := 1 << 30
	if before != nil {
		from = *before
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		rows, err := tx.AgentVersions(ctx, from, max(1, min(limit, 50)))
		for _, row := range rows {
			v, err := version(row)
			if err != nil {
				return err
			}
			list = append(list, *v)
		}
		return err
	})
	return list, err
}

// Changes returns the last hundred changes, newest first.
func (s *Service) Changes(ctx context.Context, actor db.Actor) (list []db.AgentChange, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		list, err = tx.AgentChanges(ctx, 100)
		return err
	})
	return list, err
}

// knows says no to a model that this installation cannot let answer.
func (s *Service) knows(model string) error {
	if model == "" {
		return nil
	}
	if m, ok := s.Billing.Model(model); !ok || m.Task != billing.TaskChat {
		return problem.BadInputOn("model", "This model cannot be used here.")
	}
	return nil
}

// under puts a path before the fields of problems.
func under(path string, err error) error {
	list, ok := problem.From(err)
	if !ok {
		return err
	}
	for i := range list {
		list[i].Field = path + "." + list[i].Field
	}
	return list
}
