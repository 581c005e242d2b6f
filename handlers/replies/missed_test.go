package replies_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

const byName, inbox = "/w/amara-jonas/name", "/e/amara-jonas/replies/unmatched"

// misses looks for a name in vain and returns the row that waits for the hosts.
func misses(w *webtest.World, name, second string) change.ID {
	w.T.Helper()
	return w.Anonymous().Post(byName, "name", name, "second", second).Says("We found no invitation by that.").Change().(change.UnmatchedMissed).Miss
}

func TestANameThatFindsNothingWaitsForTheHostsWhoLinkIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		known(w, "postcode")
		list, overview, all := w.As("pia").Open(inbox), w.As("pia").Open("/e/amara-jonas"), w.As("anna").Open("/e/amara-jonas/replies")
		people := w.As("vera").Open("/e/amara-jonas/guests")
		door, own := w.Anonymous().Open("/w/amara-jonas"), w.Household(w.Ours.Households[0]).Open(home(w, 0))
		stranger := w.Stranger().Open("/e/other-wedding/replies/unmatched")

		miss := misses(w, "Ada Lovely", "sw1a 1aa")
		w.Clock.Move(time.Hour)
		if again := misses(w, "lovely  ADA", "somewhere"); again != miss {
			t.Error("the same name is another row")
		}
		list.Shows("letters-list", "looked by name 2 times and found nothing")
		list.Shows("letters-list", "The postcode or the phone number they gave is that of "+w.Ours.Households[0].EnvelopeName)
		overview.Shows("overview-needs", "1 person found no invitation")
		all.Shows("replies-letters", "1 person found no invitation")
		w.As("anna").Get(inbox).SaysNot("sw1a", "somewhere", "SW1A")
		list.Converges()

		w.Anonymous().Post(byName, "name", "Lovely ADA", "second", "sw1a 1aa").Says("We found no invitation by that.").Changes()

		path, guest, household := "/e/amara-jonas/replies/missed/"+string(miss), w.Ours.Guests[0].ID, w.Ours.Households[0].ID
		w.As("vera").Post(path+"/guest", "guest", string(guest)).Status(403)
		w.As("anna").Post(path + "/guest").Refused("Choose who it is.").Changes()
		w.As("anna").Post(path+"/guest", "guest", string(w.Theirs.Guests[0].ID), "name", "lovely ADA").Refused("Choose who it is.").Changes()
		w.As("anna").Post(path+"/guest", "guest", string(guest), "name", "Ada Lovely").Refused("They have written their name another way meanwhile: lovely ADA. Look at it once more.").Changes()
		w.As("anna").Post(path+"/addition", "name", "Ada Lovely").Refused("They have written their name another way meanwhile: lovely ADA. Look at it once more.").Changes()
		w.As("anna").Get(inbox).Says(`name="name" value="lovely ADA"`)
		command := string(db.NewID())
		recognised := change.UnmatchedRecognised{Miss: miss, Guest: guest, Household: household, Next: change.Finds}
		anna := w.As("anna")
		anna.Post(path+"/guest", "guest", string(guest), "name", "lovely ADA", "command", command).Says("/households/" + string(household) + "#household-facts").Changes(recognised)
		anna.Post(path+"/guest", "guest", string(guest), "name", "lovely ADA", "command", command).Says("/households/" + string(household)).Changes()
		w.As("ben").Post(path+"/guest", "guest", string(guest), "name", "lovely ADA").Refused("Somebody has seen to this name already.").Changes()
		anna.Get("/e/amara-jonas/households/"+string(household)).Says("from now on, as Adélie Núñez’s", "/r/")
		w.Anonymous().Post(byName, "name", "Ada Lovely", "second", "sw1a 1aa").Says(home(w, 0)).Changes()

		for _, watch := range []*webtest.Watch{list, overview, all, people, own} {
			watch.Converges()
		}
		if door.Saw("Lovely") || own.Saw("Lovely") {
			t.Error("a guest saw who looked")
		}
		stranger.SawNothing()
	})
}

