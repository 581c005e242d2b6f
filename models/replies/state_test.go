package replies_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

func TestMealsForEachAge(t *testing.T) {
	meal := func(name string, children bool) events.Meal { return events.Meal{Name: name, ForChildren: children} }
	both := []events.Meal{meal("Beef", false), meal("Noodles", true), meal("Lentils", false)}
	for _, c := range []struct {
		name  string
		meals []events.Meal
		age   guests.Age
		want  []string
	}{
		{"adults", both, guests.Adult, []string{"Beef", "Lentils"}},
		{"children", both, guests.Child, []string{"Noodles"}},
		{"children where none is for them", both[:1], guests.Child, []string{"Beef"}},
		{"adults where all are for children", both[1:2], guests.Adult, nil},
		{"infants", both, guests.Infant, nil},
	} {
		var got []string
		for _, m := range (replies.Occasion{Meals: c.meals}).MealsFor(c.age) {
			got = append(got, m.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s choose from %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAKeptDraftLiesOverWhatIsStored(t *testing.T) {
	each(t, func(w *world) {
		kept := replies.Draft{Asked: true, Note: "typed", Answers: answers{
			w.at(ada, dinner): {Reply: comes, Meal: w.meals[lentils], Since: 1}, w.at(ben, dinner): {Asked: cannot, Since: 1},
			w.at(kit, dinner): {Reply: comes, Meal: w.meals[beef], Since: 7}, w.at(zoe, dinner): {Reply: comes},
		}, People: map[change.ID]replies.About{w.people[ada]: {Name: "x", Eats: replies.Diet, Diets: []string{"vegan", "gone"}, Since: 1}, w.people[zoe]: {Eats: replies.Diet}}}
		w.do(w.guest(0), sending(replies.Draft{Asked: true, Note: "stored", Answers: answers{w.at(ada, dinner): {Reply: cannot}, w.at(ada, brunch): {Reply: comes}}}))
		s := w.state(0)
		d := s.Resume(kept)
		want := answers{
			w.at(ada, dinner): {Reply: comes, Meal: w.meals[lentils], Since: 1}, // the premise stays the draft's
			w.at(ada, brunch): {Reply: comes, Since: 2},                         // not in the draft
			w.at(ben, dinner): {Reply: cannot, Asked: cannot, Since: 1},
			w.at(kit, dinner): {Reply: comes, Since: 1}, // no meal of a child's, no version that never was
		}
		for at, want := range want {
			if d.Answers[at] != want {
				w.Errorf("got %+v, want %+v", d.Answers[at], want)
			}
		}
		if _, foreign := d.Answers[w.at(zoe, dinner)]; foreign || len(d.People) != 3 {
			w.Error("people of others are in it")
		}
		if p := d.People[w.people[ada]]; d.Note != "typed" || !slices.Equal(p.Diets, []string{"vegan"}) || p.Eats != replies.Diet {
			w.Errorf("says %q and %+v", d.Note, p)
		}
		if again := s.Resume(replies.Draft{}); again.Note != "stored" || again.Version != 1 || again.Answers[w.at(ada, dinner)].Reply != cannot {
			w.Errorf("nothing kept: %+v", again)
		}

		// What was asked counts as seen, the rest keeps its premise.
		field := func(kind string, at replies.Cell) string { return fmt.Sprintf("%s.%s.%s", kind, at.Guest, at.Occasion) }
		d = s.Accept(d, []string{field("reply", w.at(ada, dinner)), "note", "diet." + string(w.people[zoe])})
		if d.Answers[w.at(ada, dinner)].Since != 2 || d.Answers[w.at(ben, dinner)].Since != 1 || d.Version != 1 || d.People[w.people[ada]].Name != "" {
			w.Errorf("accepted: %+v", d)
		}
	})
}

func TestWhatADraftStillHasToAsk(t *testing.T) {
	each(t, func(w *world) {
		s := w.state(0)
		d := s.Started()
		if s.NeedsMeal(d) || s.Comes(d, w.people[ada]) || s.Answered() || s.Complete() {
			w.Error("nobody has chosen anything")
		}
		d = s.AllCome(d)
		for _, guest := range []int{ada, ben, kit} {
			if !s.Comes(d, w.people[guest]) {
				w.Error("all come")
			}
		}
		if !s.NeedsMeal(d) || s.Comes(d, w.people[zoe]) {
			w.Error("who comes to the dinner chooses a meal")
		}
		for _, guest := range []int{ada, ben, kit} {
			d = with(d, w.at(guest, dinner), replies.Answer{Reply: cannot})
		}
		if s.NeedsMeal(d) || !s.Comes(d, w.people[ada]) {
			w.Error("the brunch asks for no meal")
		}
		in := guests.Invitation{Reply: comes, MealID: &w.meals[beef]}
		for name, c := range map[string]struct {
			a     replies.Answer
			reply guests.Reply
			meal  change.ID
		}{
			"nothing": {replies.Answer{}, comes, w.meals[beef]}, "another meal": {replies.Answer{Meal: w.meals[lentils]}, comes, w.meals[lentils]}, "no": {replies.Answer{Reply: cannot, Meal: w.meals[beef]}, cannot, ""},
		} {
			if got := c.a.On(in); got.Reply != c.reply || idOf(got.MealID) != c.meal {
				w.Errorf("%s leaves %+v", name, got)
			}
		}
	})
}

func TestProgressLeavesOutHostsAndWhoIsNotInvited(t *testing.T) {
	each(t, func(w *world) {
		hosts := w.household(true, "Amara", "Jonas")
		waits := w.household(false, "Wim")
		waits.People[0].Invitations[0].Waiting = true
		nowhere := &guests.NewHousehold{People: []*guests.NewGuest{{Guest: guests.Guest{Name: "Nil"}}}}
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: []byte("s")}, hosts, waits, nowhere)
		})
		set(w, w.invitation(zoe, dinner), db.Set{"maybe": true})
		w.do(w.guest(0), sending(replies.Draft{Asked: true, Note: "Hello", Answers: answers{w.at(ada, dinner): {Reply: comes}, w.at(ben, dinner): {Reply: cannot}}}))
		lines := func(occasion change.ID) (got []string) {
			w.read(func(r *db.Read) error {
				all, err := replies.ProgressOfAll(r, occasion)
				for _, p := range all {
					got = append(got, fmt.Sprintf("%s %d/%d %d+%d, maybe %d, started %v, complete %v, %q", p.Group.People[0].Name, p.Pending, p.Invited, p.Attending, p.Declined, p.Maybe, p.Started(), p.Complete(), p.Reply.Note))
				}
				return err
			})
			slices.Sort(got)
			return got
		}
		for name, c := range map[string]struct {
			occasion change.ID
			want     []string
		}{
			"all":    {"", []string{`Ada 4/6 1+1, maybe 0, started true, complete false, "Hello"`, `Zoé 2/2 0+0, maybe 1, started false, complete false, ""`}},
			"dinner": {w.occasions[dinner], []string{`Ada 1/3 1+1, maybe 0, started true, complete false, "Hello"`, `Zoé 2/2 0+0, maybe 1, started false, complete false, ""`}},
			"brunch": {w.occasions[brunch], []string{`Ada 3/3 0+0, maybe 0, started false, complete false, "Hello"`}},
			"other":  {"x", nil},
		} {
			if got := lines(c.occasion); !slices.Equal(got, c.want) {
				w.Errorf("%s: %q", name, got)
			}
		}
	})
}

func TestAHouseholdReadsAndAnswersForItselfAlone(t *testing.T) {
	each(t, func(w *world) {
		err := w.d.Read(background, w.guest(0), func(r *db.Read) error {
			_, err := replies.Of(r, w.homes[1].ID)
			return err
		})
		if !errors.Is(err, db.ErrNotFound) {
			w.Errorf("another household's state: %v", err)
		}
		before := w.rows()
		_, err = w.try(w.guest(0), w.entering(1, replies.Paper, draft(answers{w.at(zoe, dinner): {Reply: comes}})))
		if after := w.rows(); !errors.Is(err, db.ErrNotFound) || !reflect.DeepEqual(after, before) {
			w.Errorf("on behalf of another: %v", err)
		}
	})
}
