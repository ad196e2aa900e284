package accounts

import (
	"database/sql"
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
)

// backdateUse makes every used refresh token look used that much earlier.
func backdateUse(t *testing.T, owner, by string) {
	t.Helper()
	admin, err := sql.Open("pgx", owner)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	// Row level security binds the owner too; it is a member of the role that may.
	_, err = admin.ExecContext(t.Context(), `
		begin;
		set local role socialsync_system;
		update refresh_tokens set used_at = used_at - interval '`+by+`';
		commit`)
	if err != nil {
		t.Fatal(err)
	}
}

func ids(actors ...db.Actor) []uuid.UUID {
	out := make([]uuid.UUID, len(actors))
	for i, actor := range actors {
		out[i] = actor.UserID
	}
	return out
}
