package seating_test

import (
	"regexp"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// pointsPage explains the score; pointsOf finds what each guest makes of it there, and each reason of that.
const pointsPage = page + "/points"

var (
	pointsOf     = regexp.MustCompile(`(?s)<tr id="points-([0-9a-f-]+)">(.*?)<td class="num">([^<]+)</td></tr>`)
	reasonPoints = regexp.MustCompile(`<li>.*?<span class="num">([^<]+)</span></li>`)
	scoreThere   = regexp.MustCompile(`id="points-head".*?<strong class="num">Score ([^<]+)<`)
)

func TestEachPointOfTheScoreIsExplainedAndTheyAddUpToIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		one, two := sided(w)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.Wishing(tx, seating.NewWish{Guests: []string{string(one.ID), string(two.ID)}, Kind: seating.Together, Strength: "7", Private: true})
		})
		for _, g := range w.Ours.Guests {
			seatDirectly(w, tables[0], g)
		}
		address := pointsPage + "?occasion=" + string(reception(w))
		watch := w.As("pia").Open(address)
		watch.Converges()
		explained := func(text string) (whole, guests int) {
			sum := 0
			for _, g := range pointsOf.FindAllStringSubmatch(text, -1) {
				own := 0
				for _, r := range reasonPoints.FindAllStringSubmatch(g[2], -1) {
					own += thousandths(t, r[1])
				}
				if shown := thousandths(t, g[3]); own != shown {
					t.Errorf("%s has %d, and the reasons are %d", g[1], shown, own)
				}
				sum += own
				guests++
			}
			found := scoreThere.FindStringSubmatch(text)
			if found == nil {
				t.Fatalf("no score in %s", text)
			}
			if whole = thousandths(t, found[1]); sum != whole {
				t.Errorf("the guests have %d together, the score is %d", sum, whole)
			}
			return whole, guests
		}
		text := w.As("pia").Get(address).Says("Together with "+two.Name+", as wished", "7").Text
		whole, guests := explained(text)
		if board := score.FindStringSubmatch(w.As("pia").Get(inRoom).Text); thousandths(t, board[2]) != whole || guests < 2 {
			t.Errorf("the board says %s, the page %d of %d guests", board[2], whole, guests)
		}

		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(one, tables[0]), "to", string(seating.Parking)).Change()
		watch.Converges()
		if now, _ := explained(w.As("pia").Get(address).Text); now == whole {
			t.Error("a move changes nothing")
		}
		for _, who := range []string{"cora", "vera"} {
			w.As(who).Get(address).Status(403)
		}
	})
}
