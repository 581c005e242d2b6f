package seating

import (
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Arrange puts tables and room objects to other places. Each comes with where the mover sees it: who was first is told,
// and nothing moves. What stands there already stays, and so does what is locked.
func Arrange(tx *db.Tx, d Arranging) (change.Change, error) {
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	shifts := d.shifts()
	ids := make([]change.ID, len(shifts))
	for i, m := range shifts {
		ids[i] = m.Piece
	}
	pieces, err := piecesOf(tx.Read, plan.ID, ids)
	if err != nil {
		return nil, err
	}
	c := change.RoomArranged{Plan: plan.ID, Occasion: plan.OccasionID}
	for _, m := range shifts {
		p, ok := pieces[m.Piece]
		if !ok {
			return nil, invalid.Refuse("Somebody removed what you are moving a moment ago. All stays where it is.")
		}
		switch at := p.spot(); {
		case at == m.To:
			continue
		case at != m.From:
			return nil, displaced(tx.Read, p)
		case p.locked():
			return nil, invalid.Refuse("{table} is locked. Unlock it first.", "table", p.called())
		}
		if err := plan.tooFar(p.called(), m.From, m.To); err != nil {
			return nil, err
		}
		if err := p.put(tx, m.To); err != nil {
			return nil, err
		}
		if p.table != nil {
			c.Tables = append(c.Tables, m.Piece)
		} else {
			c.Objects = append(c.Objects, m.Piece)
		}
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return c, nil
}

// piece is a table or a room object: one of the two is set.
type piece struct {
	table  *Table
	object *Object
}

// piecesOf finds what stands in a plan's room, by id; one of another plan is left out.
func piecesOf(r *db.Read, plan change.ID, ids []change.ID) (map[change.ID]piece, error) {
	tables, err := db.From[Table](r).Where("plan_id = ?", string(plan)).In("id", ids).All()
	if err != nil {
		return nil, err
	}
	objects, err := db.From[Object](r).Where("plan_id = ?", string(plan)).In("id", ids).All()
	all := make(map[change.ID]piece, len(ids))
	for i := range tables {
		all[tables[i].ID] = piece{table: &tables[i]}
	}
	for i := range objects {
		all[objects[i].ID] = piece{object: &objects[i]}
	}
	return all, err
}

func (p piece) spot() Spot {
	if p.table != nil {
		return p.table.Spot()
	}
	return p.object.Spot()
}

func (p piece) locked() bool {
	if p.table != nil {
		return p.table.Locked
	}
	return p.object.Locked
}

// called is a table's name, or an object's label, else its kind.
func (p piece) called() string {
	switch {
	case p.table != nil:
		return p.table.Name
	case p.object.Label != "":
		return p.object.Label
	}
	return strings.ReplaceAll(string(p.object.Kind), "_", " ")
}

func (p piece) put(tx *db.Tx, to Spot) error {
	set := db.Set{"x": to.X, "y": to.Y, "rotation": to.Rotation}
	if p.table != nil {
		return db.Update(tx, p.table, set)
	}
	return db.Update(tx, p.object, set)
}

// displaced tells who moved a piece first.
func displaced(r *db.Read, p piece) error {
	table, id := Table{}.TableName(), change.ID("")
	if p.table != nil {
		id = p.table.ID
	} else {
		table, id = p.object.TableName(), p.object.ID
	}
	last, err := lastPut(r, table, []change.ID{id}, "x", "y", "rotation")
	by, err := doer(r, last, err)
	if err != nil {
		return err
	}
	if by != "" {
		return invalid.Refuse("{name} moved {piece} a moment ago. It stays where it is now.", "name", by, "piece", p.called())
	}
	return invalid.Refuse("{piece} stands elsewhere by now.", "piece", p.called())
}
