package live_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"convive/models/access"
	"convive/models/db"
)

func TestPagesThatRefreshLeaveReadersToOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		h.crowd(25 * h.db.Readers())
		time.Sleep(1500 * time.Millisecond) // none rests any longer, and none looks just now
		synctest.Wait()
		h.naps.Store(int64(100 * time.Millisecond))
		h.add("Dinner") // each of the pages is drawn anew, and reads meanwhile
		for _, later := range []time.Duration{10 * time.Millisecond, time.Second} {
			time.Sleep(later)
			synctest.Wait()
			began := time.Now()
			h.must(h.db.Read(background, h.system(), func(*db.Read) error { return nil }))
			if took := time.Since(began); took > 50*time.Millisecond {
				t.Errorf("%v after the change somebody who asks waited %v for a reader", later, took)
			}
		}
	})
}

func TestWhoLosesTheirRoleIsShownOutWithinASecondFromDearPagesAndFromMany(t *testing.T) {
	for name, c := range map[string]struct {
		pages int
		nap   time.Duration
	}{
		"one that takes long and rests": {1, 350 * time.Millisecond},
		"a hundred":                     {100, 60 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := newHouse(t, "sqlite")
				all, who := h.crowd(c.pages)
				time.Sleep(5100 * time.Millisecond)
				synctest.Wait()
				h.naps.Store(int64(c.nap))
				h.add("Dinner")
				time.Sleep(c.nap + 10*time.Millisecond) // the first are rendered, and rest
				synctest.Wait()
				h.add("Lunch")
				h.leave(who)
				began := time.Now()
				for _, b := range all {
					<-b.read
				}
				if took := time.Since(began); took > 700*time.Millisecond {
					t.Errorf("the last of their pages ended after %v", took)
				}
			})
		})
	}
}

// crowd opens so many pages, of which ten people have one in ten each; it returns those of the first, and who that is.
func (h *house) crowd(pages int) (theirs []*browser, first access.Looker) {
	var people []access.Looker
	for n := range pages {
		if n < 10 {
			people = append(people, h.member(access.Host))
		}
		src := h.source(access.Host)
		src.Key += fmt.Sprint(" ", n)
		b := h.follow(h.hub, src, people[n%10], h.load(h.hub, src))
		if n%10 == 0 {
			theirs = append(theirs, b)
		}
	}
	return theirs, people[0]
}
