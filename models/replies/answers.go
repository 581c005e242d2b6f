package replies

import (
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// answer works out what one cell writes.
func (w *writing) answer(at Cell, a Answer) error {
	o, g, in, ok := w.state.line(at)
	if !ok || a.Since > in.Version { // withdrawn, perhaps made anew
		w.moved()
		return nil
	}
	if w.shut(o, in, a) {
		return nil
	}
	reply := a.Reply
	if reply == "" {
		reply = in.Reply
	}
	set := db.Set{"reply": reply}
	switch {
	case reply == guests.Declined:
		set["meal_id"] = (*change.ID)(nil)
	case reply == guests.Attending && a.Meal != "":
		w.mayEat(at, o, g, in, a.Meal)
		set["meal_id"] = &a.Meal
	}
	set, err := merged(w.tx, &in, a.Since, set)
	var crossed db.ErrConflict
	if errors.As(err, &crossed) || err == nil && torn(in, set) {
		w.crossed(at, o, in, reply, a.Meal)
		return nil
	}
	if err != nil {
		return err
	}
	w.change(at, in, set)
	return nil
}

// change enters what differs into the updates.
func (w *writing) change(at Cell, in guests.Invitation, set db.Set) {
	now := written(in, set)
	if same(now, in) {
		return
	}
	if now.Reply != in.Reply && now.Reply == guests.Attending {
		w.attending++
	}
	if now.Reply != in.Reply && now.Reply == guests.Declined {
		w.declined++
	}
	w.touched(at.Guest, at.Occasion)
	set["maybe"] = false
	set["answered_at"], set["answered_by"], set["source"] = change.At(w.tx.Now()), w.actor(), string(w.source)
	set["due"] = w.state.dueAt(in.OccasionID)
	w.updates = append(w.updates, func() error { return db.Update(w.tx, &in, set) })
}

// torn says that a meal of one side would stand beside another side's word that they don't come: reply and meal are one
// answer, which nobody gave so.
func torn(in guests.Invitation, set db.Set) bool {
	now := written(in, set)
	return now.Reply != guests.Attending && now.MealID != nil && !same(now, in)
}

// written is the invitation with what a set changes of the answer.
func written(in guests.Invitation, set db.Set) guests.Invitation {
	if reply, ok := set["reply"].(guests.Reply); ok {
		in.Reply = reply
	}
	if meal, ok := set["meal_id"].(*change.ID); ok {
		in.MealID = meal
	}
	return in
}

func same(a, b guests.Invitation) bool {
	return a.Reply == b.Reply && mealID(a.MealID) == mealID(b.MealID)
}

func mealID(id *change.ID) change.ID {
	if id == nil {
		return ""
	}
	return *id
}

// mayEat judges a meal: another event's looks like one that is gone. The one that is stored already may stay.
func (w *writing) mayEat(at Cell, o Occasion, g guests.Guest, in guests.Invitation, meal change.ID) {
	if o.offers(g.Age, meal) || meal == mealID(in.MealID) {
		return
	}
	w.moved()
	if len(o.MealsFor(g.Age)) > 0 {
		w.ask(invalid.Field{Name: at.field("meal"), Message: "Choose one of the meals that are offered here."})
	}
}

// crossed names what both this form and somebody else changed in one cell.
func (w *writing) crossed(at Cell, o Occasion, in guests.Invitation, mine guests.Reply, meal change.ID) {
	theirs := o.Meal(in.MealID)
	switch {
	case mine != in.Reply && in.Reply == guests.Attending:
		w.ask(invalid.Field{Name: at.field("reply"), Message: "Meanwhile somebody answered “comes” here. Which is right?"})
	case mine != in.Reply && in.Reply == guests.Declined:
		w.ask(invalid.Field{Name: at.field("reply"), Message: "Meanwhile somebody answered “can't come” here. Which is right?"})
	case mine != in.Reply:
		w.ask(invalid.Field{Name: at.field("reply"), Message: "Meanwhile the hosts took this answer back. Please answer again."})
	case theirs == nil:
		w.ask(invalid.Field{Name: at.field("meal"), Message: "Meanwhile somebody took the meal back here. Please choose again."})
	}
	if theirs != nil && meal != theirs.ID {
		w.ask(invalid.Field{Name: at.field("meal"), Message: "Meanwhile somebody chose {meal} here. Please choose again.", Args: []any{"meal", theirs.Name}})
	}
}
