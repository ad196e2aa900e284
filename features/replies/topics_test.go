package replies_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"socialsync/clients/ai/aisim"
	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/evals"
	"socialsync/features/replies"
)

// topic adds one, and lets it do what lane says.
func (d *desk) topic(in agents.SaveReplyTopicInput, lane db.TopicLane) uuid.UUID {
	d.t.Helper()
	topic, err := d.agents.SaveTopic(d.t.Context(), d.owner, in)
	d.must(err)
	_, err = d.agents.SetTopicLane(d.t.Context(), d.owner, agents.SetReplyTopicLaneInput{ID: topic.ID, Lane: lane})
	d.must(err)
	return topic.ID
}

func (d *desk) standing(id uuid.UUID) agents.TopicStanding {
	d.t.Helper()
	topic, err := d.agents.Topic(d.t.Context(), d.owner, id)
	d.must(err)
	return *topic
}

var shipping = agents.SaveReplyTopicInput{Name: "Shipping", Keywords: []string{"deliver*"}, Examples: []string{"When will my parcel arrive?"}}

// open is the draft that waits.
func (d *desk) open() db.Reply {
	d.t.Helper()
	var open []db.Reply
	d.update(func(tx *db.Tx) (err error) {
		open, err = tx.OpenReplies(d.t.Context(), []uuid.UUID{d.conversation})
		return err
	})
	if len(open) != 1 {
		d.t.Fatalf("%d drafts wait", len(open))
	}
	return open[0]
}

// TestATopicsLaneDecides, and the trace says which one and what the answer needed.
func TestATopicsLaneDecides(t *testing.T) {
	t.Parallel()
	high := 0.99
	for name, c := range map[string]struct {
		lane    db.TopicLane
		send    *float64
		outcome db.ReplyOutcome
		reason  db.ReplyReason
	}{
		"by itself":          {db.LaneAuto, nil, db.OutcomeSent, db.ReasonCovered},
		"in draft":           {db.LaneDraft, nil, db.OutcomeDrafted, db.ReasonTopicInDraft},
		"always in draft":    {db.LaneAlwaysDraft, nil, db.OutcomeDrafted, db.ReasonTopicInDraft},
		"with its threshold": {db.LaneAuto, &high, db.OutcomeDrafted, db.ReasonWeakEvidence},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			in := shipping
			in.SendFrom = c.send
			id := d.topic(in, c.lane)
			run := d.answer(asks)
			d.expect(run, c.outcome, c.reason)
			if run.TopicID == nil || *run.TopicID != id || run.Support == nil {
				t.Errorf("the run knows of topic %v and support %v", run.TopicID, run.Support)
			}
			from := "WORKSPACE"
			if c.send != nil {
				from = "TOPIC"
			}
			query := `select count(*) from reply_steps where node = 'DECIDE' and input->'threshold'->>'from' = $1 and input->'topics'->0->>'name' = 'Shipping'`
			if d.count(query, from) != 1 {
				t.Error("the trace does not say where the threshold comes from")
			}
		})
	}
}

// TestTopicsByMeaning: an example finds its topic by its embedding, which is made once;
// without embeddings words decide, and a question about nothing known follows the mode.
func TestTopicsByMeaning(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.topic(agents.SaveReplyTopicInput{Name: "Parcels", Examples: []string{"When will my parcel arrive in Belgium?"}}, db.LaneDraft)
	check := func(question string) []string {
		t.Helper()
		got, err := d.CheckTopics(t.Context(), d.owner, question, d.account)
		d.must(err)
		names := []string{}
		for _, m := range got.Matches {
			names = append(names, m.Name)
		}
		return names
	}
	for question, want := range map[string][]string{
		"When will my parcel arrive in Belgium": {"Parcels"},
		"when will the parcel arrive, Belgium?": {"Parcels"},
		"Do you sell bicycles?":                 {},
	} {
		if got := check(question); !slices.Equal(got, want) {
			t.Errorf("%q is about %v", question, got)
		}
	}
	if n := d.count(`select count(*) from reply_topic_examples where embedding is not null`); n != 1 {
		t.Errorf("%d examples were embedded", n)
	}
	d.sim.AddFault(aisim.Fault{Kind: aisim.Error, Path: "embeddings"})
	if got := check("when will my parcel arrive in Belgium??"); !slices.Equal(got, []string{"Parcels"}) {
		t.Errorf("by words alone it is about %v", got)
	}
}

