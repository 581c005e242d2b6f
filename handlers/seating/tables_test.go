package seating_test

import (
	"fmt"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

func toText(v any) string { return fmt.Sprint(v) }

func TestTheFirstTablesMakeTheOccasionsPlan(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.As("anna").Get(page).Says("No tables yet", "First add the tables")
		w.As("vera").Get(page).Says("The hosts have not added tables.").SaysNot("Add tables")
		watch := w.As("vera").Open(page)
		got := w.As("pia").Post(page+"/tables", "occasion", string(reception(w)), "count", "2", "seats", "8", "shape", "round").
			Status(200).Says(`id="add-tables"`, "Added 2 tables.").Change().(change.TablesAdded)
		if got.Occasion != reception(w) || len(got.Tables) != 2 || got.Plan == "" {
			t.Errorf("got %+v", got)
		}
		watch.Shows("seating-tables", "Table 2")
		watch.Converges()
	})
}

func TestAFaultyTableFormComesBackWithWhatWasTyped(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c := w.As("anna")
		fields := []string{"occasion", string(reception(w)), "count", "1", "seats", "61", "shape", "round", "name", "Lake"}
		c.Post(page+"/tables", fields...).Status(200).Says("A table seats 1 to 60.", `value="Lake"`).Changes()
		c.NoScript = true
		c.Post(page+"/tables?occasion="+string(reception(w)), fields...).Status(422).Says("A table seats 1 to 60.", `value="Lake"`, "Parking").Changes()
		c.Post(page+"/tables", "occasion", string(w.Ours.Occasions[0].ID), "count", "1", "seats", "8", "shape", "round").Status(409).Says("has no seating chart").Changes()
		c.Post(page+"/tables", "occasion", string(reception(w)), "count", "many", "seats", "8", "shape", "round").Status(422).Says("Write a whole number here.").Changes()
		c.Post(page+"/tables", "occasion", string(reception(w)), "count", "1", "seats", "many", "shape", "round").Status(422).Says("Write a whole number here.").SaysNot("A table seats").Changes()
	})
}

func TestASmallerTableNamesWhoGoesToParking(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 3)[0]
		ada, ben, kit := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[2]
		seatDirectly(w, table, ada, ben, kit)
		watch := w.As("ben").Open(page)
		path := page + "/tables/" + string(table)
		w.As("anna").Get(path).Says("3 of 3 seats are taken.", `value="Table 1"`)
		w.As("anna").Post(path+"/details", "version", "1", "name", "Lake", "seats", "2", "shape", "oval").Status(200).Says(`"_go":"/e/amara-jonas/seating?`).
			Changes(change.TableEdited{Plan: board(w).Plan, Table: table, Guests: ids(kit), Households: households(kit)})
		watch.Shows("seating-parking", "Kit Lawson OURS")
		watch.Converges()
		noscript := w.As("anna")
		noscript.NoScript = true
		noscript.Post(path+"/removal?occasion="+string(reception(w)), "version", "2").Status(303).
			Changes(change.TableRemoved{Plan: board(w).Plan, Table: table, Guests: ids(ada, ben), Households: households(ada, ben)})
		noscript.Get(page).Says("Removed Lake. Ada Lawson OURS and Ben Lawson OURS: now in parking.", "Undo")
		watch.Shows("seating-tables", "No tables yet")
		watch.Converges()
		w.As("anna").Get(path).Status(404)
	})
}

func TestTwoEditsOfOneTableAreMergedOrShowBothValues(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table := lay(w, 1, 8)[0]
		path := page + "/tables/" + string(table) + "/details"
		w.As("anna").Post(path, "version", "1", "name", "Lake", "seats", "8", "shape", "round").Change()
		w.As("ben").Post(path, "version", "1", "name", "Table 1", "seats", "10", "shape", "round").Change()
		if l := board(w).Tables[0]; l.Name != "Lake" || l.Seats != 10 {
			t.Errorf("merged to %s with %d seats", l.Name, l.Seats)
		}
		w.As("ben").Post(path, "version", "1", "name", "Garden", "seats", "10", "shape", "round").Says("Lake", "Garden", "Name").Changes()
		noscript := w.As("ben")
		noscript.NoScript = true
		noscript.Post(path, "version", "1", "name", "Garden", "seats", "10", "shape", "round").Status(409).Says("Lake", "Garden").Changes()
	})
}

