package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// inFeet has our event's lengths said in feet and inches.
func inFeet(w *webtest.World) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		e, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return change.EventEdited{Event: e.ID}, db.Update(tx, &e, db.Set{"units": events.Feet})
	})
}

func TestAnEventInFeetSaysAndReadsLengthsInFeet(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := lay(w, 2, 8)
		occasion := string(reception(w))
		c := noScript(w, "anna")
		c.Get(arranging).Says("Width in metres", "Aisles are wide enough", ">0 m<").SaysNot("Width in feet", `data-units="feet"`)
		room, plan := w.As("ben").Open(inRoom), w.As("pia").Open(arranging)
		inFeet(w)
		room.Shows("room-walls", ">0 ft<")
		plan.Shows("room-walls", ">0 ft<")
		room.Converges()
		plan.Converges()

		size := form(c, arranging, `id="room-size"`)
		c.Post(arranging+"/size", append(size, "width", "60", "length", "40' 6")...).Status(303).Change()
		if b := board(w); b.Width != 18_288 || b.Length != 12_344 {
			t.Errorf("60 by 40' 6 is %d by %d mm", b.Width, b.Length)
		}
		c.Get(arranging).Says("Width in feet", "From middle to middle, in feet", `data-units="feet"`, `value="60'"`, `40' 6"`, "60' 40'6").SaysNot("Width in metres")
		c.Post(arranging+"/size", append(form(c, arranging, `id="room-size"`), "width", "a mile", "length", "1")...).Status(422).Says(`Write a length up to 656 ft, like 6, 6' 4" or 1.8 m.`, `value="a mile"`).Changes()
		walls := form(c, arranging, `id="room-corners"`)
		c.Post(arranging+"/walls", append(walls, "walls", "0 0\n40 0\n40; 32' 6\n0 32.5")...).Status(303).Change()
		if b := board(w); b.Walls != "" || b.Width != 12_192 || b.Length != 9_906 {
			t.Errorf("got %q, %d by %d", b.Walls, b.Width, b.Length)
		}
		plan.Shows("plan-corners", "Corner 3: 40′ along the width, 32′ 6″ along the length")

		table := page + "/tables/" + string(tables[0])
		is := []string{"name", "Table 1", "seats", "8", "shape", "round"}
		edit := append(form(c, table, `id="edit-table"`), is...)
		c.Post(table+"/details", append(edit, "width", "72 in", "length", "6", "x", "12", "y", "10' 6")...).Status(303).Change()
		if l := board(w).Tables[0]; l.W != 1829 || l.H != 1829 || l.X != 3658 || l.Y != 3200 {
			t.Errorf("%+v", l.Table)
		}
		c.Get(table).Says("Width in feet", "Depth in feet", `value="6'"`, `value="12'"`, `value="10' 6""`)
		c.Post(table+"/details", append(append(form(c, table, `id="edit-table"`), is...), "width", "6'", "length", "6'", "x", "12'", "y", `10' 6"`)...).Status(303).Changes() // written and read, all is as it was

		c.Post(arranging+"/objects", append(form(c, arranging, `id="add-object"`), "kind", "stage", "width", "12", "length", "12")...).Status(303).Change()
		plan.Shows("plan-pieces", "12′ × 12′")
		c.Post(arranging+"/copies", append(form(c, arranging, `id="room-copies"`), "piece", string(tables[0]), "count", "1", "distance", "10", "direction", "east")...).Status(303).Change()
		if b := board(w); b.Tables[2].X != 3658+3048 {
			t.Errorf("the copy stands at %d", b.Tables[2].X)
		}
		plan.Shows("room-crowds", "Aisles under 4′ 11″")
		plan.Converges()
		room.Converges()
		w.As("anna").Post(arranging+"/size", "occasion", occasion, "version", "3", "width", "20", "length", "10").Change() // a form that says nothing means metres
		if b := board(w); b.Width != 20_000 {
			t.Errorf("20 is %d mm", b.Width)
		}
	})
}

func TestAFormInUnitsThatAreNoneIsRefused(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table := lay(w, 1, 8)[0]
		occasion := string(reception(w))
		c := w.As("anna")
		stage := c.Post(arranging+"/objects", "occasion", occasion, "kind", "stage", "width", "4", "length", "3").Change().(change.RoomFurnished).Objects[0]
		for path, fields := range map[string][]string{
			page + "/tables/" + string(table) + "/details":  {"version", "1", "name", "Table 1", "seats", "8", "shape", "round", "width", "2", "length", "2"},
			page + "/objects/" + string(stage) + "/details": {"version", "1", "kind", "stage", "width", "4", "length", "4"},
			arranging + "/objects":                          {"occasion", occasion, "kind", "stage", "width", "4", "length", "3"},
			arranging + "/copies":                           {"occasion", occasion, "piece", string(table), "count", "1", "distance", "3", "direction", "east"},
			arranging + "/size":                             {"occasion", occasion, "version", "1", "width", "20", "length", "10"},
			arranging + "/walls":                            {"occasion", occasion, "version", "1", "walls", "0 0\n9 0\n9 9"},
			arranging + "/picture/place":                    {"occasion", occasion, "version", "1", "left", "0", "top", "0", "width", "9", "percent", "50"},
		} {
			c.Post(path, append(fields, "units", "cubits")...).Says("Lengths are in metres or in feet, and this form names neither.").Changes()
		}
	})
}
