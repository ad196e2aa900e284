package inbox_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/features/inbox"
)

func encoded(t *testing.T, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// plain is a picture of one colour, which packs into next to nothing.
func plain(width, height int, c color.Color) *image.Paletted {
	return image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{c})
}

func aPNG(t *testing.T, m image.Image) []byte {
	t.Helper()
	return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) })
}

func aJPEG(t *testing.T, m image.Image) []byte {
	t.Helper()
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, m, nil) })
}

func TestPicturesForModels(t *testing.T) {
	t.Parallel()
	noise := image.NewRGBA(image.Rect(0, 0, 1500, 1500))
	for i := range noise.Pix {
		noise.Pix[i] = byte(rand.Uint32())
	}
	for name, c := range map[string]struct {
		data          []byte
		width, height int
	}{
		"a large photograph":      {aJPEG(t, image.NewYCbCr(image.Rect(0, 0, 1600, 1200), image.YCbCrSubsampleRatio420)), 1024, 768},
		"a small one stays":       {aPNG(t, plain(480, 360, color.Black)), 480, 360},
		"a thread":                {aPNG(t, plain(1, 9000, color.Black)), 1, 1024},
		"nothing but noise":       {aPNG(t, noise), 1024, 1024},
		"something that moves":    {encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, plain(64, 32, color.Black), nil) }), 64, 32},
		"as large as is accepted": {aPNG(t, plain(4096, 4096, color.Black)), 1024, 1024},
	} {
		out, err := inbox.ForModel(c.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(out))
		if err != nil || config.Width != c.width || config.Height != c.height || len(out) > 1200<<10 {
			t.Errorf("%s: %d × %d, %d bytes, %v", name, config.Width, config.Height, len(out), err)
		}
	}
}

// TestPicturesForModelsAreOnWhite: a transparent picture's text must not vanish in black.
func TestPicturesForModelsAreOnWhite(t *testing.T) {
	t.Parallel()
	out, err := inbox.ForModel(aPNG(t, image.NewNRGBA(image.Rect(0, 0, 1200, 1200))))
	if err != nil {
		t.Fatal(err)
	}
	m, err := jpeg.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, _ := m.At(500, 500).RGBA(); r < 0xf000 || g < 0xf000 || b < 0xf000 {
		t.Errorf("it is %x %x %x", r, g, b)
	}
}

// TestPicturesLoseWhatTheCameraWrote: where and when a customer took a photograph
// is nobody's business.
func TestPicturesLoseWhatTheCameraWrote(t *testing.T) {
	t.Parallel()
	secret := []byte("Exif\x00\x00GPS 48.8584 N 2.2945 E")
	photo := aJPEG(t, plain(200, 100, color.White))
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(secret)+2))
	photo = append(append(append([]byte{}, photo[:2]...), append(segment, secret...)...), photo[2:]...)
	out, err := inbox.ForModel(photo)
	if err != nil || bytes.Contains(out, []byte("GPS")) || bytes.Contains(out, []byte("Exif")) {
		t.Errorf("%v, %q", err, out)
	}
}

// held is a JPEG that says how the camera was held, and where.
func held(t *testing.T, m image.Image, orientation uint16, order binary.AppendByteOrder) []byte {
	t.Helper()
	tiff := []byte("II*\x00")
	if order.String() == "BigEndian" {
		tiff = []byte("MM\x00*")
	}
	tiff = order.AppendUint16(order.AppendUint32(tiff, 8), 2)
	for _, entry := range [][2]uint16{{0x0110, 0}, {0x0112, orientation}} {
		tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, entry[0]), 3), 1)
		tiff = append(order.AppendUint16(tiff, entry[1]), 0, 0)
	}
	segment := append([]byte("Exif\x00\x00"), append(tiff, "GPS 48.8584 N 2.2945 E"...)...)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2))...)
	return append(append(out, segment...), aJPEG(t, m)[2:]...)
}

// TestPicturesAreUpright: however the phone was held, the corner that is seen top
// left is top left for a model too.
func TestPicturesAreUpright(t *testing.T) {
	t.Parallel()
	const width, height, edge = 160, 96, 16
	for orientation, corner := range map[uint16]image.Point{ // where the sensor has what is seen top left
		1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {0, 1}, 7: {1, 1}, 8: {1, 0}, 0: {0, 0}, 99: {0, 0},
	} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			m := image.NewGray(image.Rect(0, 0, width, height))
			for y := range edge {
				for x := range edge {
					m.SetGray(corner.X*(width-edge)+x, corner.Y*(height-edge)+y, color.Gray{Y: 255})
				}
			}
			out, err := inbox.ForModel(held(t, m, orientation, order))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(out, []byte("GPS")) {
				t.Errorf("orientation %d: it says where it was taken", orientation)
			}
			seen, err := jpeg.Decode(bytes.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			isSideways := orientation >= 5 && orientation <= 8
			if got := seen.Bounds().Dx() < seen.Bounds().Dy(); got != isSideways {
				t.Errorf("orientation %d: it is %v", orientation, seen.Bounds())
			}
			for _, at := range []image.Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
				light, _, _, _ := seen.At(edge/2+at.X*(seen.Bounds().Dx()-edge), edge/2+at.Y*(seen.Bounds().Dy()-edge)).RGBA()
				if isLight := light > 0x8000; isLight != (at == image.Point{}) {
					t.Errorf("orientation %d (%v): at corner %v it is %x", orientation, order, at, light)
				}
			}
		}
	}
}

