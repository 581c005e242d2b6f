package replies_test

import (
	"fmt"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestALongListOfRepliesIsShownInPages(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			var all []*guests.NewHousehold
			for i := range 600 {
				one := &guests.NewGuest{Guest: guests.Guest{Name: fmt.Sprintf("Quill Q%04d", i)}, Invitations: []guests.Invitation{{OccasionID: w.Ours.Occasions[0].ID}}}
				all = append(all, &guests.NewHousehold{Household: guests.Household{EnvelopeName: fmt.Sprintf("Household %04d", i)}, People: []*guests.NewGuest{one}})
			}
			return change.GuestsImported{Created: 600}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, all...)
		})
		anna, page := w.As("anna"), "/e/amara-jonas/replies"
		first := anna.Get(page+"?show=all").Says("Household 0200", `rel="next" href="`+page+`?show=all&page=2"`).SaysNot("Household 0300", `rel="prev"`)
		if got := strings.Count(first.Text, `<li id="reply-`); got != 250 {
			t.Errorf("%d households on a page", got)
		}
		anna.Get(page+"?show=all&page=3").Says("Household 0599", `aria-current="page"`).SaysNot("Household 0200", `rel="next"`)
		anna.Get(page + "?show=all&q=Q0599").Says("Household 0599").SaysNot("list-pages")
		anna.Get(page + "?show=answered").SaysNot("list-pages")

		t.Log("who goes makes room for the next one while somebody looks")
		watch := w.As("ben").Open(page + "?page=2")
		one := guests.Household{}
		w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
			one, err = db.From[guests.Household](r).Where("envelope_name = ?", "Household 0400").First()
			return err
		}))
		w.As("anna").Post("/e/amara-jonas/households/"+string(one.ID)+"/removal", "version", "1", "seen", "0").Change()
		watch.Converges()
		watch.ShowsNot("replies-list", "Household 0400")
	})
}
