package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/seating"
)

func TestAnEmptyRoomSaysWhatToDoFirstAndItsWallsHaveHandles(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		plan := w.As("pia").Open(arranging)
		plan.Shows("room-crowds", "First say how large the room is")
		plan.Shows("pieces-none", "Nothing stands here yet.")
		plan.Shows("plan-corners", `data-corners="0,0 8000,0 8000,8000 0,8000" data-version="0"`)
		w.As("anna").Post(arranging+"/walls", "occasion", string(reception(w)), "version", "0", "walls", "0,0 12000,0 8000,8000 0,8000").Change()
		plan.Shows("plan-corners", `data-corners="0,0 12000,0 8000,8000 0,8000"`)
		lay(w, 1, 8)
		plan.Shows("room-crowds", "Aisles are wide enough")
		plan.Converges()
	})
}

func TestARoomGetsCornersByAFormAndBothPlannersSeeThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		lay(w, 1, 8)
		occasion := string(reception(w))
		room, plan := w.As("ben").Open(inRoom), w.As("pia").Open(arranging)
		c := noScript(w, "anna")
		walls := append(form(c, arranging, `id="room-corners"`), "walls", "0 0\n12 0\n12 6\n7 6\n7 10\n0 10")
		c.Post(arranging+"/walls", walls...).Status(303).Changes(change.RoomMeasured{Plan: board(w).Plan, Occasion: reception(w)})
		c.Post(arranging+"/walls", walls...).Status(303).Changes() // the second of a double click
		room.Shows("room-walls", "M0 0L1200 0L1200 600L700 600L700 1000L0 1000Z")
		plan.Shows("plan-corners", "Corner 4: 7 m along the width, 6 m along the length")
		room.Converges()
		plan.Converges()
		c.Send(webtest.Raw{Method: "GET", Path: arranging, Header: map[string]string{"Sec-Fetch-Mode": "cors"}}).Says("7 6").SaysNot("Saved the walls of the room.") // by a script
		c.Send(webtest.Raw{Method: "GET", Path: arranging, Header: map[string]string{"Sec-Fetch-Mode": "navigate"}}).Says("7 6", "Saved the walls of the room.", "Undo")

		c.Post(arranging+"/walls", "occasion", occasion, "version", "2", "walls", "0 0\n9 9\n9 0\n0 9").Status(422).Says("These walls cross or touch each other: from corner 1 to 2, and from corner 3 to 4.", "9 9").Changes()
		c.Post(arranging+"/walls", "occasion", occasion, "version", "2", "walls", "0,0 9000,9000 9000,0 0,9500").Status(422).Says("These walls cross", ">0 0\n9 9\n9 0\n0 9.5</textarea>").Changes()
		c.Post(arranging+"/walls", "occasion", occasion, "version", "2", "walls", "wide").Status(422).Says("Line 1, “wide”, is no corner.", ">wide</textarea>").Changes()
		w.As("anna").Post(arranging+"/walls", "occasion", occasion, "version", "2", "walls", "0,0 12000,0 12000,9000").Change()
		w.As("ben").Post(arranging+"/walls", "occasion", occasion, "version", "2", "walls", "0,0 12000,0 12000,8000").Says("Walls", "0 0 · 12 0 · 12 9", "0 0 · 12 0 · 12 8").Changes()
		undo(c).Change()
		room.Shows("room-walls", "M0 0L1200 0L1200 600L700 600L700 1000L0 1000Z")
		for _, name := range []string{"vera", "carl", "dora"} {
			w.As(name).Post(arranging+"/walls", "occasion", occasion, "version", "3", "walls", "0 0\n9 0\n9 9").Status(403).Changes()
		}
		w.Stranger().Post("/e/other-wedding/seating/room/walls", "occasion", occasion, "version", "3", "walls", "0 0\n9 0\n9 9").Status(404).Changes()
	})
}

func TestARoomIsBuiltBeforeItsFirstTable(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := noScript(w, "anna")
		c.Post(arranging+"/walls", append(form(c, arranging, `id="room-corners"`), "walls", "0 0\n9 0\n9 9")...).Status(303).Change()
		if b := board(w); b.Walls != seating.Corners("0,0 9000,0 9000,9000") {
			t.Errorf("got %q", b.Walls)
		}
	})
}
