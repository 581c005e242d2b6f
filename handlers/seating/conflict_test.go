package seating_test

import (
	"testing"

	"convive/handlers/webtest"
)

// sized are the fields of a table's form with a size, in the event's units.
func sized(version, width, length, shape string) []string {
	return []string{"version", version, "name", "Table 1", "seats", "8", "shape", shape, "width", width, "length", length}
}

func TestTwoWhoSizeATableAreShownBothInTheRoomsUnitsAndKeepWhatTheyPick(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := page + "/tables/" + string(lay(w, 1, 8)[0]) + "/details"
		w.As("anna").Post(path, sized("1", "2.4", "0.9", "rect")...).Change()
		c := noScript(w, "ben")
		late := sized("1", "2.1", "80 cm", "square")
		asks := c.Post(path, late...).Status(409).Says(">Width<", ">Depth<", ">Shape<", "2.4\u00a0m", "0.9\u00a0m", "2.1\u00a0m", "0.8\u00a0m", "Long", "Square").SaysNot("2400", ">Length<", ">w<")
		asks.Changes()
		c.Post(path, formIn(c, asks.Text, `name="pick.width"`, "pick-all", "theirs")...).Status(303).Changes()
		if l := board(w).Tables[0]; l.W != 2400 || l.H != 900 || l.Shape != "rect" {
			t.Errorf("theirs are not kept: %+v", l.Table)
		}
		asks = c.Post(path, late...).Status(409)
		c.Post(path, formIn(c, asks.Text, `name="pick.width"`, "pick.width", "mine", "pick.length", "theirs", "pick.shape", "theirs")...).Status(303).Change()
		if l := board(w).Tables[0]; l.W != 2100 || l.H != 900 || l.Shape != "rect" {
			t.Errorf("%+v", l.Table)
		}

		t.Log("who says nothing about the depth that somebody else changed keeps it")
		w.As("anna").Post(path, sized("3", "2.1", "1", "rect")...).Change()
		w.As("anna").Post(path, sized("4", "2.2", "1", "rect")...).Change()
		asks = c.Post(path, sized("3", "2", "0.9", "rect")...).Status(409).Says("2.2\u00a0m", "2\u00a0m", "1\u00a0m")
		c.Post(path, formIn(c, asks.Text, `name="pick.width"`, "pick-all", "mine")...).Status(303).Change()
		if l := board(w).Tables[0]; l.W != 2000 || l.H != 1000 {
			t.Errorf("%+v", l.Table)
		}

		t.Log("and in feet and inches")
		inFeet(w)
		feet := func(version, width, x string) []string {
			return append(sized(version, width, "3", "rect"), "x", x, "units", "feet")
		}
		w.As("anna").Post(path, feet("6", "6' 8", "10' 6")...).Change()
		asks = c.Post(path, feet("6", "72 in", "12")...).Status(409).Says("6′\u00a08″", "6′", ">Middle along the width<", "10′\u00a06″", "12′").SaysNot(" m<", "\u00a0m<")
		c.Post(path, formIn(c, asks.Text, `name="pick.width"`, "pick-all", "theirs")...).Status(303).Changes()
	})
}

func TestTwoWhoMeasureARoomOrAnObjectAreShownBothAndKeepWhatTheyPick(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		lay(w, 1, 8)
		occasion := string(reception(w))
		c := noScript(w, "ben")
		room := func(width, length string) []string {
			return []string{"occasion", occasion, "version", "1", "width", width, "length", length}
		}
		w.As("anna").Post(arranging+"/size", room("20", "10")...).Change()
		asks := c.Post(arranging+"/size", room("18", "12.5")...).Status(409).Says("20\u00a0m", "10\u00a0m", "18\u00a0m", "12.5\u00a0m").SaysNot("20000", "Walls")
		c.Post(arranging+"/size", formIn(c, asks.Text, `name="pick.width"`, "pick.width", "theirs", "pick.length", "mine")...).Status(303).Change()
		if b := board(w); b.Width != 20_000 || b.Length != 12_500 {
			t.Errorf("%d by %d", b.Width, b.Length)
		}

		t.Log("a size and corners go together")
		corners := []string{"occasion", occasion, "version", "3", "walls", "0 0\n20 0\n20 6\n10 6\n10 12.5\n0 12.5"}
		w.As("anna").Post(arranging+"/walls", corners...).Change()
		w.As("ben").Post(arranging+"/size", "occasion", occasion, "version", "3", "width", "40", "length", "12.5").Change()
		if b := board(w); b.Width != 40_000 || b.Walls != "0,0 40000,0 40000,6000 20000,6000 20000,12500 0,12500" {
			t.Errorf("%d, %s", b.Width, b.Walls)
		}
		asks = c.Post(arranging+"/walls", "occasion", occasion, "version", "3", "walls", "0 0\n9 0\n9 9").Status(409).Says("Walls", "0 0 · 40 0 · 40 6", "0 0 · 9 0 · 9 9").SaysNot("Width", "40000")
		c.Post(arranging+"/walls", formIn(c, asks.Text, `name="pick.walls"`, "pick.walls", "theirs")...).Status(303).Changes()

		stage := append(form(c, arranging, `id="add-object"`), "kind", "stage", "width", "4", "length", "3")
		c.Post(arranging+"/objects", stage...).Status(303).Change()
		path := page + "/objects/" + string(board(w).Objects[0].ID) + "/details"
		thing := func(kind, width string) []string {
			return []string{"version", "1", "kind", kind, "width", width, "length", "3"}
		}
		w.As("anna").Post(path, thing("stage", "5.5")...).Change()
		w.As("anna").Post(path, append(thing("bar", "5.5")[2:], "version", "2")...).Change()
		asks = c.Post(path, thing("buffet", "6")...).Status(409).Says("What", "Bar", "Buffet", ">Width<", "5.5\u00a0m", "6\u00a0m")
		c.Post(path, formIn(c, asks.Text, `name="pick.width"`, "pick-all", "theirs")...).Status(303).Changes()
	})
}
