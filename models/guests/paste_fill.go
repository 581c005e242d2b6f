package guests

import (
	"errors"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Filling is a column that was looked at: which guests get which values, with the versions that were looked at.
type Filling struct {
	Column   string      `form:"column"`
	Guests   []change.ID `form:"guest"`
	Versions []int64     `form:"at"`
	Values   []string    `form:"value"`
}

// Validate finds a form that doesn't fit together.
func (f Filling) Validate() (wrong invalid.Fields) {
	n := len(f.Guests)
	wrong.Check(n > 0, "guest", "There is nothing to change.")
	wrong.Check(n <= MaxPasted, "guest", "Paste at most {n} lines at once.", "n", MaxPasted)
	wrong.Check(n == len(f.Versions) && n == len(f.Values) && n == len(Chosen{Guests: f.Guests}.ids()), "guest", "This form is out of date. Reload the page and try again.")
	_, known := guestCells[f.Column]
	_, meals := mealsAt(f.Column)
	wrong.Check(known || meals, "column", "Choose a column that takes what is pasted.")
	return wrong
}

// FillColumn writes a column, as one Change. Guests in whose cell somebody else wrote meanwhile, and who have been removed, stay
// as they are: the Change names those that are there. Where that is everybody, it is refused.
func FillColumn(tx *db.Tx, f Filling) (change.Change, error) {
	if occasion, ok := mealsAt(f.Column); ok {
		return f.serve(tx, occasion)
	}
	columns, err := Cell{Field: f.Column}.columnsOf(tx.Read, guestCells)
	if err != nil {
		return nil, err
	}
	rows, err := f.rows(tx.Read)
	if err != nil {
		return nil, err
	}
	var changed []Guest
	var left []change.ID
	for _, i := range f.order(rows) {
		id := f.Guests[i]
		g, there := rows[id]
		if !there {
			continue
		}
		before := g.Version
		err := Cell{Field: f.Column, Value: f.Values[i], Version: f.Versions[i]}.write(tx, &g, columns)
		var conflict db.ErrConflict
		var stale db.ErrStale
		switch {
		case errors.As(err, &conflict) || errors.As(err, &stale):
			left = append(left, id)
		case err != nil:
			return nil, err
		case g.Version != before:
			changed = append(changed, g)
		}
		rows[id] = g
	}
	what := f.Column
	if guestCells[f.Column].needs != access.ViewGuests {
		what = "details" // the activity tells more people of it than may know who has such
	}
	return filled(tx, what, changed, left)
}

// filled is the Change of a column that was written, with those who were left as others made them.
func filled(tx *db.Tx, what string, changed []Guest, left []change.ID) (change.Change, error) {
	if len(changed) == 0 && len(left) > 0 {
		return nil, invalid.Refuse("Others have changed all of these meanwhile. Paste the column again to see what is there now.")
	}
	c, ok := bulk(tx, what, changed).(change.GuestsEdited)
	if !ok {
		return change.None, nil
	}
	c.Left = left
	return c, nil
}

// rows are the guests that are there, by id; one who never was of this event refuses the whole.
func (f Filling) rows(r *db.Read) (map[change.ID]Guest, error) {
	ids := Chosen{Guests: f.Guests}.ids()
	all, err := db.From[Guest](r).In("id", ids).Order("id").All()
	if err != nil {
		return nil, err
	}
	rows := make(map[change.ID]Guest, len(all))
	for _, g := range all {
		rows[g.ID] = g
	}
	if len(rows) == len(ids) {
		return rows, nil
	}
	gone, err := r.Deleted(Guest{}.TableName(), ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if _, there := rows[id]; !there && gone[id] == nil {
			return nil, db.ErrNotFound
		}
	}
	return rows, nil
}

// order puts those first who have no name yet: how they are spoken of follows the name of who brings them.
func (f Filling) order(rows map[change.ID]Guest) (order []int) {
	for _, unnamed := range []bool{true, false} {
		for i, id := range f.Guests {
			if rows[id].Unnamed == unnamed {
				order = append(order, i)
			}
		}
	}
	return order
}
