package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// cardOf is the card in a page.
func cardOf(text string) string {
	_, rest, _ := strings.Cut(text, `<aside id="seating-card"`)
	card, _, _ := strings.Cut(rest, "</aside>")
	return card
}

func TestTheCardOfAGuestSaysWhatWhoLooksMayKnow(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		one, two := sided(w)
		seatDirectly(w, table, one)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.Wishing(tx, seating.NewWish{Guests: []string{string(one.ID), string(two.ID)}, Kind: seating.Together, Strength: "must", Private: true})
		})
		about := page + "?who=" + string(one.ID)
		wish := one.Name + " and " + two.Name + " together"
		all := []string{one.Name, "Table 1, seat 1", "choir", wish, "Why here?", "What changed last", "To parking"}
		for who, says := range map[string][]string{
			"pia":  all,
			"dora": {one.Name, "Table 1, seat 1"},
			"vera": {one.Name, "Table 1, seat 1", "choir", "What changed last"},
		} {
			card := cardOf(w.As(who).Get(about).Text)
			for _, text := range all {
				wanted := false
				for _, s := range says {
					wanted = wanted || s == text
				}
				if strings.Contains(card, text) != wanted {
					t.Errorf("the card that %s sees says %q: %v\n%s", who, text, !wanted, card)
				}
			}
		}
		for _, nobody := range []string{"", string(w.Theirs.Guests[0].ID), "nonsense"} {
			if card := cardOf(w.As("pia").Get(page + "?who=" + nobody).Text); card != " hidden>" {
				t.Errorf("who=%q: %s", nobody, card)
			}
		}
	})
}

func TestTheCardOfAGuestFollowsWhatOthersDo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		one := w.Ours.Guests[0]
		seatDirectly(w, tables[0], one)
		watch := w.As("pia").Open(page + "?who=" + string(one.ID))
		watch.Converges()
		w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "guest", at(one, tables[0]), "to", string(tables[1])).Change()
		watch.Converges()
		if sent := watch.Raw(); !strings.Contains(sent, "Table 2, seat 1") {
			t.Errorf("the card was not sent:\n%s", sent)
		}
	})
}
