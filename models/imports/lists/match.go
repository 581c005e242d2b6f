package lists

import (
	"fmt"
	"slices"
	"strings"
)

// Match is how a household or guest is known again when the same list comes once more: texts that
// stay the same while answers, addresses and notes change. All are folded for comparing, none is
// for people to read.
type Match struct {
	Source string `json:"source"`          // the product; a match across products is a weaker one
	Party  string `json:"party,omitempty"` // the file's own key or name of the household; "" when it has none
	Name   string `json:"name,omitempty"`  // of a guest; of a household its named people's, sorted, one per line
	Of     string `json:"of,omitempty"`    // of a plus-one: the name of the guest who brings them
	Email  string `json:"email,omitempty"`
	Nth    int    `json:"nth"` // of the guests of the household with this Name and Of, from 1: tells unnamed ones apart
}

// settle gives every household and guest its Match.
func (l *List) settle() {
	for i := range l.Households {
		h := &l.Households[i]
		var names []string
		nth := map[string]int{}
		for j := range h.Guests {
			g := &h.Guests[j]
			m := Match{Source: l.Source, Party: key(h.Party), Email: strings.ToLower(g.Email)}
			if !g.Unnamed {
				m.Name = Fold(g.Name)
				names = append(names, m.Name)
			}
			if g.PlusOneOf >= 0 {
				m.Of = Fold(h.Guests[g.PlusOneOf].Name)
			}
			nth[m.Name+"\n"+m.Of]++
			m.Nth = nth[m.Name+"\n"+m.Of]
			g.Match = m
		}
		slices.Sort(names)
		h.Match = Match{Source: l.Source, Party: key(h.Party), Name: strings.Join(names, "\n"), Email: strings.ToLower(h.Email), Nth: 1}
	}
}

// finish settles what needs the whole file: whose companion an unnamed guest is, and the matches.
func (b *builder) finish() {
	for i := range b.Households {
		settlePlusOnes(b.Households[i].Guests)
	}
	b.settle()
	slices.SortStableFunc(b.Problems, func(p, q Problem) int { return p.Row - q.Row })
	if b.unlisted > 0 {
		b.Problems = append(b.Problems, Problem{0, "", fmt.Sprintf("There are %d more problems that are not listed.", b.unlisted)})
	}
}

// settlePlusOnes gives a "Plus One" line to the named guest above it in the household, else to the
// first one; with nobody named it is a place of its own.
func settlePlusOnes(guests []Guest) {
	above := alone
	for i := range guests {
		g := &guests[i]
		if !g.Unnamed && g.PlusOneOf == alone && g.Age != Child && g.Age != Infant {
			above = i
		}
		if g.PlusOneOf != companion {
			continue
		}
		g.PlusOneOf = above
		if k := firstNamed(guests); above == alone && k != i && !guests[k].Unnamed {
			g.PlusOneOf = k
		}
	}
}

// Envelope is the envelope name: as the file has it, else made of the guests' names.
func (h Household) Envelope() string {
	if h.EnvelopeName != "" {
		return h.EnvelopeName
	}
	var names []string
	for _, g := range h.Guests {
		if g.Name != "" {
			names = append(names, g.Name)
		}
	}
	if n := len(h.Guests) - len(names); len(names) > 0 && n > 0 {
		names = append(names, "Guest")
	}
	if len(names) == 0 {
		return h.Party
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " & " + names[last]
}
