package demo_test

import (
	"context"
	"testing"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/demo"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/requests"
	"convive/models/seating"
)

var secret = []byte("a secret of tests, thirty-two bytes")

// seeded makes the demo as seen on 29 August 2026 and returns Convive's scope in it.
func seeded(t *testing.T, engine string) (*db.DB, access.Scope) {
	t.Helper()
	clock := &demo.Clock{}
	c := dbtest.Config(t, engine)
	c.Now = clock.Now
	d := dbtest.Open(t, c)
	if err := demo.Seed(context.Background(), d, clock, secret, dbtest.Start); err != nil {
		t.Fatal(err)
	}
	return d, scopeOf(t, d, demo.Slug)
}

func scopeOf(t *testing.T, d *db.DB, slug string) (s access.Scope) {
	t.Helper()
	err := d.Read(context.Background(), access.Installation(change.Actor{}), func(r *db.Read) error {
		e, err := events.BySlug(r, slug)
		s = access.SystemAt(e.OrganizationID, e.ID, change.Actor{})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheDemoIsTheWeddingOfItsData(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			d, s := seeded(t, engine)
			got := map[string]int{}
			err := d.Read(context.Background(), s, func(r *db.Read) error { return count(r, got) })
			if err != nil {
				t.Fatal(err)
			}
			for what, want := range map[string]int{"guests": 250, "households": 110, "children": 60, "unnamed": 14, "open": 15, "tables": 26, "seated": 120,
				"attending": 439, "declined": 134, "pending": 162} {
				if got[what] != want {
					t.Errorf("%s: %d, want %d", what, got[what], want)
				}
			}
		})
	}
}

// count reads the demo's numbers; the hosts' own answers are left out, their two seats are not.
func count(r *db.Read, got map[string]int) error {
	list, err := guests.Everybody(r)
	if err != nil {
		return err
	}
	totals := list.Totals()
	got["guests"], got["households"], got["children"], got["unnamed"] = totals.Guests, totals.Households, totals.Children, totals.Unnamed
	for _, h := range list.Households {
		for _, p := range h.People {
			for _, in := range p.Invitations {
				if !h.Host {
					got[string(in.Reply)]++
				}
			}
		}
	}
	open, err := requests.CountOpen(r)
	if err != nil {
		return err
	}
	tables, err := db.From[seating.Table](r).Count()
	if err != nil {
		return err
	}
	seated, err := db.From[seating.Assignment](r).Count()
	got["open"], got["tables"], got["seated"] = int(open), int(tables), int(seated)
	return err
}

func TestTheDemosPastIsInOrderAndBeforeToday(t *testing.T) {
	d, s := seeded(t, "sqlite")
	err := d.Read(context.Background(), s, func(r *db.Read) error {
		log, err := r.Log(0, 1000)
		for i, e := range log {
			if e.At.Time().After(dbtest.Start) {
				t.Errorf("entry %d lies in the future: %s", e.Seq, e.At.Time())
			}
			if i > 0 && e.At > log[i-1].At {
				t.Errorf("entry %d is later than the one after it", e.Seq)
			}
		}
		if len(log) < 200 {
			t.Errorf("only %d entries", len(log))
		}
		if err != nil {
			return err
		}
		e, err := events.Current(r)
		if want := dbtest.Start.AddDate(0, 0, 2).Format(time.DateOnly); e.Deadline != want {
			t.Errorf("deadline %s, want %s", e.Deadline, want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryDemoRoleHasAnAccount(t *testing.T) {
	d, _ := seeded(t, "sqlite")
	for _, role := range demo.Roles {
		if _, err := demo.Account(context.Background(), d, role.Key); err != nil {
			t.Errorf("%s: %v", role.Key, err)
		}
	}
	if _, err := demo.Account(context.Background(), d, "nobody"); err == nil {
		t.Error("an unknown role has an account")
	}
}

func TestTheDemosPageDoesWithoutTheGuestItKnew(t *testing.T) {
	d, s := seeded(t, "sqlite")
	before, err := demo.GuestLink(context.Background(), d, secret)
	if err != nil || before == "" {
		t.Fatalf("%q, %v", before, err)
	}
	_, err = d.Mutate(context.Background(), s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		g, err := db.From[guests.Guest](tx.Read).Where("name = ?", "Nicholas Igwe").First()
		if err != nil {
			return nil, err
		}
		return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, db.Set{"name": "Nick"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if after, err := demo.GuestLink(context.Background(), d, secret); err != nil || after != "" {
		t.Errorf("renamed, the link is %q, %v", after, err)
	}
}
