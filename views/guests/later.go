package guests

import (
	"slices"
	"strings"
)

// WithLater adds to the columns that somebody keeps those of occasions that were not there yet when they chose: behind the
// same columns of the other occasions. Who shows none of these shows none of the new ones.
func WithLater(kept string, later []occasion) string {
	parts := strings.Split(kept, between)
	for _, k := range kinds {
		if k.per == nil || !k.usual {
			continue
		}
		last := -1
		for i, part := range parts {
			if strings.HasPrefix(part, k.name+".") {
				last = i
			}
		}
		for _, o := range later {
			key := k.name + "." + string(o.ID)
			if last >= 0 && k.per(o) && !strings.Contains(kept, key) {
				last++
				parts = slices.Insert(parts, last, key)
			}
		}
	}
	return strings.Join(parts, between)
}
