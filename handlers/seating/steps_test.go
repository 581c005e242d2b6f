package seating_test

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

const stepBack, stepAgain = page + "/undo", page + "/redo"

// head is the number of the event's last Change.
func head(w *webtest.World) int64 {
	w.T.Helper()
	feed := change.EventFeed(w.Ours.ID)
	heads, err := w.DB.Heads(context.Background(), []change.Feed{feed})
	w.Must(err)
	return heads[feed].Seq
}

func TestEachPlannerTakesTheirOwnStepsBackWhateverOthersDo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		watch := w.As("ben").Open(page)
		sits := func(g change.ID, place change.ID) {
			t.Helper()
			var now change.ID = seating.Parking
			for _, l := range board(w).Tables {
				for _, p := range l.People {
					if p.ID == g {
						now = l.ID
					}
				}
			}
			if now != place {
				t.Errorf("%s sits at %s, not %s", g, now, place)
			}
		}
		move := func(who string, premise string, to change.ID) {
			t.Helper()
			w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(to), "guest", premise).Change()
		}
		chart := []string{"occasion", string(reception(w))}
		w.As("anna").Post(stepBack, chart...).Refused("There is no step of yours to take back.")
		w.As("anna").Post(stepAgain, chart...).Refused("There is no step of yours to do again.")

		move("anna", at(ada, seating.Parking), tables[0])
		move("anna", at(ben, seating.Parking), tables[0])
		move("pia", at(zoe, seating.Parking), tables[1])
		first := w.As("anna").Post(stepBack, chart...).Says("Taken back: ", ben.Name).Change().(change.Undone)
		if first.What != (change.GuestsSeated{}).Kind() || first.Kept != 0 {
			t.Errorf("%+v", first)
		}
		sits(ben.ID, seating.Parking)
		sits(zoe.ID, tables[1])
		watch.Converges()

		move("pia", at(ada, tables[0]), tables[1])
		w.As("anna").Post(stepBack, chart...).Refused("Your last step can't be taken back: Pia OURS moved " + ada.Name + " since. No earlier step of yours can be taken back here.")
		sits(ada.ID, tables[1])
		again := w.As("anna").Post(stepAgain, chart...).Says("Done again: ", ben.Name).Change().(change.Redone)
		if again.Undo == 0 || again.Seq != first.Seq || again.What != first.What || again.Kept != 0 {
			t.Errorf("%+v after %+v", again, first)
		}
		sits(ben.ID, tables[0])
		w.As("anna").Post(stepAgain, chart...).Refused("There is no step of yours to do again.")
		w.As("anna").Post(stepBack, chart...).Says("Taken back: ", ben.Name).Change()
		sits(ben.ID, seating.Parking)
		w.As("anna").Post(stepAgain, chart...).Says("Done again: ", ben.Name).Change()
		sits(ben.ID, tables[0])

		w.As("pia").Post(stepBack, chart...).Says("Taken back: ", ada.Name).Change()
		sits(ada.ID, tables[0])
		w.As("anna").Post(stepBack, chart...).Change()
		w.As("anna").Post(stepBack, chart...).Change()
		sits(ada.ID, seating.Parking)
		sits(ben.ID, seating.Parking)
		move("anna", at(ben, seating.Parking), tables[1])
		w.As("anna").Post(stepAgain, chart...).Refused("There is no step of yours to do again.")
		watch.Converges()
		w.As("dora").Post(stepBack, chart...).Status(403).Changes()
		w.As("anna").Get("/e/amara-jonas/activity").Says("did again: ").SaysNot("an earlier change")
	})
}

