package inbox

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// maxViews is how many views one person may save.
const maxViews = 50

// SaveViewInput is the schema's input of that name.
type SaveViewInput struct {
	ID       *uuid.UUID // nil: a new view
	Name     string
	Filter   json.RawMessage // a ConversationFilter
	IsShared bool
}

// SavedViews returns this person's views and the shared ones, with their counts.
func (s *Service) SavedViews(ctx context.Context, actor db.Actor) ([]db.SavedView, error) {
	var views []db.SavedView
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		views, err = tx.SavedViews(ctx)
		return err
	})
	return views, err
}

// SaveView keeps a filter under a name, for oneself or for everybody. Only its
// owner changes it.
//
// Problems: BAD_INPUT, NOT_FOUND, LIMIT_REACHED, FORBIDDEN for programs.
func (s *Service) SaveView(ctx context.Context, actor db.Actor, in SaveViewInput) (*db.SavedView, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	if err := needsPerson(actor); err != nil {
		return nil, err
	}
	view := db.SavedView{Name: strings.TrimSpace(in.Name), IsShared: in.IsShared}
	if n := utf8.RuneCountInString(view.Name); n < 1 || n > 60 {
		return nil, problem.BadInputOn("name", "A name needs 1 to 60 characters.")
	}
	filter, err := readFilter(in.Filter)
	if err != nil {
		return nil, err
	}
	if view.Filter, err = json.Marshal(filter); err != nil {
		return nil, err
	}
	var saved *db.SavedView
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if in.ID != nil {
			view.ID = *in.ID
			err = tx.UpdateView(ctx, view)
		} else {
			var own int
			if own, err = tx.OwnViews(ctx); err == nil && own >= maxViews {
				return problem.New(problem.LimitReached, "You can save at most %d views.", maxViews)
			}
			if err == nil {
				view.ID = db.NewID()
				err = tx.InsertView(ctx, view)
			}
		}
		if err != nil {
			return err
		}
		saved, err = tx.SavedView(ctx, view.ID)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("view")
	}
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// DeleteView removes a view of this person's.
//
// Problems: NOT_FOUND, FORBIDDEN for programs.
func (s *Service) DeleteView(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	if err := needsPerson(actor); err != nil {
		return err
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error { return tx.DeleteView(ctx, id) })
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("view")
	}
	return err
}

// readFilter accepts nothing but a ConversationFilter, because what is stored
// now is executed for everybody later.
func readFilter(raw json.RawMessage) (db.ConversationFilter, error) {
	var f db.ConversationFilter
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return f, problem.BadInputOn("filter", "This is not a filter of conversations.")
	}
	return f, checkFilter(f)
}

// checkFilter bounds a filter's values. GraphQL has checked the words already
// when it comes as an argument; a saved one has seen nobody.
func checkFilter(f db.ConversationFilter) error {
	ok := f.View == nil || slices.Contains([]db.ConversationView{db.ViewNeedsReply, db.ViewMine, db.ViewUnassigned,
		db.ViewMentions, db.ViewAll, db.ViewSnoozed, db.ViewResolved}, *f.View)
	for _, s := range f.Statuses {
		ok = ok && slices.Contains([]db.ConversationStatus{db.StatusOpen, db.StatusPending, db.StatusSnoozed, db.StatusResolved}, s)
	}
	for _, c := range f.Channels {
		ok = ok && (c == db.ChannelWhatsApp || c == db.ChannelInstagram)
	}
	for _, p := range f.Priorities {
		ok = ok && slices.Contains([]db.Priority{db.PriorityNone, db.PriorityLow, db.PriorityMedium, db.PriorityHigh, db.PriorityUrgent}, p)
	}
	for _, n := range []int{len(f.Statuses), len(f.Channels), len(f.SocialAccountIDs), len(f.AssigneeIDs), len(f.TeamIDs), len(f.LabelIDs), len(f.Priorities)} {
		ok = ok && n <= 100
	}
	if f.WaitingAtLeastMinutes != nil && (*f.WaitingAtLeastMinutes < 0 || *f.WaitingAtLeastMinutes > 525_600) {
		ok = false
	}
	if !ok {
		return problem.BadInputOn("filter", "This filter holds a value that does not exist.")
	}
	if f.Search != nil && utf8.RuneCountInString(*f.Search) > 200 {
		return problem.BadInputOn("filter.search", "Search for at most 200 characters.")
	}
	return nil
}
