package guests_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func read[T any](w *webtest.World, id change.ID) (row T, err error) {
	rerr := w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
		row, err = db.Find[T](r, id)
		return nil
	})
	w.Must(rerr)
	return row, err
}

func the[T any](w *webtest.World, id change.ID) T {
	w.T.Helper()
	row, err := read[T](w, id)
	w.Must(err)
	return row
}

func TestAHouseholdIsTypedInWithAndWithoutScript(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		path := "/e/amara-jonas/households/addition"
		host.Post(path, "people", " \n").Status(200).Says("Write at least one name.").Changes()
		a := host.Post(path, "people", "Dr. Ana Ferreira\nLuis Ferreira\n+1", "side", "Amara", "tags", "work, choir ,work", "language", "de", "list", "B",
			"occasion", string(w.Ours.Occasions[1].ID), "city", "Port Ellery").Status(200).Says("Added 3 guests.", "Undo")
		added := a.Change().(change.HouseholdAdded)
		h := the[guests.Household](w, added.Household)
		if h.EnvelopeName != "Ana Ferreira, Luis Ferreira & Guest" || h.City != "Port Ellery" || h.List != guests.ListB || h.Language != "de" || len(h.ReplyCode) != 8 {
			t.Errorf("the household is %+v", h)
		}
		if h.LinkHash != guests.LinkHash(guests.LinkKey(webtest.Secret, h.ID, 1)) {
			t.Error("the personal link doesn't open the household")
		}
		last := the[guests.Guest](w, added.Guests[2])
		if !last.Unnamed || last.Name != "Guest of Luis Ferreira" || last.PlusOneOf == nil || *last.PlusOneOf != added.Guests[1] || strings.Join(last.Tags, "|") != "work|choir" || last.Side != "Amara" {
			t.Errorf("the plus-one is %+v", last)
		}
		host.Get(page + "?q=ferreira&occasion=" + string(w.Ours.Occasions[1].ID)).Says("Guest of Luis Ferreira").SaysNot("Lawson")

		host.NoScript = true
		host.Post(path, "people", "").Status(422).Says("Write at least one name.").Changes()
		second := host.Post(path, "people", "<b>Zed\u202e Quux").Status(303).Change().(change.HouseholdAdded)
		if g := the[guests.Guest](w, second.Guests[0]); g.Name != "<b>Zed Quux" {
			t.Errorf("the name is %q", g.Name)
		}
		host.Get(page).SaysNot("\u202e")
		host.Post(path, "people", "Somebody", "occasion", string(w.Theirs.Occasions[0].ID)).Status(404).Changes()
	})
}

func TestPeopleComeToAHouseholdThatIsThere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[1]
		path := "/e/amara-jonas/households/" + string(h.ID)
		watch := w.As("vera").Open(path)
		added := w.As("pia").Post(path+"/people", "people", "Remy Aubertin", "occasion", string(w.Ours.Occasions[0].ID)).Change().(change.GuestsAdded)
		watch.Shows("household-people", "Remy Aubertin")
		watch.Converges()
		if g := the[guests.Guest](w, added.Guests[0]); g.Position != 2 || g.HouseholdID != h.ID {
			t.Errorf("the newcomer is %+v", g)
		}
		w.As("pia").Post("/e/amara-jonas/households/"+string(w.Theirs.Households[0].ID)+"/people", "people", "Nobody").Status(404).Changes()
	})
}

func TestAGuestIsRenamedAndTheirPlusOneWithThem(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		added := host.Post("/e/amara-jonas/households/addition", "people", "Anna Weber\n+1").Change().(change.HouseholdAdded)
		id := added.Guests[0]
		path := "/e/amara-jonas/guests/" + string(id)
		host.Get(path).Status(200).Says(`value="Anna Weber"`, `value="Weber"`)
		host.Post(path+"/edit", "version", "1", "name", "Anna Zimmer", "given", "Anna", "family", "Weber", "email", "not an address").Status(200).Says("This is not an e-mail address.", "Anna Zimmer").Changes()
		host.Post(path+"/edit", "version", "1", "name", "Anna Zimmer", "given", "Anna", "family", "Weber", "invited", string(w.Ours.Occasions[0].ID)).
			Changes(change.GuestEdited{Guest: id, Household: added.Household})
		if g := the[guests.Guest](w, id); g.Family != "Zimmer" || g.Given != "Anna" {
			t.Errorf("the name's parts are %q, %q", g.Given, g.Family)
		}
		if g := the[guests.Guest](w, added.Guests[1]); g.Name != "Guest of Anna Zimmer" {
			t.Errorf("the plus-one is called %q", g.Name)
		}
		host.Get(page+"?q=zimmer").Says("Guest of Anna Zimmer", "Anna Zimmer", "0/1")
		host.Post(path+"/edit", "version", "99", "name", "X").Says("changed by somebody else").Changes()
		host.Post(path+"/edit", "version", version(the[guests.Guest](w, id).Version), "name", "Anna Zimmer", "given", "Anna", "family", "Zimmer", "age", "adult").Changes()
	})
}

