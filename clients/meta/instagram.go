package meta

import (
	"context"
	"net/http"
	"net/url"
	"strings"
)

// InstagramMessage is one message of an Instagram account. Give Text, or
// AttachmentURL with its Kind, or Heart.
type InstagramMessage struct {
	To string // Instagram-scoped user id
	// CommentID makes it a private reply to a comment, instead of To.
	CommentID string
	ReplyTo   string // external id of the quoted message
	// HumanAgent marks a person's own words, allowed for seven days where
	// anything else may only be sent for 24 hours.
	HumanAgent    bool
	Text          string // at most 1000 bytes: see SplitText
	Kind          MessageKind
	AttachmentURL string // Meta fetches it while the call waits
	Heart         bool
}

// SendInstagram sends a message. There is neither an idempotency key nor
// callback data: after an UNKNOWN_OUTCOME only the echo's id tells.
func (c *Client) SendInstagram(ctx context.Context, account Account, m InstagramMessage) (Sent, error) {
	recipient := map[string]string{"id": m.To}
	if m.CommentID != "" {
		recipient = map[string]string{"comment_id": m.CommentID}
	}
	message := map[string]any{}
	switch {
	case m.AttachmentURL != "":
		message["attachment"] = map[string]any{
			"type": instagramType(m.Kind), "payload": map[string]string{"url": m.AttachmentURL},
		}
	case m.Heart:
		message["attachment"] = map[string]string{"type": "like_heart"}
	default:
		message["text"] = m.Text
	}
	body := map[string]any{"recipient": recipient, "message": message}
	if m.ReplyTo != "" {
		body["reply_to"] = map[string]string{"mid": m.ReplyTo}
	}
	if m.HumanAgent {
		body["messaging_type"], body["tag"] = "MESSAGE_TAG", "HUMAN_AGENT"
	}
	var answer struct {
		RecipientID string `json:"recipient_id"`
		MessageID   string `json:"message_id"`
	}
	in := c.instagramCall("send instagram", http.MethodPost, account, "/messages")
	in.json = body
	if err := c.do(ctx, in, &answer); err != nil {
		return Sent{}, err
	}
	if answer.MessageID == "" {
		return Sent{}, &Error{Op: in.op, HTTPStatus: http.StatusOK, sent: true, Message: "the answer names no message"}
	}
	return Sent{MessageID: answer.MessageID, RecipientID: answer.RecipientID}, nil
}

// ReactInstagram puts a reaction (love, the only one the API takes) on a
// message; an empty one takes it away. Twice is the same as once.
func (c *Client) ReactInstagram(ctx context.Context, account Account, to, messageID, reaction string) error {
	action, payload := "react", map[string]string{"message_id": messageID}
	if reaction == "" {
		action = "unreact"
	} else {
		payload["reaction"] = reaction
	}
	return c.instagramAction(ctx, account, map[string]any{
		"recipient": map[string]string{"id": to}, "sender_action": action, "payload": payload,
	})
}

// InstagramAction is what a person sees of us besides messages.
type InstagramAction string

const (
	MarkSeen  InstagramAction = "mark_seen"
	TypingOn  InstagramAction = "typing_on"
	TypingOff InstagramAction = "typing_off"
)

// ActInstagram shows the customer that we read or type. Older API versions
// refuse it with code 100: treat that as unsupported, not as a failure.
func (c *Client) ActInstagram(ctx context.Context, account Account, to string, action InstagramAction) error {
	return c.instagramAction(ctx, account, map[string]any{
		"recipient": map[string]string{"id": to}, "sender_action": string(action),
	})
}

func (c *Client) instagramAction(ctx context.Context, account Account, body map[string]any) error {
	in := c.instagramCall("instagram action", http.MethodPost, account, "/messages")
	in.json, in.safe = body, true
	return c.do(ctx, in, nil)
}

// InstagramProfile is a person who wrote to the account. PictureURL expires
// within days.
type InstagramProfile struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Username   string `json:"username"`
	PictureURL string `json:"profile_pic"`
	Followers  int    `json:"follower_count"`
	Verified   bool   `json:"is_verified_user"`
	FollowsUs  bool   `json:"is_user_follow_business"`
}

// InstagramProfile reads a customer's profile; only after they wrote.
func (c *Client) InstagramProfile(ctx context.Context, account Account, userID string) (InstagramProfile, error) {
	in := c.instagramCall("instagram profile", http.MethodGet, Account{ID: userID, Token: account.Token}, "")
	in.query = url.Values{"fields": {"name,username,profile_pic,follower_count,is_user_follow_business,is_verified_user"}}
	var out InstagramProfile
	err := c.do(ctx, in, &out)
	out.ID = orElse(out.ID, userID)
	return out, err
}

// InstagramAccount is a professional account that connected us.
type InstagramAccount struct {
	// UserID is the id that webhooks name. AppScopedID is another one: mixing
	// them up makes every webhook come from an unknown account.
	UserID      string `json:"user_id"`
	AppScopedID string `json:"id"`
	Username    string `json:"username"`
	Name        string `json:"name"`
	AccountType string `json:"account_type"`
	PictureURL  string `json:"profile_picture_url"`
	Followers   int    `json:"followers_count"`
}

// InstagramMe reads the account a token belongs to.
func (c *Client) InstagramMe(ctx context.Context, token string) (InstagramAccount, error) {
	in := c.instagramCall("instagram me", http.MethodGet, Account{ID: "me", Token: token}, "")
	in.query = url.Values{"fields": {"id,user_id,username,name,account_type,profile_picture_url,followers_count"}}
	var out InstagramAccount
	err := c.do(ctx, in, &out)
	return out, err
}

// instagramFields are the webhook fields the product reads.
var instagramFields = []string{
	"messages", "messaging_postbacks", "message_reactions", "messaging_seen", "messaging_referral",
	"comments", "live_comments", "mentions", "message_edit",
}

// SubscribeInstagram makes the account's webhooks come to our app.
func (c *Client) SubscribeInstagram(ctx context.Context, token string) error {
	in := c.instagramCall("subscribe instagram", http.MethodPost, Account{ID: "me", Token: token}, "/subscribed_apps")
	in.query, in.safe = url.Values{"subscribed_fields": {strings.Join(instagramFields, ",")}}, true
	return c.do(ctx, in, nil)
}

// UnsubscribeInstagram stops the account's webhooks.
func (c *Client) UnsubscribeInstagram(ctx context.Context, token string) error {
	in := c.instagramCall("unsubscribe instagram", http.MethodDelete, Account{ID: "me", Token: token}, "/subscribed_apps")
	in.safe = true
	return c.do(ctx, in, nil)
}

func (c *Client) instagramCall(op, method string, a Account, path string) call {
	return call{
		op: op, method: method, base: c.instagramURL(), token: a.Token, secret: c.InstagramAppSecret,
		path: "/" + Version + "/" + url.PathEscape(a.ID) + path,
	}
}

// instagramType is the attachment type that a kind is sent as.
func instagramType(kind MessageKind) string {
	switch kind {
	case KindImage, KindSticker:
		return "image"
	case KindVideo:
		return "video"
	case KindAudio, KindVoice:
		return "audio"
	}
	return "file"
}
