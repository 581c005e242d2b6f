package guests_test

import (
	"reflect"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestAFilledColumnIsNamedOnlyWhereEverybodyMaySeeIt(t *testing.T) {
	each(t, func(k kit) {
		h := k.household(false, "Ada Lawson", "Ben Lawson")
		ids := idsOf(h)
		for _, c := range []struct{ column, value, what string }{
			{"diets", "vegan", "details"}, {"email", "a@example.org", "details"}, {"phone", "+49 170 5554711", "details"}, {"note", "Old friend", "details"}, {"tags", "choir", "tags"},
		} {
			fill := guests.Filling{Column: c.column, Guests: ids}
			for _, p := range k.list().Households[0].All {
				fill.Versions, fill.Values = append(fill.Versions, p.Version), append(fill.Values, c.value)
			}
			e := k.do(func(tx *db.Tx) (change.Change, error) { return guests.FillColumn(tx, fill) })
			if want := (change.GuestsEdited{What: c.what, Guests: ids, Households: []change.ID{h.ID}}); !reflect.DeepEqual(e.Change, want) {
				t.Errorf("%s: %+v, want %+v", c.column, e.Change, want)
			}
		}
	})
}
