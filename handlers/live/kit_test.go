package live_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"convive/handlers/live"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/organizations"
	"convive/models/team"
)

var background = context.Background()

var convive = change.Actor{Kind: change.ByConvive}

// house is an event with a team, and one page of it: its occasions as a keyed list, their number, and the event's name.
type house struct {
	t          testing.TB
	db         *db.DB
	hub        *live.Hub
	fresh      *live.Hub // renders every page anew, and nobody's stream hears of it
	config     db.Config
	clock      *dbtest.Clock
	org        change.ID
	event      change.ID
	broken     atomic.Bool // the fragment of the event's name can't be rendered
	unreadable atomic.Bool // the database goes away while it is
	until      atomic.Pointer[time.Time]
	naps       atomic.Int64 // how long a rendering takes, in nanoseconds
}

func newHouse(t testing.TB, engine string) *house {
	t.Helper()
	h := &house{t: t, clock: &dbtest.Clock{}, config: dbtest.Config(t, engine), org: db.NewID(), event: db.NewID()}
	h.config.Now = h.clock.Now
	h.db = dbtest.Open(t, h.config)
	owner := h.account("Owner")
	_, err := h.db.Mutate(background, access.Installation(convive), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return organizations.Found(tx, &organizations.Organization{ID: h.org, Name: "Org"}, owner)
	})
	h.must(err)
	at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: h.org, Role: access.System}
	_, err = h.db.Mutate(background, at, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return events.Create(tx, &events.Event{ID: h.event, OrganizationID: h.org, Name: "Wedding", Slug: "wedding", Zone: "UTC", Currency: "EUR", ReplyMode: events.Open})
	})
	h.must(err)
	h.hub, h.fresh = h.process(h.db), h.process(h.db)
	h.fresh.SetFaults(live.Faults{NoKeep: true})
	return h
}

// process starts one more hub on a database.
func (h *house) process(d *db.DB) *live.Hub {
	hub := live.NewHub(d, "build")
	h.t.Cleanup(hub.Close)
	return hub
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) account(name string) change.ID {
	a := accounts.Account{ID: db.NewID(), Name: name, Email: string(db.NewID()) + "@example.org"}
	a.EmailKey = a.Email
	_, err := h.db.Mutate(background, access.Installation(convive), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return change.AccountCreated{Account: a.ID}, errors.Join(db.Create(tx, &a), tx.NewFeed(change.AccountFeed(a.ID)))
	})
	h.must(err)
	return a.ID
}

// member is somebody of the team, with a session.
func (h *house) member(role access.Role) access.Looker {
	id := h.account(string(role))
	h.do(func(tx *db.Tx) (change.Change, error) { return team.Join(tx, id, role) })
	session := string(db.NewID())
	h.must(accounts.Sessions{DB: h.db}.Store(background, session, id, nil, time.Now().Add(100*time.Hour)))
	return access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: id}, Session: session}
}

func (h *house) system() access.Scope { return access.SystemAt(h.org, h.event, convive) }

// do changes the event.
func (h *house) do(fn func(*db.Tx) (change.Change, error)) change.Entry {
	h.t.Helper()
	return h.by(h.db, fn)
}

func (h *house) by(d *db.DB, fn func(*db.Tx) (change.Change, error)) change.Entry {
	h.t.Helper()
	e, err := d.Mutate(background, h.system(), change.CommandID{}, fn)
	h.must(err)
	return e
}

func (h *house) add(name string) change.ID { return h.addBy(h.db, name) }

func (h *house) addBy(d *db.DB, name string) change.ID {
	h.t.Helper()
	o := events.Occasion{Name: name}
	h.by(d, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &o)
		return change.OccasionAdded{Occasion: o.ID}, err
	})
	return o.ID
}

func (h *house) rename(name string) {
	h.t.Helper()
	h.do(func(tx *db.Tx) (change.Change, error) {
		e, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return change.EventEdited{Event: e.ID}, db.Update(tx, &e, db.Set{"name": name})
	})
}

