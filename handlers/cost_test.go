package handlers_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	requestrows "convive/models/requests"
)

// TestTheCostOfAChangeIsTheSameForOneAndForAHundredWatchers counts the statements and renderings of one Change on a real
// page; who is here is told beside it, and costs neither. The news of a change are told 0.3 s after it, which may fall into
// the next one's time: the least of some changes counts.
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
	least := func(watchers int) (statements, renders int64) {
		statements, renders = cost(watchers)
		for range 5 {
			s, r := cost(watchers)
			statements, renders = min(statements, s), min(renders, r)
		}
		return statements, renders
	}
	cost(1) // the first request makes the row that says there is none vanish
	s1, r1 := least(1)
	s100, r100 := least(100)
	if s1 != s100 || r1 != r100 || r1 == 0 {
		t.Errorf("1 watcher: %d statements, %d renderings; 100 watchers: %d and %d", s1, r1, s100, r100)
	}
}