func version(v int64) string {
	digits := ""
	for ; v > 0; v /= 10 {
		digits = string(rune('0'+v%10)) + digits
	}
	return digits
}

func TestAStaleEditIsMergedOrShowsBothValues(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[0]
		path := "/e/amara-jonas/households/" + string(h.ID)
		edit := func(c *webtest.Client, envelope, city, note string, more ...string) webtest.Answer {
			return c.Post(path+"/edit", append([]string{"version", "1", "envelope_name", envelope, "street", h.Street, "city", city, "note", note}, more...)...)
		}
		edit(w.As("anna"), "The Lawsons", h.City, h.Note).Changes(change.HouseholdEdited{Household: h.ID})
		edit(w.As("pia"), h.EnvelopeName, "Fairhaven", h.Note).Changes(change.HouseholdEdited{Household: h.ID})
		now := the[guests.Household](w, h.ID)
		if now.EnvelopeName != "The Lawsons" || now.City != "Fairhaven" {
			t.Fatalf("merged to %q, %q", now.EnvelopeName, now.City)
		}
		edit(w.As("ben"), "Family Lawson", h.City, "mine").Status(200).Says("The Lawsons", "Family Lawson", "Envelope name", "Anna OURS").Changes()
		w.As("ben").Post(path+"/edit", "version", version(now.Version), "mine.envelope_name", "Family Lawson", "theirs.envelope_name", "The Lawsons", "pick.envelope_name", "theirs",
			"street", h.Street, "city", now.City, "note", "mine").Changes(change.HouseholdEdited{Household: h.ID})
		if now = the[guests.Household](w, h.ID); now.EnvelopeName != "The Lawsons" || now.Note != "mine" {
			t.Errorf("picked %q, %q", now.EnvelopeName, now.Note)
		}
	})
}

func TestBulkEditsAreOneChangeAndCanBeTakenBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests
		three := []string{"guest", string(g[0].ID), "guest", string(g[1].ID), "guest", string(g[3].ID)}
		ids, both := []change.ID{g[0].ID, g[1].ID, g[3].ID}, []change.ID{g[0].HouseholdID, g[3].HouseholdID}
		undo := func(what string) {
			w.T.Helper()
			seq := lastSeq(w)
			host.Post("/e/amara-jonas/activity/" + seq + "/undo").Change()
		}
		host.Post(page+"/tags", append(three, "typed", "choir")...).Says("Changed 3 guests.", "Undo").Changes(change.GuestsEdited{What: "tags", Guests: ids, Households: both})
		host.Get(page+"?tag=choir").Says("Ada Lawson", "2 of 3 shown")
		host.Post(page+"/tags", append(three, "add", "choir")...).Says("Nothing has changed: all of this stood there already.").SaysNot("Undo").Changes()
		undo("tags")
		host.Get(page + "?tag=choir").Says("Nobody like this")
		host.Post(page+"/side", append(three, "side", "Jonas")...).Changes(change.GuestsEdited{What: "side", Guests: ids, Households: both})
		undo("side")
		o := w.Ours.Occasions[0].ID
		host.Post(page+"/invitations", append(three, "withdraw", string(o))...).Changes(change.GuestsEdited{What: "invitations", Guests: ids, Households: both})
		host.Get(page + "?occasion=" + string(o) + "&reply=none").Says("Ada Lawson")
		host.Post(page+"/invitations", append(three, "withdraw", string(o))...).Changes()
		host.Post(page+"/invitations", append(three, "guest", string(g[2].ID), "withdraw", string(o))...).Says("Changed Kit Lawson").
			Changes(change.GuestsEdited{What: "invitations", Guests: []change.ID{g[2].ID}, Households: []change.ID{g[2].HouseholdID}})
		host.Post(page+"/invitations", "guest", string(g[2].ID), "invite", string(o)).Change()
		host.Post(page+"/invitations", append(three, "invite", string(o))...).Changes(change.GuestsEdited{What: "invitations", Guests: ids, Households: both})
		host.Post(page+"/invitations", append(three, "invite", string(w.Theirs.Occasions[0].ID))...).Status(404).Changes()
		host.Post(page+"/tags", "typed", "choir").Refused("Choose at least one guest first.")
		host.Post(page+"/tags", append(three, "typed", "")...).Refused("Write a tag.")
		host.Post(page+"/tags", "typed", "x", "guest", string(w.Theirs.Guests[0].ID)).Status(404).Changes()
	})
}

