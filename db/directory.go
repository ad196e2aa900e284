package db

import "context"

// Directory is a workspace's small sets, which everything is shown with: who and
// what an id stands for.
type Directory struct {
	// Version grows with each change to what is shown of them: a name, a colour, a
	// status. What else the rows hold may have changed without it.
	Version  int64
	Accounts []SocialAccount
	Users    []User
	Labels   []Label
	Teams    []Team
}

// directoryVersion is a column that tells a page's reader whether the directory it
// keeps is still true.
const directoryVersion = `(select w.directory_version from workspaces w)`

// Directory returns the workspace's directory, at least as new as its Version.
func (tx *Tx) Directory(ctx context.Context) (*Directory, error) {
	d := &Directory{}
	p := tx.pipeline()
	p.queue(scanInto(&d.Version), `select w.directory_version from workspaces w`)
	ConversationRelations{Accounts: true, Users: true, Labels: true, Teams: true}.queue(p, &d.Accounts, &d.Users, &d.Labels, &d.Teams)
	return d, p.send(ctx)
}

// ConversationRelations are the things a line of the list is shown with.
type ConversationRelations struct {
	Accounts, Users, Labels, Teams bool // the workspace's whole set, each small
}

// queue asks for the small sets that are wanted.
func (w ConversationRelations) queue(p *pipeline, accounts *[]SocialAccount, users *[]User, labels *[]Label, teams *[]Team) {
	if w.Accounts {
		p.queue(into(accounts), `select `+accountColumns+` from social_accounts`)
	}
	if w.Users {
		p.queue(into(users), `select `+userColumns+` from users`)
	}
	if w.Labels {
		p.queue(into(labels), `select id, name, color from labels`)
	}
	if w.Teams {
		p.queue(into(teams), `select id, name from teams`)
	}
}
