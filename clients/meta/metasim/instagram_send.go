package metasim

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"
)

// judgeInstagram serves everything under a professional account.
func (s *Server) judgeInstagram(c *graphCall, a *Account) (any, *refusal) {
	switch edge := c.part(1); {
	case edge == "" && c.Method == http.MethodGet:
		return object{
			"id": a.AppScopedID, "user_id": a.ID, "username": a.Username, "name": a.Name, "account_type": "BUSINESS",
			"profile_picture_url": s.url + "/cdn/" + FilePhoto + "?signature=" + s.cdnSignature(FilePhoto),
			"followers_count":     4210, "follows_count": 180, "media_count": len(s.world.Posts),
		}, nil
	case edge == "messages" && c.Method == http.MethodPost:
		if refused := c.needScope("instagram_business_manage_messages"); refused != nil {
			return nil, refused
		}
		return s.instagramMessages(c, a)
	case edge == "subscribed_apps":
		switch c.Method {
		case http.MethodPost:
			if c.param("subscribed_fields") == "" {
				return nil, parameter("The parameter subscribed_fields is required.")
			}
			a.Subscribed = true
		case http.MethodDelete:
			a.Subscribed = false
		default:
			return object{"data": []object{{"id": InstagramAppID, "subscribed_fields": []string{"messages", "comments"}}}}, nil
		}
		return object{"success": true}, nil
	}
	return s.judgePublishing(c, a)
}

func (s *Server) instagramMessages(c *graphCall, a *Account) (any, *refusal) {
	recipient, _ := c.body["recipient"].(object)
	id := text(recipient["id"])
	commentID := text(recipient["comment_id"])
	to := s.findInstagram(a, id)
	if commentID != "" {
		comment := s.comment(commentID)
		if comment == nil || comment.AccountID != a.ID {
			return nil, notThere(commentID)
		}
		if comment.PrivateReply {
			return nil, &refusal{Status: http.StatusBadRequest, Code: 10900, Title: "Activity already replied to"}
		}
		if s.now().Sub(comment.At) > humanWindow {
			return nil, outsideWindow()
		}
		to = s.world.customer(comment.CustomerID)
		if to == nil {
			return nil, noUser()
		}
		comment.PrivateReply = true
	}
	switch {
	case id == "" && commentID == "":
		return nil, parameter("The parameter recipient is required")
	case to == nil || to.LastWrote.IsZero() && commentID == "":
		return nil, noUser()
	}
	c.entry.CustomerID = to.ID
	if action := c.param("sender_action"); action != "" {
		return s.instagramAction(c, to, action)
	}
	if !s.take("throughput/"+a.ID, igThroughput, igThroughput) {
		return nil, refuse(613, "(#613) Calls to this api have exceeded the rate limit.", "")
	}
	m, refused := s.readInstagram(c)
	if refused != nil {
		return nil, refused
	}
	if refused := s.instagramWindow(c, to, m); refused != nil && commentID == "" {
		return nil, refused
	}
	m.ID, m.AccountID, m.CustomerID, m.Origin, m.Status = s.id("mid"), a.ID, to.ID, "API", "sent"
	to.TypingTill = s.now()
	s.add(m)
	c.entry.Kind, c.entry.Text, c.entry.MessageID = m.Kind, m.Text, m.ID
	s.planEcho(c, a, to, m)
	return object{"recipient_id": to.ID, "message_id": m.ID}, nil
}

// instagramWindow refuses what comes too late for this kind of words.
func (s *Server) instagramWindow(c *graphCall, to *Customer, m *Message) *refusal {
	open := s.now().Sub(to.LastWrote)
	kind, tag := c.param("messaging_type"), c.param("tag")
	switch {
	case kind != "" && !slices.Contains([]string{"RESPONSE", "UPDATE", "MESSAGE_TAG"}, kind):
		return parameter("messaging_type must be one of RESPONSE, UPDATE, MESSAGE_TAG")
	case kind == "MESSAGE_TAG" && tag != "HUMAN_AGENT":
		return parameter("tag must be HUMAN_AGENT")
	case kind == "MESSAGE_TAG":
		m.HumanAgent = true
		if open > humanWindow {
			return outsideWindow()
		}
	case open > window:
		return outsideWindow()
	}
	return nil
}

func outsideWindow() *refusal {
	r := refuse(10, "(#10) This message is sent outside of allowed window.", "")
	r.Subcode = 2534022
	return r
}

func noUser() *refusal {
	r := refuse(100, "(#100) The requested user cannot be found.", "")
	r.Subcode = 2534014
	return r
}

