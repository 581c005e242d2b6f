package seating_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestOfThousandsTheTwoOfAWishAreLookedFor(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, ada, zoe := w.As("anna"), w.Ours.Guests[0], w.Ours.Guests[3]
		host.NoScript = true
		at := page + "/wishes?occasion=" + string(reception(w))
		host.Get(at).SaysNot("Find a guest").Says(`<option value="`+string(ada.ID), `<option value="`+string(zoe.ID))
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			var all []*guests.NewHousehold
			for i := range 3000 {
				all = append(all, &guests.NewHousehold{People: []*guests.NewGuest{{Guest: guests.Guest{Name: fmt.Sprintf("Quill Q%04d", i)}}}})
			}
			return change.GuestsImported{Created: 3000}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, all...)
		})
		offered := func(a webtest.Answer, id string) (names []string) {
			_, text, _ := strings.Cut(a.Text, `id="`+id+`"`)
			text, _, _ = strings.Cut(text, "</select>")
			for _, o := range regexp.MustCompile(`<option value="[^"]+"( selected)?>([^<]*)<`).FindAllStringSubmatch(text, -1) {
				names = append(names, o[2]+o[1])
			}
			return names
		}
		first := host.Get(at).Says("Find a guest", "Find the other guest")
		if n := len(first.Text); n > 100<<10 || offered(first, "wish-one") != nil {
			w.T.Errorf("%d bytes, %q", n, offered(first, "wish-one"))
		}
		host.Get(at + "&one=nobodyatall").Says("Nobody was found.")
		found := host.Get(at + "&one=ada+lawson&other=quill")
		if one, other := offered(found, "wish-one"), offered(found, "wish-other"); len(one) != 1 || one[0] != ada.Name+" selected" || len(other) != 30 || strings.Contains(strings.Join(other, ""), "selected") {
			w.T.Errorf("offered %q and %q", one, other)
		}

		t.Log("what comes back still offers who was found and chosen")
		sent := at + "&one=ada+lawson&other=quill" // not ada alone, as some reply codes begin
		again := host.Post(sent, "kind", "near", "strength", "11", "guest", string(ada.ID), "guest", string(zoe.ID)).Status(422).Changes()
		if one, other := offered(again, "wish-one"), offered(again, "wish-other"); len(one) != 1 || one[0] != ada.Name+" selected" || other[len(other)-1] != zoe.Name+" selected" {
			w.T.Errorf("came back with %q and %q", one, other)
		}
		host.Post(sent, "kind", "near", "strength", "must", "guest", string(ada.ID), "guest", string(zoe.ID)).Status(303).Change()

		t.Log("so it is where a wish is changed, which keeps those whom it is about")
		edit := page + "/wishes/" + string(wishes(w)[0].ID)
		as := host.Get(edit).Says("Find a guest")
		if one, other := offered(as, "wish-one"), offered(as, "wish-other"); len(as.Text) > 100<<10 || len(one) != 1 || one[0] != ada.Name+" selected" || len(other) != 1 || other[0] != zoe.Name+" selected" {
			w.T.Errorf("offered %q and %q", one, other)
		}
		as = host.Get(edit + "?other=quill+q0007").Says(`action="` + edit + `"`)
		if one, other := offered(as, "wish-one"), offered(as, "wish-other"); len(one) != 1 || one[0] != ada.Name+" selected" || len(other) != 1 || other[0] != "Quill Q0007 selected" {
			w.T.Errorf("offered %q and %q", one, other)
		}
	})
}
