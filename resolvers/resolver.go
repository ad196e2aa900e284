// Package resolvers answers GraphQL, one thin file per noun: who asks, one call
// of a feature, the payload. It holds no SQL and no rules, so there is nothing
// to duplicate.
package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/accounts"
	"socialsync/features/actions"
	"socialsync/features/agents"
	"socialsync/features/billing"
	"socialsync/features/channels"
	"socialsync/features/conflicts"
	"socialsync/features/copilot"
	"socialsync/features/evals"
	"socialsync/features/inbox"
	"socialsync/features/insights"
	"socialsync/features/knowledge"
	"socialsync/features/replies"
	"socialsync/features/transcripts"
	"socialsync/features/writing"
	"socialsync/graph"
	"socialsync/loaders"
)

// Resolver holds the features. All exported fields must be set.
type Resolver struct {
	DB        *db.DB
	Accounts  *accounts.Service
	Channels  *channels.Service
	Inbox     *inbox.Service
	Billing   *billing.Service
	Writing   *writing.Service
	Copilot   *copilot.Service
	Actions   *actions.Service
	Knowledge *knowledge.Service
	Agents    *agents.Service
	Evals     *evals.Service
	Insights  *insights.Service
	Conflicts *conflicts.Service
	Events    *events.Hub

	directories directories // of the express path
	Replies     *replies.Service
	Transcripts *transcripts.Service
}

var _ graph.ResolverRoot = (*Resolver)(nil)

// One type per GraphQL type that has resolvers; their methods stand in the file
// of their noun.
type (
	query        struct{ *Resolver }
	mutation     struct{ *Resolver }
	subscription struct{ *Resolver }

	activity          struct{ *Resolver }
	agentChange       struct{ *Resolver }
	agentDraft        struct{ *Resolver }
	agentTest         struct{ *Resolver }
	agentTestRun      struct{ *Resolver }
	replay            struct{ *Resolver }
	replayTurn        struct{ *Resolver }
	agentVersion      struct{ *Resolver }
	conversationAgent struct{ *Resolver }
	attachment        struct{ *Resolver }
	cannedResponse    struct{ *Resolver }
	contact           struct{ *Resolver }
	contactIdentity   struct{ *Resolver }
	conversation      struct{ *Resolver }
	faq               struct{ *Resolver }
	knowledgeSource   struct{ *Resolver }
	knowledgeUpkeep   struct{ *Resolver }
	conflict          struct{ *Resolver }
	conflictSide      struct{ *Resolver }
	message           struct{ *Resolver }
	messagePreview    struct{ *Resolver }
	note              struct{ *Resolver }
	presence          struct{ *Resolver }
	rankedPassage     struct{ *Resolver }
	reaction          struct{ *Resolver }
	reply             struct{ *Resolver }
	replyRun          struct{ *Resolver }
	replyTopic        struct{ *Resolver }
	socialAccount     struct{ *Resolver }
	team              struct{ *Resolver }

	activityAdded       struct{ *Resolver }
	agentChanged        struct{ *Resolver }
	agentTestsUpdated   struct{ *Resolver }
	replayUpdated       struct{ *Resolver }
	budgetChanged       struct{ *Resolver }
	channelUpdated      struct{ *Resolver }
	conversationRead    struct{ *Resolver }
	conversationUpdated struct{ *Resolver }
	draftUpdated        struct{ *Resolver }
	bulkChangeUpdated   struct{ *Resolver }
	knowledgeUpdated    struct{ *Resolver }
	labelsUpdated       struct{ *Resolver }
	messageAdded        struct{ *Resolver }
	messageUpdated      struct{ *Resolver }
	noteAdded           struct{ *Resolver }
	presenceChanged     struct{ *Resolver }
	replyRunUpdated     struct{ *Resolver }
	replyUpdated        struct{ *Resolver }
	resync              struct{ *Resolver }
	faqSuggestion       struct{ *Resolver }
	replyFeedback       struct{ *Resolver }
	moment              struct{ *Resolver }
	questionGroup       struct{ *Resolver }
	groupQuestion       struct{ *Resolver }
	gapsChanged         struct{ *Resolver }
	conflictsChanged    struct{ *Resolver }

	faqSuggestionUpdated struct{ *Resolver }
)

