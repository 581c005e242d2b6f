package replies_test

import (
	"reflect"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

const (
	yours  = ": Your invitation has changed meanwhile. Please look at your answers again."
	theirs = ": The invitation has changed meanwhile. Please look at the answers again."
	unfit  = "meal: Choose one of the meals that are offered here."
)

func TestAReplyForWhoIsNotThereComesBackWhole(t *testing.T) {
	each(t, func(w *world) {
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, w.people[kit]) })
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: []change.ID{w.people[ben]}, Withdraw: w.occasions[brunch]})
		})
		set(w, w.invitation(ada, brunch), db.Set{"waiting": true})
		about := func(id change.ID, since int64) replies.Draft {
			return replies.Draft{People: map[change.ID]replies.About{id: {Eats: replies.Everything, Since: since}}}
		}
		for name, d := range map[string]replies.Draft{
			"somebody removed":          draft(answers{w.at(kit, dinner): {Reply: comes, Since: 1}}),
			"what they eat":             about(w.people[kit], 1),
			"an invitation withdrawn":   draft(answers{w.at(ben, brunch): {Reply: comes, Since: 1}}),
			"a place on a waiting list": draft(answers{w.at(ada, brunch): {Reply: comes, Since: 1}}),
			"another household":         draft(answers{w.at(zoe, dinner): {Reply: comes, Since: 1}}),
			"what others eat":           about(w.people[zoe], 1),
			"an invitation made anew":   draft(answers{w.at(ada, dinner): {Reply: comes, Since: 2}}),
			"somebody brought back":     about(w.people[ada], 9),
			"no occasion":               draft(answers{{Guest: w.people[ada], Occasion: "x"}: {Reply: comes}}),
		} {
			w.Log(name)
			if _, own := d.Answers[w.at(ada, dinner)]; !own { // an answer that is right is not saved either
				d = with(d, w.at(ada, dinner), replies.Answer{Reply: comes, Since: 1})
			}
			w.asks(w.guest(0), sending(d), yours)
			w.asks(w.scope, w.entering(0, replies.Paper, d), theirs)
		}
	})
}

// with is the draft with one more answer.
func with(d replies.Draft, at replies.Cell, a replies.Answer) replies.Draft {
	all := answers{at: a}
	for at, other := range d.Answers {
		if _, ok := all[at]; !ok {
			all[at] = other
		}
	}
	d.Answers = all
	return d
}

func TestAHouseholdThatChangedAfterItsReplyGoesOnFromIt(t *testing.T) {
	each(t, func(w *world) {
		all := answers{}
		for _, guest := range []int{ada, ben, kit} {
			all[w.at(guest, dinner)], all[w.at(guest, brunch)] = replies.Answer{Reply: comes, Since: 1}, replies.Answer{Reply: cannot, Since: 1}
		}
		w.do(w.guest(0), sending(draft(all)))
		if !w.state(0).Complete() {
			w.Error("everybody has answered")
		}
		added := w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.AddGuests(tx, w.homes[0].ID, guests.Newcomers{People: "Mia", Occasions: []change.ID{w.occasions[dinner]}})
		})
		mia := added.Change.(change.GuestsAdded).Guests[0]
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, w.people[kit]) })
		s := w.state(0)
		at := replies.Cell{Guest: mia, Occasion: w.occasions[dinner]}
		if s.Complete() || !s.Answered() || len(s.Guests) != 3 || s.Reply.Version != 1 {
			w.Errorf("now %d people, complete %v, answered %v", len(s.Guests), s.Complete(), s.Answered())
		}
		d := s.Started()
		if was := d.Answers[w.at(ada, dinner)]; was != (replies.Answer{Reply: comes, Since: 2}) || d.Answers[at] != (replies.Answer{Since: 1}) {
			w.Errorf("the form starts from %+v and %+v", was, d.Answers[at])
		}
		w.changes(w.guest(0), change.ReplySent{Household: w.homes[0].ID, Guests: []change.ID{mia}, Occasions: w.occasions[:1], Declined: 1},
			sending(with(d, at, replies.Answer{Reply: cannot, Since: 1})))
		if !w.state(0).Complete() || w.invitation(ada, dinner).Version != 2 {
			w.Error("the other answers were touched, or one is missing")
		}
	})
}

func TestMealsAreThoseOfTheOccasionForTheAge(t *testing.T) {
	each(t, func(w *world) {
		pick := func(guest int, meal change.ID) replies.Draft {
			return draft(answers{w.at(guest, dinner): {Reply: comes, Meal: meal, Since: 1}})
		}
		w.asks(w.guest(0), sending(pick(ada, w.meals[kid])), yours, unfit)
		w.asks(w.guest(0), sending(pick(ada, db.NewID())), yours, unfit)
		w.asks(w.guest(0), sending(pick(kit, w.meals[beef])), yours, unfit)
		w.asks(w.guest(0), sending(draft(answers{w.at(ada, brunch): {Reply: comes, Meal: w.meals[beef]}})), yours)
		w.do(w.guest(0), sending(pick(kit, w.meals[kid])))
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			g, err := db.Find[guests.Guest](tx.Read, w.people[kit])
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: g.ID}, db.Update(tx, &g, db.Set{"age": guests.Adult})
		})
		stays := draft(answers{w.at(kit, dinner): {Reply: comes, Meal: w.meals[kid], Since: 2}, w.at(ada, dinner): {Reply: comes, Meal: w.meals[beef]}})
		w.changes(w.guest(0), w.sent(0, []int{ada}, []int{dinner}, 1, 0), sending(stays)) // what is stored may stay
		if wrong := w.state(0).Unserved(with(stays, w.at(ada, dinner), replies.Answer{Meal: w.meals[kid]})); len(wrong) != 1 || said(wrong)[0] != unfit {
			w.Errorf("unserved: %v", wrong)
		}
	})
}

