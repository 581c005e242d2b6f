package guests_test

import (
	"fmt"
	"testing"

	"convive/handlers/webtest"
)

func TestColumnsThatAreNotTakenAreSaidWhereATableIsPasted(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests
		host.NoScript = true
		rows := fmt.Sprint(g[0].ID, " ", g[1].ID)
		look := func(column, by, text string) webtest.Answer {
			return host.Post(page+"/pasting", "column", column, "by", by, "rows", rows, "text", text).Status(200).Changes()
		}
		look("side", "", "jonas\tyes\namara\t\t\n").Says("Only the first column is taken; 1 more is left out. Paste it by itself", "Change 2 guests")
		look("name", "", "Ada Byron\tAmara\t1815\nBen Byron\tJonas\t1836").Says("Only the first column is taken; 2 more are left out.", "Change 2 guests")
		look("side", "name", g[0].Name+"\tjonas\tx\n"+g[1].Name+"\tamara").Says("Only the names and the column behind them are taken; 1 more column is left out.", "Change 2 guests")
		look("side", "", "jonas\t\namara\t \n").SaysNot("left out")
		look("side", "name", g[0].Name+"\tjonas\n").SaysNot("left out")
	})
}
