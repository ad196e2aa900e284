package knowledge_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"socialsync/clients/fetch"
	"socialsync/db"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
)

// site is a website that tests change.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string // by path
	asked []string          // path and status of each request
	mark  string            // before each etag
}

// newSite serves pages, and lets the library reach it though it is on this machine.
func newSite(l *library, pages map[string]string) *site {
	s := &site{pages: pages}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		text, there := s.pages[r.URL.Path]
		status, etag := http.StatusOK, fmt.Sprintf(`%s"%d"`, s.mark, len(text))
		w.Header().Set("ETag", etag)
		switch {
		case strings.HasPrefix(text, "broken "):
			status, _ = strconv.Atoi(text[7:])
		case strings.HasPrefix(text, "-> "):
			status = http.StatusFound
			w.Header().Set("Location", text[3:])
		case !there:
			status = http.StatusNotFound
		case r.Header.Get("If-None-Match") == etag:
			status = http.StatusNotModified
		case !strings.HasSuffix(r.URL.Path, ".txt"):
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		s.asked = append(s.asked, fmt.Sprint(r.URL.Path, " ", status))
		w.WriteHeader(status)
		if status == http.StatusOK {
			_, _ = w.Write([]byte(text))
		}
	}))
	l.t.Cleanup(s.Close)
	l.Outside = fetch.New(strings.TrimPrefix(s.URL, "http://"))
	return s
}

func (s *site) write(path, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = text
}

func (s *site) lastAsked() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[len(s.asked)-1]
}

func (s *site) requests() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.asked)
}

// page adds an address and has it read.
func (l *library) page(in knowledge.AddKnowledgePageInput) *db.KnowledgeSource {
	l.t.Helper()
	source, err := l.AddPage(l.t.Context(), l.actor, in)
	l.must(err)
	return l.read(source.ID)
}

// lookAgain has a page read anew.
func (l *library) lookAgain(source *db.KnowledgeSource) *db.KnowledgeSource {
	l.t.Helper()
	_, err := l.Retry(l.t.Context(), l.actor, source.ID)
	l.must(err)
	return l.read(source.ID)
}

func (l *library) answers(question string) string {
	l.t.Helper()
	if found := l.search(question); len(found) > 0 {
		return found[0].Text
	}
	return ""
}

const hours = "What are your opening hours?"

