package imports_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

func TestAPreviewCountsWhoWaitsForAPlaceApartFromWhoHasNotAnswered(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		c, at := w.As("anna"), w.Ours.Occasions[1]
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			o, err := db.Find[events.Occasion](tx.Read, at.ID)
			if err != nil {
				return nil, err
			}
			return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"capacity": int64(1)})
		})
		list := []byte("Name,List," + at.Name + " - reply\nNora Brandt,B,\nOtto Brandt,B,no\nAna Silva,A,\n")
		shown := c.Get(bring(w.T, c, "list.csv", list)).Status(200)
		_, table, _ := strings.Cut(shown.Text, `id="import-occasions"`)
		table, _, _ = strings.Cut(table, "</table>")
		var cells []string
		for _, cell := range regexp.MustCompile(`class="cell-num">([^<]*)<`).FindAllStringSubmatch(table, -1) {
			cells = append(cells, cell[1])
		}
		want := []string{"attending", "declined", "pending", "waiting for a place", "not invited", "0", "1", "1", "1", "0"}
		if !slices.Equal(cells, want) {
			w.T.Errorf("the preview counts %q, want %q", cells, want)
		}
		none := c.Get(bring(w.T, c, "list.csv", []byte("Name\nNora Brandt\n"))).Status(200)
		none.SaysNot("waiting for a place")
	})
}
