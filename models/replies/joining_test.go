package replies_test

import (
	"reflect"
	"slices"
	"testing"

	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/questions"
	"convive/models/replies"
)

// undone takes a Change back as a host does.
func (w *world) undone(e change.Entry) {
	w.Helper()
	w.do(w.scope, func(tx *db.Tx) (change.Change, error) { return undo(tx, e) })
}

func undo(tx *db.Tx, e change.Entry) (change.Change, error) { return activity.Undo(tx, e.Seq) }

// answered are all answers by whom they are about, with the household whose they are.
func (w *world) answered() map[[2]change.ID][]string {
	w.Helper()
	all := map[[2]change.ID][]string{}
	w.read(func(r *db.Read) error {
		rows, err := db.All[questions.Answer](r, "id")
		for _, a := range rows {
			at := [2]change.ID{a.QuestionID, a.About}
			all[at] = append([]string{string(a.HouseholdID)}, a.Said...)
		}
		return err
	})
	return all
}

func (w *world) letters() (all []replies.Letter) {
	w.Helper()
	w.read(func(r *db.Read) (err error) { all, err = db.All[replies.Letter](r, "id"); return err })
	for i := range all {
		all[i].Version = 0
	}
	return all
}

func (w *world) version(home int) (v int64) {
	w.Helper()
	w.read(func(r *db.Read) error {
		h, err := db.Find[guests.Household](r, w.homes[home].ID)
		v = h.Version
		return err
	})
	return v
}

// asked are one question of each kind that meets itself differently when two people become one.
func (w *world) asked() (bus, songs, seats change.ID) {
	return w.question(questions.Draft{Asks: "Which bus?", AnswerKind: questions.Text, Per: questions.Person}),
		w.question(questions.Draft{Asks: "Which songs?", AnswerKind: questions.Several, Options: "Waltz\nTango\nPolka", Per: questions.Person}),
		w.question(questions.Draft{Asks: "How many seats?", AnswerKind: questions.Number, Per: questions.Household})
}

func (w *world) say(home, guest int, said map[questions.Slot]replies.Saying) {
	w.Helper()
	d := draft(answers{w.at(guest, dinner): {Reply: comes}})
	d.Said = said
	w.do(w.guest(home), sending(d))
}

func TestAMergedGuestBringsTheirAnswersToQuestionsAndUndoTakesThemBack(t *testing.T) {
	each(t, func(w *world) {
		bus, songs, seats := w.asked()
		a, z := w.people[ada], w.people[zoe]
		w.say(0, ada, map[questions.Slot]replies.Saying{ofPerson(bus, a): told(0, "Early"), ofPerson(songs, a): told(0, "Polka"), {Question: seats}: told(0, "2")})
		w.say(1, zoe, map[questions.Slot]replies.Saying{ofPerson(bus, z): told(0, "Late"), ofPerson(songs, z): told(0, "Waltz"), {Question: seats}: told(0, "1")})
		before := w.answered()
		first, second := w.state(0).Guests[0], w.state(1).Guests[0]
		e := w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.Merge(tx, guests.Merging{Guests: []change.ID{a, z}, Version: first.Version, Other: second.Version, Name: "a"})
		})
		home, other := string(w.homes[0].ID), string(w.homes[1].ID)
		want := map[[2]change.ID][]string{{bus, a}: {home, "Early; Late"}, {songs, a}: {home, "Waltz", "Polka"}, {seats, w.homes[0].ID}: {home, "2"}, {seats, w.homes[1].ID}: {other, "1"}}
		if got := w.answered(); !reflect.DeepEqual(got, want) {
			t.Errorf("merged: %v, want %v", got, want)
		}
		w.undone(e)
		if got := w.answered(); !reflect.DeepEqual(got, before) {
			t.Errorf("taken back: %v, want %v", got, before)
		}
	})
}