// TestATopicEarnsItsAutonomy: drafts that people send as they are make the product
// propose more, once; an administrator accepts or turns it down.
func TestATopicEarnsItsAutonomy(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.must(d.agents.SetAutonomyRules(t.Context(), d.owner, agents.SetAutonomyRulesInput{PromoteAfter: 5, DemoteAfter: 2}))
	id := d.topic(shipping, db.LaneDraft)
	for i := range 5 {
		if d.standing(id).IsProposed {
			t.Fatalf("proposed after %d drafts", i)
		}
		run := d.answer(asks + strings.Repeat(" ", i))
		d.expect(run, db.OutcomeDrafted, db.ReasonTopicInDraft)
		in := replies.ApproveReplyInput{ReplyID: d.open().ID}
		if i == 0 {
			edited := d.open().Body + " Ada"
			in.Body = &edited
		}
		_, _, err := d.Approve(t.Context(), d.owner, in)
		d.must(err)
		d.setHere(db.ModeAuto) // the colleague goes on to let it work here
	}
	if now := d.standing(id); !now.IsProposed || now.Outcomes.Accepted != 4 || now.Outcomes.SmallEdits != 1 || now.Lane != db.LaneDraft {
		t.Fatalf("%+v", now)
	}
	_, err := d.agents.DismissTopicProposal(t.Context(), d.owner, id)
	d.must(err)
	if now := d.standing(id); now.IsProposed || now.Outcomes.Accepted != 0 {
		t.Fatalf("turned down, and still %+v", now.Outcomes)
	}
	_, err = d.agents.SetTopicLane(t.Context(), d.owner, agents.SetReplyTopicLaneInput{ID: id, Lane: db.LaneAuto})
	d.must(err)
	d.expect(d.answer(asks), db.OutcomeSent, db.ReasonCovered)
}

// TestFates: what people make of a draft is counted for its topic.
func TestFates(t *testing.T) {
	t.Parallel()
	body := "Something else altogether, in words of my own that nobody could foresee."
	for name, c := range map[string]struct {
		decide func(d *desk, r db.Reply) error
		count  func(db.TopicOutcomes) int
	}{
		"rewritten": {func(d *desk, r db.Reply) error {
			_, _, err := d.Approve(d.t.Context(), d.owner, replies.ApproveReplyInput{ReplyID: r.ID, Body: &body})
			return err
		}, func(o db.TopicOutcomes) int { return o.Rewritten }},
		"discarded": {func(d *desk, r db.Reply) error {
			_, err := d.Discard(d.t.Context(), d.owner, replies.DiscardReplyInput{ReplyID: r.ID, Reason: db.DiscardWrong})
			return err
		}, func(o db.TopicOutcomes) int { return o.Discarded }},
		"answered otherwise": {func(d *desk, _ db.Reply) error {
			_, err := d.Inbox.SendMessage(d.t.Context(), d.owner, sends(d.conversation, body))
			return err
		}, func(o db.TopicOutcomes) int { return o.AnsweredOtherwise }},
		"accepted, and rated bad": {func(d *desk, r db.Reply) error {
			if _, _, err := d.Approve(d.t.Context(), d.owner, replies.ApproveReplyInput{ReplyID: r.ID}); err != nil {
				return err
			}
			return d.rateBad(r.ID)
		}, func(o db.TopicOutcomes) int { return o.RatedBad }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			id := d.topic(shipping, db.LaneDraft)
			d.answer(asks)
			d.must(c.decide(d, d.open()))
			o := d.standing(id).Outcomes
			if c.count(o) != 1 || agents.JudgedDrafts(o) != 1 || agents.GoodDrafts(o) != 0 {
				t.Errorf("%+v", o)
			}
		})
	}
}

