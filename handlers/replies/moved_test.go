package replies_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/views/locale"
)

const moved = "Your invitation has changed meanwhile. Please look at your answers again."

func TestAReplyForSomebodyWhoWasRemovedComesBackWithTheOtherAnswers(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		gone := w.Ours.Guests[2]
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, gone.ID) })
		guest := w.Household(w.Ours.Households[0])
		path := home(w, 0) + draft + "/sending"
		mine := []string{cell(w, "reply", 0, 0), "attending", cell(w, "reply", 2, 0), "declined", "at." + string(gone.ID), "1", "asked-note", "1", "note", "Until soon"}
		guest.Post(path, mine...).Status(200).Says(moved, cell(w, "reply", 0, 0)+`" value="attending"`, "Until soon").SaysNot(string(gone.ID)).Changes()
		guest.NoScript = true
		guest.Post(path, mine...).Status(422).Says(moved, "Is this right?").SaysNot(string(gone.ID)).Changes()
		guest.Post(path, append(mine[:2:2], mine[6:]...)...).Status(303).Changes(one(w, 0, 0, 1, 0))
	})
}

func TestAReplyToAWithdrawnInvitationComesBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(w.Ours.Guests[0].ID), string(w.Ours.Occasions[1].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: in.GuestID, Household: in.HouseholdID}, db.Delete(tx, &in)
		})
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		guest.Post(home(w, 0)+draft+"/sending", all(w)...).Status(422).Says(moved, "Trout OURS").SaysNot(cell(w, "reply", 0, 1)).Changes()
		as := w.As("anna")
		as.NoScript = true
		as.Post("/e/amara-jonas/replies/"+string(w.Ours.Households[0].ID)+"/sending", append(all(w), "source", "paper")...).Status(422).
			Says("The invitation has changed meanwhile. Please look at the answers again.").Changes()
	})
}

func TestAReplyToAnInvitationThatWasMadeAnewCanBeSentAgain(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest, path := w.Household(w.Ours.Households[0]), home(w, 0)+draft+"/sending"
		guest.NoScript = true
		guest.Post(path, cell(w, "at", 0, 0), "3", cell(w, "reply", 0, 0), "attending").Status(422).Says(moved, cell(w, "at", 0, 0)+`" value="1"`).Changes()
		guest.Post(path, cell(w, "at", 0, 0), "1", cell(w, "reply", 0, 0), "attending").Status(303).Changes(one(w, 0, 0, 1, 0))
	})
}

func TestAMealThatIsNotOfferedIsRefusedAtItsStep(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		steps := home(w, 0) + draft + "/steps"
		guest.Post(steps, "step", "who", "go", "next", cell(w, "reply", 0, 1), "attending").Status(303)
		for _, meal := range []string{"nothing", string(w.Theirs.Meals[0].ID)} {
			guest.Post(steps, "step", "meals", "go", "next", cell(w, "meal", 0, 1), meal).Status(422).Says("Choose one of the meals that are offered here.", "What would you like to eat?").Changes()
		}
		guest.Post(steps, "step", "meals", "go", "next", cell(w, "meal", 0, 1), string(w.Ours.Meals[0].ID)).Status(303)
	})
}

func TestAQuestionWhichAnswerIsRightIsPutUntilItIsAnswered(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := home(w, 0) + draft + "/sending"
		guest := w.Household(w.Ours.Households[0])
		guest.Post(path, append(premise(w, 0, 0), cell(w, "reply", 0, 0), "attending")...).Changes(one(w, 0, 0, 1, 0))
		guest.NoScript = true
		guest.Post(path, append(premise(w, 0, 0), cell(w, "reply", 0, 0), "declined")...).Status(422).
			Says(cell(w, "asked", 0, 0)+`" value="declined"`, " required").SaysNot(cell(w, "reply", 0, 0) + `" value="declined" type="hidden"`).Changes()
		blank := []string{cell(w, "at", 0, 0), "2", cell(w, "asked", 0, 0), "declined"}
		for range 2 {
			guest.Post(path, blank...).Status(http.StatusUnprocessableEntity).
				Says("Which is right?", "You chose “can't come”.", cell(w, "asked", 0, 0)+`" value="declined"`, cell(w, "at", 0, 0)+`" value="2"`).Changes()
		}
		guest.Post(path, append(blank, cell(w, "reply", 0, 0), "declined")...).Status(303).Changes(one(w, 0, 0, 0, 1))
	})
}

