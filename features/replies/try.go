package replies

import (
	"context"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/billing"
	"socialsync/features/privacy"
	"socialsync/features/problem"
)

const maxTried = 2000 // characters of a question

// TryAgentInput is the schema's input of that name.
type TryAgentInput struct {
	Question  string
	Channel   db.Channel
	IsDraft   *bool
	VersionID *uuid.UUID // nil: the published version
	Model     *string    // instead of the configuration's
}

// Trial is what the assistant would do with a question.
type Trial struct {
	Outcome          db.ReplyOutcome
	Reason           db.ReplyReason
	Detail           string
	Body             string // empty without an answer
	Language         string
	Parts            []db.ReplyPart
	Sources          []db.ReplySource
	Support          *float64 // how well its sources carry it, 0 to 1; nil: it states nothing
	Unsupported      []string // statements that no source carries
	Prompt           []TrialMessage
	Steps            []db.ReplyStep
	Version          *int // nil: the draft
	Model            string
	PromptTokens     int
	CompletionTokens int
	CostMicros       int64
	LatencyMs        int
}

// TrialMessage is a message that the model read.
type TrialMessage struct{ Role, Text string }

// isTrial: nobody waits for an answer, so nobody is told.
func (t *turn) isTrial() bool { return t.run.ConversationID == uuid.Nil }

// Attempt is a question that nobody waits for an answer to, and who is to answer it.
type Attempt struct {
	// ID marks what it costs: an attempt that is made again after a crash is charged once.
	ID       uuid.UUID
	Question string
	Channel  db.Channel
	// Past, when set, is asked instead of Question: what a customer wrote last in it,
	// with what was said before, on its account and at its moment.
	Past    *db.ReplyScene
	Config  agents.Config
	IsOurs  bool // the configuration's model answers, even where the workspace has one of its own
	Version *int // whose configuration it is; nil: nobody published it
}

// Try is Attempt by what was published or is drafted.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND for the version, CONFLICT while none is
// published.
func (s *Service) Try(ctx context.Context, actor db.Actor, in TryAgentInput) (*Trial, error) {
	if err := problem.Allowed(actor.Can(db.RoleAgent)); err != nil {
		return nil, err
	}
	in.Question = db.Clean(in.Question)
	if n := utf8.RuneCountInString(in.Question); n < 1 || n > maxTried {
		return nil, problem.BadInputOn("question", "The question needs 1 to %d characters.", maxTried)
	}
	if in.Model != nil && *in.Model != "" {
		if m, ok := s.Billing.Model(*in.Model); !ok || m.Task != billing.TaskChat {
			return nil, problem.BadInputOn("model", "This model cannot be used here.")
		}
	}
	attempt, err := s.prepare(ctx, actor, in)
	if err != nil {
		return nil, err
	}
	return s.Attempt(ctx, actor, *attempt)
}

// prepare finds the configuration that is to answer.
func (s *Service) prepare(ctx context.Context, actor db.Actor, in TryAgentInput) (*Attempt, error) {
	a := &Attempt{ID: db.NewID(), Question: in.Question, Channel: in.Channel}
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		if in.IsDraft != nil && *in.IsDraft {
			draft, err := agents.DraftIn(ctx, tx)
			if err == nil {
				a.Config = draft.Config
			}
			return err
		}
		find := func() (*agents.Version, error) { return agents.Published(ctx, tx) }
		if in.VersionID != nil {
			find = func() (*agents.Version, error) { return agents.VersionByID(ctx, tx, *in.VersionID) }
		}
		version, err := find()
		if err == nil {
			a.Config, a.Version = version.Config, &version.Number
		}
		return err
	})
	switch {
	case errors.Is(err, db.ErrNotFound) && in.VersionID != nil:
		return nil, problem.Missing("version")
	case errors.Is(err, db.ErrNotFound):
		return nil, problem.New(problem.Conflict, "Nothing was published yet. Try the draft.")
	}
	if in.Model != nil && *in.Model != "" {
		a.Config.Model, a.IsOurs = *in.Model, true
	}
	return a, err
}

