package db_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

var errFull = errors.New("an occasion has at most two meals")

// TestARuleThatCountsHoldsWhoeverSendsAtOnce uses the kit on the smallest rule that counts.
func TestARuleThatCountsHoldsWhoeverSendsAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		n := 0
		rapid.Check(t, func(rt *rapid.T) {
			n++
			s := newEvent(t, d, fmt.Sprint("event-", n))
			places := []occasion{addOccasion(t, d, s, "Dinner"), addOccasion(t, d, s, "Brunch")}
			dbtest.Actors{
				Scope: s,
				Draw: func(t *rapid.T, _ int) dbtest.Command {
					return mealCommand(rapid.SampledFrom(places).Draw(t, "at").ID, rapid.IntRange(0, 3).Draw(t, "does"))
				},
				Refused: func(err error) bool { return errors.Is(err, errFull) },
				Holds:   noneOverfull,
			}.Run(rt, d)
		})
	})
}

// mealCommand adds a meal (most often), or moves or removes the first there is.
func mealCommand(at change.ID, does int) dbtest.Command {
	return func(tx *db.Tx) (change.Change, error) {
		meals, err := db.All[meal](tx.Read, "id")
		if err != nil {
			return nil, err
		}
		if does == 0 && len(meals) > 0 {
			return change.OccasionEdited{Occasion: at}, db.Delete(tx, &meals[0])
		}
		n := 0
		for _, m := range meals {
			if m.OccasionID == at {
				n++
			}
		}
		switch {
		case does == 1 && len(meals) > 0 && meals[0].OccasionID == at:
			return change.None, nil
		case n >= 2:
			return nil, errFull
		case does == 1 && len(meals) > 0:
			err = db.Update(tx, &meals[0], db.Set{"occasion_id": at})
		default:
			err = db.Create(tx, &meal{OccasionID: at, Name: "Fish"})
		}
		return change.OccasionEdited{Occasion: at}, err
	}
}

func noneOverfull(r *db.Read) error {
	meals, err := db.All[meal](r, "id")
	n := map[change.ID]int{}
	for _, m := range meals {
		if n[m.OccasionID]++; n[m.OccasionID] > 2 {
			return fmt.Errorf("%s has more than two meals", m.OccasionID)
		}
	}
	return err
}
