package seating

import "slices"

// fix finds a move of one person that mends a problem, fits, and breaks no must that holds now; nil where there is none.
func (b *Board) fix(p Problem, wishes []Wish) *Fix {
	switch {
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
	return &Fix{Person: p, From: b.Tables[from].ID, To: b.Tables[best], Version: b.assignment(p).Version}
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
