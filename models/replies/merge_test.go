package replies_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

const (
	saidComes  = "reply: Meanwhile somebody answered “comes” here. Which is right?"
	saidCannot = "reply: Meanwhile somebody answered “can't come” here. Which is right?"
	saidBeef   = "meal: Meanwhile somebody chose Beef here. Please choose again."
	noMeal     = "meal: Meanwhile somebody took the meal back here. Please choose again."
)

func TestOfTwoPhonesTheSecondIsAskedWhereBothAnswered(t *testing.T) {
	each(t, func(w *world) {
		beef, lentils := w.meals[beef], w.meals[lentils]
		yes := func(meal change.ID) replies.Answer { return replies.Answer{Reply: comes, Meal: meal} }
		no, open := replies.Answer{Reply: cannot}, replies.Answer{}
		for _, c := range []struct {
			name                 string
			start, first, second replies.Answer // start is what both forms saw
			asked                []string       // nil when the second is taken
			left                 replies.Answer // what the row says then
		}{
			{"only the first answered", open, yes(beef), open, nil, yes(beef)},
			{"the same answer", open, yes(beef), yes(beef), nil, yes(beef)},
			{"the first leaves the meal to the second", open, yes(""), yes(lentils), nil, yes(lentils)},
			{"the second leaves the meal to the first", open, yes(beef), yes(""), nil, yes(beef)},
			{"yes, then no", open, yes(""), no, []string{saidComes}, yes("")},
			{"no, then yes", open, no, yes(""), []string{saidCannot}, no},
			{"another meal", open, yes(beef), yes(lentils), []string{saidBeef}, yes(beef)},
			{"yes with a meal, then no", open, yes(beef), no, []string{saidComes, saidBeef}, yes(beef)},
			{"only the first changed", yes(beef), no, yes(beef), nil, no},
			{"only the second changed", yes(beef), yes(beef), no, nil, no},
			{"both took it back", yes(beef), no, no, nil, no},
			{"one declined, one chose another meal", yes(lentils), no, yes(beef), []string{saidCannot}, no},
			{"two chose another meal", yes(lentils), yes(beef), yes(lentils), nil, yes(beef)},
		} {
			t := w.T
			w.T.Run(c.name, func(sub *testing.T) {
				w.T = sub
				at := w.at(ada, dinner)
				send := func(a replies.Answer, since int64) rule {
					a.Since = since
					return sending(draft(answers{at: a, w.at(ben, brunch): {Reply: cannot}}))
				}
				meal := func(a replies.Answer) *change.ID {
					if a.Meal == "" {
						return nil
					}
					return &a.Meal
				}
				reset := guests.Pending
				if c.start.Reply != "" {
					reset = c.start.Reply
				}
				set(w, w.invitation(ada, dinner), db.Set{"reply": reset, "meal_id": meal(c.start), "maybe": false})
				since := w.invitation(ada, dinner).Version
				w.do(w.guest(0), send(c.first, since))
				if c.asked != nil {
					w.asks(w.guest(0), send(c.second, since), c.asked...)
				} else {
					w.do(w.guest(0), send(c.second, since))
				}
				in := w.invitation(ada, dinner)
				if got, want := (replies.Answer{}).On(in), c.left.On(in); got.Reply != want.Reply || idOf(in.MealID) != c.left.Meal || in.Reply != c.left.Reply {
					sub.Errorf("it is %q with %q", in.Reply, idOf(in.MealID))
				}
				if c.asked != nil { // what was asked is answered from what is stored now
					w.do(w.guest(0), send(c.second, in.Version))
					if in := w.invitation(ada, dinner); in.Reply != c.second.Reply {
						sub.Errorf("answered again it is %q", in.Reply)
					}
				}
			})
			w.T = t
		}
	})
}

