package guests_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/requests"
	"convive/models/seating"
)

func TestHouseholdsOfOneNameAreToldApartWhereOneIsChosen(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, h := w.As("anna"), w.Ours.Households
		for i, to := range []string{"7 Lantern Square", "38 Mill Lane"} {
			host.Post("/e/amara-jonas/households/"+string(h[i].ID)+"/edit", "version", "1", "envelope_name", "The Lawsons", "street", to).Change()
		}
		host.Get(page+"/moving?guest="+string(w.Ours.Guests[3].ID)).
			Says("The Lawsons (3) · Ada Lawson OURS, Ben Lawson OURS, Kit Lawson OURS · 7 Lantern Square", "· 38 Mill Lane", h[2].EnvelopeName).SaysNot("הדס אלמוג OURS ·")
	})
}

func TestMovedGuestsKeepTheirRepliesSeatsAndRequests(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, from, to := w.As("anna"), w.Ours.Guests[1], w.Ours.Households[0], w.Ours.Households[1]
		asked, seat := settled(w, g)
		watch := w.As("ben").Open(page)
		old := w.Household(from).Open("/w/amara-jonas/h/" + string(from.ID) + "/requests")
		stranger := w.Stranger().Open("/e/other-wedding/guests")
		before := rowsOf(host.Get(page).Text)

		host.Post(page+"/chosen", "step", "moving", "guest", string(g.ID)).Says(page + "/moving?guest=" + string(g.ID))
		host.Get(page+"/moving?guest="+string(g.ID)).Says("Ben Lawson OURS", "A new household", to.EnvelopeName).SaysNot("left empty")
		host.Post(page+"/moving", "guest", string(g.ID), "household", string(to.ID)).
			Changes(change.GuestsMoved{Guests: []change.ID{g.ID}, From: []change.ID{from.ID}, To: to.ID})
		if row := the[guests.Guest](w, g.ID); row.HouseholdID != to.ID || row.Position != 2 {
			t.Errorf("moved to %s, place %d", row.HouseholdID, row.Position)
		}
		if row := the[requests.GuestRequest](w, asked); row.HouseholdID != to.ID || row.GuestID == nil || *row.GuestID != g.ID {
			t.Errorf("the request is %+v", row)
		}
		if row := the[seating.Assignment](w, seat); row.HouseholdID != to.ID || row.GuestID != g.ID {
			t.Errorf("the seat is %+v", row)
		}
		for _, in := range invitationsOf(w, g.ID) {
			if in.HouseholdID != to.ID || in.Reply != guests.Attending {
				t.Errorf("an invitation is %+v", in)
			}
		}
		w.Household(to).Get("/w/amara-jonas/h/" + string(to.ID) + "/requests").Says("A chair for Ben?")
		w.Household(from).Get("/w/amara-jonas/h/" + string(from.ID) + "/requests").SaysNot("A chair for Ben?")
		watch.Converges()
		old.Converges()
		host.Post(page+"/moving", "guest", string(g.ID), "household", string(to.ID)).Changes()

		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if after := rowsOf(host.Get(page).Text); after != before {
			t.Errorf("after the undo the list differs:\n%s\n%s", before, after)
		}
		if the[requests.GuestRequest](w, asked).HouseholdID != from.ID || the[seating.Assignment](w, seat).HouseholdID != from.ID {
			t.Error("the undo left the request or the seat behind")
		}
		watch.Converges()
		stranger.SawNothing()
	})
}

// settled gives a guest a request, a seat and answers.
func settled(w *webtest.World, g guests.Guest) (request, seat change.ID) {
	asked := requests.GuestRequest{HouseholdID: g.HouseholdID, GuestID: &g.ID, Kind: "child", Words: "A chair for Ben?", Status: requests.Open}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &asked)
		return change.RequestAsked{Request: asked.ID, Household: g.HouseholdID, Guest: g.ID}, err
	})
	table := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Name: "Oak", Count: 1, Seats: 8, Shape: seating.Round})
	}).Change.(change.TablesAdded)
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		rows, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(g.ID)).Order("id").All()
		w.Must(err)
		for i := range rows {
			w.Must(db.Update(tx, &rows[i], db.Set{"reply": guests.Attending}))
		}
		a := seating.Assignment{PlanID: the[seating.Table](w, table.Tables[0]).PlanID, HouseholdID: g.HouseholdID, GuestID: g.ID, TableID: table.Tables[0]}
		w.Must(db.Create(tx, &a))
		seat = a.ID
		return change.GuestsImported{File: "settled"}, nil
	})
	return asked.ID, seat
}

func invitationsOf(w *webtest.World, guest change.ID) (rows []guests.Invitation) {
	w.Must(w.DB.Read(w.T.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
		rows, err = db.From[guests.Invitation](r).Where("guest_id = ?", string(guest)).Order("id").All()
		return err
	}))
	return rows
}

