package imports_test

import (
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

const twice = `Household,Name,E-mail,Street,Ceremony - reply
Silva,Ana Silva,ana@example.com,Rua 1,yes
Silva,Leo Silva,,,yes
Office,Anna Silva,work@example.com,Avenida 2,
Brandt,Nora Brandt + guest,,,yes
Brandt & Okafor,Kunle Okafor + guest,,,no
`

// merge makes one guest of two; the first stays.
func (w *world) merge(a, b string) change.Entry {
	w.t.Helper()
	x, y := w.guest(a), w.guest(b)
	return w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		return guests.Merge(tx, guests.Merging{Guests: []change.ID{x.ID, y.ID}, Version: x.Version, Other: y.Version})
	})
}

// join makes one household of two; the first one's stays. They are named by one of their people.
func (w *world) join(a, b string) change.Entry {
	w.t.Helper()
	x, y := where[guests.Household](w, "id = ?", string(w.guest(a).HouseholdID))[0], where[guests.Household](w, "id = ?", string(w.guest(b).HouseholdID))[0]
	return w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		return guests.Join(tx, x.ID, guests.Joined{With: y.ID, Version: x.Version, Other: y.Version})
	})
}

func TestALineOfWhoWasMergedBringsNobodyBack(t *testing.T) {
	for _, stays := range []string{"Ana Silva", "Anna Silva"} {
		gone := map[string]string{"Ana Silva": "Anna Silva", "Anna Silva": "Ana Silva"}[stays]
		each(t, func(w *world) {
			l := text(w.t, "list.csv", twice)
			w.apply(l)
			stood := w.stored()
			merged := w.merge(stays, gone)
			if again := w.apply(l); again.Change != change.None {
				w.t.Errorf("again: %+v", again.Change)
			}
			changed := text(w.t, "list.csv", strings.Replace(strings.Replace(twice, "Rua 1", "Rua 7", 1), "Avenida 2", "Avenida 9", 1)+"Silva,Mia Silva,,,\n")
			if p := w.plan(changed); p.Result.Created != 1 || len(p.Missing) != 0 || p.Result.Guests != stood.Guests {
				w.t.Errorf("created %d, %d guests, missing %v", p.Result.Created, p.Result.Guests, p.Missing)
			}
			w.undo(merged)
			if got := w.stored(); got != stood {
				w.t.Errorf("%+v, want %+v", got, stood)
			}
			if again := w.apply(l); again.Change != change.None {
				w.t.Errorf("after the undo: %+v", again.Change)
			}
		})
	}
}

func TestTwoLinesOfOneNameStayApartByTheirAddresses(t *testing.T) {
	const namesakes = "Name,E-mail,Phone\nJo Park,first@example.com,1\nJo Park,second@example.com,2\n"
	each(t, func(w *world) {
		l := text(w.t, "list.csv", namesakes)
		w.apply(l)
		all := where[guests.Guest](w, "name = ?", "Jo Park")
		for i := range 2 {
			stays, gone := all[i], all[1-i]
			e := w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
				return guests.Merge(tx, guests.Merging{Guests: []change.ID{stays.ID, gone.ID}, Version: stays.Version, Other: gone.Version})
			})
			if again := w.apply(l); again.Change != change.None {
				w.t.Errorf("%s stays: %+v", stays.Email, again.Change)
			}
			w.undo(e)
			all = where[guests.Guest](w, "name = ?", "Jo Park")
		}
	})
}

func TestALineOfAHouseholdThatBecamePartOfAnotherBringsOnlyWhoIsNew(t *testing.T) {
	each(t, func(w *world) {
		l := text(w.t, "list.csv", twice)
		w.apply(l)
		stood := w.stored()
		joined := w.join("Nora Brandt", "Kunle Okafor")
		if again := w.apply(l); again.Change != change.None {
			w.t.Errorf("again: %+v", again.Change)
		}
		more := w.apply(text(w.t, "list.csv", twice+"Brandt & Okafor,Zora Okafor,,,\n"))
		if done, ok := more.Change.(change.GuestsImported); !ok || done.Created != 1 || done.Updated != 0 {
			w.t.Errorf("%+v", more.Change)
		}
		if a, b := w.guest("Zora Okafor"), w.guest("Nora Brandt"); a.HouseholdID != b.HouseholdID {
			w.t.Error("who is new came to another household than the one that theirs is a part of")
		}
		w.undo(more)
		w.undo(joined)
		if got := w.stored(); got != stood {
			w.t.Errorf("%+v, want %+v", got, stood)
		}
	})
}

func TestConvivesOwnListFindsWhoWasMergedByTheirID(t *testing.T) {
	each(t, func(w *world) {
		w.apply(text(w.t, "list.csv", "Household,Name\nSilva,Ana Silva\nOffice,Anna Costa\n"))
		a, b := w.guest("Ana Silva"), w.guest("Anna Costa")
		own := "Household,Name,Household ID,Guest ID\nSilva,Ana Silva," + string(a.HouseholdID) + "," + string(a.ID) + "\nOffice,Anna Costa," + string(b.HouseholdID) + "," + string(b.ID) + "\n"
		w.merge("Ana Silva", "Anna Costa")
		if p := w.plan(text(w.t, "list.csv", own)); p.Result.Created != 0 || p.Result.Guests != 1 || p.Result.Households != 1 {
			w.t.Errorf("%+v", p.Result)
		}
	})
}
