package db_test

import (
	"fmt"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestTheLogOfAHouseholdIsWhatConcernsIt(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner") // 1
		for i, c := range []change.Change{
			change.ReplySent{Household: "a"}, change.ReplySent{Household: "ab"}, change.HouseholdEdited{Household: "a"}, // 2 to 4
			change.HouseholdsMerged{Household: "b", Gone: "a"}, change.OccasionEdited{Occasion: o.ID}, // 5, 6
		} {
			if _, err := d.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
				return c, db.Update(tx, &o, db.Set{"name": fmt.Sprint("Dinner ", i)})
			}); err != nil {
				t.Fatal(err)
			}
		}
		for range 2 {
			for _, c := range []struct {
				household change.ID
				below     int64
				n         int
				kinds     []change.Kind
				want      []int64
			}{
				{"a", 0, 9, nil, []int64{5, 4, 2}}, {"a", 0, 2, nil, []int64{5, 4}}, {"a", 5, 9, nil, []int64{4, 2}}, {"ab", 0, 9, nil, []int64{3}},
				{"b", 0, 9, nil, []int64{5}}, {"a%", 0, 9, nil, nil}, {"", 0, 9, nil, nil}, {"a", 0, 9, []change.Kind{"replies.sent", "guests.households-merged"}, []int64{5, 2}},
			} {
				var got []int64
				read(t, d, s, func(r *db.Read) error {
					entries, err := r.LogAbout(db.About{Households: []change.ID{c.household}}, c.below, c.n, c.kinds...)
					for _, e := range entries {
						got = append(got, e.Seq)
					}
					return err
				})
				if !slices.Equal(got, c.want) {
					t.Errorf("%+v: got %v", c, got)
				}
			}
			// A log that was written before households' histories were found so is found so from then on.
			if err := db.DownTo(background, d, 21); err != nil {
				t.Fatal(err)
			}
			if err := d.Migrate(background); err != nil {
				t.Fatal(err)
			}
		}
	})
}
