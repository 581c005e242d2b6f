package guests_test

import (
	"fmt"
	"net/url"
	"slices"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

const duplicatesPage = "/e/amara-jonas/guests/duplicates"

// twin adds Ada Lawson a second time, alone in a household.
func twin(w *webtest.World) (h guests.Household, g guests.Guest) {
	n := &guests.NewHousehold{Household: guests.Household{EnvelopeName: "Ms Ada Lawson", City: "Ely"}}
	n.People = []*guests.NewGuest{{Guest: guests.Guest{Name: "Ada Lawson OURS", Email: "ada@example.org"}, Invitations: []guests.Invitation{{OccasionID: w.Ours.Occasions[0].ID, Reply: guests.Attending}}}}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return change.HouseholdAdded{Household: n.ID}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, n)
	})
	return n.Household, n.People[0].Guest
}

func TestTwoOfOneNameAreOfferedComparedAndMerged(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, ada := w.As("anna"), w.Ours.Guests[0]
		watch, finder, stranger := w.As("ben").Open(page), w.As("pia").Open(duplicatesPage), w.Stranger().Open("/e/other-wedding/guests")
		home, second := twin(w)
		finder.Shows("duplicates-list", "the same name")
		pair := slices.Sorted(slices.Values([]change.ID{ada.ID, second.ID}))
		host.Get(duplicatesPage).Says("Ada Lawson OURS", "the same name", "different e-mail addresses", "perhaps one", "pair-"+string(pair[0])+"-"+string(pair[1]))
		path := page + "/merging"
		asked := path + "?" + url.Values{"guest": {string(ada.ID), string(second.ID)}}.Encode()
		host.Get(asked).Says("Ms Ada Lawson", w.Ours.Households[0].EnvelopeName, "ada@example.org", "Make them one guest", "stays")
		host.Get(path+"?guest="+string(ada.ID)).Says("Choose two guests", "1 guest is chosen, and not two whole households.", "Move them instead").SaysNot("removed meanwhile")
		host.Get(path+"?guest="+string(ada.ID)+"&guest="+string(w.Theirs.Guests[0].ID)).Status(200).Says("Choose two guests", "One of the two has been removed meanwhile.")

		send := []string{"guest", string(ada.ID), "guest", string(second.ID), "version", "1", "other", "1"}
		host.Post(path, append(send, "email", "c")...).Status(200).Says("Choose one of the list.").Changes()
		w.As("vera").Post(path, send...).Status(403).Changes()
		w.Stranger().Post("/e/other-wedding/guests/merging", send...).Status(404).Changes()
		host.Post(path, append(send, "email", "b")...).Changes(change.GuestsMerged{Guest: ada.ID, Gone: second.ID, Households: []change.ID{ada.HouseholdID}, Removed: []change.ID{home.ID}})
		if g := the[guests.Guest](w, ada.ID); g.Email != "ada@example.org" || g.HouseholdID != ada.HouseholdID {
			t.Errorf("the one is %+v", g)
		}
		host.Post(path, append(send, "email", "b", "note", "x")...).Refused("has been removed meanwhile. Choose again.").Changes()
		watch.Converges()
		finder.Converges()
		finder.Shows("duplicates-list", "Nobody is on the list twice")
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if g := the[guests.Guest](w, second.ID); g.HouseholdID != home.ID {
			t.Errorf("she came back to %s", g.HouseholdID)
		}
		watch.Converges()
		stranger.SawNothing()
	})
}

func TestTheHouseholdOfAMergedGuestIsNamedOfThoseWhoAreThere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		alone := func(envelope string) guests.Guest {
			n := &guests.NewHousehold{Household: guests.Household{EnvelopeName: envelope}}
			n.People = []*guests.NewGuest{{Guest: guests.Guest{Name: "Maria Garcia", Given: "Maria", Family: "Garcia"}}}
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				return change.HouseholdAdded{Household: n.ID}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, n)
			})
			return n.People[0].Guest
		}
		for _, envelope := range []string{"Maria Garcia", "Doña Maria"} {
			stays, goes := alone("Maria Garcia"), alone(envelope)
			w.As("anna").Post(page+"/merging", "guest", string(stays.ID), "guest", string(goes.ID), "version", "1", "other", "1", "household", "b").
				Changes(change.GuestsMerged{Guest: stays.ID, Gone: goes.ID, Households: []change.ID{goes.HouseholdID}, Removed: []change.ID{stays.HouseholdID}})
			if h := the[guests.Household](w, goes.HouseholdID); h.EnvelopeName != envelope {
				t.Errorf("the envelope says %q, want %q", h.EnvelopeName, envelope)
			}
		}
	})
}

