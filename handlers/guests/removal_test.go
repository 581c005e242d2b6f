package guests_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/requests"
)

func TestRemovedGuestsAndHouseholdsComeBackWhole(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, h := w.As("anna"), w.Ours.Guests, w.Ours.Households[1]
		asked := requests.GuestRequest{HouseholdID: h.ID, GuestID: &g[3].ID, Kind: "child", Words: "A chair?", Status: requests.Open}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			err := db.Create(tx, &asked)
			return change.RequestAsked{Request: asked.ID, Household: h.ID, Guest: g[3].ID}, err
		})
		watch := w.As("ben").Open(page)
		before := host.Get(page).Text

		host.Post("/e/amara-jonas/guests/"+string(g[3].ID)+"/removal", "version", version(the[guests.Guest](w, g[3].ID).Version)).Changes(change.GuestsDeleted{Guests: []change.ID{g[3].ID}, Households: []change.ID{h.ID}})
		host.Get("/e/amara-jonas/households/"+string(h.ID)).Says("Removed "+g[3].Name+".", "Undo")
		if r := the[requests.GuestRequest](w, asked.ID); r.GuestID != nil {
			t.Error("the request still points at the guest who has gone")
		}
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if r := the[requests.GuestRequest](w, asked.ID); r.GuestID == nil || *r.GuestID != g[3].ID {
			t.Error("the undo left the request without its guest")
		}
		household := w.As("ben").Open("/e/amara-jonas/households/" + string(h.ID))
		guest := w.Household(h).Open("/w/amara-jonas/h/" + string(h.ID) + "/requests")
		seen := version(the[guests.Household](w, h.ID).Version)
		host.Post("/e/amara-jonas/households/"+string(h.ID)+"/removal", "version", seen).
			Changes(change.HouseholdsDeleted{Households: []change.ID{h.ID}, Guests: sorted([]change.ID{g[3].ID, g[4].ID})})
		household.Shows("household-head", "This household has been removed")
		guest.Ended(5e9)
		if _, err := read[requests.GuestRequest](w, asked.ID); err == nil {
			t.Error("a request outlived its household")
		}
		host.Post("/e/amara-jonas/households/"+string(h.ID)+"/removal", "version", seen).Status(404).Changes()
		host.Post(page+"/removal", "guest", string(g[3].ID)).Refused("Zoé Aubertin OURS has been removed meanwhile. Choose again.")
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		watch.Converges()
		if after := host.Get(page).Text; rowsOf(after) != rowsOf(before) {
			t.Errorf("after the undo the list differs:\n%s\n%s", rowsOf(before), rowsOf(after))
		}
		host.Post(page+"/removal", "guests", string(g[0].ID)+" "+string(g[3].ID)+" "+string(g[4].ID)).Says("Removed 3 guests.", "Undo").
			Changes(change.HouseholdsDeleted{Households: []change.ID{h.ID}, Guests: sorted([]change.ID{g[0].ID, g[3].ID, g[4].ID}), Others: []change.ID{g[0].HouseholdID}})
		watch.Converges()
	})
}

func rowsOf(html string) string {
	_, rows, found := strings.Cut(html, `<tbody id="guests-rows"`)
	if !found {
		panic("the page has no list")
	}
	rows, _, _ = strings.Cut(rows, "</tbody>")
	return rows
}

func TestARemovalStatesWhatTheHostSaw(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		host.NoScript = true
		for _, path := range []string{page + "/" + string(w.Ours.Guests[0].ID) + "/removal", "/e/amara-jonas/households/" + string(w.Ours.Households[0].ID) + "/removal"} {
			host.Post(path).Status(422).Says("This form is out of date. Reload the page and try again.").Changes()
			w.As("anna").Post(path).Refused("This form is out of date.").Changes()
			host.Post(path, "version", "99").Status(409).Says("changed by somebody else").Changes()
		}
	})
}

func TestABulkStepNamesTheOneWhoIsGone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, back, gone := w.As("anna"), string(w.Ours.Guests[0].ID), string(w.Ours.Guests[3].ID)
		host.Post(page+"/removal", "guest", back).Change()
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		host.Post(page+"/removal", "guest", gone).Change()
		for _, order := range [][2]string{{back, gone}, {gone, back}} {
			host.Post(page+"/tags", "guest", order[0], "guest", order[1], "add", "choir").Refused("Zoé Aubertin OURS has been removed meanwhile.").Changes()
		}
	})
}

func TestUntickingAnOccasionThatWasAnsweredMeanwhileIsAskedOnce(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g, dinner := w.Ours.Guests[0], w.Ours.Occasions[1]
		anna, path := w.As("anna"), page+"/"+string(g.ID)
		anna.Get(path).Says(`name="seen" value="` + string(dinner.ID) + ` pending"`)
		w.As("ben").Post(cell(g), "version", "1", "field", "reply", "occasion", string(dinner.ID), "reply", "attending").Change()
		form := []string{"version", "1", "name", g.Name, "given", g.Given, "family", g.Family, "age", string(g.Age), "was", string(dinner.ID), "note", "Typed before"}
		back := anna.Post(path+"/edit", append(form, "seen", string(dinner.ID)+" pending")...).
			Says("answered for Reception OURS meanwhile. Untick it once more if the invitation is to go all the same.", "Typed before", `name="seen" value="`+string(dinner.ID)+` attending"`)
		back.Changes()
		anna.Post(path+"/edit", append(form, "seen", string(dinner.ID)+" attending")...).Changes(change.GuestEdited{Guest: g.ID, Household: g.HouseholdID})
	})
}
