package seating_test

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)

// form is what a browser without JavaScript sends of the form that holds a text, from a page fetched now: its hidden
// fields, and then those given, as name, value pairs that stand on the page.
func form(c *webtest.Client, path, holds string, fields ...string) []string {
	c.World.T.Helper()
	return formIn(c, c.Get(path).Text, holds, fields...)
}

func formIn(c *webtest.Client, page, holds string, fields ...string) (all []string) {
	c.World.T.Helper()
	page = html.UnescapeString(page)
	for _, f := range strings.Split(page, "<form")[1:] {
		f, _, _ = strings.Cut(f, "</form>")
		if !strings.Contains(f, holds) {
			continue
		}
		for _, m := range hidden.FindAllStringSubmatch(f, -1) {
			all = append(all, m[1], m[2])
		}
		break
	}
	if all == nil {
		c.World.T.Fatalf("the page has no form with %s", holds)
	}
	for i := 1; i < len(fields); i += 2 {
		if !strings.Contains(page, `value="`+fields[i]+`"`) {
			c.World.T.Fatalf("the page doesn't offer %s %s", fields[i-1], fields[i])
		}
	}
	return append(all, fields...)
}

// undo takes the event's last change back.
func undo(c *webtest.Client) webtest.Answer {
	c.World.T.Helper()
	return c.Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", head(c.World))).Status(303)
}

func noScript(w *webtest.World, name string) *webtest.Client {
	c := w.As(name)
	c.NoScript = true
	return c
}

func TestWithoutScriptTheSameStepFromALaterPageIsANewCommand(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table, ada := lay(w, 1, 8)[0], w.Ours.Guests[0]
		c := noScript(w, "anna")
		seated := change.GuestsSeated{Plan: board(w).Plan, Table: table, Guests: ids(ada), Households: households(ada)}
		unseated := change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(ada), Households: households(ada)}
		for range 3 {
			seat := form(c, page, `id="seat-move"`, "guest", at(ada, seating.Parking), "to", string(table)+":0")
			c.Post(page+"/moves", seat...).Status(303).Changes(seated)
			c.Get(page).Says("Ada Lawson OURS: now at Table 1.")
			c.Post(page+"/moves", seat...).Status(303).Changes() // the second of a double click
			c.Post(page+"/moves", form(c, page, `id="seat-move"`, "guest", at(ada, table), "to", "parking")...).Status(303).Changes(unseated)
			c.Get(page).Says("Ada Lawson OURS: now in parking.")
		}
		seat := form(c, page, `id="seat-move"`, "guest", at(ada, seating.Parking), "to", string(table)+":0")
		c.Post("/e/amara-jonas/guests/side", "guest", string(ada.ID), "side", "Jonas").Change()
		c.Post(page+"/moves", seat...).Status(303).Changes(seated) // what else has been changed meanwhile is no obstacle
	})
}

func TestWithoutScriptASeatIsFreedAsOftenAsItIsTaken(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table, ada := lay(w, 1, 8)[0], w.Ours.Guests[0]
		c := noScript(w, "anna")
		unseated := change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(ada), Households: households(ada)}
		for range 2 {
			reply(w, guests.Attending, ada)
			seatDirectly(w, table, ada)
			reply(w, guests.Declined, ada)
			free := form(c, page, `id="seat-free"`, "guest", at(ada, table))
			c.Post(page+"/moves", free...).Status(303).Changes(unseated)
			c.Post(page+"/moves", free...).Status(303).Changes()
		}
		undo(c).Change()
		c.Post(page+"/moves", form(c, page, `id="seat-free"`, "guest", at(ada, table))...).Status(303).Changes(unseated)
	})
}

func TestWithoutScriptSeatAnywayIsAskedAndDoneAgain(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table, ada, ben := lay(w, 1, 1)[0], w.Ours.Guests[0], w.Ours.Guests[1]
		seatDirectly(w, table, ada)
		c := noScript(w, "pia")
		for range 2 {
			asks := c.Post(page+"/moves", form(c, page, `id="seat-move"`, "guest", at(ben, seating.Parking), "to", string(table)+":1")...).Status(409).Changes()
			c.Post(page+"/moves", formIn(c, asks.Text, `name="anyway"`)...).Status(303).
				Changes(change.GuestsSeated{Plan: board(w).Plan, Table: table, Guests: ids(ben), Households: households(ben), Anyway: true})
			c.Post(page+"/moves", form(c, page, `id="seat-move"`, "guest", at(ben, table), "to", "parking")...).Status(303).Change()
		}
	})
}

func TestWithoutScriptAProblemIsMendedAsOftenAsItComesBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 2)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		seatDirectly(w, tables[0], zoe, ada, ben)
		c := noScript(w, "anna")
		mend := func(to change.ID) []string {
			button, called := string(to), "parking"
			if to != seating.Parking {
				button, called = button+":0", "Table 2"
			}
			return form(c, page, "Move "+zoe.Name+" to "+called+"<", "to", button)
		}
		for _, to := range []change.ID{tables[1], seating.Parking, seating.Parking, tables[1]} {
			sent := mend(to)
			c.Post(page+"/moves", sent...).Status(303).Change()
			c.Post(page+"/moves", sent...).Status(303).Changes()
			w.As("pia").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(zoe, to), "to", "parking")
			w.As("pia").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(zoe, seating.Parking), "to", string(tables[0]), "anyway", "true").Change()
		}
		for range 2 {
			c.Post(page+"/moves", mend(seating.Parking)...).Status(303).Change()
			undo(c).Change()
		}
	})
}

func TestWithoutScriptATableIsEditedAndRemovedAgain(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := page + "/tables/" + string(lay(w, 1, 8)[0])
		c := noScript(w, "anna")
		for range 2 {
			for _, name := range []string{"Lake", "Table 1"} {
				c.Post(path+"/details", append(form(c, path, path+"/details"), "name", name, "seats", "8", "shape", "round")...).Status(303).Change()
			}
		}
		for range 2 {
			c.Post(path+"/removal", form(c, path, path+"/removal")...).Status(303).Change()
			undo(c).Change()
		}
	})
}
