package inbox

import (
	"bytes"
	"encoding/binary"
	"image"
)

// upright is the orientation of a picture that is stored as it is to be seen. The
// others, 2 to 8, are turned or mirrored when it is shown (Exif 2.3, tag 0x0112):
// phones store what the sensor saw and note how it was held.
const upright = 1

// orientationOf reads how a JPEG is to be held; upright for all else, and for what
// cannot be read.
func orientationOf(data []byte) int {
	if !bytes.HasPrefix(data, []byte{0xff, 0xd8}) {
		return upright
	}
	for rest := data[2:]; len(rest) >= 4 && rest[0] == 0xff; {
		marker, size := rest[1], int(binary.BigEndian.Uint16(rest[2:]))
		if marker == 0xda || size < 2 || len(rest) < 2+size { // the picture itself begins, or nothing sensible
			return upright
		}
		segment := rest[4 : 2+size]
		if tiff, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); ok && marker == 0xe1 {
			return orientationIn(tiff)
		}
		rest = rest[2+size:]
	}
	return upright
}

// orientationIn looks for the tag in the first directory of a TIFF header.
func orientationIn(tiff []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(tiff, []byte("MM")) {
		order = binary.BigEndian
	}
	if len(tiff) < 8 {
		return upright
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return upright
	}
	count, entries := int(order.Uint16(tiff[at:])), tiff[at+2:]
	for range count {
		if len(entries) < 12 {
			return upright
		}
		if order.Uint16(entries) == 0x0112 {
			if found := int(order.Uint16(entries[8:])); found >= 1 && found <= 8 {
				return found
			}
			return upright
		}
		entries = entries[12:]
	}
	return upright
}

// isSideways says whether a picture so held has its width where its height is stored.
func isSideways(orientation int) bool { return orientation >= 5 }

// turn draws a picture as it is to be seen.
func turn(from *image.RGBA, orientation int) image.Image {
	if orientation == upright {
		return from
	}
	width, height := from.Bounds().Dx(), from.Bounds().Dy()
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	if isSideways(orientation) {
		to = image.NewRGBA(image.Rect(0, 0, height, width))
	}
	for y := range height {
		for x := range width {
			mirroredX, mirroredY := width-1-x, height-1-y
			at := [...]image.Point{
				2: {mirroredX, y}, 3: {mirroredX, mirroredY}, 4: {x, mirroredY},
				5: {y, x}, 6: {mirroredY, x}, 7: {mirroredY, mirroredX}, 8: {y, mirroredX},
			}[orientation]
			to.SetRGBA(at.X, at.Y, from.RGBAAt(x, y))
		}
	}
	return to
}
