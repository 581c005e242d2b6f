package db_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestEightWritersAreNumberedWithoutGapsAsAReaderSeesThem(t *testing.T) {
	const writers, each = 8, 15
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		announced := make(chan int64, 4*writers*each)
		d.OnCommit(func(e change.Entry) {
			if e.Feed == s.Feed() {
				announced <- e.Seq
			}
		})
		var all sync.WaitGroup
		for w := range writers {
			all.Go(func() {
				for i := range each {
					err := write(d, s, func(tx *db.Tx) error { return db.Create(tx, &occasion{Name: fmt.Sprint(w, i)}) })
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		finished := make(chan struct{})
		go func() { all.Wait(); close(finished) }()
		for last := false; !last; {
			select {
			case <-finished:
				last = true
			default:
			}
			readsWithoutGaps(t, d, s.Feed())
		}
		close(announced)
		numbers := slices.Sorted(channelValues(announced))
		if len(numbers) != writers*each || numbers[0] != 1 || numbers[len(numbers)-1] != writers*each || len(slices.Compact(numbers)) != writers*each {
			t.Errorf("announced %v", numbers)
		}
	})
}

func channelValues(c <-chan int64) func(func(int64) bool) {
	return func(yield func(int64) bool) {
		for v := range c {
			if !yield(v) {
				return
			}
		}
	}
}

// readsWithoutGaps reads the feed once: its number, and every entry up to it, and as many rows.
func readsWithoutGaps(t *testing.T, d *db.DB, f change.Feed) {
	t.Helper()
	s := scopeOf(f)
	read(t, d, s, func(r *db.Read) error {
		head, _ := r.Head(f)
		entries, err := r.Log(0, 1000)
		if err != nil || int64(len(entries)) != head.Seq {
			t.Errorf("at number %d there are %d entries, %v", head.Seq, len(entries), err)
		}
		for i, e := range entries {
			if e.Seq != head.Seq-int64(i) {
				t.Errorf("entry %d is numbered %d under %d", i, e.Seq, head.Seq)
			}
		}
		n, err := db.From[occasion](r).Count()
		if n != head.Seq {
			t.Errorf("at number %d there are %d rows", head.Seq, n)
		}
		return err
	})
}

func TestTopicsSinceANumberAreWhatHappenedSince(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		addOccasion(t, d, s, "Dinner")
		addHousehold(t, d, s, "Mine")
		read(t, d, s, func(r *db.Read) error {
			topics, ok, err := r.TopicsSince(s.Feed(), 1, 10)
			if !ok || !topics.Touches(change.Topics{change.Households}) || topics.Touches(change.Topics{change.Occasions}) {
				t.Errorf("since 1: %v, %v", topics, ok)
			}
			if _, ok, _ := r.TopicsSince(s.Feed(), 0, 1); ok {
				t.Error("more than the limit, and still said to be all")
			}
			return err
		})
	})
}
