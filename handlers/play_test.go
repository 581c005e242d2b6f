package handlers_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/cable"
	"convive/models/seating"
)

// pages are what is watched, by whom; every page that moves stands here.
func (p *play) pages() []watcher {
	e, at := p.event, "/e/"+p.event.Slug
	home := func(n int) string { return "/w/" + e.Slug + "/h/" + string(e.Households[n].ID) }
	member := func(name string) *webtest.Client { return p.world.Member(e, name) }
	return []watcher{
		{member("anna"), at + "/requests"}, {member("ben"), at + "/requests"}, {member("owner"), at + "/requests?show=all"}, {member("vera"), at + "/requests"},
		{member("anna"), at + "/guests"}, {member("pia"), at + "/seating?pending=1"}, {member("cora"), at + "/seating"}, {member("dora"), at + "/seating"}, {member("pia"), at + "/seating?view=room"}, {member("ben"), at + "/seating/wishes"},
		{member("carl"), at + "/reports"}, {member("ben"), at + "/activity"}, {member("vera"), at}, {member("paul"), at + "/replies?show=all"}, {member("anna"), at + "/team"}, {member("ben"), at + "/replies/cards"},
		{p.world.GuestOf(e, e.Households[0]), home(0)}, {p.world.GuestOf(e, e.Households[0]), home(0) + "/requests"}, {p.world.GuestOf(e, e.Households[1]), home(1) + "/requests"},
	}
}

type watcher struct {
	client *webtest.Client
	path   string
}

// play is one script in an event of its own.
type play struct {
	stage   *stage
	world   *webtest.World
	event   webtest.Event
	watches []*webtest.Watch
	lines   []*cable.Cable // by watch
	proceed []func()
	acked   []change.Entry
	mu      sync.Mutex
	wrong   string
}

func (p *play) fail(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.wrong == "" {
		p.wrong = fmt.Sprintf(format, args...)
	}
}

func (p *play) run(script script) string {
	pages := p.pages()
	for n, page := range slices.Concat(script.Pages, script.Pages) { // each twice: two who see the same bytes
		w, n := pages[page%len(pages)], n%len(script.Pages)
		c := from(w.client)
		at := p.stage.addresses()
		line := cable.New(p.stage.t, strings.TrimPrefix(at[n%len(at)], "http://"))
		defer line.Close()
		if page := c.At(p.stage.processes[0].server.URL).Load(w.path); page != nil {
			p.lines = append(p.lines, line)
			p.watches = append(p.watches, c.At(line.URL()).Begin(w.path, page, agrees))
		} else {
			p.fail("%s is not there", w.path)
		}
	}
	defer func() {
		for _, w := range p.watches {
			w.Drop()
		}
	}()
	for _, s := range script.Steps {
		p.step(s)
	}
	p.last(script.Last)
	for _, w := range p.watches {
		d := w.Differs(8 * time.Second)
		if _, ended, outdated := w.Over(); d != "" && !(ended && !outdated && p.wasAway(w.Path())) {
			p.fail("%s", d)
		}
		if wrong := w.Wrong(); wrong != "" {
			p.fail("%s", wrong)
		}
	}
	p.holds()
	p.remains()
	return p.wrong
}

// last makes one of each two streams come back while the last deeds are done: whatever is missed now is missed for
// good, and what the other one of the two was sent is no help.
func (p *play) last(deeds []did) {
	for _, on := range p.proceed {
		on()
	}
	for _, line := range p.lines {
		line.Mend()
	}
	var all sync.WaitGroup
	for _, w := range p.watches[len(p.watches)/2:] {
		w.Drop()
		if _, ended, _ := w.Over(); !ended {
			all.Go(w.Resume)
		}
	}
	for _, d := range append(deeds, did{}) {
		all.Go(func() { p.do(d) })
	}
	all.Wait()
}

func (p *play) step(s step) {
	var all sync.WaitGroup
	for _, d := range s.Deeds {
		all.Go(func() { p.do(d) })
	}
	w, line := p.watches[s.Who%len(p.watches)], p.lines[s.Who%len(p.watches)]
	switch s.What {
	case "line cut":
		line.Cut()
	case "line stalled":
		line.Stall()
	case "line frayed":
		line.Fray(150 + 97*s.Who)
	case "line mended":
		line.Mend()
	case "drop":
		w.Drop()
	case "stall":
		p.proceed = append(p.proceed, w.Stall())
	case "resume":
		for _, on := range p.proceed {
			on()
		}
		p.proceed = nil
		if line.Stalled() { // a browser would give up and try again
			line.Mend()
		}
		if over, ended, _ := w.Over(); over && !ended {
			w.Resume() // at the same time as the deeds
		}
	case "contest":
		p.contest(s.Who)
	default:
		p.stage.befall(s.What, s.Who)
	}
	all.Wait()
}

// contest makes a table smaller while two people are put on it, each at another process.
func (p *play) contest(n int) {
	var table seating.Table
	p.at(0, "lay a table", p.world.System(p.event), func(tx *db.Tx) (change.Change, error) {
		c, err := seating.AddTables(tx, seating.NewTables{Occasion: p.event.Occasions[1].ID, Count: 1, Seats: 2, Shape: seating.Round})
		if err == nil {
			table, err = db.Find[seating.Table](tx.Read, c.(change.TablesAdded).Tables[0])
		}
		return c, err
	})
	var all sync.WaitGroup
	all.Go(func() {
		p.at(n, "shrink it", p.world.System(p.event), func(tx *db.Tx) (change.Change, error) {
			return seating.EditTable(tx, table.ID, seating.Edit{Version: table.Version, Name: table.Name, Seats: 1, Shape: table.Shape})
		})
	})
	for i := range 2 {
		all.Go(func() {
			p.at(n+i, "seat", p.world.System(p.event), func(tx *db.Tx) (change.Change, error) {
				return seatAt(tx, p.event, n+i, func([]seating.Laid) change.ID { return table.ID })
			})
		})
	}
	all.Wait()
}

// do carries out a deed at a process; a refusal is no fault.
func (p *play) do(d did) {
	deed, scope := deeds[d.Deed], p.world.System(p.event)
	if deed.as != nil {
		scope = deed.as(p.world, p.event, d.N)
	}
	p.at(d.At, deed.name, scope, func(tx *db.Tx) (change.Change, error) { return deed.do(tx, p.event, d.N) })
}

func (p *play) at(process int, name string, scope access.Scope, rule func(*db.Tx) (change.Change, error)) {
	at := p.stage.processes[process%len(p.stage.processes)]
	entry, err := at.db.Mutate(p.world.T.Context(), scope, change.CommandID{}, rule)
	switch {
	case err != nil && !isRefusal(err) && !errors.Is(err, db.ErrUnreachable):
		p.fail("%s: %v", name, err)
	case err == nil && entry.Change != change.None:
		p.mu.Lock()
		p.acked = append(p.acked, entry)
		p.mu.Unlock()
	}
}
