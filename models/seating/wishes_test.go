package seating_test

import (
	"reflect"
	"slices"
	"testing"

	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

func (w *world) wish(as access.Scope, n seating.NewWish) change.Change {
	w.t.Helper()
	if wrong := n.Validate(); len(wrong) > 0 {
		w.t.Fatalf("%+v is wrong: %+v", n, wrong)
	}
	return w.mutate(as, func(tx *db.Tx) (change.Change, error) { return seating.Wishing(tx, n) }).Change
}

func (w *world) ids(of ...int) (ids []string) {
	for _, i := range of {
		ids = append(ids, string(w.guests[i].ID))
	}
	return ids
}

func (w *world) wishes(as access.Scope) (all []seating.Wish) {
	w.t.Helper()
	if err := w.d.Read(background, as, func(r *db.Read) (err error) {
		all, err = seating.Wishes(r)
		return err
	}); err != nil {
		w.t.Fatal(err)
	}
	return all
}

// seat puts guests at a table.
func (w *world) seat(table change.ID, of ...int) {
	w.t.Helper()
	var all []string
	for _, i := range of {
		all = append(all, w.at(i, seating.Parking))
	}
	if _, err := w.move(w.anna, string(table), true, all...); err != nil {
		w.t.Fatal(err)
	}
}

func TestAWishIsWrittenDownOnceAndGrowsStronger(t *testing.T) {
	each(t, 4, func(w *world) {
		n := seating.NewWish{Guests: w.ids(0, 2), Kind: seating.Apart, Strength: "5", Reason: " They quarrelled. "}
		first := w.wish(w.anna, n)
		row := w.wishes(w.anna)[0]
		if want := (change.WishesMade{Wishes: []change.ID{row.ID}, Guests: []change.ID{w.guests[0].ID, w.guests[2].ID}}); !reflect.DeepEqual(first, want) {
			t.Errorf("got %+v, want %+v", first, want)
		}
		if row.Must() || row.Weighs() != 5 || row.Reason != "They quarrelled." {
			t.Errorf("the wish is %+v", row)
		}
		n.Guests = w.ids(2, 0)
		if again := w.wish(w.ben, n); again != change.None {
			t.Errorf("the same wish again is %+v", again)
		}
		n.Strength, n.Reason = "must", ""
		if stronger, want := w.wish(w.ben, n), (change.WishEdited{Wish: row.ID, Guests: []change.ID{w.guests[2].ID, w.guests[0].ID}}); !reflect.DeepEqual(stronger, want) {
			t.Errorf("got %+v, want %+v", stronger, want)
		}
		if all := w.wishes(w.anna); len(all) != 1 || !all[0].Must() || all[0].ID != row.ID || all[0].Reason != "They quarrelled." {
			t.Errorf("the wishes are %+v", all)
		}
	})
}

func TestARemovedWishComesBackByUndo(t *testing.T) {
	each(t, 4, func(w *world) {
		w.wish(w.anna, seating.NewWish{Guests: w.ids(1), Kind: seating.Away, Thing: seating.Band, Strength: "must", Private: true})
		before := w.wishes(w.anna)
		_, err := w.d.Mutate(background, w.ben, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			return seating.RemoveWish(tx, before[0].ID, seating.Removal{Version: before[0].Version + 1})
		})
		if err == nil {
			t.Error("a wish that was seen otherwise is removed")
		}
		e := w.mutate(w.ben, func(tx *db.Tx) (change.Change, error) {
			return seating.RemoveWish(tx, before[0].ID, seating.Removal{Version: before[0].Version})
		})
		if want := (change.WishRemoved{Wish: before[0].ID, Guests: []change.ID{w.guests[1].ID}}); !reflect.DeepEqual(e.Change, want) {
			t.Errorf("got %+v, want %+v", e.Change, want)
		}
		if left := w.wishes(w.anna); len(left) != 0 {
			t.Errorf("left are %+v", left)
		}
		w.mutate(w.ben, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) })
		after := w.wishes(w.anna)
		if len(after) != 1 || after[0].Thing != seating.Band || after[0].OtherGuestID != nil || !after[0].Private {
			t.Errorf("came back as %+v", after)
		}
	})
}

func TestPrivateWishesAndAllReasonsAreForThoseAloneWhoMaySeeThem(t *testing.T) {
	each(t, 4, func(w *world) {
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 2), Kind: seating.Apart, Strength: "must", Private: true, Reason: "secret"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(1, 3), Kind: seating.Near, Strength: "2", Reason: "secret too"})
		cora := w.anna
		cora.Role, cora.Can = access.Coordinator, access.Of(access.Coordinator)
		if all := w.wishes(cora); len(all) != 1 || all[0].Kind != seating.Near || all[0].Reason != "" {
			t.Errorf("a coordinator sees %+v", all)
		}
		if all := w.wishes(w.anna); len(all) != 2 || all[1].Reason != "secret too" {
			t.Errorf("a host sees %+v", all)
		}
	})
}

