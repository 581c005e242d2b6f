package imports_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports"
)

// undo takes an import back as the activity list does, and returns how many rows stayed.
func (w *world) undo(e change.Entry, needed ...change.ID) (kept int) {
	w.t.Helper()
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		keep, err := imports.KeepOnUndo(tx, e.Seq, needed...)
		if err != nil {
			return nil, err
		}
		stayed, err := db.Revert(tx, e.Seq, keep)
		kept = len(stayed)
		return change.Undone{Seq: e.Seq, What: e.Change.Kind(), Of: e.Change.Topics(), Kept: kept}, err
	})
	return kept
}

func TestAnImportIsTakenBackWhole(t *testing.T) {
	each(t, func(w *world) {
		before := w.apply(read(w.t, "the-knot.csv"))
		stood := w.stored()
		e := w.apply(read(w.t, "reimport.csv"))
		if kept := w.undo(e); kept != 0 {
			w.t.Errorf("%d rows stayed", kept)
		}
		if got := w.stored(); got != stood {
			w.t.Errorf("%+v, want %+v", got, stood)
		}
		if w.undo(before); w.stored().Guests+w.stored().Households+w.stored().Occasions != 0 {
			w.t.Errorf("%+v", w.stored())
		}
	})
}

func TestWhoWasEditedOrAnsweredSinceStaysWithTheirHousehold(t *testing.T) {
	each(t, func(w *world) {
		e := w.apply(text(w.t, "list.csv", `Household,Name,E-mail,Ceremony - reply
Silva,Ana Silva + guest,,yes
Silva,Leo Silva,,yes
Brandt,Nora Brandt,,yes
Okafor,Kunle Okafor,,yes
Okafor,Sade Okafor,,yes
Weiss,Marta Weiss,,yes
`))
		w.edit("Guest of Ana Silva", db.Set{"note": "Comes later"})
		sade := w.guest("Sade Okafor")
		in := where[guests.Invitation](w, "guest_id = ?", string(sade.ID))[0]
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			err := db.Update(tx, &in, db.Set{"reply": guests.Declined})
			return change.GuestEdited{Guest: sade.ID, Household: sade.HouseholdID}, err
		})
		w.undo(e, w.guest("Marta Weiss").ID)
		got := w.stored()
		if got.Households != 3 || got.Guests != 4 || got.Occasions != 1 || got.Answers.Attending != 3 || got.Answers.Declined != 1 {
			w.t.Errorf("%+v", got)
		}
		for _, name := range []string{"Ana Silva", "Guest of Ana Silva", "Sade Okafor", "Marta Weiss"} {
			w.guest(name)
		}
	})
}

func TestAHouseholdThatWasEditedStaysWithAllItsPeople(t *testing.T) {
	each(t, func(w *world) {
		e := w.apply(text(w.t, "list.csv", two))
		h := where[guests.Household](w, "envelope_name LIKE ?", "%Silva%")[0]
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			err := db.Update(tx, &h, db.Set{"city": "Porto"})
			return change.HouseholdEdited{Household: h.ID}, err
		})
		w.undo(e)
		if got := w.stored(); got.Households != 1 || got.Guests != 2 {
			w.t.Errorf("%+v", got)
		}
	})
}

func TestWhatWasChangedAndChangedBackGoes(t *testing.T) {
	each(t, func(w *world) {
		e := w.apply(text(w.t, "list.csv", two))
		w.edit("Ana Silva", db.Set{"phone": "1"})
		w.edit("Ana Silva", db.Set{"phone": ""})
		if kept := w.undo(e); kept != 0 || w.stored().Guests != 0 {
			w.t.Errorf("%d rows stayed, %+v", kept, w.stored())
		}
	})
}
