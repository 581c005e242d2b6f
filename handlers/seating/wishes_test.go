package seating_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/requests"
	"convive/models/seating"
)

func wishes(w *webtest.World) (all []seating.Wish) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) (err error) {
		all, err = seating.Wishes(r)
		return err
	}))
	return all
}

func wish(w *webtest.World, as string, more ...string) webtest.Answer {
	return w.As(as).Post(page+"/wishes?occasion="+string(reception(w)), more...)
}

func TestAWishOfTwoOnTheBoardIsSeenAtOnceByTheOtherPlanner(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		seatDirectly(w, tables[0], ada, zoe)
		board := w.As("ben").Open(page)
		list := w.As("pia").Open(page + "/wishes")
		door := w.As("dora").Open(page)
		stranger := w.Stranger().Open("/e/other-wedding/seating")

		wish(w, "anna", "kind", "apart", "strength", "must", "reason", "They quarrelled.", "guest", at(ada, tables[0]), "guest", at(zoe, tables[0])).
			Says("The wish is written down.", "Undo").
			Changes(change.WishesMade{Wishes: []change.ID{wishes(w)[0].ID}, Guests: ids(ada, zoe)})
		board.Shows("seating-problems", "<strong><bdi>Ada Lawson OURS</bdi></strong> and <strong><bdi>Zoé Aubertin OURS</bdi></strong> must sit apart; both are at <bdi>Table 1</bdi>.")
		board.Shows("table-"+string(tables[0]), "must sit apart; both are at <bdi>Table 1</bdi>.")
		board.ShowsNot("table-"+string(tables[1]), "must sit apart")
		board.Shows("seating-problems", "Move Zoé Aubertin OURS to Table 2")
		list.Shows("wish-list", "They quarrelled.")
		board.Converges()
		list.Converges()
		door.Converges()
		w.As("dora").Get(page).Says("Nothing is wrong with these tables.").SaysNot("must sit apart")
		stranger.SawNothing()

		wish(w, "ben", "kind", "apart", "strength", "must", "reason", "They quarrelled.", "guest", string(zoe.ID), "guest", string(ada.ID)).
			Says("This wish is written down already.").Changes()
		row := wishes(w)[0]
		wish(w, "ben", "kind", "apart", "strength", "2", "guest", string(zoe.ID), "guest", string(ada.ID)).
			Says("This wish was written down already. It matters now as you say.", "Undo").Changes(change.WishEdited{Wish: row.ID, Guests: ids(zoe, ada)})
		list.Shows("wish-list", "counts 2 of 10")
		list.Shows("wish-list", "They quarrelled.")
		row = wishes(w)[0]
		w.As("ben").Post(page+"/wishes/"+string(row.ID)+"/removal", "version", toText(row.Version+1)).Refused("Somebody changed this wish a moment ago. Look at it again, then remove it.").Changes()
		w.As("ben").Post(page+"/wishes/"+string(row.ID)+"/removal", "version", toText(row.Version)).Changes(change.WishRemoved{Wish: row.ID, Guests: ids(ada, zoe)})
		board.Shows("seating-problems", "Nothing is wrong with these tables.")
		list.Shows("wish-list", "No wishes yet")
		list.Converges()
	})
}

func TestTheFixOfAProblemMovesTheGuestWithoutScriptToo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		seatDirectly(w, tables[0], ada, zoe)
		wish(w, "anna", "kind", "apart", "strength", "must", "guest", string(ada.ID), "guest", string(zoe.ID)).Change()
		c := w.As("pia")
		c.NoScript = true
		c.Get(page).Says(`value="`+at(zoe, tables[0])+`"`, `value="`+string(tables[1])+`:0"`)
		c.Post(page+"/moves", "version", "1", "occasion", string(reception(w)), "guest", at(zoe, tables[0]), "to", string(tables[1])+":0").Status(303).
			Changes(change.GuestsSeated{Plan: board(w).Plan, Table: tables[1], Guests: ids(zoe), Households: households(zoe)})
		c.Get(page).Says("Nothing is wrong with these tables.")
	})
}

func TestWishesAreWrittenWithoutScriptAndComeBackWhenSomethingIsMissing(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		c := w.As("anna")
		c.NoScript = true
		path := page + "/wishes?occasion=" + string(reception(w))
		c.Post(path, "kind", "near", "strength", "2", "reason", "Old friends", "guest", string(ada.ID), "guest", "").Status(422).
			Says("Choose the two guests whom the wish is about.", "Old friends").Changes()
		c.Post(path, "kind", "near", "strength", "2", "reason", "Old friends", "guest", string(ada.ID), "guest", string(zoe.ID)).Status(303).
			Changes(change.WishesMade{Wishes: []change.ID{wishes(w)[0].ID}, Guests: ids(ada, zoe)})
		c.Get(page+"/wishes").Says("Ada Lawson OURS and Zoé Aubertin OURS near each other", "counts 2 of 10")
		c.Post(path, "kind", "away", "thing", "band", "strength", "must", "guest", string(w.Theirs.Guests[0].ID)).Status(404).Changes()
	})
}

