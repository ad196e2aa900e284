package queue

import (
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"
)

// IngestWebhook turns one delivery in webhook_inbox into messages.
type IngestWebhook struct {
	InboxID uuid.UUID `json:"inboxId"`
}

func (IngestWebhook) Kind() string { return "inbox:ingest" }
func (IngestWebhook) Options() []asynq.Option {
	return options(Urgent, 5*time.Minute, 0) // 3 MB hold thousands of messages
}

// SendConversation sends what is due in one conversation, in order.
type SendConversation struct {
	WorkspaceID    uuid.UUID `json:"workspaceId"`
	ConversationID uuid.UUID `json:"conversationId"`
}

func (SendConversation) Kind() string { return "inbox:send" }
func (SendConversation) Options() []asynq.Option {
	return options(Urgent, 90*time.Second, 0)
}

// Typing is what a customer's phone shows of somebody who writes to them.
type Typing string

const (
	// TypingOn has it shown, for 25 seconds or until the message comes.
	TypingOn Typing = "ON"
	// TypingOff has it shown no longer: no message comes.
	TypingOff Typing = "OFF"
)

// SendReceipt tells the customer's phone that their messages were read; with Typing,
// that somebody is typing or no longer is.
type SendReceipt struct {
	WorkspaceID    uuid.UUID `json:"workspaceId"`
	ConversationID uuid.UUID `json:"conversationId"`
	Typing         Typing    `json:"typing,omitempty"`
}

func (SendReceipt) Kind() string { return "inbox:receipt" }
func (SendReceipt) Options() []asynq.Option {
	return options(Default, 20*time.Second, 1)
}

// SendReaction puts our side's reaction on a customer's message, or removes it.
type SendReaction struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
	MessageID   uuid.UUID `json:"messageId"`
}

func (SendReaction) Kind() string { return "inbox:reaction" }
func (SendReaction) Options() []asynq.Option {
	return options(Default, 20*time.Second, 3)
}

// ChangeBulk goes on with a change of many conversations.
type ChangeBulk struct {
	WorkspaceID  uuid.UUID `json:"workspaceId"`
	BulkChangeID uuid.UUID `json:"bulkChangeId"`
}

func (ChangeBulk) Kind() string { return "inbox:bulk" }
func (ChangeBulk) Options() []asynq.Option {
	return options(Default, 2*time.Minute, 0)
}

// FetchMedia downloads one attachment before the provider's link runs out.
type FetchMedia struct {
	WorkspaceID  uuid.UUID `json:"workspaceId"`
	AttachmentID uuid.UUID `json:"attachmentId"`
}

func (FetchMedia) Kind() string { return "inbox:media" }
func (FetchMedia) Options() []asynq.Option {
	return options(Default, 3*time.Minute, 0)
}

// FetchProfile asks the provider for a contact's name and picture.
type FetchProfile struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
	ContactID   uuid.UUID `json:"contactId"`
}

func (FetchProfile) Kind() string { return "contacts:profile" }
func (FetchProfile) Options() []asynq.Option {
	return append(options(Low, 30*time.Second, 3), Once())
}

// CheckAccount asks Meta whether an account's token, permissions and webhook
// still work, and refreshes the token when it is time.
type CheckAccount struct {
	WorkspaceID     uuid.UUID `json:"workspaceId"`
	SocialAccountID uuid.UUID `json:"socialAccountId"`
}

func (CheckAccount) Kind() string { return "channels:check" }
func (CheckAccount) Options() []asynq.Option {
	return append(options(Low, time.Minute, 2), Once())
}

// MailExpiry tells owners that an account's token ends.
type MailExpiry struct {
	WorkspaceID     uuid.UUID `json:"workspaceId"`
	SocialAccountID uuid.UUID `json:"socialAccountId"`
}

func (MailExpiry) Kind() string { return "channels:expiry" }
func (MailExpiry) Options() []asynq.Option {
	return append(options(Low, time.Minute, 2), Once())
}

// SyncTemplates copies a WhatsApp account's templates from Meta.
type SyncTemplates struct {
	WorkspaceID     uuid.UUID `json:"workspaceId"`
	SocialAccountID uuid.UUID `json:"socialAccountId"`
}

