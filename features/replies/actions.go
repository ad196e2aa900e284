package replies

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/actions"
)

// maxActionCalls is how many calls of actions leave in one turn.
const maxActionCalls = 2

// offerActions finds the actions that the model may use for this customer. In a trial
// there are none: nobody's identity stands for it, and nothing outside is called.
func (t *turn) offerActions(ctx context.Context, tx *db.Tx) error {
	list, err := tx.Actions(ctx)
	if err != nil || len(list) == 0 {
		return err
	}
	if t.customer, err = actions.Of(ctx, tx, t.scene.Contact, t.scene.Account.ID); err != nil {
		return err
	}
	t.actions = t.customer.For(list)
	return nil
}

// actionNames are the actions' names as tools, each another one.
func (t *turn) actionNames() []string {
	names := make([]string, 0, len(t.actions))
	for i, a := range t.actions {
		name := strings.Trim(strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return '_'
		}, strings.ToLower(a.Name)), "_")
		name = "action_" + name[:min(len(name), 40)]
		if slices.Contains(names, name) {
			name = fmt.Sprintf("%s_%d", name, i+1)
		}
		names = append(names, name)
	}
	return names
}

// actionOf is the action of a tool's name; nil: it is none.
func (t *turn) actionOf(tool string) *db.Action {
	if i := slices.Index(t.actionNames(), tool); i >= 0 {
		return &t.actions[i]
	}
	return nil
}

// What a tool of an action's does, as the model is told.
const (
	looksUp = "Looks up the business's own data about this very customer, as a passage. "
	changes = "Does something for this very customer in the business's own system. Calling it only asks the customer whether to go ahead, in the product's words; " +
		"it is done when they have said yes, and a passage then says so. Never say that it was done without one. "
)

// actionTools are the actions as the model is told of them: when to use them, and what
// it has to ask for. What the server fills in, and where the call goes, it does not learn.
func (t *turn) actionTools() []ai.Tool {
	tools := make([]ai.Tool, 0, len(t.actions))
	mayChange := t.mayChange()
	for i, name := range t.actionNames() {
		what := looksUp
		if t.actions[i].IsChange() {
			if !mayChange {
				continue
			}
			what = changes
		}
		properties, required := map[string]any{}, []string{}
		for _, p := range t.actions[i].Parameters() {
			if p.Source != db.ActionAsked {
				continue
			}
			description := p.Description + ". Only as the customer wrote it; ask for it when they have not."
			if p.Pattern != "" { // not as the schema's own: a provider that does not know the pattern would refuse everything
				description += " Regular expression: " + p.Pattern
			}
			properties[p.Name] = map[string]any{"type": "string", "description": description}
			required = append(required, p.Name)
		}
		if t.actions[i].IsChange() {
			properties[spoken] = map[string]any{"type": "string", "description": "ISO 639-1 code of the customer's language"}
			required = append(required, spoken)
		}
		parameters, _ := json.Marshal(map[string]any{ // of strings: it cannot fail
			"type": "object", "additionalProperties": false, "required": required, "properties": properties,
		})
		tools = append(tools, ai.Tool{
			Name: name, Parameters: parameters,
			Description: what + t.actions[i].Name + ". When to use it: " + t.actions[i].Purpose,
		})
	}
	return tools
}

// actionInput and actionOutput are a call as the trace shows it: without what headers
// hold, and of what the server filled in no more than what it is.
type actionInput struct {
	Action   string                     `json:"action"`
	Method   db.ActionMethod            `json:"method,omitempty"` // of a change
	Host     string                     `json:"host"`
	Asked    map[string]string          `json:"asked"`
	Known    map[string]db.ActionSource `json:"known"`
	Sentence string                     `json:"sentence,omitempty"` // what the customer was asked to agree to
	Said     string                     `json:"said,omitempty"`     // what they answered
}

// describe is what a call of an action is made of.
func (in *actionInput) describe(a db.Action, values map[string]string) {
	in.Action, in.Host = a.Name, a.Host()
	if a.IsChange() {
		in.Method = a.Method
	}
	for _, p := range a.Parameters() {
		if p.Source == db.ActionAsked {
			in.Asked[p.Name] = values[p.Name]
		} else {
			in.Known[p.Name] = p.Source
		}
	}
}

