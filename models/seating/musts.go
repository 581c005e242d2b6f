package seating

import (
	"slices"

	"convive/models/change"
)

// must is a wish that has to hold, as one of those sees it whom it is about.
type must struct {
	Wish
	others []Person // at the wish's other end; none of a wish for a place
}

// musts are what has to hold, by guest: problems ask for it once for each table that somebody could go to.
type musts map[change.ID][]must

func (b *Board) musts(wishes []Wish) musts {
	m := musts{}
	for _, w := range wishes {
		if !w.Must() {
			continue
		}
		mine, theirs := b.about(w, w.GuestID), []Person(nil)
		if w.OtherGuestID != nil {
			theirs = b.about(w, *w.OtherGuestID)
		}
		for _, p := range mine {
			m[p.ID] = append(m[p.ID], must{w, theirs})
		}
		for _, p := range theirs {
			if !slices.ContainsFunc(mine, p.is) {
				m[p.ID] = append(m[p.ID], must{w, mine})
			}
		}
	}
	return m
}

// breaks says whether people of one table would break one of their musts at another that doesn't hold them apart from it
// already.
func (b *Board) breaks(people []Person, table int, m musts) bool {
	return slices.ContainsFunc(people, func(p Person) bool {
		return slices.ContainsFunc(m[p.ID], func(w must) bool { return b.broken(w, p, people, table) })
	})
}

// broken says so of one must for one of them; the others go along.
func (b *Board) broken(w must, p Person, along []Person, table int) bool {
	if w.OtherGuestID == nil {
		return b.holds(w.Wish, b.at[p.ID], -1) && !b.holds(w.Wish, table, -1)
	}
	return slices.ContainsFunc(w.others, func(o Person) bool {
		at, sits := b.at[o.ID]
		return sits && !slices.ContainsFunc(along, o.is) && !b.holds(w.Wish, table, at) && (w.Kind == Apart || b.holds(w.Wish, b.at[p.ID], at))
	})
}