// TestPageChangesWaitForApproval: what a site's owner changes is shown, and answers
// only when somebody agrees.
func TestPageChangesWaitForApproval(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	s := newSite(l, map[string]string{"/hours": "<title>Hours</title><h1>Opening hours</h1><p>Our opening hours are 9 to 18.</p><p>We are closed on Sunday.</p>"})
	page := l.page(knowledge.AddKnowledgePageInput{URL: s.URL + "/hours"})
	if page.Status != db.KnowledgeIndexed || page.Title != "Hours" || page.RefreshAt == nil || page.RefreshedAt == nil {
		t.Fatalf("after reading: %+v", page)
	}
	if _, err := l.AddPage(t.Context(), l.actor, knowledge.AddKnowledgePageInput{URL: s.URL + "/hours#top"}); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("the same address again: %v", err)
	}

	if page = l.lookAgain(page); page.Status != db.KnowledgeIndexed || page.HasPendingChange() || s.lastAsked() != "/hours 304" {
		t.Errorf("unchanged: %s, pending %v, %s", page.Status, page.HasPendingChange(), s.lastAsked())
	}

	s.write("/hours", "<title>Hours</title><h1>Opening hours</h1><p>Our opening hours are 10 to 19, also in summer.</p><p>We are closed on Sunday.</p>")
	page = l.lookAgain(page)
	if !page.HasPendingChange() || l.answers(hours) != "Our opening hours are 9 to 18.\nWe are closed on Sunday." {
		t.Fatalf("a change: pending %v, answers %q", page.HasPendingChange(), l.answers(hours))
	}
	change, err := l.PendingChange(t.Context(), l.actor, *page)
	l.must(err)
	var lines []string
	for _, line := range change.Lines {
		lines = append(lines, string(line.Kind)+" "+line.Text)
	}
	want := "SAME # Opening hours|REMOVED Our opening hours are 9 to 18.|ADDED Our opening hours are 10 to 19, also in summer.|SAME We are closed on Sunday."
	if got := strings.Join(lines, "|"); got != want || change.Added != 1 || change.Removed != 1 {
		t.Errorf("the change is shown as %q", got)
	}
	test, err := l.TestSearch(t.Context(), l.actor, knowledge.TestSearchInput{Question: "opening hours in summer"})
	l.must(err)
	if len(test.Ranked) != 2 || len(test.Ranked[0].LeftOut) != 1 || test.Ranked[0].LeftOut[0] != knowledge.LeftOutNotApproved {
		t.Errorf("the bench shows %+v", test.Ranked)
	}

	s.write("/hours", "<title>Hours</title><h1>Opening hours</h1><p>Our opening hours are 10 to 20.</p><p>We are closed on Sunday.</p>")
	page = l.lookAgain(page)
	if _, err := l.ApproveChange(t.Context(), l.actor, knowledge.KnowledgeChangeInput{ID: page.ID, VersionID: change.VersionID}); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("approving what has changed again: %v", err)
	}
	for range 2 { // the second time changes nothing
		page, err = l.ApproveChange(t.Context(), l.actor, knowledge.KnowledgeChangeInput{ID: page.ID, VersionID: *page.PendingVersionID})
		l.must(err)
		if page.HasPendingChange() || !strings.Contains(l.answers(hours), "10 to 20") {
			t.Fatalf("after approval: pending %v, answers %q", page.HasPendingChange(), l.answers(hours))
		}
		page.PendingVersionID = page.LiveVersionID
	}
	page = l.source(page.ID)

	s.write("/hours", "<title>Hours</title><h1>Opening hours</h1><p>Hacked!</p>")
	page = l.lookAgain(page)
	old, waits := *page.LiveVersionID, *page.PendingVersionID
	if _, err := l.ApproveChange(t.Context(), l.actor, knowledge.KnowledgeChangeInput{ID: page.ID, VersionID: old}); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("approving what is live while another change waits: %v", err)
	}
	if _, err := l.DiscardChange(t.Context(), l.actor, knowledge.KnowledgeChangeInput{ID: page.ID, VersionID: old}); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("discarding another change than the one that waits: %v", err)
	}
	for range 2 { // the second time changes nothing
		page, err = l.DiscardChange(t.Context(), l.actor, knowledge.KnowledgeChangeInput{ID: page.ID, VersionID: waits})
		l.must(err)
	}
	if page.HasPendingChange() || !strings.Contains(l.answers(hours), "10 to 20") {
		t.Errorf("after it was discarded: pending %v, answers %q", page.HasPendingChange(), l.answers(hours))
	}
	if page = l.lookAgain(page); page.HasPendingChange() {
		t.Error("what was discarded comes back though the page is as it was")
	}

	applies := true
	_, err = l.UpdateSource(t.Context(), l.actor, knowledge.UpdateKnowledgeSourceInput{ID: page.ID, AppliesChanges: &applies})
	l.must(err)
	s.write("/hours", "<title>Hours</title><h1>Opening hours</h1><p>Our opening hours are 11 to 20 from now on.</p>")
	if page = l.lookAgain(page); page.HasPendingChange() || !strings.Contains(l.answers(hours), "11 to 20") {
		t.Errorf("a page that is trusted: pending %v, answers %q", page.HasPendingChange(), l.answers(hours))
	}
}

func TestPagesThatAreNotRead(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	s := newSite(l, map[string]string{
		"/robots.txt": "User-agent: *\nDisallow: /private\n",
		"/private/a":  "<p>Not for programs.</p>", "/empty": "<p> </p>", "/inside": "-> http://127.0.0.1:1/secret", "/aside": "-> /private/a",
	})
	for path, want := range map[string]db.KnowledgeFailure{
		"/private/a": db.FailureForbidden, "/missing": db.FailureGone, "/empty": db.FailureEmpty, "/inside": db.FailureForbidden, "/aside": db.FailureForbidden,
	} {
		if page := l.page(knowledge.AddKnowledgePageInput{URL: s.URL + path}); page.Status != db.KnowledgeFailed || failure(page) != want {
			t.Errorf("%s: %s, %v, want %s", path, page.Status, failure(page), want)
		}
	}
	l.Outside = fetch.New() // as it is in life
	secret := l.page(knowledge.AddKnowledgePageInput{URL: s.URL + "/anything"})
	if failure(secret) != db.FailureForbidden || !strings.Contains(*secret.FailureDetail, "private network") {
		t.Errorf("our own network: %s, %v", secret.Status, failure(secret))
	}
	for _, address := range []string{"", "ftp://shop.test/a", "file:///etc/passwd", "https://user:secret@shop.test/", "http://"} {
		if _, err := l.AddPage(t.Context(), l.actor, knowledge.AddKnowledgePageInput{URL: address}); problem.CodeOf(err) != problem.BadInput {
			t.Errorf("%q: %v", address, err)
		}
	}
}