func (d *desk) rateBad(id uuid.UUID) error {
	bad := false
	service := &evals.Service{DB: d.DB, Events: d.Events, Queue: d.Queue, Knowledge: d.Knowledge, Log: d.Log}
	_, err := service.Rate(d.t.Context(), d.owner, evals.RateReplyInput{ReplyID: id, IsGood: &bad})
	return err
}

// TestATopicLosesItsAutonomy: colleagues object to its answers, or customers want a
// person right after them; from then on it drafts, and says why.
func TestATopicLosesItsAutonomy(t *testing.T) {
	t.Parallel()
	for name, spoils := range map[string]func(d *desk, reply uuid.UUID){
		"rated bad": func(d *desk, reply uuid.UUID) { d.must(d.rateBad(reply)) },
		"a person is wanted": func(d *desk, _ uuid.UUID) {
			d.expect(d.answer("I want to talk to a person please"), db.OutcomeHandedOver, db.ReasonHumanRequested)
			d.setHere(db.ModeAuto)
		},
		"rude": func(d *desk, _ uuid.UUID) {
			d.expect(d.answer("You are idiots"), db.OutcomeHandedOver, db.ReasonHarmful)
			_, err := d.Inbox.SendMessage(d.t.Context(), d.owner, sends(d.conversation, "Let me look."))
			d.must(err)
			d.setHere(db.ModeAuto)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			id := d.topic(shipping, db.LaneAuto)
			for i := range 2 {
				if d.standing(id).Lane != db.LaneAuto {
					t.Fatalf("it lost it after %d bad answers", i)
				}
				run := d.answer(asks)
				d.expect(run, db.OutcomeSent, db.ReasonCovered)
				var reply uuid.UUID
				d.update(func(tx *db.Tx) error {
					found, err := tx.RepliesOfRuns(t.Context(), []uuid.UUID{run.ID})
					reply = found[0].ID
					return err
				})
				spoils(d, reply)
			}
			now := d.standing(id)
			if now.Lane != db.LaneDraft || now.LaneBy != nil || now.LostAnswers == nil || *now.LostAnswers != 2 || *now.LostOf != 2 {
				t.Fatalf("%+v", now.ReplyTopic)
			}
			if d.count(`select count(*) from agent_changes where kind = 'TOPIC_DRAFT' and value = 'Shipping' and user_id is null`) != 1 {
				t.Error("its history does not tell")
			}
			d.expect(d.answer(asks), db.OutcomeDrafted, db.ReasonTopicInDraft)
		})
	}
}

// TestReliabilityIsMeasured: by what people made of drafts, and by what they say.
func TestReliabilityIsMeasured(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.topic(shipping, db.LaneDraft)
	run := d.answer(asks)
	_, _, err := d.Approve(t.Context(), d.owner, replies.ApproveReplyInput{ReplyID: d.open().ID})
	d.must(err)
	autonomy, err := d.agents.Autonomy(t.Context(), d.owner)
	d.must(err)
	bucket := min(int(*run.Support*10+1e-9), 9)
	if r := autonomy.Reliability; r.Judged != 1 || len(r.Buckets) != 1 || r.IsOwn || r.Buckets[0].SupportBucket != (db.SupportBucket{Bucket: bucket, Count: 1, Good: 1, Expected: *run.CommonSupport}) {
		t.Errorf("%+v, want bucket %d", r, bucket)
	}
	d.update(func(tx *db.Tx) error {
		found, err := tx.RepliesOfRuns(t.Context(), []uuid.UUID{run.ID})
		d.must(d.rateBad(found[0].ID))
		return err
	})
	autonomy, err = d.agents.Autonomy(t.Context(), d.owner)
	d.must(err)
	if r := autonomy.Reliability; r.Buckets[0].Good != 0 {
		t.Errorf("rated bad, and still %+v", r)
	}
}
