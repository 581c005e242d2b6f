package live_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"convive/models/access"
)

func TestAFragmentThatCannotBeRenderedKeepsItsBytesAndIsTriedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		time.Sleep(3 * time.Second) // the first look is over, and no later one has a reason
		synctest.Wait()
		h.broken.Store(true)
		h.rename("Renamed")
		h.add("Dinner")
		time.Sleep(500 * time.Millisecond)
		synctest.Wait()
		if b.shows("name") != `<h1 id="name">Wedding</h1>` || b.shows("count") != `<p id="count">1</p>` {
			t.Errorf("%s %s: the rest of the page has to move on", b.shows("name"), b.shows("count"))
		}
		if said := b.troubles(); said != `{"fragments":["name"]}` {
			t.Errorf("people were told %q", said)
		}
		h.broken.Store(false)
		time.Sleep(1200 * time.Millisecond)
		synctest.Wait()
		if d := b.differs(); d != "" || b.shows("name") != `<h1 id="name">Renamed</h1>` {
			t.Errorf("mended, and still not shown: %s", d)
		}
		if said := b.troubles(); said != `{"fragments":[]}` {
			t.Errorf("people were told %q", said)
		}
		if h.hub.Figures().Failed.Load() == 0 {
			t.Error("nobody counted the failures")
		}
	})
}

// TestAFragmentThatFailsInTheDatabaseLeavesTheOthers is for PostgreSQL above all, which gives up a transaction after its
// first error.
func TestAFragmentThatFailsInTheDatabaseLeavesTheOthers(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			h := newHouse(t, engine)
			h.broken.Store(true)
			h.add("Dinner")
			src := h.source(access.Host)
			src.Fragments[0], src.Fragments[2] = src.Fragments[2], src.Fragments[0] // the broken one is the first
			src.Key = "broken first"
			page := h.load(h.hub, src)
			if page.HTML("count") != `<p id="count">1</p>` || page.HTML("name") != `<div id="name"></div>` {
				t.Errorf("%s %s", page.HTML("count"), page.HTML("name"))
			}
			h.broken.Store(false)
			until(t, "what is mended is shown", func() bool { return strings.Contains(h.load(h.hub, src).HTML("name"), "Wedding") })
		})
	}
}

// troubles is what the browser was last told about fragments that could not be refreshed.
func (b *browser) troubles() (last string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.events {
		if e.Type == "convive-trouble" {
			last = e.Raw
		}
	}
	return last
}
