package guests

import (
	"cmp"
	"iter"
	"maps"
	"slices"
)

// Choices are the sides, tags and diets that the list's people have, in the order of the alphabet: the choices of its filters.
func (l *Listing) Choices() (sides, tags, diets []string) {
	has := [3]map[string]bool{{}, {}, {}}
	for _, group := range l.Households {
		has[0][group.Side] = true
		for _, t := range group.Tags {
			has[1][t] = true
		}
		for _, p := range group.People {
			has[0][p.Side] = true
			for _, t := range p.Tags {
				has[1][t] = true
			}
			for _, d := range p.Diets {
				has[2][d] = true
			}
		}
	}
	return InOrder(maps.Keys(has[0])), InOrder(maps.Keys(has[1])), InOrder(maps.Keys(has[2]))
}

// InOrder are texts in the order of the alphabet, each once, numbers by their value; empty ones are left out.
func InOrder(texts iter.Seq[string]) []string {
	keys := map[string]string{}
	for s := range texts {
		if s != "" && keys[s] == "" {
			keys[s] = counted(s)
		}
	}
	return slices.SortedFunc(maps.Keys(keys), func(a, b string) int { return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a, b)) })
}

// PersonOf is a person with their household.
type PersonOf struct {
	Person
	With Household
}
