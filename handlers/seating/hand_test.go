package seating_test

import (
	"testing"

	"convive/handlers/webtest"
)

func TestWhoLooksAtTheBoardSeesAtWhichTableTheOthersAre(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table := "table-" + string(lay(w, 1, 8)[0])
		watch := w.As("ben").Open(page)
		anna := w.As("anna")
		anna.Open(page)
		watch.Shows("presence", "Anna OURS on Seating")
		for _, at := range []string{table, "parking"} {
			anna.Post(page+"/hand", "at", at).Status(204).Changes()
			watch.Shows("presence", `data-at="`+at+`" data-name="Anna OURS"`)
		}
		anna.Post(page+"/hand", "at", `x" onclick="`).Status(204).Changes()
		watch.ShowsNot("presence", "onclick")
		anna.Post(page+"/hand", "at", "").Status(204)
		watch.Shows("presence", `Anna OURS on Seating"><span`) // no place any more
		w.As("carl").Post(page+"/hand", "at", table).Status(403)
	})
}
