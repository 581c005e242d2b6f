package guests_test

import (
	"context"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestKeysThatAMigrationEmptiedAreMadeOnce(t *testing.T) {
	each(t, func(k kit) {
		h, other := k.household(false, "(neighbour) Saoirse Quinn", "Ada Lawson"), k.household(false, "Zoe Stone")
		key := func(id change.ID) (sort, home string, seq int64) {
			k.Helper()
			k.read(func(r *db.Read) error {
				g, err := db.Find[guests.Guest](r, id)
				if err != nil {
					return err
				}
				own, err := db.Find[guests.Household](r, g.HouseholdID)
				head, _ := r.Head(r.Scope().Feed())
				sort, home, seq = g.SortKey, own.SortKey, head.Seq
				return err
			})
			return sort, home, seq
		}
		made, home, _ := key(h.People[0].ID)
		if err := guests.MakeKeys(context.Background(), k.d); err != nil {
			k.Fatal(err)
		}
		k.do(func(tx *db.Tx) (change.Change, error) {
			if err := db.Update(tx, &h.People[0].Guest, db.Set{"sort_key": ""}); err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: h.People[0].ID}, db.Update(tx, &h.Household, db.Set{"sort_key": ""})
		})
		_, _, before := key(other.People[0].ID)
		for range 2 {
			if err := guests.MakeKeys(context.Background(), k.d); err != nil {
				k.Fatal(err)
			}
		}
		again, homeAgain, after := key(h.People[0].ID)
		if again != made || homeAgain != home || made == "" {
			k.Errorf("the keys are %q and %q, were %q and %q", again, homeAgain, made, home)
		}
		if after != before+1 {
			k.Errorf("%d changes", after-before)
		}
	})
}
