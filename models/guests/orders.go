package guests

import (
	"cmp"
	"slices"
	"strings"

	"convive/models/change"
)

// ByName is everybody who is left, in the order of their own names.
func (l *Listing) ByName() []PersonOf {
	people := l.people()
	slices.SortStableFunc(people, func(a, b PersonOf) int {
		return cmp.Or(strings.Compare(a.SortKey, b.SortKey), strings.Compare(string(a.ID), string(b.ID)))
	})
	return people
}

// Newest is everybody who is left, who came to the list last first.
func (l *Listing) Newest() []PersonOf {
	people := l.people()
	slices.SortStableFunc(people, func(a, b PersonOf) int { return cmp.Compare(b.CreatedAt, a.CreatedAt) })
	return people
}

func (l *Listing) people() (people []PersonOf) {
	for _, group := range l.Households {
		for _, p := range group.People {
			people = append(people, PersonOf{p, group.Household})
		}
	}
	return people
}

// NewestHouseholds are those who are left, the household first to which somebody came last.
func (l *Listing) NewestHouseholds() []Group {
	groups := slices.Clone(l.Households)
	slices.SortStableFunc(groups, func(a, b Group) int { return cmp.Compare(b.grew(), a.grew()) })
	return groups
}

// grew is when the last of a household came to the list.
func (g Group) grew() change.Instant {
	at := g.CreatedAt
	for _, p := range g.All {
		at = max(at, p.CreatedAt)
	}
	return at
}

// Best is the households in the order in which a search finds them, the best first, else in the order that they have.
func (s Sought) Best(groups []Group) []Group {
	return best(groups, func(g Group) (found Rank) {
		found = s.Rank(g.SearchKey)
		for _, p := range g.People {
			found = max(found, s.Rank(p.SearchKey, g.SearchKey))
		}
		return found
	})
}

// BestPeople is the same of people.
func (s Sought) BestPeople(people []PersonOf) []PersonOf {
	return best(people, func(p PersonOf) Rank { return s.Rank(p.SearchKey, p.With.SearchKey) })
}

func best[T any](all []T, rank func(T) Rank) []T {
	var by [Exactly + 1][]T
	for _, one := range all {
		r := Exactly - rank(one)
		by[r] = append(by[r], one)
	}
	return slices.Concat(by[:]...)
}
