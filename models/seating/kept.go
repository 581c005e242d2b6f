package seating

import (
	"math"
	"slices"
	"sync"

	"convive/models/change"
)

// Standing is how a wish stands on a board.
type Standing string

const (
	Kept    Standing = "kept"
	Broken  Standing = "broken"
	Waiting Standing = "waiting" // somebody has no seat yet
	Idle    Standing = "idle"    // nobody comes whom it is about
	Absent  Standing = "absent"  // what it is near to isn't in this room
)

// beside is how far, in millimetres, the chairs of a table may stand from another's, or from a room object, to be beside it.
const beside = 2_000

// Stands says how a wish stands, and of a broken one, between whom: the other is a zero Person where the wish is about one.
func (b *Board) Stands(w Wish) (Standing, [2]Person) {
	ones, others := b.about(w, w.GuestID), []Person{{}}
	if w.OtherGuestID != nil {
		others = b.about(w, *w.OtherGuestID)
	}
	if len(ones) == 0 || len(others) == 0 {
		return Idle, [2]Person{}
	}
	if w.Kind == By && b.toThings(w.Thing) == nil {
		return Absent, [2]Person{}
	}
	s := Kept
	for _, one := range ones {
		for _, other := range others {
			here, sits := b.at[one.ID]
			there, too := b.at[other.ID]
			if !sits || w.OtherGuestID != nil && !too || w.Kind == Head && !b.hostSits() {
				s = Waiting
				continue
			}
			if !b.holds(w, here, there) {
				return Broken, [2]Person{one, other}
			}
		}
	}
	return s, [2]Person{}
}

// about are those who come or may yet, of a guest or their household: of who doesn't, nothing is wished any more, wherever
// their chair is kept.
func (b *Board) about(w Wish, guest change.ID) (all []Person) {
	g, ok := b.people[guest]
	if !ok {
		return nil
	}
	for _, p := range b.households[g.HouseholdID] {
		if p.ID != guest && !w.Whole {
			continue
		}
		if !p.declines() {
			all = append(all, p)
		}
	}
	return all
}

// holds says whether what a wish asks for is so at two tables; a wish for a place looks at the first alone.
func (b *Board) holds(w Wish, here, there int) bool {
	switch w.Kind {
	case Together:
		return here == there
	case Apart:
		return here != there
	case Near:
		return here == there || b.beside(here, there)
	case Head:
		return b.isHead(here)
	case By:
		return b.nearThing(here, w.Thing)
	}
	return !b.besideThing(here, w.Thing)
}

// beside says whether two tables stand beside each other.
func (b *Board) beside(i, j int) bool {
	one, other := b.Tables[i], b.Tables[j]
	return apart(Chair{one.X, one.Y}, Chair{other.X, other.Y})-b.reach(i)-b.reach(j) <= beside
}

// reaches are how far the tables of a board go with their chairs, from their middles; found when one is first asked for, since
// each table is compared with all others.
type reaches struct {
	once   sync.Once
	of     []float64
	things sync.Once
	to     map[ObjectKind][]float64 // from their chairs to room objects
}

func (b *Board) reach(i int) float64 {
	if b.reaches == nil {
		return footprintOf(b.Tables[i].Table).reach
	}
	b.reaches.once.Do(func() {
		for _, l := range b.Tables {
			b.reaches.of = append(b.reaches.of, footprintOf(l.Table).reach)
		}
	})
	return b.reaches.of[i]
}

// Hosts says whether a host is at the occasion, and which household is theirs; "" while the event has no places for them.
func (b *Board) Hosts() (come bool, home change.ID) {
	for _, p := range b.people {
		if p.Host {
			come, home = come || !p.declines(), max(home, p.HouseholdID)
		}
	}
	return come, home
}

func (b *Board) hostSits() bool {
	return slices.ContainsFunc(b.Tables, func(l Laid) bool {
		return slices.ContainsFunc(l.People, func(p Person) bool { return p.Host })
	})
}

// isHead says whether a host sits at a table, or at one beside it.
func (b *Board) isHead(i int) bool {
	for j, l := range b.Tables {
		for _, p := range l.People {
			if p.Host && (i == j || b.beside(i, j)) {
				return true
			}
		}
	}
	return false
}

// besideThing says whether a table stands beside a room object of a kind.
func (b *Board) besideThing(i int, kind ObjectKind) bool {
	all := b.toThings(kind)
	return all != nil && all[i] <= beside
}

// nearThing says whether a table stands beside a room object of a kind or, where none does, hardly farther than the nearest.
func (b *Board) nearThing(i int, kind ObjectKind) bool {
	all := b.toThings(kind)
	if all == nil {
		return false
	}
	if nearest := slices.Min(all); nearest > beside {
		return all[i] <= nearest+beside
	}
	return all[i] <= beside
}

// toThings is how far each table stands, in millimetres, from the nearest room object of a kind; nil where there is none.
func (b *Board) toThings(kind ObjectKind) []float64 {
	b.reaches.things.Do(func() {
		b.reaches.to = map[ObjectKind][]float64{}
		for _, o := range b.Objects {
			top := Table{X: o.X, Y: o.Y, W: o.W, H: o.H, Rotation: o.Rotation, Shape: Rect}
			all := b.reaches.to[o.Kind]
			if all == nil {
				all = slices.Repeat([]float64{math.Inf(1)}, len(b.Tables))
			}
			for i, t := range b.Tables {
				all[i] = min(all[i], top.away(Chair{t.X, t.Y})-b.reach(i))
			}
			b.reaches.to[o.Kind] = all
		}
	})
	return b.reaches.to[kind]
}