func TestAMergeWorksWithoutScriptAndKeepsWhatWasChosen(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, ada := w.As("anna"), w.Ours.Guests[0]
		_, second := twin(w)
		host.NoScript = true
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(ada.ID), string(w.Ours.Occasions[0].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: ada.ID, Household: ada.HouseholdID}, db.Update(tx, &in, db.Set{"reply": guests.Declined})
		})
		path := page + "/merging"
		send := []string{"guest", string(ada.ID), "guest", string(second.ID), "version", "1", "other", "1", "email", "b"}
		host.Post(path, send...).Status(422).Says("Both have answered. Say which answer counts.", `value="b" checked`).Changes()
		answer := guests.ReplyField(w.Ours.Occasions[0].ID)
		host.Post(path, append(send, answer, "b")...).Status(303).Change()
		for _, in := range invitationsOf(w, ada.ID) {
			if in.OccasionID == w.Ours.Occasions[0].ID && in.Reply != guests.Attending {
				t.Errorf("answered %s", in.Reply)
			}
		}
	})
}

func TestWhoIsToldApartIsNotOfferedAgain(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		_, second := twin(w)
		pair := slices.Sorted(slices.Values([]change.ID{w.Ours.Guests[0].ID, second.ID}))
		watch := w.As("ben").Open(duplicatesPage)
		send := []string{"guest", string(pair[1]), "guest", string(pair[0]), "version", "1"}
		w.As("cora").Post(duplicatesPage+"/apart", send...).Status(403).Changes()
		w.As("cora").Get(duplicatesPage).Status(403)
		w.As("pia").Post(duplicatesPage+"/apart", "guest", string(pair[0]), "guest", string(w.Theirs.Guests[0].ID)).Status(404).Changes()
		w.As("pia").Post(duplicatesPage+"/apart", send...).Changes(change.GuestsToldApart{Guests: pair})
		watch.Shows("duplicates-list", "Nobody is on the list twice")
		watch.Converges()
		w.As("anna").Post(duplicatesPage+"/apart", send...).Changes()
	})
}

func TestAHouseholdJoinsAnotherAndItsPrintedLinkLeadsThere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, into, from := w.As("anna"), w.Ours.Households[0], w.Ours.Households[1]
		path := "/e/amara-jonas/households/" + string(into.ID) + "/merging"
		watch, stranger := w.As("vera").Open("/e/amara-jonas/households/"+string(into.ID)), w.Stranger().Open("/e/other-wedding/guests")
		phone, theirs := w.Household(from), "/w/amara-jonas/h/"+string(from.ID)
		phone.Get(theirs).Status(200)
		host.Get(path).Says("Merge with another household").SaysNot("Compare with " + into.EnvelopeName)
		host.Get(path+"?q=aubertin").Says(from.EnvelopeName, "Zoé Aubertin OURS")
		host.Get(path+"?with="+string(from.ID)).Says("Make them one household", from.EnvelopeName, "The link and the code of the other")
		host.Get(path + "?with=" + string(w.Theirs.Households[0].ID)).Status(404)
		send := []string{"with", string(from.ID), "version", "1", "other", "1", "envelope", "b"}
		w.As("dora").Post(path, send...).Status(403).Changes()
		gone := []change.ID{w.Ours.Guests[3].ID, w.Ours.Guests[4].ID}
		slices.Sort(gone)
		host.Post(path, send...).Changes(change.HouseholdsMerged{Household: into.ID, Gone: from.ID, Guests: gone})
		if h := the[guests.Household](w, into.ID); h.EnvelopeName != from.EnvelopeName {
			t.Errorf("the envelope says %q", h.EnvelopeName)
		}
		watch.Shows("household-people", "Zoé Aubertin")
		watch.Converges()
		now := "/w/amara-jonas/h/" + string(into.ID)
		if to := phone.Get(theirs + "/requests").Status(303).Header.Get("Location"); to != now+"/requests" {
			t.Errorf("the phone is led to %q", to)
		}
		phone.Get(now).Status(200)
		w.Anonymous().Get(theirs).Status(404)
		w.Household(w.Ours.Households[2]).Get(theirs).Status(404)
		guest := w.Anonymous()
		guest.NoScript = true
		guest.Post("/w/amara-jonas/code", "code", from.ReplyCode).Status(303)
		guest.Get(now).Status(200)
		stranger.SawNothing()
	})
}

