package guests_test

import (
	"slices"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

func TestANewHouseholdTakesOverWhatTheOneHadThatWentIntoItWhole(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, from := w.As("anna"), w.Ours.Guests[3:5], w.Ours.Households[1]
		home := "/e/amara-jonas/households/" + string(from.ID)
		host.Post(home+"/edit", "version", "1", "envelope_name", from.EnvelopeName, "street", "38 Mill Lane", "city", "Lisbon", "country", "Portugal", "language", "de",
			"side", "Jonas", "tags", "choir", "sent_by", "paper", "note", "Ring twice", "list", "A").Change()
		old := the[guests.Household](w, from.ID)
		both := []string{"guest", string(g[0].ID), "guest", string(g[1].ID)}

		stays := host.Post(page+"/moving", both...).Change().(change.GuestsMoved)
		if h := the[guests.Household](w, stays.To); h.Street != "" || h.Note != "" {
			t.Errorf("the old household is there still, and the new one has %+v", h)
		}
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()

		done := host.Post(page+"/moving", append(both, "clear", "true")...).Change().(change.GuestsMoved)
		h := the[guests.Household](w, done.To)
		if !done.New || !slices.Equal(done.Gone, []change.ID{from.ID}) {
			t.Errorf("%+v", done)
		}
		if h.Street != "38 Mill Lane" || h.City != "Lisbon" || h.Country != "Portugal" || h.Language != "de" || h.Side != "Jonas" || h.SentBy != "paper" || h.Note != "Ring twice" || !slices.Equal(h.Tags, []string{"choir"}) {
			t.Errorf("of %+v the new household has %+v", old, h)
		}
		host.Get(page + "?q=mill+lane").Says(g[0].Name)
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if back := the[guests.Household](w, from.ID); back.Street != old.Street || back.Note != old.Note || !slices.Equal(back.Tags, old.Tags) {
			t.Errorf("after the undo: %+v", back)
		}
		if _, err := read[guests.Household](w, done.To); err == nil {
			t.Error("the undo left the new household")
		}
	})
}

func TestOfSeveralHouseholdsThatBecomeOneNewOneTheFirstAddressCounts(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, h := w.As("anna"), w.Ours.Households
		host.Post("/e/amara-jonas/households/"+string(h[2].ID)+"/edit", "version", "1", "envelope_name", h[2].EnvelopeName, "street", "Elm 5", "note", "No stairs", "list", "A").Change()
		old := the[guests.Household](w, h[1].ID)
		var fields []string
		for _, g := range w.Ours.Guests {
			if g.HouseholdID == h[1].ID || g.HouseholdID == h[2].ID {
				fields = append(fields, "guest", string(g.ID))
			}
		}
		done := host.Post(page+"/moving", append(fields, "clear", "true", "name", "All of them")...).Change().(change.GuestsMoved)
		if n := the[guests.Household](w, done.To); len(done.Gone) != 2 || n.EnvelopeName != "All of them" || n.Note != "OURS-note\nNo stairs" || n.Street != old.Street || n.Street == "" {
			t.Errorf("%+v made %+v", done, n)
		}
	})
}

func TestASearchForAHouseholdKeepsWhatWasChosenBefore(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, to := w.As("anna"), w.Ours.Guests[3:5], w.Ours.Households[0]
		both := "?guest=" + string(g[0].ID) + "&guest=" + string(g[1].ID)
		host.Get(page + "/moving" + both).Says(`id="f-clear" type="checkbox" name="clear" value="true" checked`)
		host.Get(page+"/moving"+both+"&q=nobody&clear=false&name=The+two&household="+string(to.ID)).
			SaysNot(`value="true" checked`).Says(`value="The two"`, `<option value="`+string(to.ID)+`" selected`, `id="find-clear" name="clear" value="false"`)
	})
}
