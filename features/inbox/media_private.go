package inbox

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// private removes what a camera or an editor wrote beside a picture or a film: the
// place, the time, the device, names, thumbnails of what was cut away. The pixels stay
// as they are, byte for byte, and so do colours and how a picture is to be held. Of a
// broken file only what can be understood is kept. A film is changed where it lies.
// Other types, a GIF among them, carry no such thing and stay as they are.
func private(mime string, data []byte) []byte {
	switch mime {
	case "image/jpeg":
		return privateJPEG(data)
	case "image/png":
		return privatePNG(data)
	case "image/webp":
		return privateWebP(data)
	case "video/mp4", "video/quicktime", "video/3gpp", "audio/mp4":
		privateMovie(data)
	}
	return data
}

// What follows the marker 0xff in a JPEG.
const (
	jpegStart, jpegEnd, jpegScan   = 0xd8, 0xd9, 0xda
	jpegApp0, jpegApp15, jpegWords = 0xe0, 0xef, 0xfe
)

// privateJPEG keeps the segments that make the picture. What comes after its end, as
// phones hang films and second pictures there, is cut off.
func privateJPEG(data []byte) []byte {
	out := append(make([]byte, 0, len(data)), 0xff, jpegStart)
	if held := orientationOf(data); held != upright {
		out = append(out, "\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"...)
		out = append(out, byte(held), 0, 0, 0, 0, 0, 0)
	}
	for rest := data[2:]; ; {
		at := bytes.IndexByte(rest, 0xff) // readers step over what stands between segments
		if at < 0 || at+4 > len(rest) {
			return append(out, 0xff, jpegEnd)
		}
		rest = rest[at:]
		marker := rest[1]
		switch {
		case marker == jpegEnd:
			return append(out, 0xff, jpegEnd)
		case marker == 0 || marker == 0xff || marker == 1 || marker >= 0xd0 && marker <= jpegStart: // without a length
			rest = rest[1:]
			continue
		}
		length := 2 + int(binary.BigEndian.Uint16(rest[2:]))
		if length > len(rest) {
			return append(out, 0xff, jpegEnd)
		}
		if marker == jpegScan {
			length += scanLength(rest[length:])
		}
		if isOfPicture(marker, rest[4:]) {
			out = append(out, rest[:length]...)
		}
		rest = rest[length:]
	}
}

// scanLength is how far the pixels reach: until a marker that is none of theirs.
func scanLength(data []byte) int {
	for at := 0; ; at += 2 {
		next := bytes.IndexByte(data[at:], 0xff)
		if next < 0 || at+next+1 >= len(data) {
			return len(data)
		}
		at += next
		if marker := data[at+1]; marker != 0 && (marker < 0xd0 || marker > 0xd7) {
			return at
		}
	}
}

// isOfPicture says whether a segment is needed to show the picture as it was meant.
func isOfPicture(marker byte, content []byte) bool {
	switch {
	case marker == jpegWords:
		return false
	case marker < jpegApp0 || marker > jpegApp15:
		return true
	}
	for _, kept := range []string{"JFIF\x00", "ICC_PROFILE\x00", "Adobe"} {
		if bytes.HasPrefix(content, []byte(kept)) {
			return true
		}
	}
	return false
}

// pngKept are the chunks beside the critical ones that change what is seen.
var pngKept = []string{"tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"}

func privatePNG(data []byte) []byte {
	const signature = 8
	out := append(make([]byte, 0, len(data)), data[:signature]...)
	for rest := data[signature:]; len(rest) >= 12; {
		length := 12 + uint64(binary.BigEndian.Uint32(rest))
		if length > uint64(len(rest)) {
			break
		}
		kind := string(rest[4:8])
		if isCritical := kind[0] >= 'A' && kind[0] <= 'Z'; isCritical || slices.Contains(pngKept, kind) {
			out = append(out, rest[:length]...)
		}
		if kind == "IEND" {
			break
		}
		rest = rest[length:]
	}
	return out
}

// webpKept are the chunks that are pixels, movement or colours.
var webpKept = []string{"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"}

func privateWebP(data []byte) []byte {
	const header = 12 // RIFF, length, WEBP
	out := append(make([]byte, 0, len(data)), data[:header]...)
	for rest := data[header:]; len(rest) >= 8; {
		length := 8 + uint64(binary.LittleEndian.Uint32(rest[4:]))
		length = min(length+length%2, uint64(len(rest))) // the last one's padding is often missing
		if kind := string(rest[:4]); slices.Contains(webpKept, kind) {
			out = append(out, rest[:length]...)
			if kind == "VP8X" && length > 8 {
				out[len(out)-int(length)+8] &^= 0x08 | 0x04 // it has neither Exif nor XMP
			}
		}
		rest = rest[length:]
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// privateMovie blanks the boxes for remarks, where phones write the place. They become
// free space of the same length: the index counts bytes from the beginning of the file.
func privateMovie(data []byte) {
	for {
		head, length := nextBox(data)
		if length == 0 {
			return
		}
		content := data[head:length]
		switch kind := data[4:8]; string(kind) {
		case "moov", "trak":
			privateMovie(content)
		case "udta", "meta", "uuid":
			copy(kind, "free")
			clear(content)
		}
		data = data[length:]
	}
}