func TestAJoinedHouseholdBringsItsAnswersAndLettersAndUndoTakesThemBack(t *testing.T) {
	each(t, func(w *world) {
		bus, _, seats := w.asked()
		z := w.people[zoe]
		w.say(1, zoe, map[questions.Slot]replies.Saying{ofPerson(bus, z): told(0, "Late"), {Question: seats}: told(0, "1")})
		letter := w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return replies.Write(tx, replies.Writing{Name: "Zoe", Reach: "zoe@example.org"})
		}).Change.(change.UnmatchedWritten).Letter
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return replies.Link(tx, letter, replies.Linking{Version: 1, Household: w.homes[1].ID})
		})
		before, letters := w.answered(), w.letters()
		e := w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.Join(tx, w.homes[0].ID, guests.Joined{With: w.homes[1].ID, Version: w.version(0), Other: w.version(1)})
		})
		home := string(w.homes[0].ID)
		if got, want := w.answered(), (map[[2]change.ID][]string{{bus, z}: {home, "Late"}, {seats, w.homes[0].ID}: {home, "1"}}); !reflect.DeepEqual(got, want) {
			t.Errorf("joined: %v, want %v", got, want)
		}
		if l := w.letters()[0]; l.Status != replies.LetterLinked || l.HouseholdID == nil || *l.HouseholdID != w.homes[0].ID {
			t.Errorf("the letter is %+v", l)
		}
		w.undone(e)
		if got := w.answered(); !reflect.DeepEqual(got, before) {
			t.Errorf("taken back: %v, want %v", got, before)
		}
		if got := w.letters(); !reflect.DeepEqual(got, letters) {
			t.Errorf("the letter is %+v, want %+v", got, letters)
		}
	})
}

func TestWhatHostsDoWithQuestionsCanBeTakenBack(t *testing.T) {
	each(t, func(w *world) {
		bus, songs, _ := w.asked()
		a := w.people[ada]
		w.say(0, ada, map[questions.Slot]replies.Saying{ofPerson(bus, a): told(0, "Early"), ofPerson(songs, a): told(0, "Polka")})
		all := func() (list []questions.Question) {
			w.read(func(r *db.Read) (err error) { list, err = questions.All(r); return err })
			for i := range list {
				list[i].Version = 0
			}
			return slices.Clone(list)
		}
		before, given := all(), w.answered()
		for name, rule := range map[string]rule{
			"added": func(tx *db.Tx) (change.Change, error) {
				return questions.Add(tx, questions.Draft{Asks: "More?", AnswerKind: questions.Text, Per: questions.Person})
			},
			"edited": func(tx *db.Tx) (change.Change, error) {
				q, err := db.Find[questions.Question](tx.Read, songs)
				if err != nil {
					return nil, err
				}
				d := questions.DraftOf(q)
				d.Asks = "Which dances?"
				return questions.Edit(tx, songs, d)
			},
			"moved": func(tx *db.Tx) (change.Change, error) {
				q, err := db.Find[questions.Question](tx.Read, songs)
				if err != nil {
					return nil, err
				}
				return questions.Shift(tx, songs, questions.Move{Version: q.Version, Way: "up"})
			},
			"removed": func(tx *db.Tx) (change.Change, error) {
				q, err := db.Find[questions.Question](tx.Read, bus)
				if err != nil {
					return nil, err
				}
				return questions.Remove(tx, bus, invalid.Step{Version: q.Version})
			},
		} {
			e := w.do(w.scope, rule)
			if reflect.DeepEqual(all(), before) {
				t.Errorf("%s: nothing changed", name)
			}
			w.undone(e)
			if got := all(); !reflect.DeepEqual(got, before) || !reflect.DeepEqual(w.answered(), given) {
				t.Errorf("%s, and taken back: %+v, want %+v", name, got, before)
			}
		}
	})
}

func TestALetterThatWasLinkedOrPutAwayWaitsAgainWhenThatIsTakenBack(t *testing.T) {
	each(t, func(w *world) {
		letter := w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return replies.Write(tx, replies.Writing{Name: "Zoe", Reach: "zoe@example.org"})
		}).Change.(change.UnmatchedWritten).Letter
		before := w.letters()
		for range 2 {
			for _, see := range []func(*db.Tx, int64) (change.Change, error){
				func(tx *db.Tx, v int64) (change.Change, error) {
					return replies.Link(tx, letter, replies.Linking{Version: v, Household: w.homes[1].ID})
				},
				func(tx *db.Tx, v int64) (change.Change, error) {
					return replies.Dismiss(tx, letter, invalid.Step{Version: v})
				},
			} {
				w.undone(w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
					l, err := db.Find[replies.Letter](tx.Read, letter)
					if err != nil {
						return nil, err
					}
					return see(tx, l.Version)
				}))
				if got := w.letters(); !reflect.DeepEqual(got, before) {
					t.Errorf("it is %+v, want %+v", got, before)
				}
			}
		}
	})
}