// TestRobotsThatCannotBeRead: a broken server has said nothing yet, so nothing of it is
// read; one that has no rules, or shows us none, has no objection (RFC 9309).
func TestRobotsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	s := newSite(l, map[string]string{"/a": "<p>We deliver within three days.</p>"})
	rule := strings.Repeat("# a long file\n", 40_000)
	for robots, isRead := range map[string]bool{
		"broken 503": false, "broken 500": false, "broken 404": true, "broken 403": true, "User-agent: *\nDisallow: /a\n" + rule: false,
	} {
		s.write("/robots.txt", robots)
		page := l.page(knowledge.AddKnowledgePageInput{URL: s.URL + "/a"})
		if (page.Status == db.KnowledgeIndexed) != isRead {
			t.Errorf("%.20s: %s, %v", robots, page.Status, failure(page))
		}
		l.must(l.Delete(t.Context(), l.actor, page.ID))
	}
}

func TestSitemapBringsItsPages(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	s := newSite(l, map[string]string{"/a": "<p>Delivery takes three days.</p>", "/robots.txt": "User-agent: *\nDisallow: /private\n"})
	s.write("/sitemap.xml", `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>`+s.URL+`/pages.xml</loc></sitemap></sitemapindex>`)
	s.write("/pages.xml", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>`+s.URL+`/a</loc></url><url><loc>`+s.URL+`/b#x</loc></url>
		<url><loc>https://elsewhere.test/c</loc></url><url><loc>`+s.URL+`/private/d</loc></url><url><loc>`+s.URL+`/a</loc></url></urlset>`)
	isMap, agents := true, db.AudienceAgents
	sitemap := l.page(knowledge.AddKnowledgePageInput{URL: s.URL + "/sitemap.xml", IsSitemap: &isMap, Audience: &agents})
	if sitemap.Status != db.KnowledgeIndexed {
		t.Fatalf("the map: %s, %v", sitemap.Status, failure(sitemap))
	}
	found := func() (list []db.KnowledgeSource) {
		pages, err := l.Sources(t.Context(), l.actor, db.KnowledgeFilter{Kinds: []db.KnowledgeKind{db.KnowledgePage}}, 10, "")
		l.must(err)
		for _, e := range pages.Edges {
			list = append(list, e.Node)
		}
		return list
	}
	pages := found()
	if len(pages) != 2 || *pages[0].SitemapID != sitemap.ID || pages[0].Audience != agents {
		t.Fatalf("the map brought %+v", pages)
	}
	for _, p := range pages {
		l.read(p.ID)
	}
	if len(l.search("How long does delivery take?")) > 0 {
		t.Error("pages of a map for colleagues answer customers")
	}
	if l.lookAgain(sitemap); len(found()) != 2 {
		t.Errorf("read again it brought them twice: %d", len(found()))
	}
	l.must(l.Delete(t.Context(), l.actor, sitemap.ID))
	if len(found()) != 2 {
		t.Error("deleting the map took its pages along")
	}
	notOne := l.page(knowledge.AddKnowledgePageInput{URL: s.URL + "/robots.txt", IsSitemap: &isMap})
	if failure(notOne) != db.FailureEmpty {
		t.Errorf("no map: %v", failure(notOne))
	}
}

// TestSiteThatMeansHarm: maps that name themselves and each other, more pages than
// anybody wants, and bytes that no database keeps.
func TestSiteThatMeansHarm(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	s := newSite(l, map[string]string{"/a": "<p>Delivery takes three days.</p>"})
	s.mark = "\xff"
	if page := l.page(knowledge.AddKnowledgePageInput{URL: s.URL + "/a"}); page.Status != db.KnowledgeIndexed || page.Etag != nil {
		t.Errorf("an etag that is no text: %s, %v, attempt %d", page.Status, failure(page), page.Attempts)
	}
	s.mark = ""

	isMap := true
	l.Quota.Sources = 1000
	sources := func() int {
		usage, err := l.Usage(t.Context(), l.actor)
		l.must(err)
		return usage.Sources
	}
	brought := func(path string) int {
		before := sources()
		sitemap := l.page(knowledge.AddKnowledgePageInput{URL: s.URL + path, IsSitemap: &isMap})
		if sitemap.Status != db.KnowledgeIndexed {
			t.Errorf("%s: %s, %v, attempt %d", path, sitemap.Status, failure(sitemap), sitemap.Attempts)
		}
		return sources() - before - 1
	}
	s.write("/list.txt", s.URL+"/b\n"+s.URL+"/c?q=\xff\n")
	if n := brought("/list.txt"); n != 1 {
		t.Errorf("a list with an address that is no text brought %d pages", n)
	}

	var circle, many strings.Builder
	for n := range 30 {
		fmt.Fprintf(&circle, "<sitemap><loc>%s/map%d.xml</loc></sitemap>", s.URL, n)
	}
	circle.WriteString("<url><loc>" + s.URL + "/d</loc></url>")
	for n := range 30 {
		s.write(fmt.Sprintf("/map%d.xml", n), "<sitemapindex>"+circle.String()+"</sitemapindex>")
	}
	before := s.requests()
	if n := brought("/map0.xml"); n != 1 || s.requests()-before != 11 { // robots.txt and ten maps
		t.Errorf("maps that name each other brought %d pages with %d requests", n, s.requests()-before)
	}

	for n := range 150_000 {
		fmt.Fprintf(&many, "<url><loc>%s/p%06d</loc></url>", s.URL, n)
	}
	s.write("/many.xml", "<urlset>"+many.String()+"</urlset>")
	began := time.Now()
	if n := brought("/many.xml"); n != 200 {
		t.Errorf("a map of 150,000 pages brought %d", n)
	}
	if took := time.Since(began); took > time.Minute { // comparing each with each takes minutes
		t.Errorf("a map of 150,000 pages took %s", took)
	}
}

// TestNoSearchSeesHalfADocument: while a page is replaced again and again, each
// search finds all of one version and nothing of another.
func TestNoSearchSeesHalfADocument(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	const sections = 12
	version := func(name string) string {
		var b strings.Builder
		for n := range sections {
			fmt.Fprintf(&b, "<h2>Lamp %d</h2><p>This lamp is of the %s collection.</p>", n, name)
		}
		return b.String()
	}
	names := []string{"spring", "summer", "autumn", "winter"}
	s := newSite(l, map[string]string{"/lamps": version(names[0])})
	applies := true
	page := l.page(knowledge.AddKnowledgePageInput{URL: s.URL + "/lamps", AppliesChanges: &applies})
	done, searches, seen := make(chan struct{}), 0, map[string]bool{}
	go func() {
		defer close(done)
		for n := range 12 {
			s.write("/lamps", version(names[n%len(names)])+strings.Repeat(" ", n)) // another etag each time
			if _, err := l.Retry(t.Context(), l.actor, page.ID); err != nil {
				t.Error(err)
			}
			if err := l.Read(t.Context(), l.actor.WorkspaceID, page.ID); err != nil {
				t.Error(err)
			}
		}
	}()
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		found, err := l.Search(t.Context(), l.actor, knowledge.SearchInput{Query: "Which collection is the lamp of?", Limit: 50, MinScore: 0.0001})
		l.must(err)
		counts := map[string]int{}
		for _, p := range found {
			counts[p.Text]++
			seen[p.Text] = true
		}
		if len(counts) != 1 || len(found) != sections {
			t.Fatalf("a search found %d passages: %v", len(found), counts)
		}
		searches++
	}
	if len(seen) < 2 || searches < 10 {
		t.Errorf("%d searches saw %d versions: nothing was proven", searches, len(seen))
	}
}
