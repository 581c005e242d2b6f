package seating

import (
	"cmp"
	"iter"
	"slices"

	"convive/models/change"
	"convive/models/guests"
)

// Home is the household of one of the board's people.
func (b *Board) Home(p Person) guests.Household { return b.homes[p.HouseholdID] }

// Kin are all of a household, wherever they sit.
func (b *Board) Kin(household change.ID) []Person { return b.households[household] }

// Side is whose side somebody is on, by themselves or with their household; "" is neither.
func (b *Board) Side(p Person) string { return cmp.Or(p.Side, b.Home(p).Side) }

// Tags are somebody's own, then those of their household.
func (b *Board) Tags(p Person) []string {
	tags := slices.Clone([]string(p.Tags))
	for _, t := range b.Home(p).Tags {
		if !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags
}

// SidesAndTags are those that anybody of the board has, in the order of the alphabet.
func (b *Board) SidesAndTags() (sides, tags []string) {
	return guests.InOrder(b.all(func(p Person) []string { return []string{b.Side(p)} })), guests.InOrder(b.all(b.Tags))
}

func (b *Board) all(of func(Person) []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range b.people {
			for _, s := range of(p) {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// Shown is somebody whom the board shows: at a table, in parking, or as one who declined.
func (b *Board) Shown(guest change.ID) (p Person, at *Laid, ok bool) {
	p, ok = b.people[guest]
	if i, sits := b.at[guest]; sits {
		at, p.Assignment = &b.Tables[i], b.assignment(p)
	}
	return p, at, ok && (at != nil || p.Reply != "")
}

// Comes says whether a guest comes to the occasion, or may yet.
func (b *Board) Comes(guest change.ID) bool { return !b.people[guest].declines() }

// Some says whether it is so of anybody whom the board shows at a table or in parking.
func (b *Board) Some(is func(Person) bool) bool {
	for _, l := range b.Tables {
		if slices.ContainsFunc(l.People, is) {
			return true
		}
	}
	return slices.ContainsFunc(b.Parking, func(h Parked) bool { return slices.ContainsFunc(h.People, is) })
}

// Named is how a guest is called.
func (b *Board) Named(guest change.ID) string { return b.people[guest].Name }
