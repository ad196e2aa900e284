package knowledge

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"

	"socialsync/db"
)

const (
	maxSitemapPages = 200 // of one sitemap: more is a catalogue, not knowledge
	maxSitemapFiles = 10
	maxSitemapSize  = 10 << 20
)

// sitemap finds the pages that a site's map names and makes a source of each that
// is new. Pages that left the map stay until somebody deletes them.
func (r *reading) sitemap(ctx context.Context) error {
	addresses, err := r.sitemapPages(ctx, *r.source.URL)
	if err != nil {
		return err
	}
	if len(addresses) == 0 {
		return unreadable(db.FailureEmpty, "This is no sitemap, or it names no pages of this site.")
	}
	return r.update(ctx, func(tx *db.Tx) error {
		usage, err := tx.KnowledgeUsage(ctx)
		if err != nil {
			return err
		}
		known, err := tx.KnowledgeAddresses(ctx, addresses)
		if err != nil {
			return err
		}
		room := r.Quota.Sources - usage.Sources
		for _, address := range addresses {
			if slices.Contains(known, address) || room <= 0 {
				continue
			}
			room--
			page, err := tx.InsertKnowledgeSource(ctx, db.KnowledgeSource{
				ID: db.NewID(), Kind: db.KnowledgePage, Title: shorten(address, 300), URL: &address, SitemapID: &r.source.ID, IsEnabled: true,
				Audience: r.source.Audience, Channels: r.source.Channels, SocialAccountIDs: r.source.SocialAccountIDs,
				Language: r.source.Language, Tags: r.source.Tags, RefreshHours: r.source.RefreshHours, CreatedBy: r.source.CreatedBy,
			})
			if err != nil {
				return err
			}
			r.updated(tx, page)
			r.due(tx, page)
		}
		r.updated(tx, &r.source)
		return tx.FinishKnowledge(ctx, r.source, "")
	})
}

// sitemapPages are the addresses a map and the maps it names hold, of the map's own
// site, in their order and each once. What the site's robots.txt asks programs not to
// read is none of them.
func (r *reading) sitemapPages(ctx context.Context, address string) (pages []string, err error) {
	site, err := url.Parse(address)
	if err != nil {
		return nil, unreadable(db.FailureUnreachable, "This address is malformed.")
	}
	rules, err := r.rulesOf(ctx, site)
	if err != nil {
		return nil, err
	}
	if !rules.allow(site) {
		return nil, unreadable(db.FailureForbidden, "The site's robots.txt asks programs not to read this page.")
	}
	maps, seen := []string{address}, map[string]bool{address: true}
	for i := 0; i < len(maps) && i < maxSitemapFiles; i++ {
		got, err := r.get(ctx, maps[i], "", maxSitemapSize)
		if err != nil {
			if i > 0 {
				continue
			}
			return nil, err
		}
		found := readSitemap(got.body)
		for _, at := range append(found.Maps, found.Pages...) {
			clean, err := cleanAddress(at.Loc)
			if err != nil {
				continue
			}
			if u, err := url.Parse(clean); err != nil || u.Hostname() != site.Hostname() || !rules.allow(u) {
				continue
			}
			list, most := &pages, maxSitemapPages
			if strings.HasSuffix(at.XMLName.Local, "sitemap") {
				list, most = &maps, maxSitemapFiles
			}
			if !seen[clean] && len(*list) < most {
				seen[clean] = true
				*list = append(*list, clean)
			}
		}
		if len(pages) == maxSitemapPages {
			return pages, nil
		}
		if err := r.progress(ctx, db.KnowledgeExtracting, 0, 0); err != nil {
			return nil, err
		}
	}
	return pages, nil
}

type sitemapEntry struct {
	XMLName xml.Name
	Loc     string `xml:"loc"`
}

type sitemapFile struct {
	Pages []sitemapEntry `xml:"url"`
	Maps  []sitemapEntry `xml:"sitemap"`
}

// readSitemap reads XML, packed or not, or a list of addresses, a line each. What
// it cannot read is empty.
func readSitemap(body []byte) (file sitemapFile) {
	if packed, err := gzip.NewReader(bytes.NewReader(body)); err == nil {
		body, err = io.ReadAll(io.LimitReader(packed, maxSitemapSize))
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
			return file
		}
	}
	if bytes.HasPrefix(bytes.TrimSpace(body), []byte("http")) {
		for line := range strings.Lines(string(body)) {
			file.Pages = append(file.Pages, sitemapEntry{Loc: strings.TrimSpace(line)})
		}
		return file
	}
	_ = xml.Unmarshal(body, &file) //nolint:musttag // its root has two names; what it holds up to a mistake counts
	return file
}
