package evals_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/evals"
)

func TestLessons(t *testing.T) {
	t.Parallel()
	ada := db.NewID()
	in := func(body string) db.Spoken { return db.Spoken{Direction: db.In, Author: db.AuthorCustomer, Body: body} }
	out := func(body string) db.Spoken {
		return db.Spoken{Direction: db.Out, Author: db.AuthorUser, AuthorID: &ada, Body: body}
	}
	from := func(m db.Spoken, state db.ReplyState) db.Spoken { m.ReplyState = &state; return m }
	ai := db.Spoken{Direction: db.Out, Author: db.AuthorAI, Body: "Yes, we repair brass lamps too."}
	farewell := db.Spoken{Direction: db.Out, Author: db.AuthorAI, Body: "I am passing this on to a colleague."}
	for _, c := range []struct {
		name             string
		said             []db.Spoken
		question, answer string // empty: nothing is learned
	}{
		{"a question and its answer", []db.Spoken{in("Hello,"), in("do you repair brass lamps?"), out("Hello Bea, yes, we repair brass within a week.")},
			"do you repair brass lamps?", "Yes, we repair brass within a week."},
		{"in French, without a question mark", []db.Spoken{in("Bonjour ! Quand êtes-vous ouverts le samedi"), out("Bonjour,\nnous ouvrons de 10 h à 19 h le samedi.")},
			"Quand êtes-vous ouverts le samedi", "Nous ouvrons de 10 h à 19 h le samedi."},
		{"an answer in two messages", []db.Spoken{in("Do you ship to Spain?"), out("We do, in five days."), out("It is free from 80 euros on.")},
			"Do you ship to Spain?", "We do, in five days.\nIt is free from 80 euros on."},
		{"nothing was asked", []db.Spoken{in("Thank you very much indeed"), out("You are very welcome, see you soon.")}, "", ""},
		{"about one order", []db.Spoken{in("Where is my order LM-2396?"), out("It left yesterday and arrives on Friday.")}, "", ""},
		{"a telephone number", []db.Spoken{in("How can I reach the courier?"), out("Please call the courier on 06 12 34 56 78 today.")}, "", ""},
		{"the customer's name", []db.Spoken{in("Is the lamp in my name?"), out("Yes, it is kept for Bea until Friday evening.")}, "", ""},
		{"it asks back", []db.Spoken{in("Do you repair lamps?"), out("What kind of lamp is it, please?")}, "", ""},
		{"the assistant's own words", []db.Spoken{in("Do you repair brass lamps?"), ai}, "", ""},
		{"a colleague's, after the assistant said that one comes", []db.Spoken{in("Do you repair brass lamps?"), farewell, out("Yes, we repair brass within a week.")},
			"Do you repair brass lamps?", "Yes, we repair brass within a week."},
		{"a colleague's addition to the assistant's answer", []db.Spoken{in("Do you repair brass lamps?"), from(ai, db.ReplySent), out("And we repair copper within a week.")}, "", ""},
		{"the assistant's, sent by a person", []db.Spoken{in("Do you repair brass lamps?"), from(out("Yes, we repair brass lamps too."), db.ReplyApproved)}, "", ""},
		{"the assistant's, mended by a person", []db.Spoken{in("Do you repair brass lamps?"), from(out("Yes, we repair brass lamps within a week."), db.ReplyEdited)},
			"Do you repair brass lamps?", "Yes, we repair brass lamps within a week."},
		{"hardly an answer", []db.Spoken{in("Do you repair brass lamps?"), out("Yes, we do.")}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var question, answer string
			for _, l := range evals.Lessons(c.said, "Bea Martin") {
				question, answer = l.Question, l.Answer
			}
			if question != c.question || answer != c.answer {
				t.Errorf("learned %q: %q", question, answer)
			}
		})
	}
}

