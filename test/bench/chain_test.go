//go:build bench

package bench

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

// The chain is one workspace as large as a chain of shops: what is searched in. It
// comes after the others and is not among those that take turns.
const (
	chain         = workspaces
	chainPeople   = 200_000
	chainMessages = 1_000_000
)

// wording makes texts with as many different words, letters and repetitions as
// people's have: an index of trigrams is only as good as they are rare.
type wording struct {
	words []string
	zipf  *rand.Zipf
}

func newWording(random *rand.Rand) wording {
	onsets := strings.Fields("b bl br c ch cl cr d dr f fl fr g gl gr gu h j k l m n p ph pl pr qu r s sc sp st t th tr v vr w z")
	nuclei := strings.Fields("a ai au e é è ê ea ee ei eu i ie io o oi oo ou u ui y")
	codas := strings.Fields("b c ck ct d f g l ld ll m mp n nd ng nt p r rd rs rt s ss st t th tte x z")
	w := wording{zipf: rand.NewZipf(random, 1.1, 6, 39_999)}
	for i := range 40_000 {
		var b strings.Builder
		for range 1 + i/400%4 { // the commonest words are short
			b.WriteString(onsets[random.IntN(len(onsets))])
			b.WriteString(nuclei[random.IntN(len(nuclei))])
			if random.IntN(2) == 0 {
				b.WriteString(codas[random.IntN(len(codas))])
			}
		}
		w.words = append(w.words, b.String())
	}
	return w
}

func (w wording) text(words int) string {
	parts := make([]string, words)
	for i := range parts {
		parts[i] = w.words[w.zipf.Uint64()]
	}
	return strings.Join(parts, " ")
}

// name is a first and a family name.
func (w wording) name(random *rand.Rand) string {
	first, family := w.words[1000+random.IntN(1500)], w.words[5000+random.IntN(30_000)]
	return strings.ToUpper(first[:1]) + first[1:] + " " + strings.ToUpper(family[:1]) + family[1:]
}

// chainTables continue the numbering of the others.
func chainTables() []table {
	random := rand.New(rand.NewPCG(7, 8))
	words := newWording(random)
	people, each := int(chainPeople*scale()), chainMessages/chainPeople
	others := int(conversations * scale())
	firstMessage := others * int(messages/conversations)
	me := id(kindWorkspace, chain)
	at := func(n int) time.Time { return began.Add(-time.Duration(people-n) * 2 * time.Minute) }
	return []table{
		{"workspaces", []string{"id", "name"}, 1, func(int) []any { return []any{me, "Chain"} }},
		{"users", []string{"id", "email", "name"}, 1, func(int) []any {
			return []any{id(kindUser, chain*members), fmt.Sprintf("user%d@bench.test", chain*members), "Agent of the chain"}
		}},
		{"memberships", []string{"workspace_id", "user_id", "role"}, 1, func(int) []any { return []any{me, id(kindUser, chain*members), "OWNER"} }},
		{"social_accounts", []string{"workspace_id", "id", "channel", "external_id", "name", "handle", "credentials"}, 1, func(int) []any {
			return []any{me, id(kindAccount, chain), "WHATSAPP", "benchchain", "Chain", "+33 2", []byte("x")}
		}},
		{"contacts", []string{"workspace_id", "id", "name", "phone", "email"}, people, func(i int) []any {
			var email *string
			if i%3 == 0 {
				address := strings.ToLower(words.words[random.IntN(40_000)]) + fmt.Sprint(i) + "@mail.test"
				email = &address
			}
			return []any{me, id(kindContact, others+i), words.name(random), fmt.Sprintf("+336%08d", i*487%100_000_000), email}
		}},
		{"contact_identities", []string{"workspace_id", "id", "contact_id", "social_account_id", "kind", "external_id", "match_key", "username"}, people, func(i int) []any {
			var username *string
			if i%4 == 0 {
				handle := words.words[random.IntN(40_000)] + fmt.Sprint(i%1000)
				username = &handle
			}
			number := fmt.Sprintf("336%08d", i*487%100_000_000)
			return []any{me, id(kindIdentity, others+i), id(kindContact, others+i), id(kindAccount, chain), "WHATSAPP_PHONE", number, number, username}
		}},
		{"conversations", []string{"workspace_id", "id", "social_account_id", "contact_id", "channel", "status", "label_ids", "last_inbound_at", "last_message_at", "preview_body"}, people, func(i int) []any {
			status := "RESOLVED"
			if i%20 == 0 {
				status = "OPEN"
			}
			return []any{me, id(kindConversation, others+i), id(kindAccount, chain), id(kindContact, others+i), "WHATSAPP", status, []uuid.UUID{}, at(i), at(i), "…"}
		}},
		{"messages", []string{"workspace_id", "id", "conversation_id", "social_account_id", "direction", "author", "kind", "body", "status", "external_id", "occurred_at"}, people * each, func(i int) []any {
			c := others + i/each
			direction, author, status := "IN", "CUSTOMER", "RECEIVED"
			if i%2 == 1 {
				direction, author, status = "OUT", "USER", "READ"
			}
			text := words.text(3 + random.IntN(25))
			if i%10 == 0 {
				text += fmt.Sprintf(" N°%07d", i)
			}
			return []any{me, id(kindMessage, firstMessage+i), id(kindConversation, c), id(kindAccount, chain), direction, author, "TEXT", text, status,
				fmt.Sprintf("wamid.bench%d", firstMessage+i), at(i / each).Add(-time.Duration(each-i%each) * time.Minute)}
		}},
	}
}

