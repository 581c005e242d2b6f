package seating_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/seating"
)

func TestHowMuchAWishMattersIsTakenBackAsAWholeOrNotAtAll(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		wish(w, "anna", "kind", "apart", "strength", "must", "guest", string(ada.ID), "guest", string(zoe.ID)).Change()
		row := wishes(w)[0]
		edited := change.WishEdited{Wish: row.ID, Guests: ids(ada, zoe)}
		path := page + "/wishes/" + string(row.ID) + "/details"
		undo := func() webtest.Answer {
			return w.As("anna").Post("/e/amara-jonas/seating/undo", "occasion", string(reception(w)))
		}

		t.Log("somebody else has weighed it since: their word stays")
		w.As("anna").Post(path, wishFields(row.Version, "apart", "3", ada, "other", string(zoe.ID))...).Changes(edited)
		w.As("pia").Post(path, wishFields(row.Version+1, "apart", "8", ada, "other", string(zoe.ID))...).Changes(edited)
		undo().Changes()
		if now := wishes(w)[0]; now.Must() || now.Weighs() != 8 {
			t.Errorf("pia's 8 of 10 is %+v", now)
		}

		t.Log("the same with whom it is about; what they left goes back")
		w.As("anna").Post(path, wishFields(row.Version+2, "near", "5", ada, "other", string(w.Ours.Guests[1].ID))...).Change()
		w.As("pia").Post(path, wishFields(row.Version+3, "together", "5", ada, "other", string(w.Ours.Guests[1].ID))...).Change()
		undo().Change()
		if now := wishes(w)[0]; now.Kind != seating.Together || *now.OtherGuestID != w.Ours.Guests[1].ID || now.Weighs() != 8 {
			t.Errorf("pia's wish that they sit together is %+v", now)
		}
	})
}
