package replies_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"socialsync/clients/ai"
	"socialsync/db"
)

// rogue answers as a model that keeps to the protocol and to nothing else: each call
// gets the message that say returns for it, the first one with 1.
func (d *desk) rogue(say func(call int) map[string]any) *atomic.Int32 {
	d.t.Helper()
	var calls atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for _, choice := range []map[string]any{
			{"index": 0, "delta": say(int(calls.Add(1)))},
			{"index": 0, "delta": map[string]any{}, "finish_reason": "stop"},
		} {
			chunk, _ := json.Marshal(map[string]any{"id": "x", "object": "chat.completion.chunk", "model": "gpt-4o-mini", "choices": []any{choice}})
			fmt.Fprintf(w, "data: %s\n\n", chunk)
		}
		fmt.Fprint(w, "data: [DONE]\n\n")
	}))
	d.t.Cleanup(server.Close)
	d.Billing.AI.Answer = ai.New(ai.Endpoint{BaseURL: server.URL, Key: "test"}, "gpt-4o-mini", d.Log)
	return &calls
}

func searches(times int, query string) map[string]any {
	arguments, _ := json.Marshal(map[string]string{"query": query})
	var list []any
	for i := range times {
		list = append(list, map[string]any{"index": i, "id": fmt.Sprintf("call_%d", i), "type": "function",
			"function": map[string]any{"name": "search_knowledge", "arguments": string(arguments)}})
	}
	return map[string]any{"role": "assistant", "tool_calls": list}
}

// TestAModelThatOnlyAsks is stopped: it may not go on for ever, nor ask for everything
// at once, whatever it was told.
func TestAModelThatOnlyAsks(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	calls := d.rogue(func(int) map[string]any { return searches(40, "lamp") })
	before := len(d.sim.Calls())
	d.expect(d.answer(asks), db.OutcomeHandedOver, db.ReasonModelEscalated)
	if n := calls.Load(); n != 4 {
		t.Errorf("it was asked %d times", n)
	}
	if n := len(d.sim.Calls()) - before; n > 30 {
		t.Errorf("%d calls for its sake", n)
	}
	if n := d.count(`select count(*) from activities where kind = 'AI_HANDED_OVER' and detail = 'MODEL_ESCALATED'`); n != 1 {
		t.Errorf("%d lines tell of it", n)
	}
}

func asksFor(tool string) map[string]any {
	return map[string]any{"role": "assistant", "tool_calls": []any{map[string]any{"index": 0, "id": "call_0", "type": "function",
		"function": map[string]any{"name": tool, "arguments": `{"order":"41"}`}}}}
}

// TestAToolThatWasNotOffered: it is refused in the conversation, and the answer comes
// all the same. A model that insists costs its own question a person, and nobody else
// anything: neither its breaker nor the line about models hears of it.
func TestAToolThatWasNotOffered(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		insists bool
		outcome db.ReplyOutcome
		reason  db.ReplyReason
	}{
		"once":   {false, db.OutcomeSent, db.ReasonCovered},
		"always": {true, db.OutcomeHandedOver, db.ReasonModelEscalated},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			calls := d.rogue(func(call int) map[string]any {
				if call == 1 || c.insists {
					return asksFor("refund; customer")
				}
				answer, _ := json.Marshal(map[string]any{
					"kind": "ANSWER", "language": "en", "question": nil, "explanation": "", "reason": "ANSWERED",
					"brief": map[string]any{"wants": "", "tried": "", "missing": ""},
					"parts": []any{map[string]any{"text": "Delivery to Belgium costs 5 euros.", "passages": []int{1}}},
				})
				return map[string]any{"role": "assistant", "content": string(answer)}
			})
			d.expect(d.answer(asks), c.outcome, c.reason)
			if n := calls.Load(); c.insists && n != 4 || !c.insists && n != 2 {
				t.Errorf("it was asked %d times", n)
			}
			if !d.Billing.AI.Answer.Available("") {
				t.Error("the model is left alone")
			}
			d.update(func(tx *db.Tx) error {
				trouble, err := tx.ReplyTrouble(t.Context())
				if trouble != nil {
					t.Errorf("every page says %+v", trouble)
				}
				return err
			})
		})
	}
}

// TestWhatCannotBeStored: U+0000 in what a model says costs nobody the answer.
func TestWhatCannotBeStored(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.rogue(func(call int) map[string]any {
		if call == 1 {
			return searches(1, "delivery\x00\x00 to Belgium \\u0000")
		}
		answer, _ := json.Marshal(map[string]any{
			"kind": "ANSWER", "language": "en", "question": nil, "explanation": "\x00", "reason": "ANSWERED",
			"brief": map[string]any{"wants": "", "tried": "", "missing": ""},
			"parts": []any{map[string]any{"text": "Delivery costs\x00 5 euros.", "passages": []int{1}}},
		})
		return map[string]any{"role": "assistant", "content": string(answer)}
	})
	run := d.answer(asks)
	if run.State != db.RunDone || run.Attempts != 1 {
		t.Fatalf("the run is %s after %d attempts (%v)", run.State, run.Attempts, deref(run.Reason))
	}
	if n := d.count(`select count(*) from replies where body like 'Delivery costs 5 euros.%'`); n != 1 || strings.Contains(strings.Join(d.sent(), ""), "\x00") {
		t.Errorf("%d answers, sent %q", n, d.sent())
	}
}
