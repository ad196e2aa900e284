package meta

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"strings"
)

// ErrTooLarge means that a file is larger than the caller allows.
var ErrTooLarge = errors.New("file is larger than allowed")

// ErrChecksum means that a file is not the one Meta announced.
var ErrChecksum = errors.New("file does not have the announced sha256")

// UploadMedia stores a file at WhatsApp and returns its id, which lives 30
// days. Uploading twice makes two ids and does no harm.
func (c *Client) UploadMedia(ctx context.Context, number Account, filename, contentType string, file []byte) (string, error) {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	header := textproto.MIMEHeader{}
	header.Set("Content-Disposition", fmt.Sprintf(`form-data; name="file"; filename=%q`, orElse(filename, "file")))
	header.Set("Content-Type", contentType)
	err := errors.Join(w.WriteField("messaging_product", "whatsapp"), w.WriteField("type", contentType))
	part, partErr := w.CreatePart(header)
	if err = errors.Join(err, partErr); err == nil {
		_, err = part.Write(file)
	}
	in := c.whatsAppCall("upload media", http.MethodPost, number, "/media")
	if err = errors.Join(err, w.Close()); err != nil {
		return "", &Error{Op: in.op, err: err}
	}
	in.file, in.contentType, in.length, in.safe = &form, w.FormDataContentType(), int64(form.Len()), true
	var answer struct {
		ID string `json:"id"`
	}
	if err := c.do(ctx, in, &answer); err != nil {
		return "", err
	}
	return answer.ID, nil
}

// MediaInfo says where a file of WhatsApp lies for the next five minutes.
type MediaInfo struct {
	ID     string
	URL    string
	MIME   string
	SHA256 string
	Size   int64
}

// Media asks for a file's address. Ids from webhooks are good for seven days.
func (c *Client) Media(ctx context.Context, number Account, mediaID string) (MediaInfo, error) {
	in := c.whatsAppCall("media info", http.MethodGet, Account{ID: mediaID, Token: number.Token}, "")
	in.query = url.Values{"phone_number_id": {number.ID}}
	var answer struct {
		ID     string  `json:"id"`
		URL    string  `json:"url"`
		MIME   string  `json:"mime_type"`
		SHA256 string  `json:"sha256"`
		Size   decimal `json:"file_size"`
	}
	err := c.do(ctx, in, &answer)
	return MediaInfo{answer.ID, answer.URL, answer.MIME, answer.SHA256, int64(answer.Size)}, err
}

// Download fetches a file. Give a token for WhatsApp, none for Instagram's
// addresses. It fails with ErrTooLarge past limit bytes, and with ErrChecksum
// when sha256 is given and differs. The caller must have judged the address:
// any host is fetched, and redirects are followed without the token.
func (c *Client) Download(ctx context.Context, address, token, sha string, limit int64) (file []byte, contentType string, err error) {
	ctx, cancel := context.WithTimeout(ctx, 6*c.timeout())
	defer cancel()
	fail := &Error{Op: "download media", safe: true}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		fail.err = noURL(err)
		return nil, "", fail
	}
	req.Header.Set("User-Agent", UserAgent)
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := c.send(req, fail)
	if err != nil {
		fail.err = err
		return nil, "", fail
	}
	defer func() { _ = res.Body.Close() }()
	fail.HTTPStatus, fail.RetryAfter = res.StatusCode, retryAfter(res.Header)
	if res.StatusCode != http.StatusOK {
		body, _ := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
		fail.fill(body)
		return nil, "", fail
	}
	if res.ContentLength > limit {
		return nil, "", fmt.Errorf("download media: %d bytes: %w", res.ContentLength, ErrTooLarge)
	}
	file, err = io.ReadAll(io.LimitReader(res.Body, limit+1))
	switch {
	case err != nil:
		fail.err = err
		return nil, "", fail
	case int64(len(file)) > limit:
		return nil, "", fmt.Errorf("download media: %w", ErrTooLarge)
	case sha != "" && !SameSHA256(file, sha):
		return nil, "", fmt.Errorf("download media: %w", ErrChecksum)
	}
	return file, res.Header.Get("Content-Type"), nil
}

// SameSHA256 compares a file with Meta's checksum: base64 in webhooks, hex in
// the answers about media, with or without padding.
func SameSHA256(file []byte, announced string) bool {
	sum := sha256.Sum256(file)
	if decoded, err := hex.DecodeString(announced); err == nil && len(decoded) == len(sum) {
		return bytes.Equal(decoded, sum[:])
	}
	standard := strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(announced, "="))
	decoded, err := base64.RawStdEncoding.DecodeString(standard)
	return err == nil && bytes.Equal(decoded, sum[:])
}
