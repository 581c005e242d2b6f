package reports_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
)

const desk = "/e/amara-jonas/reports"

func TestReportsCountWhatTheEventHolds(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		p := newParty(w)
		for report, want := range map[string][]string{
			"headcount": {
				"Occasion|Starts|Invited|Attending|Declined|Pending|Maybe|Children|Hosts|With hosts|High chairs",
				"Ceremony OURS|2026-09-12 14:00|7|2|0|5|0|0|0|2|0",
				"Reception OURS|2026-09-12 17:00|6|3|1|2|1|1|1|4|1",
			},
			"meals": {
				"Occasion|Meal|Adults|Children|Guests|Hosts|Covers",
				"Reception OURS|Beef OURS|1|0|1|1|2",
				"Reception OURS|Trout OURS|0|1|1|0|1",
				"Reception OURS|Not chosen|1|0|1|0|1",
			},
			"diets": {
				"Occasion|Name|Table|Seat|Diet|Diet note|Access needs|Age|Meal",
				"Ceremony OURS|Ada Lawson OURS|||Nut allergy|OURS-diet|||",
				"Ceremony OURS|Zoé Aubertin OURS||||OURS-diet|||",
				"Reception OURS|Kit Lawson OURS|Table 1|1||OURS-diet||child|Trout OURS",
				"Reception OURS|Ada Lawson OURS|Table 1|2|Nut allergy|OURS-diet|||Beef OURS",
				"Reception OURS|Ben Lawson OURS||||OURS-diet|||",
			},
			"unseated": {
				"Occasion|Name|Household|Side|Age|Tags|Meal",
				"Reception OURS|Ben Lawson OURS|The household of Ada Lawson OURS||||",
				"Reception OURS|'=Host|The hosts||||Beef OURS",
			},
			"seating-by-table": {
				"Occasion|Table|Seat|Name|Household|Age|Meal|Reply",
				"Reception OURS|Table 1|1|Kit Lawson OURS|The household of Ada Lawson OURS|high chair|Trout OURS|",
				"Reception OURS|Table 1|2|Ada Lawson OURS|The household of Ada Lawson OURS||Beef OURS|",
				"Reception OURS|Table 1|3|Zoé Aubertin OURS|The household of Zoé Aubertin OURS|||declined",
			},
			"seating-a-z": {
				"Occasion|Name|Table|Seat|Household|Reply",
				"Reception OURS|Kit Lawson OURS|Table 1|1|The household of Ada Lawson OURS|",
				"Reception OURS|Zoé Aubertin OURS|Table 1|3|The household of Zoé Aubertin OURS|declined",
				"Reception OURS|Ada Lawson OURS|Table 1|2|The household of Ada Lawson OURS|",
			},
		} {
			if got := p.file("anna", report); !slices.Equal(got, want) {
				t.Errorf("%s:\n%s\nwant\n%s", report, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
		if n := len(p.file("anna", "guests")); n != 9 {
			t.Errorf("the guest list has %d lines, want the head, 7 guests and a host", n)
		}
	})
}

func TestAReplyMovesEveryReportThatIsOpen(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		p := newParty(w)
		meals, list, carl := w.As("anna").Open(desk+"?report=meals"), w.As("vera").Open(desk+"/guests"), w.As("carl").Open(desk)
		stranger := w.Stranger().Open("/e/other-wedding/reports?report=meals")
		h, reception := string(p.hadas.HouseholdID), "."+string(p.hadas.ID)+"."+string(w.Ours.Occasions[1].ID)
		w.As("pia").Post("/e/amara-jonas/replies/"+h+"/sending", "source", "phone", "reply"+reception, "attending", "meal"+reception, string(p.trout)).Change()
		meals.Shows("report-list", "5 covers")
		meals.Shows("row-"+string(w.Ours.Occasions[1].ID)+"-"+string(p.trout), "2")
		list.Shows("row-"+string(p.hadas.ID), `aria-label="attending"`)
		for _, watch := range []*webtest.Watch{meals, list, carl} {
			watch.Converges()
		}
		stranger.SawNothing()
	})
}

