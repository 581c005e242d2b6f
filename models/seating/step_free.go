package seating

import (
	"slices"
	"strings"

	"convive/models/autoseat"
	"convive/models/change"
)

// StepFree is what auto-seat calls the rule that somebody on wheels gets to their table, where it names wishes by their ids.
const StepFree change.ID = "step-free"

// Passage is what a wheelchair needs to get between the chairs of two tables, in millimetres: 36 inches (ADA 403.5.1). An aisle
// under Aisle is tight for waiters, and may still be wide enough for it.
const Passage = 900

// onWheels are the needs of those who come on wheels, as guests and hosts write them.
var onWheels = []string{"wheelchair", "step-free", "step free", "stepfree", "rollstuhl", "walker"}

func needsRoom(needs []string) bool {
	return slices.ContainsFunc(needs, func(n string) bool {
		return slices.ContainsFunc(onWheels, func(s string) bool { return strings.Contains(strings.ToLower(n), s) })
	})
}

// narrows are the places where no wheelchair gets through, between two tables.
func (b *Board) narrows() []Crowd {
	return slices.DeleteFunc(b.Crowds(), func(c Crowd) bool { return c.Kind != Overlap && (c.Kind != NarrowAisle || c.Gap >= Passage) })
}

// withoutRoom are those who need a step-free way and sit at a table that chairs of another stand too close to.
func (b *Board) withoutRoom(health bool) (all []Problem) {
	if !health {
		return nil
	}
	narrows := b.narrows()
	for _, l := range b.Tables {
		for _, p := range l.People {
			if p.declines() || !needsRoom(p.Needs) {
				continue
			}
			for _, c := range narrows {
				if c.Table.ID == l.ID || c.Other.ID == l.ID {
					other := c.Other
					if other.ID == l.ID {
						other = c.Table
					}
					all = append(all, Problem{Kind: NoRoom, Table: l.Table, Other: other, People: []Person{p}, Gap: c.Gap})
					break
				}
			}
		}
	}
	return all
}

// stepFree are the rules that keep who comes on wheels away from the tables that they don't get to.
func (b *Board) stepFree(in *autoseat.Input) (all []autoseat.Wish) {
	var tables []string // made when first asked for
	for _, g := range in.Guests {
		p := b.people[change.ID(g.ID)]
		if p.declines() || !needsRoom(p.Needs) {
			continue
		}
		if tables == nil {
			if tables = b.outOfReach(); len(tables) == 0 {
				return nil
			}
		}
		all = append(all, autoseat.Wish{ID: string(StepFree) + "/" + g.ID, Kind: autoseat.NotAt, Guest: g.ID, Tables: tables, Must: true})
	}
	return all
}

// outOfReach are the tables to which no wheelchair gets.
func (b *Board) outOfReach() (all []string) {
	narrows := b.narrows()
	for _, l := range b.Tables {
		if slices.ContainsFunc(narrows, func(c Crowd) bool { return c.Table.ID == l.ID || c.Other.ID == l.ID }) {
			all = append(all, string(l.ID))
		}
	}
	return all
}
