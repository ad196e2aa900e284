package inbox

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/at-wat/ebml-go"
	"github.com/at-wat/ebml-go/webm"
	"github.com/google/uuid"

	"socialsync/clients/fetch"
	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
)

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// recording is what a browser's MediaRecorder makes: Opus in WebM, packets of
// 20 ms, without an end.
func recording(t *testing.T, packets int) []byte {
	t.Helper()
	head := []byte("OpusHead\x01\x01\x38\x01\x80\xbb\x00\x00\x00\x00\x00")
	var file struct {
		Header  webm.EBMLHeader `ebml:"EBML"`
		Segment struct {
			Info    webm.Info      `ebml:"Info"`
			Tracks  webm.Tracks    `ebml:"Tracks"`
			Cluster []webm.Cluster `ebml:"Cluster,size=unknown"`
		} `ebml:"Segment,size=unknown"`
	}
	file.Header = webm.EBMLHeader{EBMLVersion: 1, EBMLReadVersion: 1, EBMLMaxIDLength: 4, EBMLMaxSizeLength: 8, DocType: "webm", DocTypeVersion: 4, DocTypeReadVersion: 2}
	file.Segment.Info = webm.Info{TimecodeScale: 1000000, MuxingApp: "Chrome", WritingApp: "Chrome"}
	file.Segment.Tracks.TrackEntry = []webm.TrackEntry{{
		TrackNumber: 1, TrackUID: 1, CodecID: "A_OPUS", CodecPrivate: head, TrackType: 2,
		Audio: &webm.Audio{SamplingFrequency: 48000, Channels: 1},
	}}
	cluster := webm.Cluster{}
	for i := range packets {
		cluster.SimpleBlock = append(cluster.SimpleBlock, ebml.Block{
			TrackNumber: 1, Timecode: int16(i * 20), Keyframe: true, Data: [][]byte{append([]byte{31 << 3}, byte(i), 1, 2)},
		})
	}
	file.Segment.Cluster = []webm.Cluster{cluster}
	var out bytes.Buffer
	if err := ebml.Marshal(&file, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func box(kind string, content ...[]byte) []byte {
	body := bytes.Join(content, nil)
	n := len(body) + 8
	return append([]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n), kind[0], kind[1], kind[2], kind[3]}, body...)
}

func movieOf(handler string) []byte {
	header := make([]byte, 100)
	header[14], header[15] = 0x03, 0xe8 // 1000 a second
	header[18], header[19] = 0x0b, 0xb8 // 3000
	track := make([]byte, 84)
	track[76], track[77], track[80], track[81] = 2, 128, 1, 224 // 640 × 480
	hdlr := append(make([]byte, 8), handler+strings.Repeat("\x00", 12)...)
	return append(box("ftyp", []byte("isom\x00\x00\x02\x00isomiso2mp41")),
		box("moov", box("mvhd", header), box("trak", box("tkhd", track), box("mdia", box("hdlr", hdlr))))...)
}

