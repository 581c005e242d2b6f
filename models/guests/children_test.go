package guests_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestWhoTakesASeat(t *testing.T) {
	for _, c := range []struct {
		age   guests.Age
		chair guests.Chair
		want  bool
	}{
		{guests.Adult, guests.ByAge, true}, {guests.Child, guests.ByAge, true}, {guests.Infant, guests.ByAge, false}, {guests.Infant, guests.OnSeat, true},
		{guests.Infant, guests.HighChair, true}, {guests.Child, guests.NoChair, false}, {guests.Child, guests.HighChair, true},
	} {
		if (guests.Guest{Age: c.age, Chair: c.chair}).Seated() != c.want {
			t.Errorf("%s on %q: want %v", c.age, c.chair, c.want)
		}
	}
}

func TestAGuestWhosePartsAloneAreWrittenIsCalledByThem(t *testing.T) {
	each(t, func(k kit) {
		h := k.household(false, "Ada Lawson")
		by := h.People[0].ID
		plus := k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.AddGuests(tx, h.ID, guests.Newcomers{People: "+1"})
		}).Change.(change.GuestsAdded).Guests[0]
		k.do(func(tx *db.Tx) (change.Change, error) {
			g, err := db.Find[guests.Guest](tx.Read, plus)
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: plus}, db.Update(tx, &g, db.Set{"plus_one_of": &by, "name": guests.GuestOf("Ada Lawson")})
		})
		now := func() (g guests.Guest) {
			k.read(func(r *db.Read) (err error) { g, err = db.Find[guests.Guest](r, plus); return err })
			return g
		}
		for _, c := range []struct {
			d     guests.GuestEdit
			want  string
			named bool
		}{
			{guests.GuestEdit{Given: "Björk"}, "Björk", true},
			{guests.GuestEdit{Given: "Wei", Family: "Zhang", NameOrder: guests.FamilyFirst}, "Zhang Wei", true},
			{guests.GuestEdit{Family: "van der Berg", Suffix: "Jr."}, "van der Berg Jr.", true},
			{guests.GuestEdit{Family: "van der Berg", Suffix: "Jr."}, "Guest of Ada Lawson", false}, // the name alone was emptied
			{guests.GuestEdit{}, "Guest of Ada Lawson", false},
		} {
			c.d.Version = now().Version
			k.do(func(tx *db.Tx) (change.Change, error) { return guests.EditGuest(tx, plus, c.d) })
			if g := now(); g.Name != c.want || g.Unnamed == c.named || c.named && g.Given != c.d.Given {
				t.Errorf("%+v made %q (%q), unnamed %v", c.d, g.Name, g.Given, g.Unnamed)
			}
		}
	})
}
