package insights

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/evals"
	"socialsync/features/problem"
)

const (
	maxGaps     = 50
	maxTopics   = 20
	gapDays     = 30 // for the count of those that are open
	samples     = 12
	maxPhrases  = 6 // of a proposal
	maxAnswered = 4000
)

// Gaps are the questions that nothing answered in the last days, most asked first; or
// those that people dismissed.
//
// Problems: BAD_INPUT.
func (s *Service) Gaps(ctx context.Context, actor db.Actor, days int, dismissed bool) (gaps []db.QuestionGroup, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		gaps, err = gapsIn(ctx, tx, days, dismissed)
		return err
	})
	return gaps, err
}

func gapsIn(ctx context.Context, tx *db.Tx, days int, dismissed bool) ([]db.QuestionGroup, error) {
	p, err := PeriodInput{Days: days}.period(ctx, tx, time.Now())
	if err != nil {
		return nil, err
	}
	found, err := tx.QuestionGroups(ctx, db.QuestionReport{TimeSpan: p.TimeSpan, IsMissed: true, IsDismissed: dismissed, Limit: maxGaps})
	return slices.Concat([]db.QuestionGroup{}, found), err
}

// OpenGaps counts the gaps of the last thirty days that wait for somebody.
func (s *Service) OpenGaps(ctx context.Context, actor db.Actor) (open int, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		gaps, err := gapsIn(ctx, tx, gapDays, false)
		for _, g := range gaps {
			if g.CoveredBy == nil {
				open++
			}
		}
		return err
	})
	return open, err
}

// Topics is what customers asked within a period, answered or not, most asked first.
//
// Problems: BAD_INPUT.
func (s *Service) Topics(ctx context.Context, actor db.Actor, in PeriodInput) (topics []db.QuestionGroup, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		p, err := in.period(ctx, tx, time.Now())
		if err != nil {
			return err
		}
		found, err := tx.QuestionGroups(ctx, db.QuestionReport{TimeSpan: p.TimeSpan, Limit: maxTopics})
		topics = slices.Concat([]db.QuestionGroup{}, found)
		return err
	})
	return topics, err
}

// QuestionGroupDetail is what the questions of a group were.
type QuestionGroupDetail struct {
	Questions []db.GroupQuestion
	Proposal  FaqProposal
}

// FaqProposal is what could become a FAQ.
type FaqProposal struct {
	Questions []string
	Answer    string
}

// QuestionGroup says what the questions of a group were; nil when it is gone.
//
// Problems: BAD_INPUT.
func (s *Service) QuestionGroup(ctx context.Context, actor db.Actor, id uuid.UUID, in PeriodInput, missed bool) (*QuestionGroupDetail, error) {
	var detail *QuestionGroupDetail
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		p, err := in.period(ctx, tx, time.Now())
		if err != nil {
			return err
		}
		if _, err := tx.QuestionGroup(ctx, id); err != nil {
			return err
		}
		found, err := tx.GroupQuestions(ctx, id, db.QuestionReport{TimeSpan: p.TimeSpan, IsMissed: missed, Limit: samples})
		detail = &QuestionGroupDetail{Questions: slices.Concat([]db.GroupQuestion{}, found), Proposal: Propose(found)}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return detail, nil
}

// Propose makes a FAQ of questions, newest first: the ways to ask, each once, and the
// newest answer of a colleague's in their own words. What is about one customer only
// is left out, and so is what the assistant had written. It is a pure function.
func Propose(questions []db.GroupQuestion) FaqProposal {
	p := FaqProposal{Questions: []string{}}
	for _, q := range questions {
		if len(p.Questions) < maxPhrases && !slices.Contains(p.Questions, q.Body) && !evals.IsPersonal(q.Body, q.ContactName) {
			p.Questions = append(p.Questions, q.Body)
		}
		if p.Answer != "" || q.Answer == nil || q.IsDrafted {
			continue
		}
		answer := evals.WithoutGreeting(*q.Answer)
		if !evals.IsPersonal(answer, q.ContactName) && len([]rune(answer)) <= maxAnswered {
			p.Answer = answer
		}
	}
	return p
}

// Dismiss says that a group is nothing that this business answers; Restore takes that
// back. The second time changes nothing.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) Dismiss(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	return s.setDismissed(ctx, actor, id, true)
}

// Restore is the opposite of Dismiss.
func (s *Service) Restore(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	return s.setDismissed(ctx, actor, id, false)
}

func (s *Service) setDismissed(ctx context.Context, actor db.Actor, id uuid.UUID, dismissed bool) error {
	if err := problem.Allowed(actor.Can(db.RoleAgent)); err != nil {
		return err
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.Events.After(tx, events.GapsChanged{})
		return tx.SetGroupDismissed(ctx, id, dismissed, actor.Person())
	})
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("question")
	}
	return err
}
