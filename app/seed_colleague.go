package app

import (
	"context"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/evals"
	"socialsync/features/inbox"
	"socialsync/features/replies"
)

// colleague does about a run what people do; waits means that nobody has yet.
func (st *story) colleague(ctx context.Context, run *db.ReplyRun) (byPerson, waits bool, err error) {
	if run == nil || run.Outcome == nil {
		return false, true, nil
	}
	var reply *db.Reply
	err = st.DB.View(ctx, st.actor, func(tx *db.Tx) error {
		found, err := tx.RepliesOfRuns(ctx, []uuid.UUID{run.ID})
		if err == nil && len(found) > 0 {
			reply = &found[0]
		}
		return err
	})
	if err != nil {
		return false, false, err
	}
	age := time.Since(st.at)
	switch *run.Outcome {
	case db.OutcomeSent:
		return false, false, st.rate(ctx, run, reply)
	case db.OutcomeSilent, db.OutcomeHandedOver:
		if age < 4*time.Hour && st.random.IntN(2) == 0 {
			return false, true, nil
		}
		return true, false, st.write(ctx)
	case db.OutcomeDrafted:
		if age < 3*time.Hour {
			return false, true, nil
		}
		return true, false, st.review(ctx, run, reply)
	}
	return false, false, nil
}

// review is what a colleague makes of a draft: better ones are sent more often.
func (st *story) review(ctx context.Context, run *db.ReplyRun, reply *db.Reply) error {
	if err := st.later(ctx, st.between(2, 35)); err != nil {
		return err
	}
	person, support, drawn := st.person(), 0.5, st.random.Float64()
	if run.Support != nil {
		support = *run.Support
	}
	good := 0.1 + 0.8*support
	if st.script.Topic == "warranty" { // has earned to be answered without a person
		good = 1
	}
	approve := replies.ApproveReplyInput{ReplyID: reply.ID}
	var err error
	switch {
	case drawn < 0.7*good:
		_, _, err = st.Replies.Approve(ctx, person, approve)
	case drawn < good:
		body := reply.Body + " 🙂"
		approve.Body = &body
		_, _, err = st.Replies.Approve(ctx, person, approve)
	case drawn < good+(1-good)/3:
		body := st.answer()
		approve.Body = &body
		_, _, err = st.Replies.Approve(ctx, person, approve)
	case drawn < good+2*(1-good)/3:
		reason := []db.DiscardReason{db.DiscardWrong, db.DiscardIncomplete, db.DiscardTone}[st.random.IntN(3)]
		if _, err = st.Replies.Discard(ctx, person, replies.DiscardReplyInput{ReplyID: reply.ID, Reason: reason}); err == nil {
			err = st.send(ctx, person)
		}
	default:
		err = st.send(ctx, person)
	}
	if err != nil {
		return err
	}
	return st.reach(ctx)
}

// rate is what a colleague thinks of an answer that left by itself, if they say so.
func (st *story) rate(ctx context.Context, run *db.ReplyRun, reply *db.Reply) error {
	support, drawn := 0.9, st.random.IntN(10)
	if run.Support != nil {
		support = *run.Support
	}
	if reply == nil || drawn > 2 || time.Since(st.at) < time.Hour {
		return nil
	}
	if err := st.later(ctx, st.between(20, 300)); err != nil {
		return err
	}
	isGood := st.random.Float64() < 0.9*support
	in := evals.RateReplyInput{ReplyID: reply.ID, IsGood: &isGood}
	if !isGood {
		reason, correction := db.DiscardIncomplete, st.answer()
		in.Reason, in.Correction = &reason, &correction
	}
	_, err := st.Evals.Rate(ctx, st.person(), in)
	return err
}

// write has a colleague answer, sooner or later.
func (st *story) write(ctx context.Context) error {
	if err := st.later(ctx, st.between(4, 80)); err != nil {
		return err
	}
	if err := st.send(ctx, st.person()); err != nil {
		return err
	}
	return st.reach(ctx)
}

func (st *story) send(ctx context.Context, person db.Actor) error {
	body := st.answer()
	_, err := st.Inbox.SendMessage(ctx, person, inbox.SendMessageInput{ConversationID: st.conversation, ClientKey: db.NewID().String(), Body: &body})
	return err
}

// answer is what a colleague says.
func (st *story) answer() string {
	for _, line := range st.script.Lines {
		if !line.ByCustomer {
			return st.says(line.Text)
		}
	}
	return ""
}

// person is one of the team.
func (st *story) person() db.Actor {
	p := demoTeam[st.random.IntN(len(demoTeam))]
	return db.Actor{WorkspaceID: st.workspace, UserID: st.people[p.email], Role: p.role}
}
