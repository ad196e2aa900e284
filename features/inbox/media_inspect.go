package inbox

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	_ "image/gif"  // sizes only
	_ "image/jpeg" // sizes only
	_ "image/png"  // sizes only
	"strings"
	"unicode"

	"github.com/gabriel-vasile/mimetype"
	_ "golang.org/x/image/webp" // sizes only

	"socialsync/db"
)

// inspected is what a file is by its content. Names and declared types are not
// believed: they only choose between kinds the content allows.
type inspected struct {
	mime          string
	kind          db.AttachmentKind
	width, height *int
	durationMs    *int
}

var errTooManyPixels = errors.New("the picture has too many pixels")

// plainTypes spells types that have several names as the channels do.
var plainTypes = map[string]string{
	"application/ogg": "audio/ogg", "audio/x-m4a": "audio/mp4", "audio/x-wav": "audio/wav", "audio/wave": "audio/wav",
	"video/x-m4v": "video/mp4", "audio/x-aac": "audio/aac", "audio/mp3": "audio/mpeg", "audio/AMR": "audio/amr",
}

// inspect finds out what data is. as is what somebody says it is, or empty; a
// file that is something else becomes a DOCUMENT, which browsers only download.
func inspect(data []byte, as db.AttachmentKind) (inspected, error) {
	mime, _, _ := strings.Cut(mimetype.Detect(data).String(), ";")
	if plain, ok := plainTypes[mime]; ok {
		mime = plain
	}
	f := inspected{mime: mime, kind: db.AttachmentDocument}
	if as == db.AttachmentDocument {
		return f, nil
	}
	switch mime {
	case "image/jpeg", "image/png", "image/gif", "image/webp":
		return inspectImage(f, data, as)
	case "video/mp4", "audio/mp4", "video/quicktime", "video/3gpp":
		movie := readMovie(data)
		f.width, f.height, f.durationMs = movie.width, movie.height, movie.durationMs
		if !movie.hasVideo && mime != "video/quicktime" {
			f.mime = "audio/mp4"
		}
	case "audio/ogg":
		f.durationMs = oggDuration(data)
	case "video/webm":
		if track, err := readWebM(data); err == nil && !track.hasVideo {
			f.mime = "audio/webm"
		}
	}
	switch family, _, _ := strings.Cut(f.mime, "/"); family {
	case "video":
		f.kind = db.AttachmentVideo
	case "audio":
		f.kind = db.AttachmentAudio
		if as == db.AttachmentVoice {
			f.kind = db.AttachmentVoice
		}
	}
	return f, nil
}

func inspectImage(f inspected, data []byte, as db.AttachmentKind) (inspected, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width < 1 || config.Height < 1 {
		return f, nil //nolint:nilerr // looks like a picture and isn't one: to be downloaded only
	}
	if config.Width > maxPixels/config.Height {
		return f, errTooManyPixels
	}
	f.kind, f.width, f.height = db.AttachmentImage, &config.Width, &config.Height
	if isSideways(orientationOf(data)) { // as browsers show it
		f.width, f.height = f.height, f.width
	}
	if as == db.AttachmentSticker && f.mime == "image/webp" {
		f.kind = db.AttachmentSticker
	}
	return f, nil
}

// movie is what the index of an MP4 says; fragments have no duration there.
type movie struct {
	hasVideo      bool
	width, height *int
	durationMs    *int
}

func readMovie(data []byte) (m movie) {
	eachBox(data, func(kind string, moov []byte) {
		if kind != "moov" {
			return
		}
		eachBox(moov, func(kind string, box []byte) {
			switch kind {
			case "mvhd":
				m.durationMs = movieDuration(box)
			case "trak":
				m.readTrack(box)
			}
		})
	})
	return m
}

func (m *movie) readTrack(track []byte) {
	var width, height int
	isVideo := false
	eachBox(track, func(kind string, box []byte) {
		switch kind {
		case "tkhd": // its last two numbers are 16.16 fixed point
			if len(box) >= 84 {
				width = int(binary.BigEndian.Uint16(box[len(box)-8:]))
				height = int(binary.BigEndian.Uint16(box[len(box)-4:]))
			}
		case "mdia":
			eachBox(box, func(kind string, box []byte) {
				isVideo = isVideo || kind == "hdlr" && len(box) >= 12 && string(box[8:12]) == "vide"
			})
		}
	})
	if isVideo {
		m.hasVideo = true
		if width > 0 && height > 0 {
			m.width, m.height = &width, &height
		}
	}
}

func movieDuration(box []byte) *int {
	var scale, length uint64
	switch {
	case len(box) >= 20 && box[0] == 0:
		scale, length = uint64(binary.BigEndian.Uint32(box[12:])), uint64(binary.BigEndian.Uint32(box[16:]))
	case len(box) >= 32 && box[0] == 1:
		scale, length = uint64(binary.BigEndian.Uint32(box[20:])), binary.BigEndian.Uint64(box[24:])
	}
	if scale == 0 || length == 0 || length > scale*24*3600 {
		return nil
	}
	ms := int(length * 1000 / scale)
	return &ms
}

// eachBox walks the boxes of an MP4 on one level and stops at the first that lies.
func eachBox(data []byte, fn func(kind string, content []byte)) {
	for {
		head, length := nextBox(data)
		if length == 0 {
			return
		}
		fn(string(data[4:8]), data[head:length])
		data = data[length:]
	}
}

// nextBox measures the box that data begins with: its header, and all of it. Both are
// 0 when there is none, or one that lies.
func nextBox(data []byte) (head, length uint64) {
	if len(data) < 8 {
		return 0, 0
	}
	length, head = uint64(binary.BigEndian.Uint32(data)), 8
	switch {
	case length == 1 && len(data) >= 16:
		length, head = binary.BigEndian.Uint64(data[8:]), 16
	case length == 0:
		length = uint64(len(data))
	}
	if length < head || length > uint64(len(data)) {
		return 0, 0
	}
	return head, length
}

// cleanFilename keeps a name fit to be shown and saved: no folders, no control
// or direction characters, at most 120 characters with the ending kept.
func cleanFilename(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar || strings.ContainsRune(`<>:"|?*`, r) {
			return -1
		}
		return r
	}, name)
	name = strings.Trim(name, ". ")
	if runes := []rune(name); len(runes) > 120 {
		ending := ""
		if dot := strings.LastIndexByte(name, '.'); dot > 0 && len(name)-dot <= 10 {
			ending = name[dot:]
		}
		name = string(runes[:120-len([]rune(ending))]) + ending
	}
	return name
}