// TestResolvingTeaches: what a colleague answered is suggested once the conversation
// is resolved, once however often it is looked at, and not when a FAQ says it.
func TestResolvingTeaches(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.answers("We do repair brass lamps, within one week.")
	w.learn()
	if len(w.open()) != 0 {
		t.Fatal("it was learned from before it was resolved")
	}
	for range 2 {
		w.resolve()
		w.learn()
	}
	list := w.open()
	if len(list) != 1 || list[0].Question != "Do you repair brass lamps?" || list[0].Answer != "We do repair brass lamps, within one week." ||
		list[0].Cause != db.SuggestedAnswer || *list[0].SuggestedBy != w.owner.UserID {
		t.Fatalf("%+v", list)
	}
	var due []db.ConversationRef
	w.must(w.DB.Global(t.Context(), "test", func(tx *db.Tx) (err error) {
		due, err = tx.DueLessons(t.Context(), 10)
		return err
	}))
	if len(due) != 0 {
		t.Errorf("it is still due: %v", due)
	}
}

// TestTheSameIsSuggestedOnce: an answer that a colleague gave to the same question in
// another conversation, in the same words, is not proposed again, whatever became of it.
func TestTheSameIsSuggestedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	suggest := func(question, answer string) {
		message := w.answers(answer)
		w.must(w.DB.Update(t.Context(), w.owner, func(tx *db.Tx) error {
			return w.Knowledge.SuggestIn(t.Context(), tx, db.FaqSuggestion{
				Cause: db.SuggestedAnswer, Question: question, Answer: answer, ConversationID: w.conversation, MessageID: &message,
			})
		}))
	}
	suggest("Do you rent lamps?", "We do, for a weekend.")
	suggest("do you rent lamps ?", "We do, for a weekend.")
	suggest("Do you rent lamps?", "We do not.")
	list := w.open()
	if len(list) != 2 {
		t.Fatalf("%+v", list)
	}
	_, err := w.Knowledge.DiscardSuggestion(t.Context(), w.owner, list[1].ID)
	w.must(err)
	if suggest("Do you rent lamps?", list[1].Answer); len(w.open()) != 1 {
		t.Errorf("what was discarded came back: %+v", w.open())
	}
}

func TestWhatAFaqSaysIsNotSuggested(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.faq("Do you repair brass lamps?", "Yes, within a week.")
	w.answers("We do repair brass lamps, within one week.")
	w.resolve()
	w.learn()
	if list := w.open(); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

// answers: a colleague writes to the customer.
func (w *world) answers(body string) (id uuid.UUID) {
	w.t.Helper()
	id = db.NewID()
	w.must(w.DB.Update(w.t.Context(), w.owner, func(tx *db.Tx) error {
		c, err := tx.Conversation(w.t.Context(), w.conversation)
		if err != nil {
			return err
		}
		_, err = tx.InsertMessage(w.t.Context(), db.Message{ID: id, ConversationID: c.ID, SocialAccountID: c.SocialAccountID, Direction: db.Out,
			Author: db.AuthorUser, AuthorID: &w.owner.UserID, Kind: db.KindText, Body: body, Status: db.Sent, OccurredAt: time.Now()})
		return err
	}))
	return id
}

// resolve is what the inbox does when a colleague presses the button.
func (w *world) resolve() {
	w.t.Helper()
	w.must(w.DB.Update(w.t.Context(), w.owner, func(tx *db.Tx) error {
		c, err := tx.Conversation(w.t.Context(), w.conversation)
		if err != nil {
			return err
		}
		now := time.Now()
		c.Status, c.ResolvedAt = db.StatusResolved, &now
		if err := tx.SaveConversation(w.t.Context(), *c); err != nil {
			return err
		}
		_, err = tx.PersonActed(w.t.Context(), []uuid.UUID{c.ID}, false)
		return err
	}))
}

func (w *world) learn() {
	w.t.Helper()
	w.must(w.Learn(w.t.Context(), w.owner.WorkspaceID, w.conversation))
}
