package events

import (
	"convive/models/change"
	"convive/models/db"
)

// AddOccasion adds an occasion to the event. Nobody is invited to it yet.
func AddOccasion(tx *db.Tx, d OccasionDraft) (change.Change, error) {
	n, err := db.From[Occasion](tx.Read).Count()
	if err != nil {
		return nil, err
	}
	o := d.occasion(n)
	if err := db.Create(tx, &o); err != nil {
		return nil, err
	}
	return change.OccasionAdded{Occasion: o.ID}, nil
}

// EditOccasion changes an occasion.
func EditOccasion(tx *db.Tx, id change.ID, d OccasionDraft) (change.Change, error) {
	o, err := db.Find[Occasion](tx.Read, id)
	if err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &o, d.Version, d.set())
	if err != nil {
		return nil, err
	}
	return edited(tx, o.ID, db.Update(tx, &o, set))
}

// AddMeal adds a meal to an occasion, which from then on asks guests to choose.
func AddMeal(tx *db.Tx, occasion change.ID, d MealDraft) (change.Change, error) {
	o, err := db.Find[Occasion](tx.Read, occasion)
	if err != nil {
		return nil, err
	}
	n, err := db.From[Meal](tx.Read).Where("occasion_id = ?", string(o.ID)).Count()
	if err != nil {
		return nil, err
	}
	if err := db.Create(tx, &Meal{OccasionID: o.ID, Name: d.Name, ForChildren: d.ForChildren, Position: n}); err != nil {
		return nil, err
	}
	return edited(tx, o.ID, db.Update(tx, &o, db.Set{"asks_meal": true}))
}

// EditMeal changes a meal.
func EditMeal(tx *db.Tx, id change.ID, d MealDraft) (change.Change, error) {
	m, err := db.Find[Meal](tx.Read, id)
	if err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &m, d.Version, db.Set{"name": d.Name, "for_children": d.ForChildren})
	if err != nil {
		return nil, err
	}
	return edited(tx, m.OccasionID, db.Update(tx, &m, set))
}

func edited(tx *db.Tx, occasion change.ID, err error) (change.Change, error) {
	if err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.OccasionEdited{Occasion: occasion}, nil
}
