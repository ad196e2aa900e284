package metasim_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"socialsync/clients/meta"
	"socialsync/clients/meta/metasim"
)

// TestGraphFaults: each fault is felt as its class, and the ledger knows what
// really happened.
func TestGraphFaults(t *testing.T) {
	t.Parallel()
	sim, client, _ := start(t)
	client.Timeout = 150 * time.Millisecond
	ada := sim.Customer("Ada")
	first := ada.Writes("hello")
	for _, c := range []struct {
		fault    metasim.Fault
		want     meta.Class
		accepted int
	}{
		{metasim.Fault{Kind: metasim.GraphError}, meta.Temporary, 0},
		{metasim.Fault{Kind: metasim.GraphError, Status: 400, Code: 368}, meta.Policy, 0},
		{metasim.Fault{Kind: metasim.GraphRateLimit, DelayMs: 3000}, meta.RateLimited, 0},
		{metasim.Fault{Kind: metasim.GraphHang}, meta.Unknown, 0},
		{metasim.Fault{Kind: metasim.GraphSlow, DelayMs: 20}, "", 1},
		{metasim.Fault{Kind: metasim.GraphDisconnect}, meta.Unknown, 1},
		{metasim.Fault{Kind: metasim.GraphGarbage}, meta.Unknown, 1},
		{metasim.Fault{Kind: metasim.GraphRefuse}, meta.Undeliverable, 0},
		{metasim.Fault{Kind: metasim.TokenExpired}, meta.TokenExpired, 0},
	} {
		c.fault.Next = 1
		sim.AddFault(c.fault)
		// A fault without a path waits for a send.
		if err := client.MarkWhatsAppRead(t.Context(), number, first.ID, false); err != nil {
			t.Errorf("%s struck a read receipt: %v", c.fault.Kind, err)
		}
		m := toAda(meta.SendText{Body: "hi"})
		m.CallbackData = string(c.fault.Kind) + c.fault.ID + string(c.want)
		_, err := client.SendWhatsApp(t.Context(), number, m)
		if c.want == "" && err != nil || c.want != "" && meta.ClassOfError(err) != c.want {
			t.Errorf("%s: %v, want %s", c.fault.Kind, err, c.want)
		}
		if got := len(sim.Sent(m.CallbackData, "")); got != c.accepted {
			t.Errorf("%s: %d accepted, want %d", c.fault.Kind, got, c.accepted)
		}
		if c.accepted == 1 {
			ada.Expect("what was accepted", func(got metasim.Message) bool { return got.CallbackData == m.CallbackData && got.Status == "delivered" })
		}
		if _, err := client.SendWhatsApp(t.Context(), number, toAda(meta.SendText{Body: "fine again"})); err != nil {
			t.Errorf("after %s: %v", c.fault.Kind, err)
		}
	}
	sim.ExpireTokens(metasim.PhoneNumberID, true)
	if _, err := client.PhoneNumber(t.Context(), number); meta.ClassOfError(err) != meta.TokenExpired {
		t.Errorf("with an expired token: %v", err)
	}
}

// TestStatusFaults: an accepted message may still fail, and statuses may come
// before the answer.
func TestStatusFaults(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	sim.Customer("Ada").Writes("hello")
	sim.AddFault(metasim.Fault{Kind: metasim.StatusFailed, Code: 131049, Next: 1})
	sent, err := client.SendWhatsApp(t.Context(), number, toAda(meta.SendText{Body: "hi"}))
	if err != nil {
		t.Fatal(err)
	}
	if u := product.expectState(sent.MessageID, meta.StateFailed); u.Status.Errors[0].Code != 131049 {
		t.Errorf("failed with %+v", u.Status.Errors)
	}
	sim.AddFault(metasim.Fault{Kind: metasim.EarlyStatus, Next: 1})
	sent, err = client.SendWhatsApp(t.Context(), number, toAda(meta.SendText{Body: "hi"}))
	if err != nil {
		t.Fatal(err)
	}
	early := false
	for _, u := range product.all() {
		early = early || u.Kind == meta.UnitStatus && u.ExternalID == sent.MessageID
	}
	if !early {
		t.Error("no status came before the answer")
	}
}

