package activity_test

import (
	"errors"
	"fmt"
	"testing"

	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// TestDetailsStopAfterFiveHundredRows: an import touches tens of thousands, and nobody reads them here.
func TestDetailsStopAfterFiveHundredRows(t *testing.T) {
	each(t, func(k *kit) {
		meals := make([]*events.Meal, 300)
		for i := range meals {
			meals[i] = &events.Meal{OccasionID: k.dinner, Name: fmt.Sprint("Meal ", i)}
		}
		both := k.do(k.anna, func(tx *db.Tx) (_ change.Change, err error) {
			err = db.Create(tx, meals...)
			for _, m := range meals {
				err = errors.Join(err, db.Update(tx, m, db.Set{"position": int64(9)}))
			}
			return change.OccasionEdited{Occasion: k.dinner}, err
		})
		many := make([]*events.Meal, 700)
		for i := range many {
			many[i] = &events.Meal{OccasionID: k.dinner, Name: fmt.Sprint("Dish ", i)}
		}
		added := k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: k.dinner}, db.Create(tx, many...)
		})
		for seq, want := range map[int64][3]int{both.Seq: {300, 200, 100}, added.Seq: {500, 0, 200}, 2: {5, 0, 0}} {
			k.read(k.anna, func(r *db.Read) error {
				rows, more, err := activity.Details(r, seq)
				got := [3]int{2: more}
				for _, row := range rows {
					if row.Came {
						got[0]++
					} else {
						got[1]++
					}
				}
				if got != want {
					k.Errorf("entry %d: came, changed, more %v, want %v", seq, got, want)
				}
				return err
			})
		}
	})
}
