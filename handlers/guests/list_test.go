package guests_test

import (
	"slices"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

const page = "/e/amara-jonas/guests"

func TestTheListFollowsWhileSeveralEdit(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		watch := w.As("ben").Open(page)
		people := w.As("cora").Open(page + "?view=people&q=ada")
		stranger := w.Stranger().Open("/e/other-wedding/guests")
		anna, pia := w.As("anna"), w.As("pia")

		added := anna.Post("/e/amara-jonas/households/addition", "people", "Ada Byron\n+1", "occasion", string(w.Ours.Occasions[0].ID)).Change().(change.HouseholdAdded)
		watch.Shows("guests-rows", "Guest of Ada Byron")
		watch.Shows("guests-counts", "9 guests")
		people.Shows("guests-rows", "Ada Byron")
		ada, lawson := added.Guests[0], w.Ours.Guests[0]
		pia.Post(page+"/tags", "guest", string(ada), "guests", string(ada)+" "+string(lawson.ID), "typed", "choir").
			Changes(change.GuestsEdited{What: "tags", Guests: []change.ID{lawson.ID, ada}, Households: []change.ID{lawson.HouseholdID, added.Household}})
		watch.Shows("guests-filter-tag", "choir")
		anna.Post(page+"/removal", "guest", string(added.Guests[0]), "guest", string(added.Guests[1])).
			Changes(change.HouseholdsDeleted{Households: []change.ID{added.Household}, Guests: sorted(added.Guests)})
		watch.Converges()
		people.Converges()
		stranger.SawNothing()
	})
}

func TestWhoSeesWhatOfTheList(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for _, name := range []string{"owner", "anna", "pia", "cora"} {
			w.As(name).Get(page).Status(200).Says("Ada Lawson OURS", "OURS-diet", "OURS-city")
		}
		own, h := w.Ours.Households[0], "/e/amara-jonas/households/"+string(w.Ours.Households[0].ID)
		secrets := []string{w.Ours.Guests[0].Email, w.Ours.Guests[0].Phone, guests.ShowCode(own.ReplyCode), "OURS-city", "OURS-street", "OURS-note", "/r/", `class="qr"`}
		host := w.As("anna").Get(h).Status(200).Says(secrets...).Says("OURS-diet")
		host.Says("Remove this household")
		w.As("cora").Get(h).Status(200).Says(secrets...).SaysNot("Remove this household")
		w.As("vera").Get(page).Status(200).Says("Ada Lawson OURS").SaysNot(secrets...).SaysNot("OURS-diet", "Diet and access", "Add household", `class="row-pick"`)
		w.As("vera").Get(h).Status(200).Says("Ada Lawson OURS").SaysNot(secrets...).SaysNot("OURS-diet", "<textarea")
		w.As("vera").Get("/e/amara-jonas/guests/"+string(w.Ours.Guests[0].ID)).Status(200).Says("Ada Lawson OURS").SaysNot(secrets...).SaysNot("OURS-diet", "<textarea")
		for _, name := range []string{"dora", "carl"} {
			w.As(name).Get(page).Status(403).SaysNot("Ada Lawson")
			w.As(name).Get(h).Status(403).SaysNot("Ada Lawson")
		}
		for _, path := range []string{page, h, "/e/amara-jonas/households/new"} {
			w.Stranger().Get(path).Status(404).SaysNot("OURS")
			w.Anonymous().Get(path).Status(303).SaysNot("OURS")
		}
		w.As("vera").Get("/e/amara-jonas/households/new").Status(403)
	})
}

func TestASearchNeverTellsWhatThePageDoesNotShow(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		mail, code := w.Ours.Guests[0].Email, guests.ShowCode(w.Ours.Households[0].ReplyCode)
		w.As("anna").Get(page + "?q=" + mail).Says("Ada Lawson")
		w.As("vera").Get(page + "?q=" + mail).SaysNot("Ada Lawson").Says("Nobody like this")
		w.As("anna").Get(page + "?q=" + code).Says("Ada Lawson").SaysNot("Didier")
		w.As("vera").Get(page + "?q=" + code).SaysNot("Ada Lawson")
		w.As("vera").Get(page + "?diet=vegan").Says("Didier Aubertin")
		w.As("anna").Get(page+"?q=zoe+aub").Says("Zoé Aubertin", "1 of 2 shown").SaysNot("Ada Lawson", "Didier Aubertin")
	})
}

func TestFiltersCombine(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		o := string(w.Ours.Occasions[0].ID)
		host.Post(page+"/side", "guest", string(w.Ours.Guests[0].ID), "side", "Jonas")
		host.Post(page+"/invitations", "guest", string(w.Ours.Guests[1].ID), "withdraw", o)
		host.Get(page+"?side=Jonas&occasion="+o+"&reply=pending").Says("Ada Lawson", "Jonas’s side", "1 of 3 shown").SaysNot("Ben Lawson", "Didier")
		host.Get(page+"?occasion="+o+"&reply=none").Says("Ben Lawson").SaysNot("Kit Lawson", "Didier")
		host.Get(page + "?occasion=no-such&side=%25&view=nothing&reply=x").Status(200)
	})
}

func TestTheHouseholdsAddressShowsTheSameList(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.As("anna").Get("/e/amara-jonas/households").Status(200).Says("Ada Lawson OURS", "7 guests", "in 3 households")
		w.Stranger().Get("/e/other-wedding/guests").Status(200).Says("7 guests").SaysNot("OURS")
	})
}

func sorted(ids []change.ID) []change.ID {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return ids
}
