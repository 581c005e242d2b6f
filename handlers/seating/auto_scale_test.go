package seating_test

import (
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

var (
	scoreFound = regexp.MustCompile(`id="auto-score">Seating score ([^<]+)<`)
	scoreNow   = regexp.MustCompile(`>Now ([^,]+), counted as on the board\.`)
	besideAll  = regexp.MustCompile(`<li>[^<]+: ([^ <]+) as proposed, ([^ <]+) now</li>`)
	whyPart    = regexp.MustCompile(`<div><dt>[^<]+</dt> ?<dd class="num">([^<]+)</dd></div>`)
	besideOne  = regexp.MustCompile(`<li>[^<]+<span class="num">([^<]+)</span></li>`)
	whyOf      = regexp.MustCompile(`(?s)<section id="why".*?</section>`)
)

// only finds the one number that a pattern finds.
func only(t *testing.T, in *regexp.Regexp, text string) int {
	t.Helper()
	found := in.FindAllStringSubmatch(text, -1)
	if len(found) != 1 {
		t.Fatalf("%s stands there %d times: %s", in, len(found), text)
	}
	return thousandths(t, found[0][1])
}

func TestAutoSeatCountsAsTheBoardDoesAndSaysWhatItsSearchCountedBeside(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 3, 8)
		one, two := sided(w)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.Wishing(tx, seating.NewWish{Guests: []string{string(one.ID), string(two.ID)}, Kind: seating.Together, Strength: "7"})
		})
		seatDirectly(w, tables[1], w.Ours.Guests[3])
		boardSum := func() int {
			for _, found := range score.FindAllStringSubmatch(w.As("anna").Get(inRoom).Text, -1) {
				if found[1] == "sum" {
					return thousandths(t, found[2])
				}
			}
			t.Fatal("the board has no score")
			return 0
		}
		before := boardSum()

		t.Log("a search that counts who stays and what households have, and no empty seats")
		noScript(w, "anna").Post(autoPage+"/search?occasion="+string(reception(w)), "occasion", string(reception(w)), "start", "present", "seconds", "1", "households", "prefer", "sides", "mix", "languages", "on", "children", "on", "stay", "on").Status(303)
		shown := over(w, "anna")
		fields := proposed(w, shown)
		whole := only(t, scoreFound, shown)
		if now := only(t, scoreNow, shown); now != before {
			t.Errorf("it is now %d by auto-seat and %d on the board", now, before)
		}
		parts, rest, _ := strings.Cut(shown, "Beside this score")
		sums := func(in string) (then, now int) {
			for _, found := range besideAll.FindAllStringSubmatch(in, -1) {
				then, now = then+thousandths(t, found[1]), now+thousandths(t, found[2])
			}
			return then, now
		}
		if then, now := sums(parts); then != whole || now != before {
			t.Errorf("what makes the score is %d then and %d now, of %d and %d", then, now, whole, before)
		}
		beside, _ := sums(rest)
		var found seating.Search
		w.Must(w.DB.Read(t.Context(), annasScope(w), func(r *db.Read) (err error) {
			found, _, err = seating.LastSearch(r)
			return err
		}))
		if int(found.Plans[0].Score) != whole+beside || beside == 0 {
			t.Errorf("the search found %d points; the page says %d and %d beside", found.Plans[0].Score, whole, beside)
		}

		t.Log("the parts that are shown of each guest are both")
		mine, others := 0, 0
		for _, g := range w.Ours.Guests {
			why := whyOf.FindString(w.As("anna").Get(autoPage + "?occasion=" + string(reception(w)) + "&proposal=1&why=" + string(g.ID)).Text)
			if why == "" {
				continue
			}
			own, all := only(t, partOf, why), 0
			for _, part := range whyPart.FindAllStringSubmatch(why, -1) {
				all += thousandths(t, part[1])
			}
			if all != whole { // the row of all other guests is one like a part's
				t.Errorf("the parts shown and all others are %d, of %d: %s", all, whole, why)
			}
			mine += own
			for _, part := range besideOne.FindAllStringSubmatch(why, -1) {
				others += thousandths(t, part[1])
			}
		}
		if mine != whole || others != beside {
			t.Errorf("the guests' parts are %d and %d beside, of %d and %d", mine, others, whole, beside)
		}

		t.Log("applied, the board has the score that was shown")
		w.As("anna").Post(autoPage+"/application?occasion="+string(reception(w)), fields...).Change()
		if after := boardSum(); after != whole {
			t.Errorf("the board says %d, auto-seat said %d", after, whole)
		}
	})
}
