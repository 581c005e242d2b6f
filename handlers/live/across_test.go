package live_test

import (
	"testing"
	"testing/synctest"
	"time"

	"convive/handlers/live"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// TestWhoComesBackElsewhereWhileAPartIsBrokenMissesNothing goes from one process to another that has a broken fragment.
func TestWhoComesBackElsewhereWhileAPartIsBrokenMissesNothing(t *testing.T) {
	for _, seen := range []bool{false, true} { // whether the other process had the page before it broke
		synctest.Test(t, func(t *testing.T) {
			h := newHouse(t, "sqlite")
			b := h.open(h.hub, h.member(access.Host), access.Host)
			synctest.Wait()
			other := h.process(h.db)
			if seen {
				h.load(other, h.source(access.Host))
			}
			b.drop()
			h.broken.Store(true)
			h.rename("Renamed")
			h.add("Dinner")
			h.load(other, h.source(access.Host))
			b.resume(other)
			synctest.Wait()
			if got := b.shows("count"); got != `<p id="count">1</p>` {
				t.Errorf("it shows %s", got)
			}
			h.broken.Store(false)
			time.Sleep(3 * time.Second)
			synctest.Wait()
			if d := b.differs(); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestABrokenPartCostsLittleAndIsToldOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		h.broken.Store(true)
		h.rename("Renamed")
		time.Sleep(100 * time.Millisecond)
		synctest.Wait()
		before := h.hub.Renders()
		for range 20 {
			h.load(h.hub, h.source(access.Host))
		}
		if n := h.hub.Renders() - before; n != 0 {
			t.Errorf("20 loads within the second made %d renderings", n)
		}
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if n := h.hub.Renders() - before; n < 8 || n > 12 {
			t.Errorf("%d renderings in 10 s, want one a second", n)
		}
		if n := b.types("convive-trouble"); n != 1 {
			t.Errorf("it was told %d times", n)
		}
	})
}

func TestAPageWhoseRowGoesIsLoadedAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		h.add("Dinner")
		src := h.source(access.Host)
		src.Key = "a row's page"
		src.Fragments[0].Render = h.firstRow
		b := h.follow(h.hub, src, h.member(access.Host), h.load(h.hub, src))
		synctest.Wait()
		h.do(func(tx *db.Tx) (change.Change, error) {
			o, err := firstRow(tx.Read)
			if err != nil {
				return nil, err
			}
			return change.OccasionRemoved{Occasion: o.ID}, db.Delete(tx, &o)
		})
		synctest.Wait()
		if !b.page.Outdated() {
			t.Errorf("it was told:\n%s", b.saw(0))
		}
		if _, err := h.hub.Snapshot(background, src); err == nil {
			t.Error("what is no longer there is still shown")
		}
	})
}

func TestAHubThatClosesWhileSomebodyConnectsWaitsForThem(t *testing.T) {
	h := newHouse(t, "sqlite")
	h.hub.SetFaults(live.Faults{SlowStart: 100 * time.Millisecond})
	s := h.site(h.member(access.Host))
	done := make(chan struct{})
	go func() {
		defer close(done)
		c, err := dialRaw(s)
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		_, _ = c.Read(make([]byte, 1))
	}()
	until(t, "the stream is there", func() bool { return h.hub.Streams() == 1 })
	h.hub.Close()
	<-done
	until(t, "the stream is gone", func() bool { return h.hub.Streams() == 0 })
}
