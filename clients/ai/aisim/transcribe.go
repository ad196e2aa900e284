package aisim

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"path"
	"slices"
	"strings"
)

// transcribeFields are the published form fields.
var transcribeFields = []string{
	"model", "language", "prompt", "response_format", "temperature", "timestamp_granularities[]", "stream", "chunking_strategy", "include[]",
}

var audioEndings = []string{".flac", ".mp3", ".mp4", ".mpeg", ".mpga", ".m4a", ".ogg", ".oga", ".wav", ".webm"}

const maxAudio = 25 << 20

// noTranscript is what the simulator says of a recording that tells it nothing.
const noTranscript = "[The offline model cannot listen: this recording has no transcript.]"

// transcriptions tell what a file's maker wrote into it; see hint. The simulator
// cannot listen, and says so of every other file.
func (s *Server) transcriptions(r *request) (*answer, error) {
	if r.form == nil {
		return nil, invalid("", "Could not parse multipart form")
	}
	for name := range r.form.Value {
		if !slices.Contains(transcribeFields, name) {
			return nil, unknownParameter(name)
		}
	}
	model, format := r.model(), strings.Join(r.form.Value["response_format"], "")
	files := r.form.File["file"]
	whisper := model == "whisper-1"
	switch {
	case model == "":
		return nil, missing("model")
	case !slices.Contains(transcriptionModels, model):
		return nil, noModel(model)
	case len(files) != 1:
		return nil, missing("file")
	case !slices.Contains(audioEndings, strings.ToLower(path.Ext(files[0].Filename))):
		return nil, invalid("file", "Unrecognized file format. Supported formats: ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm']")
	case files[0].Size > maxAudio:
		return nil, &failure{status: 413, kind: "server_error", message: "Maximum content size limit (26214400) exceeded"}
	case files[0].Size == 0:
		return nil, invalid("file", "The audio file is empty.")
	case !slices.Contains([]string{"", "json", "verbose_json"}, format):
		return nil, invalid("response_format", "The simulator answers in json and verbose_json only.")
	case format == "verbose_json" && !whisper:
		return nil, invalid("response_format", "response_format 'verbose_json' is not compatible with model '%s'. Use 'json' instead.", model)
	}
	file, err := files[0].Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	audio, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	text := hintIn(string(audio))
	if text == "" {
		text = noTranscript
	}
	seconds := duration(audio)
	if format != "verbose_json" {
		return &answer{model: model, body: object{"text": text}}, nil
	}
	spoken := strings.Join(r.form.Value["language"], "")
	if spoken == "" {
		spoken = language(text)
	}
	return &answer{model: model, body: object{
		"task": "transcribe", "language": languageNames[spoken], "duration": seconds, "text": text, "segments": []object{},
		"usage": object{"type": "duration", "seconds": int(math.Ceil(seconds))},
	}}, nil
}

var languageNames = map[string]string{"": "english", "en": "english", "fr": "french", "es": "spanish", "de": "german", "it": "italian", "pt": "portuguese", "ar": "arabic"}

// duration reads how long an Ogg or WAV file plays, in seconds, and guesses that
// others have 16 kbit/s.
func duration(audio []byte) float64 {
	if bytes.HasPrefix(audio, []byte("OggS")) {
		if at := bytes.LastIndex(audio, []byte("OggS")); at >= 0 && len(audio) >= at+14 {
			return float64(binary.LittleEndian.Uint64(audio[at+6:])) / 48_000
		}
	}
	if bytes.HasPrefix(audio, []byte("RIFF")) && len(audio) >= 44 {
		if perSecond := binary.LittleEndian.Uint32(audio[28:]); perSecond > 0 {
			return float64(len(audio)-44) / float64(perSecond)
		}
	}
	return float64(len(audio)) / 2000
}
