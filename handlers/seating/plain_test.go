package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/seating"
)

// Who has no script ticks pieces in the list, and does with them what the bar of the drawing does.
func TestPiecesAreLockedCopiedAlignedAndRemovedWithoutScript(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := lay(w, 3, 8)
		watch := w.As("pia").Open(arranging)
		c := noScript(w, "anna")
		do := func(where string, fields ...string) webtest.Answer {
			t.Helper()
			return c.Post(arranging+where, append(form(c, arranging, `id="room-plain"`), fields...)...)
		}
		at := func(of ...change.ID) (fields []string) {
			for _, l := range board(w).Tables {
				for _, id := range of {
					if l.ID == id {
						fields = append(fields, "piece", string(id), "at", seating.At(id, l.Spot()))
					}
				}
			}
			return fields
		}
		for _, id := range tables {
			c.Get(arranging).Says(`form="room-plain" name="piece" value="`+string(id)+`"`, `form="room-plain" name="at" value="`+string(id)+":")
		}
		plan := board(w).Plan
		do("/locks", "piece", string(tables[0]), "locked", "true").Status(303).Changes(change.PiecesLocked{Plan: plan, Tables: tables[:1], Locked: true})
		c.Get(arranging).Says("Locked Table 1.", "Undo")
		do("/locks", "piece", string(tables[0]), "locked", "false").Status(303).Changes(change.PiecesLocked{Plan: plan, Tables: tables[:1]})
		c.Get(arranging).Says("Unlocked Table 1.")
		was := append([]string{"line", "least-x"}, at(tables...)...)
		do("/lines", was...).Status(303).Changes(change.RoomArranged{Plan: plan, Occasion: reception(w), Tables: tables[1:]})
		c.Get(arranging).Says("Moved Table 2 and Table 3.")
		do("/lines", append([]string{"line", "least-x"}, at(tables...)...)...).Status(303).Changes()
		c.Get(arranging).Says("Nothing was moved: it stands so already.")
		if b := board(w); b.Tables[0].X != b.Tables[1].X || b.Tables[0].X != b.Tables[2].X {
			t.Errorf("they stand at %v, %v and %v", b.Tables[0].Spot(), b.Tables[1].Spot(), b.Tables[2].Spot())
		}
		noScript(w, "ben").Post(arranging+"/lines", append(form(noScript(w, "ben"), arranging, `id="room-plain"`), was...)...).Status(409).Says("Anna OURS moved Table 2 a moment ago.").Changes()
		do("/lines", "line", "least-x").Status(422).Says("Choose at least two pieces to align.").Changes()

		copied := do("/copies", "piece", string(tables[2]), "count", "2", "distance", "3", "direction", "south").Status(303).Change().(change.RoomFurnished)
		c.Get(arranging).Says("Added Table 4 and Table 5.")
		back := do("/copies", "piece", string(tables[2]), "count", "99", "distance", "3 wide", "direction", "south").Status(422).Says("Make 1 to 30 copies at once.", `value="3 wide"`, "1 piece is still chosen.").Changes()
		if n := strings.Count(back.Text, `<input type="hidden" name="piece" value="`+string(tables[2])+`"`); n != 1 {
			t.Errorf("what was ticked comes back %d times", n)
		}
		do("/removals", "piece", string(copied.Tables[0])).Status(303).Changes(change.RoomCleared{Plan: plan, Occasion: reception(w), Tables: copied.Tables[:1]})
		c.Get(arranging).Says("Removed Table 4.")
		watch.Converges()
		for _, name := range []string{"cora", "vera", "carl", "dora"} {
			w.As(name).Post(arranging+"/lines", was...).Status(403).Changes()
		}
		w.Stranger().Post("/e/other-wedding/seating/room/lines", append(was, "occasion", string(reception(w)))...).Status(404).Changes()
	})
}

