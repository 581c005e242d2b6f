package accounts_test

import (
	"strings"
	"testing"
	"time"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// The Change makes open streams be judged, so that a session that goes after it would keep its streams until the next
// look at all of them.
func TestSessionsAreGoneWhenTheChangeIsAnnounced(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		f, _ := failures(d)
		sessions := accounts.Sessions{DB: d}
		a, err := accounts.Add(background, d, "Anna", "anna@example.org", password, "")
		if err != nil {
			t.Fatal(err)
		}
		open := func(id string) {
			if err := sessions.Store(background, id, a.ID, []byte("{}"), time.Now().Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		var left []string
		d.OnCommit(func(e change.Entry) {
			left = nil
			for _, id := range []string{"here", "there"} {
				if _, found, err := sessions.Load(background, id); found || err != nil {
					left = append(left, id)
				}
			}
		})
		s := access.Scope{Looker: access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: a.ID}, Session: "here"}, Place: access.AtAccount}
		for name, step := range map[string]struct {
			run  func() error
			want string
		}{
			"sign out everywhere": {func() error { return accounts.SignOutEverywhere(background, d, s, change.CommandID{}) }, "here"},
			"another password": {func() error {
				return accounts.ChangePassword(background, f, s, change.CommandID{}, accounts.NewPassword{Current: password, New: password}, "")
			}, "here"},
			"a password from the command line": {func() error { return accounts.SetPassword(background, d, "anna@example.org", password) }, ""},
		} {
			open("here")
			open("there")
			left = []string{"nothing was announced"}
			if err := step.run(); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if got := strings.Join(left, " "); got != step.want {
				t.Errorf("%s: left are %q, want %q", name, got, step.want)
			}
		}
	})
}