// TestHostilePictures are refused before they cost anything.
func TestHostilePictures(t *testing.T) {
	t.Parallel()
	header := func(width, height uint32) []byte { // of a PNG that says it is so large
		chunk := append([]byte("IHDR"), 0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0)
		binary.BigEndian.PutUint32(chunk[4:], width)
		binary.BigEndian.PutUint32(chunk[8:], height)
		out := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), 13)
		return binary.BigEndian.AppendUint32(append(out, chunk...), crc32.ChecksumIEEE(chunk))
	}
	photo := aJPEG(t, plain(64, 64, color.White))
	scan := photo[bytes.Index(photo, []byte{0xff, 0xda}) : len(photo)-2]
	webp := []byte("RIFF\x40\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x09\x00\x00\x09\x00\x00VP8L\x05\x00\x00\x00\x2f\xff\xff\xff\x0f") // 10 × 10 outside, 16384 × 16384 inside
	for name, data := range map[string][]byte{
		"a header of 3.6 billion pixels": header(60_000, 60_000),
		"sides that overflow":            header(1<<31-1, 1<<31-1),
		"25 million pixels in 4 KB":      aPNG(t, plain(5000, 5000, color.Black)),
		"more scans than anybody writes": append(photo[:len(photo)-2:len(photo)-2], bytes.Repeat(scan, 5000)...),
		"one size outside, one inside":   webp,
		"a picture that breaks off":      aPNG(t, plain(300, 300, color.Black))[:60],
		"no picture":                     []byte("<svg onload=alert(1)>"),
		"nothing":                        nil,
	} {
		started := time.Now()
		if _, err := inbox.ForModel(data); !errors.Is(err, inbox.ErrUnseeable) {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(started); took > time.Second {
			t.Errorf("%s took %s", name, took)
		}
	}
}

// TestWhichPicturesModelsSee: those that are here and may be kept, of one's own
// workspace, the last four.
func TestWhichPicturesModelsSee(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	system := db.SystemActor(w.workspace)
	id, message := w.store(number, db.Attachment{Kind: db.AttachmentImage, ProviderMediaID: new(metasim.FilePhoto)})
	if _, err := w.ImageFor(t.Context(), system, id); !errors.Is(err, db.ErrNotFound) {
		t.Errorf("before it is here: %v", err)
	}
	w.fetched(id)
	picture, err := w.ImageFor(t.Context(), system, id)
	w.do("picture", err)
	if picture.MessageID != message || picture.MediaType != "image/jpeg" || len(picture.Data) == 0 {
		t.Fatalf("%+v", picture)
	}
	if _, err := w.ImageFor(t.Context(), db.SystemActor(db.NewID()), id); !errors.Is(err, db.ErrNotFound) {
		t.Errorf("another workspace's: %v", err)
	}
	voice, spoken := w.store(number, db.Attachment{Kind: db.AttachmentVoice, ProviderMediaID: new(metasim.FileVoice)})
	w.fetched(voice)
	if _, err := w.ImageFor(t.Context(), system, voice); !errors.Is(err, db.ErrNotFound) {
		t.Errorf("a voice note: %v", err)
	}

	messages := []uuid.UUID{message, spoken}
	for range inbox.MaxModelImages {
		id, message := w.store(number, db.Attachment{Kind: db.AttachmentImage, ProviderMediaID: new(metasim.FileReceipt)})
		w.fetched(id)
		messages = append(messages, message)
	}
	shown := func() (ids []uuid.UUID) {
		images, err := w.ImagesFor(t.Context(), system, messages)
		w.do("pictures", err)
		for _, i := range images {
			ids = append(ids, i.MessageID)
		}
		return ids
	}
	if got := shown(); len(got) != 4 || got[0] != messages[2] || got[3] != messages[5] {
		t.Errorf("shown: %v of %v", got, messages)
	}
	w.sql(`update attachments set state = 'EXPIRED' where message_id = $1`, messages[2])
	w.sql(`update attachments set state = 'REMOVED' where message_id = $1`, messages[3])
	w.sql(`update attachments set width = 9000, height = 9000 where message_id = $1`, messages[4])
	if got := shown(); len(got) != 2 || got[0] != messages[0] || got[1] != messages[5] {
		t.Errorf("of those that are left: %v of %v", got, messages)
	}
}
