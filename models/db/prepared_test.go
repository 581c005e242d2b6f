package db_test

import (
	"fmt"
	"sync"
	"testing"

	"convive/models/db"
	"convive/models/dbtest"
)

func TestWhatIsAskedOftenIsPreparedAndAnswersTheSame(t *testing.T) {
	d := dbtest.New(t, "sqlite")
	s := newEvent(t, d, "ada")
	count := func() (n int) {
		t.Helper()
		err := d.Read(background, s, func(r *db.Read) error {
			all, err := db.All[occasion](r, "name")
			n = len(all)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for n := range 10 {
		if got := count(); got != n {
			t.Fatalf("%d occasions, want %d", got, n)
		}
		addOccasion(t, d, s, fmt.Sprint("Occasion ", n))
	}
	if reads, writes := db.Prepared(d); reads == 0 || writes == 0 {
		t.Errorf("%d and %d statements are prepared", reads, writes)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				if got := count(); got != 10 {
					t.Errorf("%d occasions when many ask at once", got)
				}
			}
		})
	}
	all.Wait()
}
