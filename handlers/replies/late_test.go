package replies_test

import (
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

// until gives one occasion a last day of its own.
func until(w *webtest.World, occasion int, day string) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		o, err := db.Find[events.Occasion](tx.Read, w.Ours.Occasions[occasion].ID)
		if err != nil {
			return nil, err
		}
		return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"deadline": day})
	})
}

// TestAnOccasionClosesOnItsOwnDayWhileOthersGoOn stands at 29 August, 14:00 in Berlin.
func TestAnOccasionClosesOnItsOwnDayWhileOthersGoOn(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		until(w, 0, "2026-08-29")
		guest, path := w.Household(w.Ours.Households[0]), home(w, 0)
		page := guest.Open(path)
		page.Shows("invitation", "Ceremony OURS: please by")
		guest.Post(path+draft+"/sending", cell(w, "reply", 0, 0), "attending", cell(w, "reply", 0, 1), "attending").Status(200).Changes(
			change.ReplySent{Household: w.Ours.Households[0].ID, Guests: ids(w.Ours.Guests[0].ID), Occasions: ids(w.Ours.Occasions[0].ID, w.Ours.Occasions[1].ID), Attending: 2})

		w.Clock.Move(10*time.Hour - time.Microsecond) // 29 August has a microsecond left
		guest.Get(path + draft + "?step=who").Says(cell(w, "reply", 0, 0))
		w.Clock.Move(time.Microsecond)
		page.Shows("invitation", "Ceremony OURS: you could answer until")
		page.Converges()
		who := guest.Get(path+draft+"?step=who").Says("Ceremony OURS: you could answer until", cell(w, "reply", 0, 1)).SaysNot(cell(w, "reply", 0, 0) + `"`)
		if n := strings.Count(who.Text, "you could answer until"); n != 1 {
			t.Errorf("that it is over is said %d times", n)
		}
		guest.Post(path+draft+"/sending", cell(w, "reply", 0, 0), "declined", cell(w, "reply", 1, 1), "declined").Says("You could answer for Ceremony OURS until").Changes()
		guest.NoScript = true
		guest.Post(path+draft+"/sending", cell(w, "reply", 0, 0), "declined").Status(422).Says("You could answer for Ceremony OURS until").Changes()
		guest.Post(path+draft+"/sending", cell(w, "reply", 0, 0), "attending", cell(w, "reply", 1, 1), "declined").Status(303).Changes(one(w, 1, 1, 0, 1))
	})
}

func TestAHouseholdWithLeaveRepliesAfterTheLastDayAndIsLate(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, household := w.As("anna"), w.Ours.Households[0]
		at := "/e/amara-jonas/households/" + string(household.ID)
		guest, path := w.Household(household), home(w, 0)
		w.Clock.Move(5 * 24 * time.Hour) // 3 September, three days after the last
		own, other := guest.Open(path), w.Household(w.Ours.Households[1]).Open(home(w, 1))
		hosts, stranger := w.As("ben").Open("/e/amara-jonas/replies?show=all"), w.Stranger().Open("/e/other-wedding/replies")
		guest.Post(path+draft+"/sending", cell(w, "reply", 0, 0), "attending").Says("You could reply until").Changes()
		host.Post(at+"/reopening", "version", "1", "reopened_until", "2026-09-02").Says("That day is over.").Changes()
		host.Post(at+"/reopening", "version", "1", "reopened_until", "soon").Says("Write a day").Changes()
		w.As("vera").Post(at+"/reopening", "version", "1", "reopened_until", "2026-09-04").Status(403).Changes()
		host.Post(at+"/reopening", "version", "1", "reopened_until", "2026-09-04").Says("Their page says until when.", "Undo").Changes(change.HouseholdReopened{Household: household.ID, Until: "2026-09-04"})
		own.Shows("invitation", "Please by Friday 4 September.")
		guest.Post(path+draft+"/sending", cell(w, "reply", 0, 0), "attending").Status(200).Changes(one(w, 0, 0, 1, 0))
		hosts.Shows("reply-"+string(household.ID), "late")
		host.Get(at).Says("late")
		w.Clock.Move(34 * time.Hour) // the end of 4 September there
		own.Shows("invitation", "You could reply until")
		for _, page := range []*webtest.Watch{own, other, hosts} {
			page.Converges()
		}
		if other.Saw("4 September") {
			t.Error("another household saw the leave")
		}
		stranger.SawNothing()
		guest.Post(path+draft+"/sending", cell(w, "reply", 1, 0), "attending").Says("You could reply until").Changes()
	})
}