// leave takes somebody's role.
func (h *house) leave(l access.Looker) {
	h.t.Helper()
	h.do(func(tx *db.Tx) (change.Change, error) {
		row, err := db.From[team.Role](tx.Read).Where("account_id = ?", string(l.Actor.ID)).First()
		if err != nil {
			return nil, err
		}
		return change.MemberLeft{Account: l.Actor.ID}, db.Delete(tx, &row)
	})
}

// source is the page as a role sees it.
func (h *house) source(role access.Role) live.Source {
	s := h.system()
	s.Looker, s.Role, s.Can = access.Looker{}, role, access.Of(role)
	return live.Source{
		Key: "page " + string(role), Variant: string(role), Scope: s, Farewell: farewell,
		Fragments: []live.Fragment{
			{ID: "list", Topics: change.Topics{change.Occasions}, Render: h.list},
			{ID: "count", Topics: change.Topics{change.Occasions}, Render: h.count},
			{ID: "name", Topics: change.Topics{change.Settings}, Render: h.name},
		},
	}
}

func farewell(why string) []byte {
	words := map[string]string{live.NoAccess: "Gone", live.SessionOver: "Signed out", live.Deleted: "Deleted"}[why]
	return patch(`<main id="main">` + words + `</main>`)
}

func patch(html string) []byte {
	var b bytes.Buffer
	live.Patch(&b, "", "", []byte(html))
	return b.Bytes()
}

func (h *house) list(_ context.Context, r *db.Read, _ live.Rendering) (live.Rendering, error) {
	if nap := h.naps.Load(); nap > 0 {
		time.Sleep(time.Duration(nap))
	}
	all, err := db.All[events.Occasion](r, "name, id")
	out := live.Rendering{Open: []byte(`<ul id="list">`), Close: []byte("</ul>"), Keys: []live.Key{}}
	for _, o := range all {
		out.Keys = append(out.Keys, live.Key{ID: "o-" + string(o.ID), HTML: fmt.Appendf(nil, `<li id="o-%s">%s</li>`, o.ID, o.Name)})
	}
	return out, err
}

// firstRow is a fragment that is about one row, which may go.
func (h *house) firstRow(_ context.Context, r *db.Read, _ live.Rendering) (live.Rendering, error) {
	o, err := firstRow(r)
	return live.Rendering{Open: fmt.Appendf(nil, `<ul id="list">%s</ul>`, o.Name)}, err
}

func firstRow(r *db.Read) (events.Occasion, error) {
	return db.From[events.Occasion](r).Order("id").First()
}

func (h *house) count(_ context.Context, r *db.Read, _ live.Rendering) (live.Rendering, error) {
	n, err := db.From[events.Occasion](r).Count()
	return live.Rendering{Open: fmt.Appendf(nil, `<p id="count">%d</p>`, n)}, err
}

func (h *house) name(_ context.Context, r *db.Read, _ live.Rendering) (live.Rendering, error) {
	if h.unreadable.Load() {
		return live.Rendering{}, db.ErrUnreachable
	}
	if h.broken.Load() {
		_, err := db.From[events.Event](r).Where("no_such_column = 1").Count()
		return live.Rendering{}, errors.Join(errors.New("broken for a test"), err)
	}
	e, err := events.Current(r)
	out := live.Rendering{Open: fmt.Appendf(nil, `<h1 id="name">%s</h1>`, e.Name)}
	if until := h.until.Load(); until != nil {
		out.Open = fmt.Appendf(nil, `<h1 id="name">%s, late: %v</h1>`, e.Name, !r.Now().Before(*until))
		if r.Now().Before(*until) {
			out.Until = *until
		}
	}
	return out, err
}

// onRealClock opens the database once more, as another process does; its domain's clock is the real one.
func (h *house) onRealClock() *db.DB {
	c := h.config
	c.Now = time.Now
	return dbtest.Open(h.t, c)
}
