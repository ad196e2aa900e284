package channels_test

import (
	"net"
	"strings"
	"testing"
	"time"

	"socialsync/clients/mail"
	"socialsync/clients/mail/mailsim"
	"socialsync/db"
)

// TestOwnersAreMailedBeforeATokenEnds: once for each end, in their language, and only
// owners; nobody is while there is time.
func TestOwnersAreMailedBeforeATokenEnds(t *testing.T) {
	t.Parallel()
	w := start(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	mailbox := &mailsim.Server{}
	go func() { _ = mailbox.Serve(t.Context(), listener) }()
	if w.Mail, err = mail.New("smtp://"+listener.Addr().String(), "no-reply@socialsync.test"); err != nil {
		t.Fatal(err)
	}
	account := w.connectWhatsApp()
	ends := func(at time.Time) (due []db.AccountRef) {
		t.Helper()
		err := w.DB.Update(t.Context(), w.owner, func(tx *db.Tx) error {
			_, sealed, err := tx.SealedCredentials(t.Context(), account.ID)
			if err == nil {
				_, err = tx.SaveCredentials(t.Context(), account.ID, sealed, sealed, &at)
			}
			return err
		})
		if err == nil {
			err = w.DB.Global(t.Context(), "test", func(tx *db.Tx) (err error) {
				due, err = tx.AccountsToWarn(t.Context(), 3*24*time.Hour, 10)
				return err
			})
		}
		if err == nil {
			err = w.MailExpiry(t.Context(), w.owner.WorkspaceID, account.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
		return due
	}
	agent := db.NewID()
	if err := w.DB.Global(t.Context(), "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(t.Context(), db.NewUser{ID: agent, Email: "agent@test.test", Name: "Ben", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		return tx.AddMember(t.Context(), w.owner.WorkspaceID, agent, db.RoleAgent)
	}); err != nil {
		t.Fatal(err)
	}

	soon := time.Now().Add(50 * time.Hour).Truncate(time.Second).UTC()
	if due := ends(soon); len(due) != 1 || due[0].ID != account.ID {
		t.Fatalf("due: %v", due)
	}
	got := mailbox.Mails(w.owner.UserID.String() + "@test.test")
	if len(got) != 1 || !strings.Contains(got[0].Subject, soon.Format("2 January 2006")) || !strings.Contains(got[0].Text, "http://inbox.test/channels") {
		t.Fatalf("mails: %+v", got)
	}
	if due := ends(soon); len(due) != 0 || len(mailbox.Mails("")) != 1 {
		t.Errorf("mailed again, or somebody else: %v, %d mails", due, len(mailbox.Mails("")))
	}
	if due := ends(time.Now().Add(60 * 24 * time.Hour)); len(due) != 0 {
		t.Errorf("a token with two months left is due: %v", due)
	}
	if due := ends(soon.Add(time.Hour)); len(due) != 1 || len(mailbox.Mails("")) != 2 {
		t.Errorf("the next end: due %v, %d mails", due, len(mailbox.Mails("")))
	}
}
