package seating

import (
	"strings"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
)

// added says also which of the new tables found no place in the room.
func added(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.TablesAdded)
	words, at := locale.N(c.Context(), "Added {n} table.", "Added {n} tables.", len(m.Tables)), astray(c, m.Plan, m.Tables...)
	if at.Outside > 0 {
		words += " " + locale.N(c.Context(), "There is no free place large enough in the room: {n} table stands beside it.", "There is no free place large enough in the room: {n} tables stand beside it.", at.Outside)
	}
	if at.Overlap > 0 {
		words += " " + locale.N(c.Context(), "{n} of them stands in the way of another table: there was no place left that is free.", "{n} of them stand in the way of other tables: there was no place left that is free.", at.Overlap)
	}
	if at.Ground > 0 {
		words += " " + locale.N(c.Context(), "There is no other place left: {n} table stands on the dance floor or the stage.", "There is no other place left: {n} tables stand on the dance floor or the stage.", at.Ground)
	}
	return words
}

// walled goes on with a sentence about a room's new walls: how many tables don't stand within them.
func walled(c *web.Ctx, saved string, plan change.ID) string {
	if n := astray(c, plan).Outside; n > 0 {
		saved += " " + locale.N(c.Context(), "{n} table stands outside of it now, wholly or in part. It stays on the plan; move it in.", "{n} tables stand outside of it now, wholly or in part. They stay on the plan; move them in.", n)
	}
	return saved
}

func astray(c *web.Ctx, plan change.ID, of ...change.ID) (s seating.Astray) {
	_ = c.Read(func(r *db.Read) (err error) {
		s, err = seating.FindAstray(r, plan, of...)
		return err
	})
	return s
}

// moved names who sits where now.
func moved(c *web.Ctx, e change.Entry) string {
	ctx := c.Context()
	switch m := e.Change.(type) {
	case change.GuestsSeated:
		return locale.T(ctx, "{guests}: now at {table}.", "guests", people(c, m.Guests), "table", tableName(c, m.Table))
	case change.GuestsSwapped:
		return locale.T(ctx, "{guests}: have swapped their places.", "guests", people(c, m.Guests))
	case change.GuestsUnseated:
		return unseated(c, m.Plan, m.Guests)
	}
	return ""
}

// unseated says who is in parking now; who doesn't come isn't listed there.
func unseated(c *web.Ctx, plan change.ID, all []change.ID) (words string) {
	var parked, gone []change.ID
	_ = c.Read(func(r *db.Read) error {
		p, err := db.Find[seating.Plan](r, plan)
		if err != nil {
			return err
		}
		b, err := seating.OfPlan(r, p.OccasionID, p.ID)
		if err != nil {
			return err
		}
		for _, id := range all {
			if b.Comes(id) {
				parked = append(parked, id)
			} else {
				gone = append(gone, id)
			}
		}
		return nil
	})
	if len(parked) > 0 {
		words = locale.T(c.Context(), "{guests}: now in parking.", "guests", people(c, parked))
	}
	if len(gone) > 0 {
		words = strings.TrimSpace(words + " " + locale.T(c.Context(), "{guests}: no seat any more, and not in parking, which lists who comes or may yet.", "guests", people(c, gone)))
	}
	return words
}

// edited names who no longer fits.
func edited(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.TableEdited)
	if len(m.Guests) == 0 {
		return locale.T(c.Context(), "Saved {table}.", "table", tableName(c, m.Table))
	}
	return locale.T(c.Context(), "Saved {table}.", "table", tableName(c, m.Table)) + " " + unseated(c, m.Plan, m.Guests)
}

func removed(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.TableRemoved)
	if len(m.Guests) == 0 {
		return locale.T(c.Context(), "Removed {table}.", "table", removedName(c, e))
	}
	return locale.T(c.Context(), "Removed {table}.", "table", removedName(c, e)) + " " + unseated(c, m.Plan, m.Guests)
}

// people are the names of guests as a sentence lists them; one who is gone by now is left out.
func people(c *web.Ctx, ids []change.ID) string {
	var names []string
	_ = c.Read(func(r *db.Read) error {
		rows, err := db.From[guests.Guest](r).In("id", ids).All()
		called := make(map[change.ID]string, len(rows))
		for _, g := range rows {
			called[g.ID] = g.Name
		}
		for _, id := range ids {
			if called[id] != "" {
				names = append(names, called[id])
			}
		}
		return err
	})
	return c.Named(names)
}

func tableName(c *web.Ctx, id change.ID) (name string) {
	_ = c.Read(func(r *db.Read) error {
		names, err := seating.Names(r, []change.ID{id})
		name = names[id]
		return err
	})
	return name
}

// removedName is how a table was called that is gone; the entry's own rows hold it.
func removedName(c *web.Ctx, e change.Entry) (name string) {
	_ = c.Read(func(r *db.Read) error {
		rows, err := r.RowChanges(e.Seq)
		for _, row := range rows {
			if row.Table == (seating.Table{}).TableName() {
				name, _ = row.Was["name"].(string)
			}
		}
		return err
	})
	return name
}
