package inbox

import (
	"net/url"
	"strconv"
	"time"

	"socialsync/db"
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
