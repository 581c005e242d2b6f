package seating_test

import (
	"fmt"
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

func TestADropSaysWhomItBringsTogetherWhatItKeepsAndBreaksAndWhoWouldBeAlone(t *testing.T) {
	each(t, 4, func(w *world) {
		tables := w.tables(2, 4)
		w.seat(tables[0], 0)
		w.seat(tables[1], 2, 3)
		w.speak(map[int]string{0: "de", 2: "en"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(1, 2), Kind: seating.Apart, Strength: "must"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 2), Kind: seating.Together, Strength: "3"})
		board, wishes := w.board(), w.wishes(w.anna)
		said := func(d seating.Drop) string {
			var all []string
			for _, h := range d.Together {
				all = append(all, h.EnvelopeName+" together")
			}
			for _, x := range d.Kept {
				all = append(all, "kept "+string(x.Kind))
			}
			for _, x := range d.Broken {
				all = append(all, "broken "+string(x.Kind))
			}
			for _, p := range d.Alone {
				all = append(all, p.Name+" alone")
			}
			return strings.Join(all, ", ")
		}
		for _, c := range []struct {
			guests []int
			table  int
			want   string
		}{
			{[]int{1}, 0, "h0 together, kept apart"},
			{[]int{1}, 1, "broken apart, g1 alone"},
			{[]int{0}, 1, "kept together, g0 alone"},
			{[]int{0, 1}, 1, "h0 together, kept together, broken apart"},
			{[]int{2, 3}, 1, ""},
		} {
			d, known := board.Dropped(wishes, w.ids(c.guests...), tables[c.table])
			if got := said(d); !known || got != c.want {
				t.Errorf("%v at table %d: %q, not %q", c.guests, c.table, got, c.want)
			}
			if before := board.AsItIs(wishes).Score(board.Seats()); d.Now != before || (d.Then == d.Now) != (c.want == "") {
				t.Errorf("%v at table %d: from %d to %d; it is %d", c.guests, c.table, d.Now, d.Then, before)
			}
		}
		if d, known := board.Dropped(wishes, w.ids(1), "no table"); known {
			t.Errorf("at no table it says %s", fmt.Sprint(d))
		}
	})
}

func TestADropWarnsOfALanguageOnlyWhereOthersSitWhoDoNotShareIt(t *testing.T) {
	each(t, 4, func(w *world) {
		tables := w.tables(4, 4)
		w.seat(tables[0], 0)
		w.seat(tables[1], 1, 2)
		w.seat(tables[2], 3)
		w.speak(map[int]string{0: "de", 2: "en"})
		board := w.board()
		for _, c := range []struct {
			what   string
			guests []int
			table  int
			want   string
		}{
			{"from a table of their own to an empty one", []int{0}, 3, ""},
			{"from a table of their own to one of others", []int{0}, 2, "g0"},
			{"from where they are alone already to an empty one", []int{1}, 3, ""},
			{"from where they are alone already to where they would be again", []int{1}, 2, ""},
			{"from where they are alone already to their like", []int{1}, 0, ""},
			{"two to an empty one, of whom one was alone already", []int{0, 2}, 3, "g0"},
		} {
			d, _ := board.Dropped(nil, w.ids(c.guests...), tables[c.table])
			var alone []string
			for _, p := range d.Alone {
				alone = append(alone, p.Name)
			}
			if got := strings.Join(alone, ", "); got != c.want {
				t.Errorf("%s: it warns of %q, not %q", c.what, got, c.want)
			}
		}
	})
}

// speak gives the households of some guests a language.
func (w *world) speak(languages map[int]string) {
	w.t.Helper()
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		for i, language := range languages {
			h, err := db.Find[guests.Household](tx.Read, w.guests[i].HouseholdID)
			if err != nil {
				return nil, err
			}
			if err := db.Update(tx, &h, db.Set{"language": language}); err != nil {
				return nil, err
			}
		}
		return change.GuestsImported{File: "test"}, nil
	})
}
