package reports_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports"
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
		if l.Source != lists.Convive || len(l.Households) != 3 {
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

// planOf is what an import of a file would do.
func planOf(w *webtest.World, file, ending string) (p imports.Plan) {
	w.T.Helper()
	l, err := lists.Read("file."+ending, []byte(file), lists.Options{})
	w.Must(err)
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) (err error) {
		p, err = imports.New(r, l)
		return err
	}))
	return p
}

// What the address list says of a household is somebody's of its people: who has two telephones in it keeps them apart.
func TestTheAddressListIsReadAgainAsWhatItSaysOfHouseholds(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			w.Must(db.Update(tx, &g[0], db.Set{"email": "ada@example.org", "phone": ""}))
			w.Must(db.Update(tx, &g[1], db.Set{"phone": "+44 20 7946 0001"}))
			banks := &guests.NewHousehold{Household: guests.Household{EnvelopeName: "Bola Banks & Guest"}, People: []*guests.NewGuest{{Guest: guests.Guest{Name: "Bola Banks"}}, {Guest: guests.Guest{Name: "Sade Cole"}}}}
			return change.GuestsImported{File: "people"}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, banks)
		})
		for _, as := range []string{"csv", "xlsx"} {
			p := planOf(w, w.As("anna").Get(desk+"/addresses/"+as).Status(200).Text, as)
			if !p.Nothing() || p.Result.Unchanged != 9 || len(p.Problems)+len(p.Kept) > 0 {
				t.Errorf("%s: %+v, kept %v", as, p.Result, p.Kept)
			}
		}
		text := w.As("anna").Get(desk + "/addresses/csv").Status(200).Text
		p := planOf(w, strings.NewReplacer("7946 0001", "7946 0002", "OURS-street", "9 Elm Road", "Bola Banks & Guest", "Bola Banks & Sade Cole").Replace(text), "csv")
		var cells []string
		for _, h := range p.Households {
			for _, c := range h.Cells {
				cells = append(cells, c.Field+" "+c.Now)
			}
			for _, g := range h.Guests {
				for _, c := range g.Cells {
					cells = append(cells, g.Name+"'s "+c.Field+" "+c.Now)
				}
			}
		}
		if got := strings.Join(cells, "|"); !strings.Contains(got, "envelope_name Bola Banks & Sade Cole") || !strings.Contains(got, g[1].Name+"'s phone +44 20 7946 0002") || p.Result.Created > 0 {
			t.Errorf("changed in the file: %s (%+v)", got, p.Result)
		}
	})
}

func TestAReportOfRepliesIsNoGuestListAndSaysWhichIs(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		newParty(w)
		for _, report := range []string{"replies", "no-reply"} {
			for _, as := range []string{"csv", "xlsx"} {
				_, err := lists.Read("file."+as, []byte(w.As("anna").Get(desk+"/"+report+"/"+as).Status(200).Text), lists.Options{})
				var refused lists.Refusal
				if !errors.As(err, &refused) || !strings.Contains(refused.Message, "take “Guest list”") {
					t.Errorf("%s/%s: %v", report, as, err)
				}
			}
		}
	})
}
