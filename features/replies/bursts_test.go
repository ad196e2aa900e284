package replies_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/features/replies"
)

// TestBurstsSlide: each message begins the wait anew, none longer than a burst may
// last, and each burst is taken once.
func TestBurstsSlide(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	chatty, brief := db.ConversationRef{WorkspaceID: uuid.New(), ID: uuid.New()}, db.ConversationRef{WorkspaceID: uuid.New(), ID: uuid.New()}
	const quiet, longest = 300 * time.Millisecond, 800 * time.Millisecond
	ended := map[db.ConversationRef]time.Duration{}
	started := time.Now()
	d.must(d.Bursts.Arm(t.Context(), brief, quiet, longest))
	if none, next, err := d.Bursts.Ripe(t.Context(), 10); err != nil || len(none) != 0 || next < quiet/2 || next > quiet {
		t.Errorf("before the first moment: %v, the next after %s, %v", none, next, err)
	}
	for time.Since(started) < 1500*time.Millisecond {
		if len(ended) < 2 && ended[chatty] == 0 {
			d.must(d.Bursts.Arm(t.Context(), chatty, quiet, longest))
		}
		ripe, _, err := d.Bursts.Ripe(t.Context(), 10)
		d.must(err)
		for _, c := range ripe {
			if ended[c] != 0 {
				t.Errorf("a burst was taken twice, %s after the first time", time.Since(started)-ended[c])
			}
			ended[c] = time.Since(started)
		}
		time.Sleep(20 * time.Millisecond)
	}
	if _, next, err := d.Bursts.Ripe(t.Context(), 10); err != nil || next >= 0 {
		t.Errorf("when all have ended the next is after %s, %v", next, err)
	}
	if at := ended[brief]; at < quiet || at > quiet+300*time.Millisecond {
		t.Errorf("the brief burst ended after %s", at)
	}
	if at := ended[chatty]; at < longest || at > longest+300*time.Millisecond {
		t.Errorf("the burst of somebody who does not stop ended after %s", at)
	}
}

// TestRedisForgetsBursts: what Redis lost is found in Postgres, and what has not come
// due is told to it again.
func TestRedisForgetsBursts(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	wait := func(quiet time.Duration) {
		d.update(func(tx *db.Tx) error { return tx.AwaitReply(t.Context(), d.conversation, quiet, time.Hour) })
	}
	wait(time.Second)
	d.must(d.SweepBursts(t.Context()))
	time.Sleep(1100 * time.Millisecond)
	ripe, _, err := d.Bursts.Ripe(t.Context(), 10)
	d.must(err)
	if len(ripe) != 1 || ripe[0].ID != d.conversation {
		t.Errorf("Redis was told of %v", ripe)
	}
}

// TestHowLongToWait: longer after a picture, shorter after a sentence that is over.
func TestHowLongToWait(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	var waits []inbox.Wait
	d.update(func(tx *db.Tx) error {
		for _, m := range []db.Message{
			{Kind: db.KindText, Body: "hello"}, {Kind: db.KindText, Body: "Can I return this lamp?"}, {Kind: db.KindImage, Body: "Can I return this lamp?"},
		} {
			wait, err := d.Heard(t.Context(), tx, m)
			if err != nil {
				return err
			}
			waits = append(waits, *wait)
		}
		return nil
	})
	if usual := 4 * time.Second; waits[0].Quiet != usual || waits[1].Quiet >= usual || waits[1].Quiet < time.Second || waits[2].Quiet != 2*usual {
		t.Errorf("waits %v", waits)
	}
	var _ inbox.Assistant = (*replies.Service)(nil)
}
