// Package webtest signs people in, posts commands, expects their exact Changes, and watches pages with a model browser
// that applies patches as the real one does. The server and the database behind it are the real ones, on both engines.
package webtest

import (
	"context"
	"errors"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"

	"convive/handlers"
	"convive/handlers/jobs"
	"convive/handlers/live"
	"convive/handlers/web"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
)

// World is a server with two organizations: one with an event that everybody of a team works at, and one with an event
// of strangers. Every text of the two holds a canary of its own.
type World struct {
	T      testing.TB
	DB     *db.DB
	Hub    *live.Hub
	App    *web.App
	Server *httptest.Server
	Clock  *dbtest.Clock
	Config db.Config // where the database is: further processes may open it
	fresh  sync.Once
	anew   *httptest.Server
	Ours   Event
	Theirs Event
}

// Event is a seeded event: who is in it and how to reach its rows.
type Event struct {
	events.Event
	Canary     string // in every text of this event
	Accounts   map[string]accounts.Account
	Occasions  []events.Occasion
	Meals      []events.Meal
	Households []guests.Household
	Guests     []guests.Guest // of all households, in order
}

// Secret is the installation's in tests.
var Secret = []byte("a secret of tests, thirty-two bytes")

// Patience is how long tests wait for long work: what takes a moment is answered at once, however busy the machine is.
const Patience = time.Minute

// Proxies are who may say a client's address: the tests' own machine.
var Proxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

// Each runs a test in a fresh world on each engine.
func Each(t *testing.T, test func(w *World)) {
	t.Helper()
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) { test(New(t, engine)) })
	}
}

// New makes a world on one engine.
func New(t testing.TB, engine string) *World {
	t.Helper()
	clock := &dbtest.Clock{}
	first := origins[engine]
	c := first.Config(t, engine)
	c.Now = clock.Now
	w := &World{T: t, DB: dbtest.Open(t, c), Clock: clock, Config: c, Ours: first.ours.copied(), Theirs: first.theirs.copied()}
	w.Hub, w.App, w.Server = Serve(t, w.DB)
	return w
}

// Serve starts one process of the app on a database; several may share one.
func Serve(t testing.TB, d *db.DB) (*live.Hub, *web.App, *httptest.Server) {
	t.Helper()
	return serve(t, d, nil)
}

// Anew is a process that renders every page anew, with the first one's addresses. A page is compared with what it
// shows: a GET at the watched process would bring its streams up to date and hide a wake that was lost, and would show
// the same kept bytes as they, and hide a topic that was forgotten.
func (w *World) Anew() *httptest.Server {
	w.fresh.Do(func() {
		base, err := url.Parse(w.Server.URL)
		w.Must(err)
		var hub *live.Hub
		d := dbtest.Open(w.T, w.Config)
		d.SetFaults(db.Faults{NoSharing: true})
		hub, _, w.anew = serve(w.T, d, base)
		hub.SetFaults(live.Faults{NoKeep: true})
	})
	return w.anew
}

func serve(t testing.TB, d *db.DB, base *url.URL) (*live.Hub, *web.App, *httptest.Server) {
	t.Helper()
	hub := live.NewHub(d, "test")
	server := httptest.NewUnstartedServer(nil)
	if base == nil {
		base = &url.URL{Scheme: "http", Host: server.Listener.Addr().String()}
	}
	works := jobs.NewWorks()
	works.Patience = Patience
	app, err := web.New(web.Config{DB: d, Hub: hub, Works: works, BaseURL: base, Build: "test", Secret: Secret, Demo: true, Proxies: Proxies}, handlers.Routes())
	if err != nil {
		t.Fatal(err)
	}
	app.LimitPersons(false) // tests send in seconds what people send in hours
	server.Config.Handler = app.Handler()
	server.Start()
	t.Cleanup(func() {
		hub.Close()
		works.Close()
		server.CloseClientConnections()
		server.Close()
	})
	return hub, app, server
}

// Must fails the test on an error.
func (w *World) Must(err error) {
	w.T.Helper()
	if err != nil {
		w.T.Fatal(err)
	}
}

// Mutate runs a rule as Convive itself in an event.
func (w *World) Mutate(e Event, fn func(*db.Tx) (change.Change, error)) change.Entry {
	w.T.Helper()
	entry, err := w.DB.Mutate(context.Background(), w.System(e), change.CommandID{}, fn)
	w.Must(err)
	return entry
}

// System is Convive's own scope in an event.
func (w *World) System(e Event) access.Scope {
	return access.SystemAt(e.OrganizationID, e.ID, change.Actor{Kind: change.ByConvive})
}

// token makes a session for an account and returns its cookie's value.
func (w *World) token(values map[string]any, account change.ID) string {
	w.T.Helper()
	token := string(db.NewID())
	expires := time.Now().Add(time.Hour)
	data, err := scs.GobCodec{}.Encode(expires, values)
	w.Must(err)
	w.insist(func() error {
		return accounts.Sessions{DB: w.DB}.Store(context.Background(), web.Hash(token), account, data, expires)
	})
	return token
}

// insist fails the test on an error, but for a database that a test takes away for a moment.
func (w *World) insist(try func() error) {
	w.T.Helper()
	err := try()
	for n := 0; n < 20 && errors.Is(err, db.ErrUnreachable); n++ {
		err = try()
	}
	w.Must(err)
}
