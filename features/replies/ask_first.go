package replies

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/actions"
	"socialsync/features/agents"
	"socialsync/features/agents/guard"
)

// asks is a change that the model wants, which the customer is asked about before. Of its
// values there are those that the customer gave; the server's are filled in again.
type asks struct {
	ActionID  uuid.UUID         `json:"actionId"`
	Name      string            `json:"name"`
	DefinedAt time.Time         `json:"definedAt"`
	Values    map[string]string `json:"values"`
}

// spoken is the argument of a change's tool that says what the customer speaks. A value of
// an action cannot have this name.
const spoken = "customerLanguage"

// mayChange: changes are offered where their question would leave by itself, to a
// customer who waits, and one at a time.
func (t *turn) mayChange() bool {
	speaksAgainst := slices.ContainsFunc(t.guarded.Findings, func(f guard.Finding) bool {
		return f.Kind == guard.Injection || f.Kind == guard.OnTopic && f.Action == guard.OnlyDraft
	})
	return t.run.Cause == db.CauseMessage && !t.isTrial() && t.gated.Mode == db.ModeAuto && !t.confirmed.isSettled() &&
		!speaksAgainst && !t.guarded.IsUnmoderated && agents.Drafting(t.gathered.Topics) == ""
}

// askFirst ends the turn with the question whether to go ahead, in the server's words and
// the workspace's. Nothing is called. Who has just not said yes to it must have named the
// values anew.
func (s *Service) askFirst(ctx context.Context, t *turn, action db.Action, arguments map[string]string, now *round) (string, error) {
	if now.Said != nil || !t.mayChange() {
		return "Nothing was called: that is too much at once.", nil
	}
	current, err := s.stillWanted(ctx, t, action)
	if err != nil {
		return "", err
	}
	if current == nil || !current.IsChange() {
		return "It cannot be used any more.", nil
	}
	words := t.said()
	if t.confirmed.State == db.RequestLapsed && !t.confirmed.IsYes {
		words = t.question()
	}
	values, err := t.customer.Fill(*current, arguments, words)
	if err != nil {
		return "Nothing was called. " + err.Error() + ". Ask for it, and never fill it in yourself.", nil //nolint:nilerr // the model is told
	}
	input := actionInput{Asked: map[string]string{}, Known: map[string]db.ActionSource{}}
	input.describe(*current, values)
	language := strings.ToLower(arguments[spoken])
	if _, ok := shallI[language]; !ok {
		language = ""
	}
	language = t.languageOf(language)
	question := AskWhether(language, actions.Sentence(*current, values))
	now.Said = &Said{Kind: Confirms, Question: question, Language: language, Reason: "The customer wants: " + actions.Sentence(*current, values)}
	now.Asks = &asks{ActionID: current.ID, Name: current.Name, DefinedAt: current.UpdatedAt, Values: input.Asked}
	return "The customer is asked whether to go ahead.", t.record(db.NodeAction, input, actionOutput{Question: question, Seen: []actions.Seen{}}, nil)
}

// isAsking: the turn ends with the question whether to make a change.
func (t *turn) isAsking() bool { return t.generated.Asks != nil && t.generated.said().Kind == Confirms }

// toAsk is the request as it is sent; nil: the action is not what it was any more, or the
// customer not who they were.
func (t *turn) toAsk(ctx context.Context, tx *db.Tx) (*db.ActionRequest, error) {
	asks := t.generated.Asks
	action, err := tx.Action(ctx, asks.ActionID)
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !action.IsOn || !action.IsChange() || !action.UpdatedAt.Equal(asks.DefinedAt) {
		return nil, nil
	}
	values, err := t.customer.Fill(*action, asks.Values, t.said())
	if err != nil {
		return nil, nil //nolint:nilerr // whose number it is has changed
	}
	filled, err := json.Marshal(values)
	return &db.ActionRequest{
		ID: db.NewID(), ConversationID: t.run.ConversationID, ActionID: action.ID, Name: action.Name, DefinedAt: action.UpdatedAt, RunID: t.run.ID, Epoch: t.run.Epoch,
		Language: t.language(), Sentence: actions.Sentence(*action, values), Subject: actions.Subject(*action, values), RawFilled: filled,
	}, err
}

// AskWhether is the question whether to do what the sentence says, in a language of ours,
// in English when it is none. It is ours, not the model's: what a yes sets off must be
// what was asked.
func AskWhether(language, sentence string) string {
	return fmt.Sprintf(cmp.Or(shallI[language], shallI["en"]), strings.TrimRight(sentence, " .!?…"))
}

var shallI = map[string]string{
	"ar": "هل أقوم بذلك: %s؟ أجب بنعم للتأكيد.",
	"de": "Soll ich das tun: %s? Antworten Sie mit JA, um es zu bestätigen.",
	"en": "Shall I go ahead: %s? Answer YES to confirm.",
	"es": "¿Lo hago: %s? Responda SÍ para confirmar.",
	"fr": "Dois-je le faire\u00a0: %s\u00a0? Répondez OUI pour confirmer.",
	"it": "Procedo: %s? Risponda SÌ per confermare.",
	"nl": "Zal ik dit doen: %s? Antwoord JA om te bevestigen.",
	"pl": "Czy mam to zrobić: %s? Proszę odpowiedzieć TAK, aby potwierdzić.",
	"pt": "Posso avançar: %s? Responda SIM para confirmar.",
	"tr": "Bunu yapayım mı: %s? Onaylamak için EVET yazın.",
	"uk": "Зробити це: %s? Напишіть ТАК, щоб підтвердити.",
	"zh": "是否执行：%s？请回复“是”以确认。", //nolint:gosmopolitan // it is for people who read it
}
