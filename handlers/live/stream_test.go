package live_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"convive/handlers/live"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

func TestAStreamWhoseAuthorityEndsSaysFarewellAndNotOneMoreByte(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		who := h.member(access.Host)
		b, other := h.open(h.hub, who, access.Host), h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		before := b.count()
		h.leave(who)
		h.add("Secret dinner")
		time.Sleep(time.Second)
		synctest.Wait()
		if err := b.ended(); err != nil {
			t.Errorf("a farewell is a clean end, not %v", err)
		}
		if got := b.saw(before); !strings.Contains(got, "Gone") || strings.Contains(got, "Secret") || b.types("convive-signed-out") != 1 {
			t.Errorf("it was told:\n%s", got)
		}
		if d := other.differs(); d != "" || other.types("convive-signed-out") != 0 {
			t.Error("somebody else's stream suffered", d)
		}
	})
}

// TestWhoIsRevokedWhileTheyConnectIsShownNothing is the race that a kept rendering would lose: the page is current, and
// was so before the authority ended.
func TestWhoIsRevokedWhileTheyConnectIsShownNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		who := h.member(access.Host)
		h.open(h.hub, h.member(access.Host), access.Host) // keeps the View current
		h.leave(who)
		synctest.Wait()
		b := h.open(h.hub, who, access.Host)
		synctest.Wait()
		if got := b.saw(0); strings.Contains(got, `id="list"`) || b.types("convive-signed-out") != 1 {
			t.Errorf("it was told:\n%s", got)
		}
	})
}

func TestAnotherRoleMakesThePageLoadAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Viewer), access.Host) // the page was made when they were a host
		synctest.Wait()
		if !b.page.Outdated() || b.types(patched) != 0 {
			t.Errorf("it was told:\n%s", b.saw(0))
		}
	})
}

func TestADeletedEventEndsItsStreams(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		src := h.source(access.Host)
		page := h.load(h.hub, src)
		src.Scope.Event, src.Key = "0198aaaa-0000-7000-8000-000000000000", "gone"
		b := h.follow(h.hub, src, h.member(access.Host), page)
		synctest.Wait()
		if b.types("convive-signed-out") != 1 || b.ended() != nil {
			t.Errorf("it was told:\n%s", b.saw(0))
		}
	})
}

func TestASlowReaderSkipsToTheLatestState(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		proceed := b.stall()
		for range 40 {
			h.add("Dinner")
			time.Sleep(100 * time.Millisecond)
		}
		synctest.Wait()
		before := b.count()
		proceed()
		synctest.Wait()
		if d := b.differs(); d != "" {
			t.Error(d)
		}
		if got := b.count() - before; got > 12 {
			t.Errorf("%d events after a stall of 40 changes: they were queued", got)
		}
	})
}

func TestAReaderThatStallsIsDroppedAndConvergesWhenItReturns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b, other := h.open(h.hub, h.member(access.Host), access.Host), h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		proceed := b.stall()
		h.add("Dinner")
		time.Sleep(12 * time.Second)
		h.add("Brunch")
		time.Sleep(12 * time.Second)
		synctest.Wait()
		if n := h.hub.Streams(); n != 1 {
			t.Errorf("%d streams after a stall of 24 s", n)
		}
		if d := other.differs(); d != "" {
			t.Error("one who stalls holds up the others:", d)
		}
		proceed()
		b.drop()
		b.resume(h.hub)
		synctest.Wait()
		if d := b.differs(); d != "" {
			t.Error(d)
		}
	})
}

func TestThereIsRoomForSoManyStreamsAndNoMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		who := h.member(access.Host)
		var open []*browser
		for range 20 {
			open = append(open, h.open(h.hub, who, access.Host))
		}
		synctest.Wait()
		if n := h.hub.Streams(); n != 20 {
			t.Fatalf("%d streams", n)
		}
		more := h.open(h.hub, who, access.Host)
		if err := more.ended(); !errors.Is(err, live.ErrFull) {
			t.Errorf("the 21st tab: %v", err)
		}
		more.connect(h.hub, true)
		if err := more.ended(); err != nil {
			t.Errorf("a poll takes no place: %v", err)
		}
		open[0].drop()
		more.resume(h.hub)
		synctest.Wait()
		if n := h.hub.Streams(); n != 20 {
			t.Errorf("%d streams after one left and another came", n)
		}
	})
}

func TestClosingTheHubEndsEverything(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	t.Run("", func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		for b.types("convive-hello") == 0 { // no signal tells that a frame has come but the frame
			time.Sleep(time.Millisecond)
		}
		h.hub.Close()
		h.hub.Close() // twice does no harm
		if err := b.ended(); !errors.Is(err, http.ErrServerClosed) {
			t.Errorf("the stream ended with %v", err)
		}
		b.resume(h.hub)
		if err := b.ended(); !errors.Is(err, http.ErrServerClosed) {
			t.Errorf("a stream after the end: %v", err)
		}
	})
}

// TestTheCostOfAChangeDoesNotGrowWithTheWatchers counts statements and renderings.
func TestTheCostOfAChangeDoesNotGrowWithTheWatchers(t *testing.T) {
	cost := func(watchers int) (statements, renders int64) {
		synctest.Test(t, func(t *testing.T) {
			h := newHouse(t, "sqlite")
			for range watchers {
				h.open(h.hub, h.member(access.Host), access.Host)
			}
			synctest.Wait()
			h.add("The first change reads everybody's authority")
			time.Sleep(100 * time.Millisecond)
			synctest.Wait()
			statements, renders = h.db.Statements(), h.hub.Renders()
			h.do(func(tx *db.Tx) (change.Change, error) { return change.OccasionAdded{}, nil })
			time.Sleep(200 * time.Millisecond)
			synctest.Wait()
			statements, renders = h.db.Statements()-statements, h.hub.Renders()-renders
		})
		return statements, renders
	}
	s1, r1 := cost(1)
	s1000, r1000 := cost(1000)
	if s1 != s1000 || r1 != r1000 || r1 != 2 {
		t.Errorf("1 watcher: %d statements, %d renderings; 1,000 watchers: %d and %d", s1, r1, s1000, r1000)
	}
}
