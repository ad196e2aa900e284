package replies

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/actions"
	"socialsync/features/agents"
	"socialsync/features/privacy"
)

const (
	// While no model responds a run is tried again every pause, for as long as a try ends
	// before the run is patience old: then a person is asked.
	pause    = 10 * time.Second
	patience = 2 * time.Minute

	lease       = 20 * time.Second // without a sign of life for so long, another worker takes a run over
	heartbeat   = 5 * time.Second
	maxAttempts = 4 // workers that may die of a run before a person is asked
)

// errLost means that a run is in other hands, or over.
var errLost = errors.New("the run is in other hands")

// errLater means that a run must wait until a model responds.
var errLater = errors.New("no model responds")

// nodes are the graph. Each returns what comes next; DECIDE is where all ways meet.
var nodes = map[db.ReplyNode]func(*Service, context.Context, *turn) (db.ReplyNode, error){
	db.NodeGate:     (*Service).gate,
	db.NodeConfirm:  (*Service).confirm,
	db.NodeGuard:    (*Service).guard,
	db.NodeGather:   (*Service).gather,
	db.NodeGenerate: (*Service).generate,
	db.NodeCheck:    (*Service).check,
	db.NodeDecide:   (*Service).decideNode,
}

// Work goes on with a run where it stands, until it ends. A run that a worker died
// of is taken over; what it had found out is not asked again. Calling it for a run
// that is over, or in other hands, does nothing.
func (s *Service) Work(ctx context.Context, workspaceID, runID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	t, err := s.claim(ctx, actor, runID)
	if err != nil || t == nil {
		return err
	}
	ctx, release := s.hold(ai.Hiding(ctx, t.hides), t)
	defer release()
	for t.run.Node != db.NodeAct {
		next, err := nodes[t.run.Node](s, ctx, t)
		if err == nil {
			err = s.checkpoint(ctx, t, next)
		}
		if errors.Is(err, errLater) {
			return unlessLost(s.postpone(ctx, t))
		}
		if err != nil {
			return unlessLost(err)
		}
		if t.overtakenBy != "" {
			return unlessLost(s.supersede(ctx, t, t.overtakenBy))
		}
	}
	return unlessLost(s.act(ctx, t))
}

func unlessLost(err error) error {
	if errors.Is(err, errLost) || errors.Is(err, db.ErrNotFound) || db.IsTaken(err, "reply_steps_pkey") {
		return nil
	}
	return err
}

// claim takes a run and everything it has found out so far. Nil: there is nothing to
// do.
func (s *Service) claim(ctx context.Context, actor db.Actor, runID uuid.UUID) (*turn, error) {
	t := &turn{actor: actor, began: time.Now()}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if t.run, err = tx.ClaimReplyRun(ctx, runID, lease); err != nil {
			return err
		}
		if t.run.Attempts > maxAttempts {
			return s.giveUp(ctx, tx, t.run)
		}
		if t.scene, err = tx.ReplyScene(ctx, t.run.ConversationID, remembered); err != nil {
			return err
		}
		if err := t.listen(ctx, tx); err != nil {
			return err
		}
		if err := t.configure(ctx, tx); err != nil {
			return err
		}
		if t.hides, err = privacy.Of(ctx, tx); err != nil {
			return err
		}
		if err := t.offerActions(ctx, tx); err != nil {
			return err
		}
		if err := t.awaited(ctx, tx); err != nil {
			return err
		}
		steps, err := tx.ReplyStepsOf(ctx, []uuid.UUID{runID})
		if err != nil {
			return err
		}
		s.runUpdated(tx, t.run)
		return t.restore(steps)
	})
	switch {
	case errors.Is(err, db.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("claim the run: %w", err)
	case t.run.Attempts > maxAttempts:
		return nil, nil
	}
	return t, nil
}

