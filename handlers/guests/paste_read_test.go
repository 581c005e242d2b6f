package guests_test

import (
	"fmt"
	"testing"

	"convive/handlers/webtest"
)

func TestAPastedWordThatIsReadAsWhatIsThereIsSaid(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests
		rows := fmt.Sprint(g[0].ID, " ", g[1].ID, " ", g[3].ID, " ", g[2].ID)
		host.NoScript = true
		host.Post(page+"/pasting", "column", "age", "rows", rows, "text", "teenager\nAdult\n\nTeenager-ish").Status(200).
			Says("3 lines are blank or say what is there already.", "“teenager” was read as: adult.", "1 line can’t be taken").SaysNot("“Adult” was read")
		host.Post(page+"/pasting", "column", "age", "rows", rows, "text", "adult\nadult").Says("2 lines are blank or say").SaysNot("was read as")
	})
}
