package db_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestWritersAreServedInTheOrderInWhichTheyCome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := dbtest.New(t, "sqlite")
		s := newEvent(t, d, "ada")
		holds := make(chan struct{})
		go mutate(t, d, s, func(*db.Tx) (change.Change, error) { <-holds; return change.None, nil })
		synctest.Wait()
		var order, want []string
		for n := range 20 {
			want = append(want, fmt.Sprint(n))
			go mutate(t, d, s, func(*db.Tx) (change.Change, error) {
				order = append(order, fmt.Sprint(n)) // one at a time
				return change.None, nil
			})
			synctest.Wait()
		}
		close(holds)
		synctest.Wait()
		if !slices.Equal(order, want) {
			t.Errorf("they wrote in the order %v", order)
		}
	})
}
