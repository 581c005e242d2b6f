package db_test

import (
	"errors"
	"fmt"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// TestAuthorityIsJudgedAgainInsideTheTransaction takes something away after the scope was made.
func TestAuthorityIsJudgedAgainInsideTheTransaction(t *testing.T) {
	for _, c := range []struct {
		name  string
		taken func(*testing.T, *db.DB, access.Scope, role)
		want  error
	}{
		{"nothing", func(*testing.T, *db.DB, access.Scope, role) {}, nil},
		{"the role", func(t *testing.T, d *db.DB, s access.Scope, r role) {
			mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
				return change.MemberLeft{Account: r.AccountID}, db.Delete(tx, &r)
			})
		}, db.ErrNotFound},
		{"a part of the role", func(t *testing.T, d *db.DB, s access.Scope, r role) {
			mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
				return change.MemberRoleChanged{Account: r.AccountID}, db.Update(tx, &r, db.Set{"role": "viewer"})
			})
		}, access.ErrForbidden},
		{"the session", func(t *testing.T, d *db.DB, s access.Scope, r role) {
			aside(t, d, func(tx *db.Tx) error { return db.Remove[session](tx, "account_id = ?", string(r.AccountID)) })
		}, access.ErrSignedOut},
	} {
		t.Run(c.name, func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *db.DB) {
				s := newEvent(t, d, "ada")
				anna := addAccount(t, d, "Anna")
				scope := as(s, anna, access.Planner).Needing(access.EditEvent)
				row := giveRole(t, d, s, anna, access.Planner)
				c.taken(t, d, s, row)
				before := heads(t, d, s.Feed())
				ran := false
				err := write(d, scope, func(tx *db.Tx) error { ran = true; return nil })
				if !errors.Is(err, c.want) || ran != (c.want == nil) {
					t.Errorf("%v, ran %v; want %v", err, ran, c.want)
				}
				if after := heads(t, d, s.Feed()); c.want != nil && after != before {
					t.Errorf("the feed moved from %d to %d", before, after)
				}
			})
		})
	}
}

func TestAHouseholdWithAnOldLinkIsOut(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		h, _ := addHousehold(t, d, s, "Mine")
		old := ofHousehold(s, h).Needing(access.OwnHousehold)
		if err := write(d, old, func(*db.Tx) error { return nil }); err != nil {
			t.Fatal(err)
		}
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.LinkRenewed{Household: h.ID}, db.Update(tx, &h, db.Set{"link_generation": h.LinkGeneration + 1})
		})
		if err := write(d, old, func(*db.Tx) error { return nil }); !errors.Is(err, access.ErrSignedOut) {
			t.Errorf("the old link: %v", err)
		}
		if err := write(d, ofHousehold(s, h), func(*db.Tx) error { return nil }); err != nil {
			t.Errorf("the new link: %v", err)
		}
	})
}

func TestTheRuleSeesWhatTheRowsSayNow(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		anna := addAccount(t, d, "Anna")
		giveRole(t, d, s, anna, access.Viewer)
		err := write(d, as(s, anna, access.Host), func(tx *db.Tx) error {
			if tx.Scope().Role != access.Viewer || tx.Scope().Allows(access.EditGuests) {
				t.Errorf("the rule sees %q", tx.Scope().Role)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestAStrangerToAnOrganizationFindsNothingThere(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		anna := addAccount(t, d, "Anna")
		scope := as(atOrganization(s.Organization), anna, access.None)
		if err := write(d, scope, func(*db.Tx) error { return nil }); err != db.ErrNotFound {
			t.Errorf("a stranger: %v", err)
		}
		giveMembership(t, d, s.Organization, anna, access.Staff)
		if err := write(d, scope.Needing(access.CreateEvents), func(*db.Tx) error { return nil }); err != nil {
			t.Errorf("staff: %v", err)
		}
		if err := write(d, scope.Needing(access.ManageOrganization), func(*db.Tx) error { return nil }); !errors.Is(err, access.ErrForbidden) {
			t.Errorf("staff, managing: %v", err)
		}
	})
}

func TestStandingsOfAllWhoWatchTakeOneStatement(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, other := newEvent(t, d, "ada"), newEvent(t, d, "ben")
		h, _ := addHousehold(t, d, s, "Mine")
		grant, old := ofHousehold(s, h).Looker, ofHousehold(s, h).Looker
		old.Generation = 0
		owner, staff, gone, stranger := addAccount(t, d, "Owner"), addAccount(t, d, "Staff"), addAccount(t, d, "Gone"), addAccount(t, d, "Stranger")
		gone.Session = "a session that has ended"
		giveMembership(t, d, s.Organization, owner, access.Owner)
		giveMembership(t, d, s.Organization, staff, access.Staff)
		want := map[access.Looker]db.Standing{
			owner:    {Known: true, Role: access.Host, OrganizationRole: access.Owner},
			staff:    {Known: true, OrganizationRole: access.Staff},
			stranger: {Known: true},
			grant:    {Known: true, Role: access.Household},
			{Actor: change.Actor{Kind: change.ByConvive}}: {Known: true, Role: access.System},
		}
		lookers := []access.Looker{owner, staff, gone, stranger, grant, old, {Actor: change.Actor{Kind: change.ByConvive}}}
		for _, r := range access.TeamRoles {
			l := addAccount(t, d, string(r))
			giveRole(t, d, s, l, r)
			want[l], lookers = db.Standing{Known: true, Role: r}, append(lookers, l)
		}
		read(t, d, s, func(r *db.Read) error {
			before := d.Statements()
			got, err := r.Standings(s.Organization, s.Event, lookers)
			if n := d.Statements() - before; n != 1 {
				t.Errorf("%d statements", n)
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
			foreign, ferr := r.Standings(s.Organization, other.Event, []access.Looker{owner})
			if foreign[owner].Role != access.None {
				t.Errorf("an owner is %q in an event of another organization", foreign[owner].Role)
			}
			return errors.Join(err, ferr)
		})
	})
}

func TestThousandsOfWatchersAreJudgedInOneStatement(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		anna := addAccount(t, d, "Anna")
		giveRole(t, d, s, anna, access.Host)
		lookers := []access.Looker{anna}
		for i := range 2000 {
			lookers = append(lookers, access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: change.ID(fmt.Sprint(i))}})
		}
		read(t, d, s, func(r *db.Read) error {
			got, err := r.Standings(s.Organization, s.Event, lookers)
			if len(got) != 1 || got[anna].Role != access.Host {
				t.Errorf("got %v", got)
			}
			return err
		})
	})
}
