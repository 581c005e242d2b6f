package guests

import (
	"strings"

	"convive/models/imports/lists"
)

// Apart is what tells a household from others of its name where one is chosen: who belongs to it, the side, and for who may
// see it the place. It is "" for a household whose name no other one has.
func (l *Listing) Apart(place bool) func(Group) string {
	called := map[string]int{}
	for _, h := range l.Households {
		called[lists.Fold(h.EnvelopeName)]++
	}
	return func(h Group) string {
		if called[lists.Fold(h.EnvelopeName)] < 2 {
			return ""
		}
		return h.marked(place)
	}
}

func (g Group) marked(place bool) string {
	const most = 3
	var marks, names []string
	for _, p := range g.All[:min(most, len(g.All))] {
		names = append(names, p.Name)
	}
	marks = append(marks, strings.Join(names, ", "))
	if g.Side != SideBoth {
		marks = append(marks, g.Side)
	}
	if place {
		marks = append(marks, g.Street, g.City)
	}
	return lists.Line(strings.Join(strings.FieldsFunc(strings.Join(marks, "\n"), func(r rune) bool { return r == '\n' }), " · "))
}