func TestABulkEditPutsNobodyOnASideThatTheEventHasNot(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests[0]
		put := func(side string) webtest.Answer { return host.Post(page+"/side", "guest", string(g.ID), "side", side) }
		const sentence = "Nobody is no side of this event. Choose one of the menu, or add it under Settings."
		put("Nobody").Refused(sentence)
		host.NoScript = true
		put("Nobody").Status(422).Refused(sentence)
		host.NoScript = false
		for _, side := range []string{"Amara", "Jonas", guests.SideBoth, ""} {
			put(side).Change()
		}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { // as an import may
			other := w.Ours.Guests[1]
			return change.GuestsImported{File: "list"}, db.Update(tx, &other, db.Set{"side": "Neighbours"})
		})
		host.Get(page).Says("Neighbours")
		put("Neighbours").Change()
	})
}

func lastSeq(w *webtest.World) string {
	heads, err := w.DB.Heads(context.Background(), []change.Feed{change.EventFeed(w.Ours.ID)})
	w.Must(err)
	return version(heads[change.EventFeed(w.Ours.ID)].Seq)
}

func TestARenewedLinkEndsTheOldOne(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[0]
		path := "/e/amara-jonas/households/" + string(h.ID)
		watch := w.As("cora").Open(path)
		guest := w.Household(h).Open("/w/amara-jonas/h/" + string(h.ID) + "/requests")
		w.As("anna").Post(path+"/link", "version", "1").Changes(change.LinkRenewed{Household: h.ID})
		w.As("ben").Post(path+"/link", "version", "1").Refused("Somebody renewed this link a moment ago. The page shows the new one.")
		watch.Shows("household-facts", guests.LinkKey(webtest.Secret, h.ID, 2))
		guest.Ended(5e9)
	})
}

func TestWhoMayWriteTheGuestList(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g, h := string(w.Ours.Guests[0].ID), string(w.Ours.Households[0].ID)
		for _, command := range [][]string{
			{page + "/tags", "guest", g, "typed", "x"}, {page + "/side", "guest", g, "side", "x"}, {page + "/invitations", "guest", g, "withdraw", string(w.Ours.Occasions[0].ID)},
			{page + "/removal", "guest", g}, {page + "/" + g + "/edit", "name", "X", "version", "1"}, {page + "/" + g + "/removal"},
			{"/e/amara-jonas/households/addition", "people", "X"}, {"/e/amara-jonas/households/" + h + "/edit", "envelope_name", "X", "version", "1"},
			{"/e/amara-jonas/households/" + h + "/people", "people", "X"}, {"/e/amara-jonas/households/" + h + "/link", "version", "1"}, {"/e/amara-jonas/households/" + h + "/removal"},
		} {
			for _, name := range []string{"vera", "carl", "dora", "cora"} {
				w.As(name).Post(command[0], command[1:]...).Status(403).Changes()
			}
			w.Stranger().Post(command[0], command[1:]...).Status(404).Changes()
			if theirs := strings.Replace(command[0], "amara-jonas", "other-wedding", 1); !strings.HasSuffix(theirs, "/addition") {
				w.Stranger().Post(theirs, command[1:]...).SaysNot("OURS").Changes()
			}
			w.Anonymous().Post(command[0], command[1:]...).Status(401).Changes()
		}
		w.As("pia").Post(page+"/side", "guest", g, "side", "Jonas").
			Changes(change.GuestsEdited{What: "side", Guests: []change.ID{w.Ours.Guests[0].ID}, Households: []change.ID{w.Ours.Households[0].ID}})
	})
}

var markup = regexp.MustCompile(`<[^>]*>`)

func TestAReplyAndItsMealAreTwoWords(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g, o, meal := w.Ours.Guests[0], w.Ours.Occasions[1], w.Ours.Meals[0]
		host := w.As("anna")
		host.Post(cell(g), "version", "1", "field", "reply", "occasion", string(o.ID), "reply", "attending").Change()
		host.Post(cell(g), "version", "2", "field", "meal", "occasion", string(o.ID), "meal", string(meal.ID)).Change()
		text := markup.ReplaceAllString(host.Get("/e/amara-jonas/households/"+string(g.HouseholdID)).Text, "")
		if !strings.Contains(strings.Join(strings.Fields(text), " "), "attending "+meal.Name) {
			w.T.Error("the page runs them together")
		}
	})
}
