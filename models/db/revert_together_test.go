package db_test

import (
	"errors"
	"slices"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// put writes columns of one row in an entry of its own.
func put[T any](t *testing.T, d *db.DB, s access.Scope, id change.ID, steps ...db.Set) int64 {
	t.Helper()
	return mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
		row, err := db.Find[T](tx.Read, id)
		for _, set := range steps {
			err = errors.Join(err, db.Update(tx, &row, set))
		}
		return change.EventEdited{}, err
	}).Seq
}

func guestNow(t *testing.T, d *db.DB, s access.Scope, id change.ID) (g guest) {
	t.Helper()
	read(t, d, s, func(r *db.Read) (err error) { g, err = db.Find[guest](r, id); return err })
	return g
}

// TestFieldsThatBelongTogetherAreTakenBackTogetherOrStay: half of a name under half of another would be nobody's.
func TestFieldsThatBelongTogetherAreTakenBackTogetherOrStay(t *testing.T) {
	named := db.Set{"name": "Quentin One", "given": "Quentin", "family": "One", "unnamed": false, "sort_key": "q1", "note": "late"}
	for name, c := range map[string]struct {
		first, later db.Set
		want         guest // the name's parts, and what else the first wrote
		kept         int
	}{
		"nobody came between":                 {named, db.Set{"phone": "1"}, guest{Name: "Guest of Ada", Unnamed: true}, 0},
		"another name":                        {named, db.Set{"name": "Quentin Two"}, guest{Name: "Quentin Two", Given: "Quentin", Family: "One", SortKey: "q1"}, 1},
		"a part that the first didn't write":  {named, db.Set{"prefix": "Dr."}, guest{Name: "Quentin One", Given: "Quentin", Family: "One", Prefix: "Dr.", SortKey: "q1"}, 1},
		"a key alone":                         {named, db.Set{"sort_key": "other"}, guest{Name: "Guest of Ada", Unnamed: true, SortKey: "other"}, 0},
		"what is no name":                     {db.Set{"phone": "1", "sort_key": "q1"}, db.Set{"name": "B"}, guest{Name: "B", Unnamed: true}, 0},
		"a key doesn't go without its fields": {db.Set{"phone": "1", "match_key": "list"}, db.Set{"phone": "2"}, guest{Name: "Guest of Ada", Unnamed: true, MatchKey: "list", Phone: "2"}, 1},
		"the same name again, by somebody":    {named, db.Set{"name": "Guest of Ada", "given": "", "family": "", "unnamed": true}, guest{Name: "Guest of Ada", Unnamed: true}, 0},
		"food: words without their note":      {db.Set{"diets": `["vegan"]`, "diet_note": "no honey"}, db.Set{"diet_note": ""}, guest{Name: "Guest of Ada", Unnamed: true, Diets: `["vegan"]`}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *db.DB) {
				s := newEvent(t, d, "ada")
				_, g := addHousehold(t, d, s, "Mine")
				put[guest](t, d, s, g.ID, db.Set{"name": "Guest of Ada", "unnamed": true})
				first := put[guest](t, d, s, g.ID, c.first)
				put[guest](t, d, s, g.ID, c.later)
				_, kept := undo(t, d, s.Feed(), first)
				got := guestNow(t, d, s, g.ID)
				if c.want.Diets == "" {
					c.want.Diets = "[]"
				}
				if c.later["phone"] == "1" {
					c.want.Phone = "1"
				}
				got = guest{Name: got.Name, Given: got.Given, Family: got.Family, Prefix: got.Prefix, Unnamed: got.Unnamed, SortKey: got.SortKey, MatchKey: got.MatchKey,
					Note: got.Note, Phone: got.Phone, Diets: got.Diets, DietNote: got.DietNote}
				if got != c.want || len(kept) != c.kept {
					t.Errorf("got %+v\nwant %+v\nkept %v", got, c.want, kept)
				}
			})
		})
	}
}

func TestWhatStayedIsTakenBackOnceItCanBe(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		_, g := addHousehold(t, d, s, "Mine")
		_, other := addHousehold(t, d, s, "Other")
		first := put[guest](t, d, s, g.ID, db.Set{"name": "A", "note": "n"}, db.Set{"name": "Anna", "sort_key": "anna"})
		between := put[guest](t, d, s, g.ID, db.Set{"name": "Ben", "sort_key": "ben"})
		if _, kept := undo(t, d, s.Feed(), first); len(kept) == 0 {
			t.Error("nothing stayed")
		}
		if got := guestNow(t, d, s, g.ID); got.Name != "Ben" || got.Note != "" {
			t.Errorf("in part: %+v", got)
		}
		undo(t, d, s.Feed(), between)
		for range 2 {
			if _, kept := undo(t, d, s.Feed(), first); len(kept) != 0 {
				t.Errorf("kept %v", kept)
			}
			if got := guestNow(t, d, s, g.ID); got.Name != "Mine" || got.Note != "" || got.SortKey != "" {
				t.Errorf("the rest: %+v", got)
			}
		}
		removed := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			one, two := guestNow(t, d, s, g.ID), other
			return change.GuestsDeleted{}, errors.Join(db.Delete(tx, &one), db.Delete(tx, &two))
		}).Seq
		second, kept := undo(t, d, s.Feed(), removed)
		if _, again := undo(t, d, s.Feed(), removed); len(kept)+len(again) != 0 {
			t.Errorf("brought back: kept %v, then %v", kept, again)
		}
		if _, kept := undo(t, d, s.Feed(), second); !slices.Equal(kept, nil) {
			t.Errorf("gone again: kept %v", kept)
		}
	})
}

func TestEntriesAreReadByTheirNumbers(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		for _, name := range []string{"a", "b", "c"} {
			addOccasion(t, d, s, name)
		}
		h, _ := addHousehold(t, d, s, "Mine")
		read(t, d, s, func(r *db.Read) error {
			got, err := r.Entries([]int64{3, 1, 99})
			if len(got) != 2 || got[0].Seq+got[1].Seq != 4 {
				t.Errorf("got %v", got)
			}
			return err
		})
		if err := d.Read(background, ofHousehold(s, h), func(r *db.Read) error { _, err := r.Entries([]int64{1}); return err }); !errors.Is(err, db.ErrUnscoped) {
			t.Errorf("a guest reads them: %v", err)
		}
	})
}

func TestWhatARowHeldAfterAnEntryIsReadFromWhatCameSince(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		o := addOccasion(t, d, s, "Dinner")
		put[occasion](t, d, s, o.ID, db.Set{"place": "Barn"})
		held := func(seq int64) (name string) {
			read(t, d, s, func(r *db.Read) error {
				found, err := r.HeldAfter("occasions", "name", map[change.ID]int64{o.ID: seq})
				name = found[o.ID]
				return err
			})
			return name
		}
		put[occasion](t, d, s, o.ID, db.Set{"name": "Supper"})
		put[occasion](t, d, s, o.ID, db.Set{"name": "Feast"})
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			row, err := db.Find[occasion](tx.Read, o.ID)
			return change.OccasionRemoved{}, errors.Join(err, db.Delete(tx, &row))
		})
		for seq, want := range map[int64]string{1: "Dinner", 2: "Dinner", 3: "Supper", 4: "Feast", 5: ""} {
			if got := held(seq); got != want {
				t.Errorf("after entry %d: %q, want %q", seq, got, want)
			}
		}
	})
}
