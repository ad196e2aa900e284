package inbox

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/at-wat/ebml-go"
	"github.com/at-wat/ebml-go/webm"
)

// Browsers record voice as Opus in WebM, phones play Opus in Ogg. The sound is
// the same, so it is put into the other container without being touched.

var errNoOpus = errors.New("no opus track")

// opusTrack is the sound of a WebM file.
type opusTrack struct {
	hasVideo bool
	head     []byte // OpusHead
	packets  [][]byte
}

// readWebM reads the first Opus track. A recording that breaks off keeps what
// came before: browsers stream into a file without an end.
func readWebM(data []byte) (opusTrack, error) {
	var file struct {
		Header  webm.EBMLHeader `ebml:"EBML"`
		Segment webm.Segment    `ebml:"Segment,size=unknown"`
	}
	err := ebml.Unmarshal(bytes.NewReader(data), &file, ebml.WithIgnoreUnknown(true))
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return opusTrack{}, fmt.Errorf("read webm: %w", err)
	}
	var track opusTrack
	var number uint64
	for _, entry := range file.Segment.Tracks.TrackEntry {
		track.hasVideo = track.hasVideo || entry.TrackType == 1
		if entry.CodecID == "A_OPUS" && number == 0 {
			number, track.head = entry.TrackNumber, entry.CodecPrivate
		}
	}
	if number == 0 {
		return track, errNoOpus
	}
	keep := func(block ebml.Block) {
		if block.TrackNumber == number {
			track.packets = append(track.packets, block.Data...)
		}
	}
	for _, cluster := range file.Segment.Cluster {
		for _, block := range cluster.SimpleBlock {
			keep(block)
		}
		for _, group := range cluster.BlockGroup {
			keep(group.Block)
		}
	}
	return track, nil
}

// oggFromWebM puts the Opus sound of a WebM recording into an Ogg file.
func oggFromWebM(data []byte) ([]byte, error) {
	track, err := readWebM(data)
	if err != nil {
		return nil, err
	}
	if len(track.packets) == 0 {
		return nil, errors.New("the recording is empty")
	}
	head := track.head
	if len(head) < 19 || string(head[:8]) != "OpusHead" {
		// Mono at 48 kHz with libopus' usual lead-in.
		head = []byte("OpusHead\x01\x01\x38\x01\x80\xbb\x00\x00\x00\x00\x00")
	}
	w := oggWriter{serial: 0x534f4349}
	w.page([][]byte{head}, 0, false)
	tags := binary.LittleEndian.AppendUint32([]byte("OpusTags"), uint32(len("SocialSync")))
	tags = append(append(tags, "SocialSync"...), 0, 0, 0, 0)
	w.page([][]byte{tags}, 0, false)

	var granule uint64 // counts the decoder's lead-in too
	var waiting [][]byte
	segments := 0
	for _, packet := range track.packets {
		n := len(packet)/255 + 1
		if n > 255 {
			continue // no opus packet is that long
		}
		if segments+n > 255 || len(waiting) == 50 {
			w.page(waiting, granule, false)
			waiting, segments = nil, 0
		}
		waiting, segments = append(waiting, packet), segments+n
		granule += opusSamples(packet)
	}
	w.page(waiting, granule, true)
	return w.out, nil
}

// opusSamples is how long a packet plays, at 48 kHz (RFC 6716, 3.1).
func opusSamples(packet []byte) uint64 {
	if len(packet) == 0 {
		return 0
	}
	config := packet[0] >> 3
	var frame uint64
	switch {
	case config < 12:
		frame = [4]uint64{480, 960, 1920, 2880}[config%4]
	case config < 16:
		frame = [2]uint64{480, 960}[config%2]
	default:
		frame = [4]uint64{120, 240, 480, 960}[config%4]
	}
	switch packet[0] & 3 {
	case 0:
		return frame
	case 1, 2:
		return 2 * frame
	}
	if len(packet) < 2 {
		return 0
	}
	return uint64(packet[1]&63) * frame
}

// oggWriter writes pages of one logical stream (RFC 3533).
type oggWriter struct {
	out      []byte
	serial   uint32
	sequence uint32
}

func (w *oggWriter) page(packets [][]byte, granule uint64, last bool) {
	start := len(w.out)
	var kind byte
	if w.sequence == 0 {
		kind |= 2
	}
	if last {
		kind |= 4
	}
	w.out = append(w.out, "OggS\x00"...)
	w.out = append(w.out, kind)
	w.out = binary.LittleEndian.AppendUint64(w.out, granule)
	w.out = binary.LittleEndian.AppendUint32(w.out, w.serial)
	w.out = binary.LittleEndian.AppendUint32(w.out, w.sequence)
	w.out = append(w.out, 0, 0, 0, 0) // checksum
	var lacing []byte
	for _, p := range packets {
		lacing = append(lacing, bytes.Repeat([]byte{255}, len(p)/255)...)
		lacing = append(lacing, byte(len(p)%255))
	}
	w.out = append(w.out, byte(len(lacing)))
	w.out = append(w.out, lacing...)
	for _, p := range packets {
		w.out = append(w.out, p...)
	}
	binary.LittleEndian.PutUint32(w.out[start+22:], oggChecksum(w.out[start:]))
	w.sequence++
}

// oggChecksum is Ogg's own CRC: not reflected, unlike hash/crc32's.
func oggChecksum(page []byte) (crc uint32) {
	for _, b := range page {
		crc ^= uint32(b) << 24
		for range 8 {
			if crc&(1<<31) != 0 {
				crc = crc<<1 ^ 0x04c11db7
			} else {
				crc <<= 1
			}
		}
	}
	return crc
}

// oggDuration reads how long an Opus file plays from its last page.
func oggDuration(data []byte) *int {
	head := bytes.Index(data[:min(len(data), 512)], []byte("OpusHead"))
	last := bytes.LastIndex(data, []byte("OggS"))
	if head < 0 || last < 0 || len(data) < last+14 || len(data) < head+12 {
		return nil
	}
	granule := binary.LittleEndian.Uint64(data[last+6:])
	skip := uint64(binary.LittleEndian.Uint16(data[head+10:]))
	if granule <= skip || granule > 48000*24*3600 {
		return nil
	}
	ms := int((granule - skip) / 48)
	return &ms
}
