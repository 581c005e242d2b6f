package seating_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/invalid"
	"convive/models/seating"
)

// chaos is what actors do without knowing of each other: each command chooses its rows from the state that it finds, or
// from one that has passed.
type chaos struct{ w *world }

func (c chaos) command(t *rapid.T, _ int) dbtest.Command {
	kind := rapid.SampledFrom([]string{"seat", "seat", "seat", "move", "move", "unseat", "swap", "swap", "edit", "remove", "add"}).Draw(t, "kind")
	who := rapid.SliceOfNDistinct(rapid.IntRange(0, len(c.w.guests)-1), 1, 3, rapid.ID[int]).Draw(t, "who")
	which, seats := rapid.IntRange(0, 5).Draw(t, "table"), rapid.Int64Range(1, 4).Draw(t, "seats")
	lies := rapid.Bool().Draw(t, "premise of another moment")
	return func(tx *db.Tx) (change.Change, error) {
		b, err := seating.Of(tx.Read, c.w.occasion.ID)
		if err != nil {
			return nil, err
		}
		if len(b.Tables) == 0 || kind == "add" {
			return seating.AddTables(tx, seating.NewTables{Occasion: c.w.occasion.ID, Count: 1, Seats: seats, Shape: seating.Square})
		}
		table := b.Tables[which%len(b.Tables)]
		switch kind {
		case "edit":
			return seating.EditTable(tx, table.ID, seating.Edit{Version: table.Version, Name: table.Name, Seats: seats, Shape: seating.Rect})
		case "remove":
			return seating.RemoveTable(tx, table.ID, seating.PieceRemoval{Version: table.Version})
		}
		m := seating.Moving{Occasion: c.w.occasion.ID, To: seating.Target{Table: table.ID, Taken: len(table.People)}.String()}
		if kind == "unseat" {
			m.To = string(seating.Parking)
		}
		for _, i := range who {
			from := placeOf(b, c.w.guests[i].ID)
			if lies || kind == "seat" {
				from = seating.Parking
			}
			m.Guests = append(m.Guests, c.w.at(i, from))
		}
		if kind == "swap" {
			return swapOf(tx, m)
		}
		return seating.Move(tx, m)
	}
}

// swapOf lets the first two whom a move is about swap places; one alone moves.
func swapOf(tx *db.Tx, m seating.Moving) (change.Change, error) {
	if len(m.Guests) < 2 {
		return seating.Move(tx, m)
	}
	return seating.Swap(tx, seating.Swapping{Occasion: m.Occasion, Guests: m.Guests[:2]})
}

func placeOf(b *seating.Board, guest change.ID) change.ID {
	for _, l := range b.Tables {
		for _, p := range l.People {
			if p.ID == guest {
				return l.ID
			}
		}
	}
	return seating.Parking
}

// holds: nobody sits twice, everybody attending sits or is parked, no table takes more than it seats.
func (c chaos) holds(r *db.Read) error {
	b, err := seating.Of(r, c.w.occasion.ID)
	if err != nil {
		return err
	}
	seen := map[change.ID]int{}
	for _, l := range b.Tables {
		if l.Free() < 0 {
			return fmt.Errorf("%s seats %d and %d sit there", l.Name, l.Seats, len(l.People))
		}
		for _, p := range l.People {
			seen[p.ID]++
			if s := p.Assignment.Seat; s == nil || *s < 1 || *s > l.Seats {
				return fmt.Errorf("%s sits on seat %v of %d", p.Name, s, l.Seats)
			}
		}
	}
	for _, h := range b.Parking {
		for _, p := range h.People {
			seen[p.ID]++
		}
	}
	for _, g := range c.w.guests {
		if seen[g.ID] != 1 {
			return fmt.Errorf("%s is at %d places", g.Name, seen[g.ID])
		}
	}
	return nil
}

func TestActorsWhoSeatAndMoveAtOnceBreakNoRule(t *testing.T) {
	each(t, 10, func(w *world) {
		c := chaos{w: w}
		rapid.Check(w.t.(*testing.T), func(t *rapid.T) {
			dbtest.Actors{
				Scope: w.scope, Draw: c.command, Holds: c.holds, Most: 8,
				Refused: func(err error) bool {
					var refusal invalid.Refusal
					return errors.As(err, &refusal)
				},
			}.Run(t, w.d)
		})
	})
}

