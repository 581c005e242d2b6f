package imports_test

import (
	"regexp"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

const toTakeBack = `Household,Name,Side
Silva,Ana Silva,Bride
Silva,Leo Silva,Bride
Weiss,Marta Weiss,Groom
Okafor,Kunle Okafor,Groom
`

func TestWhatTheUndoOfAnImportLeavesIsListedWithNumbersThatAddUp(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		list := w.As("ben").Open(home)
		path := bring(w.T, c, "list.csv", []byte(toTakeBack+w.Ours.Guests[0].Name+" II,"+w.Ours.Guests[0].Name+" II,\n"))
		c.Post(path+"/application", "digest", digest(w.T, c.Get(path))).Changes(change.GuestsImported{File: "list.csv", Created: 5})
		entry := regexp.MustCompile(`/e/amara-jonas/activity/\d+`).FindString(c.Get(home).Says("imported list.csv").Text)
		list.Converges()
		var leo guests.Guest
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			var err error
			if leo, err = db.From[guests.Guest](tx.Read).Where("name = ?", "Leo Silva").First(); err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: leo.ID, Household: leo.HouseholdID}, db.Update(tx, &leo, db.Set{"note": "Comes by boat"})
		})
		c.Get(entry).SaysNot(`id="left"`)
		a := c.Post(entry + "/undo")
		u := a.Change().(change.Undone)
		if u.Brought != 5 || u.Stayed != 1 || len(u.Left) != 1 || u.Left[0] != (change.Ref{Table: "guests", ID: leo.ID}) {
			w.T.Errorf("%+v", u)
		}
		a.Says("Taken back: 4 of 5 guests. Changed since, so they stay: 1.", "What stays as it is: Leo Silva (changed since: Note).")
		sum, who := "Guests: 5 = 4 taken back + 1 that stay", `href="/e/amara-jonas/guests/`+string(leo.ID)+`"`
		c.Get(entry).Says(`id="left"`, "What stays as it is", sum, who)
		list.Converges()
		c.Get(home).Says("taken back in part", entry+"#left")
		said := c.Get("/e/amara-jonas/activity").Says("took back in part (guests taken back: 4 of 5; changed since, so left as they are: 1)")
		c.Get(regexp.MustCompile(`/e/amara-jonas/activity/\d+`).FindString(said.Text)).Says(sum, who)
	})
}
