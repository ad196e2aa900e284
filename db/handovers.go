package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Handover is the assistant giving a conversation to a person.
type Handover struct {
	ID             uuid.UUID
	ConversationID uuid.UUID
	RunID          uuid.UUID
	Reason         ReplyReason
	Wants          string // the brief, a line each
	Tried          string
	Missing        string
	AssigneeID     *uuid.UUID // nil: nobody could be found
	MailAttempts   int
	MailedAt       *time.Time
	CreatedAt      time.Time
}

const handoverColumns = `h.id, h.conversation_id, h.run_id, h.reason, h.wants, h.tried, h.missing, h.assignee_id, h.mail_attempts, h.mailed_at, h.created_at`

// InsertHandover adds a handover, of which somebody is to be told by mail.
func (tx *Tx) InsertHandover(ctx context.Context, h Handover) error {
	return tx.must(ctx, `
		insert into handovers (workspace_id, id, conversation_id, run_id, reason, wants, tried, missing, assignee_id)
		values ($1, $2, $3, $4, $5, left($6, 500), left($7, 500), left($8, 500), $9)`,
		tx.WorkspaceID(), h.ID, h.ConversationID, h.RunID, h.Reason, h.Wants, h.Tried, h.Missing, h.AssigneeID)
}

// ClaimHandoverMail takes the telling of a handover for as long as lease.
// ErrNotFound means that it is done, or in other hands.
func (tx *Tx) ClaimHandoverMail(ctx context.Context, id uuid.UUID, lease time.Duration) (*Handover, error) {
	return one[Handover](ctx, tx, `
		update handovers h set mail_due_at = now() + $2::interval, mail_attempts = mail_attempts + 1
		where id = $1 and mail_due_at <= now()
		returning `+handoverColumns, id, lease)
}

// HandoverMailed says that nobody needs to be told any more; sent is false when
// the mail was given up.
func (tx *Tx) HandoverMailed(ctx context.Context, id uuid.UUID, sent bool) error {
	return tx.must(ctx, `
		update handovers set mail_due_at = null, mailed_at = case when $2 then now() end where id = $1`, id, sent)
}

// DueHandovers returns up to limit handovers that nobody was told of, in all
// workspaces.
func (tx *Tx) DueHandovers(ctx context.Context, limit int) ([]RunRef, error) {
	return many[RunRef](ctx, tx, `
		select workspace_id, id from handovers where mail_due_at <= now() order by mail_due_at limit $1`, limit)
}

// NextAssignee is who takes over next: of those who may answer, and of team when it
// is given, the one with the fewest open conversations. ErrNotFound: there is nobody.
func (tx *Tx) NextAssignee(ctx context.Context, team *uuid.UUID) (*User, error) {
	return one[User](ctx, tx, `
		select `+userColumns+` from users where id = (
			select m.user_id from memberships m
			where m.workspace_id = $1 and m.role in ('OWNER', 'ADMIN', 'AGENT')
			  and ($2::uuid is null or exists (select from team_members t where t.workspace_id = $1 and t.team_id = $2 and t.user_id = m.user_id))
			order by (select count(*) from conversations c where c.workspace_id = $1 and c.assignee_id = m.user_id and c.status = 'OPEN'),
			         m.role <> 'AGENT', m.user_id
			limit 1)`, tx.WorkspaceID(), team)
}

// SessionSummary is what was said in a conversation before it was last resolved.
// ErrNotFound: nobody has summed it up yet.
func (tx *Tx) SessionSummary(ctx context.Context, conversationID uuid.UUID) (string, error) {
	row, err := one[struct{ Summary string }](ctx, tx, `
		select s.summary from session_summaries s
		join conversations c on c.workspace_id = s.workspace_id and c.id = s.conversation_id and c.session_at = s.session_at
		where s.workspace_id = $1 and s.conversation_id = $2`, tx.WorkspaceID(), conversationID)
	if err != nil {
		return "", err
	}
	return row.Summary, nil
}

// KeepSessionSummary keeps the summary of what was said before sessionAt.
func (tx *Tx) KeepSessionSummary(ctx context.Context, conversationID uuid.UUID, sessionAt time.Time, summary string) error {
	return tx.must(ctx, `
		insert into session_summaries (workspace_id, conversation_id, session_at, summary) values ($1, $2, $3, left($4, 2000))
		on conflict (workspace_id, conversation_id) do update set session_at = excluded.session_at, summary = excluded.summary`,
		tx.WorkspaceID(), conversationID, sessionAt, summary)
}

// EarlierMessages returns up to limit messages from before a moment, oldest first,
// without what was taken back.
func (tx *Tx) EarlierMessages(ctx context.Context, conversationID uuid.UUID, before time.Time, limit int) ([]Message, error) {
	return many[Message](ctx, tx, `
		select * from (
			select `+messageColumns+` from messages m
			where m.conversation_id = $1 and m.deleted_at is null and m.kind <> 'SYSTEM' and m.occurred_at <= $2
			order by m.occurred_at desc, m.id desc limit $3) m
		order by m.occurred_at, m.id`, conversationID, before, limit)
}
