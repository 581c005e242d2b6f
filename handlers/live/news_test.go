package live_test

import (
	"testing"
	"testing/synctest"
	"time"

	"convive/handlers/live"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// listens makes a browser one of a crowd that hears the news in a language; "" is for who may not.
func (h *house) listens(b *browser, lang string) {
	b.drop()
	b.crowd = &live.Crowd{Feed: change.EventFeed(h.event), Me: live.Person{ID: b.looker.Actor.ID}, Lang: lang,
		Render: func([]live.Person) []byte { return []byte(`<ul id="presence"></ul>`) },
		News: &live.News{Scope: h.source(access.Host).Scope, Tell: func(_ *db.Read, entries []change.Entry) (said []live.Said, err error) {
			for _, e := range entries {
				said = append(said, live.Said{Actor: e.Actor.ID, Name: lang, Text: string(e.Change.Kind())})
			}
			return said, nil
		}}}
	if lang == "" {
		b.crowd.News = nil
	}
	b.resume(h.hub)
}

// heard is the news that a browser was sent.
func (b *browser) heard() (all []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.events {
		if e.Type == "convive-news" {
			all = append(all, e.Raw)
		}
	}
	return all
}

func TestOthersAreToldOnceOfABurst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		english, german, deaf := h.open(h.hub, h.member(access.Host), access.Host), h.open(h.hub, h.member(access.Host), access.Host), h.open(h.hub, h.member(access.Host), access.Host)
		h.listens(english, "en")
		h.listens(german, "de")
		h.listens(deaf, "")
		synctest.Wait()
		for range 7 {
			h.add("Dinner")
		}
		time.Sleep(time.Second)
		synctest.Wait()
		one := `{"actor":"","name":"en","text":"occasions.added"}`
		want := `{"said":[` + one + "," + one + "," + one + "," + one + "," + one + `],"more":2}`
		if got := english.heard(); len(got) != 1 || got[0] != want {
			t.Errorf("it heard %q", got)
		}
		if got := german.heard(); len(got) != 1 || deaf.heard() != nil {
			t.Errorf("german heard %q, who may not %q", got, deaf.heard())
		}
		h.rename("Renamed")
		time.Sleep(time.Second)
		synctest.Wait()
		if got := english.heard(); len(got) != 2 || got[1] != `{"said":[{"actor":"","name":"en","text":"events.edited"}],"more":0}` {
			t.Errorf("then it heard %q", got)
		}
		if d := english.differs(); d != "" {
			t.Error(d)
		}
	})
}

func TestWhoComesHearsNothingOfThePast(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		h.add("Dinner")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		h.listens(b, "en")
		time.Sleep(time.Second)
		synctest.Wait()
		if got := b.heard(); got != nil {
			t.Errorf("it heard %q", got)
		}
	})
}

func TestNobodyHearsOfWhatCameAfterTheyHadLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		who := h.member(access.Host)
		gone, stays := h.open(h.hub, who, access.Host), h.open(h.hub, h.member(access.Host), access.Host)
		h.listens(gone, "en")
		h.listens(stays, "en")
		synctest.Wait()
		h.naps.Store(int64(2 * time.Second)) // the page itself is late: it has not judged anybody yet
		h.add("Dinner")
		h.leave(who)
		h.add("Secret")
		time.Sleep(time.Second)
		synctest.Wait()
		if got := gone.heard(); got != nil {
			t.Errorf("who had left heard %q", got)
		}
		if got := stays.heard(); len(got) != 1 {
			t.Errorf("who stays heard %q", got)
		}
	})
}

func TestWhatAnotherProcessDidIsToldToo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		h.listens(b, "en")
		synctest.Wait()
		h.addBy(h.onRealClock(), "Imported by the command line")
		time.Sleep(3 * time.Second)
		synctest.Wait()
		if got := b.heard(); len(got) != 1 {
			t.Errorf("it heard %q", got)
		}
	})
}

// TestWhoMayNotKnowOfAChangeHearsNothingAtIt has somebody listen alone from whom waiting lists are kept.
func TestWhoMayNotKnowOfAChangeHearsNothingAtIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Viewer), access.Viewer)
		h.listens(b, "en")
		b.drop()
		b.crowd.News.Scope = h.source(access.Viewer).Scope
		b.resume(h.hub)
		synctest.Wait()
		waits := func() {
			h.do(func(tx *db.Tx) (change.Change, error) {
				o := events.Occasion{Name: "Brunch"}
				return change.GuestsWaiting{Occasion: "none"}, db.Create(tx, &o)
			})
		}
		h.add("Dinner")
		time.Sleep(time.Second)
		waits()
		time.Sleep(time.Second)
		for range 7 { // more than one message has sentences for
			waits()
		}
		time.Sleep(time.Second)
		one := `{"said":[{"actor":"","name":"en","text":"occasions.added"}],"more":0}`
		if got := b.heard(); len(got) != 1 || got[0] != one {
			t.Errorf("it heard %q", got)
		}
		h.add("Lunch")
		for range 7 {
			waits()
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if got := b.heard(); len(got) != 2 || got[1] != one {
			t.Errorf("then it heard %q", got)
		}
	})
}
