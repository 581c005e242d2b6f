package seating

import (
	"errors"
	"math"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Copy puts copies of tables and room objects into the room: the first one step away, each further one another step.
// Tables are numbered on from the highest; nobody sits at a copy, and it is not locked.
func Copy(tx *db.Tx, d Copies) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	present, err := tablesOf(tx.Read, plan.ID)
	if err != nil {
		return nil, err
	}
	c := change.RoomFurnished{Plan: plan.ID, Occasion: plan.OccasionID}
	numbered := numbering(present)
	position := int64(0)
	originals := map[change.ID]Table{}
	for _, t := range present {
		originals[t.ID], position = t, max(position, t.Position)
	}
	if d.Distance == "" {
		if err := d.apart(tx.Read, plan.ID); err != nil {
			return nil, err
		}
	}
	stepX, stepY := d.step()
	var tables []*Table
	var objects []*Object
	for n := int64(1); n <= d.Count; n++ {
		for _, id := range d.Pieces {
			if t, ok := originals[id]; ok {
				position++
				was := t.Spot()
				t.Row, t.Position, t.Locked = db.Row{ID: db.NewID()}, position, false
				word, _ := numberOf(t.Name)
				t.Name = numbered.next(word)
				t.X, t.Y = t.X+n*stepX, t.Y+n*stepY
				if !t.Spot().inRoom() || plan.far(t.Spot()) && !plan.far(was) {
					return nil, errCopiesOutside
				}
				tables, c.Tables = append(tables, &t), append(c.Tables, t.ID)
				continue
			}
			o, err := db.Find[Object](tx.Read, id)
			if errors.Is(err, db.ErrNotFound) || err == nil && o.PlanID != plan.ID {
				return nil, invalid.Refuse("Somebody removed what you are copying a moment ago.")
			}
			if err != nil {
				return nil, err
			}
			o.Row, o.Locked = db.Row{ID: db.NewID()}, false
			was := o.Spot()
			o.X, o.Y = o.X+n*stepX, o.Y+n*stepY
			if !o.Spot().inRoom() || plan.far(o.Spot()) && !plan.far(was) {
				return nil, errCopiesOutside
			}
			objects, c.Objects = append(objects, &o), append(c.Objects, o.ID)
		}
	}
	return c, errors.Join(db.Create(tx, tables...), db.Create(tx, objects...))
}

// errCopiesOutside refuses copies that would stand far outside the room, beside the distance in their form.
var errCopiesOutside = invalid.Fields{{Name: "distance", Message: "The copies would stand outside the room. Make fewer, or a shorter distance."}}

// FarEnough is how far a copy stands from what takes a part of the floor, from corner to corner, so that an aisle is between
// them: in whole decimetres or half feet, as a form writes it.
func FarEnough(least, most Chair, in events.Units) string {
	step := metre / 10
	if in == events.Feet {
		step = foot / 2
	}
	reach := float64(max(most.X-least.X, most.Y-least.Y) + Aisle)
	return Length(int64(math.Round(math.Ceil(reach/step)*step)), in)
}

// apart has the copies stand as far from each other as what is copied reaches in their direction, and an aisle.
func (c *Copies) apart(r *db.Read, plan change.ID) error {
	pieces, err := piecesOf(r, plan, c.Pieces)
	least, most := Chair{math.MaxInt64, math.MaxInt64}, Chair{math.MinInt64, math.MinInt64}
	for _, p := range pieces {
		from, to := p.extent()
		least, most = Chair{min(least.X, from.X), min(least.Y, from.Y)}, Chair{max(most.X, to.X), max(most.Y, to.Y)}
	}
	if x, _ := c.Direction.step(); x != 0 {
		least.Y, most.Y = 0, 0
	} else {
		least.X, most.X = 0, 0
	}
	if len(pieces) > 0 {
		c.Distance = FarEnough(least, most, c.Units)
	}
	return err
}

// step is how far each copy stands from the one before, in millimetres.
func (c Copies) step() (x, y int64) {
	mm, _ := ParseLength(c.Distance, c.Units)
	x, y = c.Direction.step()
	return x * mm, y * mm
}

// Lock keeps tables and room objects where they stand, or lets them be moved again.
func Lock(tx *db.Tx, d Locking) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	pieces, err := piecesOf(tx.Read, plan.ID, d.Pieces)
	if err != nil {
		return nil, err
	}
	c := change.PiecesLocked{Plan: plan.ID, Locked: d.Locked}
	for _, id := range d.Pieces {
		p, ok := pieces[id]
		if !ok || p.locked() == d.Locked { // gone, or as it is asked for
			continue
		}
		if p.table != nil {
			c.Tables, err = append(c.Tables, id), db.Update(tx, p.table, db.Set{"locked": d.Locked})
		} else {
			c.Objects, err = append(c.Objects, id), db.Update(tx, p.object, db.Set{"locked": d.Locked})
		}
		if err != nil {
			return nil, err
		}
	}
	if len(c.Tables)+len(c.Objects) == 0 {
		return change.None, nil
	}
	return c, nil
}