// configure reads the version that answers: the one the run began with, else the
// published one.
func (t *turn) configure(ctx context.Context, tx *db.Tx) (err error) {
	if t.run.AgentVersionID != nil {
		t.version, err = agents.VersionByID(ctx, tx, *t.run.AgentVersionID)
	} else {
		t.version, err = agents.Published(ctx, tx)
	}
	if errors.Is(err, db.ErrNotFound) {
		return nil // the gate says so
	}
	if err != nil {
		return err
	}
	t.run.AgentVersionID = &t.version.ID
	t.config = t.version.Config.For(t.scene.Account.ID)
	t.business, err = tx.Workspace(ctx)
	return err
}

// hold gives signs of life while nodes work. The context ends when somebody else has
// taken the run over.
func (s *Service) hold(ctx context.Context, t *turn) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	id, attempts := t.run.ID, t.run.Attempts // the run itself is the nodes'
	go func() {
		defer close(done)
		tick := time.NewTicker(heartbeat)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			err := s.DB.Update(ctx, t.actor, func(tx *db.Tx) error {
				return tx.HoldReplyRun(ctx, id, attempts, lease)
			})
			if errors.Is(err, db.ErrNotFound) {
				cancel()
				return
			}
		}
	}()
	return ctx, func() { cancel(); <-done }
}

// checkpoint writes down what a node found out, charges what it cost and says what
// comes next, all or nothing. It notices when the answer has become pointless.
func (s *Service) checkpoint(ctx context.Context, t *turn, next db.ReplyNode) error {
	steps := t.taken
	err := s.DB.Update(ctx, t.actor, func(tx *db.Tx) error {
		for _, call := range t.spent { // the wallet first: see billing
			if err := s.Billing.SettleIn(ctx, tx, call.key, call.cost); err != nil {
				return err
			}
		}
		run := *t.run
		run.Node = next
		for _, step := range steps {
			run.PromptTokens, run.CompletionTokens = run.PromptTokens+step.PromptTokens, run.CompletionTokens+step.CompletionTokens
			run.CostMicros += step.CostMicros
		}
		if err := tx.KeepReplyRun(ctx, run, lease); err != nil {
			return errors.Join(errLost, err)
		}
		if err := tx.InsertReplySteps(ctx, steps); err != nil {
			return err
		}
		attention, err := tx.Attention(ctx, run.ConversationID)
		if err != nil {
			return err
		}
		t.overtakenBy = t.pointless(*attention)
		s.runUpdated(tx, &run)
		*t.run = run
		return nil
	})
	if err == nil {
		t.taken, t.spent = nil, nil
	}
	return err
}

// maxOvertaken is how many runs may come to nothing because a customer writes on;
// the next one answers what it knows.
const maxOvertaken = 3

// pointless says why the answer will not be needed; empty while it will.
func (t *turn) pointless(a db.Attention) db.ReplyReason {
	switch {
	case a.Epoch != t.run.Epoch:
		return db.ReasonPersonFaster
	case a.BurstAt != nil && t.run.Cause == db.CauseMessage && t.run.Overtaken < maxOvertaken:
		return db.ReasonCustomerWrote
	}
	return ""
}

// isPatient: a customer waits for an answer, rather than a colleague for a draft, and
// another try that takes as long as this one ends before they have waited for too long.
func (t *turn) isPatient() bool {
	waited := t.scene.Now.Sub(t.run.CreatedAt) + 2*time.Since(t.began)
	return t.run.Cause == db.CauseMessage && !t.isTrial() && waited < patience
}

// postpone puts a run back, unless it has become pointless.
func (s *Service) postpone(ctx context.Context, t *turn) error {
	return s.DB.Update(ctx, t.actor, func(tx *db.Tx) error {
		if _, err := tx.LockConversation(ctx, t.run.ConversationID); err != nil {
			return err
		}
		attention, err := tx.Attention(ctx, t.run.ConversationID)
		if err != nil {
			return err
		}
		if reason := t.pointless(*attention); reason != "" {
			return s.supersedeIn(ctx, tx, t.run, reason)
		}
		if err := tx.PostponeReplyRun(ctx, t.run.ID, t.run.Attempts, pause); err != nil {
			return errors.Join(errLost, err)
		}
		t.run.State = db.RunQueued
		s.runUpdated(tx, t.run)
		return s.troubled(ctx, tx)
	})
}

