package live_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"convive/handlers/live"
	"convive/models/access"
	"convive/models/dbtest"
)

// here draws who is here.
func here(people []live.Person) []byte {
	var names []string
	for _, p := range people {
		names = append(names, strings.TrimSuffix(p.Name+" on "+p.Page+" at "+p.At, " at "))
	}
	return []byte(`<ul id="presence">` + strings.Join(names, ", ") + `</ul>`)
}

// seen opens a page on which the person is seen.
func (h *house) seen(hub *live.Hub, name string) *browser {
	h.t.Helper()
	who := h.member(access.Host)
	src := h.source(access.Host)
	b := &browser{h: h, hub: hub, src: src, looker: who, page: h.load(hub, src)}
	b.crowd = &live.Crowd{Feed: h.system().Feed(), Me: live.Person{ID: who.Actor.ID, Name: name, Page: "List"}, Lang: "en", Render: here}
	b.resume(hub)
	h.t.Cleanup(b.drop)
	return b
}

func TestWhoLeavesIsShownForTenSecondsMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		anna, ben := h.seen(h.hub, "Anna"), h.seen(h.hub, "Ben")
		time.Sleep(time.Second)
		synctest.Wait()
		both := `<ul id="presence">Anna on List, Ben on List</ul>`
		if anna.shows("presence") != both || ben.shows("presence") != both {
			t.Errorf("%s and %s", anna.shows("presence"), ben.shows("presence"))
		}
		ben.drop()
		time.Sleep(9 * time.Second)
		synctest.Wait()
		if anna.shows("presence") != both {
			t.Error("a reload would look like leaving")
		}
		time.Sleep(3 * time.Second)
		synctest.Wait()
		if got := anna.shows("presence"); got != `<ul id="presence">Anna on List</ul>` {
			t.Errorf("12 s after Ben left: %s", got)
		}
		if d := anna.differs(); d != "" {
			t.Error(d)
		}
	})
}

func TestACrowdIsToldAtMostFiveTimesASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		anna := h.seen(h.hub, "Anna")
		time.Sleep(time.Second)
		synctest.Wait()
		before := anna.types(patched)
		for n := range 50 { // in a second
			h.seen(h.hub, fmt.Sprint("Guest ", n))
			time.Sleep(20 * time.Millisecond)
		}
		synctest.Wait()
		if got := anna.types(patched) - before; got < 4 || got > 6 {
			t.Errorf("%d updates in a second", got)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if got := anna.shows("presence"); strings.Count(got, "Guest") != 50 {
			t.Errorf("the last update was lost: %s", got)
		}
	})
}

func TestWhoMayNotLookIsNotSeen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		anna := h.seen(h.hub, "Anna")
		former := h.member(access.Host)
		h.leave(former)
		src := h.source(access.Host)
		b := &browser{h: h, hub: h.hub, src: src, looker: former, page: h.load(h.hub, src)}
		b.crowd = &live.Crowd{Feed: h.system().Feed(), Me: live.Person{ID: former.Actor.ID, Name: "Former", Page: "List"}, Lang: "en", Render: here}
		b.resume(h.hub)
		defer b.drop()
		time.Sleep(time.Second)
		synctest.Wait()
		if got := anna.saw(0); strings.Contains(got, "Former") {
			t.Error("somebody without authority is shown as present")
		}
		if got := b.saw(0); strings.Contains(got, "Anna") {
			t.Error("somebody without authority was told who is here")
		}
	})
}

func TestTheOthersSeeWhereAHandIsUntilItsPageIsLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		anna, ben := h.seen(h.hub, "Anna"), h.seen(h.hub, "Ben")
		feed := h.system().Feed()
		time.Sleep(time.Second)
		synctest.Wait()
		for _, at := range []string{"table-7", "parking"} {
			h.hub.Point(feed, ben.looker.Actor.ID, at)
			h.hub.Point(feed, "nobody", at)
			time.Sleep(time.Second)
			synctest.Wait()
			if got, want := anna.shows("presence"), `<ul id="presence">Anna on List, Ben on List at `+at+`</ul>`; got != want {
				t.Errorf("%s, not %s", got, want)
			}
		}
		ben.drop()
		ben.resume(h.hub)
		time.Sleep(time.Second)
		synctest.Wait()
		if got := anna.shows("presence"); got != `<ul id="presence">Anna on List, Ben on List</ul>` {
			t.Errorf("on another page: %s", got)
		}
	})
}

// TestPeopleOnTwoProcessesSeeEachOther runs on the real clock: the two hear of each other through PostgreSQL.
func TestPeopleOnTwoProcessesSeeEachOther(t *testing.T) {
	h := newHouse(t, "postgres")
	other := h.process(dbtest.Open(t, h.config))
	anna := h.seen(h.hub, "Anna "+strings.Repeat("with a very long name ", 60))
	ben := h.seen(other, "Ben")
	deadline := time.After(10 * time.Second)
	for !strings.Contains(anna.shows("presence"), "Ben on List at table-7") || !strings.Contains(ben.shows("presence"), "Anna with") {
		select {
		case <-time.After(20 * time.Millisecond):
			other.Point(h.system().Feed(), ben.looker.Actor.ID, "table-7") // once it is there
		case <-deadline:
			t.Fatalf("Anna sees %s\nBen sees %s", anna.shows("presence"), ben.shows("presence"))
		}
	}
}

func TestWhoIsRemovedIsGoneAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		anna, ben := h.seen(h.hub, "Anna"), h.seen(h.hub, "Ben")
		time.Sleep(time.Second)
		synctest.Wait()
		h.leave(ben.looker)
		time.Sleep(time.Second)
		synctest.Wait()
		if got := anna.shows("presence"); got != `<ul id="presence">Anna on List</ul>` {
			t.Errorf("a second after Ben was removed: %s", got)
		}
	})
}
