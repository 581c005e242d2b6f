package seating

import (
	"context"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
)

func added(ctx context.Context, e change.Entry) string {
	c, _ := e.Change.(change.TablesAdded)
	return locale.N(ctx, "Added {n} table.", "Added {n} tables.", len(c.Tables))
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
		return locale.T(ctx, "{guests}: now in parking.", "guests", people(c, m.Guests))
	}
	return ""
}

// edited names who no longer fits.
func edited(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.TableEdited)
	if len(m.Guests) == 0 {
		return locale.T(c.Context(), "Saved {table}.", "table", tableName(c, m.Table))
	}
	return locale.T(c.Context(), "Saved {table}. {guests}: now in parking.", "table", tableName(c, m.Table), "guests", people(c, m.Guests))
}

func removed(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.TableRemoved)
	if len(m.Guests) == 0 {
		return locale.T(c.Context(), "Removed {table}.", "table", removedName(c, e))
	}
	return locale.T(c.Context(), "Removed {table}. {guests}: now in parking.", "table", removedName(c, e), "guests", people(c, m.Guests))
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
	return locale.List(c.Context(), names)
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
