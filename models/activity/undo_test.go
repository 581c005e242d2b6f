package activity_test

import (
	"reflect"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

func refusal(err error) string {
	if no, ok := err.(invalid.Refusal); ok {
		return no.Text
	}
	return "no refusal"
}

func TestWhatCanNotBeTakenBackSaysWhy(t *testing.T) {
	each(t, func(k *kit) {
		asked := k.ask("A high chair")
		resolved := k.resolve(asked, "Yes")
		const final = "This can't be taken back."
		for name, seq := range map[string]int64{"what a guest asked": asked.Seq, "what a guest replied": k.reply(false, 0, guests.Attending, "").Seq} {
			if _, err := k.undo(seq); refusal(err) != final {
				k.Errorf("%s: %v", name, err)
			}
		}
		c, err := k.undo(resolved.Seq)
		want := change.Undone{Seq: resolved.Seq, What: "requests.resolved"}
		if got, _ := c.(change.Undone); err != nil || got.Seq != want.Seq || got.What != want.What || got.Kept != 0 || !slices.Equal(got.Of, resolved.Change.Topics()) {
			k.Errorf("got %#v, %v", c, err)
		}
		if _, err := k.undo(resolved.Seq); refusal(err) != "You took this back already." {
			k.Errorf("a second time: %v", err)
		}
		later := k.resolve(asked, "Again")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.RemoveHousehold(tx, k.home.ID) })
		if _, err := k.undo(later.Seq); refusal(err) != nothingLeft {
			k.Errorf("of a request that is gone: %v", err)
		}
	})
}

func TestUndoLeavesWhatWasChangedSinceAndSaysHowMuch(t *testing.T) {
	each(t, func(k *kit) {
		kit := k.home.People[1].ID
		first := k.do(k.anna, k.tagged("choir"))
		k.do(k.anna, k.tagged("band"))
		c, err := k.undo(first.Seq)
		if got, _ := c.(change.Undone); err != nil || got.Kept != 1 {
			k.Errorf("got %#v, %v", c, err)
		}
		k.read(k.anna, func(r *db.Read) error {
			g, err := db.Find[guests.Guest](r, kit)
			if !slices.Equal(g.Tags, db.Words{"band"}) || g.AgeYears != nil {
				k.Errorf("Kit has %v and is %v", g.Tags, g.AgeYears)
			}
			return err
		})
		if got, want := k.details(k.anna, first.Seq+2), []string{"guests Kit Lawson: age_years 8 -> "}; !slices.Equal(got, want) {
			k.Errorf("the undo's own rows: %q", got)
		}
	})
}

func TestANewHouseholdThatAskedSomethingStaysWhenItsComingIsTakenBack(t *testing.T) {
	each(t, func(k *kit) {
		k.ask("A high chair")
		if _, err := k.undo(2); refusal(err) != "There is nothing left to take back: it was undone or changed since." {
			k.Errorf("the household's: %v", err)
		}
		k.household("Mia")
		if _, err := k.undo(4); err != nil {
			k.Errorf("one that did nothing since: %v", err)
		}
		k.read(k.anna, func(r *db.Read) error {
			all, err := db.All[guests.Household](r, "id")
			if len(all) != 1 || all[0].ID != k.home.ID {
				k.Errorf("left are %v", all)
			}
			return err
		})
	})
}

func TestAGuestWhoseHouseholdWentLaterComesBackAfterIt(t *testing.T) {
	each(t, func(k *kit) {
		ada, kit := k.home.People[0].ID, k.home.People[1].ID
		remove := func(id change.ID) int64 {
			return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
				return guests.Remove(tx, guests.Removal{Guests: []change.ID{id}})
			}).Seq
		}
		first, last := remove(kit), remove(ada)
		if _, err := k.undo(first); !reflect.DeepEqual(err, invalid.Refuse("{household} was removed later. Take that back first, then this.", "household", "The Ada Lawson")) {
			k.Errorf("while the household is gone: %v", err)
		}
		for _, seq := range []int64{last, first} {
			if _, err := k.undo(seq); err != nil {
				k.Fatal(err)
			}
		}
		if _, err := k.undo(first); refusal(err) != "You took this back already." {
			k.Errorf("a second time: %v", err)
		}
		k.read(k.anna, func(r *db.Read) error {
			people, err := guests.OfHousehold(r, k.home.ID)
			if len(people) != 2 {
				k.Errorf("back are %v", people)
			}
			return err
		})
	})
}
