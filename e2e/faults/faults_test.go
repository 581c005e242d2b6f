// Package faults runs the app as a system does and has everything happen to it that happens: crashes, stopped processes,
// dead lines, a database that goes away. Afterwards each page that was open equals a fresh one.
package faults

import (
	"strings"
	"testing"
	"time"

	"convive/e2e/browser"
	"convive/models/dbtest"
	"convive/models/dbtest/cable"
)

// TestPagesSurviveTheServer has a single server on SQLite crash and come back.
func TestPagesSurviveTheServer(t *testing.T) {
	s := newServer(t, "--data", t.TempDir())
	hand := newHand(t, s.url())
	p := open(t, browser.New(t), s.url(), s.url())
	hand.adds(s.url(), "Before Thecrash")
	s.kill()
	p.is("reconnecting")
	s.start()
	hand.adds(s.url(), "After Thecrash")
	p.is("live")
	p.converges()
	for _, name := range []string{"Before Thecrash", "After Thecrash"} {
		if !p.has(name) {
			t.Errorf("%s was acknowledged and is not there", name)
		}
	}
}

// replicas are two servers on one PostgreSQL, and a page at the first one, behind a line.
type replicas struct {
	first, second *server
	store         *cable.Cable // between the first one and PostgreSQL
	url           string       // of PostgreSQL
}

func newReplicas(t *testing.T) *replicas {
	c := dbtest.Config(t, "postgres")
	r := &replicas{url: c.URL}
	words := map[string]string{}
	for _, word := range strings.Fields(c.URL) {
		key, value, _ := strings.Cut(word, "=")
		words[key] = value
	}
	r.store = cable.New(t, words["host"]+"/.s.PGSQL.5432")
	direct := "postgres://convive@/" + words["dbname"] + "?sslmode=disable&host=" + words["host"]
	through := "postgres://convive@" + r.store.Addr + "/" + words["dbname"] + "?sslmode=disable"
	data := t.TempDir() // the installation's secret is the same for both
	r.second = newServer(t, "--data", data, "--database-url", direct)
	r.first = newServer(t, "--data", data, "--database-url", through)
	return r
}

// TestPagesSurviveWhatBefallsReplicas goes through the faults one after the other, with the same page.
func TestPagesSurviveWhatBefallsReplicas(t *testing.T) {
	t.Parallel()
	r := newReplicas(t)
	line := cable.New(t, r.first.addr)
	tab := browser.New(t)
	p := open(t, tab, line.URL(), r.second.url())
	hand := newHand(t, r.second.url())
	for _, f := range []struct {
		name   string
		strike func()
		lost   bool // the page notices
		mend   func()
	}{
		{"the database ends every connection", func() { dbtest.EndBackends(t, dbtest.At(r.url)) }, false, func() {}},
		{"the listeners are cut", func() { dbtest.CutListeners(t, dbtest.At(r.url)) }, false, func() {}},
		{"the line is cut", line.Cut, true, line.Mend},
		{"the line frays", func() { line.Fray(700) }, false, line.Mend},
		{"the line to the database is dead", r.store.Stall, true, r.store.Mend},
		{"the replica is gone", r.first.kill, true, func() { line.Lead(r.second.addr) }},
	} {
		t.Run(f.name, func(t *testing.T) {
			f.strike()
			if f.lost {
				p.is("reconnecting")
			}
			hand.adds(r.second.url(), "During "+f.name)
			f.mend()
			p.is("live")
			p.converges()
			if !p.has("During " + f.name) {
				t.Error("what happened meanwhile is not there")
			}
		})
	}
}

// TestPagesSurviveHalfAMinuteOfSilence stops a replica for 30 s, and stalls the line of a page at the other one.
func TestPagesSurviveHalfAMinuteOfSilence(t *testing.T) {
	t.Parallel()
	r := newReplicas(t)
	line := cable.New(t, r.second.addr)
	tab := browser.New(t)
	paused := open(t, tab, r.first.url(), r.second.url())
	stalled := open(t, browser.Session(t, tab), line.URL(), r.second.url())
	hand := newHand(t, r.second.url())
	goOn := r.first.pause()
	line.Stall()
	began := time.Now()
	hand.adds(r.second.url(), "Meanwhile")
	for _, p := range []*page{paused, stalled} {
		p.is("reconnecting") // no beat for 25 s
	}
	<-time.After(time.Until(began.Add(30 * time.Second)))
	goOn()
	line.Mend()
	for _, p := range []*page{paused, stalled} {
		p.is("live")
		p.converges()
		if !p.has("Meanwhile") {
			t.Error("what happened meanwhile is not there")
		}
	}
}
