package app

import (
	"context"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/app/demo"
	"socialsync/db"
)

// story is a conversation that the assistant takes part in. All of it happens now, by
// the product's own means, and is moved to when it happened afterwards.
type story struct {
	*seeder

	random  *rand.Rand
	who     customer
	script  demo.Dialogue
	at      time.Time // where the story stands
	fill    *strings.Replacer
	wording int

	conversation uuid.UUID
	moments      []db.Happened
}

// play tells the story: a question, what the assistant makes of it, what a colleague
// does about that, and how it ends.
func (st *story) play(ctx context.Context) error {
	st.fill, st.wording = filler(st.random, st.who.name, st.script.Language), st.random.IntN(60)
	asks, closing := []string{}, ""
	for i, line := range st.script.Lines {
		switch {
		case line.ByCustomer && i == len(asks):
			asks = append(asks, line.Text)
		case line.ByCustomer:
			closing = line.Text
		}
	}
	for _, text := range asks {
		if err := st.hears(ctx, text, true); err != nil {
			return err
		}
	}
	run, err := st.answers(ctx)
	if err != nil {
		return err
	}
	byPerson, waits, err := st.colleague(ctx, run)
	if err != nil {
		return err
	}
	if closing != "" && !waits && st.random.IntN(2) == 0 {
		if err := st.later(ctx, st.between(1, 9)); err != nil {
			return err
		}
		// Whoever has just been answered by a person is that person's for a while.
		if err := st.hears(ctx, closing, !byPerson); err != nil {
			return err
		}
		if !byPerson {
			if _, err := st.answers(ctx); err != nil {
				return err
			}
		}
	}
	return st.end(ctx, waits)
}

// later moves the story on.
func (st *story) later(ctx context.Context, by time.Duration) error {
	now, err := st.now(ctx)
	st.at = st.at.Add(by)
	st.moments = append(st.moments, db.Happened{Of: st.conversation, From: now, At: st.at})
	return err
}

// between is some minutes.
func (st *story) between(from, to int) time.Duration {
	return time.Duration(from*60+st.random.IntN((to-from)*60)) * time.Second
}

// says is one of a line's wordings, the same of all lines of the story.
func (st *story) says(line string) string {
	wordings := strings.Split(line, " | ")
	return st.fill.Replace(wordings[st.wording%len(wordings)])
}

// hears has the customer write; awaits means that the assistant is to look at it.
func (st *story) hears(ctx context.Context, line string, awaits bool) error {
	isFirst := st.conversation == uuid.Nil
	return st.DB.Update(ctx, st.actor, func(tx *db.Tx) error {
		now, err := tx.DatabaseNow(ctx)
		if err != nil {
			return err
		}
		var c *db.Conversation
		if isFirst {
			c, err = st.who.open(ctx, tx, now)
		} else {
			c, err = tx.LockConversation(ctx, st.conversation)
		}
		if err != nil {
			return err
		}
		st.conversation = c.ID
		if isFirst {
			st.moments = append(st.moments, db.Happened{Of: c.ID, From: now, At: st.at})
		}
		id := db.NewID()
		external := "seed." + id.String()
		m := db.Message{
			ID: id, ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.In, Author: db.AuthorCustomer, Kind: db.KindText,
			Body: st.says(line), ExternalID: &external, Status: db.Received, OccurredAt: now,
		}
		c.LastInboundAt = &now
		if c.WaitingSince == nil {
			c.WaitingSince = &now
		}
		if c.LabelIDs == nil {
			c.LabelIDs = []uuid.UUID{}
		}
		if !awaits {
			_, err = tx.Arrive(ctx, c, m)
			return err
		}
		_, err = tx.ArriveAwaited(ctx, c, m, 0, 0)
		return err
	})
}

// answers has the assistant look at what was written, and returns its run.
func (st *story) answers(ctx context.Context) (*db.ReplyRun, error) {
	if err := st.later(ctx, 5*time.Second); err != nil {
		return nil, err
	}
	if err := st.Replies.Begin(ctx, st.workspace, st.conversation); err != nil {
		return nil, err
	}
	var run *db.ReplyRun
	find := func(find func(*db.Tx) error) error { return st.DB.View(ctx, st.actor, find) }
	err := find(func(tx *db.Tx) error {
		open, err := tx.OpenReplyRuns(ctx, []uuid.UUID{st.conversation})
		if err == nil && len(open) > 0 {
			run = &open[0]
		}
		return err
	})
	if err != nil || run == nil {
		return nil, err
	}
	if err := st.Replies.Work(ctx, st.workspace, run.ID); err != nil {
		return nil, err
	}
	if err := st.reach(ctx); err != nil {
		return nil, err
	}
	return run, find(func(tx *db.Tx) error {
		run, err = tx.ReplyRun(ctx, run.ID)
		return err
	})
}

// reach has what was sent arrive, and what was to be told by mail told: there is
// nobody to send it to any more.
func (st *story) reach(ctx context.Context) error {
	return st.DB.Update(ctx, st.actor, func(tx *db.Tx) error {
		reached := db.Read
		if st.random.IntN(5) == 0 {
			reached = db.Delivered
		}
		return tx.PretendSent(ctx, st.conversation, reached)
	})
}

// end gives the conversation what a team would have given it by now.
func (st *story) end(ctx context.Context, waits bool) error {
	age := time.Since(st.at)
	if err := st.later(ctx, time.Second); err != nil {
		return err
	}
	return st.DB.Update(ctx, st.actor, func(tx *db.Tx) error {
		c, err := tx.LockConversation(ctx, st.conversation)
		if err != nil {
			return err
		}
		if label, ok := st.labels[st.script.Topic]; ok && st.random.IntN(4) > 0 {
			c.LabelIDs = append(c.LabelIDs, label)
		}
		if !waits {
			c.WaitingSince = nil
		}
		if !waits && age > 20*time.Hour {
			now, err := tx.DatabaseNow(ctx)
			if err != nil {
				return err
			}
			c.Status, c.ResolvedAt, c.Priority = db.StatusResolved, &now, db.PriorityNone
		}
		if age > 90*time.Minute && st.random.IntN(8) > 0 {
			if _, err := tx.MarkRead(ctx, c.ID, st.at.Add(time.Minute)); err != nil {
				return err
			}
		}
		if err := tx.SaveConversation(ctx, *c); err != nil {
			return err
		}
		if err := tx.RefreshPreview(ctx, c.ID); err != nil || c.Status != db.StatusResolved {
			return err
		}
		if _, err := tx.PersonActed(ctx, []uuid.UUID{c.ID}, false); err != nil {
			return err
		}
		return st.learn(ctx, tx)
	})
}

// learn leaves only some of what was never answered for the worker to learn from.
func (st *story) learn(ctx context.Context, tx *db.Tx) error {
	if st.script.Topic == "gap" && st.random.IntN(4) == 0 {
		return nil
	}
	claimed, err := tx.ClaimLesson(ctx, st.conversation, time.Minute)
	if err != nil {
		return err
	}
	return tx.LearnedFrom(ctx, st.conversation, claimed)
}
