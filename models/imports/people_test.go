package imports_test

import (
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

const two = "Household,Name,E-mail,Note,Ceremony - reply\nSilva,Ana Silva,ana@example.com,Sits in front,yes\nSilva,Leo Silva,,,\nBrandt,Nora Brandt,nora@example.com,,no\n"

// edit changes a guest as a host would.
func (w *world) edit(name string, set db.Set) {
	w.t.Helper()
	g := w.guest(name)
	w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
		err := db.Update(tx, &g, set)
		return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, err
	})
}

func TestWhatHostsChangedHereStaysWhenTheSameListComesAgain(t *testing.T) {
	each(t, func(w *world) {
		l := text(w.t, "list.csv", two)
		w.apply(l)
		w.edit("Ana Silva", db.Set{"name": "Anna Silva-Costa", "email": "anna@example.org", "note": "Sits in front\nAsk about the car"})
		if again := w.apply(l); again.Change != change.None {
			w.t.Errorf("again: %+v", again.Change)
		}
		w.apply(text(w.t, "list.csv", strings.Replace(strings.Replace(two, "Sits in front", "Sits at the back", 1), "Ana Silva,ana@example.com", "Ana Silva,new@example.com", 1)))
		if g := w.guest("Anna Silva-Costa"); g.Email != "new@example.com" || g.Note != "Sits at the back\nAsk about the car" {
			w.t.Errorf("%q %q", g.Email, g.Note)
		}
	})
}

func TestWhatGuestsAnsweredThemselvesStays(t *testing.T) {
	each(t, func(w *world) {
		w.apply(text(w.t, "list.csv", two))
		g := w.guest("Nora Brandt")
		in := where[guests.Invitation](w, "guest_id = ?", string(g.ID))[0]
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			err := db.Update(tx, &in, db.Set{"reply": guests.Attending, "answered_by": "household", "source": "web"})
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, err
		})
		l := text(w.t, "list.csv", strings.Replace(two, "nora@example.com,,no", "nora@example.com,,-", 1))
		p := w.plan(l)
		if len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Message, "answered this themselves") || p.Problems[0].Row != 4 {
			w.t.Errorf("problems %+v", p.Problems)
		}
		w.apply(l)
		if got := w.reply(g.ID, "Ceremony"); got != "attending" {
			w.t.Errorf("Nora is %s", got)
		}
	})
}

func TestSomebodyWhoIsSaidNotToBeInvitedAnyMoreIsNot(t *testing.T) {
	each(t, func(w *world) {
		w.apply(text(w.t, "list.csv", two))
		entry := w.apply(text(w.t, "list.csv", strings.Replace(two, ",,no", ",,-", 1)))
		if want := (change.GuestsImported{File: "list.csv", Updated: 1, Unchanged: 2}); entry.Change != want {
			w.t.Errorf("%+v", entry.Change)
		}
		if got := w.reply(w.guest("Nora Brandt").ID, "Ceremony"); got != "not invited" {
			w.t.Errorf("Nora is %s", got)
		}
	})
}

func TestACompanionWhoIsNamedLaterIsOnePerson(t *testing.T) {
	each(t, func(w *world) {
		w.apply(text(w.t, "list.csv", "Household,Name\nBrandt,Nora Brandt + guest\n"))
		if got := w.stored(); got.Guests != 2 || got.Unnamed != 1 {
			w.t.Fatalf("%+v", got)
		}
		w.apply(text(w.t, "list.csv", "Household,Name\nBrandt,Nora Brandt\nBrandt,Piet Mulder\n"))
		if got := w.stored(); got.Guests != 2 || got.Unnamed != 0 {
			w.t.Errorf("%+v", got)
		}
	})
}

func TestPeopleOfOtherListsOnlyShareNamesByChance(t *testing.T) {
	each(t, func(w *world) {
		guestsSoFar, same := 0, map[string]int{"zola.csv": 3, "spreadsheet-utf16.csv": 1} // same name and same e-mail address
		for _, name := range []string{"the-knot.csv", "large-1000.csv", "zola.csv", "joy.csv", "minted.csv", "partiful.csv", "demo-250.json", "guest-list.xlsx", "spreadsheet-messy.csv", "spreadsheet-utf16.csv", "spreadsheet-windows1252.csv"} {
			l := read(w.t, name)
			p := w.plan(l)
			if want := expectations(t)[name].count(); p.Result.Count != want || p.Result.Created < want.Guests-same[name] || len(p.Missing) > 0 {
				w.t.Errorf("%s: %+v created %d missing %d, want %+v", name, p.Result.Count, p.Result.Created, len(p.Missing), want)
			}
			w.apply(l)
			guestsSoFar += p.Result.Created
		}
		if got := w.stored(); got.Guests != guestsSoFar {
			w.t.Errorf("%d guests, want %d", got.Guests, guestsSoFar)
		}
	})
}

func TestSomebodyEnteredByHandIsKnownInAList(t *testing.T) {
	each(t, func(w *world) {
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			n := &guests.NewHousehold{People: []*guests.NewGuest{{Guest: guests.Guest{Name: "Ana Silva", Given: "Ana", Family: "Silva"}}}}
			err := guests.Create(tx, guests.Keys{Secret: secret}, n)
			return change.HouseholdAdded{Household: n.ID}, err
		})
		l := text(w.t, "list.csv", two)
		entry := w.apply(l)
		if want := (change.GuestsImported{File: "list.csv", Created: 2, Updated: 1}); entry.Change != want {
			w.t.Errorf("%+v", entry.Change)
		}
		if ana, leo := w.guest("Ana Silva"), w.guest("Leo Silva"); ana.HouseholdID != leo.HouseholdID || ana.Email != "ana@example.com" || leo.Position <= ana.Position {
			w.t.Errorf("%+v\n%+v", ana, leo)
		}
		if again := w.apply(l); again.Change != change.None {
			w.t.Errorf("again: %+v", again.Change)
		}
	})
}

func TestAColumnWithoutANameIsTheSeatedOccasion(t *testing.T) {
	each(t, func(w *world) {
		w.mutate(w.scope, func(tx *db.Tx) (change.Change, error) {
			ceremony, dinner := events.Occasion{Name: "Ceremony", Position: 1}, events.Occasion{Name: "Dinner", Seated: true, Position: 2}
			err := db.Create(tx, &ceremony, &dinner)
			return change.OccasionAdded{Occasion: dinner.ID}, err
		})
		w.apply(text(w.t, "list.csv", "Name,Coming?,Meal\nAna Silva,yes,Trout\nLeo Silva,maybe,\n"))
		if got := w.stored(); got.Occasions != 2 || got.Answers.Attending != 1 || got.Answers.Maybe != 1 {
			w.t.Errorf("%+v", got)
		}
		in := where[guests.Invitation](w, "guest_id = ?", string(w.guest("Ana Silva").ID))[0]
		meals := where[events.Meal](w, "name = ?", "Trout")
		if len(meals) != 1 || in.MealID == nil || *in.MealID != meals[0].ID || in.Source != "import" || in.AnsweredBy != "convive" || in.AnsweredAt == 0 {
			w.t.Errorf("%+v %+v", in, meals)
		}
	})
}
