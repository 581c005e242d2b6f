package seating_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// score finds the score in a page, and its parts by id; partOf is that of the guest whose card is open.
var (
	score     = regexp.MustCompile(`<li id="score-(\w+)" class="score-(?:sum|part)"[^>]*>.*?<(?:strong|span)(?: id="score-points")? class="num"[^>]*>([^<]+)<`)
	partOf    = regexp.MustCompile(`Their part of the score</dt><dd class="num">([^<]+)<`)
	scoreRoot = `id="seating-score"`
)

// thousandths reads points as they are shown.
func thousandths(t *testing.T, shown string) int {
	t.Helper()
	points, err := strconv.ParseFloat(strings.Replace(shown, "−", "-", 1), 64)
	if err != nil {
		t.Fatal(err)
	}
	if points < 0 {
		return int(points*1000 - 0.5)
	}
	return int(points*1000 + 0.5)
}

func TestThePartsOfTheScoreAreTheScoreAndSoAreThoseOfTheGuests(t *testing.T) {
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
		text := w.As("pia").Get(inRoom).Text
		parts := map[string]int{}
		for _, found := range score.FindAllStringSubmatch(text, -1) {
			parts[found[1]] = thousandths(t, found[2])
		}
		whole, sum := parts["sum"], 0
		for id, points := range parts {
			if id != "sum" {
				sum += points
			}
		}
		if len(parts) < 3 || parts["wishes"] != 7000 || sum != whole {
			t.Errorf("the parts are %d together: %v", sum, parts)
		}
		all := 0
		for _, g := range w.Ours.Guests {
			if found := partOf.FindStringSubmatch(w.As("pia").Get(inRoom + "&who=" + string(g.ID)).Text); found != nil {
				all += thousandths(t, found[1])
			}
		}
		if all != whole {
			t.Errorf("the guests' parts are %d, the score is %d", all, whole)
		}
	})
}

func TestTheScoreFollowsAMoveAndIsForThoseWhoKnowTheWishes(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		one := w.Ours.Guests[0]
		seatDirectly(w, tables[0], one)
		watch := w.As("pia").Open(inRoom)
		watch.Converges()
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(one, tables[0]), "to", string(seating.Parking)).Change()
		watch.Converges()
		if sent := watch.Raw(); !strings.Contains(sent, `<span class="num">0 of 7</span>`) {
			t.Errorf("the score that moved was not sent:\n%s", sent)
		}
		for who, sees := range map[string]bool{"anna": true, "pia": true, "cora": false, "dora": false, "vera": false} {
			if strings.Contains(w.As(who).Get(inRoom).Text, scoreRoot) != sees {
				t.Errorf("%s sees the score: %v", who, !sees)
			}
		}
	})
}

func TestTheScoreIfDroppedIsTheScoreOnceDropped(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		one, two := sided(w)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.Wishing(tx, seating.NewWish{Guests: []string{string(one.ID), string(two.ID)}, Kind: seating.Together, Strength: "7", Private: true})
		})
		seatDirectly(w, tables[0], one)
		sum := func() string {
			for _, found := range score.FindAllStringSubmatch(w.As("pia").Get(inRoom).Text, -1) {
				if found[1] == "sum" {
					return found[2]
				}
			}
			t.Fatal("no score is shown")
			return ""
		}
		path := page + "/score?occasion=" + string(reception(w)) + "&plan=&guest=" + string(two.ID) + "&to="
		before := sum()
		says := w.As("pia").Get(path + string(tables[0])).Status(200).Text
		other := w.As("pia").Get(path + string(tables[1])).Text
		if sum() != before {
			t.Error("a question moved somebody")
		}
		seatDirectly(w, tables[0], two)
		if want := ">Score " + before + " → " + sum() + " if dropped<"; !strings.Contains(says, want) || sum() == before || other == says {
			t.Errorf("it said %q, and %q of the other table; it is %q", says, other, want)
		}
		for text, of := range map[string]string{"<span>Kept: Ada Lawson OURS and Ben Lawson OURS together</span>": says, "<span>Not kept: Ada Lawson OURS and Ben Lawson OURS together</span>": other} {
			if !strings.Contains(of, text) {
				t.Errorf("%q is not said in %s", text, of)
			}
		}
		for _, table := range []string{"", string(w.Ours.Guests[0].ID)} {
			if got := w.As("pia").Get(path + table).Status(200).Text; strings.TrimSpace(got) != "" {
				t.Errorf("of no table it says %q", got)
			}
		}
		for name, may := range mayWho(t, access.Seat|access.ViewPrivateWishes) {
			want := 403
			if may {
				want = 200
			}
			w.As(name).Get(path + string(tables[0])).Status(want)
		}
		if got := w.Stranger().Get(strings.Replace(path, "amara-jonas", "other-wedding", 1) + string(tables[0])).Status(200).Text; strings.TrimSpace(got) != "" {
			t.Errorf("a stranger is told %q", got)
		}
	})
}

// TestMustsStandBeforePointsOnTheBoard breaks a "must" and keeps it: points go down, and the board says what was won.
func TestMustsStandBeforePointsOnTheBoard(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		one, two := w.Ours.Guests[0], w.Ours.Guests[1]
		watch := w.As("pia").Open(inRoom)
		watch.Shows("seating-score", "More is better.")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.Wishing(tx, seating.NewWish{Guests: []string{string(one.ID), string(two.ID)}, Kind: seating.Apart, Strength: "must", Private: true})
		})
		seatDirectly(w, tables[0], one, two)
		watch.Shows("seating-score", "1 “must” wish is not kept")
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(two, tables[0]), "to", string(tables[1])).Change()
		watch.Shows("seating-score", "No “must” wish is broken")
		watch.Converges()
	})
}
