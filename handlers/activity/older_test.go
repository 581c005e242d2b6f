package activity_test

import (
	"fmt"
	"testing"

	"convive/handlers/webtest"
	"convive/models/guests"
)

func TestTheWayToOlderEntriesMovesWithTheNewest(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		side := func(n int) int64 {
			return edited(w, w.Ours.Guests[0].ID, func(d *guests.GuestEdit) { d.Note = fmt.Sprint("Note ", n) })
		}
		for n := range 101 {
			side(n)
		}
		list := w.As("ben").Open("/e/amara-jonas/activity")
		last := side(101)
		list.Shows("activity-older", fmt.Sprintf("before=%d", last-99))
		list.Converges()
	})
}