func TestHouseholdsThatHaveBothBegunAReplyFindBothOnTheirPage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		into, from := w.Ours.Households[0], w.Ours.Households[1]
		homes := []string{"/w/amara-jonas/h/" + string(into.ID), "/w/amara-jonas/h/" + string(from.ID)}
		first, second := w.Household(into), w.Household(from)
		for i, g := range []guests.Guest{w.Ours.Guests[0], w.Ours.Guests[3]} {
			phone := []*webtest.Client{first, second}[i]
			phone.Post(fmt.Sprintf("%s/reply/%d/steps", homes[i], i+1), "step", "who", "go", "later", "reply."+string(g.ID)+"."+string(w.Ours.Occasions[0].ID), "attending").
				Changes(change.ReplyBegun{Household: g.HouseholdID})
		}
		host := w.As("anna")
		a := host.Post("/e/amara-jonas/households/"+string(into.ID)+"/merging", "with", string(from.ID), "version", "1", "other", "1")
		joined := a.Change().(change.HouseholdsMerged)
		host.Get("/e/amara-jonas/households/" + string(joined.Household)).Says("Their page offers both.")
		first.Get(homes[0]).Says("Go on with your reply", "Go on with the other reply", homes[0]+"/reply/2")
		if to := first.Get(homes[0] + "/reply").Header.Get("Location"); to != homes[0]+"/reply/1?step=who" {
			t.Errorf("their own goes on at %q", to)
		}
		if to := second.Get(homes[1] + "/reply/2").Status(303).Header.Get("Location"); to != homes[0]+"/reply/2" {
			t.Errorf("the other phone is led to %q", to)
		}
		second.Get(homes[0]+"/reply/2").Status(200).Says("Zoé Aubertin", `value="attending" checked`)
	})
}

func TestAPartOfAHouseholdIsMadeOneOfItsOwn(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, h, kit := w.As("anna"), w.Ours.Households[0], w.Ours.Guests[2]
		path := "/e/amara-jonas/households/" + string(h.ID)
		watch := w.As("pia").Open(path)
		host.Get(path).Says("Who leaves?", "Make a household of their own")
		host.Post(path+"/splitting", "version", "1").Status(200).Says("Choose who leaves this household.").Changes()
		host.Post(path+"/splitting", "version", "1", "guest", string(w.Ours.Guests[3].ID)).Refused("lives in another household by now.").Changes()
		w.As("carl").Post(path+"/splitting", "version", "1", "guest", string(kit.ID)).Status(403).Changes()
		a := host.Post(path+"/splitting", "version", "1", "guest", string(kit.ID), "envelope_name", "Master Kit Lawson", "address", "true")
		own := a.Change().(change.HouseholdSplit)
		a.Changes(change.HouseholdSplit{Household: own.Household, From: h.ID, Guests: []change.ID{kit.ID}})
		if made := the[guests.Household](w, own.Household); made.EnvelopeName != "Master Kit Lawson" || made.City != h.City || made.LinkHash != guests.LinkHash(guests.LinkKey(webtest.Secret, made.ID, 1)) {
			t.Errorf("their own is %+v", made)
		}
		watch.Converges()
		host.Post(path+"/splitting", "version", "1", "guest", string(w.Ours.Guests[0].ID), "guest", string(w.Ours.Guests[1].ID)).Says("Somebody has to stay in").Changes()
	})
}

func TestHowManyAGuestMayBringIsChosenOnTheirPages(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		ada := w.Ours.Guests[0]
		path, home := page+"/"+string(ada.ID), "/e/amara-jonas/households/"+string(ada.HouseholdID)
		watch, alone := w.As("ben").Open(home), w.As("ben").Open(path)
		host := w.As("pia")
		w.As("vera").Post(path+"/plus-ones", "count", "1", "was", "0").Status(403).Changes()
		w.As("vera").Get(home).SaysNot("May bring")
		host.Post(path+"/plus-ones", "count", "12", "was", "0").Says("Choose at most 9.").Changes()
		a := host.Post(path+"/plus-ones?from=household", "count", "2", "was", "0", "version", "1")
		c := a.Change().(change.PlusOnesAllowed)
		a.Changes(change.PlusOnesAllowed{Guest: ada.ID, Household: ada.HouseholdID, N: 2, Added: c.Added})
		watch.Shows("household-plus-ones", "Guest of Ada Lawson OURS")
		watch.Converges()
		alone.Converges()
		for _, in := range invitationsOf(w, c.Added[0]) {
			if in.Reply != guests.Pending {
				t.Errorf("invited %+v", in)
			}
		}
		if n := len(invitationsOf(w, c.Added[0])); n != 2 {
			t.Errorf("invited to %d occasions", n)
		}
		host.Post(path+"/plus-ones", "count", "1", "was", "0", "version", "1").Refused("brings 2 people by now").Changes()
		host.NoScript = true
		host.Post(path+"/plus-ones?from=household", "count", "1", "was", "2", "version", "1").Status(303).
			Changes(change.PlusOnesAllowed{Guest: ada.ID, Household: ada.HouseholdID, N: 1, Removed: []change.ID{c.Added[1]}})
		alone.Converges()
	})
}
