package messages_test

import (
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	rows "convive/models/messages"
)

func TestWhoIsInvitedOnPaperIsLeftOutOfTheInvitationByEMailUntilAHostTicksThem(t *testing.T) {
	each(t, func(h *house) {
		ways := map[change.ID]string{h.Ours.Households[0].ID: "paper", h.Ours.Households[1].ID: "both"}
		h.Mutate(h.Ours, func(tx *db.Tx) (change.Change, error) {
			for id, way := range ways {
				home, err := db.Find[guests.Household](tx.Read, id)
				h.Must(err)
				h.Must(db.Update(tx, &home, db.Set{"sent_by": way}))
			}
			return change.HouseholdEdited{Household: h.Ours.Households[0].ID}, nil
		})
		ticked := func(kind string, id change.ID) bool {
			page := h.As("anna").Get(at + "/new?kind=" + kind + "&occasion=" + string(h.Ours.Occasions[0].ID)).Status(200).Text
			_, box, found := strings.Cut(page, `id="f-household-`+string(id)+`"`)
			if !found {
				t.Fatalf("%s: no box", kind)
			}
			box, _, _ = strings.Cut(box, ">")
			return strings.Contains(box, " checked")
		}
		for i, want := range []bool{false, true, true} {
			if ticked("invitation", h.Ours.Households[i].ID) != want {
				t.Errorf("household %d: ticked is %v", i, !want)
			}
		}
		for _, kind := range []string{string(rows.SaveTheDate), "reminder"} {
			if !ticked(kind, h.Ours.Households[0].ID) {
				t.Errorf("%s: who is invited on paper is left out", kind)
			}
		}
		anna := h.As("anna")
		anna.Get(at+"/new?kind=invitation").Says("Invitation goes out on paper", "3 households can get it", `data-chosen data-beside="0">2<`)
		anna.Get(at + "/new?kind=reminder&occasion=" + string(h.Ours.Occasions[0].ID)).SaysNot("Invitation goes out on paper")
		if c := anna.Post(at+"/mailings", h.order(rows.Invitation)...).Change().(change.MailingQueued); c.Households != 3 {
			t.Errorf("a host ticked all: %+v", c)
		}
	})
}
