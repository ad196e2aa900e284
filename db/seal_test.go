package db_test

import (
	"bytes"
	"errors"
	"testing"

	"socialsync/db"
)

func ring(t *testing.T, numbers ...int) *db.Keyring {
	t.Helper()
	keys := map[int][]byte{}
	for _, n := range numbers {
		keys[n] = bytes.Repeat([]byte{byte(n)}, 32)
	}
	k, err := db.NewKeyring(keys)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSealOpensOnlyForItsRecord(t *testing.T) {
	t.Parallel()
	k, workspace, record := ring(t, 1), db.NewID(), db.NewID()
	sealed, err := k.Seal(workspace, record, []byte("EAAtoken"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed, []byte("EAAtoken")) {
		t.Fatal("the secret is readable in the sealed value")
	}
	if got, err := k.Open(workspace, record, sealed); err != nil || string(got) != "EAAtoken" {
		t.Fatalf("open: %q, %v", got, err)
	}
	again, _ := k.Seal(workspace, record, []byte("EAAtoken"))
	if bytes.Equal(sealed, again) {
		t.Error("sealing twice gave the same bytes")
	}
	refused := map[string]func() ([]byte, error){
		"another record":    func() ([]byte, error) { return k.Open(workspace, db.NewID(), sealed) },
		"another workspace": func() ([]byte, error) { return k.Open(db.NewID(), record, sealed) },
		"another key":       func() ([]byte, error) { return ring(t, 2).Open(workspace, record, sealed) },
		"cut short":         func() ([]byte, error) { return k.Open(workspace, record, sealed[:20]) },
		"nothing":           func() ([]byte, error) { return k.Open(workspace, record, nil) },
	}
	for i := range sealed {
		damaged := bytes.Clone(sealed)
		damaged[i] ^= 1
		if _, err := k.Open(workspace, record, damaged); !errors.Is(err, db.ErrSealed) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
	}
	for name, open := range refused {
		if _, err := open(); !errors.Is(err, db.ErrSealed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestResealMovesToTheNewestKey(t *testing.T) {
	t.Parallel()
	workspace, record := db.NewID(), db.NewID()
	sealed, _ := ring(t, 1).Seal(workspace, record, []byte("secret"))

	both := ring(t, 1, 2)
	if both.IsCurrent(sealed) {
		t.Fatal("key 1 is not the newest")
	}
	moved, err := both.Reseal(workspace, record, sealed)
	if err != nil || !both.IsCurrent(moved) {
		t.Fatalf("reseal: %v", err)
	}
	if got, err := ring(t, 2).Open(workspace, record, moved); err != nil || string(got) != "secret" {
		t.Errorf("key 1 is still needed: %q, %v", got, err)
	}
	if same, _ := both.Reseal(workspace, record, moved); !bytes.Equal(same, moved) {
		t.Error("a current value changed")
	}
}

func TestKeyringRefusesBadKeys(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string]map[int][]byte{
		"none": {}, "short": {1: []byte("short")}, "number zero": {0: bytes.Repeat([]byte{1}, 32)},
	} {
		if _, err := db.NewKeyring(keys); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
