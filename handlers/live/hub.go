package live

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"convive/models/change"
	"convive/models/db"
)

// Hub keeps the Views of this process and wakes them.
type Hub struct {
	db    *db.DB
	hello []byte
	build string // short: in each position
	done  chan struct{}
	life  context.Context // ends with the hub
	stop  context.CancelFunc
	wg    sync.WaitGroup
	turns chan struct{} // what each of the Views puts there that reads of its own accord

	figures Figures
	commits commits
	written atomic.Pointer[func(time.Duration)]
	faults  atomic.Pointer[Faults]

	mu       sync.Mutex // taken before any View's own
	closed   bool
	views    map[string]*View
	crowded  int // how many Views make it look for some to let go
	dataSeen int64
	ephemera *presence
	places   places
}

// Faults are switched on by the tests that prove what the mechanism rests on.
type Faults struct {
	NoLook bool // the once-a-second look is off
	Deaf   bool // wakes of this process's own commits are lost
	// SlowStart is how long a stream stands still between its snapshot and its first byte.
	SlowStart time.Duration
	NoKeep    bool // each GET renders its fragments anew: what kept bytes are measured by, and compared with
}

// NewHub starts the hub's own watch; Close ends it and every stream. build names the version of the app's pages.
func NewHub(d *db.DB, build string) *Hub {
	ctx, stop := context.WithCancel(context.Background())
	h := &Hub{
		db: d, done: make(chan struct{}), life: ctx, stop: stop, views: map[string]*View{}, hello: signal(eventHello, fmt.Sprintf(`{"build":%q}`, build)), build: short(build),
		turns: make(chan struct{}, max(1, d.Readers()/2)),
	}
	h.faults.Store(&Faults{})
	h.ephemera = newPresence()
	if d.Engine() == "postgres" {
		h.ephemera.outbox = make(chan string, 256)
	}
	d.OnCommit(func(e change.Entry) {
		h.commits.note(e)
		if !h.faults.Load().Deaf {
			h.wake(e.Feed, e.Seq, e.Decides)
		}
	})
	h.wg.Go(func() { h.watch(ctx) })
	h.wg.Go(func() { h.lookout(ctx) })
	h.wg.Go(func() { d.Listen(ctx, h.Wake, h.lookNow) })
	h.wg.Go(func() { h.ephemera.share(ctx, d) })
	h.wg.Go(func() { d.ListenTold(ctx, h.ephemera.heard) })
	return h
}

// Close ends every stream by abort and waits for the hub's own work.
func (h *Hub) Close() {
	h.mu.Lock()
	closed := h.closed
	h.closed = true
	h.mu.Unlock()
	if closed {
		return
	}
	close(h.done)
	h.stop()
	h.hangUp()
	h.wg.Wait()
}

// SetFaults switches faults on and off.
func (h *Hub) SetFaults(f Faults) { h.faults.Store(&f) }

// Point tells everybody at a feed's pages over which element of theirs somebody's hand is; "" is none. It is ephemeral.
func (h *Hub) Point(f change.Feed, who change.ID, at string) { h.ephemera.points(f, who, at) }

// Renders counts the fragments rendered since the start.
func (h *Hub) Renders() int64 { return h.figures.Renders.Load() }

// Views counts the shared renderings that are kept.
func (h *Hub) Views() int { return len(h.all()) }

// Streams counts the streams that are open.
func (h *Hub) Streams() (n int) {
	for _, v := range h.all() {
		v.mu.Lock()
		n += len(v.streams)
		v.mu.Unlock()
	}
	return n
}

// Fragments lists what each kept View renders: the topics by the fragment's id, by the View's key.
func (h *Hub) Fragments() map[string]map[string]change.Topics {
	kept := map[string]map[string]change.Topics{}
	for _, v := range h.all() {
		topics := map[string]change.Topics{}
		for _, f := range v.source.Fragments {
			topics[f.ID] = f.Topics
		}
		kept[v.source.Key] = topics
	}
	return kept
}

func (h *Hub) all() []*View {
	h.mu.Lock()
	defer h.mu.Unlock()
	all := make([]*View, 0, len(h.views))
	for _, v := range h.views {
		all = append(all, v)
	}
	return all
}

// Snapshot is a page's fragments as they are now, for a GET: html by fragment, and the position that its stream starts
// from. They come from kept bytes when the log has not moved.
type Snapshot struct {
	HTML     map[string][]byte
	Position string
}

// Snapshot renders a page's fragments, or takes what is kept.
func (h *Hub) Snapshot(ctx context.Context, src Source) (Snapshot, error) {
	var v *View
	if h.faults.Load().NoKeep {
		v = h.unkept(src.named())
	} else {
		v = h.view(src)
	}
	s, err := v.fresh(ctx)
	if err != nil {
		return Snapshot{}, err
	}
	out := Snapshot{HTML: make(map[string][]byte, len(s.parts)), Position: v.position(s).String()}
	for i, f := range src.Fragments {
		out.HTML[f.ID] = s.parts[i].html
	}
	return out, nil
}

// EndSession ends the streams of a session that signed out, without waiting for the next look.
func (h *Hub) EndSession(session string) {
	for _, v := range h.all() {
		v.mu.Lock()
		for s := range v.streams {
			if session != "" && s.asked.Looker.Session == session {
				s.end(SessionOver)
			}
		}
		v.mu.Unlock()
	}
}
