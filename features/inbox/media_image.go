package inbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"slices"

	"github.com/google/uuid"
	"golang.org/x/image/draw"

	"socialsync/db"
)

const (
	// MaxModelImages is how many pictures a model is shown at once.
	MaxModelImages = 4
	// modelSide is the longest side in pixels: vision models make larger ones as
	// small themselves, and charge for it.
	modelSide = 1024
	// modelPixels is more than either channel delivers (4096 × 3072).
	modelPixels = 4096 * 4096
	// pixelMemory is what decoding takes at most, in bytes for each pixel: a
	// progressive JPEG's coefficients, or a PNG of 16 bit with its interlaced passes.
	pixelMemory = 16
	// jpegScans is far more than any camera or converter writes. Each goes over the
	// whole picture and may take fifty bytes, so a file can hold hours of work.
	jpegScans    = 100
	modelQuality = 85
)

// ErrUnseeable means that a picture is broken, or made to be expensive.
var ErrUnseeable = errors.New("the picture cannot be shown to a model")

// ModelImage is a customer's picture as a model gets it: a JPEG of at most 1024
// pixels a side (some 1 MB at the very most), on white, without what the camera
// wrote beside it: no place, no device, no time.
type ModelImage struct {
	AttachmentID, MessageID uuid.UUID
	Data                    []byte
	MediaType               string
}

// ImageFor makes a picture fit for a model. It reads the attachment's row anew:
// db.ErrNotFound when it is no picture, is not here, was taken back, or must not be
// kept (stories, view once, copies whose time is over). ErrUnseeable for hostile and
// broken ones. It waits while the process holds as much as it may.
func (m *Media) ImageFor(ctx context.Context, actor db.Actor, attachmentID uuid.UUID) (*ModelImage, error) {
	var file *db.Attachment
	err := m.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		file, err = tx.Attachment(ctx, attachmentID)
		return err
	})
	if err != nil {
		return nil, err
	}
	if file.Kind != db.AttachmentImage || file.State != db.AttachmentStored || file.BlobKey == nil || file.MessageID == nil {
		return nil, db.ErrNotFound
	}
	pixels := int64(orZero(file.Width)) * int64(orZero(file.Height))
	if pixels < 1 || pixels > modelPixels {
		return nil, ErrUnseeable
	}
	held := orZero(file.SizeBytes) + pixels*pixelMemory
	if err := m.Memory.Acquire(ctx, held); err != nil {
		return nil, err
	}
	defer m.Memory.Release(held)
	data, err := m.Bytes(ctx, *file)
	if err != nil {
		return nil, err
	}
	small, err := forModel(data)
	if err != nil {
		return nil, err
	}
	return &ModelImage{AttachmentID: file.ID, MessageID: *file.MessageID, Data: small, MediaType: "image/jpeg"}, nil
}

// ImagesFor returns the pictures of messages that a model can be shown: the last
// MaxModelImages of them, in the order of the messages. What ImageFor refuses is
// left out.
func (m *Media) ImagesFor(ctx context.Context, actor db.Actor, messageIDs []uuid.UUID) ([]ModelImage, error) {
	var files []db.Attachment
	err := m.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		files, err = tx.AttachmentsOfMessages(ctx, messageIDs)
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(files, func(a, b db.Attachment) int {
		return slices.Index(messageIDs, *b.MessageID) - slices.Index(messageIDs, *a.MessageID)
	})
	var images []ModelImage
	for _, file := range files {
		if len(images) == MaxModelImages {
			break
		}
		if file.Kind != db.AttachmentImage || file.State != db.AttachmentStored {
			continue
		}
		picture, err := m.ImageFor(ctx, actor, file.ID)
		switch {
		case errors.Is(err, db.ErrNotFound), errors.Is(err, ErrUnseeable):
		case err != nil:
			return nil, fmt.Errorf("picture %s: %w", file.ID, err)
		default:
			images = append(images, *picture)
		}
	}
	slices.Reverse(images)
	return images, nil
}

// forModel decodes, shrinks, turns and encodes anew; nothing but pixels survives.
func forModel(data []byte) ([]byte, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrUnseeable, err)
	case config.Width < 1, config.Height < 1, config.Width > modelPixels/config.Height:
		return nil, fmt.Errorf("%w: %d × %d pixels", ErrUnseeable, config.Width, config.Height)
	case format == "jpeg" && bytes.Count(data, []byte{0xff, 0xda}) > jpegScans: // start of scan
		return nil, fmt.Errorf("%w: too many scans", ErrUnseeable)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnseeable, err)
	}
	var out bytes.Buffer
	err = jpeg.Encode(&out, turn(shrink(picture), orientationOf(data)), &jpeg.Options{Quality: modelQuality})
	return out.Bytes(), err
}

// shrink draws a picture on white, at most modelSide a side. It halves first: the
// cheap interpolation then looks at every pixel, and needs no memory beside the
// result.
func shrink(from image.Image) *image.RGBA {
	width, height := from.Bounds().Dx(), from.Bounds().Dy()
	if longest := max(width, height); longest > modelSide {
		width, height = max(width*modelSide/longest, 1), max(height*modelSide/longest, 1)
	}
	for from.Bounds().Dx() >= 2*width && from.Bounds().Dy() >= 2*height && from.Bounds().Dx() > 1 && from.Bounds().Dy() > 1 {
		half := image.NewRGBA(image.Rect(0, 0, from.Bounds().Dx()/2, from.Bounds().Dy()/2))
		draw.ApproxBiLinear.Scale(half, half.Bounds(), from, from.Bounds(), draw.Src, nil)
		from = half
	}
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(to, to.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(to, to.Bounds(), from, from.Bounds(), draw.Over, nil)
	return to
}