// Who has no script and writes no distance has copies stand as far from each other as the script proposes.
func TestCopiesWithoutADistanceLeaveAnAisle(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := lay(w, 1, 8)
		w.As("anna").Post(arranging+"/objects", "occasion", string(reception(w)), "kind", "bar", "width", "3", "length", "1").Change()
		bar := board(w).Objects[0]
		c := noScript(w, "anna")
		spot := func(id change.ID) seating.Spot {
			for _, l := range board(w).Tables {
				if l.ID == id {
					return l.Spot()
				}
			}
			for _, o := range board(w).Objects {
				if o.ID == id {
					return o.Spot()
				}
			}
			return seating.Spot{}
		}
		c.Get(arranging).Says("an aisle of 1.5 m")
		for _, d := range []struct {
			piece     change.ID
			direction string
			x, y      int64 // of the step, in millimetres
		}{
			{bar.ID, "east", 4500, 0}, {bar.ID, "south", 0, 2500}, {tables[0], "south", 0, 4300}, {tables[0], "east", 4300, 0},
		} {
			fields := append(form(c, arranging, `id="room-plain"`), "piece", string(d.piece), "count", "2", "direction", d.direction)
			made := c.Post(arranging+"/copies", fields...).Status(303).Change().(change.RoomFurnished)
			first, last := spot(d.piece), spot(append(made.Tables, made.Objects...)[1])
			if x, y := (last.X-first.X)/2, (last.Y-first.Y)/2; x != d.x || y != d.y {
				t.Errorf("copies to the %s stand %d and %d mm apart, want %d and %d", d.direction, x, y, d.x, d.y)
			}
		}
		c.Post(arranging+"/copies", append(form(c, arranging, `id="room-plain"`), "piece", string(w.Ours.Guests[0].ID), "count", "1", "direction", "east")...).Status(409).Changes()
	})
}

func TestAPieceIsLockedCopiedAndAlignedOnItsOwnPage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := lay(w, 2, 8)
		w.As("anna").Post(arranging+"/objects", "occasion", string(reception(w)), "kind", "bar", "width", "3", "length", "1").Change()
		bar := board(w).Objects[0]
		c := noScript(w, "anna")
		plan := board(w).Plan
		for _, p := range []struct {
			path, name string
			id         change.ID
			apart      string // of a copy, at first: as far as it reaches, and an aisle
			locked     change.PiecesLocked
		}{
			{page + "/tables/" + string(tables[1]), "Table 2", tables[1], "4.3", change.PiecesLocked{Plan: plan, Tables: tables[1:], Locked: true}},
			{page + "/objects/" + string(bar.ID), "Bar", bar.ID, "4.5", change.PiecesLocked{Plan: plan, Objects: []change.ID{bar.ID}, Locked: true}},
		} {
			watch := w.As("pia").Open(p.path)
			c.Get(p.path).Says(`name="distance" type="text" value="` + p.apart + `"`)
			of := "&of=" + strings.TrimPrefix(p.path, page+"/")
			query := "?occasion=" + string(reception(w)) + of
			back := c.Post(arranging+"/locks"+query, "occasion", string(reception(w)), "piece", string(p.id), "locked", "true").Status(303).Changes(p.locked).Header.Get("Location")
			if want := p.path + "?occasion=" + string(reception(w)); back != want {
				t.Errorf("it leads back to %s, want %s", back, want)
			}
			watch.Shows("piece-lock", "Unlock")
			watch.Converges()
			c.Get(p.path).Says("Locked "+p.name+".", "It is locked")
			c.Post(arranging+"/locks"+query, "occasion", string(reception(w)), "piece", string(p.id), "locked", "false").Change()

			c.Post(arranging+"/copies"+query, append(form(c, p.path, `id="room-copies"`), "count", "1", "distance", "3", "direction", "east")...).Status(303).Change()
			c.Get(p.path).Says("Added ")
			w.As("ben").Post(arranging+"/copies"+query, append(form(c, p.path, `id="room-copies"`), "count", "1", "distance", "far", "direction", "east")...).
				Says(`name="piece" value="`+string(p.id)+`"`, `value="far"`, "of=").Changes()

			c.Post(arranging+"/lines"+query, append(form(c, p.path, `id="piece-line"`), "with", string(tables[0]), "line", "middle-x")...).Status(303).Change()
			c.Get(p.path).Says("Moved " + p.name + ".")
		}
		b := board(w)
		if b.Objects[0].X != b.Tables[0].X || b.Tables[1].X != b.Tables[0].X {
			t.Errorf("the bar stands at %v, Table 1 at %v", b.Objects[0].Spot(), b.Tables[0].Spot())
		}
		gone := w.As("pia").Open(page + "/objects/" + string(bar.ID))
		w.As("ben").Post(arranging+"/removals", "occasion", string(reception(w)), "piece", string(bar.ID)).Change()
		gone.Shows("piece-lock", `<div id="piece-lock"></div>`)

		other := w.As("anna").Post(page+"/plans", "occasion", string(reception(w)), "name", "If it rains", "from", string(plan)).Change().(change.PlanAdded).Plan
		there := tablesOf(w, other)[0]
		watch := w.As("pia").Open(page + "/tables/" + string(there.ID))
		watch.Shows("piece-lock", `name="plan" type="hidden" value="`+string(other)+`"`)
		w.As("anna").Post(arranging+"/locks", "occasion", string(reception(w)), "plan", string(other), "piece", string(there.ID), "locked", "true").
			Changes(change.PiecesLocked{Plan: other, Tables: []change.ID{there.ID}, Locked: true})
		watch.Shows("piece-lock", "Unlock")
	})
}
