//go:build bench

package bench

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"socialsync/db"
)

// 100,000 chunks in 20 workspaces of very different size, as customers' are. Their
// embeddings stand in clusters, as those of texts do.
var chunksOf = []int{20_000, 15_000, 12_000, 10_000, 8_000, 7_000, 6_000, 5_000, 4_000, 3_500, 3_000, 2_500, 1_500, 1_000, 700, 500, 200, 60, 30, 10}

const (
	library           = "socialsync_bench_knowledge"
	libraryGeneration = "2"
	clusters          = 400
	dimensions        = 1536
	embeddingModel    = "bench"
)

// vocabulary has words as rare and as common as a language has them.
type vocabulary struct {
	words []string
	zipf  *rand.Zipf
}

func newVocabulary(random *rand.Rand) vocabulary {
	v := vocabulary{zipf: rand.NewZipf(random, 1.07, 4, 29_999)}
	syllables := strings.Fields("ba be bi bo bu ca ce ci co da de di do fa fe fi fo ga ge go la le li lo lu ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo")
	for range 30_000 {
		var b strings.Builder
		for range 2 + random.IntN(4) {
			b.WriteString(syllables[random.IntN(len(syllables))])
		}
		v.words = append(v.words, b.String())
	}
	return v
}

func (v vocabulary) text(words int) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(v.words[v.zipf.Uint64()])
	}
	return b.String()
}

// near is a vector of length 1 that lies apart from another by so much noise.
func near(random *rand.Rand, center []float64, noise float64) []float64 {
	v, norm := make([]float64, dimensions), 0.0
	for i := range v {
		v[i] = random.NormFloat64() / math.Sqrt(dimensions) * noise
		if center != nil {
			v[i] += center[i]
		}
		norm += v[i] * v[i]
	}
	for i := range v {
		v[i] /= math.Sqrt(norm)
	}
	return v
}

func narrow(v []float64) []float32 {
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = float32(x)
	}
	return out
}

// centers are the same at each run.
func centers() [][]float64 {
	random := rand.New(rand.NewPCG(3, 4))
	out := make([][]float64, clusters)
	for i := range out {
		out[i] = near(random, nil, 1)
	}
	return out
}

// loadLibrary makes the database unless it is there.
func loadLibrary(b *testing.B) (app string, owner *pgx.Conn) {
	b.Helper()
	ctx := b.Context()
	admin, err := pgx.Connect(ctx, os.Getenv("DATABASE_OWNER_URL"))
	if err != nil {
		b.Fatalf("DATABASE_OWNER_URL: %v; run this with `make bench`", err)
	}
	defer admin.Close(ctx)
	fingerprint, err := db.SchemaFingerprint()
	if err != nil {
		b.Fatal(err)
	}
	want := fmt.Sprintf("%s x%g %s", libraryGeneration, scale(), fingerprint)
	var have *string
	_ = admin.QueryRow(ctx, `select shobj_description(oid, 'pg_database') from pg_database where datname = $1`, library).Scan(&have)
	address := on(b, os.Getenv("DATABASE_OWNER_URL"), library)
	if have == nil || *have != want {
		b.Logf("loading 100,000 chunks, once (%s)", want)
		for _, statement := range []string{"drop database if exists " + library + " with (force)", "create database " + library} {
			if _, err := admin.Exec(ctx, statement); err != nil {
				b.Fatal(err)
			}
		}
		if err := db.Migrate(ctx, address, discard); err != nil {
			b.Fatal(err)
		}
		if err := fillLibrary(ctx, address); err != nil {
			b.Fatal(err)
		}
		if _, err := admin.Exec(ctx, fmt.Sprintf("comment on database %s is '%s'", library, want)); err != nil {
			b.Fatal(err)
		}
	}
	if owner, err = pgx.Connect(ctx, address); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = owner.Close(context.WithoutCancel(ctx)) })
	if _, err := owner.Exec(ctx, "set role socialsync_system"); err != nil {
		b.Fatal(err)
	}
	return on(b, os.Getenv("DATABASE_URL"), library), owner
}

const perSource = 100 // chunks

func sizeOf(w int) int { return max(int(float64(chunksOf[w])*scale()), 10) }

func fillLibrary(ctx context.Context, address string) error {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	tables := []string{"workspaces", "knowledge_sources", "knowledge_versions", "knowledge_chunks", "knowledge_terms"}
	for _, t := range tables {
		if _, err := conn.Exec(ctx, "alter table "+t+" disable row level security"); err != nil {
			return err
		}
	}
	if _, err := conn.Exec(ctx, `create unlogged table staged (w uuid, s uuid, id uuid, n int, heading text, body text, vector halfvec(1536))`); err != nil {
		return err
	}
	reader, writer := io.Pipe()
	go func() { writer.CloseWithError(stage(writer)) }()
	if _, err := conn.PgConn().CopyFrom(ctx, reader, "copy staged from stdin"); err != nil {
		return err
	}
	for _, statement := range []string{
		`insert into workspaces (id, name) select distinct w, 'Workspace' from staged`,
		`insert into knowledge_sources (workspace_id, id, kind, title, language, url, status, due_at, chunk_count, live_version_id)
			select w, s, 'PAGE', 'Source', 'en', 'https://bench.test/' || s, 'INDEXED', null, count(*), s from staged group by w, s`,
		`insert into knowledge_versions (workspace_id, id, source_id, state, title, content, chunk_count)
			select w, s, s, 'LIVE', 'Source', '', count(*) from staged group by w, s`,
		`insert into knowledge_chunks (workspace_id, id, version_id, source_id, position, is_live, language, heading, body, tokens, content_hash, words, embedding, embedding_model, signs)
			select w, id, s, s, n, true, 'en', heading, body, 200, decode(md5(body), 'hex'),
				setweight(to_tsvector('kb_english', heading), 'A') || to_tsvector('kb_english', body), vector, '` + embeddingModel + `', binary_quantize(vector)
			from staged`,
		`insert into knowledge_terms (workspace_id, term, chunks)
			select c.workspace_id, l.lexeme, count(*) from knowledge_chunks c cross join unnest(c.words) l group by 1, 2`,
		`drop table staged`,
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%.60s: %w", statement, err)
		}
	}
	for _, t := range tables {
		if _, err := conn.Exec(ctx, "alter table "+t+" enable row level security"); err != nil {
			return err
		}
	}
	_, err = conn.Exec(ctx, "vacuum analyze")
	return err
}