func TestTheBoardsDialogComesBackWithWhatWasTypedIntoIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		path := page + "/wishes?occasion=" + string(reception(w)) + "&from=board"
		typed := []string{"kind", "together", "strength", "must", "reason", "They are friends.", "guest", at(ada, seating.Parking)}
		w.As("anna").Get(page).Says(`id="seat-wish-ask"`, "from=board")
		w.As("anna").Post(path, typed...).Says(`id="seat-wish-ask"`, "Choose the two guests whom the wish is about.", "They are friends.").SaysNot("add-wish").Changes()
		w.As("anna").Post(path, append(typed, "guest", at(zoe, seating.Parking))...).Says(`id="seat-wish-ask"`, "The wish is written down.").SaysNot("add-wish", "They are friends.").
			Changes(change.WishesMade{Wishes: []change.ID{wishes(w)[0].ID}, Guests: ids(ada, zoe)})

		c := w.As("anna")
		c.NoScript = true
		c.Post(path, typed...).Status(422).Says("Choose the two guests whom the wish is about.", "They are friends.", `value="`+string(ada.ID)+`" selected`).Changes()
	})
}

func TestNamesakesAreToldApartWhereAWishIsWritten(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 1, 8)
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			for _, g := range []guests.Guest{ada, zoe} {
				h, err := db.Find[guests.Household](tx.Read, g.HouseholdID)
				if err != nil {
					return nil, err
				}
				if err := errors.Join(db.Update(tx, &g, db.Set{"name": "Maria Garcia"}), db.Update(tx, &h, db.Set{"envelope_name": "Maria Garcia"})); err != nil {
					return nil, err
				}
			}
			return change.GuestsEdited{What: "names", Guests: ids(ada, zoe), Households: households(ada, zoe)}, nil
		})
		seatDirectly(w, tables[0], ada)
		w.As("anna").Get(page+"/wishes").Says("Maria Garcia · Table 1<", "Maria Garcia · no seat<").SaysNot("Maria Garcia · Maria Garcia", "Maria Garcia<")

		t.Log("and in the list of what was written down, as they sit by then")
		wish(w, "anna", "kind", "together", "strength", "5", "guest", string(ada.ID), "guest", string(zoe.ID)).Change()
		watch := w.As("anna").Open(page + "/wishes")
		listed := func() string {
			_, list, _ := strings.Cut(w.As("anna").Get(page+"/wishes").Text, `id="wish-list"`)
			return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(list)
		}
		if got := listed(); !strings.Contains(got, "Maria Garcia · Table 1 and Maria Garcia · no seat together") {
			t.Errorf("it says %s", got)
		}
		w.As("ben").Post(page+"/moves", "occasion", string(reception(w)), "to", "parking", "guest", at(ada, tables[0])).Change()
		watch.Converges()
		if got := listed(); strings.Contains(got, "Table 1 and") {
			t.Errorf("it says %s", got)
		}
	})
}

func TestARequestBecomesAWish(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		ada := w.Ours.Guests[0]
		r := requests.GuestRequest{HouseholdID: ada.HouseholdID, GuestID: &ada.ID, Kind: "seating", Words: "Please not beside the band.", Status: requests.Open}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return change.RequestAsked{Request: r.ID, Household: r.HouseholdID}, db.Create(tx, &r)
		})
		link := page + "/wishes?request=" + string(r.ID)
		w.As("anna").Get("/e/amara-jonas/requests").Says("Make it a seating wish", link)
		w.As("cora").Get("/e/amara-jonas/requests").SaysNot("Make it a seating wish")
		w.As("anna").Get(link).Says("Please not beside the band.", `value="`+string(ada.ID)+`" selected`)
	})
}

func TestWhoMayWish(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		reply(w, guests.Attending, w.Ours.Guests...)
		for name, may := range mayWho(t, access.Seat|access.ViewPrivateWishes) {
			a := wish(w, name, "kind", "head", "strength", "must", "reason", name, "guest", string(w.Ours.Guests[1].ID))
			if !may {
				a.Status(403).Changes()
				w.As(name).Get(page + "/wishes").Status(403)
				w.As(name).Get(page).SaysNot("seat-wish")
				continue
			}
			a.Change()
			w.As(name).Get(page+"/wishes").Says("at the head", name)
		}
	})
}

func TestThePageOfWishesSaysWhoLearnsOfThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.As("anna").Get(page + "/wishes").
			Says("Coordinators learn on the board which musts are not kept, but nothing of private wishes.").SaysNot("Only hosts and planners see these")
	})
}
