package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// sided puts the first two guests on two sides, and tags the first.
func sided(w *webtest.World) (one, two guests.Guest) {
	one, two = w.Ours.Guests[0], w.Ours.Guests[1]
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		for i, g := range []guests.Guest{one, two} {
			g, err := db.Find[guests.Guest](tx.Read, g.ID)
			if err != nil {
				return nil, err
			}
			if err := db.Update(tx, &g, db.Set{"side": []string{"Amara", "Jonas"}[i], "tags": []db.Words{{"choir"}, {}}[i]}); err != nil {
				return nil, err
			}
		}
		return change.GuestsEdited{What: "side", Guests: ids(one, two), Households: households(one, two)}, nil
	})
	return one, two
}

func TestTheChairsAreColouredByWhatTheAddressAsksWithLettersBesideTheColour(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		one, two := sided(w)
		seatDirectly(w, table, one, two)
		pia := w.As("pia")
		chair := func(colours string, n string) string {
			page := pia.Get(inRoom + "&colours=" + colours).Text
			_, rest, _ := strings.Cut(page, `<svg id="chair-`+string(table)+`-`+n+`"`)
			chair, _, _ := strings.Cut(rest, "</svg>")
			return chair
		}
		for _, c := range []struct{ by, no, tone, letters string }{
			{"side", "1", "1", "A"}, {"side", "2", "2", "B"}, {"tag", "1", "1", "A"}, {"tag", "2", "", ""}, {"age", "1", "1", "A"}, {"nonsense", "1", "", ""}, {"", "1", "", ""},
		} {
			got := chair(c.by, c.no)
			if want := `data-tone="` + c.tone + `"`; strings.Contains(got, "data-tone") != (c.tone != "") || c.tone != "" && !strings.Contains(got, want) {
				t.Errorf("by %q, chair %s: no %s in %s", c.by, c.no, want, got)
			}
			if c.letters != "" && !strings.Contains(got, ">"+c.letters+"</text>") {
				t.Errorf("by %q, chair %s: no letter %s in %s", c.by, c.no, c.letters, got)
			}
		}
		pia.Get(inRoom+"&colours=side").Says("Colours: Side", "Amara", "Jonas").Says(`name="colours" value="side"`)
		w.As("dora").Get(inRoom+"&colours=tag").SaysNot("choir", "data-tone").Says("Colours: Reply")
	})
}

func TestAMoveInAColouredRoomSendsTheTwoChairsAndTablesAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 26, 8)
		one, _ := sided(w)
		seatDirectly(w, tables[3], one)
		watch := w.As("pia").Open(inRoom + "&colours=side")
		watch.Converges()
		before := len(watch.Raw())
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(one, tables[3]), "to", string(tables[7])).Change()
		watch.Converges()
		sent := watch.Raw()[before:]
		if len(sent) > little || strings.Count(sent, `class="room-piece room-chair"`) != 2 || !strings.Contains(sent, `data-tone="1"`) || strings.Contains(sent, "room-legend") {
			t.Errorf("%d bytes were sent:\n%s", len(sent), sent)
		}
	})
}
