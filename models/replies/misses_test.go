package replies_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

// missed has somebody look for a name in vain; second is the household of which true is what they gave besides, -1 for
// none.
func (w *world) missed(name string, second int) change.ID {
	w.Helper()
	m := replies.Missed{Name: name}
	if second >= 0 {
		m.SecondOf = w.homes[second].ID
	}
	return w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return replies.Remember(tx, m) }).Change.(change.UnmatchedMissed).Miss
}

func (w *world) misses() (all []replies.Miss) {
	w.Helper()
	w.read(func(r *db.Read) (err error) { all, err = db.All[replies.Miss](r, "id"); return err })
	for i := range all {
		all[i].Version = 0
	}
	return all
}

func recognising(miss, guest change.ID) rule {
	return func(tx *db.Tx) (change.Change, error) {
		return replies.Recognise(tx, miss, replies.Recognition{Guest: guest, Name: written(tx, miss)})
	}
}

func adding(miss change.ID) rule {
	return func(tx *db.Tx) (change.Change, error) {
		return replies.AddMissed(tx, []byte("secret"), miss, replies.Newcomer{Name: written(tx, miss)})
	}
}

// written is how a name stands there.
func written(tx *db.Tx, miss change.ID) string {
	m, _ := db.Find[replies.Miss](tx.Read, miss)
	return m.Name
}

// postcode gives a household one.
func (w *world) postcode(home int, code string) {
	w.Helper()
	w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
		h, err := db.Find[guests.Household](tx.Read, w.homes[home].ID)
		if err != nil {
			return nil, err
		}
		return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"postcode": code})
	})
}

// looks is what a look-up by name and postcode comes to: a household's id, or Missed.
func (w *world) looks(name, code string) (h guests.Household, err error) {
	w.Helper()
	w.read(func(r *db.Read) error {
		e, rerr := events.Current(r)
		e.NameLookup = events.ByPostcode
		h, err = replies.ByName(r, e, name, code)
		return rerr
	})
	return h, err
}

func TestANameThatFoundNothingIsOneRowHoweverItIsWritten(t *testing.T) {
	each(t, func(w *world) {
		id := w.missed("Müller,  Ute", -1)
		w.clock.Move(time.Hour)
		if again := w.missed("ute MULLER", 1); again != id {
			w.Error("the same name is another row")
		}
		w.clock.Move(time.Hour)
		w.missed("Ute Muller", -1)
		w.missed("Uta Muller", -1)
		all := w.misses()
		if len(all) != 2 {
			w.Fatalf("%d rows", len(all))
		}
		m := all[slices.IndexFunc(all, func(m replies.Miss) bool { return m.ID == id })]
		if m.Name != "Ute Muller" || m.Tries != 3 || m.LastAt != change.At(w.clock.Now()) || m.SecondOf == nil || *m.SecondOf != w.homes[1].ID {
			w.Errorf("it is %+v", m)
		}
		before := w.head()
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return replies.Remember(tx, replies.Missed{Name: " \t "}) })
		if w.head() != before {
			w.Error("nothing is a name")
		}
	})
}

func TestTheNameThatWasTriedLongestAgoGivesWayToOneTooMany(t *testing.T) {
	each(t, func(w *world) {
		const most = 200
		first, second := w.missed("Name First", -1), w.missed("Name Second", -1)
		w.clock.Move(time.Hour)
		w.missed("Name First", -1)
		for i := range most - 2 {
			w.missed(fmt.Sprintf("Name Nr%d", i), -1)
		}
		if n := len(w.misses()); n != most {
			w.Fatalf("%d rows", n)
		}
		w.missed("Name Last", -1)
		ids := map[change.ID]bool{}
		for _, m := range w.misses() {
			ids[m.ID] = true
		}
		if len(ids) != most || !ids[first] || ids[second] {
			w.Errorf("%d rows, the first %v, the second %v", len(ids), ids[first], ids[second])
		}
	})
}

