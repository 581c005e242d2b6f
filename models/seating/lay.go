package seating

import (
	"errors"
	"slices"

	"convive/models/change"
	"convive/models/db"
)

// laid is what it took to make a plan be as a chart shows it.
type laid struct {
	group                      // whose place is another one than before, or none any more; households also where the table is called otherwise
	risen   []*Assignment      // the seats that they had
	parked  []change.ID        // of them, who had a seat and has none any more
	renamed map[change.ID]bool // tables
}

// lay makes a plan be as a chart shows it. A table that is there already, by its id or else by its name, is changed and
// not made anew, so that whoever has it open still has it; so are people who sit where they shall.
func (c chart) lay(tx *db.Tx, plan *Plan) (out laid, err error) {
	present, err := tablesOf(tx.Read, plan.ID)
	if err != nil {
		return out, err
	}
	p, err := placesOf(tx.Read, plan.ID)
	if err != nil {
		return out, err
	}
	known, err := c.guests(tx.Read)
	if err != nil {
		return out, err
	}
	people := c.fit(known)
	rows, going := c.match(present)
	out.renamed = map[change.ID]bool{}
	for i, t := range c.Tables {
		out.renamed[rows[i].ID] = rows[i].Name != t.Name
	}
	want := map[change.ID]Assignment{}
	for _, s := range people {
		a := Assignment{PlanID: plan.ID, HouseholdID: known[s.Guest].HouseholdID, GuestID: s.Guest, TableID: rows[s.Table].ID, Locked: s.Locked}
		if s.Seat > 0 {
			a.Seat = &s.Seat
		}
		want[s.Guest] = a
	}
	if err := out.rise(tx, present, p, want); err != nil {
		return out, err
	}
	for i := range going {
		if err := db.Delete(tx, &going[i]); err != nil {
			return out, err
		}
	}
	if err := errors.Join(c.layTables(tx, plan.ID, rows), c.layObjects(tx, plan.ID)); err != nil {
		return out, err
	}
	var coming []*Assignment
	for _, s := range people {
		if a, still := want[s.Guest]; still {
			coming = append(coming, &a)
			out.add(a.GuestID, a.HouseholdID)
		}
	}
	return out, errors.Join(db.Create(tx, coming...), db.Update(tx, plan, db.Set{"width": c.Width, "length": c.Length, "walls": c.Walls, "backdrop": c.Backdrop}))
}

// match finds for each table of the chart the row that is there, by id and then by name, or makes one up; going are the
// rows for which the chart has no table.
func (c chart) match(present []Table) (rows, going []Table) {
	rows = make([]Table, len(c.Tables))
	used := map[change.ID]bool{}
	for _, same := range []func(a, b Table) bool{
		func(a, b Table) bool { return a.ID == b.ID },
		func(a, b Table) bool { return a.Name == b.Name },
	} {
		for i, t := range c.Tables {
			n := slices.IndexFunc(present, func(o Table) bool { return rows[i].ID == "" && !used[o.ID] && same(t, o) })
			if n >= 0 {
				rows[i], used[present[n].ID] = present[n], true
			}
		}
	}
	for i := range rows {
		if rows[i].ID == "" {
			rows[i] = Table{Row: db.Row{ID: db.NewID()}}
		}
	}
	for _, t := range present {
		if !used[t.ID] {
			going = append(going, t)
		}
	}
	return rows, going
}

// rise takes from their seats who shall sit elsewhere or nowhere, and leaves in want who is still to be seated.
func (out *laid) rise(tx *db.Tx, present []Table, p places, want map[change.ID]Assignment) error {
	for _, t := range present {
		for _, a := range append(slices.Clone(p.at[t.ID]), p.laps[t.ID]...) {
			w, stays := want[a.GuestID]
			if stays && w.TableID == a.TableID && number(&w) == number(a) {
				delete(want, a.GuestID)
				if out.renamed[a.TableID] {
					out.of(a.HouseholdID)
				}
				if err := db.Update(tx, a, db.Set{"locked": w.Locked}); err != nil {
					return err
				}
				continue
			}
			out.risen = append(out.risen, a)
			if !stays {
				out.parked = append(out.parked, a.GuestID)
				out.add(a.GuestID, a.HouseholdID)
			}
			if err := db.Delete(tx, a); err != nil {
				return err
			}
		}
	}
	return nil
}

// layTables brings the plan's tables to what the chart shows. Names are unique, so that tables which swap theirs first
// get one that nobody has.
func (c chart) layTables(tx *db.Tx, plan change.ID, rows []Table) error {
	wanted := map[string]bool{}
	for _, t := range c.Tables {
		wanted[t.Name] = true
	}
	for i, t := range c.Tables {
		if rows[i].Version > 0 && rows[i].Name != t.Name && wanted[rows[i].Name] {
			if err := db.Update(tx, &rows[i], db.Set{"name": string(rows[i].ID)}); err != nil {
				return err
			}
		}
	}
	var coming []*Table
	for i, t := range c.Tables {
		if rows[i].Version == 0 {
			t.Row, t.PlanID = rows[i].Row, plan
			coming = append(coming, &t)
			continue
		}
		err := db.Update(tx, &rows[i], db.Set{"name": t.Name, "position": t.Position, "shape": t.Shape, "seats": t.Seats, "blocked": t.Blocked, "sides": t.Sides, "x": t.X, "y": t.Y, "w": t.W, "h": t.H,
			"rotation": t.Rotation, "locked": t.Locked, "tag": t.Tag, "note": t.Note})
		if err != nil {
			return err
		}
	}
	return db.Create(tx, coming...)
}

// layObjects brings what stands in the plan's room beside its tables to what the chart shows.
func (c chart) layObjects(tx *db.Tx, plan change.ID) error {
	present, err := db.From[Object](tx.Read).Where("plan_id = ?", string(plan)).Order("created_at, id").All()
	if err != nil {
		return err
	}
	var coming []*Object
	for _, o := range c.Objects {
		n := slices.IndexFunc(present, func(p Object) bool { return p.ID == o.ID })
		if n < 0 {
			n = slices.IndexFunc(present, func(p Object) bool {
				p.Row, p.PlanID = o.Row, o.PlanID
				return p == o
			})
		}
		if n < 0 {
			o.Row, o.PlanID = db.Row{ID: db.NewID()}, plan
			coming = append(coming, &o)
			continue
		}
		set := db.Set{"kind": o.Kind, "label": o.Label, "x": o.X, "y": o.Y, "w": o.W, "h": o.H, "rotation": o.Rotation, "locked": o.Locked}
		if err := db.Update(tx, &present[n], set); err != nil {
			return err
		}
		present = slices.Delete(present, n, n+1)
	}
	for i := range present {
		if err := db.Delete(tx, &present[i]); err != nil {
			return err
		}
	}
	return db.Create(tx, coming...)
}