func TestAStepThatAnotherWentOnFromIsPassedOverWithAWord(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		chart := []string{"occasion", string(reception(w))}
		move := func(who string, g guests.Guest, from, to change.ID) int64 {
			t.Helper()
			w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(to), "guest", at(g, from)).Change()
			return head(w)
		}
		older := move("anna", ben, seating.Parking, tables[0])
		newer := move("anna", ada, seating.Parking, tables[0])
		pias := move("pia", ada, tables[0], tables[1])
		u := w.As("anna").Post(stepBack, chart...).Says("Your last step stays, since Pia OURS changed the same after you: Anna OURS seated ", ada.Name, "Taken back is: Anna OURS seated ", ben.Name).Change().(change.Undone)
		if want := (change.Over{Seq: newer, Since: pias}); u.Seq != older || u.Over != want {
			t.Errorf("%+v", u)
		}
		w.As("anna").Post(stepAgain, chart...).Says("Done again: ").Change()
		again := w.As("anna").Post(stepBack, chart...).Says("Taken back: Anna OURS seated ", ben.Name).Change().(change.Undone)
		if again.Over != (change.Over{}) {
			t.Errorf("told twice: %+v", again)
		}

		w.As("pia").Post(stepBack, chart...).Says("Taken back: ").Change()
		w.As("anna").Post(stepBack, chart...).Says("Taken back: Anna OURS seated ", ada.Name).Change()
		w.As("pia").Post(stepAgain, chart...).Refused("What you took back can't be done again: Anna OURS moved " + ada.Name + " since.")
	})
}

func TestAStepIsTakenBackOnThePageOfItsPlan(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		used := lay(w, 1, 8)[0]
		made := w.As("anna").Post(page+"/plans", "occasion", string(reception(w)), "name", "Rain").Change().(change.PlanAdded)
		other := []string{"occasion", string(reception(w)), "plan", string(made.Plan)}
		w.As("anna").Post(page+"/room/objects", append(other, "kind", "bar", "width", "3", "length", "1")...).Change()
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", string(used), "guest", at(w.Ours.Guests[0], seating.Parking)).Change()
		if u := w.As("anna").Post(stepBack, other...).Change().(change.Undone); u.What != (change.RoomFurnished{}).Kind() {
			t.Errorf("taken back was %s", u.What)
		}
		if again := w.As("anna").Post(stepAgain, other...).Change().(change.Redone); again.What != (change.RoomFurnished{}).Kind() {
			t.Errorf("done again was %s", again.What)
		}
		w.As("anna").Post(stepAgain, "occasion", string(reception(w))).Refused("There is no step of yours to do again.")
		if u := w.As("anna").Post(stepBack, "occasion", string(reception(w))).Change().(change.Undone); u.What != (change.GuestsSeated{}).Kind() {
			t.Errorf("taken back was %s", u.What)
		}
		w.As("anna").Get(page + "/room?occasion=" + string(reception(w)) + "&plan=" + string(made.Plan)).Says(`name="plan" value="` + string(made.Plan))
	})
}

func TestACoordinatorTakesTheirOwnMovesBackAndNobodyElses(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		chart := []string{"occasion", string(reception(w))}
		undo := func(seq int64) string { return fmt.Sprintf("/e/amara-jonas/activity/%d/undo", seq) }
		move := func(who string, g guests.Guest) webtest.Answer {
			return w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(table), "guest", at(g, seating.Parking))
		}
		w.As("cora").Get(page).Says("Take back my last step")
		move("anna", w.Ours.Guests[0]).Change()
		w.As("cora").Post(undo(head(w))).Refused("You can take back your own moves only.").Changes()
		w.As("cora").Post(stepBack, chart...).Refused("There is no step of yours to take back.")
		a := move("cora", w.Ours.Guests[1])
		a.Change()
		a.Says(undo(head(w)))
		w.As("cora").Post(undo(head(w))).Change()
		w.As("cora").Post(stepAgain, chart...).Change()
		w.As("cora").Post(stepBack, chart...).Change()
	})
}

