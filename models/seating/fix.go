package seating

import "slices"

// fix finds a move of one person that mends a problem, fits, and breaks no must that holds now; nil where there is none.
func (b *Board) fix(p Problem, wishes []Wish) *Fix {
	switch {
	case p.Kind == OverCapacity:
		return b.thinning(p.Table, wishes)
	case p.Kind == PlusOneApart, p.Kind == ChildAlone && len(p.People) == 2, p.Kind == WishBroken && p.Wish.Kind == Together && !p.Wish.Whole:
		if f := b.moving(p.People[0], wishes, func(to int) bool { return to == b.at[p.People[1].ID] }); f != nil || p.Kind == ChildAlone {
			return f
		}
		return b.moving(p.People[1], wishes, func(to int) bool { return to == b.at[p.People[0].ID] })
	case p.Kind == SameNames, p.Kind == WishBroken && p.Wish.Kind == Apart && !p.Wish.Whole:
		if f := b.moving(p.People[1], wishes, func(to int) bool { return to != b.at[p.People[0].ID] }); f != nil {
			return f
		}
		return b.moving(p.People[0], wishes, func(to int) bool { return to != b.at[p.People[1].ID] })
	case p.Kind == WishBroken && !p.Wish.Whole:
		other := -1
		if len(p.People) == 2 {
			other = b.at[p.People[1].ID]
		}
		return b.moving(p.People[0], wishes, func(to int) bool { return b.holds(p.Wish, to, other) })
	}
	return nil
}

// moving is a move of a person to the best of the tables that would do: where most of their household sits, then where
// most seats are free.
func (b *Board) moving(p Person, wishes []Wish, does func(table int) bool) *Fix {
	from := b.at[p.ID]
	if p.declines() || b.assignment(p).Locked {
		return nil
	}
	best, most := -1, 0
	for i, l := range b.Tables {
		if i == from || !does(i) || p.Seated() && l.Free() < 1 || b.breaks(p, i, wishes) {
			continue
		}
		worth := l.Free()
		for _, o := range b.households[p.HouseholdID] {
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
	return b.moveOf(p, b.Tables[best])
}

// moveOf is the move of somebody who sits; who of their household they leave stays behind.
func (b *Board) moveOf(p Person, to Laid) *Fix {
	from := b.Tables[b.at[p.ID]]
	f := &Fix{Person: p, From: from.ID, To: to, Seat: b.assignment(p)}
	for _, o := range from.People {
		if o.ID != p.ID && o.HouseholdID == p.HouseholdID && !o.declines() {
			f.Parts = append(f.Parts, o)
		}
	}
	return f
}

// last is who sits last at a table and may go: nobody who is locked, no host, and nobody whose chair is to be freed anyway.
func (b *Board) last(t Table) (Person, bool) {
	for _, l := range b.Tables {
		if l.ID != t.ID {
			continue
		}
		for _, p := range slices.Backward(l.People) {
			if p.Seated() && !p.declines() && !p.Host && !p.Assignment.Locked {
				return p, true
			}
		}
	}
	return Person{}, false
}

// thinning is the move of who sits last at a table to the nearest one with room, as far as musts go.
func (b *Board) thinning(t Table, wishes []Wish) *Fix {
	p, ok := b.last(t)
	if !ok {
		return nil
	}
	best, least := -1, 0.0
	for i, l := range b.Tables {
		if l.ID == t.ID || l.Free() < 1 || b.breaks(p, i, wishes) {
			continue
		}
		if away := apart(Chair{t.X, t.Y}, Chair{l.X, l.Y}); best < 0 || away < least {
			best, least = i, away
		}
	}
	if best < 0 {
		return nil
	}
	return b.moveOf(p, b.Tables[best])
}

// parking is the move of who sits last at a table to parking.
func (b *Board) parking(t Table) *Fix {
	if p, ok := b.last(t); ok {
		return b.moveOf(p, Laid{})
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

// breaks says whether a person at a table would break a must that doesn't hold them apart from it already.
func (b *Board) breaks(p Person, table int, wishes []Wish) bool {
	return slices.ContainsFunc(wishes, func(w Wish) bool {
		if !w.Must() {
			return false
		}
		mine, theirs := b.about(w, w.GuestID), []Person(nil)
		if w.OtherGuestID != nil {
			theirs = b.about(w, *w.OtherGuestID)
		}
		is := func(o Person) bool { return o.ID == p.ID }
		switch {
		case slices.ContainsFunc(mine, is):
		case slices.ContainsFunc(theirs, is):
			theirs = mine
		default:
			return false
		}
		if w.OtherGuestID == nil {
			return b.holds(w, b.at[p.ID], -1) && !b.holds(w, table, -1)
		}
		return slices.ContainsFunc(theirs, func(o Person) bool {
			at, sits := b.at[o.ID]
			return sits && !b.holds(w, table, at) && (w.Kind == Apart || b.holds(w, b.at[p.ID], at))
		})
	})
}
