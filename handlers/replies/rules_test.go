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
)

// settle changes our event as its settings page does.
func settle(w *webtest.World, set db.Set) {
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		e, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return change.EventEdited{Event: e.ID}, db.Update(tx, &e, set)
	})
}

// premise is what a form states that started from the rows as they were seeded.
func premise(w *webtest.World, guest, occasion int) []string {
	return []string{cell(w, "at", guest, occasion), "1", "at." + string(w.Ours.Guests[guest].ID), "1"}
}

func one(w *webtest.World, guest, occasion, attending, declined int) change.ReplySent {
	g, o := w.Ours.Guests[guest], w.Ours.Occasions[occasion]
	return change.ReplySent{Household: g.HouseholdID, Guests: ids(g.ID), Occasions: ids(o.ID), Attending: attending, Declined: declined}
}

func TestTwoPhonesThatAnswerForDifferentPeopleAreMerged(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := home(w, 0) + draft + "/sending"
		phone, tablet := w.Household(w.Ours.Households[0]), w.Household(w.Ours.Households[0])
		phone.Post(path, append(premise(w, 0, 0), cell(w, "reply", 0, 0), "attending")...).Changes(one(w, 0, 0, 1, 0))
		// The tablet's form has Ada's row too, as it was before; it only chose for Ben.
		tablet.Post(path, append(append(premise(w, 0, 0), premise(w, 1, 0)...), cell(w, "reply", 1, 0), "declined")...).Changes(one(w, 1, 0, 0, 1))
		phone.Get(home(w, 0)+"/receipt").Says("Ada Lawson OURS comes", "Ben Lawson OURS can't come")
	})
}

func TestTwoPhonesThatAnswerDifferentlyMeetBothAnswers(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := home(w, 0) + draft + "/sending"
		phone, tablet := w.Household(w.Ours.Households[0]), w.Household(w.Ours.Households[0])
		mine := append(premise(w, 0, 0), cell(w, "reply", 0, 0), "declined")
		phone.Post(path, append(premise(w, 0, 0), cell(w, "reply", 0, 0), "attending")...).Changes(one(w, 0, 0, 1, 0))
		tablet.Post(path, mine...).Status(200).Says("You chose “can't come”.", "Meanwhile somebody answered “comes” here. Which is right?", cell(w, "at", 0, 0)+`" value="2"`).Changes()
		tablet.NoScript = true
		tablet.Post(path, mine...).Status(422).Says("Meanwhile somebody answered “comes” here. Which is right?", cell(w, "at", 0, 0)+`" value="2"`).Changes()
		tablet.Post(path, cell(w, "at", 0, 0), "2", cell(w, "reply", 0, 0), "declined").Status(303).Changes(one(w, 0, 0, 0, 1))
	})
}

func TestNotesOfTwoPhonesMeetToo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := home(w, 0) + draft + "/sending"
		guest := w.Household(w.Ours.Households[0])
		guest.Post(path, cell(w, "reply", 0, 0), "attending", "asked-note", "1", "note", "From the phone").Changes(one(w, 0, 0, 1, 0))
		guest.Post(path, "asked-note", "1", "note", "From the tablet").Says("From the phone", "From the tablet", "Please write what should stand here.").Changes()
		guest.Post(path, "asked-note", "1", "note", "From both", "version", "1").Changes(change.ReplySent{Household: w.Ours.Households[0].ID})
		guest.Get(home(w, 0) + "/receipt").Says("From both")
	})
}

func TestADietThatAHostChangedMeanwhileIsAskedAgain(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			row, err := db.Find[guests.Guest](tx.Read, g.ID)
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &row, db.Set{"diets": db.Words{"halal"}})
		})
		path, guest := home(w, 0)+draft+"/sending", w.Household(w.Ours.Households[0])
		fields := append(premise(w, 0, 0), cell(w, "reply", 0, 0), "attending", "diet."+string(g.ID), "some", "diets."+string(g.ID), "vegan")
		guest.Post(path, fields...).Says("Meanwhile somebody changed what Ada Lawson OURS eats.").Changes()
		fields[3] = "2"
		guest.Post(path, fields...).Changes(one(w, 0, 0, 1, 0))
		w.As("anna").Get("/e/amara-jonas/replies/" + string(g.HouseholdID)).Says("Vegan")
	})
}

