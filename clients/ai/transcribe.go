package ai

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"
)

// MaxAudio is the largest file OpenAI transcribes, in bytes.
const MaxAudio = 25 << 20

const maxTranscript = 4 << 20

// TranscribeRequest is a recording of at most MaxAudio.
type TranscribeRequest struct {
	Model    string // empty: the client's
	Filename string // its ending says what Audio is: .ogg, .mp3, .m4a, .wav, .webm
	Audio    io.Reader
	Language string // ISO 639-1, when known; it makes the text better
}

// Transcript is what was said. Only whisper-1 tells Language (ISO 639-1) and
// Duration; of others they are the request's, and 0.
type Transcript struct {
	Text     string
	Language string
	Duration time.Duration
}

// Transcribe writes down what is said in a recording.
func (c *Client) Transcribe(ctx context.Context, in TranscribeRequest) (*Transcript, error) {
	model := orElse(in.Model, c.Model)
	audio, err := io.ReadAll(io.LimitReader(in.Audio, MaxAudio+1)) // kept: an attempt may be repeated
	if err != nil {
		return nil, fmt.Errorf("read the recording: %w", err)
	}
	if len(audio) > MaxAudio {
		return nil, &Error{Op: "transcribe", Class: TooLong, Message: "the recording is larger than 25 MB"}
	}
	request := openai.AudioRequest{Model: model, FilePath: in.Filename, Language: in.Language, Format: openai.AudioResponseFormatJSON}
	if strings.HasPrefix(model, "whisper") {
		request.Format = openai.AudioResponseFormatVerboseJSON // the only models and the only form that tell the length
	}
	var out *Transcript
	err = c.run(ctx, "transcribe", model, maxTranscript, 2*orElse(c.Timeout, 45*time.Second), nil, func(ctx context.Context, api *openai.Client, _ *doer) error {
		request.Reader = bytes.NewReader(audio)
		answer, err := api.CreateTranscription(ctx, request)
		if err != nil {
			return err
		}
		out = &Transcript{
			Text: strings.TrimSpace(answer.Text), Language: orElse(isoLanguage(answer.Language), in.Language),
			Duration: time.Duration(answer.Duration * float64(time.Second)),
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// isoLanguage turns what Whisper calls a language into its ISO 639-1 code. An
// unknown one becomes empty.
func isoLanguage(name string) string {
	name = strings.ToLower(name)
	if len(name) == 2 {
		return name
	}
	return whisperLanguages[name]
}

var whisperLanguages = map[string]string{
	"arabic": "ar", "bengali": "bn", "bulgarian": "bg", "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs",
	"danish": "da", "dutch": "nl", "english": "en", "estonian": "et", "finnish": "fi", "french": "fr", "german": "de",
	"greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja",
	"korean": "ko", "latvian": "lv", "lithuanian": "lt", "malay": "ms", "norwegian": "no", "persian": "fa", "polish": "pl",
	"portuguese": "pt", "romanian": "ro", "russian": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl", "spanish": "es",
	"swahili": "sw", "swedish": "sv", "tamil": "ta", "thai": "th", "turkish": "tr", "ukrainian": "uk", "urdu": "ur",
	"vietnamese": "vi", "welsh": "cy",
}
