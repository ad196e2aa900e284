package metasim

import (
	"bytes"
	_ "embed" // files too laborious to make
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strings"
	"sync"
	"time"
)

// Ids of the files every customer has at hand.
const (
	FilePhoto    = "900000000000101"
	FileReceipt  = "900000000000102"
	FileVoice    = "900000000000103"
	FileVideo    = "900000000000104"
	FileDocument = "900000000000105"
	FileSticker  = "900000000000106"
	FileStory    = "900000000000107"
)

var (
	//go:embed files/voice.ogg
	voiceNote []byte
	//go:embed files/clip.mp4
	clip []byte
	//go:embed files/sticker.webp
	sticker []byte
)

// builtinFiles are small and real: any decoder reads them. The list is the
// caller's own; the bytes are shared.
func builtinFiles() []*Media {
	var files []*Media
	for _, f := range paintedFiles() {
		files = append(files, &f)
	}
	return files
}

// paintedFiles are made once: painting takes longer than a test should.
var paintedFiles = sync.OnceValue(func() []Media {
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	return []Media{
		{ID: FilePhoto, MIME: "image/png", Filename: "lamp.png", Bytes: picture(480, 360, 0), At: at},
		{ID: FileReceipt, MIME: "image/png", Filename: "receipt.png", Bytes: picture(300, 420, 1), At: at},
		{ID: FileStory, MIME: "image/png", Filename: "story.png", Bytes: picture(270, 480, 2), At: at},
		{ID: FileVoice, MIME: "audio/ogg; codecs=opus", Filename: "voice.ogg", Bytes: voiceNote, At: at},
		{ID: FileVideo, MIME: "video/mp4", Filename: "clip.mp4", Bytes: clip, At: at},
		{ID: FileDocument, MIME: "application/pdf", Filename: "facture-LM-2041.pdf", Bytes: document("Maison Lumen - facture LM-2041"), At: at},
		{ID: FileSticker, MIME: "image/webp", Filename: "sticker.webp", Bytes: sticker, At: at},
	}
})

// Photo is a small picture that any decoder reads: FilePhoto's bytes.
func Photo() []byte { return slices.Clone(paintedFiles()[0].Bytes) }

// spoken keeps a voice note that says a text: behind the sound, where players look
// no further, stands what a simulated model of speech reads. The caller holds mu.
func (s *Server) spoken(text string) (id string) {
	id = s.id("3")
	hint := "sim-text:" + strings.Join(strings.Fields(text), " ") + "\x00"
	s.world.Media[id] = &Media{ID: id, MIME: "audio/ogg; codecs=opus", Filename: "voice.ogg", Bytes: append(slices.Clone(voiceNote), hint...), At: s.now()}
	return id
}

// picture paints a lamp before a coloured wall.
func picture(width, height, tone int) []byte {
	walls := []color.RGBA{{0xd9, 0xe8, 0xdf, 255}, {0xf3, 0xec, 0xdd, 255}, {0x2e, 0x2a, 0x4a, 255}}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	wall := walls[tone%len(walls)]
	cx, cy := float64(width)/2, float64(height)*0.42
	for y := range height {
		for x := range width {
			dx, dy := float64(x)-cx, float64(y)-cy
			glow := math.Exp(-(dx*dx + dy*dy) / (float64(width*width) / 14))
			c := color.RGBA{mix(wall.R, 255, glow), mix(wall.G, 222, glow), mix(wall.B, 140, glow), 255}
			if math.Abs(dx) < float64(width)/90 && dy > 0 && dy < float64(height)*0.44 || dy > float64(height)*0.44 && dy < float64(height)*0.47 && math.Abs(dx) < float64(width)/8 {
				c = color.RGBA{0x4a, 0x42, 0x38, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var out bytes.Buffer
	_ = png.Encode(&out, img) // a buffer does not fail
	return out.Bytes()
}

func mix(from, to uint8, share float64) uint8 {
	return uint8(float64(from) + (float64(to)-float64(from))*share)
}

// document is a one-page PDF.
func document(line string) []byte {
	var out bytes.Buffer
	var offsets []int
	add := func(body string) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	out.WriteString("%PDF-1.4\n")
	content := "BT /F1 18 Tf 60 760 Td (" + line + ") Tj ET"
	add("<< /Type /Catalog /Pages 2 0 R >>")
	add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
	add(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
	add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return out.Bytes()
}
