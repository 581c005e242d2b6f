package activity_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

// edited writes a guest through the guest list's form.
func edited(w *webtest.World, id change.ID, fill func(*guests.GuestEdit)) int64 {
	return w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, id)
		if err != nil {
			return nil, err
		}
		d := guests.EditOfGuest(g, nil)
		fill(&d)
		return guests.EditGuest(tx, id, d)
	}).Seq
}

func TestThePageOfAnEntryHasOneHeadingAndEachIdOnce(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		_, seq := settled(w)
		page := w.As("anna").Get(fmt.Sprintf("/e/amara-jonas/activity/%d", seq)).Status(200)
		for text, want := range map[string]int{"<h1": 1, `id="nav-requests"`: 1, `id="activity-details"`: 1} {
			if got := strings.Count(page.Text, text); got != want {
				t.Errorf("%s stands there %d times", text, got)
			}
		}
	})
}

func TestAnUndoInPartSaysSoAndKeepsTheRestToUndo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		first := edited(w, g.ID, func(d *guests.GuestEdit) { d.Name, d.Side = "Ada One", "Jonas" })
		edited(w, g.ID, func(d *guests.GuestEdit) { d.Name = "Ada Two" })
		list := w.As("ben").Open("/e/amara-jonas/activity")
		path := fmt.Sprintf("/e/amara-jonas/activity/%d", first)
		w.As("anna").Post(path + "/undo").Says("Taken back, but for 1. What stays as it is: Ada Two (changed since: Name).")
		list.Converges()
		list.Shows(fmt.Sprintf("entry-%d", first), "taken back in part")
		list.Shows(fmt.Sprintf("entry-%d", first), "Undo the rest")
		list.Shows(fmt.Sprintf("entry-%d", first+2), "took back in part")
		w.As("anna").Get("/e/amara-jonas/activity").Says(fmt.Sprintf(`href="%s"><bdi>`, path))
		w.As("anna").Post(path + "/undo").Refused(nothingLeft)
	})
}

func TestWhoTookItBackIsNamedThoughSomebodyChangedAnotherFieldSince(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		path := fmt.Sprintf("/e/amara-jonas/activity/%d/undo", edited(w, g.ID, func(d *guests.GuestEdit) { d.Side = "Jonas" }))
		w.As("pia").Post(path).Change()
		edited(w, g.ID, func(d *guests.GuestEdit) { d.Note = "Sings" })
		w.As("anna").Post(path).Refused("Pia OURS took this back already.")
		w.As("pia").Post(path).Refused("You took this back already.")
	})
}

func TestAReplyOpensToEachOccasionInWords(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h, g := w.Ours.Households[0], w.Ours.Guests[0]
		answers := map[replies.Cell]replies.Answer{}
		for _, o := range w.Ours.Occasions {
			answers[replies.Cell{Guest: g.ID, Occasion: o.ID}] = replies.Answer{Reply: guests.Attending}
		}
		e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return replies.SendOnBehalf(tx, h.ID, replies.Draft{Source: replies.Phone, Answers: answers,
				People: map[change.ID]replies.About{g.ID: {Eats: replies.Diet, Diets: []string{"nut_allergy", "halal"}}}})
		})
		page := w.As("anna").Get(fmt.Sprintf("/e/amara-jonas/activity/%d", e.Seq))
		page.Says("How the reply came", "by phone", "Nut allergy and Halal", "Diets and allergies", "; answers: 2 attending, 0 declined").
			SaysNot("nut_allergy", "source", "diet_note", ">phone<")
		for _, o := range w.Ours.Occasions[:2] {
			page.Says(fmt.Sprintf("· <bdi>%s</bdi>", o.Name))
		}
	})
}

func TestAnImportSaysHowManyItBrought(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[0].ID)
			if err != nil {
				return nil, err
			}
			return change.GuestsImported{File: "guests.csv", Created: 1200, Updated: 3, Unchanged: 4}, db.Update(tx, &h, db.Set{"note": "x"})
		})
		w.As("anna").Get("/e/amara-jonas/activity").Says("imported guests.csv; guests new: 1,200, changed: 3, as they were: 4")
	})
}

// afterwards is the step after which a page's button takes the rest back.
var afterwards = regexp.MustCompile(`name="after" value="(\d+)"`)

func TestTheRestOfAChangeIsTakenBackWithoutScriptsToo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna, g, at := w.As("anna"), w.Ours.Guests, "/e/amara-jonas"
		seq := func() int64 {
			heads, err := w.DB.Heads(t.Context(), []change.Feed{change.EventFeed(w.Ours.ID)})
			w.Must(err)
			return heads[change.EventFeed(w.Ours.ID)].Seq
		}
		anna.Post(at+"/guests/removal", "guest", string(g[0].ID), "guest", string(g[3].ID)).Change()
		first := seq()
		w.As("ben").Post(at+"/guests/removal", "guest", string(g[4].ID)).Change() // with the household, of which nobody is left
		last := seq()
		anna.NoScript = true
		undo := func(n int64) change.Undone {
			w.T.Helper()
			page := fmt.Sprintf("%s/activity/%d", at, n)
			var after []string
			if found := afterwards.FindStringSubmatch(anna.Get(page).Text); found != nil {
				after = []string{"after", found[1]}
			}
			return anna.Post(page+"/undo", after...).Status(303).Change().(change.Undone)
		}
		if part := undo(first); part.Kept == 0 {
			t.Errorf("taken back: %+v", part)
		}
		anna.Get(fmt.Sprintf("%s/activity/%d", at, first)).Says("Taken back, but for 1. What stays as it is: ", " was removed later).")
		undo(last)
		if rest := undo(first); rest.Kept != 0 {
			t.Errorf("of the rest is taken back: %+v", rest)
		}
		for _, one := range []change.ID{g[0].ID, g[3].ID, g[4].ID} {
			row[guests.Guest](w, one)
		}
	})
}
