package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/evals"
	"socialsync/graph"
)

func (q *query) Replays(ctx context.Context) ([]db.Replay, error) {
	return notNil(q.Evals.Replays(ctx, db.ActorFrom(ctx)))
}

func (q *query) Replay(ctx context.Context, id uuid.UUID) (*db.Replay, error) {
	return read(ctx, q.DB, func(tx *db.Tx) (*db.Replay, error) { return tx.Replay(ctx, id) })
}

func (q *query) ReplayOutlook(ctx context.Context, days int) (*evals.ReplayOutlook, error) {
	return q.Evals.ReplayOutlook(ctx, db.ActorFrom(ctx), days)
}

func (*replay) StartedBy(ctx context.Context, r *db.Replay) (*db.User, error) {
	return user(ctx, r.StartedBy)
}

func (r *replay) Turns(ctx context.Context, of *db.Replay) ([]db.ReplayTurn, error) {
	var list []db.ReplayTurn
	err := r.DB.View(ctx, db.ActorFrom(ctx), func(tx *db.Tx) (err error) {
		list, err = tx.ReplayTurns(ctx, of.ID)
		return err
	})
	return notNil(list, err)
}

func (*replayTurn) JudgedBy(ctx context.Context, t *db.ReplayTurn) (*db.User, error) {
	return user(ctx, t.JudgedBy)
}

func (*replayTurn) AnswerFacts(_ context.Context, t *db.ReplayTurn) ([]string, error) {
	return notNil(evals.KeyFacts(t.Answer), nil)
}

func (*replayTurn) Facts(_ context.Context, t *db.ReplayTurn) ([]string, error) {
	return notNil(evals.KeyFacts(t.Body), nil)
}

func (*replayTurn) Missing(_ context.Context, t *db.ReplayTurn) ([]string, error) {
	if t.Body == "" {
		return []string{}, nil
	}
	return notNil(evals.Missing(t.Answer, t.Body), nil)
}

func (m *mutation) StartReplay(ctx context.Context, in evals.StartReplayInput) (*graph.ReplayPayload, error) {
	return replayPayload(m.Evals.StartReplay(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) StopReplay(ctx context.Context, in graph.StopReplayInput) (*graph.ReplayPayload, error) {
	return replayPayload(m.Evals.StopReplay(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) JudgeReplayTurn(ctx context.Context, in evals.JudgeReplayTurnInput) (*graph.ReplayTurnPayload, error) {
	turn, err := m.Evals.JudgeReplayTurn(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.ReplayTurnPayload{Turn: turn, Errors: errs}, err
}

func replayPayload(replay *db.Replay, err error) (*graph.ReplayPayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.ReplayPayload{Replay: replay, Errors: errs}, err
}

func (u *replayUpdated) Replay(ctx context.Context, e *events.ReplayUpdated) (*db.Replay, error) {
	return read(ctx, u.DB, func(tx *db.Tx) (*db.Replay, error) { return tx.Replay(ctx, e.ReplayID) })
}
