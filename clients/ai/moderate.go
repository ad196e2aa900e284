package ai

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/sashabaranov/go-openai"
)

const maxModerationAnswer = 1 << 20

// ModerateRequest is a text, images, or both.
type ModerateRequest struct {
	Model  string // empty: the client's
	Text   string
	Images []Image
}

// Moderation is what the provider thinks of it. Categories has a score from 0 to
// 1 for each of the provider's categories, the highest where several images were
// looked at: "harassment", "self-harm/intent", "violence/graphic" and so on.
type Moderation struct {
	Flagged    bool
	Categories map[string]float64
}

// Moderate asks whether content is harmful. The protocol takes one image at a
// time, so that further ones cost a request each.
func (c *Client) Moderate(ctx context.Context, in ModerateRequest) (*Moderation, error) {
	model := orElse(in.Model, c.Model)
	out := &Moderation{Categories: map[string]float64{}}
	for i := range max(len(in.Images), 1) {
		var input []moderationInput
		if i == 0 && in.Text != "" {
			input = append(input, moderationInput{Type: "text", Text: in.Text})
		}
		if i < len(in.Images) {
			input = append(input, moderationInput{Type: "image_url", ImageURL: &moderationImage{URL: in.Images[i].address()}})
		}
		if len(input) == 0 {
			return out, nil // nothing is harmless
		}
		if err := c.moderate(ctx, model, input, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// The protocol library knows moderation of a single text only, so the request
// and its answer are spelled here.
type moderationInput struct {
	Type     string           `json:"type"`
	Text     string           `json:"text,omitempty"`
	ImageURL *moderationImage `json:"image_url,omitempty"`
}

type moderationImage struct {
	URL string `json:"url"`
}

type moderationAnswer struct {
	Results []struct {
		Flagged bool               `json:"flagged"`
		Scores  map[string]float64 `json:"category_scores"`
	} `json:"results"`
}

func (c *Client) moderate(ctx context.Context, model string, input []moderationInput, out *Moderation) error {
	body, err := json.Marshal(map[string]any{"model": model, "input": input})
	if err != nil {
		return err
	}
	return c.run(ctx, "moderate", model, maxModerationAnswer, 0, nil, func(ctx context.Context, _ *openai.Client, doer *doer) error {
		var answer moderationAnswer
		if err := c.post(ctx, doer, "/moderations", body, &answer); err != nil {
			return err
		}
		if len(answer.Results) == 0 {
			return garbled("a moderation without a result")
		}
		for _, result := range answer.Results {
			out.Flagged = out.Flagged || result.Flagged
			for category, score := range result.Scores {
				out.Categories[category] = max(out.Categories[category], score)
			}
		}
		return nil
	})
}

// post makes a request that the library has no words for, with its errors.
func (c *Client) post(ctx context.Context, doer *doer, path string, body []byte, into any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimRight(c.Endpoint.BaseURL, "/")+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	if c.Endpoint.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.Endpoint.Key)
	}
	res, err := doer.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode >= http.StatusBadRequest {
		var failed openai.ErrorResponse
		if err := json.NewDecoder(res.Body).Decode(&failed); err != nil || failed.Error == nil {
			return &openai.RequestError{HTTPStatusCode: res.StatusCode, Err: err}
		}
		return failed.Error
	}
	return json.NewDecoder(res.Body).Decode(into)
}