// stage writes the chunks of all workspaces mixed, as they come in life.
func stage(to io.Writer) error {
	random := rand.New(rand.NewPCG(5, 6))
	words, middle := newVocabulary(random), centers()
	type chunk struct{ w, n int }
	var all []chunk
	for w := range chunksOf {
		for n := range sizeOf(w) {
			all = append(all, chunk{w, n})
		}
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	out := bufio.NewWriterSize(to, 1<<20)
	for _, c := range all {
		fmt.Fprintf(out, "%s\t%s\t%s\t%d\t%s\t%s\t[", id(kindWorkspace, c.w), id(kindMessage+1, c.w*1000+c.n/perSource), id(kindMessage+2, c.w*100_000+c.n),
			c.n%perSource, words.text(5), words.text(90+random.IntN(80)))
		for i, x := range near(random, middle[random.IntN(clusters)], 1) {
			if i > 0 {
				out.WriteByte(',')
			}
			fmt.Fprintf(out, "%.4f", x)
		}
		if _, err := out.WriteString("]\n"); err != nil {
			return err
		}
	}
	return out.Flush()
}

// BenchmarkKnowledge measures Q3: a hybrid search inside a workspace, and how many
// of the nearest it finds.
func BenchmarkKnowledge(b *testing.B) {
	address, owner := loadLibrary(b)
	store, err := db.Open(b.Context(), address, discard)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(store.Close)
	random := rand.New(rand.NewPCG(7, 8))
	words, middle := newVocabulary(random), centers()
	ask := func(w int, asked []string, vector []float64, limit int) ([]db.FoundChunk, time.Duration) {
		var found []db.FoundChunk
		began := time.Now()
		err := store.View(b.Context(), db.SystemActor(id(kindWorkspace, w)), func(tx *db.Tx) (err error) {
			found, err = tx.SearchKnowledge(b.Context(), db.KnowledgeQuestion{
				Words: asked, Embedding: narrow(vector), Model: embeddingModel, Language: "en", Audience: db.AudienceCustomers, Limit: limit,
				Calibration: []float64{-1, 1, -5, 3, 4, 2, -5, 1, 8, -5, 7},
			})
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		return found, time.Since(began)
	}
	question := func() ([]string, []float64) {
		return strings.Fields(words.text(3 + random.IntN(5))), near(random, middle[random.IntN(clusters)], 1)
	}
	for w := range chunksOf { // plans and pages are warm in life
		for range 6 {
			asked, vector := question()
			ask(w, asked, vector, 10)
		}
	}
	var all []time.Duration
	var found, wanted, exactTook int
	for w := range chunksOf {
		var took []time.Duration
		var hits, total int
		var exact time.Duration
		for range 40 {
			asked, vector := question()
			list, d := ask(w, asked, vector, 10)
			took = append(took, d)
			if most := min(10, sizeOf(w)); len(list) < most {
				b.Errorf("workspace %d with %d chunks: only %d found", w, sizeOf(w), len(list))
			}
			// Without words only the meaning counts: that is compared with the truth.
			list, _ = ask(w, nil, vector, 10)
			truth, d := nearest(b, owner, w, vector)
			exact += d
			total += len(truth)
			for _, f := range list {
				if slices.Contains(truth, f.ChunkID) {
					hits++
				}
			}
		}
		all = append(all, took...)
		found, wanted = found+hits, wanted+total
		exactTook += int(exact.Microseconds())
		slices.Sort(took)
		b.Logf("Q3 %6d chunks   p50 %6.2f ms  p95 %6.2f ms   recall@10 %.3f   (exact scan of the vectors %.2f ms)", sizeOf(w),
			ms(took[len(took)/2]), ms(took[len(took)*95/100]), float64(hits)/float64(total), ms(exact)/40)
	}
	slices.Sort(all)
	b.Logf("Q3 all workspaces  p50 %6.2f ms  p95 %6.2f ms  p99 %6.2f ms   recall@10 %.4f", ms(all[len(all)/2]), ms(all[len(all)*95/100]), ms(all[len(all)*99/100]), float64(found)/float64(wanted))
}

// nearest are the truth: the ten nearest, by comparing all.
func nearest(b *testing.B, owner *pgx.Conn, w int, vector []float64) ([]uuid.UUID, time.Duration) {
	b.Helper()
	text := strings.ReplaceAll(fmt.Sprint(narrow(vector)), " ", ",")
	began := time.Now()
	rows, err := owner.Query(b.Context(), `
		with question as materialized (select $2::text::halfvec(1536) as vector)
		select c.id from knowledge_chunks c cross join question q where c.workspace_id = $1 order by c.embedding <=> q.vector limit 10`, id(kindWorkspace, w), text)
	if err != nil {
		b.Fatal(err)
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[[16]byte])
	if err != nil {
		b.Fatal(err)
	}
	out := make([]uuid.UUID, len(ids))
	for i, raw := range ids {
		out[i] = raw
	}
	return out, time.Since(began)
}
