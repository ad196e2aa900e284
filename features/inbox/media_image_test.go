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
		"a large photograph":      {aJPEG(t, image.NewYCbCr(image.Rect(0, 0, 4000, 3000), image.YCbCrSubsampleRatio420)), 1024, 768},
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
	out, err := inbox.ForModel(aPNG(t, image.NewNRGBA(image.Rect(0, 0, 3000, 3000))))
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
