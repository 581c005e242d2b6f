package handlers_test

import (
	"cmp"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"convive/handlers"
	"convive/handlers/jobs"
	"convive/handlers/live"
	"convive/handlers/web"
	"convive/handlers/webtest"
	"convive/models/db"
	"convive/models/dbtest"
)

// Mutations are held before their commit, and streams before their first byte, so that what must not come between has
// the time to: a stream longer than a mutation and the rendering after it take.
const (
	pause     = 2 * time.Millisecond
	longPause = 12 * time.Millisecond
	stopped   = 300 * time.Millisecond // how long a replica is
)

// stage is where scripts are played: a world, and the processes of the app that serve it.
type stage struct {
	t         *testing.T
	world     *webtest.World
	losses    bool // announcements are lost, and the look makes up for them
	processes []*process
	replica   *replica // serves pages alone; nil on the stage without losses
	stranger  *webtest.Watch
	mu        sync.Mutex
	events    int
}

// process is one server of the app, which keeps its address when it is restarted.
type process struct {
	db     *db.DB
	server *httptest.Server
	base   string // what links are built from: the same for all
	look   bool
	mu     sync.Mutex
	hub    *live.Hub
	app    http.Handler
	build  string // that it serves after its next restart, when it isn't that of the others
	faults live.Faults
}

func newStage(t *testing.T, engine string, losses bool) *stage {
	w := webtest.New(t, engine)
	s := &stage{t: t, world: w, losses: losses}
	s.processes = []*process{start(w, w.DB, losses)}
	if losses {
		s.processes = append(s.processes, start(w, dbtest.Open(t, w.Config), losses))
		s.replica = newReplica(w)
	}
	path := "/e/" + w.Theirs.Slug + "/requests"
	c := w.Stranger().At(s.processes[0].server.URL)
	s.stranger = c.Begin(path, c.Load(path), nil)
	t.Cleanup(s.stranger.Drop)
	return s
}

func start(w *webtest.World, d *db.DB, look bool) *process {
	p := newProcess(d, w.Server.URL, look)
	w.T.Cleanup(p.close)
	return p
}

func newProcess(d *db.DB, base string, look bool) *process {
	p := &process{base: base, db: d, look: look, faults: live.Faults{NoLook: !look, SlowStart: longPause}}
	d.SetFaults(db.Faults{SlowCommit: pause})
	p.server = httptest.NewServer(p)
	p.restart()
	return p
}

func (p *process) close() {
	p.hub.Close()
	p.server.CloseClientConnections()
	p.server.Close()
}

// ServeHTTP hands a request to the app as it is now.
func (p *process) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	app := p.app
	p.mu.Unlock()
	app.ServeHTTP(w, r)
}

// restart throws away everything that a process holds in memory.
func (p *process) restart() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.hub != nil {
		p.hub.Close()
	}
	build := cmp.Or(p.build, "test")
	p.hub = live.NewHub(p.db, build)
	p.hub.SetFaults(p.faults)
	base, err := url.Parse(p.base)
	if err != nil {
		panic(err)
	}
	app, err := web.New(web.Config{DB: p.db, Hub: p.hub, Works: jobs.NewWorks(), BaseURL: base, Build: build, Secret: webtest.Secret, Proxies: webtest.Proxies}, handlers.Routes())
	if err != nil {
		panic(err)
	}
	p.app = app.Handler()
}

func (p *process) set(faults live.Faults) {
	p.mu.Lock()
	defer p.mu.Unlock()
	faults.NoLook, faults.SlowStart = !p.look, longPause
	p.faults = faults
	p.hub.SetFaults(faults)
}

// befall is what happens to a whole process.
func (s *stage) befall(what string, who int) {
	p := s.processes[who%len(s.processes)]
	switch what {
	case "restart":
		if who%4 == 0 { // it befalls all the scripts that are played
			p.restart()
		}
	case "deaf":
		// On SQLite a process looks only when another one wrote: its own commits can't be lost but by itself.
		p.set(live.Faults{Deaf: s.world.DB.Engine() == "postgres"})
	case "lose":
		p.db.SetFaults(db.Faults{LoseNotifications: true, SlowCommit: pause})
	case "cut", "end": // while no event is made
		s.mu.Lock()
		defer s.mu.Unlock()
		if what == "end" {
			dbtest.EndBackends(s.t, s.world.Config)
		} else {
			dbtest.CutListeners(s.t, s.world.Config)
		}
	case "pause":
		s.replica.pause(s.t, stopped)
	case "clock":
		by := time.Duration(who%9-4) * 7 * time.Hour // an evening is crossed, and crossed back
		s.world.Clock.Move(by)
		s.replica.move(s.t, by)
	case "hear":
		p.set(live.Faults{})
		p.db.SetFaults(db.Faults{SlowCommit: pause})
	}
}

// addresses are where pages may be watched.
func (s *stage) addresses() []string {
	all := []string{}
	for _, p := range s.processes {
		all = append(all, p.server.URL)
	}
	if s.replica != nil {
		all = append(all, s.replica.url)
	}
	return all
}

// play makes an event for a script.
func (s *stage) play() *play {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events++
	e := s.world.Another(fmt.Sprint("played-", s.events), fmt.Sprint("PLAYED", s.events, "X"))
	return &play{stage: s, world: s.world, event: e}
}

// strangerSaw is what the stream of somebody of another event brought, but for who is there with them.
func (s *stage) strangerSaw() string {
	if over, _, _ := s.stranger.Over(); over {
		s.stranger.Resume()
	}
	raw := s.stranger.Raw()
	if strings.Contains(raw, "PLAYED") || strings.Count(raw, "elements") != strings.Count(raw, `id="presence"`) {
		return raw
	}
	return ""
}
