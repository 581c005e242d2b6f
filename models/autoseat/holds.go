package autoseat

import "slices"

// Holds are the hard rules about a guest.
func (in *Input) Holds(guest string) (all []Rule) {
	for _, r := range in.rules() {
		if slices.Contains(r.Guests, guest) {
			all = append(all, r)
		}
	}
	return all
}

// broken counts the hard rules that a plan breaks, each guest without a seat for one.
func (in *Input) broken(seats map[string]string) int {
	return len(in.reckon(seats).unseated().Guests) + in.Breaks(seats)
}

// Breaks counts the hard rules about those who have a seat that a plan breaks.
func (in *Input) Breaks(seats map[string]string) (n int) {
	r := in.reckon(seats)
	for _, rule := range in.rules() {
		if !r.met(rule) {
			n++
		}
	}
	return n
}

// Lack is why some have no seat in a plan: all who must sit together.
type Lack struct {
	Guests []string
	Reason LackReason
	Room   int // the most seats that are left at one table
}

// LackReason says why.
type LackReason string

// The reasons.
const (
	LackSeats LackReason = "seats" // no seat is left
	LackRoom  LackReason = "room"  // no table has so many left
	LackRules LackReason = "rules" // seats are left, but rules keep them away
)

// Lacks are those whom a plan leaves without a seat, in the order of the input.
func (in *Input) Lacks(seats map[string]string) (all []Lack) {
	p := compile(in)
	left, widest := 0, 0
	taken := map[string]int{}
	for _, t := range seats {
		taken[t]++
	}
	for i, t := range in.Tables {
		free := max(0, int(p.caps[i])-taken[t.ID])
		left += free
		widest = max(widest, free)
	}
	for _, members := range p.members {
		l := Lack{Reason: LackRules, Room: widest}
		for _, g := range members {
			if _, ok := seats[in.Guests[g].ID]; !ok {
				l.Guests = append(l.Guests, in.Guests[g].ID)
			}
		}
		switch {
		case len(l.Guests) == 0:
			continue
		case left == 0:
			l.Reason = LackSeats
		case widest < len(l.Guests):
			l.Reason = LackRoom
		}
		all = append(all, l)
	}
	return all
}