func TestAHouseholdLeftEmptyIsOfferedForRemoval(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, to := w.As("anna"), w.Ours.Guests[3:5], w.Ours.Households[0]
		from := w.Ours.Households[1]
		both := []string{"guest", string(g[0].ID), "guest", string(g[1].ID)}
		ids := sorted([]change.ID{g[0].ID, g[1].ID})
		host.Get(page+"/moving?guest="+string(g[0].ID)+"&guest="+string(g[1].ID)).Says("Remove the household that is left empty", from.EnvelopeName, `value="true" checked`)
		plain := w.As("pia")
		plain.NoScript = true
		plain.Post(page+"/moving", append(both, "household", string(to.ID), "name", strings.Repeat("x", 201))...).Status(422).Says("left empty").SaysNot(`value="true" checked`).Changes()

		host.Post(page+"/moving", append(both, "household", string(to.ID))...).Changes(change.GuestsMoved{Guests: ids, From: []change.ID{from.ID}, To: to.ID})
		host.Get("/e/amara-jonas/households/"+string(to.ID)).Says("Moved "+the[guests.Guest](w, ids[0]).Name+" and "+the[guests.Guest](w, ids[1]).Name+". Nobody is left in", "Undo")
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()

		guest := w.Household(from).Open("/w/amara-jonas/h/" + string(from.ID) + "/requests")
		host.Post(page+"/moving", append(both, "household", string(to.ID), "clear", "true")...).
			Changes(change.GuestsMoved{Guests: ids, From: []change.ID{from.ID}, To: to.ID, Gone: []change.ID{from.ID}})
		if _, err := read[guests.Household](w, from.ID); err == nil {
			t.Error("the empty household is still there")
		}
		guest.Ended(5e9)
		host.Post(page+"/moving", append(both, "household", string(from.ID))...).Says(from.EnvelopeName + " has been removed meanwhile. Choose another household.").Changes()
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if row := the[guests.Guest](w, g[0].ID); row.HouseholdID != from.ID {
			t.Error("the undo left the guest behind")
		}
	})
}

func TestGuestsMoveIntoANewHouseholdWithWhomTheyBring(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		added := host.Post("/e/amara-jonas/households/addition", "people", "Ana Weber\nBo Weber\n+1", "side", "Jonas", "language", "de", "list", "B").Change().(change.HouseholdAdded)
		bo, plus := added.Guests[1], added.Guests[2]
		before := the[guests.Household](w, added.Household).EnvelopeName
		done := host.Post(page+"/moving", "guest", string(bo)).Change().(change.GuestsMoved)
		h := the[guests.Household](w, done.To)
		if !done.New || len(done.Guests) != 2 || h.EnvelopeName != "Bo Weber & Guest" || h.Side != "Jonas" || h.Language != "de" || h.List != guests.ListB || len(h.ReplyCode) != 8 {
			t.Errorf("%+v made %+v", done, h)
		}
		if the[guests.Guest](w, plus).HouseholdID != h.ID {
			t.Error("the unnamed plus-one stayed")
		}
		if left := the[guests.Household](w, added.Household); left.EnvelopeName != "Ana Weber" {
			t.Errorf("the old envelope says %q", left.EnvelopeName)
		}
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if _, err := read[guests.Household](w, h.ID); err == nil || the[guests.Household](w, added.Household).EnvelopeName != before {
			t.Error("the undo left the new household, or the old envelope's name")
		}
	})
}

func TestNobodyMovesWhereThereIsNoRoomOrNoRight(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g, h := string(w.Ours.Guests[0].ID), string(w.Ours.Households[1].ID)
		for range 16 {
			w.As("anna").Post("/e/amara-jonas/households/"+h+"/people", "people", "One\nTwo\nThree").Change()
		}
		w.As("anna").Post(page+"/moving", "guest", g, "household", h).Says("A household holds at most 50 people.").Changes()
		w.As("anna").Post(page+"/moving", "household", h).Says("Nobody is chosen").Changes()
		w.As("anna").Post(page+"/moving", "guest", g, "household", string(w.Theirs.Households[0].ID)).Status(404).Changes()
		w.As("anna").Post(page+"/moving", "guest", string(w.Theirs.Guests[0].ID), "household", h).Status(404).Changes()
		for _, name := range []string{"vera", "carl", "dora", "cora"} {
			w.As(name).Post(page+"/moving", "guest", g, "household", h).Status(403).Changes()
			w.As(name).Get(page + "/moving?guest=" + g).Status(403)
		}
		w.Stranger().Post(page+"/moving", "guest", g, "household", h).Status(404).Changes()
	})
}
