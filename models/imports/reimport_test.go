package imports_test

import (
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/imports"
)

func TestALaterListChangesOnlyWhatHasChangedInIt(t *testing.T) {
	each(t, func(w *world) {
		w.apply(read(w.t, "the-knot.csv"))
		l := read(w.t, "reimport.csv")
		p := w.plan(l)
		want := expectations(t)["reimport.csv"].count()
		if p.Result.Count != want {
			w.t.Errorf("planned %+v\nwant    %+v", p.Result.Count, want)
		}
		if r := p.Result; r.Created != 3 || r.Updated != 6 || r.Unchanged != 114 {
			w.t.Errorf("created %d, updated %d, unchanged %d", r.Created, r.Updated, r.Unchanged)
		}
		cells, renames, added := changes(p)
		slices.Sort(cells)
		if want := []string{
			"Callum Vasquez reply Wedding Day: pending → attending",
			"Jamal Dimitrov reply Farewell Brunch: pending → declined",
			"Marguerite Weiß reply Rehearsal Dinner: attending → declined",
			"Matilda Whitcombe street : 38 Mill Lane → 7 Lantern Square",
			"Wanda Weiß note :  → Changed her mind: arrives Thursday",
		}; !slices.Equal(cells, want) {
			w.t.Errorf("cells %q", cells)
		}
		if !slices.Equal(renames, []string{"Stella Papadakis → Stella Papadakis-Lund"}) || added != 1 {
			w.t.Errorf("renames %q, %d new households", renames, added)
		}
		if len(p.Kept) != 4 || len(p.Missing) != 2 {
			w.t.Errorf("kept %+v, missing %+v", p.Kept, p.Missing)
		}
		entry := w.apply(l)
		if want := (change.GuestsImported{File: "list.csv", Created: 3, Updated: 6, Unchanged: 114}); entry.Change != want {
			w.t.Errorf("change %+v", entry.Change)
		}
		if got := w.stored(); got != want {
			w.t.Errorf("stored %+v\nwant   %+v", got, want)
		}
		if again := w.apply(l); again.Change != change.None {
			w.t.Errorf("again: %+v", again.Change)
		}
	})
}

// changes words what a plan would change.
func changes(p imports.Plan) (cells, renames []string, added int) {
	for _, h := range p.Households {
		if h.New {
			added++
		}
		for _, c := range h.Cells {
			cells = append(cells, h.Name+" "+c.Field+" "+c.Of+": "+c.Was+" → "+c.Now)
		}
		for _, g := range h.Guests {
			if g.Was != "" {
				renames = append(renames, g.Was+" → "+g.Name)
			}
			for _, c := range g.Cells {
				cells = append(cells, g.Name+" "+c.Field+" "+c.Of+": "+c.Was+" → "+c.Now)
			}
		}
	}
	return cells, renames, added
}

func TestWhatIsBlankInALaterListStays(t *testing.T) {
	each(t, func(w *world) {
		w.apply(read(w.t, "the-knot.csv"))
		farid := w.guest("Farid Dimitrov")
		w.apply(read(w.t, "reimport.csv"))
		if got := w.guest("Farid Dimitrov"); got.Note != farid.Note {
			w.t.Errorf("note %q, was %q", got.Note, farid.Note)
		}
		if got := w.guest("Hamish Dimitrov").Note; got[:35] != "Allergic to nuts, carries an EpiPen" {
			w.t.Errorf("note %q", got)
		}
		if h := where[guests.Household](w, "envelope_name = ?", "Esther Lombardi"); h[0].Postcode != "SN8 9ZZ" {
			w.t.Errorf("postcode %q", h[0].Postcode)
		}
		if got := w.reply(w.guest("Lakshmi Dimitrov").ID, "Wedding Day"); got != "attending" {
			w.t.Errorf("Lakshmi is %s", got)
		}
	})
}

func TestARenameThatIsNoneMakesTwoPeople(t *testing.T) {
	each(t, func(w *world) {
		w.apply(read(w.t, "the-knot.csv"))
		l := read(w.t, "reimport.csv")
		row := 0
		for _, h := range w.plan(l).Households {
			for _, g := range h.Guests {
				if g.Was != "" {
					row = g.Row
				}
			}
		}
		p := w.plan(l, row)
		if p.Result.Created != 4 || len(p.Missing) != 3 || p.Result.Guests != 124 {
			w.t.Errorf("%+v, missing %v", p.Result.Count, p.Missing)
		}
	})
}