// supersede ends a run that is not needed any more.
func (s *Service) supersede(ctx context.Context, t *turn, reason db.ReplyReason) error {
	return s.DB.Update(ctx, t.actor, func(tx *db.Tx) error {
		if _, err := tx.LockConversation(ctx, t.run.ConversationID); err != nil {
			return err
		}
		return s.supersedeIn(ctx, tx, t.run, reason)
	})
}

func (s *Service) supersedeIn(ctx context.Context, tx *db.Tx, run *db.ReplyRun, reason db.ReplyReason) error {
	run.State, run.Outcome, run.Reason = db.RunSuperseded, nil, &reason
	if err := s.close(ctx, tx, run); err != nil {
		return err
	}
	if reason != db.ReasonPersonFaster { // what the customer goes on to write is answered with the rest
		return nil
	}
	return s.line(ctx, tx, run, db.ActivityAISuperseded, reason)
}

// giveUp ends a run that workers died of.
func (s *Service) giveUp(ctx context.Context, tx *db.Tx, run *db.ReplyRun) error {
	reason := db.ReasonFailed
	run.State, run.Reason = db.RunFailed, &reason
	if err := s.close(ctx, tx, run); err != nil {
		return err
	}
	if q, err := tx.CallingFor(ctx, run.ID); err != nil {
		return err
	} else if q != nil {
		if err := s.settleRequestIn(ctx, tx, run, q, db.RequestUnknown, actionOutput{Seen: []actions.Seen{}}); err != nil {
			return err
		}
	}
	s.Log.ErrorContext(ctx, "a run was given up", "workspace", tx.WorkspaceID(), "run", run.ID, "attempts", run.Attempts)
	return s.line(ctx, tx, run, db.ActivityAIFailed, reason)
}

func (s *Service) close(ctx context.Context, tx *db.Tx, run *db.ReplyRun) error {
	if err := tx.CloseReplyRun(ctx, *run); err != nil {
		return errors.Join(errLost, err)
	}
	run.DueAt = nil
	s.runUpdated(tx, run)
	if run.Reason != nil && slices.Contains(db.Troubles, *run.Reason) {
		return s.troubled(ctx, tx)
	}
	return nil
}

// record notes what a node did; it is written down at the next checkpoint.
func (t *turn) record(node db.ReplyNode, input, output any, call *call) error {
	in, err := json.Marshal(input)
	if err != nil {
		return err
	}
	out, err := json.Marshal(output)
	if err != nil {
		return err
	}
	step := db.ReplyStep{RunID: t.run.ID, Node: node, Number: t.next(node), Input: storable(in), Output: storable(out)}
	if call != nil {
		step.Model, step.Provider, step.LatencyMs = call.by.Model, call.by.Provider, int(call.took.Milliseconds())
		step.PromptTokens, step.CachedTokens, step.CompletionTokens = call.usage.PromptTokens, call.usage.CachedTokens, call.usage.CompletionTokens
		step.CostMicros = call.cost.Micros
	}
	t.taken = append(t.taken, step)
	return nil
}

// nul is U+0000 as JSON spells it, after whole escapes.
var nul = regexp.MustCompile(`((?:^|[^\\])(?:\\\\)*)\\u0000`)

// storable is JSON as Postgres can keep it: without U+0000, which models may say.
func storable(raw []byte) []byte {
	for bytes.Contains(raw, []byte(`\u0000`)) {
		without := nul.ReplaceAll(raw, []byte("$1"))
		if len(without) == len(raw) {
			break // a backslash that somebody wrote
		}
		raw = without
	}
	return raw
}