// Query implements graph.ResolverRoot, as do the methods below.
func (r *Resolver) Query() graph.QueryResolver               { return &query{r} }
func (r *Resolver) Mutation() graph.MutationResolver         { return &mutation{r} }
func (r *Resolver) Subscription() graph.SubscriptionResolver { return &subscription{r} }

func (r *Resolver) Activity() graph.ActivityResolver                   { return &activity{r} }
func (r *Resolver) AgentChange() graph.AgentChangeResolver             { return &agentChange{r} }
func (r *Resolver) AgentDraft() graph.AgentDraftResolver               { return &agentDraft{r} }
func (r *Resolver) ConversationAgent() graph.ConversationAgentResolver { return &conversationAgent{r} }
func (r *Resolver) AgentTest() graph.AgentTestResolver                 { return &agentTest{r} }
func (r *Resolver) AgentTestRun() graph.AgentTestRunResolver           { return &agentTestRun{r} }
func (r *Resolver) AgentVersion() graph.AgentVersionResolver           { return &agentVersion{r} }
func (r *Resolver) Attachment() graph.AttachmentResolver               { return &attachment{r} }
func (r *Resolver) CannedResponse() graph.CannedResponseResolver       { return &cannedResponse{r} }
func (r *Resolver) Contact() graph.ContactResolver                     { return &contact{r} }
func (r *Resolver) ContactIdentity() graph.ContactIdentityResolver     { return &contactIdentity{r} }
func (r *Resolver) Conversation() graph.ConversationResolver           { return &conversation{r} }
func (r *Resolver) Faq() graph.FaqResolver                             { return &faq{r} }
func (r *Resolver) KnowledgeSource() graph.KnowledgeSourceResolver     { return &knowledgeSource{r} }
func (r *Resolver) KnowledgeUpkeep() graph.KnowledgeUpkeepResolver     { return &knowledgeUpkeep{r} }
func (r *Resolver) Conflict() graph.ConflictResolver                   { return &conflict{r} }
func (r *Resolver) ConflictSide() graph.ConflictSideResolver           { return &conflictSide{r} }
func (r *Resolver) Message() graph.MessageResolver                     { return &message{r} }
func (r *Resolver) MessagePreview() graph.MessagePreviewResolver       { return &messagePreview{r} }
func (r *Resolver) Note() graph.NoteResolver                           { return &note{r} }
func (r *Resolver) Presence() graph.PresenceResolver                   { return &presence{r} }
func (r *Resolver) RankedPassage() graph.RankedPassageResolver         { return &rankedPassage{r} }
func (r *Resolver) Reaction() graph.ReactionResolver                   { return &reaction{r} }
func (r *Resolver) Replay() graph.ReplayResolver                       { return &replay{r} }
func (r *Resolver) ReplayTurn() graph.ReplayTurnResolver               { return &replayTurn{r} }
func (r *Resolver) Reply() graph.ReplyResolver                         { return &reply{r} }
func (r *Resolver) ReplyRun() graph.ReplyRunResolver                   { return &replyRun{r} }
func (r *Resolver) ReplyTopic() graph.ReplyTopicResolver               { return &replyTopic{r} }
func (r *Resolver) SocialAccount() graph.SocialAccountResolver         { return &socialAccount{r} }
func (r *Resolver) Team() graph.TeamResolver                           { return &team{r} }
func (r *Resolver) FaqSuggestion() graph.FaqSuggestionResolver         { return &faqSuggestion{r} }
func (r *Resolver) ReplyFeedback() graph.ReplyFeedbackResolver         { return &replyFeedback{r} }
func (r *Resolver) Moment() graph.MomentResolver                       { return &moment{r} }
func (r *Resolver) QuestionGroup() graph.QuestionGroupResolver         { return &questionGroup{r} }
func (r *Resolver) GroupQuestion() graph.GroupQuestionResolver         { return &groupQuestion{r} }
func (r *Resolver) GapsChanged() graph.GapsChangedResolver             { return &gapsChanged{r} }
func (r *Resolver) ConflictsChanged() graph.ConflictsChangedResolver   { return &conflictsChanged{r} }

