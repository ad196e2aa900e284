package dbtest_test

import (
	"fmt"
	"testing"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// TestNewIsSafeInParallel: many tests at once get databases that work.
func TestNewIsSafeInParallel(t *testing.T) {
	for i := range 4 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			d := dbtest.New(t)
			if err := d.Global(t.Context(), "test", func(*db.Tx) error { return nil }); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestRedisPrefixesDiffer: two tests never share a key.
func TestRedisPrefixesDiffer(t *testing.T) {
	t.Parallel()
	client, a := dbtest.Redis(t)
	_, b := dbtest.Redis(t)
	if a == b {
		t.Fatalf("both tests got %q", a)
	}
	if err := client.Set(t.Context(), a+"key", 1, 0).Err(); err != nil {
		t.Fatal(err)
	}
}
