package inbox_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"golang.org/x/image/webp"

	"socialsync/db"
	"socialsync/features/inbox"
)

const secret = "GPS 48.8584 N 2.2945 E"

func pngWith(t *testing.T, m image.Image, kind string) []byte {
	t.Helper()
	plain := aPNG(t, m)
	chunk := append([]byte(kind), secret...)
	out := binary.BigEndian.AppendUint32(append([]byte{}, plain[:33]...), uint32(len(secret))) // right after the header
	out = binary.BigEndian.AppendUint32(append(out, chunk...), crc32.ChecksumIEEE(chunk))
	return append(append(out, plain[33:]...), secret...)
}

func webpWith(kind string) []byte {
	pixel := "VP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00\x00"
	body := "WEBPVP8X\x0a\x00\x00\x00\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00" + pixel + kind + "\x16\x00\x00\x00" + secret
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func boxed(kind string, content ...[]byte) []byte {
	body := bytes.Join(content, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8)), kind...), body...)
}

// TestUploadsCarryNoPlace: where a colleague took a photograph or a film, and with
// what, is nobody's business; the picture is the same, and held the same way.
func TestUploadsCarryNoPlace(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	agent := db.Actor{UserID: db.NewID(), WorkspaceID: w.workspace, Role: db.RoleAgent}
	stored := func(data []byte) []byte {
		t.Helper()
		a, err := w.Upload(t.Context(), agent, inbox.Upload{Filename: "x", Data: data})
		w.do("upload", err)
		kept, err := w.Bytes(t.Context(), *a)
		w.do("read", err)
		if bytes.Contains(kept, []byte("48.8584")) {
			t.Errorf("the place is still in %q", kept)
		}
		return kept
	}
	stripes := image.NewGray(image.Rect(0, 0, 160, 96))
	for x := range 80 {
		for y := range 96 {
			stripes.SetGray(2*x, y, color.Gray{Y: byte(3 * x)})
		}
	}
	bare := aJPEG(t, stripes)
	for orientation := range uint16(9) {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			photo := held(t, stripes, orientation, order)
			photo = append(photo, held(t, stripes, 1, order)...) // a second picture, or a film, behind the first
			want := bare
			if orientation > 1 {
				want = held(t, stripes, orientation, binary.BigEndian)
			}
			kept := stored(photo)
			if got, err := jpeg.Decode(bytes.NewReader(kept)); err != nil || got.Bounds() != stripes.Bounds() || !bytes.HasSuffix(kept, bare[2:]) {
				t.Errorf("orientation %d: another picture: %v", orientation, err)
			}
			if got, wanted := inbox.OrientationOf(kept), inbox.OrientationOf(want); got != wanted {
				t.Errorf("orientation %d became %d", orientation, got)
			}
		}
	}
	if kept := stored(bare); !bytes.Equal(kept, bare) {
		t.Error("a photograph that says nothing was changed")
	}
	for _, kind := range []string{"eXIf", "tEXt", "iTXt", "tIME"} {
		if kept := stored(pngWith(t, stripes, kind)); !bytes.Equal(kept, aPNG(t, stripes)) {
			t.Errorf("%s: another picture", kind)
		}
	}
	for _, kind := range []string{"EXIF", "XMP "} {
		kept := stored(webpWith(kind))
		if _, err := webp.Decode(bytes.NewReader(kept)); err != nil || int(binary.LittleEndian.Uint32(kept[4:])) != len(kept)-8 || kept[20] != 0 {
			t.Errorf("%s: %v, %q", kind, err, kept)
		}
	}
	remark := boxed("udta", boxed("\xa9xyz", []byte(secret)))
	film := append(boxed("ftyp", []byte("isom\x00\x00\x02\x00isomiso2mp41")),
		boxed("moov", boxed("mvhd", make([]byte, 100)), boxed("trak", boxed("tkhd", make([]byte, 84)), remark), remark, boxed("meta", []byte(secret)))...)
	film = append(film, boxed("mdat", []byte("the pixels"))...)
	kept := stored(film)
	if len(kept) != len(film) || bytes.Index(kept, []byte("the pixels")) != bytes.Index(film, []byte("the pixels")) || !bytes.Contains(kept, []byte("mvhd")) {
		t.Errorf("the film was moved: %q", kept)
	}
}
