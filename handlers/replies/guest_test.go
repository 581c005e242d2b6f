package replies_test

import (
	"net/http"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
)

// home is the base of a household's own pages.
func home(w *webtest.World, n int) string {
	return "/w/amara-jonas/h/" + string(w.Ours.Households[n].ID)
}

// cell names a field of the reply: one of our guests at one of our occasions.
func cell(w *webtest.World, kind string, guest, occasion int) string {
	return kind + "." + string(w.Ours.Guests[guest].ID) + "." + string(w.Ours.Occasions[occasion].ID)
}

const draft = "/reply/0190aaaa-0000-7000-8000-000000000001"

// all are the fields of a reply in which the first two of the first household come to both occasions, the third to none.
func all(w *webtest.World) []string {
	return []string{
		cell(w, "reply", 0, 0), "attending", cell(w, "reply", 1, 0), "attending", cell(w, "reply", 2, 0), "declined",
		cell(w, "reply", 0, 1), "attending", cell(w, "reply", 1, 1), "attending", cell(w, "reply", 2, 1), "declined",
		cell(w, "meal", 0, 1), string(w.Ours.Meals[0].ID), cell(w, "meal", 1, 1), string(w.Ours.Meals[1].ID),
		"diet." + string(w.Ours.Guests[0].ID), "some", "diets." + string(w.Ours.Guests[0].ID), "vegan", "asked-note", "1", "note", "See you there",
	}
}

func ids(all ...change.ID) []change.ID { return all }

func sent(w *webtest.World) change.ReplySent {
	g, o := w.Ours.Guests, w.Ours.Occasions
	return change.ReplySent{Household: w.Ours.Households[0].ID, Guests: ids(g[0].ID, g[1].ID, g[2].ID), Occasions: ids(o[0].ID, o[1].ID), Attending: 4, Declined: 2}
}

func TestAHouseholdRepliesAndEverybodySeesItAtOnce(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		own := guest.Open(home(w, 0))
		other := w.Household(w.Ours.Households[1]).Open(home(w, 1))
		hosts := w.As("anna").Open("/e/amara-jonas/replies?show=all")
		stranger := w.Stranger().Open("/e/other-wedding/replies")

		guest.Post(home(w, 0)+draft+"/sending", all(w)...).Status(200).Says(home(w, 0) + "/receipt").Changes(sent(w))

		own.Shows("invitation", "Beef OURS")
		own.Converges()
		hosts.Converges()
		if !hosts.Saw("See you there") {
			t.Error("the hosts don't see the note")
		}
		other.Converges()
		if other.Saw("See you there") || other.Saw("Beef") {
			t.Error("another household saw the reply")
		}
		stranger.SawNothing()
		guest.Get(home(w, 0)+"/receipt").Status(200).Says("Thank you, we have it.", "Beef OURS", "Kit Lawson OURS can't come", "Diet: vegan", "See you there", "All times are those in Berlin.")
	})
}

func TestAReplyIsTakenOnceHoweverOftenItIsSent(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		body := append(all(w), "command", "0190aaaa-0000-7000-8000-00000000000c")
		path := home(w, 0) + draft + "/sending"
		guest.Post(path, body...).Changes(sent(w))
		guest.Post(path, body...).Status(200).Changes()
		guest.Post(path, all(w)...).Changes() // nothing differs
		guest.Post(path, append(all(w)[2:], "command", "0190aaaa-0000-7000-8000-00000000000c")...).Says("sent before with other content").Changes()
	})
}

