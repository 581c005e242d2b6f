package seating_test

import (
	"reflect"
	"testing"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/seating"
)

// Households of two sit at four tables, which are as good as one another for them.
func TestOnlyWhatIsBetterThanHowPeopleSitIsProposedAndFirstWhatMovesFewest(t *testing.T) {
	each(t, 8, func(w *world) {
		ts := w.tables(4, 4)
		w.seat(ts[0], 0, 1)
		w.seat(ts[1], 2, 3)
		w.seat(ts[2], 4, 5)
		w.seat(ts[3], 6, 7)
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 2), Kind: seating.Together, Strength: "10"})
		wishes := w.wishes(w.anna)
		asked := seating.UsuallyAsked(w.occasion.ID, "")
		asked.Stay = false
		j := seating.Judged{Board: w.board(), Wishes: wishes}
		j.Input = j.Board.Input(wishes, asked)
		at := func(tables ...int) *autoseat.Plan {
			seats := map[string]string{}
			for i, table := range tables {
				seats[string(w.guests[2*i].ID)], seats[string(w.guests[2*i+1].ID)] = string(ts[table]), string(ts[table])
			}
			return j.Input.Plan(seats)
		}
		present, around, kept, keptAfar, unseated := at(0, 1, 2, 3), at(1, 0, 3, 2), at(0, 0, 2, 3), at(3, 3, 1, 0), at(0, 0, 2)
		if around.Score != present.Score || kept.Score != keptAfar.Score || kept.Score <= present.Score {
			t.Fatalf("%d, %d; %d, %d", present.Score, around.Score, kept.Score, keptAfar.Score)
		}
		for name, c := range map[string]struct {
			found, want []*autoseat.Plan
			scratch     bool
		}{
			"what is as good":       {found: []*autoseat.Plan{around}, want: []*autoseat.Plan{present}},
			"how they sit already":  {found: []*autoseat.Plan{present}, want: []*autoseat.Plan{present}},
			"nothing":               {},
			"who loses their seat":  {found: []*autoseat.Plan{unseated}, want: []*autoseat.Plan{present}},
			"of as good the nearer": {found: []*autoseat.Plan{keptAfar, around, kept}, want: []*autoseat.Plan{kept, keptAfar}},
			"from scratch":          {found: []*autoseat.Plan{around, keptAfar}, want: []*autoseat.Plan{keptAfar, around}, scratch: true},
		} {
			got := j.Proposals(c.found, c.scratch)
			if len(got) != len(c.want) {
				t.Errorf("%s: %d are proposed, not %d", name, len(got), len(c.want))
				continue
			}
			for i := range got {
				if !reflect.DeepEqual(got[i].Seats, c.want[i].Seats) {
					t.Errorf("%s: %v is proposed as number %d, not %v", name, got[i].Seats, i+1, c.want[i].Seats)
				}
			}
		}
		if j.Better(around) || !j.Better(kept) {
			t.Error("what is as good is said to be better, or what is better isn't")
		}
		stays := func(scratch bool) autoseat.Points {
			asked := seating.UsuallyAsked(w.occasion.ID, change.ID(""))
			asked.Scratch = scratch
			return j.Board.Input(wishes, asked).Preferences.Stay
		}
		if stays(false) == 0 || stays(true) != 0 {
			t.Error("who stays counts from scratch, or doesn't from where they sit")
		}
	})
}

// Two tables of four, at one of which three households of two sit, whose wish it is.
func TestWhatThinsATableWithTooManyIsBetterThanHowPeopleSit(t *testing.T) {
	each(t, 6, func(w *world) {
		ts := w.tables(2, 4)
		w.seat(ts[0], 0, 1, 2, 3, 4, 5)
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 2), Kind: seating.Together, Strength: "10"})
		w.wish(w.anna, seating.NewWish{Guests: w.ids(0, 4), Kind: seating.Together, Strength: "10"})
		wishes := w.wishes(w.anna)
		j := seating.Judged{Board: w.board(), Wishes: wishes}
		j.Input = j.Board.Input(wishes, seating.UsuallyAsked(w.occasion.ID, ""))
		plans, err := autoseat.Alternatives(t.Context(), j.Input, autoseat.Options{Seed: 1, Iterations: 2000}, 3)
		if err != nil {
			t.Fatal(err)
		}
		present := j.Present()
		if plans[0].Score >= present.Score {
			t.Fatalf("%d points thinned, %d as they sit", plans[0].Score, present.Score)
		}
		found := j.Proposals(plans, false)
		if len(j.Changes(j.With(found[0].Seats))) == 0 || !j.Better(found[0]) {
			t.Errorf("nothing better is proposed than %v", present.Seats)
		}
		for _, l := range j.With(found[0].Seats).Tables {
			if l.Free() < 0 {
				t.Errorf("at %s sit too many", l.Name)
			}
		}
	})
}
