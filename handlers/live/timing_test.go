package live_test

import (
	"testing"
	"testing/synctest"
	"time"

	"convive/handlers/live"
	"convive/models/access"
)

const patched = "datastar-patch-elements"

func TestTheFirstWakeRendersAtOnceAndFurtherOnesShareOneIn50Milliseconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		h.naps.Store(int64(time.Microsecond)) // lets time pass between a change and its rendering, but hardly
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		renders, began := h.hub.Renders(), time.Now()
		h.add("Dinner")
		synctest.Wait()
		time.Sleep(time.Millisecond)
		synctest.Wait()
		if got := h.hub.Renders() - renders; got != 2 {
			t.Errorf("%d fragments rendered at once, want the 2 that show occasions", got)
		}
		for range 99 { // within the 50 ms
			h.add("Another")
		}
		if time.Since(began) > 40*time.Millisecond {
			t.Fatal("the test itself is late")
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if got := h.hub.Renders() - renders; got != 4 {
			t.Errorf("100 changes rendered %d fragments, want 2 at once and 2 for the rest", got)
		}
		if d := b.differs(); d != "" {
			t.Error(d)
		}
	})
}

func TestRenderingsAreAtLeast50MillisecondsApart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		renders := h.hub.Renders()
		for range 200 { // one each 5 ms, for a second
			h.add("Dinner")
			time.Sleep(5 * time.Millisecond)
		}
		time.Sleep(100 * time.Millisecond)
		synctest.Wait()
		if got := (h.hub.Renders() - renders) / 2; got < 18 || got > 23 {
			t.Errorf("%d renderings in a second of changes, want about 20", got)
		}
	})
}

func TestAViewRestsThriceAsLongAsItsRenderingTookButAtMostHalfASecond(t *testing.T) {
	for name, c := range map[string]struct {
		took        time.Duration
		least, most int64 // renderings in six seconds
	}{
		"thrice":        {100 * time.Millisecond, 13, 15},
		"half a second": {600 * time.Millisecond, 5, 6},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := newHouse(t, "sqlite")
				h.open(h.hub, h.member(access.Host), access.Host)
				synctest.Wait()
				renders := h.hub.Renders()
				h.naps.Store(int64(c.took))
				for range 1200 { // a change each 5 ms, for six seconds
					h.add("Dinner")
					time.Sleep(5 * time.Millisecond)
				}
				if got := (h.hub.Renders() - renders) / 2; got < c.least || got > c.most {
					t.Errorf("%d renderings of %v in six seconds of changes, want %d to %d", got, c.took, c.least, c.most)
				}
			})
		})
	}
}

func TestAStreamBeatsEvery10SecondsAndLives30Minutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		began := time.Now()
		b := h.open(h.hub, h.member(access.Host), access.Host)
		time.Sleep(61 * time.Second)
		synctest.Wait()
		if got := b.types("convive-beat"); got != 6 {
			t.Errorf("%d beats in 61 s", got)
		}
		if err := b.ended(); err == nil {
			t.Error("an old stream ended without an abort, and the browser would stay away")
		}
		if lived := time.Since(began); lived < 29*time.Minute || lived > 31*time.Minute {
			t.Errorf("it lived %v", lived)
		}
	})
}

func TestAFragmentGoesStaleAtItsInstant(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		began := time.Now()
		h.db = h.onRealClock()
		h.hub = h.process(h.db)
		deadline := began.Add(10 * time.Minute)
		h.until.Store(&deadline)
		b := h.open(h.hub, h.member(access.Host), access.Host)
		time.Sleep(time.Until(deadline) - time.Millisecond)
		synctest.Wait()
		if got := b.shows("name"); got != `<h1 id="name">Wedding, late: false</h1>` {
			t.Errorf("before: %s", got)
		}
		time.Sleep(2 * time.Millisecond)
		synctest.Wait()
		if got := b.shows("name"); got != `<h1 id="name">Wedding, late: true</h1>` {
			t.Errorf("after: %s", got)
		}
	})
}

func TestAClockThatSomebodyMovesIsNoticedWithinASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		deadline := h.clock.Now().Add(time.Hour)
		h.until.Store(&deadline)
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		h.clock.Move(2 * time.Hour)
		time.Sleep(1200 * time.Millisecond)
		synctest.Wait()
		if got := b.shows("name"); got != `<h1 id="name">Wedding, late: true</h1>` {
			t.Errorf("it shows %s", got)
		}
		h.clock.Move(-2 * time.Hour)
		time.Sleep(1200 * time.Millisecond)
		synctest.Wait()
		if got := b.shows("name"); got != `<h1 id="name">Wedding, late: false</h1>` {
			t.Errorf("with the clock turned back it shows %s", got)
		}
	})
}

func TestAuthorityIsReadAgainAfter30SecondsWithoutAnyWake(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		who := h.member(access.Host)
		b := h.open(h.hub, who, access.Host)
		synctest.Wait()
		h.hub.SetFaults(live.Faults{Deaf: true, NoLook: true})
		h.leave(who)
		time.Sleep(31 * time.Second)
		synctest.Wait()
		if b.types("convive-signed-out") != 1 {
			t.Error("still open after 31 s")
		}
	})
}

func TestALostWakeCostsAtMostASecondWhenAnotherProcessWrote(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		h.addBy(h.onRealClock(), "Imported by the command line")
		time.Sleep(1200 * time.Millisecond)
		synctest.Wait()
		if d := b.differs(); d != "" || b.types(patched) == 0 {
			t.Error("not followed", d)
		}
	})
}

func TestAViewWithoutWatchersKeepsItsBytesFor30Seconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		src := h.source(access.Host)
		h.load(h.hub, src)
		time.Sleep(29 * time.Second)
		renders := h.hub.Renders()
		h.load(h.hub, src)
		if h.hub.Renders() != renders {
			t.Error("rendered again within 30 s, though nothing changed")
		}
		time.Sleep(32 * time.Second)
		synctest.Wait()
		if n := len(h.hub.Fragments()); n != 0 {
			t.Errorf("%d Views are kept after 30 s", n)
		}
	})
}