func TestWithoutScriptAReplyGoesThroughTheStepsAndBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		a := guest.Get(home(w, 0) + "/reply").Status(303)
		first := a.Header.Get("Location")
		page := strings.TrimSuffix(first, "?step=who")
		guest.Get(first).Status(200).Says("Who comes to what?", "1 of 5").SaysNot(`" checked`)

		guest.Post(page+"/steps", "step", "who", "go", "next", cell(w, "reply", 0, 0), "attending", cell(w, "reply", 0, 1), "attending").Status(303).Changes(change.ReplyBegun{Household: w.Ours.Households[0].ID})
		meals := guest.Get(page+"?step=meals").Status(200).Says("What would you like to eat?", "2 of 5")
		if n := strings.Count(meals.Text, "<legend"); n != 1 {
			t.Errorf("%d people are asked for a meal, want the one who comes", n)
		}
		guest.Get(first).Status(200).Says(`value="attending" checked`) // Back: nothing is lost
		guest.Post(page+"/steps", "step", "meals", "go", "next", cell(w, "meal", 0, 1), string(w.Ours.Meals[1].ID)).Status(303)
		g := string(w.Ours.Guests[0].ID)
		guest.Post(page+"/steps", "step", "diets", "go", "next", "diet."+g, "some", "diets."+g, "halal", "asked-note", "1", "note", "Hello").Status(303)
		guest.Get(page+"?step=review").Status(200).Says("Is this right?", "Trout OURS", "Diet: halal", "Hello", "Ben Lawson OURS: no answer yet", "<bdi>Ben Lawson OURS</bdi></dt>") // nobody was asked about Ben: his diet stays

		later := guest.Post(page+"/steps", "step", "who", "go", "later").Status(303)
		if got := later.Header.Get("Location"); got != home(w, 0) {
			t.Errorf("later leads to %s", got)
		}
		guest.Get(home(w, 0)).Says("Go on with your reply")
		if to := guest.Get(home(w, 0) + "/reply").Header.Get("Location"); to != page+"?step=who" {
			t.Errorf("it goes on at %s", to)
		}
		w.Household(w.Ours.Households[1]).Get(home(w, 1)+strings.TrimPrefix(page, home(w, 0))+"?step=review").SaysNot("Trout", "Hello")
	})
}

func TestEverybodyComesWithOneButton(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "all").Status(200).Says(`{"_go":"` + home(w, 0) + draft + `?step=who"}`).Changes(change.ReplyBegun{Household: w.Ours.Households[0].ID})
		page := guest.Get(home(w, 0) + draft + "?step=who")
		if n := strings.Count(page.Text, `value="attending" checked`); n != 6 {
			t.Errorf("%d come, want 6", n)
		}
	})
}

func TestForeignPeopleOccasionsAndMealsAreRefused(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		path := home(w, 0) + draft + "/sending"
		ours, theirs := w.Ours, w.Theirs
		for _, name := range []string{
			"reply." + string(ours.Guests[3].ID) + "." + string(ours.Occasions[0].ID), // another household's guest
			"reply." + string(theirs.Guests[0].ID) + "." + string(ours.Occasions[0].ID),
			"reply." + string(ours.Guests[0].ID) + "." + string(theirs.Occasions[0].ID),
			"reply.nobody.nothing",
		} {
			guest.Post(path, name, "attending").Status(200).Says(moved).Changes()
		}
		guest.Post(path, "diet."+string(ours.Guests[3].ID), "none").Status(200).Says(moved).Changes()
		guest.Post(path, cell(w, "reply", 0, 1), "attending", cell(w, "meal", 0, 1), string(theirs.Meals[0].ID)).Says(moved, "Choose one of the meals that are offered here.").SaysNot(string(theirs.Meals[0].ID)).Changes()
		guest.Post(path, cell(w, "reply", 0, 0), "attending", cell(w, "meal", 0, 0), string(ours.Meals[0].ID)).Says(moved).Changes()
		guest.Post(path, cell(w, "reply", 0, 0), "perhaps").Status(200).Says("Choose one of the two.").Changes()
		guest.NoScript = true
		guest.Post(path, cell(w, "reply", 0, 0), "perhaps").Status(http.StatusUnprocessableEntity).Says("Choose one of the two.").Changes()
		guest.Post(path).Status(http.StatusUnprocessableEntity).Says("Choose for at least one person whether they come.").Changes()
	})
}

func TestNobodyElseSeesOrSendsAHouseholdsReply(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		other := w.Household(w.Ours.Households[1])
		for _, path := range []string{"", "/receipt", "/reply", draft, "/calendar.ics"} {
			for name, c := range map[string]*webtest.Client{"another household": other, "a host": w.As("anna"), "nobody": w.Anonymous(), "a guest elsewhere": w.GuestOf(w.Theirs, w.Theirs.Households[0])} {
				if a := c.Get(home(w, 0) + path); a.StatusCode != http.StatusNotFound {
					t.Errorf("%s gets %s: %d", name, path, a.StatusCode)
				}
			}
		}
		other.Post(home(w, 0)+draft+"/sending", all(w)...).Status(404).Changes()
		other.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "all").Status(404).Changes()
	})
}