func TestALookUpTellsTheHostsWhoseIsWhatWasGivenBesidesAndNobodyElse(t *testing.T) {
	each(t, func(w *world) {
		w.postcode(0, "10115")
		if _, err := w.looks("Uma Nobody", "10 115"); err != error(replies.Missed{Name: "Uma Nobody", SecondOf: w.homes[0].ID}) {
			w.Errorf("of one household: %+v", err)
		}
		if _, err := w.looks("Ada", "99999"); err != error(replies.Missed{Name: "Ada"}) {
			w.Errorf("of none: %+v", err)
		}
		w.postcode(1, "10115")
		if _, err := w.looks("Uma Nobody", "10115"); err != error(replies.Missed{Name: "Uma Nobody"}) {
			w.Errorf("of two: %+v", err)
		}
	})
}

func TestWhoIsRecognisedIsFoundByTheNameFromThenOnUntilThatIsTakenBack(t *testing.T) {
	each(t, func(w *world) {
		w.postcode(0, "10115")
		miss := w.missed("Addie Lawson", 0)
		waiting, people := w.misses(), w.rows()
		a, home := w.people[ada], w.homes[0].ID
		e := w.do(w.scope, recognising(miss, a))
		if want := (change.UnmatchedRecognised{Miss: miss, Guest: a, Household: home, Next: change.Finds}); e.Change != change.Change(want) {
			w.Errorf("%+v", e.Change)
		}
		if h, err := w.looks("Lawson Addie", "10115"); err != nil || h.ID != home {
			w.Errorf("found %v, %v", h.ID, err)
		}
		w.asks(w.scope, recognising(miss, w.people[ben]), "Somebody has seen to this name already.")
		w.asks(w.scope, func(tx *db.Tx) (change.Change, error) { return replies.Forget(tx, miss) }, "Somebody has seen to this name already.")
		w.undone(e)
		if _, err := w.looks("Lawson Addie", "10115"); err == nil {
			w.Error("found still")
		}
		if got := w.misses(); !reflect.DeepEqual(got, waiting) {
			w.Errorf("it is %+v, want %+v", got, waiting)
		}
		if got, want := w.rows()[0].([]guests.Guest)[ada], people[0].([]guests.Guest)[ada]; !slices.Equal(got.Aliases, want.Aliases) || got.SearchKey != want.SearchKey {
			w.Errorf("Ada is %+v", got)
		}
	})
}

func TestRecognisingSaysWhyTheNextLookUpFindsNothingStill(t *testing.T) {
	each(t, func(w *world) {
		nextOf := func(name string, second, guest int) string {
			w.Helper()
			return w.do(w.scope, recognising(w.missed(name, second), w.people[guest])).Change.(change.UnmatchedRecognised).Next
		}
		for _, one := range []struct {
			name          string
			second, guest int
			want          string
		}{
			{"Bennie", 0, ben, change.OneWord},
			{"Benjamin Lawson", -1, ben, change.SecondElse},
			{"Benjamin Lawson", 1, ben, change.SecondElse},
			{"Ben", 0, ben, change.Namesakes},
			{"Benny Lawson", 0, ben, change.Finds},
		} {
			if got := nextOf(one.name, one.second, one.guest); got != one.want {
				w.Errorf("%s: %s, want %s", one.name, got, one.want)
			}
		}
		if g := w.rows()[0].([]guests.Guest)[ben]; !slices.Equal(g.Aliases, db.Words{"Bennie", "Benjamin Lawson", "Benny Lawson"}) {
			w.Errorf("Ben is called %q too", g.Aliases)
		}
		if got := nextOf("Tom, Miller", 1, plus); got != change.Finds {
			w.Errorf("who had no name: %s", got)
		}
		w.read(func(r *db.Read) error {
			g, err := db.Find[guests.Guest](r, w.people[plus])
			if g.Name != "Tom Miller" || g.Unnamed || len(g.Aliases) > 0 {
				w.Errorf("the plus-one is %+v", g)
			}
			return err
		})
		w.household(false, "Nina Newcomer").People[0].Invitations = nil
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: []byte("secret")}, w.homes[2])
		})
		w.people = append(w.people, w.homes[2].People[0].ID)
		if got := nextOf("Nini Newcomer", 2, plus+1); got != change.Uninvited {
			w.Errorf("invited to nothing: %s", got)
		}
	})
}
