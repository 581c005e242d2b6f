package seating

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// Applying is the form that makes the board what auto-seat proposed. Each move is "guest:from:to", with the place where
// the guest sat when the search began.
type Applying struct {
	Occasion change.ID `form:"occasion"`
	Plan     change.ID `form:"plan"` // "" is the one in use
	Moves    []string  `form:"move"`
}

// Validate finds a form that moves nobody, or can't be read.
func (a Applying) Validate() (wrong invalid.Fields) {
	wrong.Check(a.Occasion != "", "", "Choose an occasion first.")
	wrong.Check(len(a.Moves) > 0, "", "Nobody would move.")
	wrong.Check(len(a.Moves) <= 3000, "", "This can't be read. Reload the page and try again.")
	seen := map[change.ID]bool{}
	for _, m := range a.Moves {
		p, to, ok := readMove(m)
		if !ok || seen[p.Guest] || to == "" {
			wrong.Add("", "This can't be read. Reload the page and try again.")
			break
		}
		seen[p.Guest] = true
	}
	return wrong
}

func readMove(s string) (p Premise, to change.ID, ok bool) {
	parts := strings.Split(s, ":")
	if len(parts) != 3 || parts[0] == "" || parts[1] == "" {
		return p, "", false
	}
	return Premise{change.ID(parts[0]), change.ID(parts[1])}, change.ID(parts[2]), true
}

// Apply moves guests to where auto-seat would have them, all of them or none: who was moved meanwhile is named, and so is
// a table that somebody else filled.
func Apply(tx *db.Tx, d Applying) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	to := map[change.ID]change.ID{}
	var premises []Premise
	for _, s := range d.Moves {
		p, at, _ := readMove(s)
		premises, to[p.Guest] = append(premises, p), at
	}
	m, err := newMove(tx, plan, premises, Target{Table: nowhere})
	if first := (ErrMoved{}); errors.As(err, &first) {
		return nil, cmp.Or(chosen(tx, plan, slices.Collect(maps.Values(to))...), again(first))
	}
	if err != nil {
		return nil, err
	}
	if err := m.invited(tx); err != nil {
		return nil, err
	}
	tables, err := tablesOf(tx.Read, plan.ID)
	if err != nil {
		return nil, err
	}
	going := map[change.ID][]guests.Guest{}
	for _, g := range m.movers {
		going[to[g.ID]] = append(going[to[g.ID]], g)
	}
	for id := range going {
		if id != Parking && !slices.ContainsFunc(tables, func(t Table) bool { return t.ID == id }) {
			return nil, cmp.Or(chosen(tx, plan, id), gone(tx, id))
		}
	}
	for _, g := range m.movers {
		if a := m.places.of[g.ID]; a != nil && a.Locked {
			return nil, invalid.Refuse("{guest} is locked in their seat by now. Nothing was changed; search again from the board as it is.", "guest", g.Name)
		}
	}
	if len(m.movers) > 0 {
		if err := keep(tx, plan, BeforeAuto); err != nil {
			return nil, err
		}
	}
	left := m.crowded()
	if err := m.rise(tx, to); err != nil {
		return nil, err
	}
	c := change.SeatsArranged{Plan: plan.ID}
	var out group
	for _, t := range tables {
		if len(going[t.ID]) == 0 {
			continue
		}
		if err := m.sit(tx, t, going[t.ID]); err != nil {
			return nil, err
		}
		c.Tables = append(c.Tables, t.ID)
	}
	for _, g := range m.movers {
		out.add(g.ID, g.HouseholdID)
	}
	c.Guests, c.Households = out.Guests, out.Households
	return c, settleAt(tx, left)
}

// again says who moved a guest since the search, and that another search is needed.
func again(first ErrMoved) error {
	switch known := slices.Contains(first.Args, any("name")); {
	case known && first.Now == Parking:
		first.Refusal = invalid.Refuse("{name} unseated {guest} since the search. Nothing was changed; search again from the board as it is.", first.Args...)
	case known:
		first.Refusal = invalid.Refuse("{name} moved {guest} to {table} since the search. Nothing was changed; search again from the board as it is.", first.Args...)
	default:
		first.Refusal = invalid.Refuse("{guest} was moved since the search. Nothing was changed; search again from the board as it is.", first.Args...)
	}
	return first
}

// nowhere is a place where nobody is already.
const nowhere change.ID = "nowhere"

// rise takes all movers from their seats, so that none stands in the way of another. Who goes to another table keeps their
// row: whatever others do with it later is seen by an undo.
func (m move) rise(tx *db.Tx, to map[change.ID]change.ID) error {
	for _, g := range m.movers {
		a := m.places.of[g.ID]
		if a == nil {
			continue
		}
		m.places.at[a.TableID] = slices.DeleteFunc(m.places.at[a.TableID], func(o *Assignment) bool { return o == a })
		if to[g.ID] != Parking {
			if err := db.Update(tx, a, db.Set{"seat": (*int64)(nil)}); err != nil {
				return err
			}
			continue
		}
		delete(m.places.of, g.ID)
		if err := db.Delete(tx, a); err != nil {
			return err
		}
	}
	return nil
}

// sit gives free seats of a table to guests, those of a household side by side.
func (m move) sit(tx *db.Tx, t Table, all []guests.Guest) error {
	slices.SortStableFunc(all, func(a, b guests.Guest) int {
		return cmp.Or(strings.Compare(string(a.HouseholdID), string(b.HouseholdID)), cmp.Compare(a.Position, b.Position))
	})
	free := m.places.free(t)
	if err := m.places.release(tx, t); err != nil {
		return err
	}
	for _, g := range all {
		var seat *int64
		if g.Seated() {
			if len(free) == 0 {
				return invalid.Refuse("Somebody seated others at {table} meanwhile: there is no room for {guest} any more. Nothing was changed; search again from the board as it is.", "table", t.Name, "guest", g.Name)
			}
			seat, free = &free[0], free[1:]
		}
		if err := m.put(tx, g, t, seat); err != nil {
			return err
		}
	}
	return nil
}
