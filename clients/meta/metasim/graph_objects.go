package metasim

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// judgeWABA serves everything under a WhatsApp Business account.
func (s *Server) judgeWABA(c *graphCall, id string) (any, *refusal) {
	if refused := c.needScope("whatsapp_business_management"); refused != nil {
		return nil, refused
	}
	numbers := []*Account{}
	for _, a := range s.world.Accounts {
		if a.WABAID == id {
			numbers = append(numbers, a)
		}
	}
	c.entry.AccountID = id
	switch edge := c.part(1); {
	case edge == "phone_numbers":
		rows := []any{}
		for _, a := range numbers {
			rows = append(rows, number(a))
		}
		return page(c, rows)
	case edge == "message_templates" && c.Method == http.MethodGet:
		rows := []any{}
		for _, t := range s.world.Templates {
			if t.WABAID != id || c.param("status") != "" && t.Status != c.param("status") || c.param("name") != "" && t.Name != c.param("name") {
				continue
			}
			rows = append(rows, object{
				"id": t.ID, "name": t.Name, "language": t.Language, "status": t.Status, "category": t.Category,
				"parameter_format": "POSITIONAL", "components": t.Parts,
			})
		}
		return page(c, rows)
	case edge == "subscribed_apps":
		for _, a := range numbers {
			if c.Method != http.MethodGet {
				a.Subscribed = c.Method == http.MethodPost
			}
		}
		if c.Method != http.MethodGet {
			return object{"success": true}, nil
		}
		rows := []any{}
		if len(numbers) > 0 && numbers[0].Subscribed {
			rows = append(rows, object{"whatsapp_business_api_data": object{"id": AppID, "name": "SocialSync", "link": "https://example.com"}})
		}
		return object{"data": rows}, nil
	case edge == "":
		return object{"id": id, "name": numbers[0].Name, "currency": "EUR", "timezone_id": "61"}, nil
	}
	return nil, notThere(strings.Join(c.parts, "/"))
}

// page cuts a listing at limit and after, whose cursor is a position.
func page(c *graphCall, rows []any) (any, *refusal) {
	from, _ := strconv.Atoi(c.param("after"))
	limit, _ := strconv.Atoi(c.param("limit"))
	if limit <= 0 {
		limit = 25
	}
	if from < 0 || from > len(rows) {
		return nil, parameter("Invalid cursors values")
	}
	to := min(from+limit, len(rows))
	paging := object{"cursors": object{"before": strconv.Itoa(from), "after": strconv.Itoa(to)}}
	if to < len(rows) {
		next := *c.URL
		query := next.Query()
		query.Set("after", strconv.Itoa(to))
		next.RawQuery = query.Encode()
		paging["next"] = "https://graph.facebook.com" + next.RequestURI()
	}
	return object{"data": rows[from:to], "paging": paging}, nil
}

// judgeObject serves what is neither an account nor a WABA: files, customers'
// profiles, posts, comments and containers.
func (s *Server) judgeObject(c *graphCall, id string) (any, *refusal) {
	if file := s.world.Media[id]; file != nil {
		return s.mediaInfo(c, file)
	}
	if customer := s.world.customer(id); customer != nil && customer.Channel == Instagram {
		return s.instagramProfile(c, customer)
	}
	return s.judgePost(c, id)
}

func (s *Server) mediaInfo(c *graphCall, file *Media) (any, *refusal) {
	if file.AccountID != "" && !slices.Contains(c.token.Accounts, file.AccountID) {
		return nil, notThere(file.ID)
	}
	if c.Method == http.MethodDelete {
		delete(s.world.Media, file.ID)
		return object{"success": true}, nil
	}
	sum := sha256.Sum256(file.Bytes)
	expires := strconv.FormatInt(s.now().Add(5*time.Minute).Unix(), 10)
	return object{
		"messaging_product": "whatsapp", "id": file.ID, "mime_type": file.MIME, "file_size": len(file.Bytes),
		"sha256": hex.EncodeToString(sum[:]),
		"url":    s.url + "/whatsapp_business/attachments/?mid=" + file.ID + "&ext=" + expires + "&hash=" + s.cdnSignature(file.ID+expires),
	}, nil
}

// attachment serves a file of WhatsApp to its address: with the token, for
// five minutes.
func (s *Server) attachment(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	id, expires := query.Get("mid"), query.Get("ext")
	c := &graphCall{Request: r, query: query, entry: &Entry{}}
	s.mu.Lock()
	refused := s.authorize(c)
	file := s.world.Media[id]
	until, _ := strconv.ParseInt(expires, 10, 64)
	fresh := query.Get("hash") == s.cdnSignature(id+expires) && s.now().Unix() <= until
	s.mu.Unlock()
	switch {
	case refused != nil:
		refused.write(w, "sim")
	case file == nil || !fresh:
		http.Error(w, "Not Found", http.StatusNotFound)
	default:
		serveFile(w, r, file)
	}
}

// cdnFile serves a file of Instagram: no token, but a signature.
func (s *Server) cdnFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	file := s.world.Media[r.PathValue("id")]
	valid := r.URL.Query().Get("signature") == s.cdnSignature(r.PathValue("id"))
	s.mu.Unlock()
	if file == nil || !valid {
		http.Error(w, "URL signature mismatch", http.StatusForbidden)
		return
	}
	serveFile(w, r, file)
}

func serveFile(w http.ResponseWriter, r *http.Request, file *Media) {
	w.Header().Set("Content-Type", file.MIME)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Disposition", `inline; filename="`+strings.Map(func(r rune) rune {
		if r < 32 || r == '"' || r == '\\' {
			return '_'
		}
		return r
	}, file.Filename)+`"`)
	http.ServeContent(w, r, "", file.At, bytes.NewReader(file.Bytes))
}

// readForm reads the parts of a multipart body; the file becomes body["file"].
func (c *graphCall) readForm(boundary string) *refusal {
	reader := multipart.NewReader(bytes.NewReader(c.raw), boundary)
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return parameter("Invalid multipart body")
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return parameter("Invalid multipart body")
		}
		if part.FormName() == "file" {
			c.body["file"] = &Media{MIME: part.Header.Get("Content-Type"), Filename: part.FileName(), Bytes: content}
		} else {
			c.body[part.FormName()] = string(content)
		}
	}
}

func (s *Server) uploadMedia(c *graphCall, a *Account) (any, *refusal) {
	file, _ := c.body["file"].(*Media)
	switch {
	case c.param("messaging_product") != "whatsapp":
		return nil, parameter("The parameter messaging_product is required.")
	case file == nil || len(file.Bytes) == 0:
		return nil, parameter("The parameter file is required.")
	}
	base, _, _ := strings.Cut(file.MIME, ";")
	kind, _, _ := strings.Cut(base, "/")
	switch {
	case base == "image/webp":
		kind = "sticker"
	case kind != "image" && kind != "video" && kind != "audio":
		kind = "document"
	}
	if kind == "document" && !slices.Contains(documentTypes, base) {
		return nil, parameter("Param file must be a file with one of the following types: audio, image, video, document. Received file of type '" + base + "'.")
	}
	if refused := acceptable(kind, file); refused != nil {
		return nil, refused
	}
	file.ID, file.AccountID, file.At = s.id("1"), a.ID, s.now()
	s.world.Media[file.ID] = file
	c.entry.Kind = "media"
	return object{"id": file.ID}, nil
}

var documentTypes = []string{
	"text/plain", "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
