package requests_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/requests"
)

// ask puts one open request of the first household into the event.
func ask(w *webtest.World) requests.GuestRequest {
	h := w.Ours.Households[0]
	r := requests.GuestRequest{HouseholdID: h.ID, Kind: "child", Words: "Is there a high chair? " + w.Ours.Canary, Status: requests.Open}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &r)
		return change.RequestAsked{Request: r.ID, Household: h.ID}, err
	})
	return r
}

func TestTheSecondHostIsToldWhoSettledARequest(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		r := ask(w)
		path := "/e/amara-jonas/requests/" + string(r.ID)
		watch := w.As("ben").Open("/e/amara-jonas/requests")
		stranger := w.Stranger().Open("/e/other-wedding/requests")

		w.As("anna").Post(path+"/resolution", "version", "1", "answer", "Of course.").
			Changes(change.RequestResolved{Request: r.ID, Household: r.HouseholdID})
		watch.Converges()
		w.As("ben").Post(path+"/refusal", "version", "1").
			Refused("Anna OURS resolved this a moment ago.")
		ben := w.As("ben")
		ben.NoScript = true
		ben.Post(path+"/refusal", "version", "1", "answer", "not <so> soon").
			Says("What you had typed here").Says("Your word").Says("not <so> soon").Changes()
		stranger.SawNothing()
	})
}

func TestAGuestAsksAndSeesTheOutcomeAtOnce(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[0]
		home := "/w/amara-jonas/h/" + string(h.ID)
		guest := w.Household(h)
		inbox := w.As("anna").Open("/e/amara-jonas/requests")

		asked := guest.Post(home+"/requests/asking", "kind", "child", "words", "A high chair, please", "guest", string(w.Ours.Guests[2].ID)).
			Status(200).Change().(change.RequestAsked)
		inbox.Shows("requests-list", "A high chair, please")
		inbox.Shows("nav-requests", "1")

		own := guest.Open(home + "/requests")
		other := w.Household(w.Ours.Households[1]).Open("/w/amara-jonas/h/" + string(w.Ours.Households[1].ID) + "/requests")
		w.As("anna").Post("/e/amara-jonas/requests/"+string(asked.Request)+"/resolution", "version", "1", "answer", "It waits at your table.").
			Changes(change.RequestResolved{Request: asked.Request, Household: h.ID})
		own.Shows("requests-own", "It waits at your table.")
		own.Converges()
		inbox.Converges()
		other.Converges()
		if other.Saw("It waits") {
			t.Error("another household saw the answer")
		}
	})
}

func TestARequestIsReopenedWithAndWithoutScript(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		r := ask(w)
		path := "/e/amara-jonas/requests/" + string(r.ID)
		host := w.As("pia")
		host.NoScript = true
		host.Post(path+"/refusal", "version", "1").Status(303).Changes(change.RequestDeclined{Request: r.ID, Household: r.HouseholdID})
		host.Post(path+"/refusal", "version", "1").Status(303).Changes()
		host.Post(path+"/reopening", "version", "2").Status(303).Changes(change.RequestReopened{Request: r.ID, Household: r.HouseholdID})
		host.Post(path+"/reopening", "version", "3").Status(409).Says("This request is open already.").Changes()
	})
}

func TestAFaultyFormComesBackWithWhatWasTyped(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[0]
		guest := w.Household(h)
		path := "/w/amara-jonas/h/" + string(h.ID) + "/requests/asking"
		guest.Post(path, "kind", "no such kind", "words", "Something typed").Status(200).Says("Choose what it is about.", "Something typed").Changes()
		guest.NoScript = true
		guest.Post(path, "kind", "", "words", "Something typed").Status(422).Says("Choose what it is about.", "Something typed").Changes()
	})
}

func TestWhoMayNotSeeHealthReadsNoWordsOfGuests(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		r := ask(w)
		w.As("cora").Post("/e/amara-jonas/requests/"+string(r.ID)+"/resolution", "version", "1", "answer", "It waits at your table.").Change()
		inbox, household := "/e/amara-jonas/requests?show=all", "/e/amara-jonas/households/"+string(r.HouseholdID)
		w.As("cora").Get(inbox).Says("Is there a high chair?", "It waits at your table.")
		w.As("cora").Get(household).Says("Is there a high chair?")
		for _, page := range []string{inbox, household} {
			w.As("vera").Get(page).Status(200).SaysNot("Is there a high chair?", "It waits at your table.")
		}
	})
}

func TestAnotherOutcomeThanTheOneSeenIsNotReopened(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		r := ask(w)
		path := "/e/amara-jonas/requests/" + string(r.ID)
		w.As("anna").Post(path+"/resolution", "version", "1").Change()
		w.As("ben").Post(path+"/reopening", "version", "2").Change()
		w.As("ben").Post(path+"/refusal", "version", "3").Change()
		w.As("anna").Post(path+"/reopening", "version", "2").Refused("Ben OURS declined this a moment ago.").Changes()
	})
}

func TestAnOutcomeForAnEarlierFormOfARequestIsNotTaken(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		r := ask(w)
		path := "/e/amara-jonas/requests/" + string(r.ID)
		w.As("anna").Post(path+"/refusal", "version", "1").Change()
		w.As("anna").Post(path+"/reopening", "version", "2").Change()
		w.As("ben").Post(path+"/resolution", "version", "1", "answer", "Late").
			Refused("This was changed by somebody else a moment ago. Look at it again and repeat what is still right.").Changes()
		for _, command := range []string{"/resolution", "/refusal"} {
			w.As("ben").Post(path+command, "answer", "Of no version").Says("This form is out of date. Reload the page and try again.").Changes()
		}
	})
}

func TestWhoMaySettleARequest(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for name, may := range map[string]bool{"owner": true, "anna": true, "pia": true, "cora": true, "vera": false, "dora": false, "carl": false} {
			r := ask(w)
			a := w.As(name).Post("/e/amara-jonas/requests/"+string(r.ID)+"/resolution", "version", "1")
			if may {
				a.Changes(change.RequestResolved{Request: r.ID, Household: r.HouseholdID})
			} else {
				a.Status(403).Changes()
			}
		}
		r := ask(w)
		w.Stranger().Post("/e/amara-jonas/requests/"+string(r.ID)+"/resolution", "version", "1").Status(404)
		w.Stranger().Post("/e/other-wedding/requests/"+string(r.ID)+"/resolution", "version", "1").Status(404).Changes()
		w.Anonymous().Post("/e/amara-jonas/requests/"+string(r.ID)+"/resolution", "version", "1").Status(401).Changes()
	})
}

func TestAHouseholdHasABoundedNumberOfOpenRequests(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for range 20 {
			ask(w)
		}
		asking := func(i int) (*webtest.Client, string) {
			h := w.Ours.Households[i]
			return w.Household(h), "/w/amara-jonas/h/" + string(h.ID) + "/requests/asking"
		}
		guest, path := asking(0)
		guest.Post(path, "kind", "child", "words", "One more").Refused("You have 20 open requests.").Changes()
		other, path := asking(1)
		other.Post(path, "kind", "child", "words", "A chair, please").Status(200).Change()
	})
}
