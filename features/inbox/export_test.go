package inbox

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
)

// AdoptSpelling is adoptSpelling, for the tests that need a database.
var AdoptSpelling = adoptSpelling

// ForModel is forModel, for tests with bytes no channel delivers.
var ForModel = forModel

// BulkBatch is one batch of ContinueBulkChange.
func (s *Service) BulkBatch(ctx context.Context, actor db.Actor, id uuid.UUID) (bool, error) {
	return s.bulkBatch(ctx, actor, id, false)
}

// ForgetRoutes has the next message of each account take the long way.
func (s *Service) ForgetRoutes() { s.routes.Clear() }

// OrientationOf is orientationOf, for tests with whole uploads.
var OrientationOf = orientationOf