const searchPage = `query Search($text: String!) { conversations(first: 25, filter: {search: $text}) {
	edges { cursor node { id status lastMessageAt contact { id name } lastMessage { body } } } pageInfo { hasNextPage endCursor } } }`

// BenchmarkSearch measures the inbox's search in a workspace of a million messages
// and 200,000 contacts, two people at a time, each term another one.
func BenchmarkSearch(b *testing.B) {
	p := start(b)
	token, err := p.Accounts.TokenFor(b.Context(), fmt.Sprintf("user%d@bench.test", chain*members))
	if err != nil {
		b.Fatal(err)
	}
	words := newWording(rand.New(rand.NewPCG(7, 8))).words
	random := rand.New(rand.NewPCG(9, 10))
	between := func(from, to int) string { return words[from+random.IntN(to-from)] }
	misspelt := func(word string) string { // one letter is another
		letters := []rune(word)
		letters[1+random.IntN(len(letters)-2)] = 'x'
		return string(letters)
	}
	for _, kind := range []struct {
		name string
		term func() string
	}{
		{"a word many messages have", func() string { return between(0, 30) }},
		{"a word some have", func() string { return between(300, 2000) }},
		{"a rare word", func() string { return between(10_000, 40_000) }},
		{"a word, misspelt", func() string {
			for {
				if word := between(300, 20_000); len(word) >= 6 {
					return misspelt(word)
				}
			}
		}},
		{"two words", func() string { return between(0, 300) + " " + between(300, 3000) }},
		{"an order's number", func() string { return fmt.Sprintf("%07d", random.IntN(chainMessages/10)*10) }},
		{"a family name", func() string { return between(5000, 35_000) }},
		{"a name, misspelt", func() string { return misspelt(between(2000, 2500)) + " " + between(5000, 35_000) }},
		{"a phone number", func() string { return fmt.Sprintf("06%06d", random.IntN(1_000_000)) }},
	} {
		var terms []string
		for range 200 {
			terms = append(terms, kind.term())
		}
		f := drive(b, 2, lasting/2, func(n int) *http.Request {
			r := p.graphQL(0, searchPage, map[string]any{"text": terms[n%len(terms)]})
			r.Header.Set("Authorization", "Bearer "+token)
			return r
		}, answered)
		b.Logf("%-28s %s", kind.name, f)
	}
}