type actionOutput struct {
	Question string          `json:"question,omitempty"` // nothing was called: the customer is asked this before
	Status   int             `json:"status"`             // HTTP's; 0: no answer came
	Failure  actions.Failure `json:"failure,omitempty"`
	Seen     []actions.Seen  `json:"seen"`
}

func readArguments(arguments json.RawMessage) (asked map[string]string, ok bool) {
	err := json.Unmarshal(arguments, &asked)
	return asked, err == nil
}

// callAction does what the model asks of an action, and tells it what came. What comes
// is a passage like any other: data, to be cited, judged and shown.
func (s *Service) callAction(ctx context.Context, t *turn, action db.Action, arguments json.RawMessage, now *round) (string, error) {
	if t.done[db.NodeAction] >= maxActionCalls {
		return "That is enough for one answer. Answer from what you have, or hand over.", nil
	}
	asked, ok := readArguments(arguments)
	if !ok {
		return "The arguments cannot be read.", nil
	}
	for _, value := range asked {
		if ai.Placeholder(value) != "" {
			return "Nothing was called: what it needs is hidden from you. Hand over.", nil
		}
	}
	if action.IsChange() {
		return s.askFirst(ctx, t, action, asked, now)
	}
	values, err := t.customer.Fill(action, asked, t.said())
	if err != nil {
		return "Nothing was called. " + err.Error() + ". Ask for it, and never fill it in yourself.", nil //nolint:nilerr // the model is told
	}
	current, err := s.stillWanted(ctx, t, action)
	if err != nil {
		return "", err
	}
	if current == nil || current.IsChange() {
		return "It cannot be used any more.", nil
	}
	result, err := s.Actions.Call(ctx, t.actor.WorkspaceID, *current, values)
	if err != nil {
		return "", fmt.Errorf("call action %s: %w", current.ID, err)
	}
	for i := range result.Seen {
		result.Seen[i].Value = ai.Redact(result.Seen[i].Value, t.hides)
	}
	input := actionInput{Asked: map[string]string{}, Known: map[string]db.ActionSource{}}
	input.describe(*current, values)
	output := actionOutput{Status: result.Status, Failure: result.Failure, Seen: orEmpty(result.Seen)}
	if err := t.record(db.NodeAction, input, output, &call{took: result.Took}); err != nil {
		return "", err
	}
	text := result.Text()
	switch result.Failure {
	case "":
	case actions.NotFound:
		text = nothingFound
	default:
		now.Failure, now.Action = db.ReasonActionFailed, current.Name
		return "It did not work. A person takes over.", nil
	}
	before := t.rounds
	t.rounds = t.with(now)
	number := len(t.passages()) + 1
	t.rounds = before
	title := current.Name
	if about := actions.Subject(*current, values); about != "" {
		title += " · " + about
	}
	found := db.ReplySource{ // the business's own data about this very question: nothing is likelier to answer it
		Number: number, SourceID: current.ID, Kind: "ACTION", Title: title, Text: text, Score: 1, UpdatedAt: time.Now(),
	}
	now.Found = append(now.Found, found)
	return enclosePassages([]db.ReplySource{found}), nil
}

// nothingFound is what the model reads when there is no such thing, or it is somebody
// else's: which of them, nobody says.
const nothingFound = "Nothing was found for this customer."

// said is all that the customer has written in this session.
func (t *turn) said() string {
	var lines []string
	for _, m := range t.scene.Messages {
		if m.Direction == db.In {
			lines = append(lines, t.words(m))
		}
	}
	return strings.Join(lines, "\n")
}

// stillWanted reads the action again before it is called. Nil: it was switched off
// meanwhile, or the answer has become pointless.
func (s *Service) stillWanted(ctx context.Context, t *turn, action db.Action) (current *db.Action, err error) {
	err = s.DB.View(ctx, t.actor, func(tx *db.Tx) error {
		attention, err := tx.Attention(ctx, t.run.ConversationID)
		if err != nil || t.pointless(*attention) != "" {
			return err
		}
		current, err = tx.Action(ctx, action.ID)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil
	}
	if current != nil && !current.IsOn {
		return nil, err
	}
	return current, err
}
