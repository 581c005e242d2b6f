package events

import (
	"cmp"
	"slices"
)

// Day is the civil day of the occasion, "2026-09-12"; "" when it isn't known.
func (o Occasion) Day() string {
	if len(o.Starts) < len("2006-01-02") {
		return ""
	}
	return o.Starts[:len("2006-01-02")]
}

func sortListed(listed []Listed) {
	slices.SortStableFunc(listed, func(a, b Listed) int {
		if (a.From == "") != (b.From == "") {
			return cmp.Compare(b.From, a.From) // a day before none
		}
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Name, b.Name))
	})
}
