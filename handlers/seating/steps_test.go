package seating_test

import (
	"context"
	"fmt"
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
		w.As("anna").Post(stepBack, chart...).Refused("Your last step can't be taken back: Pia OURS moved " + ada.Name + " since. There is no other step of yours.")
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