// Both forms start from "comes", no meal chosen: reply and meal are one answer, so that what each of two changed alone
// is not put together to a third.
func TestADeclinedInvitationHasNoMeal(t *testing.T) {
	each(t, func(w *world) {
		meal, no := replies.Answer{Reply: comes, Meal: w.meals[beef], Since: 2}, replies.Answer{Reply: cannot, Since: 2}
		for guest, c := range map[int]struct {
			first, second replies.Answer
			asked         []string
		}{ada: {no, meal, []string{saidCannot}}, ben: {meal, no, []string{saidComes, saidBeef}}} {
			at := w.at(guest, dinner)
			w.do(w.guest(0), sending(draft(answers{at: {Reply: comes, Since: 1}})))
			w.do(w.guest(0), sending(draft(answers{at: c.first})))
			w.asks(w.guest(0), sending(draft(answers{at: c.second})), c.asked...)
			if in, want := w.invitation(guest, dinner), c.first; in.Reply != want.Reply || idOf(in.MealID) != want.Meal {
				w.Errorf("it is %q with %q", in.Reply, idOf(in.MealID))
			}
			c.second.Since = 3
			w.do(w.guest(0), sending(draft(answers{at: c.second})))
			if in, want := w.invitation(guest, dinner), c.second; in.Reply != want.Reply || idOf(in.MealID) != want.Meal {
				w.Errorf("answered again it is %q with %q", in.Reply, idOf(in.MealID))
			}
		}
	})
}

func idOf(id *change.ID) change.ID {
	if id == nil {
		return ""
	}
	return *id
}

func TestAnAnswerThatHostsTookBackIsAskedAgain(t *testing.T) {
	each(t, func(w *world) {
		at := w.at(ada, dinner)
		entered := w.do(w.scope, w.entering(0, replies.Paper, draft(answers{at: {Reply: comes, Meal: w.meals[beef], Since: 1}})))
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			_, err := db.Revert(tx, entered.Seq, nil)
			return change.Undone{Seq: entered.Seq}, err
		})
		w.asks(w.guest(0), sending(draft(answers{at: {Reply: cannot, Since: 2}})), "reply: Meanwhile the hosts took this answer back. Please answer again.")
		w.do(w.guest(0), sending(draft(answers{at: {Reply: comes, Meal: w.meals[beef], Since: 3}})))
		set(w, w.invitation(ada, dinner), db.Set{"meal_id": (*change.ID)(nil)})
		w.asks(w.guest(0), sending(draft(answers{at: {Reply: comes, Meal: w.meals[lentils], Since: 4}})), noMeal)
	})
}

func TestNotesThatBothWroteAreAskedAgain(t *testing.T) {
	each(t, func(w *world) {
		note := func(version int64, words string) rule {
			return sending(replies.Draft{Version: version, Asked: true, Note: words, Answers: answers{w.at(ada, dinner): {Reply: comes}}})
		}
		const asked = "note: Meanwhile your household wrote: “From the phone”. Please write what should stand here."
		w.do(w.guest(0), note(0, "From the phone"))
		w.asks(w.guest(0), note(0, "From the tablet"), asked)
		w.changes(w.guest(0), change.None, note(0, ""))
		w.changes(w.guest(0), change.None, note(0, "From the phone"))
		w.do(w.guest(0), note(1, "Older"))
		w.do(w.guest(0), note(2, "From the phone"))
		w.asks(w.guest(0), note(2, "From the tablet"), asked)
		w.changes(w.guest(0), change.None, note(2, "Older")) // left as it was
		w.changes(w.guest(0), change.None, sending(replies.Draft{Note: "not asked", Answers: answers{w.at(ada, dinner): {Reply: comes}}}))
		if r := w.state(0).Reply; r.Note != "From the phone" || r.Version != 3 {
			w.Errorf("stored is %+v", r)
		}
		w.do(w.guest(0), note(3, ""))
		if r := w.state(0).Reply; r.Note != "" {
			w.Errorf("emptied: %+v", r)
		}
	})
}