func (SyncTemplates) Kind() string { return "channels:templates" }
func (SyncTemplates) Options() []asynq.Option {
	return append(options(Low, time.Minute, 2), Once())
}

// SendPasswordReset makes a reset link and mails it. The link is not in the task:
// who may look into the queue could take over accounts.
type SendPasswordReset struct {
	UserID uuid.UUID `json:"userId"`
}

func (SendPasswordReset) Kind() string { return "accounts:password-reset" }
func (SendPasswordReset) Options() []asynq.Option {
	return options(Low, 30*time.Second, 5)
}

// Learn looks at what people answered in a conversation that was resolved.
type Learn struct {
	WorkspaceID    uuid.UUID `json:"workspaceId"`
	ConversationID uuid.UUID `json:"conversationId"`
}

func (Learn) Kind() string { return "evals:learn" }
func (Learn) Options() []asynq.Option {
	return append(options(Low, time.Minute, 2), Once())
}

// RunAgentTests goes on with a run of the assistant's tests.
type RunAgentTests struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
	RunID       uuid.UUID `json:"runId"`
}

func (RunAgentTests) Kind() string { return "evals:tests" }
func (RunAgentTests) Options() []asynq.Option {
	return options(Thinking, 5*time.Minute, 0) // several calls of a slow model
}

// RunReplay goes on with a replay of customers' turns.
type RunReplay struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
	ReplayID    uuid.UUID `json:"replayId"`
}

func (RunReplay) Kind() string { return "evals:replay" }
func (RunReplay) Options() []asynq.Option {
	return options(Thinking, 5*time.Minute, 0) // several calls of a slow model
}

// ReadKnowledge reads one source: fetch, extract, cut, embed.
type ReadKnowledge struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
	SourceID    uuid.UUID `json:"sourceId"`
}

func (ReadKnowledge) Kind() string { return "knowledge:read" }
func (ReadKnowledge) Options() []asynq.Option {
	return options(Reading, 15*time.Minute, 0) // thousands of passages to embed
}

// Transcribe writes down what is said in a customer's recording.
type Transcribe struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
	MessageID   uuid.UUID `json:"messageId"`
}

func (Transcribe) Kind() string { return "transcripts:transcribe" }
func (Transcribe) Options() []asynq.Option {
	return options(Default, 3*time.Minute, 0)
}

// BeginReply has the assistant look at a conversation whose burst has ended.
type BeginReply struct {
	WorkspaceID    uuid.UUID `json:"workspaceId"`
	ConversationID uuid.UUID `json:"conversationId"`
}

func (BeginReply) Kind() string { return "replies:begin" }
func (BeginReply) Options() []asynq.Option {
	return options(Urgent, 30*time.Second, 0)
}

// WorkReply has the assistant go on with a run.
type WorkReply struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
	RunID       uuid.UUID `json:"runId"`
}

func (WorkReply) Kind() string { return "replies:work" }
func (WorkReply) Options() []asynq.Option {
	return options(Thinking, 5*time.Minute, 0) // several calls of a slow model
}

// ApplyModes carries out in a workspace's conversations what people decided about the
// assistant.
type ApplyModes struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
}

func (ApplyModes) Kind() string { return "replies:modes" }
func (ApplyModes) Options() []asynq.Option {
	return options(Urgent, time.Minute, 0)
}

// MailHandover tells by mail that a conversation was handed over.
type MailHandover struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
	HandoverID  uuid.UUID `json:"handoverId"`
}

func (MailHandover) Kind() string { return "replies:mail" }
func (MailHandover) Options() []asynq.Option {
	return options(Low, time.Minute, 2)
}

// LookAtQuestions looks at what a workspace's customers asked.
type LookAtQuestions struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
}

func (LookAtQuestions) Kind() string { return "insights:questions" }
func (LookAtQuestions) Options() []asynq.Option {
	return append(options(Low, 5*time.Minute, 2), Once())
}

// FindConflicts compares what a workspace's sources say.
type FindConflicts struct {
	WorkspaceID uuid.UUID `json:"workspaceId"`
}

func (FindConflicts) Kind() string { return "conflicts:find" }
func (FindConflicts) Options() []asynq.Option {
	return append(options(Low, 5*time.Minute, 2), Once())
}