func TestWhoMayChangeTables(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table := lay(w, 1, 8)[0]
		for name, may := range mayWho(t, access.EditTables) {
			a := w.As(name).Post(page+"/tables", "occasion", string(reception(w)), "count", "1", "seats", "8", "shape", "round")
			if may {
				a.Change()
				continue
			}
			a.Status(403).Changes()
			w.As(name).Post(page + "/tables/" + string(table) + "/removal").Status(403).Changes()
			w.As(name).Get(page + "/tables/" + string(table)).Status(403)
		}
		w.Stranger().Get("/e/other-wedding/seating/tables/" + string(table)).Status(404)
		w.Stranger().Post("/e/other-wedding/seating/tables/"+string(table)+"/removal", "version", "1").Status(404).Changes()
		w.Stranger().Post("/e/other-wedding/seating/tables/"+string(table)+"/details", "version", "1", "name", "x", "seats", "2", "shape", "round").Status(404).Changes()
	})
}

func TestDietsAreSeenByWhoMaySeeHealthAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		seatDirectly(w, lay(w, 1, 8)[0], w.Ours.Guests[0])
		for name, sees := range mayWho(t, access.ViewHealth) {
			for _, shown := range []string{page, inRoom} {
				a := w.As(name).Get(shown).Says("Ada Lawson OURS")
				if sees {
					a.Says("OURS-diet")
				} else {
					a.SaysNot("OURS-diet")
				}
			}
		}
	})
}

func TestTheDoorSeesNamesAndTablesAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		seatDirectly(w, lay(w, 1, 8)[0], w.Ours.Guests[0])
		w.As("pia").Get(page).Says("Ada Lawson OURS", "no meal chosen")
		w.As("dora").Get(page).Says("Ada Lawson OURS").SaysNot("no meal chosen")
		w.As("dora").Get(inRoom).Says("Ada Lawson OURS").SaysNot("no meal chosen")
	})
}

func TestParkingShowsWhoHasNotRepliedOnRequestAndIsSearched(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		reply(w, guests.Attending, w.Ours.Guests[0], w.Ours.Guests[3])
		reply(w, guests.Declined, w.Ours.Guests[1])
		c := w.As("anna")
		has := func(path string, want bool, name string) {
			t.Helper()
			if got := strings.Contains(c.Get(path).Text, name); got != want {
				t.Errorf("%s shows %s: %v", path, name, got)
			}
		}
		has(page, true, "Ada Lawson")
		has(page, false, "Ben Lawson")
		has(page, false, "Kit Lawson")
		has(page+"?pending=1", true, "Kit Lawson")
		has(page+"?pending=1", false, "Ben Lawson")
		c.Get(page + "?occasion=" + string(w.Ours.Occasions[0].ID)).Status(404)
		c.Get(page + "?occasion=nowhere").Status(404)
	})
}

func TestAnEventWithoutASeatingChartSaysWhatToDo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			o, err := db.Find[events.Occasion](tx.Read, reception(w))
			if err != nil {
				return nil, err
			}
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"seated": false})
		})
		w.As("anna").Get(page).Says("No occasion has a seating chart", page[:len(page)-len("/seating")]+"/settings")
		w.As("vera").Get(page).Says("No occasion has a seating chart").SaysNot("/settings\"")
	})
}

func TestASeatedChangeCostsTheSameForEverybodyWhoWatches(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		a, b := w.As("anna").Open(page), w.As("ben").Open(page)
		a.Converges()
		b.Converges()
		before := w.DB.Statements()
		seatDirectly(w, table, w.Ours.Guests[0])
		a.Shows("table-"+string(table), "Ada Lawson OURS")
		b.Shows("table-"+string(table), "Ada Lawson OURS")
		if spent := w.DB.Statements() - before; spent > 45 {
			t.Errorf("%d statements for one move", spent)
		}
	})
}

func TestATableIsRemovedByAFormThatStatesAVersion(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := page + "/tables/" + string(lay(w, 1, 8)[0])
		w.As("anna").Post(path+"/details", "version", "1", "name", "Lake", "seats", "8", "shape", "round").Change()
		w.As("ben").Post(path + "/removal").Refused("This form is out of date. Reload the page and try again.").Changes()
		w.As("ben").Post(path+"/removal", "version", "1").Change() // whatever was changed meanwhile: undo brings all back
	})
}

func TestATableWithWhoIsLockedGoesOnAPlannersWordAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		seatDirectly(w, table, ada, ben)
		w.As("anna").Post(page+"/locks", "occasion", string(reception(w)), "locked", "true", "guest", at(ada, table)).Change()
		path := page + "/tables/" + string(table) + "/removal"
		w.As("pia").Post(path, "version", "1").Refused("Locked in their seats: " + ada.Name + ". Move them all the same?").Says("Move them").Changes()
		w.As("pia").Post(path, "version", "1", "unlock", "true").
			Changes(change.TableRemoved{Plan: board(w).Plan, Table: table, Guests: ids(ada, ben), Households: households(ada, ben)})
	})
}
