package seating

import (
	"slices"
	"strings"

	"convive/models/change"
)

// Compared is somebody who doesn't sit at a table of the same name in two plans; "" says that they have no seat in one.
type Compared struct {
	Person
	From, To string // tables
}

// Compare says who sits elsewhere in another plan of the occasion, and who sits in one of the two alone. Tables are the
// same when they are called the same: each plan has its own.
func Compare(one, other *Board) (all []Compared) {
	was, now := one.places(), other.places()
	for id, p := range one.people {
		if was[id] != now[id] {
			all = append(all, Compared{p, was[id], now[id]})
		}
	}
	slices.SortFunc(all, func(a, b Compared) int {
		if c := strings.Compare(a.SortKey, b.SortKey); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return all
}

// places are the names of the tables at which people sit.
func (b *Board) places() map[change.ID]string {
	at := make(map[change.ID]string, len(b.at))
	for id, i := range b.at {
		at[id] = b.Tables[i].Name
	}
	return at
}
