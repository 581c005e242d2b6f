package live

import (
	"bytes"
	"cmp"
	"slices"
	"sync"
	"time"

	"convive/models/change"
	"convive/models/db"
)

// Person is somebody who has a page open.
type Person struct {
	ID   change.ID
	Name string
	Page string // where they are, as their page's title says
	At   string // the element of that page over which their hand is, by its id; empty is none
}

// Crowd is everybody who has a page of one event open, and sees who else has. Its rendering is ephemeral: in memory, never a Change, left
// out of what converges.
type Crowd struct {
	Feed change.Feed
	Me   Person
	// Render draws who is here; its root is #presence. People who look in the same language share the bytes.
	Lang   string
	Render func([]Person) []byte
	News   *News // nil for who may not read the log
}

// lingers is how long somebody who left is still shown: a reload is no leaving.
const lingers = 10 * time.Second

// betweenUpdates bounds the updates of one crowd: five in a second.
const betweenUpdates = 200 * time.Millisecond

type presence struct {
	process string      // tells this process's messages from the others'
	outbox  chan string // what the other processes are to hear; nil where there are none
	mu      sync.Mutex
	crowds  map[change.Feed]*crowd
}

type crowd struct {
	people  map[change.ID]*seen
	streams map[*Stream]inCrowd
	hearers int // how many of the streams hear the news
	told    time.Time
	frames  map[string][]byte // what was told, by language
	later   *time.Timer
	heard   db.Head // up to where the crowd has been told the news
	roll    db.Roll // of the crowd; whoever tells has it
	telling bool    // somebody is about to
	again   bool    // something happened since that began
}

type seen struct {
	Person
	streams int       // in this process
	left    time.Time // when the last of them ended, or another process last spoke of them
}

type inCrowd struct {
	view  *View
	crowd *Crowd
}

func newPresence() *presence {
	return &presence{process: string(db.NewID()), crowds: map[change.Feed]*crowd{}}
}

// enter notes a stream of somebody who looks at a page of the event.
func (p *presence) enter(v *View, s *Stream, r *Crowd) {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowd(r.Feed)
	who, ok := here.people[r.Me.ID]
	if !ok {
		who = &seen{}
		here.people[r.Me.ID] = who
	}
	who.Person = r.Me
	who.streams++
	if len(here.streams) == 0 {
		here.heard = v.head()
	}
	here.streams[s] = inCrowd{v, r}
	if r.News != nil {
		here.hearers++
	}
	p.announce(r.Feed, r.Me)
	p.tell(here)
}

func (p *presence) crowd(f change.Feed) *crowd {
	here, ok := p.crowds[f]
	if !ok {
		here = &crowd{people: map[change.ID]*seen{}, streams: map[*Stream]inCrowd{}}
		p.crowds[f] = here
	}
	return here
}

// points notes over which element of their page somebody's hand is.
func (p *presence) points(f change.Feed, id change.ID, at string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[f]
	if here == nil {
		return
	}
	who := here.people[id]
	if who == nil || who.streams == 0 || who.At == at {
		return
	}
	who.At = at
	p.announce(f, who.Person)
	p.tell(here)
}

// exit notes that a stream is gone, if it ever joined the crowd.
func (p *presence) exit(s *Stream) {
	if s.asked.Crowd == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[s.asked.Crowd.Feed]
	if here == nil {
		return
	}
	in, entered := here.streams[s]
	if !entered {
		return
	}
	delete(here.streams, s)
	if in.crowd.News != nil {
		here.hearers--
	}
	if who := here.people[in.crowd.Me.ID]; who != nil {
		who.streams--
		who.left = time.Now()
		if who.streams == 0 && s.removed() {
			delete(here.people, in.crowd.Me.ID) // nobody comes back from there
			p.tell(here)
		}
	}
}

// sweep forgets who left a while ago.
func (p *presence) sweep(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for feed, here := range p.crowds {
		gone := false
		for id, who := range here.people {
			if who.streams == 0 && now.Sub(who.left) > lingers {
				delete(here.people, id)
				gone = true
			}
		}
		if len(here.people) == 0 {
			delete(p.crowds, feed)
		} else if gone {
			p.tell(here)
		}
	}
}

// tell sends who is here to everybody in the crowd, now or when the last update is long enough ago.
func (p *presence) tell(here *crowd) {
	wait := betweenUpdates - time.Since(here.told)
	switch {
	case wait <= 0:
		p.send(here)
	case here.later == nil:
		here.later = time.AfterFunc(wait, func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			here.later = nil
			p.send(here)
		})
	}
}

func (p *presence) send(here *crowd) {
	here.told = time.Now()
	people := here.list()
	byLang := map[string][]byte{}
	for s, in := range here.streams {
		frame, ok := byLang[in.crowd.Lang]
		if !ok {
			var b bytes.Buffer
			Patch(&b, "", "", in.crowd.Render(people))
			if frame = b.Bytes(); bytes.Equal(frame, here.frames[in.crowd.Lang]) {
				frame = here.frames[in.crowd.Lang]
			}
			byLang[in.crowd.Lang] = frame
		}
		if &frame[0] == s.here { // they have been told just this
			continue
		}
		s.here = &frame[0]
		in.view.mu.Lock()
		s.ephem = frame
		in.view.mu.Unlock()
		s.poke()
	}
	here.frames = byLang
}

func (r *crowd) list() []Person {
	people := make([]Person, 0, len(r.people))
	for _, who := range r.people {
		people = append(people, who.Person)
	}
	slices.SortFunc(people, func(a, b Person) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return people
}