// plain is the model: who sits where, and how many seats there are.
type plain struct {
	seats map[change.ID]int
	at    map[change.ID]change.ID // guest → table
}

func (p plain) taken(table change.ID) (n int) {
	for _, at := range p.at {
		if at == table {
			n++
		}
	}
	return n
}

// TestOneAfterTheOtherTheRulesAreAPlainModel's: moves, refusals and parked people are those of a map.
func TestOneAfterTheOtherTheRulesAreThoseOfAPlainModel(t *testing.T) {
	each(t, 8, func(w *world) {
		tables := w.tables(3, 2)
		p := plain{seats: map[change.ID]int{}, at: map[change.ID]change.ID{}}
		for _, id := range tables {
			p.seats[id] = 2
		}
		rapid.Check(w.t.(*testing.T), func(t *rapid.T) {
			t.Repeat(map[string]func(*rapid.T){
				"move":   func(t *rapid.T) { w.modelMove(t, p, append(slices.Clone(tables), seating.Parking)) },
				"resize": func(t *rapid.T) { w.modelResize(t, p, tables) },
				"": func(t *rapid.T) {
					for _, l := range w.board().Tables {
						if len(l.People) != p.taken(l.ID) || int(l.Seats) != p.seats[l.ID] {
							t.Fatalf("%s: %d of %d, want %d of %d", l.Name, len(l.People), l.Seats, p.taken(l.ID), p.seats[l.ID])
						}
						for _, g := range l.People {
							if p.at[g.ID] != l.ID {
								t.Fatalf("%s sits at %s", g.Name, l.Name)
							}
						}
					}
				},
			})
		})
	})
}

func (w *world) modelMove(t *rapid.T, p plain, places []change.ID) {
	to := rapid.SampledFrom(places).Draw(t, "to")
	anyway := rapid.Bool().Draw(t, "anyway")
	var who []string
	var movers []change.ID
	holds := true
	for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, 7), 1, 4, rapid.ID[int]).Draw(t, "who") {
		id := w.guests[i].ID
		now, ok := p.at[id]
		if !ok {
			now = seating.Parking
		}
		from := now
		if rapid.IntRange(0, 4).Draw(t, "lies") == 0 {
			from = rapid.SampledFrom(places).Draw(t, "from")
		}
		who = append(who, w.at(i, from))
		if now != to {
			holds = holds && from == now
			movers = append(movers, id)
		}
	}
	_, err := w.move(w.anna, string(to), anyway, who...)
	fits := to == seating.Parking || anyway || p.taken(to)+len(movers) <= p.seats[to]
	if want := holds && (fits || len(movers) == 0); (err == nil) != want {
		t.Fatalf("premise holds %v, fits %v: %v", holds, fits, err)
	}
	if err != nil {
		return
	}
	for _, id := range movers {
		delete(p.at, id)
		if to != seating.Parking {
			p.at[id] = to
		}
	}
}

func (w *world) modelResize(t *rapid.T, p plain, tables []change.ID) {
	id, seats := rapid.SampledFrom(tables).Draw(t, "table"), rapid.IntRange(1, 4).Draw(t, "seats")
	var before seating.Laid
	for _, l := range w.board().Tables {
		if l.ID == id {
			before = l
		}
	}
	e, err := w.edit(id, seating.Edit{Version: before.Version, Name: before.Name, Seats: int64(seats), Shape: before.Shape})
	if err != nil {
		t.Fatal(err)
	}
	parked := 0
	if seats < int(before.Seats) {
		parked = max(0, len(before.People)-seats)
	}
	edited, _ := e.Change.(change.TableEdited)
	if len(edited.Guests) != parked {
		t.Fatalf("%d were parked, want %d", len(edited.Guests), parked)
	}
	for _, g := range edited.Guests {
		delete(p.at, g)
	}
	p.seats[id] = seats
}
