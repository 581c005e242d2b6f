package seating_test

import (
	"slices"
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// clashes are the chains of musts that can't all be kept, by names, at the occasion and whoever comes.
func (w *world) clashes() (here, ever []string) {
	w.t.Helper()
	called := map[change.ID]string{}
	for _, g := range w.guests {
		called[g.ID] = g.Name
	}
	chains := func(all []seating.Clash) (out []string) {
		for _, c := range all {
			var names []string
			for _, id := range c.Chain() {
				names = append(names, called[id])
			}
			out = append(out, strings.Join(names, " "))
		}
		return out
	}
	w.read(func(r *db.Read) error {
		list, err := guests.Everybody(r)
		here, ever = chains(w.board().Clashes(w.wishes(w.anna))), chains(seating.Clashes(w.wishes(w.anna), list))
		return err
	})
	return here, ever
}

// must writes down that guests must sit together or apart.
func (w *world) must(kind seating.WishKind, whole bool, of ...int) {
	w.t.Helper()
	w.wish(w.anna, seating.NewWish{Guests: w.ids(of...), Kind: kind, Whole: whole, Strength: "must"})
}

func TestMustsThatCantAllBeKeptAreFoundByTheirShortestChain(t *testing.T) {
	each(t, 12, func(w *world) { // households of two: 0 and 1, 2 and 3, …
		w.tables(2, 8)
		expect := func(want ...string) {
			t.Helper()
			if here, ever := w.clashes(); !slices.Equal(here, want) || !slices.Equal(ever, want) {
				t.Errorf("here %q, ever %q, want %q", here, ever, want)
			}
		}
		w.must(seating.Apart, false, 0, 6)
		w.must(seating.Together, false, 0, 2)
		w.must(seating.Together, false, 2, 4)
		w.wish(w.anna, seating.NewWish{Guests: w.ids(4, 6), Kind: seating.Together, Strength: "10"}) // no must
		expect()
		w.must(seating.Together, true, 5, 7) // the households of 4 and 6
		expect("g0 g2 g4 g6")
		w.must(seating.Apart, true, 8, 10)
		w.must(seating.Together, false, 9, 11) // of the same two households
		expect("g0 g2 g4 g6", "g9 g11")
		if got := w.problems(); !slices.Equal(got, []seating.ProblemKind{seating.WishesClash, seating.WishesClash}) {
			t.Errorf("problems: %v", got)
		}
		w.must(seating.Together, false, 8, 10) // and the two themselves
		expect("g0 g2 g4 g6", "g8 g10")
		w.reply(2, guests.Declined)
		if here, ever := w.clashes(); !slices.Equal(here, []string{"g8 g10"}) || len(ever) != 2 {
			t.Errorf("who declined is no link any more: here %q, ever %q", here, ever)
		}
	})
}
