package evals_test

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"

	"socialsync/db"
	"socialsync/features/evals"
)

// once is a conversation of a day ago, with a turn that somebody answered.
type once struct {
	before []string // said before, by the customer and the business in turn
	asks   []string
	// What the assistant did; empty: it took no part.
	outcome db.ReplyOutcome
	reason  db.ReplyReason
	body    string
	person  string // what a colleague answered; empty: nobody did
}

// happened writes a conversation down and returns the last message that was asked.
func (w *world) happened(o once) (last uuid.UUID) {
	w.t.Helper()
	ctx, conversation, contact := w.t.Context(), db.NewID(), db.NewID()
	at := time.Now().Add(-24 * time.Hour)
	w.update(func(tx *db.Tx) error {
		accounts, err := tx.SocialAccounts(ctx)
		if err != nil {
			return err
		}
		account := accounts[0].ID
		if err := tx.InsertContact(ctx, db.Contact{ID: contact, Name: "Cem"}); err != nil {
			return err
		}
		if _, _, err := tx.OpenConversation(ctx, db.Conversation{
			ID: conversation, SocialAccountID: account, ContactID: contact, Channel: db.ChannelWhatsApp, LastMessageAt: time.Now(),
		}); err != nil {
			return err
		}
		say := func(author db.MessageAuthor, body string) error {
			at = at.Add(time.Minute)
			m := db.Message{ID: db.NewID(), ConversationID: conversation, SocialAccountID: account, Direction: db.Out, Author: author, Kind: db.KindText,
				Body: body, Status: db.Sent, OccurredAt: at}
			if author == db.AuthorCustomer {
				m.Direction, m.Status, last = db.In, db.Received, m.ID
			}
			_, err := tx.InsertMessage(ctx, m)
			return err
		}
		for i, said := range o.before {
			if err := say([]db.MessageAuthor{db.AuthorCustomer, db.AuthorUser}[i%2], said); err != nil {
				return err
			}
		}
		for _, asked := range o.asks {
			if err := say(db.AuthorCustomer, asked); err != nil {
				return err
			}
		}
		if o.outcome != "" {
			if err := w.did(tx, conversation, last, o); err != nil {
				return err
			}
		}
		if o.outcome == db.OutcomeSent {
			if err := say(db.AuthorAI, o.body); err != nil {
				return err
			}
		}
		asked := last
		if o.person != "" {
			if err := say(db.AuthorUser, o.person); err != nil {
				return err
			}
		}
		if err := say(db.AuthorCustomer, "Thank you, see you soon then."); err != nil { // a turn that nobody answered
			return err
		}
		last = asked
		return nil
	})
	// Messages are inserted as of now; what was asked when is told by their order.
	w.exec(`update messages set created_at = occurred_at where conversation_id = $1`, conversation)
	return last
}

// did writes down what the assistant did about a turn.
func (w *world) did(tx *db.Tx, conversation, last uuid.UUID, o once) error {
	ctx := w.t.Context()
	run, err := tx.InsertReplyRun(ctx, db.ReplyRun{ID: db.NewID(), ConversationID: conversation, Cause: db.CauseMessage, LastMessageID: &last})
	if err != nil {
		return err
	}
	if o.body != "" {
		if err := tx.InsertReply(ctx, db.Reply{ID: db.NewID(), RunID: run.ID, ConversationID: conversation, State: db.ReplySent, Body: o.body, Language: "en",
			RawParts: json.RawMessage(`[]`), RawSources: json.RawMessage(`[]`)}); err != nil {
			return err
		}
	}
	run.State, run.Outcome, run.Reason, run.CostMicros = db.RunDone, &o.outcome, &o.reason, 100
	return tx.CloseReplyRun(ctx, *run)
}

// exec changes rows as time or another program would.
func (w *world) exec(statement string, args ...any) {
	w.t.Helper()
	w.asOwner(func(conn *pgxpool.Pool) error {
		_, err := conn.Exec(context.WithoutCancel(w.t.Context()), statement, args...)
		return err
	})
}

// rows are everything that tables hold, past row level security.
func (w *world) rows(tables ...string) (all string) {
	w.t.Helper()
	for _, table := range tables {
		var text string
		w.asOwner(func(conn *pgxpool.Pool) error {
			return conn.QueryRow(context.WithoutCancel(w.t.Context()),
				`select coalesce(string_agg(t::text, E'\n' order by t::text), '') from `+table+` t`).Scan(&text)
		})
		all += fmt.Sprintf("%s:\n%s\n", table, text)
	}
	return all
}

func (w *world) asOwner(do func(*pgxpool.Pool) error) {
	w.t.Helper()
	w.must(do(w.superuser))
}

// beginReplay starts a replay of the draft, without a worker.
func (w *world) beginReplay() uuid.UUID {
	w.t.Helper()
	r, err := w.StartReplay(w.t.Context(), w.owner, evals.StartReplayInput{ID: db.NewID(), Days: 30, Turns: 100})
	w.must(err)
	return r.ID
}

func (w *world) replay(id uuid.UUID) (r db.Replay) {
	w.t.Helper()
	w.must(w.DB.View(w.t.Context(), w.owner, func(tx *db.Tx) error {
		found, err := tx.Replay(w.t.Context(), id)
		if err == nil {
			r = *found
		}
		return err
	}))
	return r
}

func (w *world) turns(id uuid.UUID) (list []db.ReplayTurn) {
	w.t.Helper()
	w.must(w.DB.View(w.t.Context(), w.owner, func(tx *db.Tx) (err error) {
		list, err = tx.ReplayTurns(w.t.Context(), id)
		return err
	}))
	return list
}

// turn is the one of a replay that asks a message.
func (w *world) turn(id, message uuid.UUID) db.ReplayTurn {
	w.t.Helper()
	for _, t := range w.turns(id) {
		if t.MessageID == message {
			return t
		}
	}
	w.t.Fatal("the turn is not in the replay")
	return db.ReplayTurn{}
}

// sells has the workspace know what delivery to Belgium costs.
func (w *world) sells() {
	w.t.Helper()
	w.read(w.faq("How much is delivery to Belgium?", "Delivery to Belgium costs 5 euros and takes three days."))
}

// month are the last messages of turns of the last month.
type month struct{ answered, handedOver, wanted, followUp uuid.UUID }

// month writes the last month down: the assistant answered, handed over what a person
// answered then, twice, and took no part in a follow-up.
func (w *world) month() month {
	w.t.Helper()
	w.sells()
	w.change("Be brief.") // and answer by itself what is half covered
	return month{
		answered: w.happened(once{asks: []string{"Hello", "Do you sell bicycles for children?"}, outcome: db.OutcomeSent, reason: db.ReasonCovered,
			body: "Yes, we sell bicycles for children."}),
		handedOver: w.happened(once{asks: []string{"How much is delivery to Belgium?"}, outcome: db.OutcomeHandedOver, reason: db.ReasonNotCovered,
			person: "Delivery to Belgium costs 5 euros and takes three days."}),
		wanted: w.happened(once{asks: []string{"I want to talk to a human"}, outcome: db.OutcomeHandedOver, reason: db.ReasonHumanRequested,
			person: "Hello, Ada here."}),
		followUp: w.happened(once{before: []string{"How much is delivery to Belgium, please?", "5 euros."}, asks: []string{"How long?"},
			person: "Twelve weeks, sadly."}),
	}
}
