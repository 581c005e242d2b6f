package seating_test

import (
	"slices"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

// wishFields are the fields of the form that changes a wish.
func wishFields(version int64, kind, strength string, one guests.Guest, more ...string) []string {
	return append([]string{"version", toText(version), "kind", kind, "strength", strength, "one", string(one.ID)}, more...)
}

func TestAWishIsEditedAndThatIsTakenBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		seatDirectly(w, tables[0], ada, zoe)
		wish(w, "anna", "kind", "apart", "strength", "must", "reason", "They quarrelled.", "guest", string(ada.ID), "guest", string(zoe.ID)).Change()
		row := wishes(w)[0]
		path := page + "/wishes/" + string(row.ID)
		list, board, stranger := w.As("pia").Open(page+"/wishes"), w.As("ben").Open(page), w.Stranger().Open("/e/other-wedding/seating")
		open := w.As("pia").Open(path)
		w.As("anna").Get(page+"/wishes").Says(path, "Edit the wish")
		c := noScript(w, "anna")
		c.Get(path).Says(`value="`+string(zoe.ID)+`" selected`, "They quarrelled.", `value="must" selected`)
		c.Post(path+"/details", wishFields(row.Version, "apart", "3", ada, "other", string(ada.ID), "reason", "Old story")...).Status(422).
			Says("Choose the two guests whom the wish is about.", "Old story", "counts 3 of 10").Changes()
		c.Post(path+"/details", wishFields(row.Version, "near", "3", ada, "other", string(ben.ID), "reason", "Old story")...).Status(303).
			Changes(change.WishEdited{Wish: row.ID, Guests: ids(ada, zoe, ben)})
		now := wishes(w)[0]
		if now.Kind != seating.Near || now.Must() || now.Weighs() != 3 || *now.OtherGuestID != ben.ID || now.Reason != "Old story" || now.Private {
			t.Errorf("it is %+v", now)
		}
		list.Shows("wish-list", "near each other")
		open.Shows("wish-now", "counts 3 of 10")
		open.Shows("wish-now", "As it is now")
		board.Shows("seating-problems", "Nothing is wrong with these tables.")
		for _, view := range []*webtest.Watch{list, board, open} {
			view.Converges()
		}
		c.Get(page+"/wishes").Says("The wish is changed.", "Undo")
		w.As("anna").Post("/e/amara-jonas/seating/undo", "occasion", string(reception(w))).Change()
		if back := wishes(w)[0]; !back.Must() || back.Kind != seating.Apart || *back.OtherGuestID != zoe.ID {
			t.Errorf("taken back it is %+v", back)
		}
		board.Shows("seating-problems", "must sit apart")
		stranger.SawNothing()

		t.Log("a wish about one guest and a place has nobody else, nothing to save changes nothing, and what is written down twice is refused")
		version := wishes(w)[0].Version
		w.As("anna").Post(path+"/details", wishFields(version, "away", "must", ada, "thing", "band")...).Changes(change.WishEdited{Wish: row.ID, Guests: ids(ada, zoe)})
		w.As("anna").Post(path+"/details", wishFields(version+1, "away", "must", ada, "thing", "band")...).Changes()
		wish(w, "anna", "kind", "head", "strength", "5", "guest", string(ada.ID)).Change()
		w.As("anna").Post(path+"/details", wishFields(version+1, "head", "must", ada)...).Refused("This wish is written down already.").Changes()
		w.As("anna").Post(path+"/details", wishFields(version+1, "head", "must", w.Theirs.Guests[0])...).Status(404).Changes()
	})
}

func TestTwoWhoEditAWishAreShownBothAndKeepWhatTheyPick(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		ada, zoe := w.Ours.Guests[0], w.Ours.Guests[3]
		wish(w, "anna", "kind", "apart", "strength", "must", "guest", string(ada.ID), "guest", string(zoe.ID)).Change()
		row := wishes(w)[0]
		path := page + "/wishes/" + string(row.ID) + "/details"
		w.As("anna").Post(path, wishFields(1, "apart", "10", ada, "other", string(zoe.ID), "reason", "Old story")...).Change()
		c := noScript(w, "ben")
		late := wishFields(1, "near", "2", ada, "other", string(zoe.ID))
		asks := c.Post(path, late...).Status(409).Says(">How much it matters<", "Very much", "A little", "Old story").SaysNot(">weight<", ">strength<", "guest_id")
		asks.Changes()
		c.Post(path, formIn(c, asks.Text, `name="pick.strength"`, "pick-all", "theirs")...).Status(303).Changes(change.WishEdited{Wish: row.ID, Guests: ids(ada, zoe)})
		if now := wishes(w)[0]; now.Weighs() != 10 || now.Kind != seating.Near || now.Reason != "Old story" {
			t.Errorf("theirs are not kept: %+v", now)
		}
		asks = c.Post(path, late...).Status(409)
		c.Post(path, formIn(c, asks.Text, `name="pick.strength"`, "pick-all", "mine")...).Status(303).Change()
		if now := wishes(w)[0]; now.Weighs() != 2 || now.Must() {
			t.Errorf("mine are not kept: %+v", now)
		}
	})
}

func TestAMustThatCannotBeKeptYieldsWhereItIsWritten(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		for _, one := range [][3]string{{"apart", string(ada.ID), string(zoe.ID)}, {"together", string(ada.ID), string(ben.ID)}, {"together", string(ben.ID), string(zoe.ID)}} {
			wish(w, "anna", "kind", one[0], "strength", "must", "guest", one[1], "guest", one[2]).Change()
		}
		board, list := w.As("ben").Open(page), w.As("pia").Open(page+"/wishes")
		w.As("anna").Get(page).Says("Choose which one yields", page+"/wishes?")
		w.As("cora").Get(page).SaysNot("Choose which one yields")
		link := wishes(w)[1]
		path := page + "/wishes/" + string(link.ID) + "/yielding"
		w.As("anna").Get(page+"/wishes").Says(path, "Let this one yield", "It then counts 10 of 10 instead of being a must.")
		w.As("ben").Post(path, "version", toText(link.Version+1)).Refused("Somebody changed this wish a moment ago. Look at it again, then say whether it yields.").Changes()
		w.As("ben").Post(path, "version", toText(link.Version)).Says("together: counts 10 of 10 now, and is no must any more.", "Undo").
			Changes(change.WishEdited{Wish: link.ID, Guests: ids(ada, ben)})
		board.Shows("seating-problems", "Nothing is wrong with these tables.")
		board.Converges()
		list.Converges()
		list.ShowsNot("wish-list", "Let this one yield")
		w.As("ben").Post(path, "version", toText(link.Version+1)).Says("This wish is no must any more.").Changes()
	})
}

func TestWhoMayChangeAWish(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		ada := w.Ours.Guests[0]
		wish(w, "anna", "kind", "head", "strength", "5", "guest", string(ada.ID)).Change()
		row := wishes(w)[0]
		path := page + "/wishes/" + string(row.ID)
		may := mayWho(t, access.Seat|access.ViewPrivateWishes)
		names := []string{}
		for name := range may {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			if !may[name] {
				w.As(name).Get(path).Status(403)
				w.As(name).Post(path+"/details", wishFields(row.Version, "head", "must", ada)...).Status(403).Changes()
				w.As(name).Post(path+"/yielding", "version", toText(row.Version)).Status(403).Changes()
				continue
			}
			w.As(name).Get(path).Status(200)
		}
	})
}