// A host's entries are taken back, which removes the household's reply, and one is entered again at version 1: a guest's
// form saw version 2.
func TestANoteThatSawALaterVersionIsAskedAgain(t *testing.T) {
	each(t, func(w *world) {
		enter := func(reply guests.Reply, note string) change.Entry {
			return w.do(w.scope, w.entering(0, replies.Paper, replies.Draft{Version: w.state(0).Reply.Version, Asked: true, Note: note, Answers: answers{w.at(ada, dinner): {Reply: reply}}}))
		}
		first, second := enter(comes, "First"), enter(cannot, "Second")
		saw := w.state(0).Reply.Version
		for _, e := range []change.Entry{second, first} {
			w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
				_, err := db.Revert(tx, e.Seq, nil)
				return change.Undone{Seq: e.Seq}, err
			})
		}
		enter(comes, "By card")
		d := replies.Draft{Version: saw, Asked: true, Note: "Mine", Answers: answers{w.at(ada, brunch): {Reply: comes}}}
		w.asks(w.guest(0), sending(d), yours)
		w.asks(w.scope, w.entering(0, replies.Paper, d), theirs)
		w.do(w.guest(0), sending(w.state(0).Resume(d))) // as the form comes back
		if note := w.state(0).Reply.Note; note != "Mine" {
			w.Errorf("stored is %q", note)
		}
	})
}

func TestADietThatBothChangedIsAskedAgain(t *testing.T) {
	each(t, func(w *world) {
		eats := func(since int64, a replies.About) rule {
			a.Since = since
			return sending(replies.Draft{Answers: answers{w.at(ada, dinner): {Reply: comes}}, People: map[change.ID]replies.About{w.people[ada]: a}})
		}
		some := func(words ...string) replies.About { return replies.About{Eats: replies.Diet, Diets: words} }
		w.do(w.guest(0), eats(1, some("vegan")))
		w.asks(w.guest(0), eats(1, some("halal")), "diet: Meanwhile somebody changed what Ada eats. Please look at it again.")
		w.asks(w.guest(0), eats(1, replies.About{Eats: replies.Everything}), "diet: Meanwhile somebody changed what Ada eats. Please look at it again.")
		w.changes(w.guest(0), change.None, eats(1, replies.About{}))
		w.changes(w.guest(0), w.sent(0, []int{ada}, nil, 0, 0), eats(2, some("kosher", "halal")))
		if g := w.state(0).Guests[ada]; len(g.Diets) != 2 || g.Diets[0] != "halal" || g.Diets[1] != "kosher" {
			w.Errorf("eats %v", g.Diets)
		}
		w.changes(w.guest(0), change.None, eats(3, some("kosher", "halal"))) // each once, though offered and had
		w.asks(w.guest(0), eats(3, some("unheard of")), "diet: Say which, or choose “Eats everything”.")
		w.do(w.guest(0), eats(3, replies.About{Eats: replies.Everything}))
		w.do(w.guest(0), eats(4, some("vegan")))
		w.changes(w.guest(0), change.None, eats(4, replies.About{Eats: replies.Everything})) // as both forms began: only the other changed it
	})
}

func TestWhoWasNotAskedWhatTheyEatHasNotSaidThatItIsEverything(t *testing.T) {
	each(t, func(w *world) {
		eats := func() replies.Eats {
			w.Helper()
			return w.state(0).Started().People[w.people[ada]].Eats
		}
		w.do(w.scope, w.entering(0, replies.Paper, replies.Draft{Answers: answers{w.at(ada, dinner): {Reply: comes}}}))
		if got := eats(); got != "" {
			w.Errorf("a card that asked nothing says %q", got)
		}
		said := w.do(w.guest(0), sending(replies.Draft{People: map[change.ID]replies.About{w.people[ada]: {Eats: replies.Everything, Since: 1}}}))
		if got := eats(); got != replies.Everything {
			w.Errorf("what was said is kept as %q", got)
		}
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			_, err := db.Revert(tx, said.Seq, nil)
			return change.Undone{Seq: said.Seq}, err
		})
		if got := eats(); got != "" {
			w.Errorf("taken back, it is %q", got)
		}
	})
}