func TestAtTheInstantOfTheDeadlineRepliesEndOnEveryPage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		end := w.Ours.DeadlineEnd()
		guest := w.Household(w.Ours.Households[0])
		path := home(w, 0) + draft + "/sending"
		w.Clock.Move(end.Add(-time.Second).Sub(w.Clock.Now()))
		own, form := guest.Open(home(w, 0)), guest.Open(home(w, 0)+draft)
		guest.Post(path, cell(w, "reply", 0, 0), "attending").Changes(one(w, 0, 0, 1, 0))
		guest.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "next", cell(w, "reply", 0, 0), "declined").Status(200)

		w.Clock.Move(time.Second)
		const sentence = "You could reply until Monday 31 August. Please ask Contact OURS."
		guest.Post(path, cell(w, "reply", 0, 0), "declined").Status(200).Refused(sentence)
		guest.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "next", cell(w, "reply", 0, 0), "declined").Status(409).Refused(sentence)
		guest.NoScript = true
		guest.Post(path, cell(w, "reply", 0, 0), "declined").Status(422).Says(sentence, "what you filled in is kept").Changes(change.ReplyBegun{Household: w.Ours.Households[0].ID})
		guest.Get(home(w, 0)).Says(sentence).SaysNot("Change our reply")
		guest.Get(home(w, 0) + draft).Says(sentence).SaysNot("<form")
		own.Shows("invitation", sentence)
		form.Shows("reply-status", sentence)
		own.Converges()
	})
}

func TestPreviewAndClosedEventsTakeNoReplies(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		own := guest.Open(home(w, 0))
		path := home(w, 0) + draft + "/sending"
		settle(w, db.Set{"reply_mode": events.Preview})
		guest.Post(path, cell(w, "reply", 0, 0), "attending").Refused("You can't reply yet. If you have a question, ask Contact OURS.")
		own.Shows("invitation", "If you have a question, ask")
		guest.Get(home(w, 0) + draft).Says("Back to the invitation").SaysNot("See what you answered") // there is nothing yet
		settle(w, db.Set{"reply_mode": events.Closed, "deadline": ""})
		guest.Post(path, cell(w, "reply", 0, 0), "attending").Refused("Replies are closed. Please ask Contact OURS.")
		own.Shows("invitation", "Replies are closed.")
		settle(w, db.Set{"reply_mode": events.Open})
		own.Shows("invitation", "Reply for the three of you")
		own.Converges()
	})
}

func TestAnInvitationOfThisBrowserIsCalledByItsPeopleInThePagesLanguage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[1]
		var plus guests.Guest
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			plus = guests.Guest{HouseholdID: h.ID, Name: "Guest of Zoé", Unnamed: true, Age: guests.Adult, Position: 9}
			if err := db.Create(tx, &plus); err != nil {
				return nil, err
			}
			home, err := db.Find[guests.Household](tx.Read, h.ID)
			w.Must(err)
			return change.GuestsAdded{Household: h.ID, Guests: ids(plus.ID)}, db.Update(tx, &home, db.Set{"envelope_name": "Zoé Aubertin & Guest"})
		})
		guest := w.Household(h)
		guest.In("ar", "/w/amara-jonas").Says("Zoé Aubertin", "مرافقكم").SaysNot("& Guest")
		guest.In("en", "/w/amara-jonas").Says("Zoé Aubertin", "your guest").SaysNot("& Guest")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			g, err := db.Find[guests.Guest](tx.Read, plus.ID)
			w.Must(err)
			return change.GuestEdited{Guest: plus.ID, Household: h.ID}, db.Update(tx, &g, db.Set{"name": "Nour Haddad", "unnamed": false})
		})
		guest.In("ar", "/w/amara-jonas").Says("Nour Haddad").SaysNot("& Guest", "مرافقكم")
	})
}

