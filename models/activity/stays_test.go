package activity_test

import (
	"slices"
	"testing"

	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// stays are whom the newest undo of an entry left, with what was changed since.
func (k *kit) stays(as access.Role, seq int64) (all []string) {
	k.Helper()
	k.read(k.as(as), func(r *db.Read) error {
		e, err := r.Entry(seq)
		if err != nil {
			return err
		}
		rest, err := activity.RestOf(r, e)
		for _, w := range rest.Who {
			said := w.Name + ":"
			for _, s := range w.Since {
				said += " " + s.Table + "." + s.Column + s.At
			}
			if w.Home != "" {
				said += " without " + w.Home
			}
			all = append(all, said)
		}
		return err
	})
	return all
}

func TestWhatStaysSaysWhichFieldWasChangedSince(t *testing.T) {
	each(t, func(k *kit) {
		kit := k.home.People[1].ID
		first := k.form(kit, func(d *guests.GuestEdit) { d.Name, d.Side, d.Diets = "Robintopher Lawson", "B", "vegan" })
		k.form(kit, func(d *guests.GuestEdit) { d.Name, d.Diets, d.Phone = "Robin Lawson", "halal", "030 1234" }) // the phone was not the first's
		c, err := k.undo(first.Seq)
		if err != nil {
			k.Fatal(err)
		}
		k.form(kit, func(d *guests.GuestEdit) { d.Side = "A" }) // after the undo, which took the side back
		for _, seq := range []int64{first.Seq, first.Seq + 2} {
			if got, want := k.stays(access.Host, seq), []string{"Robin Lawson: guests.diets guests.name"}; !slices.Equal(got, want) {
				k.Errorf("entry %d of %+v: %q, want %q", seq, c, got, want)
			}
		}
		if got, want := k.stays(access.Viewer, first.Seq), []string{"Robin Lawson: guests.name"}; !slices.Equal(got, want) {
			k.Errorf("who may not see diets: %q, want %q", got, want)
		}
	})
}

func TestANewGuestStaysWithTheWordWhatWasChangedAboutThem(t *testing.T) {
	each(t, func(k *kit) {
		added := k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			return guests.AddGuests(tx, k.home.ID, guests.Newcomers{People: "Ida Lawson\nOle Lawson", Occasions: []change.ID{k.dinner}})
		})
		ida := added.Change.(change.GuestsAdded).Guests[0]
		k.form(ida, func(d *guests.GuestEdit) { d.Phone = "030 1234" })
		if _, err := k.undo(added.Seq); err != nil {
			k.Fatal(err)
		}
		if got, want := k.stays(access.Host, added.Seq), []string{"Ida Lawson: guests.phone"}; !slices.Equal(got, want) {
			k.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestWhoCannotComeBackIsToldWithTheHouseholdThatWasRemoved(t *testing.T) {
	each(t, func(k *kit) {
		other := k.household("Ole Berg", "Ida Berg")
		remove := func(ids ...change.ID) change.Entry {
			return k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.Remove(tx, guests.Removal{Guests: ids}) })
		}
		first := remove(k.home.People[1].ID, other.People[0].ID)
		remove(other.People[1].ID) // and the household with them
		if _, err := k.undo(first.Seq); err != nil {
			k.Fatal(err)
		}
		if got, want := k.stays(access.Host, first.Seq), []string{"Ole Berg: without The Ole Berg"}; !slices.Equal(got, want) {
			k.Errorf("got %q, want %q", got, want)
		}
	})
}