func TestAMoveAtTheTablesMovesTheSeatingLists(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		p := newParty(w)
		byTable, missing := w.As("cora").Open(desk+"/seating-by-table"), w.As("anna").Open(desk+"/unseated")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			w.Must(db.Update(tx, &p.table, db.Set{"name": "Lake"}))
			p.set(tx, p.ben, w.Ours.Occasions[1].ID, db.Set{"reply": guests.Declined})
			return change.TableEdited{Plan: p.table.PlanID, Table: p.table.ID}, nil
		})
		byTable.Shows("group-"+string(p.table.ID), "Lake")
		byTable.Shows("report-foot", "1 person who comes has no seat yet.")
		missing.Converges()
		byTable.Converges()
	})
}

func TestTheGuestListComesBackThroughOurOwnImport(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		p := newParty(w)
		a := w.As("anna").Get(desk + "/guests/csv").Status(200)
		l, err := lists.Read("guests.csv", []byte(a.Text), lists.Options{})
		w.Must(err)
		people := map[string]lists.Guest{}
		for _, h := range l.Households {
			for _, g := range h.Guests {
				people[g.Name] = g
			}
		}
		if len(l.Households) != 3 || len(people) != 7 || len(l.Problems) != 0 || !slices.Equal(l.Occasions, []string{"Ceremony OURS", "Reception OURS"}) {
			t.Errorf("%d households, %d people, %v, %v", len(l.Households), len(people), l.Occasions, l.Problems)
		}
		if got := p.file("anna", "guests"); !strings.Contains(got[0], "|Waiting list") || !strings.Contains(strings.Join(got, "\n"), "|Reception OURS") {
			t.Error("who waits for a place is not in the file")
		}
		kit := people["Kit Lawson OURS"]
		if kit.Age != "child" || kit.Email != w.Ours.Guests[2].Email || people["=Host"].Name != "" {
			t.Errorf("Kit came back as %+v", kit)
		}
	})
}

func TestAFileSaysWhatItIsAndWhenItWasMade(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		newParty(w)
		a := w.As("anna").Get(desk + "/meals/csv").Status(200).Says("Made 29 August 2026, 14:00 (Berlin)")
		if got := a.Header.Get("Content-Disposition"); got != "attachment; filename=amara-jonas-meals.csv" {
			t.Error(got)
		}
		if !strings.HasPrefix(a.Text, "\uFEFFOccasion,") || a.Header.Get("Content-Type") != "text/csv; charset=utf-8" {
			t.Errorf("%s %.20q", a.Header.Get("Content-Type"), a.Text)
		}
		a = w.As("anna").Get(desk + "/meals/xlsx").Status(200)
		f, err := excelize.OpenReader(bytes.NewReader([]byte(a.Text)))
		w.Must(err)
		defer f.Close()
		if covers, _ := f.GetCellValue("Meals", "G2"); covers != "2" {
			t.Errorf("beef for %q in the workbook", covers)
		}
		if made, _ := f.GetCellValue("Meals", "H1"); made != "Made 29 August 2026, 14:00 (Berlin)" {
			t.Errorf("%q in the workbook", made)
		}
	})
}

func TestAReportTakesAsManyStatementsForManyGuestsAsForFew(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		newParty(w)
		count := func() int64 {
			anna := w.As("anna")
			before := w.DB.Statements()
			anna.Get(desk + "/guests/csv").Status(200)
			return w.DB.Statements() - before
		}
		add := func(people int) {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				n := &guests.NewHousehold{}
				for range people {
					n.People = append(n.People, &guests.NewGuest{Guest: guests.Guest{Name: "Somebody"}, Invitations: []guests.Invitation{{OccasionID: w.Ours.Occasions[1].ID, Reply: guests.Attending}}})
				}
				return change.GuestsImported{File: "many"}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, n)
			})
		}
		count() // what is read once and shared whatever the guests are
		add(1)
		few := count()
		add(40)
		if many := count(); many != few {
			t.Errorf("%d statements for 9 people, %d for 49", few, many)
		}
	})
}