func TestOnlyTheLanguagesOfTheEventAreOffered(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		if !slices.Equal(locale.Known, events.Offered) {
			t.Errorf("guests are offered %q, hosts %q", locale.Known, events.Offered)
		}
		settle(w, db.Set{"languages": db.Words{"xx", "de", "he", "en"}})
		guest := w.Household(w.Ours.Households[0])
		guest.Get(home(w, 0)).Status(200).Says("?lang=de", "?lang=en", "?lang=he", ">עברית<").SaysNot("?lang=fr", "?lang=es", "?lang=xx", "?lang=ar")
		french := w.Anonymous().Send(webtest.Raw{Method: http.MethodGet, Path: "/w/amara-jonas", Header: map[string]string{"Accept-Language": "fr, he;q=0.9, en;q=0.5, es;q=0.1"}})
		french.Status(200).Says(`<html lang="he" dir="rtl"`)
		guest.Get(home(w, 0) + "?lang=xx").Status(200).Says(`<html lang="de"`)
	})
}

func TestUnchangedAnswersLogNothingAndStillLeadToTheReceipt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		guest.Post(home(w, 0)+draft+"/sending", all(w)...).Status(303).Changes(sent(w))
		again := guest.Post(home(w, 0)+draft+"/sending", append(all(w), "version", "1")...).Status(303).Changes()
		if got := again.Header.Get("Location"); got != home(w, 0)+"/receipt" {
			t.Errorf("leads to %s", got)
		}
		guest.Get(home(w, 0) + "/receipt").Says("Thank you, we have it.")
	})
}

func TestDietsThatNobodyOfferedAreLeftOut(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		g := string(w.Ours.Guests[0].ID)
		base := home(w, 0) + draft
		guest.Post(base+"/steps", "step", "who", "go", "next", cell(w, "reply", 0, 0), "attending").Status(303)
		guest.Post(base+"/steps", "step", "diets", "go", "next", "diet."+g, "some", "dietnote."+g, "", "diets."+g, "made_up").Status(422).Says("Say which").SaysNot("made_up")
		guest.Post(base+"/steps", "step", "diets", "go", "next", "diet."+g, "some", "dietnote."+g, "", "diets."+g, "made_up", "diets."+g, "vegan").Status(303)
		guest.Get(base + "?step=review").Says("Diet: vegan").SaysNot("made_up")
		guest.Post(base+"/sending", cell(w, "reply", 0, 0), "attending", "diet."+g, "some", "diets."+g, "made_up").Status(422).Says("Say which").SaysNot("made_up").Changes()
		guest.Post(base+"/sending", cell(w, "reply", 0, 0), "attending", "diet."+g, "some", "diets."+g, "made_up", "diets."+g, "vegan").Status(303).Changes(one(w, 0, 0, 1, 0))
		guest.Get(home(w, 0) + "/receipt").Says("Diet: vegan").SaysNot("made_up")
	})
}

func TestTheHostsReadWhetherGuestsCantReplyYetOrAnyMore(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, anna := "/e/amara-jonas/replies", w.As("anna")
		watch := anna.Open(path)
		settle(w, db.Set{"reply_mode": events.Preview})
		anna.Get(path).Says("reply yet; the last day to reply will be Monday 31 August.")
		watch.Shows("replies-counts", "reply yet")
		settle(w, db.Set{"reply_mode": events.Closed})
		anna.Get(path).Says("Replies are closed", "Monday 31 August")
		settle(w, db.Set{"reply_mode": events.Open})
		anna.Get(path).Says("Guests can reply until Monday 31 August.")
		w.Clock.Move(w.Ours.DeadlineEnd().Sub(w.Clock.Now()) + time.Second)
		anna.Get(path).Says("reply any more; the last day was Monday 31 August.").SaysNot("not yet")
	})
}
