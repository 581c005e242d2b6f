package replies_test

import (
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

// TestALastDayThatPassesWhileAGuestRepliesIsSaid stands at 29 August, 14:00 in Berlin.
func TestALastDayThatPassesWhileAGuestRepliesIsSaid(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		page := begun(w, guest, "", "attending")
		meals := guest.Open(page + "?step=meals")
		until(w, 1, "2026-08-28")
		meals.Shows("reply-status", "Reception OURS: you could answer until Friday 28 August.")
		meals.Converges()
		const late = "What you chose for Reception OURS can"
		for _, step := range []string{"meals", "diets", "words"} {
			guest.Post(page+"/steps", "step", step, "go", "next").Status(303)
		}
		guest.Get(page+"?step=review").Says("Reception OURS: you could answer until Friday 28 August.", late, "Ada Lawson OURS: no answer yet")
		receipt := guest.Open(home(w, 0) + "/receipt")
		receipt.Shows("receipt", "Reception OURS: you could answer until Friday 28 August.")

		until(w, 1, "2026-08-30") // what was chosen is there again
		guest.Get(page+"?step=review").Says("Ada Lawson OURS comes").SaysNot(late, "you could answer until")
		until(w, 1, "2026-08-28")
		guest.Post(page+"/sending", cell(w, "reply", 0, 0), "attending").Status(303).Changes(one(w, 0, 0, 1, 0))
		guest.Get(page + "?step=review").SaysNot(late)
	})
}

// byPhone enters what the first guest answers to the second occasion.
func byPhone(w *webtest.World, reply guests.Reply) {
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return replies.SendOnBehalf(tx, w.Ours.Households[0].ID, replies.Draft{Source: replies.Phone,
			Answers: map[replies.Cell]replies.Answer{{Guest: w.Ours.Guests[0].ID, Occasion: w.Ours.Occasions[1].ID}: {Reply: reply}}})
	})
}

// TestWhatHostsChangedAfterTheLastDayIsNotTheGuestsChoice stands at 29 August.
func TestWhatHostsChangedAfterTheLastDayIsNotTheGuestsChoice(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		byPhone(w, guests.Attending)
		page := begun(w, guest, "", "attending")
		until(w, 1, "2026-08-28")
		byPhone(w, guests.Declined)
		guest.Get(page + "?step=review").Says("you could answer until").SaysNot("What you chose")
	})
}

func TestAFormSaysWhatOfItIsNotSentYet(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		guest.NoScript = true
		page := begun(w, guest, "", "attending")
		guest.Get(page + "?step=review").SaysNot("not sent yet")
		guest.Post(page+"/sending", cell(w, "reply", 0, 1), "attending").Status(303).Change()
		guest.Get(home(w, 0) + "/receipt").Says("Saved on Saturday 29 August")
		w.Clock.Move(time.Hour)
		second := begun(w, guest, "", "declined")
		guest.Get(second + "?step=review").Says("What you change here is not sent yet. Your last reply was sent on Saturday 29 August at 14:00.").SaysNot("Saved on")
	})
}

func TestWhoWaitsIsAskedNothing(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			all, err := db.From[guests.Invitation](tx.Read).Where("household_id = ?", string(w.Ours.Households[0].ID)).All()
			for i := range all {
				if err == nil {
					err = db.Update(tx, &all[i], db.Set{"waiting": true, "waiting_since": change.At(w.Clock.Now())})
				}
			}
			return change.HouseholdEdited{Household: w.Ours.Households[0].ID}, err
		})
		guest, nothing := w.Household(w.Ours.Households[0]), "There is nothing to answer yet. Please come back a little later."
		guest.Get(home(w, 0)).Says(nothing)
		guest.Get(home(w, 0)+draft).Status(200).Says(nothing).SaysNot("Who comes to what?", "<form id=\"reply\"", "All come to everything")
		guest.Get(home(w, 0)+"/receipt").Says(nothing).SaysNot("Change our reply", "Reply for", "/reply")
		guest.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "next").Says(nothing).Changes()
		guest.Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 0), "attending").Changes()
	})
}

func TestSeveralGuestsWithoutANameAreTold(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		home1 := w.Ours.Households[1].ID
		for range 2 {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				plus := guests.Guest{HouseholdID: home1, Name: "Guest of Zoé", Unnamed: true, Age: guests.Adult, Position: 9}
				if err := db.Create(tx, &plus); err != nil {
					return nil, err
				}
				in := guests.Invitation{HouseholdID: home1, GuestID: plus.ID, OccasionID: w.Ours.Occasions[0].ID, Reply: guests.Pending}
				return change.GuestsAdded{Household: home1, Guests: ids(plus.ID)}, db.Create(tx, &in)
			})
		}
		guest := w.Household(w.Ours.Households[1])
		guest.Get(home(w, 1)+draft).Says("Who is your guest 1?", "Who is your guest 2?", `<bdi class="name">Your guest 1</bdi>`, `<bdi class="name">Your guest 2</bdi>`)
		guest.In("de", home(w, 1)+draft).Says("Wer ist Ihr Gast 2?", "Ihr Gast 1")
	})
}
