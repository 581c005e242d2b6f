package live

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// keep is how long a View without watchers keeps its bytes.
const keep = 30 * time.Second

// What Views without watchers may take together. Addresses differ by their query, so that anybody who may see a page
// can make as many Views as they can type; the one longest unused goes first.
const (
	maxIdle      = 2000
	maxIdleBytes = 64 << 20
)

// view finds the shared View of a source or makes it.
func (h *Hub) view(src Source) *View {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.find(src)
}

// enter adds a stream to the View of a source, under the lock under which unused Views are let go: one that has been
// let go would never be woken again.
func (h *Hub) enter(src Source, s *Stream) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return http.ErrServerClosed
	}
	s.view = h.find(src)
	s.view.join(s)
	return nil
}

func (h *Hub) find(src Source) *View {
	src = src.named()
	v, ok := h.views[src.Key]
	if !ok {
		if len(h.views) >= h.crowded {
			h.makeRoom()
		}
		v = h.unkept(src)
		h.views[src.Key] = v
	}
	v.mu.Lock()
	v.lastUsed = time.Now()
	v.mu.Unlock()
	return v
}

// unkept makes a View that nobody finds again.
func (h *Hub) unkept(src Source) *View {
	return &View{hub: h, source: src, id: string(db.NewID())[24:], streams: map[*Stream]struct{}{}, who: map[access.Looker]*watcher{}, rendering: make(chan struct{}, 1), wake: make(chan struct{}, 1), judging: make(chan struct{}, 1), due: make(chan struct{}, 1), sides: map[change.Feed]db.Head{}}
}

// named is the source with its fragments' ids in its key and variant: a View renders one list of fragments, and a page
// that holds another list has to be loaded anew.
func (src Source) named() Source {
	ids := make([]string, len(src.Fragments))
	for i, f := range src.Fragments {
		ids[i] = f.ID
	}
	list := strings.Join(ids, ",")
	src.Key += " " + list
	src.Variant += short(list)
	return src
}

// makeRoom lets go of unwatched Views, the longest unused first, when they are too many or too large. It looks at all
// of them, so that it is called once a second, and in between only when there are an eighth more than the last time.
func (h *Hub) makeRoom() {
	type idle struct {
		key  string
		size int
		used time.Time
	}
	var all []idle
	bytes := 0
	defer func() { h.crowded = len(h.views) + maxIdle/8 }()
	for key, v := range h.views {
		v.mu.Lock()
		if len(v.streams) == 0 {
			all = append(all, idle{key, v.current.size(), v.lastUsed})
			bytes += v.current.size()
		}
		v.mu.Unlock()
	}
	if len(all) < maxIdle && bytes < maxIdleBytes {
		return
	}
	slices.SortFunc(all, func(a, b idle) int { return a.used.Compare(b.used) })
	for n, i := range all {
		if len(all)-n < maxIdle*3/4 && bytes < maxIdleBytes*3/4 {
			return
		}
		bytes -= i.size
		delete(h.views, i.key)
	}
}

// sweep lets go of Views that nobody used for a while, and of people who have left; it makes streams beat, and wakes
// Views whose instant has passed although their timer has not: somebody moved the clock.
func (h *Hub) sweep() {
	now := time.Now()
	h.mu.Lock()
	for key, v := range h.views {
		v.mu.Lock()
		watched := len(v.streams) > 0
		if !watched && time.Since(v.lastUsed) > keep {
			delete(h.views, key)
		}
		for s := range v.streams {
			s.tick(now)
		}
		late := watched && v.current != nil && v.expired(v.current)
		v.mu.Unlock()
		if late {
			v.poke()
		}
	}
	h.makeRoom()
	h.mu.Unlock()
	h.ephemera.sweep(now)
	h.commits.forget(now)
}
