package handlers_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	requestrows "convive/models/requests"
)

// TestTheCostOfAChangeIsTheSameForOneAndForAHundredWatchers counts the statements and renderings of one Change on a real
// page; who is here is told beside it, and costs neither.
func TestTheCostOfAChangeIsTheSameForOneAndForAHundredWatchers(t *testing.T) {
	w := webtest.New(t, "sqlite")
	var open []*webtest.Watch
	cost := func(watchers int) (statements, renders int64) {
		for len(open) < watchers {
			host := w.As([]string{"anna", "ben"}[len(open)%2]) // nobody alone has places for so many
			open = append(open, from(host).Open("/e/"+w.Ours.Slug+"/requests"))
		}
		statements, renders = w.DB.Statements(), w.Hub.Renders()
		h, r := w.Ours.Households[0], requestrows.GuestRequest{}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			r = requestrows.GuestRequest{HouseholdID: h.ID, Kind: "child", Words: "A high chair?", Status: requestrows.Open}
			err := db.Create(tx, &r)
			return change.RequestAsked{Request: r.ID, Household: h.ID}, err
		})
		for _, watch := range open {
			watch.Shows("request-"+string(r.ID), "A high chair?")
		}
		return w.DB.Statements() - statements, w.Hub.Renders() - renders
	}
	cost(1) // the first request makes the row that says there is none vanish
	s1, r1 := cost(1)
	s100, r100 := cost(100)
	if s1 != s100 || r1 != r100 || r1 == 0 {
		t.Errorf("1 watcher: %d statements, %d renderings; 100 watchers: %d and %d", s1, r1, s100, r100)
	}
}
