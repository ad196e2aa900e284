package replies

import (
	"context"
	"math"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/hashicorp/golang-lru/v2/expirable"

	"socialsync/db"
	"socialsync/features/agents"
)

// A passage's score is the chance that it answers the question, before anybody has
// read it. An answer that is on the table says more: a model found it there, and a
// judge has found each of its statements in the passages. What is known of it then is
//
//	coverage  the best score among the passages that it rests on
//	missed    how much better the best passage was that it does not rest on: search
//	          and the model disagree about what answers
//
// and a curve over both says how likely such an answer is right. That is what people
// set thresholds for: 0.8 means right eight times out of ten.
type curve struct{ all, coverage, missed float64 }

// offlineCurve was fitted on the committed questions (`make eval`; docs/decisions/0018).
// It is the offline model's: another model's answers and scores have another one.
var offlineCurve = &curve{all: 2.29, coverage: 1.34, missed: -5.23}

// chance says how likely an answer is right. Without a curve, where nothing was
// measured yet, it is the chance of what it rests on: too modest, and never too sure.
func (c *curve) chance(coverage, missed float64) float64 {
	if c == nil || coverage == 0 {
		return coverage
	}
	return 1 / (1 + math.Exp(-(c.all + c.coverage*coverage + c.missed*missed)))
}

// curve of the models in use.
func (s *Service) curve() *curve {
	if s.AI.Answer.Endpoint.Offline && s.AI.Embed.Endpoint.Offline {
		return offlineCurve
	}
	return nil
}

// calibrations are workspaces' own corrections of the curve; nil: there is too little to
// go by.
type calibrations struct {
	sync.Once
	*expirable.LRU[uuid.UUID, *agents.Calibration]
}

// calibrationLasts is how long what people made of answers may stay unknown here.
const calibrationLasts = time.Minute

// calibration is what the workspace's own record makes of the curve.
func (s *Service) calibration(ctx context.Context, actor db.Actor) (own *agents.Calibration, err error) {
	s.calibrations.Do(func() {
		s.calibrations.LRU = expirable.NewLRU[uuid.UUID, *agents.Calibration](10_000, nil, calibrationLasts)
	})
	if own, ok := s.calibrations.Get(actor.WorkspaceID); ok {
		return own, nil
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		own, err = agents.CalibrationIn(ctx, tx)
		return err
	})
	if err == nil {
		s.calibrations.Add(actor.WorkspaceID, own)
	}
	return own, err
}
