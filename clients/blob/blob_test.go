package blob_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"socialsync/clients/blob"
)

func TestStore(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]string{
		"memory": "mem://", "folder": "file://" + t.TempDir() + "/media?create_dir=true&no_tmp_dir=true",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := t.Context()
			s, err := blob.Open(ctx, address)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = s.Close() })
			if err := s.Put(ctx, "workspace/file", "text/plain", []byte("hello")); err != nil {
				t.Fatal(err)
			}
			r, err := s.Open(ctx, "workspace/file")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := r.Seek(3, io.SeekStart); err != nil {
				t.Fatal(err)
			}
			if tail, err := io.ReadAll(r); err != nil || string(tail) != "lo" {
				t.Errorf("from 3: %q, %v", tail, err)
			}
			if err := r.Close(); err != nil {
				t.Error(err)
			}
			for range 2 {
				if err := s.Delete(ctx, "workspace/file"); err != nil {
					t.Error(err)
				}
			}
			if _, err := s.Get(ctx, "workspace/file"); !errors.Is(err, blob.ErrNotFound) {
				t.Errorf("after deleting: %v", err)
			}
			if err := s.Check(ctx); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestRelativeFolder: the default address means a folder beside the program's
// working directory, not one at the root of the disk.
func TestRelativeFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	s, err := blob.Open(t.Context(), "file://./.data/blobs?create_dir=true&no_tmp_dir=true")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Put(t.Context(), "k", "text/plain", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(".data", "blobs", "k")); err != nil {
		t.Error(err)
	}
}
