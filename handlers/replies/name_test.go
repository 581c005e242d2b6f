package replies_test

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

// known writes down what Ada's household is found by, and switches the look-up on.
func known(w *webtest.World, lookup string) {
	settle(w, db.Set{"name_lookup": lookup})
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[0].ID)
		if err != nil {
			return nil, err
		}
		g, err := db.Find[guests.Guest](tx.Read, w.Ours.Guests[0].ID)
		if err != nil {
			return nil, err
		}
		if err := db.Update(tx, &h, db.Set{"postcode": "SW1A 1AA"}); err != nil {
			return nil, err
		}
		return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, db.Set{"name": "Adélie Núñez", "aliases": db.Words{"Addie Nunez"}, "phone": "+49 170 555-4711"})
	})
}

func TestANameOpensAnInvitationOnlyWithWhatTheHostsAskBesides(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		const path = "/w/amara-jonas/name"
		w.Anonymous().Get("/w/amara-jonas").SaysNot("Look by name")
		w.Anonymous().Post(path, "name", "Adelie Nunez", "second", "sw1a1aa").Status(404)
		known(w, "postcode")
		w.Anonymous().Get("/w/amara-jonas").Says("Look by name", "Your postcode")
		for i, name := range []string{"Adélie Núñez", "NUNEZ  adelie", "addie nunez"} {
			c := w.Anonymous()
			c.Address = fmt.Sprintf("192.0.2.%d", i)
			c.Post(path, "name", name, "second", "sw1a 1aa").Status(200).Says(home(w, 0)).Changes()
			c.Get(home(w, 0)).Status(200).Says("Adélie Núñez")
		}
		known(w, "phone")
		for _, typed := range []string{"4711", "٤٧١١", "۴۷۱۱"} {
			w.Anonymous().Post(path, "name", "Adelie Nunez", "second", typed).Says(home(w, 0))
		}
	})
}

func TestAMissAndAnAmbiguityOfANameLookTheSame(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		known(w, "postcode")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { // a namesake at the same address
			h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[1].ID)
			if err != nil {
				return nil, err
			}
			people, err := guests.OfHousehold(tx.Read, h.ID)
			if err != nil {
				return nil, err
			}
			if err := db.Update(tx, &h, db.Set{"postcode": "XX 1"}); err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: people[0].ID, Household: h.ID}, db.Update(tx, &people[0], db.Set{"name": "Adelie Nunez"})
		})
		var first string
		for i, pair := range [][2]string{{"Nobody Atall", "SW1A 1AA"}, {"Adelie Nunez", "wrong"}, {"Adelie", "SW1A 1AA"}, {"", ""}, {"Adelie Nunez", ""}} {
			c := w.Anonymous()
			c.Address = fmt.Sprintf("192.0.2.%d", i)
			a := c.Post("/w/amara-jonas/name", "name", pair[0], "second", pair[1]).Status(200).Says("We found no invitation by that.")
			if first == "" {
				first = a.Text
			}
			if a.Text != first {
				t.Errorf("%q gets other bytes", pair)
			}
		}
		settle(w, db.Set{"name_lookup": "postcode"})
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[1].ID)
			if err != nil {
				return nil, err
			}
			return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"postcode": "SW1A 1AA"})
		})
		c := w.Anonymous()
		c.Address = "192.0.2.99"
		if a := c.Post("/w/amara-jonas/name", "name", "Adelie Nunez", "second", "SW1A 1AA"); a.Text != first {
			t.Error("two of that name get other bytes than none")
		}
	})
}

// position is how far the event's feed has come when a page is drawn, whatever is on it.
var position = regexp.MustCompile(`data-position="[^"]*"`)

// TestAMissAndAnAmbiguityGiveBackWhatWasTypedInTheSameBytes sends one input while nobody is called so, while the one who is
// has another postcode, and while two are.
func TestAMissAndAnAmbiguityGiveBackWhatWasTypedInTheSameBytes(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		settle(w, db.Set{"name_lookup": "postcode"})
		postcode := func(household int, code string) {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[household].ID)
				if err != nil {
					return nil, err
				}
				return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"postcode": code})
			})
		}
		want := map[bool]string{}
		looks := func(when string) {
			for _, script := range []bool{true, false} {
				c := w.Anonymous()
				c.NoScript = !script
				a := c.Post("/w/amara-jonas/name", "name", "Adelie Nunez", "second", "SW1A 1AA").Says("We found no invitation by that.")
				if !script {
					a.Status(422).Says(`value="Adelie Nunez"`, `value="SW1A 1AA"`)
				}
				text := position.ReplaceAllString(a.Text, "")
				if want[script] == "" {
					want[script] = text
				}
				if text != want[script] {
					t.Errorf("%s: other bytes", when)
				}
			}
		}
		looks("nobody is called so")
		known(w, "postcode")
		postcode(0, "XX 1")
		looks("with another postcode")
		postcode(0, "SW1A 1AA")
		postcode(1, "SW1A 1AA")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			people, err := guests.OfHousehold(tx.Read, w.Ours.Households[1].ID)
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: people[0].ID, Household: people[0].HouseholdID}, db.Update(tx, &people[0], db.Set{"name": "Adelie Nunez"})
		})
		looks("two are called so")
	})
}