// TestAnAnswerIsJudgedByTheLastDayThatHeldThen stands at 29 August: the last day is moved after two households have answered.
func TestAnAnswerIsJudgedByTheLastDayThatHeldThen(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, intime, late := w.As("anna"), w.Ours.Households[0], w.Ours.Households[1]
		of := func(h guests.Household) string { return "/e/amara-jonas/households/" + string(h.ID) }
		answers := func(h guests.Household, g guests.Guest) {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				return replies.SendOnBehalf(tx, h.ID, replies.Draft{Source: replies.Phone,
					Answers: map[replies.Cell]replies.Answer{{Guest: g.ID, Occasion: w.Ours.Occasions[1].ID}: {Reply: guests.Attending}}})
			})
		}
		until(w, 1, "2026-08-30")
		answers(intime, w.Ours.Guests[0])
		w.Clock.Move(2 * 24 * time.Hour)
		answers(late, w.Ours.Guests[3])
		hosts := w.As("ben").Open("/e/amara-jonas/replies?show=all")
		judged := func() {
			t.Helper()
			hosts.Converges()
			host.Get(of(intime)).SaysNot(">late<")
			if n := strings.Count(host.Get(of(late)).Text, ">late<"); n != 2 { // at the answer, and in the history
				t.Errorf("late stands %d times", n)
			}
			hosts.Shows("reply-"+string(late.ID), "late")
		}
		judged()
		until(w, 1, "2026-09-30")
		judged()
		until(w, 1, "2026-08-28")
		judged()
	})
}

func TestALeaveGoesWithoutTheModeAndIsTakenBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		settle(w, db.Set{"reply_mode": events.Closed})
		household, path := w.Ours.Households[0], home(w, 0)
		at := "/e/amara-jonas/households/" + string(household.ID) + "/reopening"
		given := w.As("anna").Post(at, "version", "1", "reopened_until", "2026-08-29")
		given.Changes(change.HouseholdReopened{Household: household.ID, Until: "2026-08-29"})
		w.Household(household).Get(path).Says("Please by Saturday 29 August.")
		w.As("pia").Post(at, "version", "2", "reopened_until", "").Changes(change.HouseholdReopened{Household: household.ID})
		w.Household(household).Get(path).Says("Replies are closed.").SaysNot("29 August")
	})
}

// TestThePagesNameTheLastDayOnWhichAnythingCanBeAnswered stands at 29 August, 14:00 in Berlin, then at 5 September.
func TestThePagesNameTheLastDayOnWhichAnythingCanBeAnswered(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		until(w, 1, "2026-09-30")
		guest, host := w.Household(w.Ours.Households[0]), w.As("anna")
		own, hosts := guest.Open(home(w, 0)), host.Open("/e/amara-jonas/replies")
		guest.Get(home(w, 0)).Says("Please by Wednesday 30 September.", "Ceremony OURS: please by Monday 31 August.")
		w.Clock.Move(7 * 24 * time.Hour)
		guest.Get(home(w, 0)).Says("Please by Wednesday 30 September.", "Ceremony OURS: you could answer until Monday 31 August.")
		host.Get("/e/amara-jonas/replies").Says("Guests can reply until Wednesday 30 September.")
		settle(w, db.Set{"deadline": "2026-09-30"})
		until(w, 0, "2026-08-31")
		until(w, 1, "2026-08-31")
		guest.Get(home(w, 0)).Says("You could reply until Monday 31 August.").SaysNot("30 September")
		host.Get("/e/amara-jonas/replies").Says("the last day was Monday 31 August.")
		own.Converges()
		hosts.Converges()
	})
}

// TestWhoGetsAPlaceAfterTheLastDayReadsNothingOfOthers stands at 29 August, the day after the last.
func TestWhoGetsAPlaceAfterTheLastDayReadsNothingOfOthers(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		settle(w, db.Set{"deadline": "2026-08-28"})
		household, reception := w.Ours.Households[0], w.Ours.Occasions[1].ID
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			o, err := db.Find[events.Occasion](tx.Read, reception)
			if err != nil {
				return nil, err
			}
			if err := db.Update(tx, &o, db.Set{"capacity": int64(1)}); err != nil {
				return nil, err
			}
			return guests.Invite(tx, guests.Inviting{Guests: []change.ID{w.Ours.Guests[0].ID}, Wait: reception})
		})
		w.Household(household).Get(home(w, 0)).Says("You could reply until Friday 28 August.")
		w.As("anna").Post("/e/amara-jonas/waiting/"+string(household.ID)+"/place", "version", "1", "occasion", string(reception)).Status(200)
		guest := w.Household(household)
		guest.Get(home(w, 0)).Says("Please by Saturday 5 September.").SaysNot("28 August", "until")
		w.As("anna").Get("/e/amara-jonas/households/" + string(household.ID)).Says("open for them until Saturday 5 September")
		guest.Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 1), "attending").Status(200).Changes(one(w, 0, 1, 1, 0))
		w.Clock.Move(8 * 24 * time.Hour)
		guest.Get(home(w, 0)).Says("You could reply until Saturday 5 September.").SaysNot("28 August")
	})
}