// readInstagram judges a message's form and reads it. Attachments have been
// fetched before the lock was taken, see fetchAttachment.
func (s *Server) readInstagram(c *graphCall) (*Message, *refusal) {
	content, ok := c.body["message"].(object)
	if !ok {
		return nil, parameter("The parameter message is required")
	}
	m := &Message{Kind: "text", Text: text(content["text"])}
	if reply, ok := c.body["reply_to"].(object); ok {
		m.ReplyTo = text(reply["mid"])
		if s.world.byID[m.ReplyTo] == nil && !s.beforeTime(m.ReplyTo) {
			return nil, parameter("reply_to.mid is unknown")
		}
	}
	attachment, attached := content["attachment"].(object)
	switch {
	case attached == (m.Text != ""):
		return nil, parameter("Exactly one of message.text and message.attachment is required")
	case len(m.Text) > 1000:
		return nil, parameter(fmt.Sprintf("Length of param message[text] must be less than or equal to 1000, it is %d", len(m.Text)))
	case !attached:
		return m, nil
	}
	switch kind := text(attachment["type"]); kind {
	case "like_heart":
		m.Kind, m.Text = "sticker", "❤️"
	case "image", "video", "audio", "file":
		m.Kind = kind
		if kind == "file" {
			m.Kind = "document"
		}
		file, ok := c.body["fetched"].(*Media)
		if !ok {
			r := refuse(100, "(#100) Upload attachment failure.", "")
			r.Subcode = 2018047
			return nil, r
		}
		file.ID, file.At = s.id("2"), s.now()
		s.world.Media[file.ID] = file
		m.MediaID, m.MIME, m.MediaURL = file.ID, file.MIME, "media/"+file.ID
	default:
		return nil, parameter("attachment.type must be one of image, video, audio, file, like_heart")
	}
	return m, nil
}

// instagramAudio are the sounds that Instagram plays.
var instagramAudio = []string{"audio/aac", "audio/mp4", "audio/wav"}

// fetchAttachment does what Meta does while the call waits: it fetches the
// file. What can't be fetched is found missing later.
func (c *graphCall) fetchAttachment(ctx context.Context, client *http.Client) {
	message, _ := c.body["message"].(object)
	attachment, _ := message["attachment"].(object)
	payload, _ := attachment["payload"].(object)
	address := text(payload["url"])
	if address == "" {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil) // #nosec G704 -- fetching what it is told is what Meta does
	if err != nil {
		return
	}
	res, err := client.Do(req) // #nosec G704 -- the same
	if err != nil {
		return
	}
	defer func() { _ = res.Body.Close() }()
	limit := int64(25 << 20)
	if attachment["type"] == "image" {
		limit = 8 << 20
	}
	file, err := io.ReadAll(io.LimitReader(res.Body, limit+1))
	mime, _, _ := strings.Cut(res.Header.Get("Content-Type"), ";")
	kind, _, _ := strings.Cut(mime, "/")
	matches := attachment["type"] == kind || attachment["type"] == "file"
	if attachment["type"] == "audio" {
		matches = slices.Contains(instagramAudio, mime)
	}
	if err == nil && res.StatusCode == http.StatusOK && int64(len(file)) <= limit && matches {
		c.body["fetched"] = &Media{MIME: res.Header.Get("Content-Type"), Filename: "attachment", Bytes: file}
	}
}

func (s *Server) instagramAction(c *graphCall, to *Customer, action string) (any, *refusal) {
	c.entry.Kind = action
	payload, _ := c.body["payload"].(object)
	target := s.world.byID[text(payload["message_id"])]
	switch action {
	case "typing_on":
		s.typing(to, typingLasts)
	case "typing_off":
		s.typing(to, 0)
	case "mark_seen":
		for _, m := range slices.Backward(s.world.thread(to.ID)) {
			if m.Origin == "CUSTOMER" {
				s.seen(to, m)
				break
			}
		}
	case "react", "unreact":
		emoji := reactions[text(payload["reaction"])]
		switch {
		case text(payload["message_id"]) == "":
			return nil, parameter("payload.message_id is required")
		case action == "react" && emoji == "":
			return nil, parameter("payload.reaction must be love")
		case target != nil:
			s.reactToTheirs(&Message{ReplyTo: target.ID, Text: emoji})
		}
	default:
		return nil, parameter("sender_action must be one of mark_seen, typing_on, typing_off, react, unreact")
	}
	return object{"recipient_id": to.ID}, nil
}

var reactions = map[string]string{"love": "❤️", "like": "👍", "laugh": "😂", "wow": "😮", "sad": "😢", "angry": "😡"}

// planEcho sends the echo that Instagram makes of every message, and the seen
// event when the customer has the thread open.
func (s *Server) planEcho(c *graphCall, a *Account, to *Customer, m *Message) {
	wait := s.pace(echoAfter)
	if c != nil && c.early {
		wait = 0
	}
	app := otherAppID
	if m.Origin == "API" {
		app = InstagramAppID
	}
	s.out.later(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		echo := s.instagramMessage(m)
		echo["is_echo"], echo["app_id"] = true, asNumber(app)
		s.emit(a, to.ID, s.instagramBody(a, to, m.At.UnixMilli(), true, object{"message": echo}), 0)
	})
	s.out.later(s.pace(readAfter), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if to.Open {
			s.readAll(to, "")
		}
	})
}

func (s *Server) instagramProfile(c *graphCall, customer *Customer) (any, *refusal) {
	if !slices.Contains(c.token.Accounts, customer.AccountID) {
		return nil, notThere(customer.ID)
	}
	if customer.LastWrote.IsZero() {
		return nil, refuse(230, "(#230) User consent is required to access user profile", "")
	}
	avatar := orElse(customer.AvatarID, FilePhoto)
	return object{
		"id": customer.ID, "name": customer.Name, "username": customer.Username, "follower_count": 312,
		"is_user_follow_business": true, "is_business_follow_user": false, "is_verified_user": false,
		"profile_pic": s.url + "/cdn/" + avatar + "?signature=" + s.cdnSignature(avatar),
	}, nil
}

func text(v any) string {
	s, _ := v.(string)
	return s
}