func TestAWishSaysWhomItIsAbout(t *testing.T) {
	for name, n := range map[string]seating.NewWish{
		"one for two":   {Guests: []string{"a"}, Kind: seating.Together, Strength: "must"},
		"twice the one": {Guests: []string{"a", "a:parking"}, Kind: seating.Apart, Strength: "must"},
		"two for one":   {Guests: []string{"a", "b"}, Kind: seating.Head, Strength: "must"},
		"no thing":      {Guests: []string{"a"}, Kind: seating.Away, Strength: "must"},
		"near nothing":  {Guests: []string{"a"}, Kind: seating.By, Strength: "must"},
		"no strength":   {Guests: []string{"a", "b"}, Kind: seating.Near},
		"too strong":    {Guests: []string{"a", "b"}, Kind: seating.Near, Strength: "11"},
		"no kind":       {Guests: []string{"a", "b"}, Strength: "5"},
	} {
		if len(n.Validate()) == 0 {
			t.Errorf("%s passes", name)
		}
	}
}

func TestWishesForAPlaceLookAtTheRoom(t *testing.T) {
	each(t, 4, func(w *world) {
		ts := w.tables(3, 4)
		for i, id := range ts {
			if _, err := w.arrange(w.anna, shift(id, w.spot(id), seating.Spot{X: 3000 + 3500*int64(i)*int64(i), Y: 3000})); err != nil {
				t.Fatal(err)
			}
		}
		w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddObject(tx, seating.NewObject{Occasion: w.occasion.ID, Kind: seating.Band, Width: "1", Length: "1"})
		})
		band := w.board().Objects[0]
		if _, err := w.arrange(w.anna, shift(band.ID, band.Spot(), seating.Spot{X: 3000, Y: 1000})); err != nil {
			t.Fatal(err)
		}
		w.change(2, db.Set{"host": true})
		w.seat(ts[0], 2)
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0), Kind: seating.Head, Strength: "must"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(1), Kind: seating.Away, Thing: seating.Band, Strength: "must"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 3), Kind: seating.Near, Strength: "3"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0), Kind: seating.By, Thing: seating.Band, Strength: "must"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(3), Kind: seating.By, Thing: seating.Band, Strength: "must"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(3), Kind: seating.By, Thing: seating.Bar, Strength: "must"})
		stands := func() (all []seating.Standing) {
			for _, wish := range w.wishes(w.anna) {
				s, _ := w.board().Stands(wish)
				all = append(all, s)
			}
			return all
		}
		expect := func(want ...seating.Standing) {
			t.Helper()
			if got := stands(); !slices.Equal(got, want) {
				t.Errorf("they stand %v, want %v", got, want)
			}
		}
		expect(seating.Waiting, seating.Waiting, seating.Waiting, seating.Waiting, seating.Waiting, seating.Absent)
		w.seat(ts[1], 0)
		w.seat(ts[0], 1, 3)
		expect(seating.Kept, seating.Broken, seating.Kept, seating.Broken, seating.Kept, seating.Absent)
		w.unseat(ts[1], 0)
		w.seat(ts[2], 0)
		expect(seating.Broken, seating.Broken, seating.Broken, seating.Broken, seating.Kept, seating.Absent)
		w.reply(1, guests.Declined)
		w.unseat(ts[0], 1)
		expect(seating.Broken, seating.Idle, seating.Broken, seating.Broken, seating.Kept, seating.Absent)
	})
}

// TestAWishForTheHeadWaitsUntilAHostSits: without one there is no head to be kept from.
func TestAWishForTheHeadWaitsUntilAHostSits(t *testing.T) {
	each(t, 4, func(w *world) {
		ts := w.tables(2, 4)
		w.stand(ts[0], 3000)
		w.stand(ts[1], 20_000)
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0), Kind: seating.Head, Strength: "must"})
		w.seat(ts[0], 0)
		for _, want := range []seating.Standing{seating.Waiting, seating.Broken} {
			if s, _ := w.board().Stands(w.wishes(w.anna)[0]); s != want {
				t.Errorf("it stands %s, want %s", s, want)
			}
			if want == seating.Waiting {
				w.change(2, db.Set{"host": true})
				w.seat(ts[1], 2)
			}
		}
	})
}
