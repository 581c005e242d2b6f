package replies_test

import (
	"slices"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

// starts keeps a draft of somebody of a household, as their phone does.
func (w *world) starts(home, guest int, id string) {
	w.Helper()
	sent := w.state(home).Reply.SentAt
	err := w.d.Aside(background, w.guest(home), func(tx *db.Tx) error {
		_, err := replies.Keep(tx, change.ID(id), draft(answers{w.at(guest, dinner): {Reply: comes, Since: 1}}), sent)
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
}

// joins makes the second household a part of the first.
func (w *world) joins() change.Entry {
	w.Helper()
	return w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
		return guests.Join(tx, w.homes[0].ID, guests.Joined{With: w.homes[1].ID, Version: w.version(0), Other: w.version(1)})
	})
}

// offers says which drafts the homes of both households offer now.
func (w *world) offers(first, second []string) {
	w.Helper()
	for home, want := range [][]string{first, second} {
		if got := w.offered(home, w.sentAt(home)); !slices.Equal(got, want) {
			w.Errorf("household %d is offered %q, want %q", home, got, want)
		}
	}
}

// sentAt is when a household last replied; 0 for never, and for one that is gone.
func (w *world) sentAt(home int) (at change.Instant) {
	w.Helper()
	w.read(func(r *db.Read) error {
		rows, err := db.From[replies.Reply](r).Where("household_id = ?", string(w.homes[home].ID)).All()
		for _, row := range rows {
			at = row.SentAt
		}
		return err
	})
	return at
}

func (w *world) bothBegan() (both bool) {
	w.Helper()
	w.read(func(r *db.Read) (err error) {
		both, err = replies.BothBegan(r, w.homes[0].ID, w.homes[1].ID)
		return err
	})
	return both
}

func TestWhatAHouseholdBeganGoesWithItAndComesBack(t *testing.T) {
	each(t, func(w *world) {
		w.starts(1, zoe, "b1")
		merged := w.joins()
		w.offers([]string{"b1"}, nil)
		if seen, _ := w.unsent(); seen[0] || w.bothBegan() {
			t.Error("one alone had begun, a moment ago")
		}
		w.clock.Move(replies.Patience)
		if seen, _ := w.unsent(); !seen[0] {
			t.Error("hosts don't see that it was begun")
		}
		w.undone(merged)
		w.offers(nil, []string{"b1"})
	})
}

func TestWhereBothHaveBegunTheOneThatStaysComesFirstAndNoneIsLost(t *testing.T) {
	each(t, func(w *world) {
		w.starts(0, ada, "a1")
		w.clock.Move(time.Minute)
		w.starts(1, zoe, "b1")
		w.starts(1, zoe, "c1")
		w.clock.Move(time.Minute)
		w.starts(1, zoe, "b1")
		merged := w.joins()
		w.offers([]string{"a1", "b1", "c1"}, nil)
		if !w.bothBegan() {
			t.Error("it isn't said that both had begun")
		}
		w.undone(merged)
		w.offers([]string{"a1"}, []string{"b1", "c1"})
	})
}

func TestALaterReplyOfTheOtherHouseholdEndsNoDraft(t *testing.T) {
	for name, first := range map[string]int{"of the one that stays": 0, "of the one that goes": 1} {
		t.Run(name, func(t *testing.T) {
			each(t, func(w *world) {
				who := []int{ada, zoe}
				w.starts(first, who[first], "d1")
				w.clock.Move(time.Minute)
				w.starts(1-first, who[1-first], "e1")
				w.clock.Move(time.Minute)
				w.do(w.guest(1-first), sending(draft(answers{w.at(who[1-first], dinner): {Reply: comes}})))
				w.joins()
				w.offers([]string{"d1"}, nil)
			})
		})
	}
}

func TestADraftGoesWithThePeopleOfWhomItSpeaksWhenTheyAreSplitOff(t *testing.T) {
	each(t, func(w *world) {
		w.starts(0, ada, "a1")
		w.starts(1, zoe, "b1")
		w.joins()
		split := w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			return guests.SplitHousehold(tx, []byte("secret"), w.homes[0].ID, guests.Split{Guests: []change.ID{w.people[zoe]}})
		})
		w.read(func(r *db.Read) (err error) {
			w.homes[1].Household, err = db.Find[guests.Household](r, split.Change.(change.HouseholdSplit).Household)
			return err
		})
		w.offers([]string{"a1"}, []string{"b1"})
		w.undone(split)
		w.offers([]string{"a1", "b1"}, nil)
	})
}

// moves moves Zoé to the first household, or to a new one that is the second from then on; a household that nobody is left
// in goes.
func (w *world) moves(to change.ID) change.Entry {
	w.Helper()
	moved := w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
		return guests.Move(tx, []byte("secret"), guests.Moving{Guests: []change.ID{w.people[zoe]}, To: to, Clear: true})
	})
	if c := moved.Change.(change.GuestsMoved); len(c.Gone) != 1 {
		w.Errorf("%v went", c.Gone)
	}
	return moved
}

func TestADraftThatWentWithAMoveComesBackWithItsUndo(t *testing.T) {
	each(t, func(w *world) {
		w.starts(0, ada, "a1")
		w.starts(1, zoe, "b1")
		moved := w.moves(w.homes[0].ID)
		w.offers([]string{"a1", "b1"}, nil)
		w.undone(moved)
		w.offers([]string{"a1"}, []string{"b1"})
	})
}

func TestADraftThatWasBegunInANewHouseholdSurvivesTheUndoOfTheMove(t *testing.T) {
	each(t, func(w *world) {
		old := w.homes[1].Household
		w.starts(1, zoe, "b1")
		moved := w.moves("")
		w.read(func(r *db.Read) (err error) {
			w.homes[1].Household, err = db.Find[guests.Household](r, moved.Change.(change.GuestsMoved).To)
			return err
		})
		w.starts(1, zoe, "n1")
		w.offers(nil, []string{"n1", "b1"})
		w.undone(moved)
		w.homes[1].Household = old
		w.offers(nil, []string{"b1", "n1"})
	})
}

func TestADraftOfBothStaysWhereItIs(t *testing.T) {
	each(t, func(w *world) {
		merged := w.joins()
		d := draft(answers{w.at(ada, dinner): {Reply: comes}, w.at(zoe, dinner): {Reply: comes}})
		if err := w.d.Aside(background, w.guest(0), func(tx *db.Tx) error { _, err := replies.Keep(tx, "a1", d, 0); return err }); err != nil {
			t.Fatal(err)
		}
		w.undone(merged)
		w.offers([]string{"a1"}, nil)
	})
}

// Only who makes ids of drafts up has two of one: it keeps no household from becoming a part of another.
func TestDraftsOfOneIDHinderNothing(t *testing.T) {
	each(t, func(w *world) {
		w.starts(0, ada, "d1")
		w.starts(1, zoe, "d1")
		w.undone(w.joins())
		w.offers([]string{"d1"}, nil)
	})
}