// TestWebhookFaults: doubled, dropped, late and refused webhooks.
func TestWebhookFaults(t *testing.T) {
	t.Parallel()
	sim, _, product := start(t)
	ada := sim.Customer("Ada")
	count := func(id string) int {
		n := 0
		for _, u := range product.all() {
			if u.ExternalID == id {
				n++
			}
		}
		return n
	}
	sim.AddFault(metasim.Fault{Kind: metasim.DuplicateWebhook, Next: 1, Times: 5})
	doubled := ada.Writes("six times")
	sim.AddFault(metasim.Fault{Kind: metasim.DropWebhook, Next: 1})
	dropped := ada.Writes("never")
	sim.AddFault(metasim.Fault{Kind: metasim.ReorderWebhook, Next: 1, DelayMs: 50})
	late := ada.Writes("second")
	early := ada.Writes("first")
	sim.Settle()
	if got := count(doubled.ID); got != 6 {
		t.Errorf("doubled came %d times, want 6", got)
	}
	if got := count(dropped.ID); got != 0 {
		t.Errorf("dropped came %d times", got)
	}
	var order []string
	for _, u := range product.all() {
		if u.ExternalID == late.ID || u.ExternalID == early.ID {
			order = append(order, u.Message.Text)
		}
	}
	if strings.Join(order, ",") != "first,second" {
		t.Errorf("the order is %v", order)
	}
	product.mu.Lock()
	failures := 3
	product.answer = func(int) int {
		if failures--; failures >= 0 {
			return http.StatusServiceUnavailable
		}
		return http.StatusOK
	}
	product.mu.Unlock()
	again := ada.Writes("redelivered")
	sim.Settle()
	if got := count(again.ID); got != 1 {
		t.Errorf("redelivered came %d times", got)
	}
	before := len(product.all())
	if replayed := sim.Replay(); replayed != before {
		t.Errorf("%d replayed of %d", replayed, before)
	}
	sim.Settle()
	if got := len(product.all()); got != 2*before {
		t.Errorf("%d units after the replay, want %d", got, 2*before)
	}
}

// TestOrder: two hundred messages of one customer arrive in order.
func TestOrder(t *testing.T) {
	t.Parallel()
	sim, _, product := start(t)
	ada := sim.Customer("Ada")
	var want []string
	for range 200 {
		want = append(want, ada.Writes("burst").ID)
	}
	sim.Settle()
	for i, u := range product.all() {
		if u.ExternalID != want[i] {
			t.Fatalf("unit %d is another message", i)
		}
	}
}

