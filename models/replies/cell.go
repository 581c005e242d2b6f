package replies

import (
	"errors"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
)

// EnterCell writes one answer that a host puts into the guest list: a reply, or a meal of who comes. It may be no more than
// a correction, so the household is not thanked for it. Saying again what is stored changes nothing. Where somebody else answered since the version that the edit started from, it is a
// conflict like that of any other cell (db.ErrConflict).
func EnterCell(tx *db.Tx, in guests.Invitation, c guests.Cell) (change.Change, error) {
	g, err := db.Find[guests.Guest](tx.Read, in.GuestID)
	if err != nil {
		return nil, err
	}
	o, err := db.Find[events.Occasion](tx.Read, in.OccasionID)
	if err != nil {
		return nil, err
	}
	a := Answer{Reply: guests.Reply(c.Value), Since: c.Version}
	if c.Field == guests.MealCell {
		a.Reply, a.Meal = in.Reply, change.ID(c.Value)
	}
	switch {
	case a.Reply == in.Reply && (a.Meal == "" || mealID(in.MealID) == a.Meal):
		return change.None, nil
	case a.Meal != "" && in.Reply != guests.Attending:
		return nil, invalid.Refuse("{name} has not said to come to {occasion}, so there is no meal to choose.", "name", g.Name, "occasion", o.Name)
	}
	d := Draft{Answers: map[Cell]Answer{{Guest: g.ID, Occasion: o.ID}: a}}
	if a.Reply == guests.Pending && c.Version == 0 { // invited by somebody else meanwhile
		return change.None, nil
	}
	if wrong := d.Validate(); len(wrong) > 0 {
		return nil, wrong
	}
	if err := a.overtaken(tx, in, c, g.Name+" · "+o.Name); err != nil {
		return nil, err
	}
	return enter(tx, g.HouseholdID, d, List)
}

// overtaken is the conflict of a cell's answer with what somebody else answered there meanwhile, if there is one. Who
// declines says a word about the meal too: reply and meal are one answer.
func (a Answer) overtaken(tx *db.Tx, in guests.Invitation, c guests.Cell, what string) error {
	set, theirs := db.Set{"reply": a.Reply}, string(in.Reply)
	none := change.ID("")
	switch {
	case a.Meal != "":
		set, theirs = db.Set{"meal_id": &a.Meal}, string(mealID(in.MealID))
	case a.Reply == guests.Declined:
		set["meal_id"] = &none
	}
	_, err := merged(tx, &in, a.Since, set)
	var crossed db.ErrConflict
	if !errors.As(err, &crossed) {
		return err
	}
	last := crossed.Fields[0]
	for _, f := range crossed.Fields {
		if f.At > last.At {
			last = f
		}
	}
	crossed.What, crossed.Theirs = what, nil
	crossed.Fields = []db.Conflict{{Column: c.Field, Mine: strings.TrimSpace(c.Value), Theirs: theirs, By: last.By, At: last.At}}
	return crossed
}
