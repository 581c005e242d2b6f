package db_test

import (
	"errors"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// seen is what one read shows: the feed's number and the rows.
type seen struct {
	seq  int64
	rows []string
}

func look(r *db.Read, f change.Feed) (seen, error) {
	head, _ := r.Head(f)
	rows, err := db.All[occasion](r, "name")
	s := seen{seq: head.Seq}
	for _, o := range rows {
		s.rows = append(s.rows, o.Name)
	}
	return s, err
}

func (s seen) is(seq int64, rows ...string) bool { return s.seq == seq && slices.Equal(s.rows, rows) }

func TestAReadThatStraddlesACommitStaysAtItsState(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		addOccasion(t, d, s, "Brunch")
		read(t, d, s, func(r *db.Read) error { // has its number, has read no row yet
			addOccasion(t, d, s, "Dinner") // commits meanwhile
			first, err := look(r, s.Feed())
			addOccasion(t, d, s, "Party")
			second, again := look(r, s.Feed())
			for _, got := range []seen{first, second} {
				if !got.is(1, "Brunch") {
					t.Errorf("the read shows %v", got)
				}
			}
			return errors.Join(err, again)
		})
		read(t, d, s, func(r *db.Read) error {
			got, err := look(r, s.Feed())
			if !got.is(3, "Brunch", "Dinner", "Party") {
				t.Errorf("the next read shows %v", got)
			}
			return err
		})
	})
}

func TestAReadDuringAMutationShowsNeitherItsRowsNorItsNumber(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		addOccasion(t, d, s, "Brunch")
		written, commit, done := make(chan struct{}), make(chan struct{}), make(chan error)
		go func() {
			done <- write(d, s, func(tx *db.Tx) error {
				err := db.Create(tx, &occasion{Name: "Dinner"})
				close(written)
				<-commit
				return err
			})
		}()
		<-written
		read(t, d, s, func(r *db.Read) error {
			before, err := look(r, s.Feed())
			close(commit)
			if err := <-done; err != nil {
				t.Error(err)
			}
			after, again := look(r, s.Feed())
			if !before.is(1, "Brunch") || !after.is(1, "Brunch") {
				t.Errorf("before the commit %v, after it %v", before, after)
			}
			return errors.Join(err, again)
		})
		read(t, d, s, func(r *db.Read) error {
			got, err := look(r, s.Feed())
			if !got.is(2, "Brunch", "Dinner") {
				t.Errorf("the next read shows %v", got)
			}
			return err
		})
	})
}

func TestFurtherFeedsAreOfTheSameState(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s, other := newEvent(t, d, "ada"), newEvent(t, d, "ben")
		err := d.Read(background, s, func(r *db.Read) error {
			addOccasion(t, d, other, "Dinner")
			head, ok := r.Head(other.Feed())
			if !ok || head.Seq != 0 || head.Epoch == "" {
				t.Errorf("head %v, %v", head, ok)
			}
			if _, ok := r.Head("event:none"); ok {
				t.Error("a feed that doesn't exist has a number")
			}
			return nil
		}, other.Feed(), "event:none")
		if err != nil {
			t.Fatal(err)
		}
	})
}
