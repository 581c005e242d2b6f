package seating_test

import (
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/seating"
)

// eats gives a guest diets, and has them choose the first of the occasion's meals.
func (w *world) eats(i int, diets db.Words, meals ...string) {
	w.t.Helper()
	w.change(i, db.Set{"diets": diets})
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		occasion, err := db.Find[events.Occasion](tx.Read, w.occasion.ID)
		if err != nil {
			return nil, err
		}
		if !occasion.AsksMeal {
			if err := db.Update(tx, &occasion, db.Set{"asks_meal": true}); err != nil {
				return nil, err
			}
		}
		in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(w.guests[i].ID)).First()
		if err != nil {
			return nil, err
		}
		old, err := db.From[events.Meal](tx.Read).All()
		if err != nil {
			return nil, err
		}
		if err := db.Update(tx, &in, db.Set{"meal_id": (*change.ID)(nil)}); err != nil {
			return nil, err
		}
		for n := range old {
			if err := db.Delete(tx, &old[n]); err != nil {
				return nil, err
			}
		}
		for n, name := range meals {
			m := events.Meal{OccasionID: occasion.ID, Name: name, Position: int64(n)}
			if err := db.Create(tx, &m); err != nil {
				return nil, err
			}
			if n == 0 {
				if err := db.Update(tx, &in, db.Set{"meal_id": &m.ID}); err != nil {
					return nil, err
				}
			}
		}
		return change.GuestEdited{Guest: in.GuestID}, nil
	})
}

func TestAMealThatSpeaksAgainstADietIsFound(t *testing.T) {
	each(t, 2, func(w *world) {
		w.seat(w.tables(1, 4)[0], 0, 1)
		for _, c := range []struct {
			diets db.Words
			meals []string // the first is chosen
			want  string
		}{
			{db.Words{"vegan"}, []string{"braised beef", "mushroom wellington"}, "vegan"},
			{db.Words{"vegan"}, []string{"mushroom wellington (vegan)", "braised beef"}, ""},
			{db.Words{"vegan"}, []string{"mushroom wellington", "risotto (vegan)"}, "vegan"},
			{db.Words{"vegetarian"}, []string{"risotto (vegan)", "braised beef"}, ""},
			{db.Words{"vegetarian"}, []string{"Vegan beef", "Trout"}, ""},
			{db.Words{"gluten_free", "vegetarian"}, []string{"Lachsfilet", "risotto"}, "vegetarian"},
			{db.Words{"gluten_free"}, []string{"pasta", "polenta (gluten-free)"}, "gluten_free"},
			{db.Words{"gluten_free"}, []string{"pasta", "polenta"}, ""},
			{db.Words{"halal"}, []string{"lake trout"}, ""},
			{db.Words{"halal"}, []string{"Jambon à l\u2019os"}, "halal"},
			{db.Words{"kosher"}, []string{"Lobster"}, "kosher"},
			{db.Words{"halal"}, []string{"Hamburger"}, ""},
			{db.Words{"nut_allergy"}, []string{"braised beef"}, ""},
			{nil, []string{"braised beef", "risotto (vegan)"}, ""},
		} {
			w.eats(0, c.diets, c.meals...)
			got := slices.DeleteFunc(w.board().Problems(nil, true), func(p seating.Problem) bool { return p.Kind != seating.DietConflict })
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || got[0].Diet != c.want || got[0].People[0].ID != w.guests[0].ID) {
				t.Errorf("%v and %q: %+v", c.diets, c.meals, got)
			}
			if got := w.board().Problems(nil, false); len(got) > 0 {
				t.Errorf("told to who may not know of diets: %+v", got)
			}
		}
	})
}
