package reports_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

func TestTheHeadOfASheetFollowsTheEventsNameAndPlace(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		sheet, beside := w.As("ben").Open(desk+"/headcount"), w.As("ben").Open(desk)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			e, err := events.Current(tx.Read)
			w.Must(err)
			return change.EventEdited{Event: e.ID}, db.Update(tx, &e, db.Set{"name": "Amara & Jonas at last", "place": "Mill Barn"})
		})
		for _, page := range []*webtest.Watch{sheet, beside} {
			page.Shows("report-event", "Amara &amp; Jonas at last")
			page.Shows("report-event", "Mill Barn")
			page.Converges()
		}
	})
}
