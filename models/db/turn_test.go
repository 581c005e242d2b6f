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
		write := func(rule func()) {
			_, err := d.Mutate(background, s, change.CommandID{}, func(*db.Tx) (change.Change, error) {
				rule()
				return change.None, nil
			})
			if err != nil {
				t.Error(err)
			}
		}
		go write(func() { <-holds })
		synctest.Wait()
		var order, want []string
		for n := range 20 {
			want = append(want, fmt.Sprint(n))
			go write(func() { order = append(order, fmt.Sprint(n)) }) // one at a time
			synctest.Wait()
		}
		close(holds)
		synctest.Wait()
		if !slices.Equal(order, want) {
			t.Errorf("they wrote in the order %v", order)
		}
	})
}
