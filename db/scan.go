package db

// Rows that come by the dozen are read without reflection: the type names its
// fields in the order of its column constant (see hot and into).

// destinations follow conversationColumns.
func (c *Conversation) destinations() []any {
	return append(make([]any, 0, 32), &c.ID, &c.SocialAccountID, &c.ContactID, &c.Channel, &c.Status, &c.Priority, &c.AssigneeID, &c.TeamID,
		&c.LabelIDs, &c.SnoozedUntil, &c.WaitingSince, &c.WaitedSince, &c.LastInboundAt, &c.LastMessageAt, &c.LastMessageID, &c.PreviewBody,
		&c.PreviewKind, &c.PreviewAuthor, &c.PreviewAuthorID, &c.PreviewStatus, &c.ResolvedAt, &c.CreatedAt)
}

// destinations follow contactColumns.
func (c *Contact) destinations() []any {
	return []any{&c.ID, &c.Name, &c.Phone, &c.Email, &c.PictureURL, &c.About, &c.RawAttributes, &c.IsBlocked, &c.ProfileFetchedAt, &c.CreatedAt}
}

// destinations follow identityColumns.
func (i *ContactIdentity) destinations() []any {
	return []any{&i.ID, &i.ContactID, &i.SocialAccountID, &i.Kind, &i.ExternalID, &i.MatchKey, &i.Username}
}

// destinations follow ClaimWebhooks.
func (d *WebhookDelivery) destinations() []any {
	return []any{&d.ID, &d.Channel, &d.Body, &d.Attempts, &d.ReceivedAt}
}

// destinations are id and conversation_id.
func (r *OutdatedReply) destinations() []any { return []any{&r.ID, &r.ConversationID} }

// destinations follow messageColumns.
func (m *Message) destinations() []any {
	return []any{&m.ID, &m.ConversationID, &m.SocialAccountID, &m.Direction, &m.Author, &m.AuthorID, &m.Kind, &m.Body, &m.Payload,
		&m.ExternalID, &m.ReplyToExternalID, &m.Status, &m.Revision, &m.FailureCode, &m.FailureCause, &m.FailureRemedy, &m.FailureDetails,
		&m.ClientKey, &m.DueAt, &m.IsImported, &m.OccurredAt, &m.SentAt, &m.DeliveredAt, &m.ReadAt, &m.EditedAt, &m.DeletedAt, &m.CreatedAt}
}

// destinations follow userColumns.
func (u *User) destinations() []any {
	return []any{&u.ID, &u.Email, &u.Name, &u.Locale, &u.TimeZone, &u.Theme, &u.Density, &u.CreatedAt, &u.UpdatedAt}
}

// destinations follow accountColumns.
func (a *SocialAccount) destinations() []any {
	return []any{&a.ID, &a.Channel, &a.ExternalID, &a.BusinessID, &a.Name, &a.Handle, &a.PictureURL, &a.Status, &a.StatusReason,
		&a.Scopes, &a.TokenExpiresAt, &a.Quality, &a.MessagingTier, &a.WebhookSubscribedAt, &a.LastWebhookAt, &a.PausedUntil,
		&a.TemplatesSyncedAt, &a.ConnectedAt}
}

// destinations are id, name and color.
func (l *Label) destinations() []any { return []any{&l.ID, &l.Name, &l.Color} }

// destinations are id and name.
func (t *Team) destinations() []any { return []any{&t.ID, &t.Name} }

// destinations follow activityColumns.
func (a *Activity) destinations() []any {
	return []any{&a.ID, &a.ConversationID, &a.Kind, &a.ActorID, &a.SubjectID, &a.Detail, &a.CreatedAt}
}

// destinations follow noteColumns.
func (n *Note) destinations() []any {
	return []any{&n.ID, &n.ConversationID, &n.AuthorID, &n.Body, &n.MentionedUserIDs, &n.ClientKey, &n.CreatedAt}
}
