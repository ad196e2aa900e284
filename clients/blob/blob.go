// Package blob keeps files in a folder or in any S3-compatible bucket, Supabase
// Storage included, chosen by URL. It knows keys and bytes; who may read a file
// and for how long it is kept is decided elsewhere.
package blob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // file://
	_ "gocloud.dev/blob/memblob"  // mem://, for tests
	_ "gocloud.dev/blob/s3blob"   // s3://
	"gocloud.dev/gcerrors"
)

// ErrNotFound means that no file has this key.
var ErrNotFound = fs.ErrNotExist

// Store is a bucket. Safe for concurrent use.
type Store struct{ bucket *blob.Bucket }

// Open opens the bucket at address: file:///folder, file://./folder relative to
// the working directory, s3://bucket?region=…, or mem:// for tests.
func Open(ctx context.Context, address string) (*Store, error) {
	absolute, err := absoluteFolder(address)
	if err != nil {
		return nil, fmt.Errorf("open blob store: %w", err)
	}
	bucket, err := blob.OpenBucket(ctx, absolute)
	if err != nil {
		return nil, fmt.Errorf("open blob store: %w", err)
	}
	return &Store{bucket: bucket}, nil
}

// absoluteFolder resolves file://./folder, which URLs have no notion of.
func absoluteFolder(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "file" || u.Host != "." {
		return address, err
	}
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	u.Host, u.Path = "", filepath.ToSlash(filepath.Join(here, u.Path))
	return u.String(), nil
}

// Close releases the bucket's connections.
func (s *Store) Close() error { return s.bucket.Close() }

// Put stores a file under key. A second call replaces the first, and readers see
// either all of the old file or all of the new one.
func (s *Store) Put(ctx context.Context, key, contentType string, data []byte) error {
	err := s.bucket.WriteAll(ctx, key, data, &blob.WriterOptions{ContentType: contentType})
	if err != nil {
		return fmt.Errorf("store blob: %w", err)
	}
	return nil
}

// Copy stores the file of one key under another as well; a bucket does so itself.
// ErrNotFound when there is none.
func (s *Store) Copy(ctx context.Context, to, from string) error {
	if err := s.bucket.Copy(ctx, to, from, nil); err != nil {
		return fmt.Errorf("copy blob: %w", known(err))
	}
	return nil
}

// Get returns a whole file.
func (s *Store) Get(ctx context.Context, key string) ([]byte, error) {
	data, err := s.bucket.ReadAll(ctx, key)
	if err != nil {
		return nil, fmt.Errorf("read blob: %w", known(err))
	}
	return data, nil
}

// Open returns a file for reading from any position. The caller closes it.
func (s *Store) Open(ctx context.Context, key string) (io.ReadSeekCloser, error) {
	r, err := s.bucket.NewReader(ctx, key, nil)
	if err != nil {
		return nil, fmt.Errorf("open blob: %w", known(err))
	}
	return r, nil
}

// Delete removes a file. A file that is not there is already deleted.
func (s *Store) Delete(ctx context.Context, key string) error {
	if err := known(s.bucket.Delete(ctx, key)); err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("delete blob: %w", err)
	}
	return nil
}

// Check tells whether the store answers, for readiness.
func (s *Store) Check(ctx context.Context) error {
	ok, err := s.bucket.IsAccessible(ctx)
	if err == nil && !ok {
		err = errors.New("the bucket does not exist or refuses us")
	}
	if err != nil {
		return fmt.Errorf("reach blob store: %w", err)
	}
	return nil
}

func known(err error) error {
	if gcerrors.Code(err) == gcerrors.NotFound {
		return ErrNotFound
	}
	return err
}
