package inbox

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"socialsync/db"
	"socialsync/features/problem"
)

const (
	megabyte = 1 << 20
	// MaxUpload is the largest file anybody can send on any channel.
	MaxUpload = 100 * megabyte
	maxPixels = 50_000_000
)

// fetchLimits is how much of a customer's file we take, by what it says it is:
// what the larger of the two channels allows, and some room.
var fetchLimits = map[db.AttachmentKind]int64{
	db.AttachmentImage: 25 * megabyte, db.AttachmentVideo: 64 * megabyte, db.AttachmentAudio: 32 * megabyte,
	db.AttachmentVoice: 32 * megabyte, db.AttachmentDocument: MaxUpload, db.AttachmentSticker: 2 * megabyte,
}

// sendRule is what a channel takes of one kind.
type sendRule struct {
	limit int64
	types []string // empty: any
	names string   // the types as people call them
}

var sendRules = map[db.Channel]map[db.AttachmentKind]sendRule{
	db.ChannelWhatsApp: {
		db.AttachmentImage:    {5 * megabyte, []string{"image/jpeg", "image/png"}, "JPEG or PNG pictures"},
		db.AttachmentVideo:    {16 * megabyte, []string{"video/mp4", "video/3gpp"}, "MP4 or 3GP videos"},
		db.AttachmentAudio:    {16 * megabyte, []string{"audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"}, "MP3, M4A, AAC, AMR or OGG audio"},
		db.AttachmentVoice:    {16 * megabyte, []string{"audio/ogg", "audio/mp4", "audio/aac", "audio/mpeg"}, "OGG or M4A recordings"},
		db.AttachmentSticker:  {500 << 10, []string{"image/webp"}, "WebP stickers"},
		db.AttachmentDocument: {limit: MaxUpload},
	},
	db.ChannelInstagram: {
		db.AttachmentImage:    {8 * megabyte, []string{"image/jpeg", "image/png", "image/gif"}, "JPEG, PNG or GIF pictures"},
		db.AttachmentVideo:    {25 * megabyte, []string{"video/mp4", "video/webm", "video/quicktime"}, "MP4, MOV or WebM videos"},
		db.AttachmentAudio:    {25 * megabyte, []string{"audio/aac", "audio/mp4", "audio/wav"}, "M4A, AAC or WAV audio"},
		db.AttachmentVoice:    {25 * megabyte, []string{"audio/aac", "audio/mp4", "audio/wav"}, "M4A, AAC or WAV recordings"},
		db.AttachmentDocument: {25 * megabyte, []string{"application/pdf"}, "PDF documents"},
	},
}

// CheckSendable says why a channel would refuse a file, before the customer is
// kept waiting for it.
//
// Problems: BAD_INPUT.
func CheckSendable(channel db.Channel, a db.Attachment) error {
	rule, ok := sendRules[channel][a.Kind]
	if !ok {
		return problem.New(problem.BadInput, "%s does not take files of this kind.", channel.Name())
	}
	plain, _, _ := strings.Cut(a.MimeType, ";")
	if len(rule.types) > 0 && !slices.Contains(rule.types, plain) {
		return problem.New(problem.BadInput, "%s takes %s; this file is %s.", channel.Name(), rule.names, describe(plain))
	}
	if a.SizeBytes != nil && *a.SizeBytes > rule.limit {
		return problem.New(problem.BadInput, "%s takes at most %s of this kind; this file has %s.",
			channel.Name(), size(rule.limit), size(*a.SizeBytes))
	}
	return nil
}

const (
	// defaultKept is for Instagram links that don't say when they run out: as long
	// as the team can still answer the message.
	defaultKept = 7 * 24 * time.Hour
	maxKept     = 30 * 24 * time.Hour
)

// keepUntil says until when a fetched file may be kept; nil means as long as
// the message. Instagram's platform rules make a stored copy a cache of its own
// link, so the copy goes when the link does. docs/decisions has the reasons.
func keepUntil(channel db.Channel, providerURL string, now time.Time) *time.Time {
	if channel != db.ChannelInstagram {
		return nil
	}
	until := now.Add(defaultKept)
	if expiry, ok := linkExpiry(providerURL); ok {
		until = expiry
	}
	if latest := now.Add(maxKept); until.After(latest) {
		until = latest
	}
	return &until
}

// linkExpiry reads when a link of Meta's CDN runs out: unix seconds in
// hexadecimal in its parameter oe.
func linkExpiry(address string) (time.Time, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return time.Time{}, false
	}
	seconds, err := strconv.ParseInt(u.Query().Get("oe"), 16, 64)
	if err != nil || seconds < 1_500_000_000 {
		return time.Time{}, false
	}
	return time.Unix(seconds, 0), true
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
