package live_test

import (
	"testing"
	"testing/synctest"
	"time"

	"convive/models/access"
)

// TestAProcessThatCannotReadEndsItsStreams has the database gone: a page must not be called live for long.
func TestAProcessThatCannotReadEndsItsStreams(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		h.db = h.onRealClock()
		h.hub = h.process(h.db)
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		h.db.Close()
		time.Sleep(4 * time.Second)
		synctest.Wait()
		if n := h.hub.Streams(); n != 1 {
			t.Errorf("after 4 s %d streams are open", n)
		}
		time.Sleep(4 * time.Second)
		synctest.Wait()
		if n := h.hub.Streams(); n != 0 || b.page.Ended() {
			t.Errorf("after 8 s %d streams are open; for good: %v", n, b.page.Ended())
		}
	})
}

// TestOneFailedReadingEndsNoStream has a page that was quiet for a while fail once.
func TestOneFailedReadingEndsNoStream(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		time.Sleep(20 * time.Second)
		h.unreadable.Store(true)
		h.rename("Renamed")
		time.Sleep(time.Second)
		synctest.Wait()
		if n := h.hub.Streams(); n != 1 {
			t.Errorf("after one failure %d streams are open", n)
		}
		h.unreadable.Store(false)
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if d := b.differs(); d != "" {
			t.Error(d)
		}
		h.unreadable.Store(true)
		h.rename("Renamed again")
		time.Sleep(8 * time.Second)
		synctest.Wait()
		if n := h.hub.Streams(); n != 0 {
			t.Errorf("after 8 s %d streams are open", n)
		}
		if n := h.hub.Figures().Ended("blind"); n != 1 {
			t.Errorf("%d streams are counted as blind", n)
		}
	})
}
