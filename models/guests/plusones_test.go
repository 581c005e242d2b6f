package guests_test

import (
	"context"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

func TestWhomAHostBringsComes(t *testing.T) {
	each(t, func(k kit) {
		amara := k.household(true, "Amara").People[0]
		k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.AllowPlusOnes(tx, amara.ID, guests.Bringing{Count: 1})
		})
		k.read(func(r *db.Read) error {
			all, err := guests.InvitationsOf(r, amara.HouseholdID)
			for guest, rows := range all {
				if guest != amara.ID && rows[k.occasions[0]].Reply != guests.Attending {
					k.Errorf("whom she brings has %+v", rows)
				}
			}
			if len(all) != 2 {
				k.Errorf("%d have invitations", len(all))
			}
			return err
		})
		k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.AllowPlusOnes(tx, amara.ID, guests.Bringing{Was: 1})
		})
		k.read(func(r *db.Read) error {
			left, err := guests.Brought(r, amara.ID)
			if len(left) > 0 {
				k.Errorf("she still brings %d", len(left))
			}
			return err
		})
	})
}

func TestAGuestMayBringSoManyPeople(t *testing.T) {
	each(t, func(k kit) {
		h := k.household(false, "Ada Lawson", "Ben Lawson")
		ada := h.People[0].ID
		allow := func(was, n int64) (change.Change, error) {
			e, err := k.d.Mutate(context.Background(), k.scope, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
				return guests.AllowPlusOnes(tx, ada, guests.Bringing{Was: was, Count: n})
			})
			return e.Change, err
		}
		brought := func() (all []guests.Guest) {
			k.read(func(r *db.Read) (err error) { all, err = guests.Brought(r, ada); return err })
			return all
		}
		refused := func(was, n int64, want string) {
			k.Helper()
			_, err := allow(was, n)
			if no, _ := err.(invalid.Refusal); no.Text != want {
				k.Errorf("%d to %d: %v, want %q", was, n, err, want)
			}
		}
		c, err := allow(0, 3)
		if done, _ := c.(change.PlusOnesAllowed); err != nil || done.N != 3 || len(done.Added) != 3 || done.Added[2] == "" || done.Household != h.ID {
			k.Fatalf("%+v, %v", c, err)
		}
		rows := brought()
		for _, g := range rows {
			if !g.Unnamed || g.Name != "Guest of Ada Lawson" || g.HouseholdID != h.ID {
				k.Errorf("brought %+v", g)
			}
		}
		if got := k.list().Totals(); got.Guests != 5 || got.Unnamed != 3 || got.Occasions[k.occasions[0]].Invited != 5 {
			k.Errorf("counted %+v", got)
		}
		refused(0, 1, "{name} brings {n} people by now. Choose again.")
		k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.EditGuest(tx, rows[2].ID, guests.GuestEdit{Version: 1, Name: "Cleo Nash"})
		})
		k.do(func(tx *db.Tx) (change.Change, error) {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(rows[1].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: rows[1].ID}, db.Update(tx, &in, db.Set{"reply": guests.Attending})
		})
		refused(3, 1, "{names} would be lost: {name} brings people who have a name or have answered. Remove them one by one if they don’t come.")
		c, err = allow(3, 2)
		if done, _ := c.(change.PlusOnesAllowed); err != nil || len(done.Removed) != 1 || done.Removed[0] != rows[0].ID {
			k.Errorf("%+v, %v", c, err)
		}
		if got := brought(); len(got) != 2 {
			k.Errorf("left are %+v", got)
		}
		_, err = k.d.Mutate(context.Background(), k.scope, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return guests.AllowPlusOnes(tx, rows[2].ID, guests.Bringing{Count: 1})
		})
		if no, _ := err.(invalid.Refusal); no.Text != "{name} is brought by somebody, and brings nobody." {
			k.Errorf("somebody who is brought: %v", err)
		}
		if wrong := (guests.Bringing{Count: 10}).Validate(); wrong.Of("count") == "" {
			k.Error("ten are allowed")
		}
	})
}

func TestWhoIsBroughtTakesAPlaceAsAnybodyDoes(t *testing.T) {
	each(t, func(k kit) {
		k.limit(1)
		ben, cleo := k.uninvited(guests.ListB, "Ben", "x"), k.uninvited(guests.ListB, "Cleo", "x")
		k.wait(ben, cleo)
		k.fill() // Ben gets the one place
		k.do(func(tx *db.Tx) (change.Change, error) {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(ben.People[0].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.PlacesTold{Occasion: in.OccasionID, Households: []change.ID{ben.ID}}, db.Update(tx, &in, db.Set{"sent_at": 1})
		})
		bring := func(n *guests.NewHousehold) {
			k.do(func(tx *db.Tx) (change.Change, error) {
				return guests.AllowPlusOnes(tx, n.People[0].ID, guests.Bringing{Count: 1})
			})
		}
		bring(ben)
		bring(cleo)
		if p := k.places(); p.Held != 1 || k.queue() != "Cleo Ben" || len(p.Queue[0].Guests) != 2 {
			t.Errorf("%d hold a place, %s wait", p.Held, k.queue())
		}
		k.limit(0)
		ada := k.uninvited(guests.ListA, "Ada", "x")
		k.invite(ada)
		bring(ada)
		k.read(func(r *db.Read) error {
			untold, err := guests.Untold(r)
			if len(untold) > 0 {
				t.Errorf("to be told: %v", untold)
			}
			return err
		})
	})
}
