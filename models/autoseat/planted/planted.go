// Package planted makes instances of the seating problem with a plan known to be good: tables are filled first, then
// people are given reasons to sit as they sit, and noise that says otherwise. Tests and the bench draw from it.
package planted

import (
	"fmt"

	"convive/models/autoseat/instance"
)

// Kind says what an instance is like. The zero value of each field but Guests stands for none.
type Kind struct {
	Guests   int
	Seats    []int   // of the tables, taken in turn; none means tables of 10
	Sizes    []int   // of households, each as often as it stands here; none means those of the public instances
	Spare    float64 // share of seats left empty
	Never    float64 // share of pairs of households at different tables who must not share one
	Must     float64 // share of the ties inside a table that are a must
	Ties     float64 // share of pairs of households at one table that have a tie
	Noise    float64 // share of pairs of guests at different tables that have a weight
	MinKnown bool    // everyone shall know somebody at their table, where the plan allows
}

// Tight is like the public instances without a spare seat.
func Tight(n int) Kind { return Kind{Guests: n, Never: 0.15, Must: 0.12, Ties: 0.7, Noise: 0.002} }

// Loose is like the public instances with some.
func Loose(n int) Kind {
	return Kind{Guests: n, Spare: 0.05, Never: min(0.05, 5/float64(n)), Must: 0.12, Ties: 0.65, Noise: 0.002}
}

var (
	usualSeats = []int{10}
	usualSizes = []int{1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8, 8}
	ties       = []float64{1, 2, 5, 10}
	noise      = []float64{-5, -3, -2, -1, 1, 2, 3, 5}
)

// Make draws one instance. The known score is that of the planted plan.
func Make(k Kind, seed uint64) *instance.Instance {
	if len(k.Seats) == 0 {
		k.Seats = usualSeats
	}
	if len(k.Sizes) == 0 {
		k.Sizes = usualSizes
	}
	m := &maker{Kind: k, dice: dice(seed*7919 + 17), taken: map[[2]int]bool{},
		in: &instance.Instance{Name: fmt.Sprintf("planted-%d-%d", k.Guests, seed), Planted: map[string]string{}}}
	m.fill()
	m.people()
	m.spare()
	m.ties()
	m.noise()
	if k.MinKnown {
		m.acquaint()
	}
	return m.in
}

// maker holds an instance while it is made.
type maker struct {
	Kind
	dice     dice
	in       *instance.Instance
	families []family
	table    []int           // of each guest
	taken    map[[2]int]bool // pairs of guests who have an edge
	knows    []bool
}

type family struct {
	table   int
	members []int
}

// add adds a table, the next of its kind.
func (m *maker) add() int {
	n := len(m.in.Tables)
	m.in.Tables = append(m.in.Tables, instance.Table{ID: fmt.Sprint("t", n+1), Seats: m.Seats[n%len(m.Seats)]})
	return m.in.Tables[n].Seats
}

// fill seats households table by table, and shuffles them.
func (m *maker) fill() {
	for left := m.Guests; left > 0; {
		free := min(m.add(), left)
		if m.Spare > 0 && free > 3 && m.dice.chance(0.4) {
			free -= 1 + m.dice.below(2)
		}
		for free > 0 {
			size := min(m.Sizes[m.dice.below(len(m.Sizes))], free)
			m.families = append(m.families, family{len(m.in.Tables) - 1, make([]int, size)})
			free -= size
			left -= size
		}
	}
	for i := len(m.families) - 1; i > 0; i-- {
		j := m.dice.below(i + 1)
		m.families[i], m.families[j] = m.families[j], m.families[i]
	}
}

// people numbers the guests by household.
func (m *maker) people() {
	for h, f := range m.families {
		for i := range f.members {
			g := len(m.in.Guests)
			f.members[i] = g
			m.table = append(m.table, f.table)
			m.in.Guests = append(m.in.Guests, instance.Guest{ID: fmt.Sprint("g", g+1), Household: fmt.Sprint("h", h+1)})
			m.in.Planted[m.id(g)] = m.in.Tables[f.table].ID
		}
	}
	m.knows = make([]bool, len(m.in.Guests))
}

// spare adds tables until enough seats stay empty.
func (m *maker) spare() {
	seats := 0
	for _, t := range m.in.Tables {
		seats += t.Seats
	}
	for float64(seats) < float64(m.Guests)*(1+m.Spare) {
		seats += m.add()
	}
}

// ties gives households reasons to share a table, or not to.
func (m *maker) ties() {
	for i, f := range m.families {
		for _, o := range m.families[i+1:] {
			a, b := f.members[m.dice.below(len(f.members))], o.members[m.dice.below(len(o.members))]
			switch {
			case f.table != o.table:
				if m.dice.chance(m.Never) {
					m.edge(a, b, 0, "never")
				}
			case !m.dice.chance(m.Ties):
			case m.dice.chance(m.Must):
				m.edge(a, b, 0, "must")
			default:
				m.like(a, b, ties[m.dice.below(len(ties))])
			}
		}
	}
}

// like is a weight inside a table.
func (m *maker) like(a, b int, weight float64) {
	m.knows[a], m.knows[b] = true, true
	m.in.Known.Planted += weight
	m.edge(a, b, weight, "")
}

// noise gives guests of different tables weights.
func (m *maker) noise() {
	for a := range m.in.Guests {
		for b := a + 1; b < len(m.in.Guests); b++ {
			if m.table[a] != m.table[b] && m.dice.chance(m.Noise) && !m.taken[[2]int{a, b}] {
				m.edge(a, b, noise[m.dice.below(len(noise))], "")
			}
		}
	}
}

// acquaint has everybody know somebody at their table, if there is somebody for all.
func (m *maker) acquaint() {
	m.in.MinKnown = 1
	for a := range m.in.Guests {
		for b := 0; b < len(m.in.Guests) && !m.knows[a]; b++ {
			if a != b && m.table[a] == m.table[b] && !m.taken[[2]int{min(a, b), max(a, b)}] {
				m.like(a, b, 1)
			}
		}
		if !m.knows[a] {
			m.in.MinKnown = 0
		}
	}
}

func (m *maker) id(g int) string { return m.in.Guests[g].ID }

func (m *maker) edge(a, b int, weight float64, rule string) {
	m.taken[[2]int{min(a, b), max(a, b)}] = true
	m.in.Edges = append(m.in.Edges, instance.Edge{A: m.id(a), B: m.id(b), Weight: weight, Rule: rule})
}