func TestAnUnnamedGuestIsNamedByTheReply(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		var plus guests.Guest
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			plus = guests.Guest{HouseholdID: w.Ours.Households[1].ID, Name: "Guest of Zoé", Unnamed: true, Age: guests.Adult, Position: 9}
			if err := db.Create(tx, &plus); err != nil {
				return nil, err
			}
			in := guests.Invitation{HouseholdID: plus.HouseholdID, GuestID: plus.ID, OccasionID: w.Ours.Occasions[0].ID, Reply: guests.Pending}
			return change.GuestsAdded{Household: plus.HouseholdID, Guests: ids(plus.ID)}, db.Create(tx, &in)
		})
		guest := w.Household(w.Ours.Households[1])
		for lang, said := range map[string]string{"de": " und Ihren Gast", "fr": " et votre invité(e)", "es": " y su acompañante", "he": "המלווה שלכם", "ar": "مرافقكم"} {
			guest.In(lang, home(w, 1)).Says(said).SaysNot("Ihr Gast", "your guest")
		}
		if page := guest.In("en", home(w, 1)).Says(" and the guest you bring").Text; strings.Count(page, "the guest you bring") != 1 {
			t.Error("the home says more than once that they may bring somebody")
		}
		guest.Get(home(w, 1)+draft).Says("Who is your guest?", "<bdi class=\"name\">Your guest</bdi>")
		zoe := w.Ours.Guests[3].ID
		both := []string{"reply." + string(zoe) + "." + string(w.Ours.Occasions[0].ID), "attending", "reply." + string(plus.ID) + "." + string(w.Ours.Occasions[0].ID), "attending"}
		guest.Post(home(w, 1)+draft+"/steps", append(both, "step", "who", "go", "next")...).Status(200)
		guest.Get(home(w, 1) + draft + "?step=diets").Says("Does your guest have a diet")
		guest.Get(home(w, 1) + draft + "?step=review").Says(" and your guest come").SaysNot("Your guest")
		guest.In("de", home(w, 1)+draft+"?step=review").Says(" und Ihr Gast kommen")
		guest.In("en", home(w, 1))
		w.As("anna").Get("/e/amara-jonas/replies/"+string(plus.HouseholdID)).Says("Does Guest of Zoé have a diet", "Name of Guest of Zoé").SaysNot("Your guest", "your guest", "Your words to us")
		guest.Post(home(w, 1)+draft+"/sending", "reply."+string(plus.ID)+"."+string(w.Ours.Occasions[0].ID), "attending", "name."+string(plus.ID), "  Nour\u202e  Haddad ").
			Changes(change.ReplySent{Household: plus.HouseholdID, Guests: ids(plus.ID), Occasions: ids(w.Ours.Occasions[0].ID), Attending: 1})
		guest.Get(home(w, 1) + "/receipt").Says("Nour comes").SaysNot("\u202e")
		guest.Post(home(w, 1)+draft+"/sending", "at."+string(plus.ID), "1", "name."+string(plus.ID), "Somebody Else").Says("Meanwhile Nour Haddad was entered here.").Changes()
	})
}

func TestWhoIsOnAWaitingListDoesNotLearnOfIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(w.Ours.Guests[0].ID), string(w.Ours.Occasions[1].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: in.GuestID, Household: in.HouseholdID}, db.Update(tx, &in, db.Set{"waiting": true})
		})
		guest := w.Household(w.Ours.Households[0])
		guest.Get(home(w, 0) + draft).SaysNot(cell(w, "reply", 0, 1))
		guest.Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 1), "attending").Status(200).Says(moved).Changes()
	})
}
