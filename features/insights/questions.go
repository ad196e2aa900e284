package insights

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/knowledge"
	"socialsync/jobs/queue"
)

const (
	questionsAtOnce = 64
	questionLease   = 2 * time.Minute
	embedTime       = 30 * time.Second
	maxDue          = 200 // workspaces
)

// Two questions are about the same when the cosine of their embeddings is at least so
// much. The offline model's vectors compare words, and those that people use for one
// thing differ more than what they mean does.
const alikeOffline, alikeSemantic = 0.42, 0.55

// SweepQuestions asks for the workspaces that have questions to look at.
func (s *Service) SweepQuestions(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "find questions to look at",
		func(tx *db.Tx) ([]db.WorkspaceRef, error) { return tx.DueQuestions(ctx, maxDue) },
		func(w db.WorkspaceRef) queue.Task { return queue.LookAtQuestions{WorkspaceID: w.WorkspaceID} })
}

// LookAt looks at what a workspace's customers asked, as far as that is due: what was
// asked, what it means and which questions it belongs to, whether it was missed, and
// whether a source answers by now what was missed before. What a worker that died had
// not written down is due again; looking twice changes nothing.
func (s *Service) LookAt(ctx context.Context, workspaceID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	for {
		n, err := s.lookAtSome(ctx, actor)
		if err != nil {
			return err
		}
		if n < questionsAtOnce {
			break
		}
	}
	return s.cover(ctx, actor)
}

func (s *Service) lookAtSome(ctx context.Context, actor db.Actor) (int, error) {
	var claimed []db.AskedQuestion
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		claimed, err = tx.ClaimQuestions(ctx, questionLease, questionsAtOnce)
		return err
	})
	if err != nil || len(claimed) == 0 {
		return 0, err
	}
	looked, err := s.look(ctx, actor, claimed, time.Now())
	if err != nil {
		return 0, fmt.Errorf("look at questions: %w", err)
	}
	var unknown []db.AskedQuestion
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		unknown, err = tx.SaveLookedAt(ctx, looked, s.Knowledge.Embedder.Model)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("write down what was asked: %w", err)
	}
	if err := s.embed(ctx, actor, unknown); err != nil {
		return 0, errors.Join(err, s.later(ctx, actor, unknown))
	}
	return len(claimed), s.group(ctx, actor, looked)
}

// look finds out what was asked, and what became of it.
func (s *Service) look(ctx context.Context, actor db.Actor, claimed []db.AskedQuestion, now time.Time) ([]db.LookedAt, error) {
	ids, runIDs := make([]uuid.UUID, len(claimed)), make([]uuid.UUID, len(claimed))
	for i, q := range claimed {
		ids[i], runIDs[i] = q.ID, q.RunID
	}
	out := make([]db.LookedAt, 0, len(claimed))
	return out, s.DB.View(ctx, actor, func(tx *db.Tx) error {
		facts := map[uuid.UUID]db.QuestionFacts{}
		found, err := tx.QuestionFacts(ctx, ids)
		if err != nil {
			return err
		}
		for _, f := range found {
			facts[f.ID] = f
		}
		lines, err := tx.AskedIn(ctx, runIDs)
		if err != nil {
			return err
		}
		asked := map[uuid.UUID][]db.AskedLine{}
		for _, line := range lines {
			asked[line.RunID] = append(asked[line.RunID], line)
		}
		for _, q := range claimed {
			out = append(out, lookedAt(q, asked[q.RunID], facts[q.ID], now))
		}
		return nil
	})
}

// lookedAt is what the facts say about a question.
func lookedAt(q db.AskedQuestion, lines []db.AskedLine, f db.QuestionFacts, now time.Time) db.LookedAt {
	texts := make([]string, len(lines))
	q.MessageIDs = make([]uuid.UUID, len(lines))
	for i, line := range lines {
		texts[i], q.MessageIDs[i] = line.Body, line.ID
	}
	q.Body = QuestionIn(texts, f)
	if q.Body == "" {
		q.Language, q.Miss, q.IsSolved = "", nil, nil
		return db.LookedAt{AskedQuestion: q}
	}
	age := now.Sub(q.AskedAt)
	q.Language, q.Miss, q.IsSolved = knowledge.LanguageOf(q.Body), MissIn(f), SolvedIn(f, age)
	hash := sha256.Sum256([]byte(q.Body))
	return db.LookedAt{AskedQuestion: q, Hash: hash[:], Again: settled - age}
}

// embed asks once what each question means.
func (s *Service) embed(ctx context.Context, actor db.Actor, questions []db.AskedQuestion) error {
	texts, at := []string{}, map[string]int{}
	for _, q := range questions {
		if _, known := at[q.Body]; !known {
			at[q.Body] = len(texts)
			texts = append(texts, q.Body)
		}
	}
	if len(texts) == 0 {
		return nil
	}
	within, cancel := context.WithTimeout(ctx, embedTime)
	defer cancel()
	vectors, _, err := s.Billing.Embed(within, actor, "questions:"+db.NewID().String(), s.Knowledge.Embedder, texts)
	if err != nil {
		return fmt.Errorf("embed questions: %w", err)
	}
	each := make([][]float32, len(questions))
	for i, q := range questions {
		each[i] = vectors[at[q.Body]]
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		return tx.SaveQuestionEmbeddings(ctx, questions, each, s.Knowledge.Embedder.Model)
	})
}

// later has questions looked at again whose meaning could not be asked for. What became
// of the others is written down.
func (s *Service) later(ctx context.Context, actor db.Actor, questions []db.AskedQuestion) error {
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.Events.After(tx, events.GapsChanged{})
		return tx.PostponeQuestions(ctx, questions, questionLease)
	})
}

// group sorts questions into groups, one after the other in the order in which they
// were asked, so that the same questions make the same groups.
func (s *Service) group(ctx context.Context, actor db.Actor, questions []db.LookedAt) error {
	alike := alikeSemantic
	if s.Knowledge.Embedder.Endpoint.Offline {
		alike = alikeOffline
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if err := tx.LockGroups(ctx); err != nil {
			return err
		}
		if err := tx.TidyGroups(ctx); err != nil {
			return err
		}
		for _, q := range questions {
			if q.Body == "" {
				continue
			}
			joined, err := tx.JoinGroup(ctx, q.ID, alike)
			if err != nil {
				return err
			}
			if joined != nil {
				if err := tx.MarkRepeated(ctx, q.ID); err != nil {
					return err
				}
			}
		}
		s.Events.After(tx, events.GapsChanged{})
		return nil
	})
}
