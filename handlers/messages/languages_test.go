package messages_test

import (
	"slices"
	"testing"

	"convive/models/change"
	rows "convive/models/messages"
)

func TestAnUpdateIsWrittenInTheLanguagesOfWhoGetsIt(t *testing.T) {
	each(t, func(h *house) {
		anna, german := h.As("anna"), h.Ours.Households[1]
		home := []string{"language", "de"}
		for _, g := range h.Ours.Guests {
			if g.HouseholdID == german.ID {
				home = append(home, "guest", string(g.ID))
			}
		}
		anna.Post("/e/amara-jonas/guests/language", home...).Change()
		const first, send = "Write the update first, in each language that these households read: ", "Send in a minute"
		anna.Get(at + "/new?kind=update").Says(first + "English and Deutsch.").SaysNot(send)
		anna.Post(at+"/texts/wording", "kind", "update", "language", "en", "subject", "News", "body", "The bus leaves at 3.").Change()
		anna.Get(at+"/new?kind=update").Says(first+"Deutsch.", send)
		all := h.order(rows.Update)
		anna.Post(at+"/mailings", all...).Refused(first + "Deutsch.").Changes()
		i := slices.Index(all, string(german.ID))
		e := anna.Post(at+"/mailings", slices.Delete(all, i-1, i+1)...).Change().(change.MailingQueued)
		if e.Households != len(h.Ours.Households)-1 {
			t.Errorf("it goes to %d households", e.Households)
		}
	})
}
