package seating_test

import (
	"errors"
	"fmt"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

func TestARemovedTableComesBackThoughAnotherTookItsName(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		t := w.T
		attend(w)
		tables := lay(w, 2, 8)
		ada := w.Ours.Guests[0]
		seatDirectly(w, tables[1], ada)
		watch := w.As("pia").Open(page)
		w.As("anna").Post(page+"/tables/"+string(tables[1])+"/removal", "version", "1").Change()
		w.As("ben").Post(page+"/tables", "occasion", string(reception(w)), "shape", "round", "count", "1", "seats", "8").Change()
		command := string(db.NewID())
		a := w.As("anna").Post(stepBack, "occasion", string(reception(w)), "command", command).Says("Taken back: Anna OURS removed Table 2", "Table 2 is back as Table 2 (2), since its own name was taken meanwhile.").SaysNot("stays")
		a.Change()
		for _, l := range board(w).Tables {
			if l.Table.ID == tables[1] && (l.Table.Name != "Table 2 (2)" || len(l.People) != 1 || l.People[0].ID != ada.ID) {
				t.Errorf("back as %q with %v", l.Table.Name, l.People)
			}
		}
		watch.Shows("table-"+string(tables[1]), "Table 2 (2)")
		watch.Shows("table-"+string(tables[1]), ada.Name)
		watch.Converges()

		t.Log("told again, it says the name under which it came back, whatever it is called since")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			row, err := db.Find[seating.Table](tx.Read, tables[1])
			return change.TableEdited{Plan: row.PlanID, Table: row.ID}, errors.Join(err, db.Update(tx, &row, db.Set{"name": "Oak"}))
		})
		w.As("anna").Post(stepBack, "occasion", string(reception(w)), "command", command).Says("Table 2 is back as Table 2 (2)").SaysNot("back as Oak").Changes()
	})
}

// Of several that come back, and of plans, is said so too; of what has its own name again, nothing.
func TestWhatComesBackUnderAnotherNameSaysUnderWhich(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := lay(w, 8, 8)
		occasion := string(reception(w))
		var pieces []string
		for _, id := range tables {
			pieces = append(pieces, "piece", string(id))
		}
		cleared := append([]string{"occasion", occasion}, pieces...)
		w.As("anna").Post(arranging+"/removals", cleared...).Change()
		w.As("anna").Post(stepBack, "occasion", occasion).Says("Taken back").SaysNot("back as", "other names").Change()
		e := w.As("anna").Post(arranging+"/removals", cleared...)
		e.Change()
		w.As("ben").Post(page+"/tables", "occasion", occasion, "shape", "round", "count", "8", "seats", "8").Change()
		w.As("anna").Post(stepBack, "occasion", occasion).
			Says("Back under other names, since their own were taken meanwhile: Table 1 (2), Table 2 (2), Table 3 (2), Table 4 (2), Table 5 (2) and 3 more.").Change()

		rain := w.As("anna").Post(page+"/plans", "occasion", occasion, "name", "Rain").Change().(change.PlanAdded).Plan
		w.As("anna").Post(page+"/plans/"+string(rain)+"/removal", "version", "1").Change()
		seq := head(w)
		w.As("ben").Post(page+"/plans", "occasion", occasion, "name", "Rain").Change()
		w.As("anna").Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", seq)).Says("Taken back.", "Rain is back as Rain (2), since its own name was taken meanwhile.").Change()
	})
}
