package guests

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// MealsFor are those of an occasion's meals that a person of this age chooses from: children's for children where there
// are any; infants choose none.
func MealsFor(meals []events.Meal, age Age) []events.Meal {
	if age == Infant {
		return nil
	}
	var fitting, others []events.Meal
	for _, m := range meals {
		if m.ForChildren == (age == Child) {
			fitting = append(fitting, m)
		} else {
			others = append(others, m)
		}
	}
	if len(fitting) == 0 && age == Child {
		return others
	}
	return fitting
}

// Serving is the form that gives the chosen guests a meal.
type Serving struct {
	Guests []change.ID `form:"guest"`
	Groups []string    `form:"guests"`
	Meal   change.ID   `form:"meal"`
}

// Validate finds what is missing.
func (s Serving) Validate() (wrong invalid.Fields) {
	Chosen{s.Guests, s.Groups}.check(&wrong)
	wrong.Check(s.Meal != "", "meal", "Choose a meal.")
	return wrong
}

// Serve gives the chosen guests a meal at its occasion. Who doesn't come there, or is of an age to which it isn't offered,
// stays as they are, and the Change names them; where that is everybody, it is refused.
func Serve(tx *db.Tx, s Serving) (change.Change, error) {
	people, err := Chosen{s.Guests, s.Groups}.rows(tx.Read)
	if err != nil {
		return nil, err
	}
	meal, err := db.Find[events.Meal](tx.Read, s.Meal)
	if err != nil {
		return nil, err
	}
	meals, err := db.From[events.Meal](tx.Read).Where("occasion_id = ?", string(meal.OccasionID)).Order("position, id").All()
	if err != nil {
		return nil, err
	}
	comes, err := invitationsTo(tx.Read, people, meal.OccasionID)
	if err != nil {
		return nil, err
	}
	var left []change.ID
	people = slices.DeleteFunc(people, func(g Guest) bool {
		offered := slices.ContainsFunc(MealsFor(meals, g.Age), func(m events.Meal) bool { return m.ID == meal.ID })
		out := !comes[g.ID].eats() || !offered
		if out {
			left = append(left, g.ID)
		}
		return out
	})
	if len(people) == 0 {
		return nil, invalid.Refuse("{meal} can be chosen by nobody of them: they don’t come there, or are not of the age.", "meal", meal.Name)
	}
	return serve(tx, people, comes, meal.ID, left)
}

// Unserved tells those whom a meal is not offered to at their age from those who have not said to come to its occasion.
func Unserved(r *db.Read, meal change.ID, left []change.ID) (occasion events.Occasion, absent, aged []change.ID, err error) {
	m, err := db.Find[events.Meal](r, meal)
	if err != nil {
		return occasion, nil, nil, err
	}
	served, err := menuOf(r, m.OccasionID)
	if err != nil {
		return occasion, nil, nil, err
	}
	rows, err := db.From[Guest](r).In("id", left).Order("sort_key, id").All()
	for _, g := range rows {
		if slices.ContainsFunc(MealsFor(served.meals, g.Age), func(o events.Meal) bool { return o.ID == meal }) {
			absent = append(absent, g.ID)
		} else {
			aged = append(aged, g.ID)
		}
	}
	return served.occasion, absent, aged, err
}

func serve(tx *db.Tx, people []Guest, comes map[change.ID]Invitation, meal change.ID, left []change.ID) (change.Change, error) {
	var changed []Guest
	for _, g := range people {
		in := comes[g.ID]
		if in.MealID != nil && *in.MealID == meal {
			continue
		}
		changed = append(changed, g)
		if err := db.Update(tx, &in, db.Set{"meal_id": &meal}); err != nil {
			return nil, err
		}
	}
	c, ok := bulk(tx, "meals", changed).(change.GuestsEdited)
	if !ok {
		return change.None, nil
	}
	c.Left = left
	return c, nil
}
