package seating_test

import (
	"fmt"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

func TestANoticeNamesTheFirstFewAndFoldsTheOthersAway(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		n := &guests.NewHousehold{}
		for i := range 9 {
			n.People = append(n.People, &guests.NewGuest{Guest: guests.Guest{Name: fmt.Sprintf("Guest Number%d", i+1)}, Invitations: []guests.Invitation{{OccasionID: reception(w), Reply: guests.Attending}}})
		}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return change.HouseholdAdded{}, guests.Create(tx, guests.Keys{Secret: []byte("a secret of thirty-two bytes, so")}, n)
		})
		table := lay(w, 1, 60)[0]
		seat := func(count int) []string {
			fields := []string{"occasion", string(reception(w)), "to", string(table)}
			for _, p := range n.People[:count] {
				fields = append(fields, "guest", at(p.Guest, seating.Parking))
			}
			return fields
		}
		const few, all = "Guest Number5, Guest Number6 and 3 others: now at Table 1.", "Guest Number8 and Guest Number9: now at Table 1."
		a := w.As("anna").Post(page+"/moves", seat(9)...)
		a.Change()
		said, whole, folded := strings.Cut(plain(a.Text), `<details class="notice-whole">`)
		if !folded || !strings.Contains(said, few) || !strings.Contains(whole, all) || strings.Contains(said, "Number8") {
			t.Errorf("the notice says %s", a.Text)
		}
		undo(noScript(w, "anna")).Change()

		t.Log("and so it does on the next page, without JavaScript")
		c := noScript(w, "pia")
		c.Post(page+"/moves", append(seat(9), "version", "1")...).Status(303).Change()
		c.Get(page).Says(few, all, `<details class="notice-whole">`)
		undo(noScript(w, "anna")).Change()

		t.Log("one more than those who are named is named too")
		w.As("anna").Post(page+"/moves", seat(7)...).Says("Guest Number6 and Guest Number7: now at Table 1.").SaysNot("notice-whole").Change()
	})
}
