package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"convive/handlers"
	"convive/handlers/jobs"
	"convive/handlers/live"
	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/demo"
	"convive/models/events"
	"convive/models/requests"
	"convive/static"
	"convive/views/layout"
)

var background = context.Background()

// secret stands for the installation's; links of the demo are not followed by it.
var secret = []byte("the secret of a bench, 32 bytes!")

// site is the app on a copy of the demo, served over real sockets.
type site struct {
	path      string // of the database
	db        *db.DB
	hub       *live.Hub
	server    *http.Server
	url       string
	event     events.Event
	request   requests.GuestRequest // the row that measured commits change
	committed atomic.Int64          // when the last commit was done, in nanoseconds of the wall clock
}

// newSite serves a copy of the demo.
func newSite(demoData, dir string) (*site, error) {
	path := filepath.Join(dir, "convive.db")
	if err := copyDemo(filepath.Join(demoData, "convive.db"), path); err != nil {
		return nil, err
	}
	return openSite(db.Config{Path: path}, "")
}

// openSite serves the demo that a database holds; addr is "" for any.
func openSite(c db.Config, addr string) (*site, error) {
	if err := static.Check(); err != nil {
		return nil, err
	}
	layout.SetAssets(static.URL)
	d, err := db.Open(background, c)
	if err != nil {
		return nil, err
	}
	s := &site{path: c.Path, db: d}
	d.OnCommit(func(change.Entry) { s.committed.Store(time.Now().UnixNano()) }) // before the hub's own
	s.hub = live.NewHub(d, "bench")
	if err := s.find(); err != nil {
		return nil, err
	}
	return s, s.listen(addr)
}

// copyDemo copies a database that nobody has open, with what still stands in its write-ahead log. What an earlier process
// left in its place goes first: an old log would be read into the new database.
func copyDemo(from, to string) error {
	if err := errors.Join(os.RemoveAll(filepath.Dir(to)), os.MkdirAll(filepath.Dir(to), 0o700)); err != nil {
		return err
	}
	for _, suffix := range []string{"", "-wal"} {
		data, err := os.ReadFile(from + suffix)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(to+suffix, data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// find looks up the demo's event and the request that is changed.
func (s *site) find() error {
	err := s.db.Read(background, access.Installation(change.Actor{Kind: change.ByConvive}), func(r *db.Read) (err error) {
		s.event, err = events.BySlug(r, demo.Slug)
		return err
	})
	if err != nil {
		return err
	}
	return s.db.Read(background, s.system(), func(r *db.Read) (err error) {
		s.request, err = db.From[requests.GuestRequest](r).Where("status = ?", requests.Open).Order("id").First()
		return err
	})
}

func (s *site) system() access.Scope {
	return access.SystemAt(s.event.OrganizationID, s.event.ID, change.Actor{Kind: change.ByConvive})
}

func (s *site) listen(addr string) error {
	if addr == "" {
		addr = "127.0.0.1:0"
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	base := &url.URL{Scheme: "http", Host: l.Addr().String()}
	here := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	app, err := web.New(web.Config{DB: s.db, Hub: s.hub, Works: jobs.NewWorks(), BaseURL: base, Build: "bench", Secret: secret, Demo: true, Proxies: here}, handlers.Routes())
	if err != nil {
		return err
	}
	s.url, s.server = base.String(), newServer(app.Handler())
	go s.server.Serve(l)
	return nil
}

// newServer is how the app serves, for the app and its baselines alike.
func newServer(h http.Handler) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, ConnContext: web.WithConn}
}

func (s *site) close() {
	s.hub.Close()
	_ = s.server.Close()
	_ = s.db.Close()
}

// mark is the text by which the n-th commit is found on the page; it is always as long.
func mark(n int) string { return fmt.Sprintf(markStart+"%05d", n) }

// markStart is how every mark begins.
const markStart = "bench-"

// commit changes one request's words and returns when that was committed, in nanoseconds of the wall clock.
func (s *site) commit(n int) (int64, error) {
	_, err := s.db.Mutate(background, s.system(), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		done := change.RequestReopened{Request: s.request.ID, Household: s.request.HouseholdID}
		return done, db.Update(tx, &s.request, db.Set{"words": "Could we have a high chair? " + mark(n)})
	})
	return s.committed.Load(), err
}

// signIn returns the cookie of one of the demo's people; nobody's address is asked for twice.
func signIn(url, role string, n int) (string, error) {
	req, err := http.NewRequest(http.MethodPost, url+"/demo/"+role, strings.NewReader(""))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("X-Forwarded-For", address(n))
	resp, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	for _, cookie := range resp.Cookies() {
		if cookie.Name == "convive" {
			return cookie.Value, nil
		}
	}
	return "", fmt.Errorf("signing in as %s: %s", role, resp.Status)
}

// address is a client's, as a proxy tells it: one address has only so many requests and streams.
func address(n int) string { return fmt.Sprintf("10.%d.%d.%d", n>>16&255, n>>8&255, n&255) }
