package metasim

import (
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Post is a published media of an account, or a container on its way there.
type Post struct {
	ID        string    `json:"id"`
	AccountID string    `json:"accountId"`
	Caption   string    `json:"caption,omitempty"`
	Type      string    `json:"type"`    // IMAGE, VIDEO or CAROUSEL_ALBUM
	Product   string    `json:"product"` // FEED, REELS or STORY
	URL       string    `json:"url,omitempty"`
	State     string    `json:"state,omitempty"` // of a container: IN_PROGRESS, FINISHED, PUBLISHED; empty for a post
	ReadyAt   time.Time `json:"readyAt"`
	At        time.Time `json:"at"`
}

// Comment stands under a post.
type Comment struct {
	ID           string    `json:"id"`
	PostID       string    `json:"postId"`
	AccountID    string    `json:"accountId"`
	CustomerID   string    `json:"customerId,omitempty"` // empty for the account's own
	Username     string    `json:"username"`
	Text         string    `json:"text"`
	ParentID     string    `json:"parentId,omitempty"`
	Hidden       bool      `json:"hidden,omitempty"`
	PrivateReply bool      `json:"privateReply,omitempty"`
	At           time.Time `json:"at"`
}

const graphTime = "2006-01-02T15:04:05-0700"

func (s *Server) comment(id string) *Comment {
	for _, c := range s.world.Comments {
		if c.ID == id {
			return c
		}
	}
	return nil
}

func (s *Server) post(id string) *Post {
	for _, p := range s.world.Posts {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// judgePublishing serves an account's media, containers and publishing.
func (s *Server) judgePublishing(c *graphCall, a *Account) (any, *refusal) {
	switch edge := c.part(1); {
	case edge == "media" && c.Method == http.MethodGet:
		rows := []any{}
		for _, p := range slices.Backward(s.world.Posts) {
			if p.AccountID == a.ID && p.State == "" {
				rows = append(rows, s.showPost(p))
			}
		}
		return page(c, rows)
	case edge == "media" && c.Method == http.MethodPost:
		return s.newContainer(c, a)
	case edge == "media_publish" && c.Method == http.MethodPost:
		return s.publish(c, a)
	case edge == "content_publishing_limit":
		used := 0
		for _, p := range s.world.Posts {
			if p.AccountID == a.ID && p.State == "" && s.now().Sub(p.At) < window {
				used++
			}
		}
		return object{"data": []object{{"quota_usage": used, "config": object{"quota_total": 50, "quota_duration": 86400}}}}, nil
	}
	return nil, notThere(strings.Join(c.parts, "/"))
}

func (s *Server) newContainer(c *graphCall, a *Account) (any, *refusal) {
	if refused := c.needScope("instagram_business_content_publish"); refused != nil {
		return nil, refused
	}
	p := &Post{AccountID: a.ID, Caption: c.param("caption"), Type: "IMAGE", Product: "FEED", State: "IN_PROGRESS", At: s.now()}
	p.URL = orElse(c.param("image_url"), c.param("video_url"))
	kind := c.param("media_type")
	switch kind {
	case "REELS":
		p.Type, p.Product = "VIDEO", "REELS"
	case "STORIES":
		p.Product = "STORY"
	case "CAROUSEL":
		p.Type = "CAROUSEL_ALBUM"
	}
	children := strings.Split(c.param("children"), ",")
	switch {
	case utf8.RuneCountInString(p.Caption) > 2200:
		return nil, publishing(36004, 2207010, "The caption was too long.")
	case kind == "CAROUSEL" && (len(children) < 2 || len(children) > 10):
		return nil, publishing(100, 2207028, "Your post won't work as a carousel.")
	case kind != "CAROUSEL" && !strings.HasPrefix(p.URL, "http"):
		return nil, publishing(9004, 2207052, "The media could not be fetched from this uri.")
	}
	p.ID = s.id("17")
	p.ReadyAt = s.now().Add(s.pace(3 * time.Second))
	if p.Type == "IMAGE" {
		p.ReadyAt = s.now()
	}
	s.world.Posts = append(s.world.Posts, p)
	c.entry.Kind, c.entry.Text, c.entry.MessageID = "container", p.Caption, p.ID
	return object{"id": p.ID}, nil
}

func (s *Server) publish(c *graphCall, a *Account) (any, *refusal) {
	container := s.post(c.param("creation_id"))
	switch {
	case container == nil || container.AccountID != a.ID || container.State == "":
		return nil, publishing(24, 2207006, "The media does not exist.")
	case s.containerState(container) == "PUBLISHED":
		return nil, publishing(100, 2207023, "The media was published already.")
	case s.containerState(container) != "FINISHED":
		return nil, publishing(9007, 2207027, "The media is not ready for publishing, please wait for a moment.")
	}
	container.State = "PUBLISHED"
	published := *container
	published.ID, published.State, published.At = s.id("18"), "", s.now()
	s.world.Posts = append(s.world.Posts, &published)
	c.entry.Kind, c.entry.Text, c.entry.MessageID = "publish", published.Caption, published.ID
	return object{"id": published.ID}, nil
}

func (s *Server) containerState(p *Post) string {
	if p.State == "IN_PROGRESS" && !s.now().Before(p.ReadyAt) {
		p.State = "FINISHED"
	}
	if p.State == "FINISHED" && s.now().Sub(p.At) > window {
		return "EXPIRED"
	}
	return p.State
}

func publishing(code, subcode int, title string) *refusal {
	r := refuse(code, title, "")
	r.Subcode = subcode
	return r
}

// judgePost serves posts, containers and comments by their own ids.
func (s *Server) judgePost(c *graphCall, id string) (any, *refusal) {
	if p := s.post(id); p != nil && slices.Contains(c.token.Accounts, p.AccountID) {
		switch {
		case c.part(1) == "comments" && c.Method == http.MethodGet:
			return page(c, s.showComments(id, ""))
		case c.part(1) == "" && p.State != "":
			state := s.containerState(p)
			return object{"id": p.ID, "status_code": state, "status": "Finished: " + state}, nil
		case c.part(1) == "":
			return s.showPost(p), nil
		}
	}
	comment := s.comment(id)
	if comment == nil || !slices.Contains(c.token.Accounts, comment.AccountID) {
		return nil, notThere(id)
	}
	switch {
	case c.part(1) == "replies" && c.Method == http.MethodGet:
		return page(c, s.showComments(comment.PostID, id))
	case c.part(1) == "replies" && c.Method == http.MethodPost:
		return s.replyToComment(c, comment)
	case c.Method == http.MethodDelete:
		s.world.Comments = slices.DeleteFunc(s.world.Comments, func(other *Comment) bool { return other == comment })
		return object{"success": true}, nil
	case c.Method == http.MethodPost && c.param("hide") != "":
		if comment.CustomerID == "" {
			return nil, parameter("Own comments cannot be hidden")
		}
		comment.Hidden = c.param("hide") == "true"
		return object{"success": true}, nil
	}
	return showComment(comment), nil
}

// replyToComment answers under a comment; replies to replies hang on the top.
func (s *Server) replyToComment(c *graphCall, to *Comment) (any, *refusal) {
	message := c.param("message")
	if message == "" || utf8.RuneCountInString(message) > 2200 {
		return nil, parameter("message must have one to 2200 characters")
	}
	a := s.world.account(to.AccountID)
	reply := &Comment{
		ID: s.id("178"), PostID: to.PostID, AccountID: a.ID, Username: a.Username, Text: message,
		ParentID: orElse(to.ParentID, to.ID), At: s.now(),
	}
	s.world.Comments = append(s.world.Comments, reply)
	c.entry.Kind, c.entry.Text, c.entry.MessageID = "comment", message, reply.ID
	s.emit(a, to.CustomerID, s.commentBody(a, reply, a.ID), echoAfter)
	return object{"id": reply.ID}, nil
}

// commentBody is the webhook about a comment, also about the account's own.
func (s *Server) commentBody(a *Account, c *Comment, from string) object {
	product := "FEED"
	if p := s.post(c.PostID); p != nil {
		product = p.Product
	}
	value := object{
		"id": c.ID, "text": c.Text, "from": object{"id": from, "username": c.Username},
		"media": object{"id": c.PostID, "media_product_type": product},
	}
	if c.ParentID != "" {
		value["parent_id"] = c.ParentID
	}
	return object{"object": "instagram", "entry": []object{{
		"id": a.ID, "time": c.At.Unix(), "changes": []object{{"field": "comments", "value": value}},
	}}}
}

func (s *Server) showPost(p *Post) object {
	comments := 0
	for _, c := range s.world.Comments {
		if c.PostID == p.ID {
			comments++
		}
	}
	return object{
		"id": p.ID, "caption": p.Caption, "media_type": p.Type, "media_product_type": p.Product, "comments_count": comments,
		"like_count": 12, "permalink": "https://www.instagram.com/p/" + p.ID + "/", "timestamp": p.At.Format(graphTime),
		"media_url": orElse(p.URL, s.url+"/cdn/"+FilePhoto+"?signature="+s.cdnSignature(FilePhoto)),
	}
}

func (s *Server) showComments(postID, parentID string) []any {
	rows := []any{}
	for _, c := range slices.Backward(s.world.Comments) {
		if c.PostID == postID && c.ParentID == parentID {
			rows = append(rows, showComment(c))
		}
	}
	return rows
}

func showComment(c *Comment) object {
	return object{
		"id": c.ID, "text": c.Text, "username": c.Username, "timestamp": c.At.Format(graphTime), "hidden": c.Hidden,
		"like_count": 0, "parent_id": c.ParentID, "from": object{"id": orElse(c.CustomerID, c.AccountID), "username": c.Username},
	}
}