func TestEachStepThatIsPassedOverIsToldAtThePressThatPassesIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		chart := []string{"occasion", string(reception(w))}
		move := func(who string, g guests.Guest, from, to change.ID) int64 {
			t.Helper()
			w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", string(to), "guest", at(g, from)).Change()
			return head(w)
		}
		ada, ben, cleo, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[2], w.Ours.Guests[3]
		undo := func(taken int64, over change.Over) webtest.Answer {
			t.Helper()
			a := w.As("anna").Post(stepBack, chart...)
			if u := a.Change().(change.Undone); u.Seq != taken || u.Over != over {
				t.Errorf("%+v, want %d taken back over %+v", u, taken, over)
			}
			return a
		}
		first := move("anna", ben, seating.Parking, tables[0])
		second := move("anna", ada, seating.Parking, tables[0])
		third := move("anna", zoe, seating.Parking, tables[0])
		pias := move("pia", ada, tables[0], tables[1])
		undo(third, change.Over{})
		undo(first, change.Over{Seq: second, Since: pias}).Says("Your last step stays, since Pia OURS changed the same after you: Anna OURS seated " + ada.Name)

		fourth := move("anna", cleo, seating.Parking, tables[0]) // a new walk
		undo(fourth, change.Over{})
		w.As("anna").Post(stepBack, chart...).Refused("Your last step can't be taken back: Pia OURS moved " + ada.Name + " since. No earlier step of yours can be taken back here.")
	})
}

func TestTheStepsBackEndWhereAnotherPlanWasPutToUseOrRestored(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		chart := []string{"occasion", string(reception(w))}
		used := alternatives(w)[0]
		seat := func(g guests.Guest) {
			t.Helper()
			w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[0]), "guest", at(g, seating.Parking)).Change()
		}
		back := func() webtest.Answer { t.Helper(); return w.As("anna").Post(stepBack, chart...) }
		what := func(kind change.Kind) {
			t.Helper()
			if u := back().Change().(change.Undone); u.What != kind {
				t.Errorf("taken back was %s, want %s", u.What, kind)
			}
		}
		path := page + "/plans/" + string(used.ID)
		empty := w.As("anna").Post(path+"/snapshots", "name", "Empty").Change().(change.SnapshotTaken).Snapshot

		seat(ada)
		w.As("anna").Post(path+"/snapshots", "name", "With Ada").Change()
		what(change.GuestsSeated{}.Kind()) // a snapshot leaves the plan as it is
		w.As("anna").Post(stepAgain, chart...).Change()

		w.As("anna").Post(page+"/snapshots/"+string(empty)+"/restoration", "version", "1").Change()
		restored := head(w)
		seat(ben)
		what(change.GuestsSeated{}.Kind())
		for range 2 {
			back().Refused("Step by step it goes back until you brought the plan back to a snapshot, no further. That is taken back under Activity.").Changes()
		}
		w.As("anna").Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", restored)).Change()
		what(change.GuestsSeated{}.Kind()) // Ada's, since nothing ends the walk any more
		w.As("anna").Post(stepAgain, chart...).Change()

		made := w.As("anna").Post(page+"/plans", "occasion", string(reception(w)), "name", "Rain", "from", string(used.ID)).Change().(change.PlanAdded)
		other := append(chart, "plan", string(made.Plan))
		w.As("anna").Post(stepBack, other...).Refused("There is no step of yours to take back.").Changes()
		w.As("anna").Post(page+"/plans/"+string(made.Plan)+"/use", "version", "1", "instead", string(used.ID)).Change()
		chosen := head(w)
		for _, on := range [][]string{chart, other, append(chart, "plan", string(used.ID))} {
			w.As("anna").Post(stepBack, on...).Refused("Step by step it goes back until you put another plan to use, no further. That is taken back under Activity.").Changes()
		}
		w.As("anna").Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", chosen)).Change()
		w.As("anna").Post(stepAgain, chart...).Refused("There is no step of yours to do again.").Changes()
		what(change.GuestsSeated{}.Kind())
		w.As("anna").Post(page+"/plans/"+string(used.ID)+"/copies", "version", strconv.FormatInt(alternatives(w)[0].Version, 10), "from", string(made.Plan)).Change()
		back().Refused("Step by step it goes back until you copied another plan to this one, no further. That is taken back under Activity.").Changes()
	})
}
