package guests_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/guests"
)

func TestTheListOfHouseholdsIsShownAndAskedForWhereItIsUsed(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		const column, filter = `class="col-text col-list"`, `id="filter-list"`
		anna.Get(page).SaysNot(column, filter)
		watch := w.As("ben").Open(page)
		list(w, 1, guests.ListB)
		watch.Shows("guests-head", column)
		watch.Shows("guests-filter-more", "B-list")
		watch.Converges()
		b, a := w.Ours.Guests[3], w.Ours.Guests[0]
		anna.Get(page).Says(column, filter)
		anna.Get(page+"?list=B").Says(views(b.ID), `href="`+page+`"`, "B-list").SaysNot(views(a.ID))
		anna.Get(page + "?list=A").Says(views(a.ID)).SaysNot(views(b.ID))
		anna.Get(page+"?list=C&list=B").Says(views(b.ID), "Left out: C").SaysNot(views(a.ID))
		anna.Get(page + "?list=B&q=nobodyatall").Says("Nobody like this")

		t.Log("who may not know of it is told nothing, whatever they ask")
		w.As("vera").Get(page).SaysNot(column, filter, "B-list")
		w.As("vera").Get(page+"?list=B").Says(views(a.ID), views(b.ID)).SaysNot(column, filter, "B-list")
	})
}
