package reports_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/replies"
)

func TestWhatHouseholdsWroteStandsInTheExportOfReplies(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		p := newParty(w)
		home := w.Ours.Households[0].ID
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			row := replies.Reply{HouseholdID: home, Note: "=1+1 we can't wait", Songs: "Dancing Queen\nWaterloo", SentAt: change.At(tx.Now()), SentBy: "household", Source: replies.Web}
			return change.ReplySent{Household: home}, db.Create(tx, &row)
		})
		got := strings.Join(p.file("anna", "replies"), "\n")
		for _, said := range []string{"Song requests|Words to the hosts", "Dancing Queen\nWaterloo|'=1+1 we can't wait"} {
			if !strings.Contains(got, said) {
				t.Errorf("%q is not in\n%s", said, got)
			}
		}
		if got := strings.Join(p.file("vera", "replies"), "\n"); strings.Contains(got, "Waterloo") || strings.Contains(got, "Song requests") {
			t.Error("a viewer reads what was written to the hosts")
		}
		w.As("anna").Get(desk + "/replies/xlsx").Status(200)
		if plan := planOf(w, w.As("anna").Get(desk+"/guests/csv").Status(200).Text, "csv"); !plan.Nothing() {
			t.Errorf("the guest list comes back as %+v", plan.Result)
		}
	})
}
