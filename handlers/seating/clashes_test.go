package seating_test

import (
	"testing"

	"convive/handlers/webtest"
)

func TestMustsThatContradictEachOtherAreToldWhereTheyAreWritten(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		must := func(kind, one, other string) webtest.Answer {
			return wish(w, "anna", "kind", kind, "strength", "must", "guest", one, "guest", other)
		}
		board, list, stranger := w.As("ben").Open(page), w.As("pia").Open(page+"/wishes"), w.As("dora").Open(page)
		must("apart", string(ada.ID), string(zoe.ID)).Says("The wish is written down.").Change()
		must("together", string(ada.ID), string(ben.ID)).Says("The wish is written down.").SaysNot("but other musts").Change()
		const said = "Ada Lawson OURS and Zoé Aubertin OURS must sit apart, but other musts put them at one table, by way of Ben Lawson OURS. Not all can be kept."
		must("together", string(ben.ID), string(zoe.ID)).Says("The wish is written down. " + said).Change()
		board.Shows("seating-problems", "must sit apart, but other musts put them at one table, by way of <bdi>Ben Lawson OURS</bdi>")
		list.Shows("wish-list", "must sit apart, but other musts put them at one table")
		w.As("anna").Get(page).Says(`class="problem-words" href="` + page + `/wishes?`)
		w.As("cora").Get(page + "/wishes").Status(403)
		w.As("cora").Get(page).Says(`class="problem-words" href="#guest-` + string(ada.ID)).SaysNot(page + "/wishes")
		board.Converges()
		list.Converges()
		stranger.Converges()
		w.As("dora").Get(page).SaysNot("but other musts")
		link := wishes(w)[2]
		w.As("pia").Post(page+"/wishes/"+string(link.ID)+"/removal", "version", toText(link.Version)).Change()
		board.Shows("seating-problems", "Nothing is wrong with these tables.")
		const both = "must sit together, and must sit apart."
		must("together", string(zoe.ID), string(ada.ID)).Says("The wish is written down. Ada Lawson OURS and Zoé Aubertin OURS " + both).Change()
		board.Shows("seating-problems", both)
		list.Shows("wish-list", both)
		list.ShowsNot("wish-list", "but other musts")
	})
}
