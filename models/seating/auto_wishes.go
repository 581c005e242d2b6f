package seating

import (
	"fmt"
	"strings"

	"convive/models/autoseat"
	"convive/models/change"
)

// asWishes are the wishes about those whom the solver knows; one between households is one between each two of them, and
// weighs as much in all.
func (b *Board) asWishes(in *autoseat.Input, wishes []Wish) (all []autoseat.Wish) {
	known := map[string]bool{}
	for _, g := range in.Guests {
		known[g.ID] = true
	}
	host := b.hostToSeat(in)
	for _, w := range wishes {
		ones, others := b.about(w, w.GuestID), []Person{{}}
		if w.OtherGuestID != nil {
			others = b.about(w, *w.OtherGuestID)
		}
		var some []autoseat.Wish
		for _, one := range ones {
			for _, other := range others {
				if known[string(one.ID)] && (w.OtherGuestID == nil || known[string(other.ID)]) {
					some = append(some, autoseat.Wish{ID: fmt.Sprint(w.ID, "/", len(some)), Guest: string(one.ID), Other: string(other.ID), Must: w.Must()})
				}
			}
		}
		for _, s := range some {
			s.Points = autoseat.Point * autoseat.Points(w.Weighs()) / autoseat.Points(len(some))
			if b.translate(w, host, &s) {
				all = append(all, s)
			}
		}
	}
	return all
}

// translate says in the solver's words what is wished for; false where there is no such place, and it isn't a must, which
// is then one that no plan keeps. Who is to sit at the head sits by the host who is to be seated, if one is.
func (b *Board) translate(w Wish, host string, s *autoseat.Wish) bool {
	switch w.Kind {
	case Together:
		s.Kind = autoseat.Together
	case Apart:
		s.Kind = autoseat.Apart
	case Near:
		s.Kind = autoseat.Near
	case Head:
		if host != "" {
			s.Kind, s.Other = autoseat.Near, host
			return !b.people[change.ID(s.Guest)].Host
		}
		s.Kind, s.Other = autoseat.At, ""
	case By:
		s.Kind, s.Other = autoseat.At, ""
	default:
		s.Kind, s.Other = autoseat.NotAt, ""
	}
	if w.Kind.OfTwo() {
		return true
	}
	for i, l := range b.Tables {
		if w.Kind == Head && b.isHead(i) || w.Kind == By && b.nearThing(i, w.Thing) || w.Kind == Away && b.besideThing(i, w.Thing) {
			s.Tables = append(s.Tables, string(l.ID))
		}
	}
	return len(s.Tables) > 0 || w.Kind != Away && w.Must()
}

// WishOf is the id of the wish that a part or a rule of the solver speaks of, or StepFree.
func WishOf(id string) change.ID {
	wish, _, _ := strings.Cut(id, "/")
	return change.ID(wish)
}

// hostToSeat is the first of the hosts for whom the solver is to find a seat; "" where one sits, or none is to.
func (b *Board) hostToSeat(in *autoseat.Input) string {
	if b.hostSits() {
		return ""
	}
	for _, g := range in.Guests {
		if b.people[change.ID(g.ID)].Host {
			return g.ID
		}
	}
	return ""
}