// TestAnEnvelopeBearsWhoIsNamedUnlessAHostWroteIt names the plus-one under each kind of envelope.
func TestAnEnvelopeBearsWhoIsNamedUnlessAHostWroteIt(t *testing.T) {
	for was, want := range map[string]string{
		"Zoé & Guest":        "Zoé & Nour Haddad",
		"Zoé mit Begleitung": "Zoé und Nour Haddad",
		"Zoé y acompañante":  "Zoé y Nour Haddad",
		"Zoé and her dog":    "Zoé and her dog",
	} {
		each(t, func(w *world) {
			id, plusOne := w.homes[1].ID, w.people[plus]
			write := func(name string) {
				w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
					h, err := db.Find[guests.Household](tx.Read, id)
					if err != nil {
						return nil, err
					}
					return change.HouseholdEdited{Household: id}, db.Update(tx, &h, db.Set{"envelope_name": name})
				})
			}
			says := func(when, want string) {
				w.Helper()
				if got := w.state(1).Household.EnvelopeName; got != want {
					w.Errorf("%s: %q, want %q", when, got, want)
				}
			}
			name := func(name string) change.Entry {
				return w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
					g, err := db.Find[guests.Guest](tx.Read, plusOne)
					if err != nil {
						return nil, err
					}
					return guests.EditCell(tx, plusOne, guests.Cell{Version: g.Version, Field: "name", Value: name})
				})
			}
			write(was)
			e := name("Nour Haddad")
			says("named by a host", want)
			w.undone(e)
			says("taken back", was)
			name("Nour Haddad")
			name("")
			says("without a name again", was)
			d := draft(answers{w.at(plus, dinner): {Reply: comes}})
			d.People = map[change.ID]replies.About{plusOne: {Name: "Nour Haddad"}}
			w.do(w.guest(1), sending(d))
			says("named by a guest", want)
		})
	}
}

func TestTheUnnamedAreNamedOnce(t *testing.T) {
	each(t, func(w *world) {
		named := func(name string, since int64) replies.Draft {
			d := draft(answers{w.at(plus, dinner): {Reply: comes}})
			d.People = map[change.ID]replies.About{w.people[plus]: {Name: name, Since: since}}
			return d
		}
		before := w.state(1).Guests[1]
		w.changes(w.guest(1), w.sent(1, []int{plus}, []int{dinner}, 1, 0), sending(named("Nour\u202e  Haddad\n", 1)))
		g := w.state(1).Guests[1]
		if g.Name != "Nour Haddad" || g.Unnamed || g.SortKey == before.SortKey || !guests.Seek("haddad", false).In(g.SearchKey) {
			w.Errorf("called %q, unnamed %v, found by %q", g.Name, g.Unnamed, g.SearchKey)
		}
		if got := w.state(1).Household.EnvelopeName; got != "Zoé & Nour Haddad" {
			w.Errorf("the envelope says %q", got)
		}
		w.changes(w.guest(1), change.None, sending(named("Nour Haddad", 1)))
		w.asks(w.guest(1), sending(named("Somebody Else", 1)), "name: Meanwhile Nour Haddad was entered here. Ask your hosts if that is not right.")
		w.changes(w.guest(1), change.None, sending(named("Somebody Else", g.Version))) // only the unnamed are named
		if again := w.state(1).Guests[1]; !reflect.DeepEqual(again, g) {
			w.Errorf("now %+v", again)
		}
	})
}

// A host renames Zoé while her form is open: her unnamed plus-one is spoken of anew, which is no name that conflicts.
func TestTheUnnamedAreNamedThoughWhoBringsThemWasRenamed(t *testing.T) {
	each(t, func(w *world) {
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.EditGuest(tx, w.people[zoe], guests.GuestEdit{Version: 1, Name: "Zoé Aubertin"})
		})
		if g := w.state(1).Guests[1]; g.Version == 1 || !g.Unnamed {
			w.Fatalf("the plus-one is %+v", g)
		}
		d := draft(answers{w.at(plus, dinner): {Reply: comes, Since: 1}})
		d.People = map[change.ID]replies.About{w.people[plus]: {Name: "Nour Haddad", Eats: replies.Diet, Diets: []string{"vegan"}, Since: 1}}
		w.changes(w.guest(1), w.sent(1, []int{plus}, []int{dinner}, 1, 0), sending(d))
		if g := w.state(1).Guests[1]; g.Name != "Nour Haddad" || g.Unnamed || len(g.Diets) != 1 {
			w.Errorf("called %q, unnamed %v, eats %v", g.Name, g.Unnamed, g.Diets)
		}
	})
}

func TestTheWordsOfAHouseholdGoWithItAndComeBack(t *testing.T) {
	each(t, func(w *world) {
		for home, guest := range []int{ada, zoe} {
			w.do(w.guest(home), sending(replies.Draft{Asked: true, Note: "Hello", Answers: answers{w.at(guest, dinner): {Reply: comes}}}))
		}
		gone := w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return guests.RemoveHousehold(tx, w.homes[0].ID) })
		count := func() (n int) {
			w.read(func(r *db.Read) error {
				rows, err := db.All[replies.Reply](r, "id")
				n = len(rows)
				return err
			})
			return n
		}
		if count() != 1 || w.state(1).Reply.Note != "Hello" {
			w.Errorf("%d replies are left", count())
		}
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			_, err := db.Revert(tx, gone.Seq, nil)
			return change.Undone{Seq: gone.Seq}, err
		})
		if s := w.state(0); count() != 2 || s.Reply.Note != "Hello" || w.invitation(ada, dinner).Reply != comes {
			w.Errorf("taken back: %+v", s.Reply)
		}
	})
}
