package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
)

func TestABarOutOfTheRoomAndADoorInNoWallAreWarnedOfLiveWithALinkThatChoosesThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		occasion := string(reception(w))
		c, plan := noScript(w, "anna"), w.As("pia").Open(arranging)
		c.Post(arranging+"/size", append(form(c, arranging, `id="room-size"`), "width", "20", "length", "12")...).Status(303).Change()
		put := func(kind, width, length, x, y string) change.ID {
			t.Helper()
			id := c.Post(arranging+"/objects", "occasion", occasion, "kind", kind, "width", width, "length", length).Status(303).Change().(change.RoomFurnished).Objects[0]
			w.As("ben").Post(page+"/objects/"+string(id)+"/details", "version", "1", "kind", kind, "width", width, "length", length, "x", x, "y", y, "rotation", "0").Change()
			return id
		}
		bar := put("bar", "3", "1", "19", "6")
		plan.Shows("room-crowds", "Bar reaches through a wall, out of the room.")
		door := put("door", "1.2", "0.2", "6", "6")
		plan.Shows("room-crowds", "Door is in no wall.")
		plan.Shows("plan-"+string(bar), "data-narrow")
		plan.Converges()
		c.Get(arranging).Says(`data-pieces="`+string(bar)+`"`, `href="#plan-`+string(door)+`"`)
	})
}