func TestACalendarFileHoldsWhatTheHouseholdComesTo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 1), "attending", cell(w, "reply", 0, 0), "declined").Change()
		a := guest.Get(home(w, 0)+"/calendar.ics").Status(200).Says("DTSTART:20260912T150000Z", "DTEND:20260912T210000Z", "Reception OURS", "DESCRIPTION:Ada Lawson OURS comes").SaysNot("Ceremony OURS")
		guest.Get(home(w, 0) + "/receipt").Says("calendar.ics")
		if got := a.Header.Get("Content-Type"); !strings.HasPrefix(got, "text/calendar") {
			t.Errorf("Content-Type %s", got)
		}
	})
}

func TestWhoComesToNothingGetsNoCalendarFile(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		if to := guest.Get(home(w, 0) + "/calendar.ics").Status(303).Header.Get("Location"); to != home(w, 0)+"/receipt" {
			t.Errorf("leads to %s", to)
		}
		guest.Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 0), "declined", cell(w, "reply", 1, 0), "declined").Change()
		guest.Get(home(w, 0) + "/calendar.ics").Status(303)
		guest.Get(home(w, 0) + "/receipt").Says("Thank you, we have it.").SaysNot("calendar.ics")
	})
}

func TestTheHomeSaysWhoIsMeantWithoutAGapBeforeTheStop(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.Get(home(w, 0)).Says("You are replying for Ada Lawson OURS, Ben Lawson OURS and Kit Lawson OURS. Not you?")
		guest.In("de", home(w, 0)).Says("Kit Lawson OURS.")
		guest.In("ar", home(w, 0)).Says(">\u2068Ada Lawson OURS\u2069 و\u00a0\u2068Ben Lawson OURS\u2069 و\u00a0\u2068Kit Lawson OURS\u2069<")
	})
}

func TestDietsAndOnesOwnWordsStandInOneLineThatIsNoSentence(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		g := string(w.Ours.Guests[0].ID)
		guest.Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 0), "attending", "diet."+g, "some", "diets."+g, "lactose_free", "diets."+g, "nut_allergy", "dietnote."+g, "Please no mushrooms").Change()
		guest.Get(home(w, 0) + "/receipt").Says("Diet: lactose-free, nut allergy, Please no mushrooms").SaysNot(" eats")
		guest.In("de", home(w, 0)+"/receipt").Says("Ernährung: laktosefrei, Nussallergie, Please no mushrooms").SaysNot(" isst")
		guest.In("ar", home(w, 0)+"/receipt").Says("الطعام: ", "حساسية من المكسّرات")
	})
}

func TestTheReviewShowsTheWordsThatWillBeKept(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		guest.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "next", cell(w, "reply", 0, 0), "attending").Status(303)
		guest.Post(home(w, 0)+draft+"/steps", "step", "diets", "go", "next", "asked-note", "1", "note", "See \u202eyou").Status(303)
		guest.Get(home(w, 0) + draft + "?step=review").Says("See you").SaysNot("\u202e")
	})
}

func TestALanguageIsChosenByALink(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.In("de", home(w, 0)).Status(200).Says(`lang="de"`, "Für Sie drei antworten").SaysNot("We would love")
		guest.Get(home(w, 0) + draft).Status(200).Says(`lang="de"`)
		guest.Get(home(w, 0)+"/requests").Status(200).Says("Wo wir sitzen", "Essen und Allergien").SaysNot("Where we sit", "Children")
		guest.In("ar", home(w, 0)+draft).Status(200).Says(`dir="rtl"`)
		guest.Get(home(w, 0) + "?lang=xx").Status(200).Says(`lang="ar"`)
		guest.In("fr", home(w, 0)).Status(200).Says(`<html lang="fr"`, `dir="ltr"`).SaysNot(`dir="rtl"`)
	})
}
