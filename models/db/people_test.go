package db_test

import (
	"testing"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// addAccount creates an account that is signed in and returns who looks.
func addAccount(t testing.TB, d *db.DB, name string) access.Looker {
	t.Helper()
	a := account{Name: name, EmailKey: string(db.NewID())}
	mutate(t, d, access.Installation(operator), func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &a)
		return change.AccountCreated{Account: a.ID}, err
	})
	looker := access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: a.ID}, Session: "session of " + string(a.ID)}
	aside(t, d, func(tx *db.Tx) error {
		return db.Create(tx, &session{ID: looker.Session, AccountID: &a.ID, ExpiresAt: change.At(time.Now().Add(time.Hour))})
	})
	return looker
}

func aside(t testing.TB, d *db.DB, fn func(*db.Tx) error) {
	t.Helper()
	if err := d.Aside(background, access.Installation(operator), fn); err != nil {
		t.Fatal(err)
	}
}

// giveRole makes somebody a member of the event's team.
func giveRole(t testing.TB, d *db.DB, s access.Scope, l access.Looker, r access.Role) role {
	t.Helper()
	row := role{AccountID: l.Actor.ID, Role: string(r)}
	mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
		return change.MemberJoined{Account: l.Actor.ID, Role: string(r)}, db.Create(tx, &row)
	})
	return row
}

// giveMembership makes somebody an owner or staff of the organization.
func giveMembership(t testing.TB, d *db.DB, org change.ID, l access.Looker, r access.OrganizationRole) membership {
	t.Helper()
	row := membership{AccountID: l.Actor.ID, Role: string(r)}
	mutate(t, d, atOrganization(org), func(tx *db.Tx) (change.Change, error) {
		return change.EventCreated{}, db.Create(tx, &row)
	})
	return row
}

// as is the scope that the web layer would have made for a member.
func as(s access.Scope, l access.Looker, r access.Role) access.Scope {
	s.Looker, s.Role, s.Can = l, r, access.Of(r)|access.Signed
	return s
}