// TestControl plays the sandbox page: events, long poll, media, faults, ledger.
func TestControl(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	req, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, sim.URL()+"/sim/events", nil)
	stream, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stream.Body.Close() }()
	lines := bufio.NewScanner(stream.Body)
	lines.Scan()

	var media struct{ ID string }
	control(t, sim, http.MethodPost, "/sim/media?filename=x.png", "\x89PNG fake", &media)
	var sent metasim.Message
	control(t, sim, http.MethodPost, "/sim/customers/ada/messages", `{"kind":"image","mediaId":"`+media.ID+`","text":"look"}`, &sent)
	product.expect("the image", func(u meta.Unit) bool { return u.ExternalID == sent.ID && u.Message.Text == "look" })
	for lines.Scan() {
		if strings.Contains(lines.Text(), sent.ID) {
			break
		}
	}
	if !strings.HasPrefix(lines.Text(), "data: ") {
		t.Errorf("the stream says %q", lines.Text())
	}
	var thread struct {
		Seq      uint64
		Messages []metasim.Message
	}
	control(t, sim, http.MethodGet, "/sim/customers/ada/thread", "", &thread)
	if len(thread.Messages) != 1 {
		t.Fatalf("the thread has %d messages", len(thread.Messages))
	}
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		time.Sleep(30 * time.Millisecond)
		if _, err := client.SendWhatsApp(t.Context(), number, toAda(meta.SendText{Body: "nice"})); err != nil {
			t.Error(err)
		}
	}()
	control(t, sim, http.MethodGet, "/sim/customers/ada/thread?wait=5&after="+jsonOf(thread.Seq), "", &thread)
	<-answered
	if len(thread.Messages) != 2 {
		t.Errorf("the poll brought %d messages", len(thread.Messages))
	}
	var count struct{ Count int }
	control(t, sim, http.MethodGet, "/sim/sent?callbackData=attempt-1", "", &count)
	if count.Count != 1 {
		t.Errorf("%d were sent", count.Count)
	}
	var fault metasim.Fault
	control(t, sim, http.MethodPost, "/sim/faults", `{"kind":"GRAPH_ERROR","path":"/"}`, &fault)
	if _, err := client.PhoneNumber(t.Context(), number); meta.ClassOfError(err) != meta.Temporary {
		t.Errorf("with a fault on everything: %v", err)
	}
	control(t, sim, http.MethodDelete, "/sim/faults/"+fault.ID, "", nil)
	if _, err := client.PhoneNumber(t.Context(), number); err != nil {
		t.Error(err)
	}
	var ledger struct{ Requests []metasim.Entry }
	control(t, sim, http.MethodGet, "/sim/ledger", "", &ledger)
	if got := ledger.Requests[1]; got.Fault != "GRAPH_ERROR" || got.Decision != "REFUSED" {
		t.Errorf("the ledger says %+v", got)
	}
	control(t, sim, http.MethodPost, "/sim/webhooks", `{"channel":"WHATSAPP","raw":"{\"object\":\"whatsapp_business_account\",\"entry\":null}"}`, nil)
	control(t, sim, http.MethodPost, "/sim/reset", "{}", nil)
	control(t, sim, http.MethodGet, "/sim/customers/ada/thread", "", &thread)
	if len(thread.Messages) != 0 {
		t.Error("the reset left messages")
	}
	for path, want := range map[string]int{"/sim/nothing": 404, "/sim/customers/nobody/thread": 404} {
		res := httptest.NewRecorder()
		sim.Handler().ServeHTTP(res, httptest.NewRequest(http.MethodGet, path, nil))
		if res.Code != want {
			t.Errorf("%s answers %d", path, res.Code)
		}
	}
}

// TestComments: a comment, our answer under it, a private reply once.
func TestComments(t *testing.T) {
	t.Parallel()
	sim, client, product := start(t)
	var comment struct{ ID string }
	control(t, sim, http.MethodPost, "/sim/customers/Camille/comments", `{"text":"Price?"}`, &comment)
	product.expect("the comment", func(u meta.Unit) bool {
		return u.Kind == meta.UnitComment && u.ExternalID == comment.ID && !u.Comment.Own && u.Customer.Username == "camille.rx"
	})
	reply := meta.InstagramMessage{CommentID: comment.ID, Text: "89 euros"}
	if _, err := client.SendInstagram(t.Context(), account, reply); err != nil {
		t.Fatal(err)
	}
	sim.Customer("Camille").ExpectMessage("89 euros")
	if _, err := client.SendInstagram(t.Context(), account, reply); meta.ClassOfError(err) != meta.Rejected {
		t.Errorf("a second private reply: %v", err)
	}
	body := `{"message":"Merci","access_token":"` + metasim.InstagramToken + `"}`
	control(t, sim, http.MethodPost, "/v23.0/"+comment.ID+"/replies", body, nil)
	product.expect("our own", func(u meta.Unit) bool {
		return u.Kind == meta.UnitComment && u.Comment.Own && u.Comment.ParentID == comment.ID
	})
}

// control calls the simulator and decodes the answer into out.
func control(t *testing.T, sim *metasim.Sandbox, method, path, body string, out any) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, sim.URL()+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	answer, _ := io.ReadAll(res.Body)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%s %s answers %d: %s", method, path, res.StatusCode, answer)
	}
	if out != nil {
		if err := json.Unmarshal(answer, out); err != nil {
			t.Fatalf("%s: %v", answer, err)
		}
	}
	return string(answer)
}

func play(sim *metasim.Server, method, path, body string) string {
	res := httptest.NewRecorder()
	sim.Handler().ServeHTTP(res, httptest.NewRequest(method, path, strings.NewReader(body)))
	return res.Body.String()
}

func idOf(t *testing.T, message string) string {
	t.Helper()
	var m metasim.Message
	if err := json.Unmarshal([]byte(message), &m); err != nil || m.ID == "" {
		t.Fatalf("no message: %s", message)
	}
	return m.ID
}

func jsonOf(v any) string {
	encoded, _ := json.Marshal(v)
	return string(encoded)
}
