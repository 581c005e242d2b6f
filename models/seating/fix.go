package seating

import (
	"cmp"
	"slices"

	"convive/models/change"
)

// fix finds a move of somebody, with their household where that fits, that mends a problem, fits, and breaks no must that holds now; nil where there is none.
func (b *Board) fix(p Problem, m musts) *Fix {
	switch {
	case p.Kind == OverCapacity:
		return b.thinning(p.Table, m)
	case p.Kind == PlusOneApart, p.Kind == ChildAlone && len(p.People) == 2, p.Kind == WishBroken && p.Wish.Kind == Together && !p.Wish.Whole:
		first := b.moving(p.People[0], m, func(to int) bool { return to == b.at[p.People[1].ID] })
		if p.Kind == ChildAlone {
			return first
		}
		return leastParting(first, b.moving(p.People[1], m, func(to int) bool { return to == b.at[p.People[0].ID] }))
	case p.Kind == SameNames, p.Kind == WishBroken && p.Wish.Kind == Apart && !p.Wish.Whole:
		second := b.moving(p.People[1], m, func(to int) bool { return to != b.at[p.People[0].ID] }, p.People[0])
		return leastParting(second, b.moving(p.People[0], m, func(to int) bool { return to != b.at[p.People[1].ID] }, p.People[1]))
	case p.Kind == WishBroken && !p.Wish.Whole:
		other := -1
		if len(p.People) == 2 {
			other = b.at[p.People[1].ID]
		}
		return b.moving(p.People[0], m, func(to int) bool { return b.holds(p.Wish, to, other) })
	}
	return nil
}

// leastParting is the first of some moves that parts nobody of a household, else the first that there is.
func leastParting(all ...*Fix) (first *Fix) {
	for _, f := range all {
		switch {
		case f == nil:
		case len(f.Parts) == 0:
			return f
		case first == nil:
			first = f
		}
	}
	return first
}

// moving is a move of a person, with those of their household who sit beside them where they fit too, else alone. Who is
// from stays behind.
func (b *Board) moving(p Person, m musts, does func(table int) bool, from ...Person) *Fix {
	if p.declines() || b.assignment(p).Locked {
		return nil
	}
	company := b.company(p)
	if !slices.ContainsFunc(company, func(o Person) bool { return slices.ContainsFunc(from, o.is) }) {
		if f := b.bringing(company, m, does); f != nil {
			return f
		}
	}
	return b.bringing([]Person{p}, m, does)
}

func (p Person) is(other Person) bool { return p.ID == other.ID }

// company is somebody who sits with those of their household at their table, of whom none is locked; else they alone.
func (b *Board) company(p Person) []Person {
	all := []Person{p}
	for _, o := range b.Tables[b.at[p.ID]].People {
		if o.HouseholdID != p.HouseholdID || o.is(p) || o.declines() {
			continue
		}
		if o.Assignment.Locked {
			return all[:1]
		}
		all = append(all, o)
	}
	return all
}

// chairsOf is how many chairs some people need.
func chairsOf(people []Person) (n int) {
	for _, p := range people {
		if p.Seated() {
			n++
		}
	}
	return n
}

// bringing is a move of people who sit at one table to the best of the tables that would do: where most of their household
// sits, then where most seats are free.
func (b *Board) bringing(people []Person, m musts, does func(table int) bool) *Fix {
	from, need := b.at[people[0].ID], chairsOf(people)
	best, most := -1, 0
	for i, l := range b.Tables {
		if i == from || !does(i) || need > 0 && l.Free() < need || b.breaks(people, i, m) {
			continue
		}
		worth := l.Free()
		for _, o := range b.households[people[0].HouseholdID] {
			if at, sits := b.at[o.ID]; sits && at == i {
				worth += MaxSeats
			}
		}
		if best < 0 || worth > most {
			best, most = i, worth
		}
	}
	if best < 0 {
		return nil
	}
	return b.moveOf(people, b.Tables[best])
}

// moveOf is the move of people who sit at one table; who of their household they leave stays behind.
func (b *Board) moveOf(people []Person, to Laid) *Fix {
	from := b.Tables[b.at[people[0].ID]]
	f := &Fix{People: people, From: from.ID, To: to, Seat: b.assignment(people[0])}
	for _, o := range from.People {
		if o.HouseholdID == people[0].HouseholdID && !o.declines() && !slices.ContainsFunc(people, o.is) {
			f.Parts = append(f.Parts, o)
		}
	}
	return f
}

// leavers are who may go from a table with too many, the best first: the smallest household that makes room enough, or else
// most, and in the end who sits last. Nobody goes who is locked, no host, and nobody whose chair is to be freed anyway.
func (b *Board) leavers(t Table) (all [][]Person) {
	l := b.Tables[slices.IndexFunc(b.Tables, func(l Laid) bool { return l.ID == t.ID })]
	may := func(p Person) bool { return !p.declines() && !p.Host && !p.Assignment.Locked }
	asked := map[change.ID]bool{}
	for _, p := range slices.Backward(l.People) {
		if !p.Seated() || !may(p) {
			continue
		}
		if all == nil {
			all = [][]Person{{p}}
		}
		company := b.company(p)
		if !asked[p.HouseholdID] && !slices.ContainsFunc(company, func(o Person) bool { return !may(o) }) && len(b.moveOf(company, Laid{}).Parts) == 0 {
			all = append(all, company)
		}
		asked[p.HouseholdID] = true
	}
	if len(all) > 1 {
		tooFew := func(people []Person) int { return max(0, -l.Free()-chairsOf(people)) }
		slices.SortStableFunc(all[1:], func(a, b []Person) int {
			return cmp.Or(cmp.Compare(tooFew(a), tooFew(b)), cmp.Compare(chairsOf(a), chairsOf(b)))
		})
		all = append(all[1:], all[0])
	}
	return all
}

// thinning is the move of who leaves a table with too many to the nearest one with room, as far as musts go.
func (b *Board) thinning(t Table, m musts) *Fix {
	for _, people := range b.leavers(t) {
		best, least := -1, 0.0
		for i, l := range b.Tables {
			if l.ID == t.ID || l.Free() < chairsOf(people) || b.breaks(people, i, m) {
				continue
			}
			if away := apart(Chair{t.X, t.Y}, Chair{l.X, l.Y}); best < 0 || away < least {
				best, least = i, away
			}
		}
		if best >= 0 {
			return b.moveOf(people, b.Tables[best])
		}
	}
	return nil
}

// parking is the move of who leaves a table with too many to parking.
func (b *Board) parking(t Table) *Fix {
	if all := b.leavers(t); len(all) > 0 {
		return b.moveOf(all[0], Laid{})
	}
	return nil
}

// assignment is the seat of somebody who sits.
func (b *Board) assignment(p Person) (a Assignment) {
	for _, o := range b.Tables[b.at[p.ID]].People {
		if o.ID == p.ID {
			a = o.Assignment
		}
	}
	return a
}
