package inbox

import (
	"fmt"
	"slices"
	"strings"

	"socialsync/db"
	"socialsync/features/problem"
)

// sendRule is what a channel takes of one kind.
type sendRule struct {
	limit   int64
	types   []string // empty: any
	formats []string // the types as people call them
}

var sendRules = map[db.Channel]map[db.AttachmentKind]sendRule{
	db.ChannelWhatsApp: {
		db.AttachmentImage:    {5 * megabyte, []string{"image/jpeg", "image/png"}, []string{"JPEG", "PNG"}},
		db.AttachmentVideo:    {16 * megabyte, []string{"video/mp4", "video/3gpp"}, []string{"MP4", "3GP"}},
		db.AttachmentAudio:    {16 * megabyte, []string{"audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"}, []string{"MP3", "M4A", "AAC", "AMR", "OGG"}},
		db.AttachmentVoice:    {16 * megabyte, []string{"audio/ogg", "audio/mp4", "audio/aac", "audio/mpeg"}, []string{"OGG", "M4A"}},
		db.AttachmentSticker:  {500 << 10, []string{"image/webp"}, []string{"WebP"}},
		db.AttachmentDocument: {limit: MaxUpload},
	},
	db.ChannelInstagram: {
		db.AttachmentImage:    {8 * megabyte, []string{"image/jpeg", "image/png", "image/gif"}, []string{"JPEG", "PNG", "GIF"}},
		db.AttachmentVideo:    {25 * megabyte, []string{"video/mp4", "video/webm", "video/quicktime"}, []string{"MP4", "MOV", "WebM"}},
		db.AttachmentAudio:    {25 * megabyte, []string{"audio/aac", "audio/mp4", "audio/wav"}, []string{"M4A", "AAC", "WAV"}},
		db.AttachmentVoice:    {25 * megabyte, []string{"audio/aac", "audio/mp4", "audio/wav"}, []string{"M4A", "AAC", "WAV"}},
		db.AttachmentDocument: {25 * megabyte, []string{"application/pdf"}, []string{"PDF"}},
	},
}

// FileRefusalReason is what a channel has against a file.
type FileRefusalReason string

const (
	// RefusedKind means that the channel takes nothing of the kind.
	RefusedKind FileRefusalReason = "KIND"
	// RefusedFormat means that it takes the kind in other formats.
	RefusedFormat FileRefusalReason = "FORMAT"
	// RefusedSize means that the file is too large.
	RefusedSize FileRefusalReason = "SIZE"
)

// FileRefusal is the schema's type of that name.
type FileRefusal struct {
	Channel    db.Channel        `json:"channel"`
	Reason     FileRefusalReason `json:"reason"`
	Formats    []string          `json:"formats"`
	LimitBytes *int64            `json:"limitBytes"`
}

// Refusals lists the channels that would not take a file; never nil.
func Refusals(a db.Attachment) []FileRefusal {
	all := []FileRefusal{}
	for _, channel := range []db.Channel{db.ChannelWhatsApp, db.ChannelInstagram} {
		if r := refusal(channel, a); r != nil {
			all = append(all, *r)
		}
	}
	return all
}

// refusal says what a channel has against a file; nil: nothing.
func refusal(channel db.Channel, a db.Attachment) *FileRefusal {
	rule, ok := sendRules[channel][a.Kind]
	r := &FileRefusal{Channel: channel, Formats: append([]string{}, rule.formats...)}
	if !ok {
		r.Reason = RefusedKind
		return r
	}
	r.LimitBytes = &rule.limit
	switch {
	case len(rule.types) > 0 && !slices.Contains(rule.types, plainType(a)):
		r.Reason = RefusedFormat
	case a.SizeBytes != nil && *a.SizeBytes > rule.limit:
		r.Reason = RefusedSize
	default:
		return nil
	}
	return r
}

// CheckSendable says why a channel would refuse a file, before the customer is
// kept waiting for it.
//
// Problems: BAD_INPUT.
func CheckSendable(channel db.Channel, a db.Attachment) error {
	r := refusal(channel, a)
	if r == nil {
		return nil
	}
	switch r.Reason {
	case RefusedFormat:
		return problem.New(problem.BadInput, "%s takes %s %s; this file is %s.", channel.Name(), either(r.Formats), nouns[a.Kind], describe(plainType(a)))
	case RefusedSize:
		return problem.New(problem.BadInput, "%s takes at most %s of this kind; this file has %s.", channel.Name(), size(*r.LimitBytes), size(*a.SizeBytes))
	case RefusedKind:
	}
	return problem.New(problem.BadInput, "%s does not take files of this kind.", channel.Name())
}

// nouns are the kinds as people call several of them.
var nouns = map[db.AttachmentKind]string{
	db.AttachmentImage: "pictures", db.AttachmentVideo: "videos", db.AttachmentAudio: "audio",
	db.AttachmentVoice: "recordings", db.AttachmentSticker: "stickers", db.AttachmentDocument: "documents",
}

func plainType(a db.Attachment) string {
	plain, _, _ := strings.Cut(a.MimeType, ";")
	return plain
}

// either is "JPEG, PNG or GIF".
func either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// describe names a type for people who have never heard of MIME.
func describe(mime string) string {
	family, name, _ := strings.Cut(mime, "/")
	name = strings.ToUpper(strings.TrimPrefix(name, "x-"))
	switch family {
	case "image", "video", "audio":
		return name + " " + family
	}
	if mime == "application/pdf" {
		return "a PDF"
	}
	return "of another type"
}

func size(bytes int64) string {
	if bytes < megabyte {
		return fmt.Sprintf("%d KB", (bytes+1023)>>10)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(bytes)/megabyte), ".0") + " MB"
}