func TestInspect(t *testing.T) {
	t.Parallel()
	voice, err := oggFromWebM(recording(t, 120))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		as   db.AttachmentKind
		want inspected
	}{
		{name: "a picture", data: picture(t, 30, 20), want: inspected{"image/png", db.AttachmentImage, new(30), new(20), nil}},
		{name: "a picture sent as a file", data: picture(t, 3, 2), as: db.AttachmentDocument, want: inspected{mime: "image/png", kind: db.AttachmentDocument}},
		{name: "a broken picture", data: picture(t, 30, 20)[:20], as: db.AttachmentImage, want: inspected{mime: "image/png", kind: db.AttachmentDocument}},
		{name: "a page that says it is a picture", data: []byte("<html><script>alert(1)</script>"), as: db.AttachmentImage, want: inspected{mime: "text/html", kind: db.AttachmentDocument}},
		{name: "a drawing with a script", data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`), as: db.AttachmentImage, want: inspected{mime: "image/svg+xml", kind: db.AttachmentDocument}},
		{name: "a film", data: movieOf("vide"), want: inspected{"video/mp4", db.AttachmentVideo, new(640), new(480), new(3000)}},
		{name: "sound in a film's clothes", data: movieOf("soun"), as: db.AttachmentVoice, want: inspected{"audio/mp4", db.AttachmentVoice, nil, nil, new(3000)}},
		{name: "a voice note", data: voice, as: db.AttachmentVoice, want: inspected{"audio/ogg", db.AttachmentVoice, nil, nil, new(2400 - 312/48)}},
		{name: "music", data: voice, want: inspected{"audio/ogg", db.AttachmentAudio, nil, nil, new(2400 - 312/48)}},
		{name: "a browser's recording", data: recording(t, 3), as: db.AttachmentVoice, want: inspected{mime: "audio/webm", kind: db.AttachmentVoice}},
		{name: "a PDF", data: []byte("%PDF-1.7\n"), want: inspected{mime: "application/pdf", kind: db.AttachmentDocument}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := inspect(c.data, c.as)
			if err != nil {
				t.Fatal(err)
			}
			if got.mime != c.want.mime || got.kind != c.want.kind || !same(got.width, c.want.width) || !same(got.height, c.want.height) {
				t.Errorf("got %s %s %v×%v", got.mime, got.kind, got.width, got.height)
			}
			if (got.durationMs == nil) != (c.want.durationMs == nil) || got.durationMs != nil && (*got.durationMs-*c.want.durationMs) > 1 {
				t.Errorf("plays %v ms, want %v", orZero(got.durationMs), orZero(c.want.durationMs))
			}
		})
	}
	bomb := picture(t, 1, 1)
	copy(bomb[16:], []byte{0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff})
	crc := []byte{0x9a, 0xcf, 0xab, 0x07}
	copy(bomb[29:], crc)
	if f, err := inspect(bomb, ""); !errors.Is(err, errTooManyPixels) && f.kind != db.AttachmentDocument {
		t.Errorf("a picture of 65535×65535 pixels is %s, %v", f.kind, err)
	}
}

func same(a, b *int) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

func TestOggFromWebM(t *testing.T) {
	t.Parallel()
	for _, packets := range []int{1, 50, 51, 300} {
		ogg, err := oggFromWebM(recording(t, packets))
		if err != nil {
			t.Fatal(err)
		}
		pages, found := 0, 0
		for rest := ogg; len(rest) > 0; pages++ {
			if string(rest[:4]) != "OggS" {
				t.Fatalf("page %d does not begin as one", pages)
			}
			segments, length := int(rest[26]), 0
			for _, n := range rest[27 : 27+segments] {
				length += int(n)
				if n < 255 {
					found++
				}
			}
			page := bytes.Clone(rest[:27+segments+length])
			sum := [4]byte(page[22:26])
			copy(page[22:], []byte{0, 0, 0, 0})
			if crc := oggChecksum(page); sum != [4]byte{byte(crc), byte(crc >> 8), byte(crc >> 16), byte(crc >> 24)} {
				t.Fatalf("checksum of page %d", pages)
			}
			rest = rest[27+segments+length:]
			if isLast := len(rest) == 0; isLast != (page[5]&4 != 0) {
				t.Errorf("page %d: end of stream is %v", pages, page[5]&4 != 0)
			}
		}
		if found != packets+2 {
			t.Errorf("%d packets became %d", packets, found-2)
		}
	}
	whole := recording(t, 100)
	if cut, err := oggFromWebM(whole[:len(whole)-3]); err != nil || len(cut) == 0 {
		t.Errorf("a recording that breaks off: %v", err)
	}
	for name, data := range map[string][]byte{"nothing": nil, "noise": []byte("not webm at all"), "empty": recording(t, 0)} {
		if _, err := oggFromWebM(data); err == nil {
			t.Errorf("%s became a voice note", name)
		}
	}
}

func TestCheckSendable(t *testing.T) {
	t.Parallel()
	file := func(kind db.AttachmentKind, mime string, bytes int64) db.Attachment {
		return db.Attachment{Kind: kind, MimeType: mime, SizeBytes: &bytes}
	}
	for _, c := range []struct {
		name    string
		channel db.Channel
		file    db.Attachment
		ok      bool
	}{
		{"a photo", db.ChannelWhatsApp, file(db.AttachmentImage, "image/jpeg", 5<<20), true},
		{"a photo that is too large", db.ChannelWhatsApp, file(db.AttachmentImage, "image/jpeg", 5<<20+1), false},
		{"the same on Instagram", db.ChannelInstagram, file(db.AttachmentImage, "image/jpeg", 5<<20+1), true},
		{"a GIF on WhatsApp", db.ChannelWhatsApp, file(db.AttachmentImage, "image/gif", 10), false},
		{"a voice note", db.ChannelWhatsApp, file(db.AttachmentVoice, "audio/ogg", 10), true},
		{"an ogg on Instagram", db.ChannelInstagram, file(db.AttachmentVoice, "audio/ogg", 10), false},
		{"any document on WhatsApp", db.ChannelWhatsApp, file(db.AttachmentDocument, "application/zip", 99<<20), true},
		{"a PDF on Instagram", db.ChannelInstagram, file(db.AttachmentDocument, "application/pdf", 10), true},
		{"a zip on Instagram", db.ChannelInstagram, file(db.AttachmentDocument, "application/zip", 10), false},
		{"a sticker on Instagram", db.ChannelInstagram, file(db.AttachmentSticker, "image/webp", 10), false},
	} {
		if err := CheckSendable(c.channel, c.file); (err == nil) != c.ok || err != nil && problem.CodeOf(err) != problem.BadInput {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestKeepUntil(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_760_000_000, 0)
	for name, c := range map[string]struct {
		channel db.Channel
		link    string
		want    *time.Time
	}{
		"WhatsApp keeps":      {db.ChannelWhatsApp, "", nil},
		"the link says when":  {db.ChannelInstagram, "https://cdn.test/a.jpg?x=1&oe=68e7a0b0", new(time.Unix(0x68e7a0b0, 0))},
		"the link says never": {db.ChannelInstagram, "https://cdn.test/a.jpg", new(now.Add(defaultKept))},
		"a date in a far age": {db.ChannelInstagram, "https://cdn.test/a.jpg?oe=ffffffff", new(now.Add(maxKept))},
		"nonsense":            {db.ChannelInstagram, "https://cdn.test/a.jpg?oe=zz", new(now.Add(defaultKept))},
	} {
		got := keepUntil(c.channel, c.link, now)
		if (got == nil) != (c.want == nil) || got != nil && !got.Equal(*c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestJudgeFetch(t *testing.T) {
	t.Parallel()
	gone := refused(t, http.StatusNotFound, `{"error":{"code":100,"error_subcode":33,"message":"no"}}`)
	for _, c := range []struct {
		name     string
		err      error
		attempts int
		age      time.Duration
		want     db.AttachmentState
		refused  bool
	}{
		{name: "too large", err: meta.ErrTooLarge, attempts: 1, want: db.AttachmentFailed},
		{name: "another file than announced", err: meta.ErrChecksum, attempts: 1, want: db.AttachmentPending},
		{name: "and again and again", err: meta.ErrChecksum, attempts: maxFetches, want: db.AttachmentFailed},
		{name: "an address inside our network", err: fetch.ErrForbidden, attempts: 1, want: db.AttachmentFailed},
		{name: "disconnected meanwhile", err: db.ErrNotFound, attempts: 1, want: db.AttachmentFailed},
		{name: "the provider is down", err: refused(t, 503, ""), attempts: 5, want: db.AttachmentPending},
		{name: "throttled", err: refused(t, 429, ""), attempts: 1, want: db.AttachmentPending},
		{name: "not there yet", err: gone, attempts: 1, want: db.AttachmentPending},
		{name: "not there any more", err: gone, attempts: 3, want: db.AttachmentExpired},
		{name: "the token is dead", err: refused(t, 401, `{"error":{"code":190,"message":"x"}}`), attempts: 1, want: db.AttachmentPending, refused: true},
		{name: "only the link is dead", err: refused(t, 401, ""), attempts: 1, want: db.AttachmentPending},
		{name: "waits for a person", err: errWaitsForAccount, attempts: 50, want: db.AttachmentPending},
		{name: "waited too long", err: errWaitsForAccount, attempts: 50, age: 8 * 24 * time.Hour, want: db.AttachmentExpired},
	} {
		got := judgeFetch(c.err, c.attempts, c.age)
		if got.state != c.want || got.tokenRefused != c.refused || got.reason == "" {
			t.Errorf("%s: %+v", c.name, got)
		}
		if got.state == db.AttachmentPending && got.wait < time.Second {
			t.Errorf("%s: tries again at once", c.name)
		}
	}
}

// refused is what the real client says about an answer.
func refused(t *testing.T, status int, body string) error {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(server.Close)
	_, _, err := (&meta.Client{}).Download(t.Context(), server.URL, "", "", 100)
	if err == nil {
		t.Fatal("not refused")
	}
	return err
}

func TestLinks(t *testing.T) {
	t.Parallel()
	links, err := NewLinks([]byte(strings.Repeat("s", 32)), "https://inbox.test", "http://127.0.0.1:8080/")
	if err != nil {
		t.Fatal(err)
	}
	workspace, file := uuid.New(), db.Attachment{ID: uuid.New(), State: db.AttachmentStored}
	address := links.URL(workspace, file)
	u, err := url.Parse(*address)
	if err != nil || u.Host != "inbox.test" || u.Path != "/media/"+workspace.String()+"/"+file.ID.String() {
		t.Fatalf("address %s", *address)
	}
	now := time.Now()
	if !links.Valid(workspace, file.ID, u.Query(), now.Add(linkFor)) {
		t.Error("it must work for ten minutes")
	}
	if links.Valid(workspace, file.ID, u.Query(), now.Add(linkFor+2*linkStep)) {
		t.Error("it works for ever")
	}
	later := u.Query()
	later.Set("exp", "99999999999")
	if links.Valid(workspace, file.ID, later, now) || links.Valid(uuid.New(), file.ID, u.Query(), now) || links.Valid(workspace, uuid.New(), u.Query(), now) {
		t.Error("a changed link works")
	}
	if !strings.HasPrefix(links.ForMeta(workspace, file, time.Minute), "http://127.0.0.1:8080/media/") {
		t.Error("Meta is sent elsewhere")
	}
	if file.State = db.AttachmentRemoved; links.URL(workspace, file) != nil {
		t.Error("a removed file has an address")
	}
}

func TestCleanFilename(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"invoice.pdf": "invoice.pdf", "../../etc/passwd": "passwd", `C:\Users\a\x.doc`: "x.doc", "a\u202Efdp.exe": "afdp.exe",
		"a\nb\"c.txt": "abc.txt", "...": "", "": "", "Übersicht 2026.xlsx": "Übersicht 2026.xlsx",
		strings.Repeat("é", 200) + ".pdf": strings.Repeat("é", 116) + ".pdf",
	} {
		if got := cleanFilename(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
