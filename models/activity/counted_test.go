package activity_test

import (
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
)

// TestAnEntrySaysWhichGuestsItChanged: what others did meanwhile is counted by them.
func TestAnEntrySaysWhichGuestsItChanged(t *testing.T) {
	each(t, func(k *kit) {
		says := func(c change.Change) change.Entry {
			return k.do(k.anna, func(*db.Tx) (change.Change, error) { return c, nil })
		}
		one, other, home := k.home.People[0].ID, k.home.People[1].ID, k.home.ID
		many := make([]change.ID, 41)
		for i := range many {
			many[i] = db.NewID()
		}
		edited := says(change.GuestsEdited{What: "tags", Guests: []change.ID{one, other}, Households: []change.ID{home}})
		for name, c := range map[string]struct {
			seq  int64
			want []change.ID
		}{
			"one":                  {says(change.GuestEdited{Guest: one, Household: home}).Seq, []change.ID{one}},
			"several":              {edited.Seq, []change.ID{one, other}},
			"an undo's":            {says(change.Undone{Seq: edited.Seq}).Seq, []change.ID{one, other}},
			"more than are told":   {says(change.GuestsEdited{What: "tags", Guests: many, Households: []change.ID{home}}).Seq, nil},
			"a household":          {says(change.HouseholdEdited{Household: home}).Seq, nil},
			"a request of a guest": {k.ask("A high chair").Seq, nil},
		} {
			if got := k.line(k.anna, c.seq).Guests(); !slices.Equal(got, c.want) {
				k.Errorf("%s: %q, want %q", name, got, c.want)
			}
		}
	})
}
