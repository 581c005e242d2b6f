package seating

import (
	"slices"

	"convive/models/change"
	"convive/models/guests"
)

// Clash is a must to sit apart that can't be kept beside musts to sit together: from One to Other they are a chain, by way of
// Through; nobody where the two themselves must sit together.
type Clash struct {
	Wish    Wish // the one to sit apart
	One     change.ID
	Other   change.ID
	Through []change.ID
	Musts   []Wish // that can't all be kept: Wish is the last of them
}

// Chain is everybody whom the clash is about, from one end to the other.
func (c Clash) Chain() []change.ID {
	return append(append([]change.ID{c.One}, c.Through...), c.Other)
}

// Clashes are the musts that can't all be kept, whoever comes.
func Clashes(wishes []Wish, list *guests.Listing) []Clash {
	home, members := map[change.ID]change.ID{}, map[change.ID][]change.ID{}
	for _, h := range list.Households {
		for _, p := range h.People {
			home[p.ID] = h.ID
			members[h.ID] = append(members[h.ID], p.ID)
		}
	}
	return clashes(wishes, func(w Wish, id change.ID) []change.ID {
		if w.Whole {
			return members[home[id]]
		}
		return []change.ID{id}
	})
}

// Clashes are the musts that can't all be kept among those who come to the board's occasion, or may yet.
func (b *Board) Clashes(wishes []Wish) []Clash {
	return clashes(wishes, func(w Wish, id change.ID) (all []change.ID) {
		for _, p := range b.about(w, id) {
			all = append(all, p.ID)
		}
		return all
	})
}

func clashes(wishes []Wish, about func(Wish, change.ID) []change.ID) (all []Clash) {
	with := map[change.ID][]tie{} // who must sit with whom
	for _, w := range wishes {
		if !w.Must() || w.Kind != Together {
			continue
		}
		group := append(slices.Clone(about(w, w.GuestID)), about(w, w.with())...)
		for _, p := range group {
			for _, o := range group {
				if p != o {
					with[p] = append(with[p], tie{o, w})
				}
			}
		}
	}
	for _, w := range wishes {
		if !w.Must() || w.Kind != Apart {
			continue
		}
		if c, ok := clash(with, about(w, w.GuestID), about(w, w.with())); ok {
			c.Wish, c.Musts = w, append(c.Musts, w)
			all = append(all, c)
		}
	}
	return all
}

// tie is to whom a must to sit together ties somebody.
type tie struct {
	to   change.ID
	wish Wish
}

// clash is the shortest chain from one of some to one of others.
func clash(with map[change.ID][]tie, from, to []change.ID) (c Clash, ok bool) {
	before := map[change.ID]tie{} // by whom the chain came to somebody
	for _, p := range from {
		before[p] = tie{}
	}
	for queue := slices.Clone(from); len(queue) > 0; queue = queue[1:] {
		for _, next := range with[queue[0]] {
			if _, seen := before[next.to]; seen {
				continue
			}
			before[next.to] = tie{queue[0], next.wish}
			queue = append(queue, next.to)
			if slices.Contains(to, next.to) {
				return chain(before, next.to), true
			}
		}
	}
	return c, false
}

// chain is the clash that ends with somebody.
func chain(before map[change.ID]tie, last change.ID) (c Clash) {
	c.Other = last
	for at := before[last]; at.to != ""; at = before[at.to] {
		c.One, c.Through = at.to, append(c.Through, at.to)
		if !slices.ContainsFunc(c.Musts, func(w Wish) bool { return w.ID == at.wish.ID }) {
			c.Musts = append(c.Musts, at.wish)
		}
	}
	c.Through = c.Through[:len(c.Through)-1] // without the first
	slices.Reverse(c.Through)
	slices.Reverse(c.Musts)
	return c
}
