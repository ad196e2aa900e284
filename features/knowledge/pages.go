package knowledge

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// AddKnowledgePageInput is the schema's input of that name.
type AddKnowledgePageInput struct {
	URL              string
	IsSitemap        *bool // the address is of a sitemap: each page it names becomes a source
	Audience         *db.KnowledgeAudience
	Channels         []db.Channel
	SocialAccountIDs []uuid.UUID
	RefreshHours     *int // nil: a week; 0: only when somebody asks
	AppliesChanges   *bool
}

const week = 7 * 24

// AddPage keeps the address of a page or sitemap and has it read.
//
// Problems: BAD_INPUT, FORBIDDEN, LIMIT_REACHED; CONFLICT when the address is there
// already.
func (s *Service) AddPage(ctx context.Context, actor db.Actor, in AddKnowledgePageInput) (added *db.KnowledgeSource, err error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	var l problem.List
	address, bad := cleanAddress(in.URL)
	if bad != nil {
		l.Add(problem.BadInput, "url", "Enter the address of a page, like https://example.com/delivery.")
	}
	checkRefresh(&l, in.RefreshHours)
	if err := l.Err(); err != nil {
		return nil, err
	}
	hours := week
	row := db.KnowledgeSource{
		ID: db.NewID(), Kind: db.KnowledgePage, Title: shorten(address, 300), URL: &address, Audience: db.AudienceCustomers, IsEnabled: true,
		Channels: in.Channels, SocialAccountIDs: in.SocialAccountIDs, RefreshHours: &hours, CreatedBy: actor.Person(),
	}
	set(&row.Audience, in.Audience)
	set(&row.AppliesChanges, in.AppliesChanges)
	if in.RefreshHours != nil {
		row.RefreshHours = orNever(in.RefreshHours)
	}
	if in.IsSitemap != nil && *in.IsSitemap {
		row.Kind = db.KnowledgeSitemap
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if err := s.hasRoom(ctx, tx, 0); err != nil {
			return err
		}
		if err := checkScope(ctx, tx, row.SocialAccountIDs); err != nil {
			return err
		}
		added, err = tx.InsertKnowledgeSource(ctx, row)
		if err == nil {
			s.updated(tx, added)
			s.due(tx, added)
		}
		return err
	})
	if db.IsTaken(err, "knowledge_sources_url_key") {
		return nil, problem.OnField(problem.Conflict, "url", "This address is among the sources already.")
	}
	return added, err
}
