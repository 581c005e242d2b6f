package replies

import (
	"slices"
	"strings"

	"convive/models/guests"
	"convive/models/imports/lists"
)

// Namesakes finds the households in which somebody shares a word of a name, for a host who looks for whose letter it is. It
// goes through the list once, for however many letters.
type Namesakes struct {
	all    []guests.Group
	byWord map[string][]int // places in all, in their order
}

// NamesakesIn prepares for a list.
func NamesakesIn(list *guests.Listing) Namesakes {
	n := Namesakes{list.Households, map[string][]int{}}
	for i, h := range n.all {
		if h.Host {
			continue
		}
		names := []string{h.EnvelopeName}
		for _, p := range h.People {
			names = append(append(names, p.Name), p.Aliases...)
		}
		for _, w := range wordsOf(strings.Join(names, " ")) {
			if of := n.byWord[w]; len(of) == 0 || of[len(of)-1] != i {
				n.byWord[w] = append(of, i)
			}
		}
	}
	return n
}

// Of are those who share most words of a name first, not more than somebody reads.
func (n Namesakes) Of(name string) (near []guests.Group) {
	const most = 20
	shared := map[int]int{}
	var found []int
	words := wordsOf(name)
	slices.Sort(words)
	for _, w := range slices.Compact(words) {
		for _, i := range n.byWord[w] {
			if shared[i]++; shared[i] == 1 {
				found = append(found, i)
			}
		}
	}
	slices.SortFunc(found, func(a, b int) int {
		if shared[a] != shared[b] {
			return shared[b] - shared[a]
		}
		return a - b
	})
	for _, i := range found[:min(most, len(found))] {
		near = append(near, n.all[i])
	}
	return near
}

func wordsOf(name string) []string {
	return slices.DeleteFunc(strings.Fields(lists.Fold(name)), func(w string) bool { return len(w) < 2 })
}