func TestTriesOfANameAreBoundedPerClientAndPerName(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		known(w, "phone")
		c := w.Anonymous()
		for range 10 {
			c.Post("/w/amara-jonas/name", "name", "Nobody Atall", "second", "0000").Says("We found no invitation by that.")
		}
		c.Post("/w/amara-jonas/name", "name", "Adelie Nunez", "second", "4711").Says("Too many names were tried.")
		c.NoScript = true // what was not looked at is not lost
		c.Post("/w/amara-jonas/name", "name", "Adelie Nunez", "second", "4711").Status(429).Says("Too many names were tried.", `value="Adelie Nunez"`, `value="4711"`)
		other := w.Anonymous()
		other.Address = "192.0.2.7"
		for i := range 11 {
			other.Address = fmt.Sprintf("192.0.2.%d", 10+i)
			other.Post("/w/amara-jonas/name", "name", "Atall  NOBODY", "second", "0000")
		}
		other.Address = "192.0.2.200"
		other.Post("/w/amara-jonas/name", "name", "Nobody Atall", "second", "0000").Says("Too many names were tried.")
		other.Post("/w/amara-jonas/name", "name", "Adelie Nunez", "second", "4711").Says(home(w, 0))
	})
}

const letterTo = "/w/amara-jonas/letter/sending"

func TestWhoFindsNoInvitationWritesAndAHostLinksOrPutsItAway(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		inbox, overview := w.As("pia").Open("/e/amara-jonas/replies/unmatched"), w.As("pia").Open("/e/amara-jonas")
		stranger := w.Stranger().Open("/e/other-wedding/replies/unmatched")
		guest := w.Anonymous()
		guest.Get("/w/amara-jonas/letter").Status(200).Says("Write to your hosts")
		guest.Post(letterTo, "name", "", "words", "Hello there").Says("Write your full name.", "Hello there").Changes()
		body := []string{"name", "Tante Uma", "coming", "yes", "words", "With Ada, as always", "reach", "uma@example.org"}
		letter := guest.Post(letterTo, body...).Says("/letter/thanks").Change().(change.UnmatchedWritten).Letter
		guest.Post(letterTo, body...).Changes() // the same once more
		inbox.Shows("letters-list", "With Ada, as always")
		overview.Shows("overview-needs", "1 person found no invitation")
		path := "/e/amara-jonas/replies/unmatched/" + string(letter)
		household := w.Ours.Households[0].ID
		adding := "/e/amara-jonas/households/new?letter=" + string(letter)
		w.As("pia").Get("/e/amara-jonas/replies/unmatched").Says(adding)
		w.As("pia").Get(adding).Says("Tante Uma</textarea>")
		w.Stranger().Get("/e/other-wedding/households/new?letter=" + string(letter)).Status(200).SaysNot("Tante Uma")
		w.As("anna").Post(path+"/household", "version", "1", "household", string(w.Theirs.Households[0].ID)).Changes()
		w.As("vera").Post(path+"/household", "version", "1", "household", string(household)).Status(403)
		anna := w.As("anna")
		anna.Post(path+"/household", "version", "1", "household", string(household)).Says("/replies/" + string(household)).Changes(change.UnmatchedLinked{Letter: letter, Household: household})
		anna.Get("/e/amara-jonas/replies/"+string(household)).Says("Linked. What they wrote stands here", "Undo")
		w.As("ben").Post(path+"/dismissal", "version", "1").Refused("Somebody has seen to this letter already.").Changes()
		inbox.Converges()
		overview.Converges()
		stranger.SawNothing()

		second := guest.Post(letterTo, "name", "Spam", "reach", "x").Change().(change.UnmatchedWritten).Letter
		w.As("anna").Post("/e/amara-jonas/replies/unmatched/"+string(second)+"/dismissal", "version", "1").Changes(change.UnmatchedDismissed{Letter: second})
		inbox.Converges()
		w.As("anna").Get("/e/amara-jonas/replies/unmatched").SaysNot("Spam", "Tante Uma").Says("Nobody waits here")
	})
}

func TestLettersOfOneAddressAreBounded(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Anonymous()
		guest.NoScript = true
		for i := range 5 {
			guest.Post(letterTo, "name", fmt.Sprint("Writer ", i), "reach", "x").Status(303)
		}
		guest.Post(letterTo, "name", "One more", "reach", "x").Status(429).Says("Too many letters came just now.", "One more").Changes()
	})
}

func TestALetterOffersTheNearHouseholdsAndASearchForTheRest(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		const path = "/e/amara-jonas/replies/unmatched"
		h, of := w.Ours.Households, func(h guests.Household) string { return `<option value="` + string(h.ID) + `"` }
		letter := w.Anonymous().Post(letterTo, "name", "Lawson, Adelheid", "reach", "x").Change().(change.UnmatchedWritten).Letter
		w.Anonymous().Post(letterTo, "name", "Uma Nobody", "reach", "x").Change()
		anna := w.As("anna")
		anna.Get(path).Says(of(h[0])).SaysNot(of(h[1]), of(h[2]))
		found := anna.Get(path+"?letter="+string(letter)+"&q=aubertin").Status(200).SaysNot(of(h[0]), "No other household was found.")
		if n := strings.Count(found.Text, "<option value=\""); n < 2 {
			w.T.Errorf("%d to choose from", n)
		}
		anna.Get(path + "?letter=" + string(letter) + "&q=nobodyatall").Says("No other household was found.").SaysNot(of(h[0]))
		watch := anna.Open(path + "?letter=" + string(letter) + "&q=newcomer")
		anna.Post("/e/amara-jonas/households/addition", "people", "Nina Newcomer").Change()
		watch.Shows("letters-list", "Nina Newcomer")
		watch.Converges()
	})
}
