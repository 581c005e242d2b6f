package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
)

func TestTablesThatFindNoPlaceAndARoomTooSmallAreToldWhereTheyAreSaved(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		occasion := string(reception(w))
		c, plan := noScript(w, "anna"), w.As("pia").Open(arranging)
		save := func(where, id string, fields ...string) {
			t.Helper()
			c.Post(arranging+where, append(form(c, arranging, id), fields...)...).Status(303).Change()
		}
		add := func(name, shape, seats string) {
			t.Helper()
			c.Post(page+"/tables", "occasion", occasion, "count", "1", "seats", seats, "shape", shape, "name", name).Status(303).Change()
		}
		save("/size", `id="room-size"`, "width", "20", "length", "12")
		c.Get(arranging).Says("Saved the size of the room.").SaysNot("outside of it")
		add("Table 1", "round", "8")
		c.Get(arranging).Says("Added 1 table.").SaysNot("beside it", "dance floor or the stage")
		add("Table 2", "u", "60")
		c.Get(arranging).Says("There is no free place large enough in the room: 1 table stands beside it.", "Table 2 stands outside the room.")
		plan.Shows("room-crowds", "Table 2 stands outside the room.")
		plan.Converges()
		save("/size", `id="room-size"`, "width", "2", "length", "2")
		c.Get(arranging).Says("Saved the size of the room. 2 tables stand outside of it now, wholly or in part.")
		if got := undo(c).Change(); got.(change.Undone).Seq == 0 {
			t.Errorf("got %+v", got)
		}

		c.Post(arranging+"/objects", "occasion", occasion, "kind", "dance_floor", "width", "20", "length", "12").Status(303).Change()
		add("Table 3", "round", "8")
		c.Get(arranging).Says("There is no free place large enough in the room: 1 table stands beside it.", "Table 3 stands outside the room.").SaysNot("Table 3 stands on the dance floor.")

		add("Table 4", "serpentine", "60")
		c.Get(arranging).SaysNot("in the way of another table", "in the way of other tables")
		c.Post(page+"/tables", "occasion", occasion, "count", "40", "seats", "60", "shape", "serpentine").Status(303).Change()
		c.Get(arranging).Says("of them stand in the way of other tables: there was no place left that is free.")
	})
}
