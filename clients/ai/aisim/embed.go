package aisim

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"math"
	"net/http"
)

// How much each kind of feature counts in a vector. A word weighs most; its pieces
// make a misspelt or inflected one near to it; pairs of words tell order apart.
const (
	wordWeight  = 1.0
	pieceWeight = 0.55 // all pieces of a word together
	pairWeight  = 0.30
	pieceLength = 4
)

type embeddingRequest struct {
	Input          json.RawMessage `json:"input"`
	Model          string          `json:"model"`
	EncodingFormat string          `json:"encoding_format"`
	Dimensions     *int            `json:"dimensions"`
	User           string          `json:"user"`
}

const (
	maxInputs      = 2048
	maxInputTokens = 8192
	maxTotalTokens = 300_000
)

func (s *Server) embeddings(r *request) (*answer, error) {
	var in embeddingRequest
	if err := r.decode(&in); err != nil {
		return nil, err
	}
	texts, err := in.texts()
	if err != nil {
		return nil, err
	}
	size, ok := embeddingModels[in.Model]
	switch {
	case in.Model == "":
		return nil, missing("model")
	case !ok:
		return nil, noModel(in.Model)
	case in.Dimensions != nil && in.Model == "text-embedding-ada-002":
		return nil, invalid("dimensions", "This model does not support specifying dimensions.")
	case in.Dimensions != nil && (*in.Dimensions < 1 || *in.Dimensions > size):
		return nil, invalid("dimensions", "Invalid value for 'dimensions': expected 1 to %d.", size)
	case in.EncodingFormat != "" && in.EncodingFormat != "float" && in.EncodingFormat != "base64":
		return nil, invalid("encoding_format", "Invalid value: '%s'. Supported values are: 'float' and 'base64'.", in.EncodingFormat)
	}
	if in.Dimensions != nil {
		size = *in.Dimensions
	}
	total, data := 0, make([]object, len(texts))
	for i, text := range texts {
		n := tokens(embedCodec(), text)
		if total += n; n > maxInputTokens {
			return nil, invalid("", "This model's maximum context length is %d tokens, however you requested %d tokens (%d in your prompt; 0 for the completion). Please reduce your prompt; or completion length.", maxInputTokens, n, n)
		}
		var vector any = embed(text, size)
		if in.EncodingFormat == "base64" {
			vector = packed(embed(text, size))
		}
		data[i] = object{"object": "embedding", "index": i, "embedding": vector}
	}
	if total > maxTotalTokens {
		return nil, &failure{status: http.StatusBadRequest, kind: "max_tokens_per_request", code: "max_tokens_per_request",
			message: "Requested too many tokens in one request."}
	}
	return &answer{model: in.Model, body: object{
		"object": "list", "data": data, "model": in.Model, "usage": object{"prompt_tokens": total, "total_tokens": total},
	}}, nil
}

func (in embeddingRequest) texts() ([]string, error) {
	if len(in.Input) == 0 {
		return nil, missing("input")
	}
	var one string
	var many []string
	if json.Unmarshal(in.Input, &one) == nil {
		many = []string{one}
	} else if json.Unmarshal(in.Input, &many) != nil {
		return nil, invalid("input", "'$.input' is invalid. Please check the API reference.")
	}
	if len(many) == 0 || len(many) > maxInputs {
		return nil, invalid("input", "'$.input' must hold between 1 and %d texts.", maxInputs)
	}
	for i, text := range many {
		if text == "" {
			return nil, invalid("input", "'$.input[%d]' is invalid: it is empty.", i)
		}
	}
	return many, nil
}

// embed hashes a text's words, their pieces and pairs into a vector of length 1.
// Texts are near each other when they share them.
func embed(text string, size int) []float32 {
	vector := make([]float64, size)
	count := map[string]float64{}
	previous := ""
	for _, w := range words(text) {
		count["w:"+w.concept] += wordWeight
		pieces(w.text, func(piece string, share float64) { count["p:"+piece] += pieceWeight * share })
		if previous != "" {
			count["b:"+previous+" "+w.concept] += pairWeight
		}
		previous = w.concept
	}
	for feature, weight := range count {
		// The hundredth mention says less than the first.
		add(vector, feature, 0.6*math.Log1p(weight/0.6))
	}
	norm := 0.0
	for _, x := range vector {
		norm += x * x
	}
	out := make([]float32, size)
	if norm == 0 { // no word at all: a fixed direction of its own
		out[0] = 1
		return out
	}
	for i, x := range vector {
		out[i] = float32(x / math.Sqrt(norm))
	}
	return out
}

// add puts a feature at two places with a sign each, so that two features that
// collide at one rarely cancel or repeat each other altogether.
func add(vector []float64, feature string, weight float64) {
	h := fnv.New64a()
	_, _ = h.Write([]byte(feature))
	sum := h.Sum64()
	for range 2 {
		sign := 1.0
		if sum&1 == 1 {
			sign = -1
		}
		vector[(sum>>1)%uint64(len(vector))] += sign * weight
		sum = sum*0x9E3779B97F4A7C15 + 0x85EBCA6B
		sum ^= sum >> 29
	}
}

// pieces calls on with each run of pieceLength letters of a word, and with its
// share of the word.
func pieces(text string, on func(piece string, share float64)) {
	runes := []rune("<" + text + ">")
	n := len(runes) - pieceLength + 1
	if n < 1 {
		on(string(runes), 1)
		return
	}
	for i := range n {
		on(string(runes[i:i+pieceLength]), 1/float64(n))
	}
}

func packed(vector []float32) string {
	raw := make([]byte, 0, 4*len(vector))
	for _, x := range vector {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(x))
	}
	return base64.StdEncoding.EncodeToString(raw)
}
