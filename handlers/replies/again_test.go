package replies_test

import (
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// begun goes through the first step of a new reply, and returns where it stands.
func begun(w *webtest.World, guest *webtest.Client, how, reply string) string {
	page, _, _ := strings.Cut(guest.Get(home(w, 0)+"/reply"+how).Status(303).Header.Get("Location"), "?")
	guest.Post(page+"/steps", "step", "who", "go", "next", cell(w, "reply", 0, 1), reply).Status(303)
	w.Clock.Move(time.Second)
	return page
}

func TestTheButtonGoesOnWithTheReplyThatWasBegunAtTheStepThatWasLeft(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		page := begun(w, guest, "", "attending")
		for how, step := range map[string]string{"": "meals", "?step=all": "all"} {
			if to := guest.Get(home(w, 0) + "/reply" + how).Status(303).Header.Get("Location"); to != page+"?step="+step {
				t.Errorf("%q leads to %s", how, to)
			}
		}
		guest.Get(home(w, 0)).Says("Go on with your reply", `href="`+home(w, 0)+`/reply"`, "/reply?anew=1")
		guest.Post(page+"/steps", "step", "diets", "go", "later").Status(303)
		if to := guest.Get(home(w, 0) + "/reply").Status(303).Header.Get("Location"); to != page+"?step=diets" {
			t.Errorf("what was left later leads to %s", to)
		}
		guest.Post(page+"/sending", cell(w, "reply", 0, 1), "attending").Status(303).Change()
		if to := guest.Get(home(w, 0) + "/reply").Header.Get("Location"); strings.HasPrefix(to, page) {
			t.Errorf("what was sent is gone on with: %s", to)
		}
	})
}

func TestWhoStartsAnewLosesNothingThatWasBegun(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		first := begun(w, guest, "", "attending")
		second := begun(w, guest, "?anew=1", "declined")
		if first == second {
			t.Fatal("a new reply took the other one's place")
		}
		guest.Get(home(w, 0)).Says("Go on with your reply", "Go on with an earlier reply", first+"?step=meals")
		if to := guest.Get(home(w, 0) + "/reply").Header.Get("Location"); !strings.HasPrefix(to, second) {
			t.Errorf("leads to %s", to)
		}
		guest.Get(first + "?step=review").Says("Ada Lawson OURS comes")
	})
}

func TestNewQuestionsAreAnsweredWithTheReplyThatWasBegun(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		page := begun(w, guest, "", "attending")
		if to := guest.Get(home(w, 0) + "/reply?step=more").Header.Get("Location"); to != page+"?step=questions" {
			t.Errorf("leads to %s", to)
		}
	})
}

func TestAReplyThatOnePhoneBeganIsOfferedOnTheOtherAtOnceAndToldToHostsAfterADay(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		other, stranger := w.Household(w.Ours.Households[0]).Open(home(w, 0)), w.Household(w.Ours.Households[1]).Open(home(w, 1))
		list, log := w.As("anna").Open("/e/amara-jonas/replies"), w.As("anna").Open("/e/amara-jonas/activity")
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		page := begun(w, guest, "?anew=1", "attending")
		other.Shows("reply-begun", "Go on with your reply")
		other.Shows("reply-begun", "It has not been sent yet.")
		for _, of := range []*webtest.Watch{list, log} {
			of.Converges()
			if of.Saw("began") || of.Saw("not sent") {
				t.Error("hosts see at once what was only begun")
			}
		}
		w.As("anna").Get("/e/amara-jonas/households/" + string(w.Ours.Households[0].ID)).SaysNot("began a reply")
		other.ShowsNot("invitation", "attending") // nothing counts yet
		guest.Post(page+"/sending", cell(w, "reply", 0, 1), "attending").Status(303).Change()
		other.Converges()
		other.ShowsNot("reply-begun", "Go on with your reply")
		stranger.SawNothing()
	})
}

func TestWhoIsMeantFollowsTheHouseholdOnEveryOpenPage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		other := w.Household(w.Ours.Households[0]).Open(home(w, 0))
		other.Shows("reply-for", g.Name)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			row, err := db.Find[guests.Guest](tx.Read, g.ID)
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &row, db.Set{"name": "Ada Byron"})
		})
		other.Shows("reply-for", "Ada Byron")
		other.Converges()
	})
}
