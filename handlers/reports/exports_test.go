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
	"convive/models/imports/lists"
)

func TestExportsHoldWhatTheirNamesPromise(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		p := newParty(w)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			p.set(tx, p.ada, w.Ours.Occasions[1].ID, db.Set{"answered_at": change.At(w.Clock.Now()), "answered_by": "household"})
			return change.GuestsImported{File: "answers"}, nil
		})
		for report, line := range map[string]string{
			"replies":  "Reception OURS|Ada Lawson OURS|The household of Ada Lawson OURS|attending||Beef OURS||2026-08-29 14:00|themselves",
			"no-reply": "Reception OURS|Didier",
		} {
			if got := strings.Join(p.file("anna", report), "\n"); !strings.Contains(got, line) {
				t.Errorf("%s:\n%s\nlacks %s", report, got, line)
			}
		}
		if got := p.file("anna", "no-reply"); slices.ContainsFunc(got, func(s string) bool {
			return strings.HasPrefix(s, "Reception OURS|Ada") || strings.HasPrefix(s, "Reception OURS|Alon")
		}) {
			t.Errorf("who answered, or waits for a place, is asked again: %v", got)
		}
		if n := len(p.file("anna", "households")); n != 4 {
			t.Errorf("%d lines of households, want the head and three, the hosts' own left out", n)
		}
		a := w.As("anna").Get(desk + "/addresses/csv").Status(200)
		l, err := lists.Read("addresses.csv", []byte(a.Text), lists.Options{})
		w.Must(err)
		if l.Source != "Minted" || len(l.Households) != 3 {
			t.Errorf("addresses are read as %s with %d households", l.Source, len(l.Households))
		}
		w.As("vera").Get(desk + "/addresses/csv").Status(403)
		if got := strings.Join(p.file("vera", "no-reply"), "\n"); strings.Contains(got, "@") || strings.Contains(got, "Reply code") {
			t.Error("a viewer is told contacts")
		}
	})
}

func TestAWorkbookHasMomentsAndTruthValuesOfTheirOwnTypes(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		p := newParty(w)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			p.set(tx, p.ada, w.Ours.Occasions[1].ID, db.Set{"answered_at": change.At(w.Clock.Now())})
			return change.GuestsImported{File: "answers"}, nil
		})
		a := w.As("anna").Get(desk + "/replies/xlsx").Status(200)
		f, err := excelize.OpenReader(bytes.NewReader([]byte(a.Text)))
		w.Must(err)
		defer f.Close()
		rows, err := f.GetRows("Replies", excelize.Options{RawCellValue: true})
		w.Must(err)
		for i, row := range rows {
			if i == 0 || row[1] != "Ada Lawson OURS" || row[0] != "Reception OURS" {
				continue
			}
			at, _ := excelize.CoordinatesToCellName(5, i+1)
			kind, err := f.GetCellType("Replies", at)
			w.Must(err)
			if kind != excelize.CellTypeBool || !strings.HasPrefix(row[7], "46263.58") {
				t.Errorf("maybe is of type %v, answered %q", kind, row[7])
			}
			return
		}
		t.Errorf("nobody is there: %v", rows)
	})
}
