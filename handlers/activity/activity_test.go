package activity_test

import (
	"fmt"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/requests"
)

// settled resolves a fresh request as Anna and returns it with its entry's number.
func settled(w *webtest.World) (requests.GuestRequest, int64) {
	h := w.Ours.Households[0]
	r := requests.GuestRequest{HouseholdID: h.ID, Kind: "child", Words: "A high chair?", Status: requests.Open}
	e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &r)
		return change.RequestAsked{Request: r.ID, Household: h.ID}, err
	})
	w.As("anna").Post("/e/amara-jonas/requests/"+string(r.ID)+"/resolution", "version", "1", "answer", "Of course").
		Changes(change.RequestResolved{Request: r.ID, Household: h.ID})
	return r, e.Seq + 1
}

func TestAChangeIsTakenBackOnceAndTheListFollows(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		r, seq := settled(w)
		list := w.As("ben").Open("/e/amara-jonas/activity")
		path := fmt.Sprintf("/e/amara-jonas/activity/%d/undo", seq)
		want := change.RequestResolved{Request: r.ID, Household: r.HouseholdID}
		w.As("pia").Post(path).Changes(change.Undone{Seq: seq, What: want.Kind(), Of: want.Topics()})
		list.Converges()
		list.Shows(fmt.Sprintf("entry-%d", seq), "taken back")
		w.As("anna").Get("/e/amara-jonas/requests").Says("A high chair?", "1 open")
		w.As("pia").Post(path).Refused("You took this back already.")
		w.As("anna").Post(path).Refused("Pia OURS took this back already.")
	})
}

func TestWhatWasChangedSinceStaysWhenAChangeIsTakenBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		r, seq := settled(w)
		w.As("ben").Post("/e/amara-jonas/requests/"+string(r.ID)+"/reopening", "version", "2").
			Changes(change.RequestReopened{Request: r.ID, Household: r.HouseholdID})
		w.As("anna").Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", seq)).
			Refused("Ben OURS changed the same since, so there is nothing left to take back.")
	})
}

func TestWhatCannotBeTakenBackSaysSo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		_, seq := settled(w)
		w.As("anna").Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", seq-1)).Refused("This can't be taken back.")
		for _, path := range []string{"/e/amara-jonas/activity/9999/undo", "/e/amara-jonas/activity/x/undo"} {
			w.As("anna").Post(path).Status(404).Changes()
		}
		w.As("cora").Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", seq)).Refused("You can take back your own moves only.").Changes()
		w.Stranger().Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", seq)).Status(404)
	})
}

func TestAnEntryOpensToBeforeAndAfter(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		_, seq := settled(w)
		page := w.As("anna").Get(fmt.Sprintf("/e/amara-jonas/activity/%d", seq)).Status(200)
		page.Says("Anna OURS", "open", "resolved", "Of course")
		if strings.Contains(page.Text, w.Theirs.Canary) {
			t.Error("the other organization is in the page")
		}
	})
}

func TestAWithdrawnInvitationOpensToWhoWasInvited(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		withdrawn := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: []change.ID{g.ID}, Withdraw: w.Ours.Occasions[1].ID})
		})
		w.As("anna").Get(fmt.Sprintf("/e/amara-jonas/activity/%d", withdrawn.Seq)).Says(g.Name, "not invited any more").SaysNot("removed")
	})
}

func TestAnOpenEntryFollowsItsNamesAndItsUndoAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		r, seq := settled(w)
		path := fmt.Sprintf("/e/amara-jonas/activity/%d", seq)
		page := w.As("ben").Open(path)
		found := false
		for _, fragments := range w.Hub.Fragments() {
			topics, ok := fragments["activity-details"]
			if found = found || ok; topics.Touches(change.Topics{change.Seating, change.Team, change.Invitations}) {
				w.T.Errorf("the details follow %v", topics)
			}
		}
		if !found {
			w.T.Error("the details are no fragment")
		}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, r.HouseholdID)
			if err != nil {
				return nil, err
			}
			return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"envelope_name": "The Renamed"})
		})
		page.Shows("activity-details", "The Renamed")
		w.As("pia").Post(path + "/undo").Change()
		page.Shows("activity-details", "taken back")
		page.Converges()
	})
}

func TestAnEntryOfManyRowsSaysHowManyItLeavesOut(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		meals := make([]*events.Meal, 503)
		for i := range meals {
			meals[i] = &events.Meal{OccasionID: w.Ours.Occasions[0].ID, Name: fmt.Sprint("Dish ", i)}
		}
		added := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionEdited{Occasion: w.Ours.Occasions[0].ID}, db.Create(tx, meals...)
		})
		w.As("anna").Get(fmt.Sprintf("/e/amara-jonas/activity/%d", added.Seq)).Says("Dish 499", "and 3 more").SaysNot("Dish 500")
	})
}
