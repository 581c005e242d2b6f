package seating_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"convive/handlers/jobs"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/seating"
)

func TestWhatASearchFoundGoesOnAfterAMoveOfSomebodyElse(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		ada := w.Ours.Guests[0]
		found, moved := make(chan struct{}, 1), make(chan struct{})
		w.App.Works.Patience = 0
		w.App.Works.SetFaults(jobs.Faults{Hold: func(ctx context.Context, at jobs.Progress) {
			if at.Best.Plan == nil {
				return
			}
			select {
			case found <- struct{}{}:
			default:
			}
			select {
			case <-moved:
			case <-ctx.Done():
			}
		}})
		searchFor(w, "anna", "1").Status(303)
		<-found
		w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[1]), "guest", at(ada, seating.Parking)).Change()
		close(moved)
		shown := over(w, "anna")
		if !strings.Contains(shown, "Meanwhile others changed guests, tables or wishes") || !strings.Contains(shown, `<p class="waiting" hidden>`) {
			t.Errorf("it says nothing of the other's move, or asks for another search: %s", shown)
		}
		fields := proposed(w, shown)
		c, ok := w.As("anna").Post(autoPage+"/application?occasion="+string(reception(w)), fields...).Change().(change.SeatsArranged)
		if !ok || slices.Contains(c.Guests, ada.ID) || len(c.Guests) != len(fields)/2-1 || len(c.Guests) < 3 {
			t.Errorf("%+v for %v", c, fields)
		}
		if b := board(w); b.Seats()[string(ada.ID)] != string(tables[1]) || b.Flags.Unseated != 0 {
			t.Errorf("who was moved by the other sits elsewhere, or somebody has no seat: %+v", b.Flags)
		}
	})
}
