package guests

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// MealColumn is how the column of an occasion's meals is called.
func MealColumn(occasion change.ID) string { return MealCell + "." + string(occasion) }

// mealsAt is the occasion whose meals a column holds, if it is such a column.
func mealsAt(column string) (occasion change.ID, ok bool) {
	id, ok := strings.CutPrefix(column, MealCell+".")
	return change.ID(id), ok
}

// menu is what can be chosen at an occasion.
type menu struct {
	occasion events.Occasion
	meals    []events.Meal
}

func menuOf(r *db.Read, occasion change.ID) (menu, error) {
	o, err := db.Find[events.Occasion](r, occasion)
	if err != nil || !o.AsksMeal {
		return menu{occasion: o}, err
	}
	all, err := events.Meals(r)
	return menu{o, slices.DeleteFunc(all, func(m events.Meal) bool { return m.OccasionID != occasion })}, err
}

// mealsRead reads the names of an occasion's meals.
func mealsRead(r *db.Read, l *Listing, occasion change.ID) (func(*Pasted, string), error) {
	m, err := menuOf(r, occasion)
	comes := map[change.ID]Invitation{}
	l.each(func(p Person) { comes[p.ID] = p.Invitations[occasion] })
	return func(out *Pasted, value string) { m.read(out, value, comes[out.Guest.ID]) }, err
}

func (m menu) read(out *Pasted, value string, in Invitation) {
	if out.At = in.Version; in.MealID != nil {
		out.Old = string(*in.MealID)
	}
	if out.New = out.Old; value == "" {
		return
	}
	meal, wrong := m.called(value, out.Guest, in)
	if out.New, out.Wrong = string(meal), wrong; wrong != nil {
		out.New = value
	}
}

// called finds the meal of that name for a guest: of two that are written alike, the one for their age.
func (m menu) called(name string, g Guest, in Invitation) (change.ID, *invalid.Field) {
	same := func(meal events.Meal) bool { return lists.Fold(meal.Name) == lists.Fold(name) }
	fitting := MealsFor(m.meals, g.Age)
	switch i := slices.IndexFunc(fitting, same); {
	case !in.eats():
		return "", &invalid.Field{Message: "{name} has not said to come to {occasion}, so there is no meal to choose.", Args: []any{"name", g.Name, "occasion", m.occasion.Name}}
	case i >= 0:
		return fitting[i].ID, nil
	case slices.ContainsFunc(m.meals, same):
		return "", &invalid.Field{Message: "{meal} is not for the age of {name}.", Args: []any{"meal", name, "name", g.Name}}
	}
	return "", &invalid.Field{Message: "{meal} is no meal of {occasion}.", Args: []any{"meal", name, "occasion", m.occasion.Name}}
}

func (in Invitation) eats() bool { return in.Reply == Attending && !in.Waiting }

// serve writes a column of meals. Who doesn't come any more, for whom somebody else chose meanwhile, or to whom the meal
// is not offered any more, stays as they are.
func (f Filling) serve(tx *db.Tx, occasion change.ID) (change.Change, error) {
	m, err := menuOf(tx.Read, occasion)
	if err != nil {
		return nil, err
	}
	rows, err := f.rows(tx.Read)
	if err != nil {
		return nil, err
	}
	comes, err := invitationsTo(tx.Read, slices.Collect(maps.Values(rows)), occasion)
	if err != nil {
		return nil, err
	}
	var changed []Guest
	var left []change.ID
	for i, id := range f.Guests {
		g, there := rows[id]
		if !there {
			continue
		}
		in := comes[id]
		before, meal := in.Version, change.ID(f.Values[i])
		offered := in.eats() && slices.ContainsFunc(MealsFor(m.meals, g.Age), func(o events.Meal) bool { return o.ID == meal })
		var set db.Set
		if offered {
			set, err = db.Merge(tx, &in, f.Versions[i], db.Set{"meal_id": &meal})
		}
		var conflict db.ErrConflict
		var stale db.ErrStale
		if !offered || errors.As(err, &conflict) || errors.As(err, &stale) {
			left = append(left, id)
			continue
		}
		if err == nil {
			err = db.Update(tx, &in, set)
		}
		if err != nil {
			return nil, err
		}
		if in.Version != before {
			changed, comes[id] = append(changed, g), in
		}
	}
	return filled(tx, "meals", changed, left)
}
