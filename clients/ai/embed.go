package ai

import (
	"context"
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// Dimensions of every vector here, and of the column they are stored in.
const Dimensions = 1536

// A batch stays far below OpenAI's limits: 2,048 texts, and 300,000 tokens, of
// which each is at least a byte.
const (
	maxBatchTexts  = 128
	maxBatchBytes  = 256 << 10
	maxEmbedAnswer = 16 << 20
)

// EmbedRequest asks for one vector for each text. A text may have 8,192 tokens
// at most and must not be empty.
type EmbedRequest struct {
	Model string // empty: the client's
	Texts []string
}

// EmbedResponse has the vectors in the order of the texts, each of Dimensions
// numbers and of length 1.
type EmbedResponse struct {
	Vectors [][]float32
	Usage   Usage
}

// Embed turns texts into vectors, in as many requests as that takes.
func (c *Client) Embed(ctx context.Context, in EmbedRequest) (*EmbedResponse, error) {
	in.Model = orElse(in.Model, c.Model)
	out := &EmbedResponse{Vectors: make([][]float32, 0, len(in.Texts))}
	for rest := in.Texts; len(rest) > 0; {
		n := batch(rest)
		vectors, used, err := c.embed(ctx, in.Model, rest[:n])
		if err != nil {
			return nil, err
		}
		out.Vectors, out.Usage, rest = append(out.Vectors, vectors...), out.Usage.Add(used), rest[n:]
	}
	return out, nil
}

// batch is how many of the texts go into one request: one at least.
func batch(texts []string) int {
	size := 0
	for i, text := range texts[:min(len(texts), maxBatchTexts)] {
		size += len(text)
		if i > 0 && size > maxBatchBytes {
			return i
		}
	}
	return min(len(texts), maxBatchTexts)
}

func (c *Client) embed(ctx context.Context, model string, texts []string) (vectors [][]float32, used Usage, err error) {
	request := openai.EmbeddingRequest{Input: texts, Model: openai.EmbeddingModel(model), EncodingFormat: openai.EmbeddingEncodingFormatFloat}
	if strings.HasPrefix(model, "text-embedding-3") {
		request.Dimensions = Dimensions // older models and other makers' have one size only
	}
	err = c.run(ctx, "embed", model, maxEmbedAnswer, 0, nil, func(ctx context.Context, api *openai.Client, _ *doer) error {
		answer, err := api.CreateEmbeddings(ctx, request)
		if err != nil {
			return err
		}
		vectors, used = make([][]float32, len(texts)), usage(&answer.Usage)
		for _, e := range answer.Data {
			if e.Index < 0 || e.Index >= len(texts) || len(e.Embedding) != Dimensions {
				return garbled("a vector of %d numbers at %d; %d were asked for", len(e.Embedding), e.Index, Dimensions)
			}
			vectors[e.Index] = e.Embedding
		}
		if slices.ContainsFunc(vectors, func(v []float32) bool { return v == nil }) {
			return garbled("%d vectors for %d texts", len(answer.Data), len(texts))
		}
		return nil
	})
	return vectors, used, err
}