func TestANameThatFindsNothingIsAddedOrPutAway(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		known(w, "phone")
		anna, list := w.As("anna"), w.As("ben").Open(inbox)
		added, away := misses(w, "Nina Newcomer", "1234"), misses(w, "Spam Spammer", "1234")
		path := "/e/amara-jonas/replies/missed/"
		w.As("vera").Post(path + string(added) + "/addition").Status(403)
		w.As("vera").Post(path + string(away) + "/dismissal").Status(403)
		c := anna.Post(path+string(added)+"/addition", "name", "Nina Newcomer").Says("#household-facts").Change().(change.UnmatchedAdded)
		if c.Miss != added || len(c.Guests) != 1 {
			t.Errorf("%+v", c)
		}
		anna.Get("/e/amara-jonas/households/"+string(c.Household)).Says("Added Nina Newcomer. Invite them, and send or show them their link.", "Undo")
		anna.Post(path+string(added)+"/addition", "name", "Nina Newcomer").Refused("Somebody has seen to this name already.").Changes()
		anna.Post(path + string(away) + "/dismissal").Changes(change.UnmatchedForgotten{Miss: away})
		anna.Post(path + string(away) + "/dismissal").Refused("Somebody has seen to this name already.").Changes()
		list.Converges()
		anna.Get(inbox).SaysNot("Nina", "Spam").Says("Nobody waits here")
		if again := misses(w, "Spam Spammer", "1234"); again == away {
			t.Error("what was put away came back")
		}
		list.Shows("letters-list", "Spam Spammer")
		list.Converges()
	})
}

func TestNothingIsKeptOfANameWhileTheLookUpIsOffOrItsTriesAreUsedUp(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Anonymous().Post(byName, "name", "Uma Nobody", "second", "1").Status(404).Changes()
		known(w, "phone")
		c := w.Anonymous()
		for i := range 10 {
			c.Post(byName, "name", fmt.Sprint("Uma Nobody ", i), "second", "0000").Change()
		}
		c.Post(byName, "name", "Uma Last", "second", "0000").Says("Too many names were tried.").Changes()
		w.As("anna").Get(inbox).Says("Uma Nobody 9").SaysNot("Uma Last")
	})
}

func TestARowOfTheInboxOffersWhoSharesAWordOfTheNameAndASearchForTheRest(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		known(w, "postcode")
		of := func(g guests.Guest) string { return `<option value="` + string(g.ID) + `"` }
		g := w.Ours.Guests
		miss := misses(w, "Zora Lawson", "nowhere")
		anna := w.As("anna")
		anna.Get(inbox).Says(of(g[1]), "is not that of one household here").SaysNot(of(g[3]))
		anna.Get(inbox + "?letter=" + string(miss) + "&q=nobodyatall").Says("No other household was found.").SaysNot(of(g[1]))
		anna.Get(inbox + "?letter=" + string(miss) + "&q=" + g[3].Name[:4]).Says(of(g[3]))
	})
}

func TestTheHostsReadWhyANameThatTheyKnowFoundNothing(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		known(w, "postcode")
		misses(w, "Adelie Nunez", "wrong")
		w.As("anna").Get(inbox).Says("You have Adélie Núñez by this name; the postcode or the phone number they gave is another one")
		postcode := func(code string) {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[1].ID)
				if err != nil {
					return nil, err
				}
				people, err := guests.OfHousehold(tx.Read, h.ID)
				if err != nil {
					return nil, err
				}
				if err := db.Update(tx, &people[0], db.Set{"name": "Adelie Nunez"}); err != nil {
					return nil, err
				}
				return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"postcode": code})
			})
		}
		postcode("SW1A 1AA")
		w.Clock.Move(time.Hour)
		miss := misses(w, "Adelie Nunez", "sw1a1aa")
		w.As("anna").Get(inbox).Says("You have Adélie Núñez and Adelie Nunez by this name; the postcode or the phone number they gave is another one, or that of several.")
		path := "/e/amara-jonas/replies/missed/" + string(miss)
		anna := w.As("anna")
		anna.Post(path+"/guest", "guest", string(w.Ours.Guests[0].ID), "name", "Adelie Nunez")
		anna.Get("/e/amara-jonas/households/" + string(w.Ours.Households[0].ID)).Says("is another one than yours")
	})
}

func TestANameThatWaitsAgainIsPutAwayAgainWithoutScripts(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		known(w, "postcode")
		miss, anna := misses(w, "Ada Lovely", "somewhere"), w.As("anna")
		anna.NoScript = true
		version := regexp.MustCompile(`name="version" value="(\d+)"`)
		for range 2 {
			_, form, _ := strings.Cut(anna.Get(inbox).Text, "/dismissal")
			shown := version.FindStringSubmatch(form)
			if shown == nil {
				w.T.Fatal("the form says nothing of the row")
			}
			anna.Post("/e/amara-jonas/replies/missed/"+string(miss)+"/dismissal", "version", shown[1]).Changes(change.UnmatchedForgotten{Miss: miss})
			heads, err := w.DB.Heads(t.Context(), []change.Feed{change.EventFeed(w.Ours.ID)})
			w.Must(err)
			anna.Post(fmt.Sprintf("/e/amara-jonas/activity/%d/undo", heads[change.EventFeed(w.Ours.ID)].Seq)).Change()
		}
	})
}
