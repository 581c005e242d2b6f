package replies_test

import (
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// join makes the second household a part of the first; what is returned takes it back.
func join(w *webtest.World) (undo func()) {
	a, b := w.Ours.Households[0].ID, w.Ours.Households[1].ID
	e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		into, err := db.Find[guests.Household](tx.Read, a)
		if err != nil {
			return nil, err
		}
		from, err := db.Find[guests.Household](tx.Read, b)
		if err != nil {
			return nil, err
		}
		return guests.Join(tx, a, guests.Joined{With: b, Version: into.Version, Other: from.Version})
	})
	return func() {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) })
	}
}

func TestWhoCameByALinkWhileItLedElsewhereHoldsItsOwnHouseholdOnceTheMergeIsUndone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		before, byLink, byCode, both := w.Household(w.Ours.Households[1]), w.Anonymous(), w.Anonymous(), w.Household(w.Ours.Households[0])
		undo := join(w)
		byLink.Get(link(w, 1)).Status(303)
		byLink.Get(link(w, 1) + "?try=1").Status(303)
		byCode.NoScript = true
		byCode.Post("/w/amara-jonas/code", "code", w.Ours.Households[1].ReplyCode).Status(303)
		both.Get(link(w, 1)).Status(303)
		if to := before.Get(home(w, 1)).Status(303).Header.Get("Location"); to != home(w, 0) {
			t.Errorf("who came before is led to %s", to)
		}
		parted := []*webtest.Client{before, byLink, byCode}
		var pages []*webtest.Watch
		for _, c := range append(parted, both) {
			c.Get(home(w, 0)).Status(200).Says("Ada Lawson OURS", "Zoé Aubertin OURS")
			c.Get("/w/amara-jonas").Says("Zoé Aubertin OURS")
			pages = append(pages, c.Open(home(w, 0)))
		}

		undo()
		for i, c := range parted {
			pages[i].Ended(5 * time.Second)
			c.Get(home(w, 0)).Status(404).SaysNot("Ada Lawson")
			c.NoScript = true
			c.Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 0), "attending").Status(404).Changes()
			c.Get(home(w, 1)).Status(200).Says("Zoé Aubertin OURS").SaysNot("Ada Lawson")
			c.Get("/w/amara-jonas").Says("Zoé Aubertin OURS").SaysNot("Ada Lawson")
		}
		both.Get(home(w, 0)).Status(200).Says("Ada Lawson OURS").SaysNot("Zoé Aubertin")
		both.Get(home(w, 1)).Status(200).Says("Zoé Aubertin OURS")
		pages[3].Converges()
	})
}

func TestARenewedLinkShutsOutWhoCameByOneThatLedToItAndACodeDoesNot(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		byLink, byCode := w.Anonymous(), w.Anonymous()
		byCode.NoScript = true
		join(w)
		byLink.Get(link(w, 1)).Status(303)
		byCode.Post("/w/amara-jonas/code", "code", w.Ours.Households[1].ReplyCode).Status(303)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[0].ID)
			if err != nil {
				return nil, err
			}
			return guests.RenewLink(tx, webtest.Secret, h.ID, h.LinkGeneration)
		})
		byLink.Get(home(w, 0)).Status(404)
		byCode.Get(home(w, 0)).Status(404)
		byCode.Post("/w/amara-jonas/code", "code", w.Ours.Households[1].ReplyCode).Status(303)
		byCode.Get(home(w, 0)).Status(200).Says("Zoé Aubertin OURS")
	})
}

func TestWhoCameByNameWhileTheirHouseholdWasAPartOfAnotherHoldsItsOwnOnceTheMergeIsUndone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		known(w, "postcode")
		zoe, ada := w.Anonymous(), w.Anonymous()
		zoe.NoScript, ada.NoScript = true, true
		ada.Address = "192.0.2.7"
		undo := join(w)
		const path = "/w/amara-jonas/name"
		zoe.Post(path, "name", "Zoé Aubertin OURS", "second", "SW1A 1AA").Status(303)
		ada.Post(path, "name", "Adélie Núñez", "second", "SW1A 1AA").Status(303)
		var pages []*webtest.Watch
		for _, c := range []*webtest.Client{zoe, ada} {
			c.Get(home(w, 0)).Status(200).Says("Adélie Núñez", "Zoé Aubertin OURS")
			pages = append(pages, c.Open(home(w, 0)))
		}
		undo()
		pages[0].Ended(5 * time.Second)
		zoe.Get(home(w, 0)).Status(404).SaysNot("Adélie")
		zoe.Get(home(w, 1)).Status(200).Says("Zoé Aubertin OURS").SaysNot("Adélie")
		ada.Get(home(w, 0)).Status(200).Says("Adélie Núñez").SaysNot("Zoé Aubertin")
		ada.Get(home(w, 1)).Status(404)
		pages[1].Converges()
	})
}