// Attempt runs the nodes from the guardrails to the decision on a question that nobody
// waits for, as the first message of a conversation or where it once was asked, as if
// the assistant may answer by itself. Nothing is sent or kept but what it cost. Whoever
// calls it has asked whether the actor may.
func (s *Service) Attempt(ctx context.Context, actor db.Actor, a Attempt) (*Trial, error) {
	t, err := s.imagine(ctx, actor, a)
	if err != nil {
		return nil, err
	}
	ctx, began := ai.Hiding(ctx, t.hides), time.Now()
	for t.run.Node = db.NodeGuard; t.run.Node != db.NodeAct; {
		next, err := nodes[t.run.Node](s, ctx, t)
		if err := errors.Join(err, s.settle(ctx, t)); err != nil {
			return nil, fmt.Errorf("try %s: %w", t.run.Node, err)
		}
		t.run.Node = next
	}
	trial := t.trial(time.Since(began))
	trial.Version = a.Version
	return trial, nil
}

// imagine is a turn that no run stands for.
func (s *Service) imagine(ctx context.Context, actor db.Actor, a Attempt) (*turn, error) {
	scene := a.Past
	if scene == nil {
		scene = firstWords(a)
	}
	last := scene.Messages[len(scene.Messages)-1].ID
	t := &turn{
		actor: actor, run: &db.ReplyRun{ID: a.ID, Cause: db.CauseMessage, LastMessageID: &last}, done: map[db.ReplyNode]int{},
		scene: scene, config: a.Config.For(scene.Account.ID), isOurs: a.IsOurs,
	}
	t.gated = gated{Mode: db.ModeAuto, Messages: len(t.asked()), IsFirst: t.isFirst()}
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		if t.business, err = tx.Workspace(ctx); err != nil {
			return err
		}
		if t.hides, err = privacy.Of(ctx, tx); err != nil || a.Past == nil {
			return err
		}
		return t.listen(ctx, tx)
	})
	return t, err
}

// firstWords are a conversation in which the question is all that was said.
func firstWords(a Attempt) *db.ReplyScene {
	now := time.Now()
	return &db.ReplyScene{Conversation: db.Conversation{Channel: a.Channel}, Now: now, Messages: []db.Message{{
		ID: db.NewID(), Direction: db.In, Author: db.AuthorCustomer, Kind: db.KindText, Body: a.Question, Status: db.Received,
		OccurredAt: now, CreatedAt: now,
	}}}
}

// settle charges what the turn has spent, whatever became of the caller.
func (s *Service) settle(ctx context.Context, t *turn) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	for _, call := range t.spent {
		if err := s.Billing.Settle(ctx, t.actor, call.key, call.cost); err != nil {
			return err
		}
	}
	t.spent = nil
	return nil
}

// trial is what the turn came to.
func (t *turn) trial(took time.Duration) *Trial {
	said := t.generated.said()
	out := &Trial{
		Outcome: t.decided.Outcome, Reason: t.decided.Reason, Detail: t.decided.Detail, Language: said.Language, Model: t.run.Model,
		Parts: orEmpty(t.checked.Parts), Sources: orEmpty(t.passages()), Steps: t.taken, LatencyMs: int(took.Milliseconds()), Prompt: []TrialMessage{},
	}
	if said.Kind == Answered || said.Kind == Clarifies {
		out.Body = said.Text()
	}
	for _, n := range t.checked.Cited {
		out.Sources[n-1].IsCited = true
	}
	out.Support, out.Unsupported = t.run.Support, t.checked.Unsupported
	for i := range out.Steps {
		step := &out.Steps[i]
		step.FinishedAt = time.Now()
		out.PromptTokens, out.CompletionTokens = out.PromptTokens+step.PromptTokens, out.CompletionTokens+step.CompletionTokens
		out.CostMicros += step.CostMicros
	}
	if len(t.rounds) > 0 {
		first := *t
		first.rounds = nil
		for _, m := range first.prompt(nil) {
			out.Prompt = append(out.Prompt, TrialMessage{Role: string(m.Role), Text: ai.Redact(m.Content, t.hides)})
		}
	}
	return out
}
