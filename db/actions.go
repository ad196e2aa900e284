package db

import (
	"context"
	"encoding/json"
	"net/url"
	"time"

	"github.com/google/uuid"
)

// Action is a call to a system of the workspace's that the assistant may make for a
// customer. What its headers hold is sealed and not among this: see SealedHeaders.
type Action struct {
	ID             uuid.UUID
	Name           string
	Purpose        string // when to use it, as the model is told
	Method         ActionMethod
	Confirmation   string          // of a change: what the customer agrees to, with values' names in braces; of a lookup empty
	URL            string          // with a parameter's name in braces where its value goes
	RawParameters  json.RawMessage `db:"parameters"`
	RawHeaders     json.RawMessage `db:"headers"`
	RawFields      json.RawMessage `db:"fields"`
	TimeoutSeconds int             // 1 to 10
	IsOn           bool
	UpdatedAt      time.Time
}

// ActionMethod is HTTP's.
type ActionMethod string

// The methods, spelled the same in Go, SQL, GraphQL and TypeScript. All but the first
// change something.
const (
	MethodGet    ActionMethod = "GET"
	MethodPost   ActionMethod = "POST"
	MethodPut    ActionMethod = "PUT"
	MethodPatch  ActionMethod = "PATCH"
	MethodDelete ActionMethod = "DELETE"
)

// IsChange: it does something, so that the customer is asked before.
func (m ActionMethod) IsChange() bool { return m != MethodGet }

// IsChange is the method's.
func (a Action) IsChange() bool { return a.Method.IsChange() }

// ActionParameter is a value of the call.
type ActionParameter struct {
	Name        string       `json:"name"`
	Source      ActionSource `json:"source"`
	Description string       `json:"description"` // what it is, as the model is told; of an asked one
	Pattern     string       `json:"pattern"`     // what an asked one looks like, as a whole (RE2); empty: anything
	MaxLength   int          `json:"maxLength"`   // of an asked one, in characters
}

// ActionSource is who fills a value in.
type ActionSource string

// The sources, spelled the same in Go, GraphQL and TypeScript. All but the first are
// filled in by the server, whatever a model or a customer says.
const (
	ActionAsked    ActionSource = "ASKED"           // it is in what the customer wrote
	ActionWhatsApp ActionSource = "WHATSAPP_NUMBER" // as WhatsApp verified it, in E.164
	ActionInsta    ActionSource = "INSTAGRAM_ID"
	ActionEmail    ActionSource = "CONTACT_EMAIL" // as a colleague entered it
)

// ActionHeader is a header of the call, without its value.
type ActionHeader struct {
	Name   string `json:"name"`
	Ending string `json:"ending"` // of the value: four characters at most
}

// ActionField is a part of the answer that the assistant may see.
type ActionField struct {
	Path  string `json:"path"`  // items[].name: of each element of a list
	Label string `json:"label"` // what it is called there; empty: its path
}

// Host is whom it calls.
func (a Action) Host() string {
	if u, err := url.Parse(a.URL); err == nil {
		return u.Host
	}
	return ""
}

// Parameters are the values of the call, in the order in which people entered them.
func (a Action) Parameters() []ActionParameter { return listed[ActionParameter](a.RawParameters) }

// Headers are sent with the call.
func (a Action) Headers() []ActionHeader { return listed[ActionHeader](a.RawHeaders) }

// Fields are what the assistant may see of the answer.
func (a Action) Fields() []ActionField { return listed[ActionField](a.RawFields) }

const actionColumns = `id, name, purpose, method, confirmation, url, parameters, headers, fields, timeout_seconds, is_on, updated_at`

// Actions returns all of them, by name.
func (tx *Tx) Actions(ctx context.Context) ([]Action, error) {
	return many[Action](ctx, tx, `
		select `+actionColumns+` from actions where workspace_id = $1 order by lower(name)`, tx.WorkspaceID())
}

// Action returns one, or ErrNotFound.
func (tx *Tx) Action(ctx context.Context, id uuid.UUID) (*Action, error) {
	return one[Action](ctx, tx, `select `+actionColumns+` from actions where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id)
}

// ShareAction is Action, kept as it is until the transaction ends.
func (tx *Tx) ShareAction(ctx context.Context, id uuid.UUID) (*Action, error) {
	return one[Action](ctx, tx, `
		select `+actionColumns+` from actions where workspace_id = $1 and id = $2 for share`, tx.WorkspaceID(), id)
}

// SealedHeaders returns the values of an action's headers as they were sealed for it;
// nil: it has none. ErrNotFound: there is no such action.
func (tx *Tx) SealedHeaders(ctx context.Context, id uuid.UUID) ([]byte, error) {
	row, err := one[struct{ SealedHeaders []byte }](ctx, tx, `
		select sealed_headers from actions where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id)
	if err != nil {
		return nil, err
	}
	return row.SealedHeaders, nil
}

// SaveAction makes an action or replaces it. A name that another one has is a TakenError
// of actions_name_key.
func (tx *Tx) SaveAction(ctx context.Context, a Action, sealedHeaders []byte) (*Action, error) {
	return one[Action](ctx, tx, `
		insert into actions (workspace_id, id, name, purpose, method, confirmation, url, parameters, headers, sealed_headers, fields, timeout_seconds, is_on)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		on conflict (workspace_id, id) do update set name = excluded.name, purpose = excluded.purpose, method = excluded.method,
			confirmation = excluded.confirmation, url = excluded.url, parameters = excluded.parameters, headers = excluded.headers, sealed_headers = excluded.sealed_headers, fields = excluded.fields,
			timeout_seconds = excluded.timeout_seconds, is_on = excluded.is_on, updated_at = now()
		returning `+actionColumns,
		tx.WorkspaceID(), a.ID, a.Name, a.Purpose, a.Method, a.Confirmation, a.URL, a.RawParameters, a.RawHeaders, sealedHeaders, a.RawFields,
		a.TimeoutSeconds, a.IsOn)
}

// SwitchAction lets the assistant use an action, or no longer.
func (tx *Tx) SwitchAction(ctx context.Context, id uuid.UUID, isOn bool) (*Action, error) {
	return one[Action](ctx, tx, `
		update actions set is_on = $3, updated_at = now() where workspace_id = $1 and id = $2
		returning `+actionColumns, tx.WorkspaceID(), id, isOn)
}

// DeleteAction removes an action with what its headers hold, or is ErrNotFound.
func (tx *Tx) DeleteAction(ctx context.Context, id uuid.UUID) error {
	return tx.must(ctx, `delete from actions where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id)
}

// SealedAction is an action whose headers hold something.
type SealedAction struct {
	WorkspaceID, ID uuid.UUID
	SealedHeaders   []byte
}

// SealedActions returns up to limit of all workspaces' after the one with that id.
func (tx *Tx) SealedActions(ctx context.Context, after uuid.UUID, limit int) ([]SealedAction, error) {
	return many[SealedAction](ctx, tx, `
		select workspace_id, id, sealed_headers from actions
		where id > $1 and sealed_headers is not null order by id limit $2`, after, limit)
}

// ResealAction puts another sealing of the same values in the place of one, unless that
// was replaced meanwhile.
func (tx *Tx) ResealAction(ctx context.Context, id uuid.UUID, before, after []byte) (moved bool, err error) {
	n, err := tx.exec(ctx, `
		update actions set sealed_headers = $4 where workspace_id = $1 and id = $2 and sealed_headers = $3`, tx.WorkspaceID(), id, before, after)
	return n > 0, err
}
