package guests_test

import (
	"fmt"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

func TestAPastedColumnOfMealsIsLookedAtAndThenOneChange(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, o, meal := w.As("anna"), w.Ours.Guests, w.Ours.Occasions[1], w.Ours.Meals[0]
		column := guests.MealColumn(o.ID)
		var fish, pasta events.Meal
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { // the first three come, of whom the third is a child; the fourth has not answered
			fish = events.Meal{OccasionID: o.ID, Name: "Crêpe SOUFFLÉE", Position: 8}
			pasta = events.Meal{OccasionID: o.ID, Name: "Pasta", ForChildren: true, Position: 9}
			w.Must(db.Create(tx, &fish))
			w.Must(db.Create(tx, &pasta))
			child := the[guests.Guest](w, g[2].ID)
			w.Must(db.Update(tx, &child, db.Set{"age": guests.Child}))
			for _, one := range g[:3] {
				in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(one.ID), string(o.ID)).First()
				w.Must(err)
				w.Must(db.Update(tx, &in, db.Set{"reply": guests.Attending}))
			}
			return change.GuestsImported{File: "replies"}, nil
		})
		chosen := func(of int) change.ID {
			for _, in := range invitationsOf(w, g[of].ID) {
				if in.OccasionID == o.ID && in.MealID != nil {
					return *in.MealID
				}
			}
			return ""
		}
		watch, stranger := w.As("ben").Open(page), w.Stranger().Open("/e/other-wedding/guests")
		host.Get(page+"/pasting?column="+column).Says("Meal: "+o.Name, `value="`+column+`" selected`)
		rows := fmt.Sprint(g[0].ID, " ", g[1].ID, " ", g[2].ID, " ", g[3].ID)
		look := host.Post(page+"/pasting", "column", column, "rows", rows, "text", "crepe soufflee\nSteak of the day\nCrêpe soufflée\n"+meal.Name).Status(200).Changes()
		look.Says("Change 1 guest", "3 lines can’t be taken", "Steak of the day is no meal of "+o.Name+".", "Crêpe soufflée is not for the age of "+g[2].Name+".",
			g[3].Name+" has not said to come to "+o.Name+", so there is no meal to choose.", `name="at" value="2"`, `name="value" value="`+string(fish.ID)+`"`, fish.Name)
		host.Post(page+"/pasting", "column", column, "by", "name", "text", g[2].Name+"\tPASTA\n"+g[0].Name+"\t").Says("Change 1 guest", "1 line is blank", string(pasta.ID))

		fill := func(version int, value change.ID, people ...int) []string {
			all := []string{"column", column}
			for _, i := range people {
				all = append(all, "guest", string(g[i].ID), "at", fmt.Sprint(version), "value", string(value))
			}
			return all
		}
		home := []change.ID{g[0].HouseholdID}
		host.Post(page+"/column", fill(2, fish.ID, 0, 1)...).Changes(change.GuestsEdited{What: "meals", Guests: []change.ID{g[0].ID, g[1].ID}, Households: home})
		watch.Shows("guests-rows", fish.Name)
		host.Get(page).Says("Changed "+g[0].Name+" and "+g[1].Name+".", "Undo")
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if chosen(0) != "" || chosen(1) != "" {
			t.Error("the undo left a meal")
		}

		t.Log("whoever chose meanwhile, doesn't come or is not of the age stays as they are")
		host.Post(cell(g[1]), "version", "4", "field", "meal", "occasion", string(o.ID), "meal", string(meal.ID)).Change()
		host.Post(page+"/column", fill(4, fish.ID, 0, 1, 2, 3)...).Changes(change.GuestsEdited{What: "meals", Guests: []change.ID{g[0].ID}, Households: home, Left: []change.ID{g[1].ID, g[2].ID, g[3].ID}})
		if chosen(0) != fish.ID || chosen(1) != meal.ID || chosen(2) != "" || chosen(3) != "" {
			t.Errorf("they eat %q, %q, %q, %q", chosen(0), chosen(1), chosen(2), chosen(3))
		}
		host.Post(page+"/column", fill(5, fish.ID, 0)...).Changes()
		host.Post(page+"/column", fill(5, w.Theirs.Meals[0].ID, 0)...).Refused("Others have changed all of these meanwhile. Paste the column again to see what is there now.").Changes()
		host.Post(page+"/column", "column", guests.MealColumn(w.Theirs.Occasions[1].ID), "guest", string(g[0].ID), "at", "5", "value", string(meal.ID)).Status(404).Changes()
		w.As("cora").Post(page+"/column", fill(5, meal.ID, 0)...).Status(403).Changes()
		watch.Converges()
		stranger.SawNothing()
	})
}
