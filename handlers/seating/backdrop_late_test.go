package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/seating"
)

// behind is where the picture lies behind a plan's room: of its fields as the form says them.
func behind(w *webtest.World) (p seating.Behind) {
	w.T.Helper()
	p, ok := board(w).Backdrop.Behind()
	if !ok {
		w.T.Fatal("no picture lies behind the room")
	}
	return p
}

// fitted is the form that puts the picture to its place, as it stands on the page, with some fields otherwise.
func fitted(c *webtest.Client, fields ...string) []string {
	return append(form(c, arranging, `id="fit-picture"`), fields...)
}

func TestTwoWhoPutAPictureToItsPlaceAreMergedOrShowBothValues(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		lay(w, 1, 8)
		anna, ben := noScript(w, "anna"), noScript(w, "ben")
		anna.Upload(arranging+"/picture", "file", "plan.png", drawing(w), form(anna, arranging, `id="lay-picture"`)...).Status(303).Change()
		const path = arranging + "/picture/place"
		anna.Post(path, fitted(anna, "left", "1", "top", "2", "width", "12", "percent", "50")...).Status(303).Change()

		t.Log("a table that moves the plan's version is in nobody's way, and what only one changed is kept")
		fit, file := fitted(ben), form(ben, arranging, `id="lay-picture"`)
		anna.Post(arranging+"/size", append(form(anna, arranging, `id="room-size"`), "width", "30", "length", "20")...).Status(303).Change()
		ben.Post(path, append(fit, "left", "1", "top", "2", "width", "12", "percent", "60")...).Status(303).Change()
		fit = fitted(ben)
		anna.Post(path, fitted(anna, "left", "3", "top", "2", "width", "12", "percent", "60")...).Status(303).Change()
		ben.Post(path, append(fit, "left", "1", "top", "2", "width", "12", "percent", "70")...).Status(303).Change()
		if p := behind(w); p.X != 3000 || p.Y != 2000 || p.W != 12_000 || p.H != 6_000 || p.Percent != 70 {
			t.Errorf("%+v", p)
		}

		t.Log("where both changed the same, both are shown")
		fit = fitted(ben)
		anna.Post(path, fitted(anna, "left", "4", "top", "2.5", "width", "10", "percent", "70")...).Status(303).Change()
		late := append(fit, "left", "5", "top", "2", "width", "8", "percent", "30")
		asks := ben.Post(path, late...).Status(409).Says("Edge along the width", "4\u00a0m", "5\u00a0m", ">Width<", "10\u00a0m", "8\u00a0m", "Edge along the length", "2.5\u00a0m").SaysNot("4000")
		asks.Changes()
		ben.Post(path, formIn(ben, asks.Text, `name="pick.left"`, "pick-all", "theirs")...).Status(303).Change() // the opacity is ben's alone
		if p := behind(w); p.X != 4000 || p.Y != 2500 || p.W != 10_000 || p.H != 5_000 || p.Percent != 30 {
			t.Errorf("%+v", p)
		}
		asks = ben.Post(path, late...).Status(409)
		ben.Post(path, formIn(ben, asks.Text, `name="pick.left"`, "pick.left", "mine", "pick.width", "theirs")...).Status(303).Change()
		if p := behind(w); p.X != 5000 || p.Y != 2500 || p.W != 10_000 {
			t.Errorf("%+v", p)
		}

		t.Log("two points are the place that they made, of the picture as it was")
		fit = fitted(ben, "left", "5", "top", "2.5", "width", "10", "percent", "30", "from_x", "5", "from_y", "2.5", "to_x", "7", "to_y", "2.5", "distance", "4")
		anna.Post(path, fitted(anna, "left", "5", "top", "2.5", "width", "16", "percent", "30")...).Status(303).Change()
		asks = ben.Post(path, fit...).Status(409).Says("20\u00a0m", "16\u00a0m")
		ben.Post(path, formIn(ben, asks.Text, `name="pick.width"`, "pick-all", "mine")...).Status(303).Change()
		if p := behind(w); p.X != 5000 || p.W != 20_000 || p.H != 10_000 {
			t.Errorf("%+v", p)
		}

		t.Log("who takes it away is told that it was moved")
		fit = fitted(ben, "gone", "1")
		anna.Post(path, fitted(anna, "left", "6", "top", "2.5", "width", "16", "percent", "30")...).Status(303).Change()
		asks = ben.Post(path, fit...).Status(409).Says("It is taken away", "It stays behind the room, where it was put by now")
		ben.Post(path, formIn(ben, asks.Text, `name="pick.gone"`, "pick.gone", "theirs")...).Status(303).Changes()
		ben.Upload(arranging+"/picture", "file", "mine.png", drawing(w), file...).Status(409).Says("Yours is mine.png.").Changes()
		asks = ben.Post(path, fit...).Status(409)
		ben.Post(path, formIn(ben, asks.Text, `name="pick.gone"`, "pick.gone", "mine")...).Status(303).Changes(change.RoomPictured{Plan: board(w).Plan, Occasion: reception(w), Gone: true})
		ben.Post(path, late...).Status(409).Says("There is no picture behind the room any more.").Changes()
	})
}

func TestAPictureThatCameTooLateStaysWithItsPlanThoughAnotherOneIsInUse(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		lay(w, 1, 8)
		first := board(w).Plan
		c, ben := noScript(w, "anna"), noScript(w, "ben")
		late := form(ben, arranging, `id="lay-picture"`)
		c.Upload(arranging+"/picture", "file", "plan.png", drawing(w), form(c, arranging, `id="lay-picture"`)...).Status(303).Change()
		theirs := behind(w)
		second := c.Post(page+"/plans", "occasion", string(reception(w)), "name", "Other").Status(303).Change().(change.PlanAdded).Plan
		c.Post(page+"/plans/"+string(second)+"/use", "version", "1", "instead", string(first)).Status(303).Change()
		again := ben.Upload(arranging+"/picture?occasion="+string(reception(w)), "file", "late.png", drawing(w), late...).Status(409).Says(string(theirs.Picture), "Yours is late.png.")
		ben.Upload(arranging+"/picture", "file", "late.png", drawing(w), formIn(ben, again.Text, `id="lay-picture"`)...).Status(303).Changes(change.RoomPictured{Plan: first, Occasion: reception(w)})
		if board(w).Plan != second || board(w).Backdrop != "" {
			t.Errorf("%s of plan %s", board(w).Backdrop, board(w).Plan)
		}
	})
}
