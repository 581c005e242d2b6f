package imports_test

import (
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// room gives the only occasion so many places, and puts a household on the B-list.
func (w *world) room(places int64, b string) {
	w.t.Helper()
	o := where[events.Occasion](w, "name = ?", "Ceremony")[0]
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"capacity": places})
	})
	if h := where[guests.Household](w, "envelope_name = ? AND list = ?", b, "A"); len(h) == 1 {
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			return change.HouseholdEdited{Household: h[0].ID}, db.Update(tx, &h[0], db.Set{"list": guests.ListB})
		})
	}
}

func (w *world) waits(name string) bool {
	w.t.Helper()
	in := where[guests.Invitation](w, "guest_id = ?", string(w.guest(name).ID))
	return len(in) == 1 && in[0].Waiting && in[0].WaitingSince > 0 && in[0].Reply == guests.Pending && in[0].AnsweredAt == 0
}

func TestWhomAListInvitesWaitsWhereThereIsNoPlace(t *testing.T) {
	each(t, func(w *world) {
		w.apply(text(w.t, "list.csv", "Household,Name,Ceremony - reply\nBrandt,Nora Brandt,-\nSilva,Ana Silva,yes\nSilva,Leo Silva,\n"))
		w.room(3, "Nora Brandt")
		l := text(w.t, "list.csv", "Household,Name,Ceremony - reply\nBrandt,Nora Brandt,yes\nBrandt,Otto Brandt,no\nSilva,Ana Silva,yes\nSilva,Leo Silva,\nSilva,Mia Silva,yes\n")
		p := w.plan(l)
		if cells, _, _ := changes(p); !slices.Equal(cells, []string{"Nora Brandt reply Ceremony: not_invited → waiting"}) {
			w.t.Errorf("cells %q", cells)
		}
		if a := p.Result.Answers; a.Attending != 2 || a.Pending != 1 || a.Waiting != 2 || a.Declined != 0 {
			w.t.Errorf("%+v", a)
		}
		if got := p.Problems; len(got) != 2 || got[0].Message != "“Nora Brandt” waits for a place at “Ceremony”; the list's “attending” was left out." {
			w.t.Errorf("%+v", got)
		}
		w.apply(l)
		if !w.waits("Nora Brandt") || !w.waits("Otto Brandt") || w.reply(w.guest("Mia Silva").ID, "Ceremony") != "attending" {
			w.t.Error("the B-list has no place behind those of the A-list, wherever they stand in the file")
		}
		if again := w.apply(l); again.Change != change.None {
			w.t.Errorf("again: %+v", again.Change)
		}
		if a := w.plan(l).Result.Answers; a != w.stored().Answers || a.Waiting != 2 {
			w.t.Errorf("who waits already is counted as %+v", a)
		}
		if a := w.plan(text(w.t, "list.csv", "Household,Name,Ceremony - reply\nSilva,Ana Silva,yes\nSilva,Leo Silva,\nSilva,Mia Silva,yes\n")).Result.Answers; a != w.stored().Answers {
			w.t.Errorf("who waits and is not in the list any more is counted as %+v", a)
		}
		if !w.waits("Nora Brandt") {
			w.t.Error("who waits has not answered")
		}
		w.room(5, "")
		w.mutate(w.scope, guests.FillPlaces)
		w.apply(l)
		if got := w.reply(w.guest("Nora Brandt").ID, "Ceremony") + w.reply(w.guest("Otto Brandt").ID, "Ceremony"); got != "attendingdeclined" {
			w.t.Errorf("with a place they are %s", got)
		}
	})
}

func TestAPreviewIsShownAgainWhenThePlacesWentMeanwhile(t *testing.T) {
	each(t, func(w *world) {
		w.apply(text(w.t, "list.csv", "Household,Name,Ceremony - reply\nBrandt,Nora Brandt,-\nSilva,Ana Silva,yes\n"))
		w.room(2, "Nora Brandt")
		l := text(w.t, "list.csv", "Household,Name,Ceremony - reply\nBrandt,Nora Brandt,-\nBrandt,Otto Brandt,\nSilva,Ana Silva,yes\n")
		before := w.plan(l)
		w.room(1, "")
		if after := w.plan(l); after.Digest == before.Digest {
			w.t.Error("somebody new would wait now, and the digest doesn't say so")
		}
	})
}

func TestAListPutsHouseholdsOnTheBListWhereTheyWait(t *testing.T) {
	each(t, func(w *world) {
		w.apply(text(w.t, "list.csv", "Household,Name,Ceremony - reply,List\nSilva,Ana Silva,yes,A\nLund,Ida Lund,-,\n"))
		w.room(2, "-")
		l := text(w.t, "list.csv", "Household,Name,Ceremony - reply,List\nBrandt,Nora Brandt,yes,B\nBrandt,Otto Brandt,,\nSilva,Ana Silva,yes,A\nLund,Ida Lund,yes,B-list\nCosta,Leo Costa,,A\n")
		p := w.plan(l)
		if cells, _, _ := changes(p); !slices.Equal(cells, []string{"Ida Lund list : A → B", "Ida Lund reply Ceremony: not_invited → waiting"}) {
			w.t.Errorf("cells %q", cells)
		}
		if !p.Households[0].OnB() || p.Households[1].OnB() || !p.Households[2].OnB() {
			w.t.Error("the preview doesn't say who is on the B-list")
		}
		w.apply(l)
		for name, list := range map[string]guests.List{"Nora Brandt": "B", "Ida Lund": "B", "Ana Silva": "A", "Leo Costa": "A"} {
			h := where[guests.Household](w, "id = ?", string(w.guest(name).HouseholdID))[0]
			if h.List != list || list == guests.ListB && !w.waits(name) || list == guests.ListA && w.waits(name) {
				w.t.Errorf("%s is on list %s and waits: %v", name, h.List, w.waits(name))
			}
		}
		if again := w.apply(l); again.Change != change.None {
			w.t.Errorf("again: %+v", again.Change)
		}
		w.apply(text(w.t, "list.csv", "Household,Name,Ceremony - reply,List\nBrandt,Nora Brandt,yes,\nBrandt,Otto Brandt,,\nSilva,Ana Silva,yes,B\nLund,Ida Lund,yes,A\nCosta,Leo Costa,,\n"))
		for name, list := range map[string]guests.List{"Nora Brandt": "B", "Ida Lund": "A", "Ana Silva": "B", "Leo Costa": "A"} {
			if h := where[guests.Household](w, "id = ?", string(w.guest(name).HouseholdID))[0]; h.List != list {
				w.t.Errorf("%s is on list %s now", name, h.List)
			}
		}
	})
}