func (r *Resolver) ActivityAdded() graph.ActivityAddedResolver { return &activityAdded{r} }
func (r *Resolver) AgentChanged() graph.AgentChangedResolver   { return &agentChanged{r} }
func (r *Resolver) AgentTestsUpdated() graph.AgentTestsUpdatedResolver {
	return &agentTestsUpdated{r}
}
func (r *Resolver) ReplayUpdated() graph.ReplayUpdatedResolver       { return &replayUpdated{r} }
func (r *Resolver) BudgetChanged() graph.BudgetChangedResolver       { return &budgetChanged{r} }
func (r *Resolver) ChannelUpdated() graph.ChannelUpdatedResolver     { return &channelUpdated{r} }
func (r *Resolver) ConversationRead() graph.ConversationReadResolver { return &conversationRead{r} }
func (r *Resolver) ConversationUpdated() graph.ConversationUpdatedResolver {
	return &conversationUpdated{r}
}
func (r *Resolver) BulkChangeUpdated() graph.BulkChangeUpdatedResolver {
	return &bulkChangeUpdated{r}
}
func (r *Resolver) DraftUpdated() graph.DraftUpdatedResolver { return &draftUpdated{r} }
func (r *Resolver) FaqSuggestionUpdated() graph.FaqSuggestionUpdatedResolver {
	return &faqSuggestionUpdated{r}
}
func (r *Resolver) KnowledgeUpdated() graph.KnowledgeUpdatedResolver { return &knowledgeUpdated{r} }
func (r *Resolver) LabelsUpdated() graph.LabelsUpdatedResolver       { return &labelsUpdated{r} }
func (r *Resolver) MessageAdded() graph.MessageAddedResolver         { return &messageAdded{r} }
func (r *Resolver) MessageUpdated() graph.MessageUpdatedResolver     { return &messageUpdated{r} }
func (r *Resolver) NoteAdded() graph.NoteAddedResolver               { return &noteAdded{r} }
func (r *Resolver) PresenceChanged() graph.PresenceChangedResolver   { return &presenceChanged{r} }
func (r *Resolver) Resync() graph.ResyncResolver                     { return &resync{r} }
func (r *Resolver) ReplyRunUpdated() graph.ReplyRunUpdatedResolver   { return &replyRunUpdated{r} }
func (r *Resolver) ReplyUpdated() graph.ReplyUpdatedResolver         { return &replyUpdated{r} }

// Responses puts fresh loaders around each response. It belongs into
// graph.Config.Responses.
func (r *Resolver) Responses(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	return next(loaders.Attach(ctx, loaders.Source{DB: r.DB, Inbox: r.Inbox, Agents: r.Agents}))
}

// user loads a person; nil stays nil.
func user(ctx context.Context, id *uuid.UUID) (*db.User, error) {
	if id == nil {
		return nil, nil
	}
	return loaders.From(ctx).Users.Load(ctx, *id)
}

// notNil is a list as the schema's [X!]! wants it.
func notNil[T any](list []T, err error) ([]T, error) {
	if list == nil && err == nil {
		list = []T{}
	}
	return list, err
}

// existing drops from a list what was not found.
func existing[T any](list []*T) []T {
	out := make([]T, 0, len(list))
	for _, item := range list {
		if item != nil {
			out = append(out, *item)
		}
	}
	return out
}

// Ping does nothing: who reaches it may write.
func (*mutation) Ping(context.Context) (bool, error) { return true, nil }
