package seating

import (
	"convive/models/autoseat"
	"convive/models/change"
)

// Where seats lack, hosts sit first, and then whose wishes are a must.
const (
	hostsFirst = autoseat.MaxFirst
	mustsFirst = 2
)

// first says who has a seat sooner than others.
func (b *Board) first(in *autoseat.Input) {
	must := map[string]bool{}
	for _, w := range in.Wishes {
		if w.Must {
			must[w.Guest] = true
			if w.Kind != autoseat.At && w.Kind != autoseat.NotAt {
				must[w.Other] = true
			}
		}
	}
	for i := range in.Guests {
		g := &in.Guests[i]
		switch {
		case b.people[change.ID(g.ID)].Host:
			g.First = hostsFirst
		case must[g.ID]:
			g.First = mustsFirst
		}
	}
}
