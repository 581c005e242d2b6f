package seating_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestParkingShowsSomeOfThoseWhoWaitForWhoMayKnowThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		one, two := sided(w)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			g, err := db.Find[guests.Guest](tx.Read, w.Ours.Guests[0].ID)
			w.Must(err)
			w.Must(db.Update(tx, &g, db.Set{"diets": db.Words{"vegan"}, "tags": append(g.Tags, "late:")}))
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, nil
		})
		waits := func(as, only string) (names []string) {
			_, parking, _ := strings.Cut(w.As(as).Get(page+"?only="+url.QueryEscape(only)).Text, `id="seating-parking"`)
			parking, _, _ = strings.Cut(parking, `id="seating-tables"`)
			for _, g := range w.Ours.Guests {
				if strings.Contains(parking, g.Name) {
					names = append(names, g.Name)
				}
			}
			return names
		}
		everybody := waits("pia", "")
		for _, c := range []struct {
			as, only string
			want     []string
		}{
			{"pia", "side:Amara", []string{one.Name}}, {"pia", "side:Jonas", []string{two.Name}}, {"pia", "tag:choir", []string{one.Name}}, {"pia", "diet:vegan", []string{w.Ours.Guests[0].Name}},
			{"pia", "tag:late:", []string{w.Ours.Guests[0].Name}},
			{"pia", "tag:nobody", nil}, {"pia", "nonsense", everybody}, {"dora", "tag:choir", waits("dora", "")}, {"dora", "diet:vegan", waits("dora", "")},
		} {
			if got := waits(c.as, c.only); !slices.Equal(got, c.want) {
				t.Errorf("%s, %s: %q, not %q", c.as, c.only, got, c.want)
			}
		}
		w.As("pia").Get(page+"?only=diet:vegan").Says("Side: Amara", "Tag: choir", "Tag: late:", "Vegan", `name="only" value="diet:vegan"`)
		w.As("pia").Get(page + "?only=tag:nobody").Says("Nobody like this waits for a seat.")
		w.As("dora").Get(page).SaysNot("Tag: choir", "Vegan")

		board := w.As("pia").Open(page + "?only=diet:vegan")
		board.Shows("seating-parking", w.Ours.Guests[0].Name)
		table := lay(w, 1, 8)[0]
		seatDirectly(w, table, w.Ours.Guests[0])
		board.Shows("seating-parking", "Nobody like this waits for a seat.")
		board.Converges()

		t.Log("who asks for what nobody can ask for is told of everybody")
		seatDirectly(w, table, w.Ours.Guests[1:]...)
		for as, only := range map[string]string{"pia": "nonsense", "dora": "tag:choir"} {
			w.As(as).Get(page + "?only=" + only).Says("Everybody who attends has a seat.").SaysNot("Nobody like this")
		}
	})
}
