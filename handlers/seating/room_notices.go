package seating

import (
	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
)

// mostNamed are the pieces that a notice names; of more it says how many.
const mostNamed = 3

// piecesCalled are the names of a few tables and room objects, also of those that were removed; "" of many.
func piecesCalled(c *web.Ctx, tables, objects []change.ID) string {
	if n := len(tables) + len(objects); n == 0 || n > mostNamed {
		return ""
	}
	var names []string
	for _, id := range tables {
		names = append(names, called(c, seating.Table{}.TableName(), id))
	}
	for _, id := range objects {
		names = append(names, objectCalled(c, id))
	}
	for _, name := range names {
		if name == "" {
			return ""
		}
	}
	return locale.List(c.Context(), names)
}

// objectCalled is what a room object is called by, its label or its kind, also after it was removed.
func objectCalled(c *web.Ctx, id change.ID) string {
	var o seating.Object
	err := c.Read(func(r *db.Read) (err error) {
		if o, err = db.Find[seating.Object](r, id); err == nil {
			return nil
		}
		was, err := r.Deleted(o.TableName(), []change.ID{id})
		o.Label, _ = was[id]["label"].(string)
		kind, _ := was[id]["kind"].(string)
		o.Kind = seating.ObjectKind(kind)
		return err
	})
	if err != nil || o.Kind == "" && o.Label == "" {
		return ""
	}
	if o.Label != "" {
		return o.Label
	}
	return views.KindWord(c.Context(), o.Kind)
}

func arranged(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.RoomArranged)
	if names := piecesCalled(c, m.Tables, m.Objects); names != "" {
		return locale.T(c.Context(), "Moved {pieces}.", "pieces", names)
	}
	return locale.N(c.Context(), "Moved {n} piece.", "Moved {n} pieces.", len(m.Tables)+len(m.Objects))
}

// inLine says why nothing was moved.
func inLine(c *web.Ctx) string {
	return locale.T(c.Context(), "Nothing was moved: it stands so already.")
}

func furnished(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.RoomFurnished)
	if names := piecesCalled(c, m.Tables, m.Objects); names != "" {
		return locale.T(c.Context(), "Added {pieces}.", "pieces", names)
	}
	return locale.N(c.Context(), "Added {n} piece.", "Added {n} pieces.", len(m.Tables)+len(m.Objects))
}

func locked(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.PiecesLocked)
	names, n := piecesCalled(c, m.Tables, m.Objects), len(m.Tables)+len(m.Objects)
	switch {
	case names != "" && m.Locked:
		return locale.T(c.Context(), "Locked {pieces}.", "pieces", names)
	case names != "":
		return locale.T(c.Context(), "Unlocked {pieces}.", "pieces", names)
	case m.Locked:
		return locale.N(c.Context(), "Locked {n} piece.", "Locked {n} pieces.", n)
	}
	return locale.N(c.Context(), "Unlocked {n} piece.", "Unlocked {n} pieces.", n)
}

// cleared names what was removed, and who has no seat any more.
func cleared(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.RoomCleared)
	removed := locale.N(c.Context(), "Removed {n} piece.", "Removed {n} pieces.", len(m.Tables)+len(m.Objects))
	if names := piecesCalled(c, m.Tables, m.Objects); names != "" {
		removed = locale.T(c.Context(), "Removed {pieces}.", "pieces", names)
	}
	if len(m.Guests) == 0 {
		return removed
	}
	return locale.T(c.Context(), "{removed} {guests}: now in parking.", "removed", removed, "guests", people(c, m.Guests))
}
