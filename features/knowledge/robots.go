package knowledge

import (
	"context"
	"errors"
	"net/url"

	"github.com/temoto/robotstxt"

	"socialsync/db"
)

// maxRobots is how much of a robots.txt counts, in bytes: what RFC 9309 asks for.
const maxRobots = 500 << 10

// rules are what a site's owner wants programs to read. The zero value has no
// objection.
type rules struct{ group *robotstxt.Group }

func (r rules) allow(at *url.URL) bool { return r.group == nil || r.group.Test(at.RequestURI()) }

// rulesOf asks a site for its robots.txt. One that does not exist, or that we may not
// see, has no objection (RFC 9309, 2.3.1.3). While its server is broken or cannot be
// reached everything is taken to be forbidden (2.3.1.4): that is the error.
func (s *Service) rulesOf(ctx context.Context, site *url.URL) (rules, error) {
	answer, err := s.get(ctx, (&url.URL{Scheme: site.Scheme, Host: site.Host, Path: "/robots.txt"}).String(), "", maxRobots)
	bad, isUnreadable := errors.AsType[*Unreadable](err)
	switch {
	case isUnreadable && bad.status >= 500:
		return rules{}, unreadable(db.FailureUnreachable, "The site's robots.txt cannot be read (%d), so its pages are not read either.", bad.status)
	case isUnreadable && bad.status != 0:
		return rules{}, nil
	case err != nil && answer == nil:
		return rules{}, err
	}
	robots, err := robotstxt.FromBytes(answer.body)
	if err != nil {
		return rules{}, nil //nolint:nilerr // nonsense forbids nothing
	}
	return rules{robots.FindGroup(userAgent)}, nil
}

// allowed refuses a page that its site's robots.txt asks programs not to read.
func (s *Service) allowed(ctx context.Context, address string) error {
	at, err := url.Parse(address)
	if err != nil {
		return unreadable(db.FailureUnreachable, "This address is malformed.")
	}
	rules, err := s.rulesOf(ctx, at)
	if err != nil {
		return err
	}
	if !rules.allow(at) {
		return unreadable(db.FailureForbidden, "The site's robots.txt asks programs not to read this page.")
	}
	return nil
}
