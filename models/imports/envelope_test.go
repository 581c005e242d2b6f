package imports_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
)

func TestEnvelopesThatRulesMadeFollowWhomAnImportRenamesAndBrings(t *testing.T) {
	each(t, func(w *world) {
		list := func(rows string) lists.List {
			w.t.Helper()
			l, err := lists.Read("list.csv", []byte("Party,First Name,Last Name,Email\n"+rows), lists.Options{})
			w.must(err)
			return l
		}
		envelope := func(name string) string {
			w.t.Helper()
			return where[guests.Household](w, "id = ?", string(w.guest(name).HouseholdID))[0].EnvelopeName
		}
		w.apply(list("p1,Ada,Lawson,ada@example.org\np1,Ben,Lawson,\np2,Cleo,Weiss,cleo@example.org\np2,Dan,Weiss,\n"))
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.TakeEnvelope(tx, w.guest("Cleo Weiss").HouseholdID, guests.Taking{Name: "The Weisses", Was: "Cleo & Dan Weiss"})
		})
		later := list("p1,Ada,Lawson-Byrne,ada@example.org\np1,Ben,Lawson,\np1,Kit,Lawson,\np2,Cleo,Weiss-Roth,cleo@example.org\np2,Dan,Weiss,\n")
		const made = "Ada Lawson-Byrne, Ben Lawson & Kit Lawson"
		p := w.plan(later)
		if h := p.Households[0]; h.Was != "Ada & Ben Lawson" || h.Name != made {
			w.t.Errorf("the plan shows %q instead of %q", h.Name, h.Was)
		}
		if r := p.Result; r.Created != 1 || r.Updated != 2 || r.Unchanged != 2 {
			w.t.Errorf("created %d, updated %d, unchanged %d", r.Created, r.Updated, r.Unchanged)
		}
		done := w.apply(later)
		if got := envelope("Ben Lawson"); got != made {
			w.t.Errorf("the envelope says %q", got)
		}
		if got := envelope("Dan Weiss"); got != "The Weisses" {
			w.t.Errorf("what a host wrote became %q", got)
		}
		if again := w.apply(later); again.Change != change.None {
			w.t.Errorf("again: %+v", again.Change)
		}
		w.undo(done)
		if got := envelope("Ben Lawson"); got != "Ada & Ben Lawson" {
			w.t.Errorf("taken back, the envelope says %q", got)
		}
	})
}

func TestTheEnvelopeOfWhomAHostMovedFollowsTheNameThatAnImportGivesThem(t *testing.T) {
	each(t, func(w *world) {
		list := func(rows string) lists.List {
			w.t.Helper()
			l, err := lists.Read("list.csv", []byte("Party,First Name,Last Name,Email\n"+rows), lists.Options{})
			w.must(err)
			return l
		}
		envelope := func(name string) string {
			w.t.Helper()
			return where[guests.Household](w, "id = ?", string(w.guest(name).HouseholdID))[0].EnvelopeName
		}
		w.apply(list("p1,Ada,Lawson,ada@example.org\np1,Zoe,Lawson,zoe@example.org\np2,Cleo,Weiss,cleo@example.org\n"))
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.Move(tx, []byte("secret"), guests.Moving{Guests: []change.ID{w.guest("Zoe Lawson").ID}})
		})
		later := list("p1,Ada,Lawson,ada@example.org\np1,Zoë,Lawson,zoe@example.org\np2,Cleo,Weiss,cleo@example.org\n")
		p := w.plan(later)
		if home := p.Households[0].Guests[1].Home; home == nil || home.Was != "Zoe Lawson" || home.Now != "Zoë Lawson" {
			w.t.Errorf("the plan shows %+v", home)
		}
		done := w.apply(later)
		if got := envelope("Zoë Lawson"); got != "Zoë Lawson" {
			w.t.Errorf("the envelope says %q", got)
		}
		if got := envelope("Ada Lawson"); got != "Ada Lawson" {
			w.t.Errorf("where they were before, it says %q", got)
		}
		if again := w.apply(later); again.Change != change.None {
			w.t.Errorf("again: %+v", again.Change)
		}
		w.undo(done)
		if got := envelope("Zoe Lawson"); got != "Zoe Lawson" {
			w.t.Errorf("taken back, it says %q", got)
		}
	})
}
