package overview_test

import (
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

func TestAnEventWithoutRepliesWaitsForAllOfThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		says(w, "anna", "overview-head", "14 days to go Wedding OURS", "7 guests", "3 households")
		says(w, "anna", "overview-occasions", "Ceremony OURS Sat, 14:00 · Lawn OURS 0 of 7 invited attend", "0 attending, 7 pending, 0 declined | 0 attending, 7 pending, 0 declined")
		says(w, "anna", "overview-needs", "1 thing", "7 replies to Reception OURS are pending In 3 households; the deadline is Monday 31 August")
		says(w, "anna", "overview-chart", "Nobody has replied yet.")
	})
}

func TestTheOverviewCountsWhatTheRowsSay(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		party(w)
		ask(w)
		says(w, "anna", "overview-head", "7 guests", "3 households", "2 seated of 3")
		says(w, "anna", "overview-occasions",
			"2 of 7 invited attend 2 attending 5 pending 0 declined 0 children among them",
			"3 of 7 invited attend 3 attending 3 pending 1 declined 1 child among them")
		says(w, "anna", "overview-needs",
			"5 things, most pressing first 1 guest declined and has a seat", "1 person attends and has no seat 1 seat is free",
			"1 request is open The oldest is The household of Ada Lawson OURS's: Is there a high chair?",
			"3 replies to Reception OURS are pending In 2 households", "1 attending guest has not chosen a meal")
		says(w, "anna", "overview-chart", "Reception OURS: 3 attending and 1 declined of 7 invited")
		w.As("anna").Get(page + "?chart=" + string(w.Ours.Occasions[0].ID)).Says("Ceremony OURS: 2 attending and 0 declined of 7 invited")
	})
}

func TestTheHostsThemselvesAreNoGuestsButTakeSeats(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		party(w)
		couple(w)
		says(w, "anna", "overview-head", "7 guests", "3 households", "2 seated of 4")
		says(w, "anna", "overview-occasions", "3 of 7 invited attend 3 attending 3 pending 1 declined")
		says(w, "anna", "overview-needs", "2 people attend and have no seat", "1 attending guest has not chosen a meal")
		says(w, "anna", "overview-chart", "3 attending and 1 declined of 7 invited")
	})
}

func TestATableWithMorePeopleThanSeatsComesFirst(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table := party(w)
		w.As("anna").Post(page+"/seating/tables/"+string(table)+"/details", "version", "1", "name", "Table 1", "seats", "3", "shape", "round").Change()
		w.As("anna").Post(page+"/seating/moves", move(w, string(table), w.Ours.Guests[1])...).Change()
		says(w, "anna", "overview-head", "3 seated of 3")
		says(w, "anna", "overview-needs", "4 things, most pressing first 1 table has more people than seats", "1 guest declined and has a seat")
		lacks(w, "anna", "overview-needs", "no seat")
	})
}

func TestTheCountdownGoesByTheEventsOwnMidnight(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		berlin, err := time.LoadLocation("Europe/Berlin")
		w.Must(err)
		now := w.Clock.Now().In(berlin)
		midnight := time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, berlin)
		for _, step := range []struct {
			by   time.Duration
			days string
		}{{midnight.Sub(now) - time.Second, "14 days to go"}, {time.Second, "13 days to go"}, {12 * 24 * time.Hour, "1 day to go"}, {3 * 24 * time.Hour, "2 days ago"}} {
			w.Clock.Move(step.by)
			says(w, "anna", "overview-head", step.days)
		}
	})
}

func TestTheSeatedOccasionIsTheOneThatIsCountedDownTo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			o := the[events.Occasion](w, w.Ours.Occasions[1].ID)
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"seated": false})
		})
		says(w, "anna", "overview-needs", "7 replies to Ceremony OURS are pending")
		says(w, "anna", "overview-head", "14 days to go", "Saturday 12 September 2026")
	})
}
