package requests_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/requests"
)

func TestWhoSettlesARequestIsToldWhoAsked(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		ada := w.Ours.Guests[0]
		asks := func(guest *change.ID) change.ID {
			r := requests.GuestRequest{HouseholdID: ada.HouseholdID, GuestID: guest, Kind: "chair", Words: "A high chair.", Status: requests.Open}
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				return change.RequestAsked{Request: r.ID, Household: r.HouseholdID}, db.Create(tx, &r)
			})
			return r.ID
		}
		path := "/e/amara-jonas/requests/"
		w.As("anna").Post(path+string(asks(&ada.ID))+"/resolution", "version", "1").Says("Resolved the request of Ada Lawson OURS.").Change()
		w.As("anna").Post(path+string(asks(nil))+"/resolution", "version", "1").Says("Resolved the request of The household of Ada Lawson OURS.").Change()
		request := path + string(asks(&ada.ID))
		w.As("anna").Post(request+"/refusal", "version", "1", "answer", "No chair is left.").Says("Declined the request of Ada Lawson OURS.").Change()
		w.As("anna").Post(request+"/reopening", "version", "2").Says("The request of Ada Lawson OURS is open again.").Change()
	})
}
