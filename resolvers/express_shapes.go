package resolvers

import (
	"github.com/99designs/gqlgen/graphql"

	"socialsync/db"
	"socialsync/features/inbox"
)

type collected = graphql.CollectedField

var pageInfoShape = shape[db.PageInfo]{types: []string{"PageInfo"}, fields: map[string]func(*express, collected) writer[db.PageInfo]{
	"hasNextPage":     plain(func(b []byte, p *db.PageInfo) []byte { return appendBool(b, p.HasNextPage) }),
	"hasPreviousPage": plain(func(b []byte, p *db.PageInfo) []byte { return appendBool(b, p.HasPreviousPage) }),
	"startCursor":     plain(func(b []byte, p *db.PageInfo) []byte { return orNull(b, p.StartCursor, appendText) }),
	"endCursor":       plain(func(b []byte, p *db.PageInfo) []byte { return orNull(b, p.EndCursor, appendText) }),
}}

var contactShape = shape[db.Contact]{types: []string{"Contact", "Node"}, fields: map[string]func(*express, collected) writer[db.Contact]{
	"id":        plain(func(b []byte, c *db.Contact) []byte { return appendID(b, c.ID) }),
	"name":      plain(func(b []byte, c *db.Contact) []byte { return appendText(b, c.Name) }),
	"phone":     plain(func(b []byte, c *db.Contact) []byte { return orNull(b, c.Phone, appendText) }),
	"email":     plain(func(b []byte, c *db.Contact) []byte { return orNull(b, c.Email, appendText) }),
	"avatarUrl": plain(func(b []byte, c *db.Contact) []byte { return orNull(b, c.AvatarURL(), appendText) }),
	"about":     plain(func(b []byte, c *db.Contact) []byte { return appendText(b, c.About) }),
	"isBlocked": plain(func(b []byte, c *db.Contact) []byte { return appendBool(b, c.IsBlocked) }),
	"createdAt": plain(func(b []byte, c *db.Contact) []byte { return appendTime(b, c.CreatedAt) }),
}}

var accountShape = shape[db.SocialAccount]{types: []string{"SocialAccount", "Node"}, fields: map[string]func(*express, collected) writer[db.SocialAccount]{
	"id":        plain(func(b []byte, a *db.SocialAccount) []byte { return appendID(b, a.ID) }),
	"channel":   plain(func(b []byte, a *db.SocialAccount) []byte { return appendWord(b, a.Channel) }),
	"name":      plain(func(b []byte, a *db.SocialAccount) []byte { return appendText(b, a.Name) }),
	"handle":    plain(func(b []byte, a *db.SocialAccount) []byte { return appendText(b, a.Handle) }),
	"avatarUrl": plain(func(b []byte, a *db.SocialAccount) []byte { return orNull(b, a.AvatarURL(), appendText) }),
	"status":    plain(func(b []byte, a *db.SocialAccount) []byte { return appendWord(b, a.Status) }),
}}

var userShape = shape[db.User]{types: []string{"User", "Node"}, fields: map[string]func(*express, collected) writer[db.User]{
	"id":    plain(func(b []byte, u *db.User) []byte { return appendID(b, u.ID) }),
	"name":  plain(func(b []byte, u *db.User) []byte { return appendText(b, u.Name) }),
	"email": plain(func(b []byte, u *db.User) []byte { return appendText(b, u.Email) }),
}}

var labelShape = shape[db.Label]{types: []string{"Label", "Node"}, fields: map[string]func(*express, collected) writer[db.Label]{
	"id":    plain(func(b []byte, l *db.Label) []byte { return appendID(b, l.ID) }),
	"name":  plain(func(b []byte, l *db.Label) []byte { return appendText(b, l.Name) }),
	"color": plain(func(b []byte, l *db.Label) []byte { return appendWord(b, l.Color) }),
}}

var teamShape = shape[db.Team]{types: []string{"Team", "Node"}, fields: map[string]func(*express, collected) writer[db.Team]{
	"id":   plain(func(b []byte, t *db.Team) []byte { return appendID(b, t.ID) }),
	"name": plain(func(b []byte, t *db.Team) []byte { return appendText(b, t.Name) }),
}}

var previewShape = shape[db.MessagePreview]{types: []string{"MessagePreview"}, fields: map[string]func(*express, collected) writer[db.MessagePreview]{
	"id":     plain(func(b []byte, p *db.MessagePreview) []byte { return orNull(b, p.ID, appendID) }),
	"body":   plain(func(b []byte, p *db.MessagePreview) []byte { return appendText(b, p.Body) }),
	"kind":   plain(func(b []byte, p *db.MessagePreview) []byte { return appendWord(b, p.Kind) }),
	"author": plain(func(b []byte, p *db.MessagePreview) []byte { return appendWord(b, p.Author) }),
	"status": plain(func(b []byte, p *db.MessagePreview) []byte { return orNull(b, p.Status, appendWord) }),
	"authorUser": func(e *express, f collected) writer[db.MessagePreview] {
		write := userWriter(e, f)
		return func(b []byte, p *db.MessagePreview) []byte { return write(b, p.AuthorID) }
	},
}}

var onlookerShape = shape[inbox.Onlooker]{types: []string{"Presence"}, fields: map[string]func(*express, collected) writer[inbox.Onlooker]{
	"state": plain(func(b []byte, o *inbox.Onlooker) []byte { return appendWord(b, o.State) }),
	"user": func(e *express, f collected) writer[inbox.Onlooker] {
		write := userWriter(e, f)
		return func(b []byte, o *inbox.Onlooker) []byte {
			if e.list.directory.users[o.UserID] == nil {
				e.broken = true // the schema promises a person
			}
			return write(b, &o.UserID)
		}
	},
}}
