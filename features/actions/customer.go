package actions

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"socialsync/db"
)

// Customer is who an action is called for, as the server knows them. Empty: it does not.
type Customer struct{ WhatsApp, Instagram, Email string }

// Of finds who a contact is on the account that they write to. Two numbers of one person
// there are none: nobody knows which of them writes.
func Of(ctx context.Context, tx *db.Tx, contact db.Contact, accountID uuid.UUID) (Customer, error) {
	identities, err := tx.IdentitiesOn(ctx, contact.ID, accountID)
	if err != nil {
		return Customer{}, err
	}
	one := func(kind db.IdentityKind) string {
		keys := map[string]bool{}
		for _, i := range identities {
			if i.Kind == kind {
				keys[i.MatchKey] = true
			}
		}
		if len(keys) != 1 {
			return ""
		}
		return slices.Collect(maps.Keys(keys))[0]
	}
	c := Customer{Instagram: one(db.InstagramUserID)}
	if number := one(db.WhatsAppPhone); number != "" {
		c.WhatsApp = "+" + number
	}
	if contact.Email != nil {
		c.Email = *contact.Email
	}
	return c, nil
}

// value is what the server fills in for a source.
func (c Customer) value(source db.ActionSource) string {
	return map[db.ActionSource]string{db.ActionWhatsApp: c.WhatsApp, db.ActionInsta: c.Instagram, db.ActionEmail: c.Email}[source]
}

// For returns those of the actions that may be called for a customer: they are on, and
// all that the server has to fill in is known.
func (c Customer) For(list []db.Action) []db.Action {
	return slices.DeleteFunc(slices.Clone(list), func(a db.Action) bool {
		return !a.IsOn || slices.ContainsFunc(a.Parameters(), func(p db.ActionParameter) bool {
			return p.Source != db.ActionAsked && c.value(p.Source) == ""
		})
	})
}

// Holds says whether the values that the server fills in are still what they were.
func (c Customer) Holds(a db.Action, values map[string]string) bool {
	return !slices.ContainsFunc(a.Parameters(), func(p db.ActionParameter) bool {
		return p.Source != db.ActionAsked && (values[p.Name] == "" || values[p.Name] != c.value(p.Source))
	})
}

// ErrNotSaid means that a value is not in what the customer wrote, or does not look as
// it should.
var ErrNotSaid = errors.New("the customer has not said it")

// Fill puts together the values of a call: those that are asked for must stand in said,
// the customer's own words; the others are the server's. ErrNotSaid names what is missing.
func (c Customer) Fill(a db.Action, asked map[string]string, said string) (map[string]string, error) {
	values := map[string]string{}
	for _, p := range a.Parameters() {
		if p.Source != db.ActionAsked {
			values[p.Name] = c.value(p.Source)
			continue
		}
		value := strings.TrimSpace(asked[p.Name])
		if !Fits(p, value) || !Said(said, value) {
			return nil, fmt.Errorf("%w: %s", ErrNotSaid, p.Description)
		}
		values[p.Name] = value
	}
	return values, nil
}
