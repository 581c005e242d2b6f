package live

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Hub keeps the Views of this process and wakes them.
type Hub struct {
	db    *db.DB
	hello []byte
	done  chan struct{}
	stop  context.CancelFunc
	wg    sync.WaitGroup

	renders atomic.Int64
	failed  atomic.Int64
	faults  atomic.Pointer[Faults]

	mu       sync.Mutex
	views    map[string]*View
	dataSeen int64
	ephemera *presence
}

// Faults are switched on by the tests that prove what the mechanism rests on.
type Faults struct {
	NoLook bool // the once-a-second look is off
	Deaf   bool // wakes of this process's own commits are lost
}

// NewHub starts the hub's own watch; Close ends it and every stream. build names the version of the app's pages.
func NewHub(d *db.DB, build string) *Hub {
	ctx, stop := context.WithCancel(context.Background())
	h := &Hub{db: d, done: make(chan struct{}), stop: stop, views: map[string]*View{}, hello: signal(eventHello, fmt.Sprintf(`{"build":%q}`, build))}
	h.faults.Store(&Faults{})
	h.ephemera = newPresence(h)
	d.OnCommit(func(f change.Feed, _ int64) {
		if !h.faults.Load().Deaf {
			h.Wake(f)
		}
	})
	h.wg.Go(func() { h.watch(ctx) })
	h.wg.Go(func() { d.Listen(ctx, func(f change.Feed, _ int64) { h.Wake(f) }, h.lookNow) })
	return h
}

// Close ends every stream by abort and waits for the hub's own work.
func (h *Hub) Close() {
	close(h.done)
	h.stop()
	h.wg.Wait()
}

// SetFaults switches faults on and off.
func (h *Hub) SetFaults(f Faults) { h.faults.Store(&f) }

// Renders counts the fragments rendered since the start.
func (h *Hub) Renders() int64 { return h.renders.Load() }

// Failed counts the fragments that could not be rendered since the start.
func (h *Hub) Failed() int64 { return h.failed.Load() }

// Streams counts the streams that are open.
func (h *Hub) Streams() (n int) {
	for _, v := range h.all() {
		v.mu.Lock()
		n += len(v.streams)
		v.mu.Unlock()
	}
	return n
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

// view finds the shared View of a source or makes it.
func (h *Hub) view(src Source) *View {
	h.mu.Lock()
	defer h.mu.Unlock()
	v, ok := h.views[src.Key]
	if !ok {
		v = &View{hub: h, source: src, id: string(db.NewID())[24:], streams: map[*Stream]struct{}{}, wake: make(chan struct{}, 1), sides: map[change.Feed]db.Head{}, lastUsed: time.Now()}
		h.views[src.Key] = v
	}
	return v
}

// Snapshot is a page's fragments as they are now, for a GET: html by fragment, and the position that its stream starts
// from. They come from kept bytes when the log has not moved.
type Snapshot struct {
	HTML     map[string][]byte
	Position string
}

// Snapshot renders a page's fragments, or takes what is kept.
func (h *Hub) Snapshot(ctx context.Context, src Source) (Snapshot, error) {
	v := h.view(src)
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

func (h *Hub) renderPart(ctx context.Context, r *db.Read, f Fragment) (part, error) {
	h.renders.Add(1)
	rendering, err := f.Render(ctx, r)
	if err != nil {
		return part{}, fmt.Errorf("fragment %s: %w", f.ID, err)
	}
	return part{Rendering: rendering, html: rendering.HTML()}, nil
}

// EndSession ends the streams of a session that signed out, without waiting for the next look.
func (h *Hub) EndSession(session string) {
	for _, v := range h.all() {
		v.mu.Lock()
		for s := range v.streams {
			if session != "" && s.looker.Session == session {
				s.ended = eventSignedOut
				s.poke()
			}
		}
		v.mu.Unlock()
	}
}

// feeds are all that a View listens to: its page's feed, and what decides about the authority of who watches.
func (v *View) feeds() []change.Feed {
	scope := v.source.Scope
	feeds := []change.Feed{scope.Feed()}
	if scope.Organization != "" && scope.Place != access.AtOrganization {
		feeds = append(feeds, change.OrganizationFeed(scope.Organization))
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for s := range v.streams {
		if s.looker.Actor.Kind == change.ByAccount {
			feeds = append(feeds, change.AccountFeed(s.looker.Actor.ID))
		}
	}
	return feeds
}
