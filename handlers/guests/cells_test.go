package guests_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

func cell(g guests.Guest) string { return page + "/" + string(g.ID) + "/cell" }

func TestACellIsSavedAloneAndTakenBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests[0]
		watch, stranger := w.As("ben").Open(page), w.Stranger().Open("/e/other-wedding/guests")
		save := func(field, value string) webtest.Answer {
			return host.Post(cell(g), "version", version(the[guests.Guest](w, g.ID).Version), "field", field, field, value)
		}
		for _, c := range []struct {
			field, value string
			holds        func(guests.Guest) bool
		}{
			{"name", "Adelheid Lawson", func(g guests.Guest) bool {
				return g.Name == "Adelheid Lawson" && g.Given == "Adelheid" && g.Family == "Lawson"
			}},
			{"tags", "choir, work ,choir", func(g guests.Guest) bool { return strings.Join(g.Tags, "|") == "choir|work" }},
			{"side", "Jonas", func(g guests.Guest) bool { return g.Side == "Jonas" }},
			{"age", "child", func(g guests.Guest) bool { return g.Age == guests.Child }},
			{"email", "ada@example.org", func(g guests.Guest) bool { return g.Email == "ada@example.org" }},
			{"phone", "+49 30 1", func(g guests.Guest) bool { return g.Phone == "+49 30 1" }},
			{"note", "two\nlines", func(g guests.Guest) bool { return g.Note == "two\nlines" }},
			{"diets", "Vegan, no celery", func(g guests.Guest) bool { return strings.Join(g.Diets, "|") == "vegan|no celery" }},
		} {
			before := the[guests.Guest](w, g.ID)
			save(c.field, c.value).Says("Saved.", "Undo").Changes(change.GuestEdited{Guest: g.ID, Household: g.HouseholdID})
			if now := the[guests.Guest](w, g.ID); !c.holds(now) {
				t.Errorf("%s: %+v", c.field, now)
			}
			save(c.field, c.value).Changes()
			host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
			after := the[guests.Guest](w, g.ID)
			if before.Version = after.Version; strings.Join(before.Tags, "") != strings.Join(after.Tags, "") || before.Name != after.Name || before.Email != after.Email || before.Age != after.Age || before.SortKey != after.SortKey {
				t.Errorf("%s: the undo made %+v of %+v", c.field, after, before)
			}
		}
		watch.Converges()
		stranger.SawNothing()
	})
}

func TestAnEmptiedCellTakesNobodysNameButAPlusOnes(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests[0]
		save := func(g guests.Guest, value string) webtest.Answer {
			return host.Post(cell(g), "version", version(the[guests.Guest](w, g.ID).Version), "field", "name", "name", value)
		}
		save(g, " ").Says(g.Name + " keeps a name in the list.").Changes()
		added := host.Post(page+"/"+string(g.ID)+"/plus-ones?from=household", "count", "1", "was", "0", "version", "1").Change().(change.PlusOnesAllowed)
		brought := the[guests.Guest](w, added.Added[0])
		save(brought, "Ivo Lund").Change()
		save(brought, "").Says("Saved.", "Undo").Changes(change.GuestEdited{Guest: brought.ID, Household: g.HouseholdID})
		if now := the[guests.Guest](w, brought.ID); !now.Unnamed || now.Name != "Guest of "+g.Name {
			t.Errorf("the plus-one is %+v", now)
		}
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if now := the[guests.Guest](w, brought.ID); now.Unnamed || now.Name != "Ivo Lund" {
			t.Errorf("the undo leaves %+v", now)
		}
		now := the[guests.Guest](w, g.ID) // on the page of their own it can be emptied
		host.Post(page+"/"+string(g.ID)+"/edit", "version", version(now.Version), "name", "", "given", now.Given, "family", now.Family, "age", string(now.Age)).Change()
		if now := the[guests.Guest](w, g.ID); !now.Unnamed {
			t.Errorf("the guest is %+v", now)
		}
	})
}

func TestOfTwoWhoEditAGuestOnlyTheSameCellAsks(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		edit := func(who, field, value string) webtest.Answer {
			return w.As(who).Post(cell(g), "version", "1", "field", field, field, value)
		}
		edit("anna", "tags", "choir").Change()
		edit("pia", "phone", "12").Change()
		if now := the[guests.Guest](w, g.ID); now.Phone != "12" || len(now.Tags) != 1 {
			t.Errorf("merged to %+v", now)
		}
		edit("ben", "tags", "work, band").Says("conflict-dialog", "choir", "work, band", "Anna OURS", "Tags").SaysNot("Phone").Changes()
		edit("ben", "name", "Somebody Else").Change()
		edit("pia", "name", "Adelheid Lawson").Says("Somebody Else", "Adelheid Lawson").SaysNot("Family name", "Given name").Changes()
		now := the[guests.Guest](w, g.ID)
		w.As("ben").Post(cell(g), "version", version(now.Version), "field", "tags", "mine.tags", "work, band", "theirs.tags", "choir", "pick.tags", "mine").Change()
		if now = the[guests.Guest](w, g.ID); strings.Join(now.Tags, "|") != "work|band" {
			t.Errorf("picked %v", now.Tags)
		}
	})
}

func TestACellRefusesWhatTheFormRefuses(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, h := w.As("anna"), w.Ours.Guests[0], w.Ours.Households[0]
		for _, c := range [][3]string{
			{"email", "not an address", "This is not an e-mail address."}, {"side", "Nobody", "Nobody is no side of this event."}, {"age", "old", "Choose adult, child or infant."},
			{"version", "1", "This is not edited here."}, {"language", "de", "This is not edited here."}, {"tags", strings.Repeat("x", 61), "Please use at most 60 characters."},
		} {
			host.Post(cell(g), "version", "1", "field", c[0], c[0], c[1]).Says(c[2]).Changes()
		}
		home := "/e/amara-jonas/households/" + string(h.ID) + "/cell"
		host.Post(home, "version", "1", "field", "envelope_name", "envelope_name", "").Says("Write what stands on the envelope.").Changes()
		host.Post(home, "version", "1", "field", "language", "language", "de").Changes(change.HouseholdEdited{Household: h.ID})
		host.Post(cell(g), "version", "99", "field", "tags", "tags", "x").Says("changed by somebody else").Changes()
		for _, name := range []string{"vera", "carl", "dora", "cora"} {
			w.As(name).Post(cell(g), "version", "1", "field", "tags", "tags", "x").Status(403).Changes()
			w.As(name).Get(page + "/" + string(g.ID) + "/cells").Status(403).SaysNot("OURS")
		}
		w.Stranger().Post(cell(g), "version", "1", "field", "tags", "tags", "x").Status(404).Changes()
		w.Stranger().Get(page + "/" + string(g.ID) + "/cells").Status(404).SaysNot("OURS")
	})
}

func TestAnAnswerIsEnteredInItsCell(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, o, meal := w.As("anna"), w.Ours.Guests[0], w.Ours.Occasions[1], w.Ours.Meals[0]
		answer := func(since, field, value string) webtest.Answer {
			return host.Post(cell(g), "version", since, "field", field, "occasion", string(o.ID), field, value)
		}
		host.Get(page+"/"+string(g.ID)+"/cells").Status(200).Says(`data-for="reply.`+string(o.ID), `data-for="tags"`).SaysNot(`data-for="meal.`)
		entered := change.ReplyEntered{Household: g.HouseholdID, Guests: []change.ID{g.ID}, Occasions: []change.ID{o.ID}, Attending: 1, Source: "list"}
		answer("1", "reply", "attending").Changes(entered)
		for _, history := range []string{"/e/amara-jonas/households/" + string(g.HouseholdID), "/e/amara-jonas/replies/" + string(g.HouseholdID), "/e/amara-jonas/activity/" + lastSeq(w)} {
			host.Get(history).Status(200).Says("in the guest list").SaysNot("by phone,", "by phone<")
		}
		answer("1", "reply", "attending").Changes()
		host.Get(page+"/"+string(g.ID)+"/cells").Says(`data-for="meal.`+string(o.ID), meal.Name)
		answer("2", "meal", string(meal.ID)).Changes(change.ReplyEntered{Household: g.HouseholdID, Guests: []change.ID{g.ID}, Occasions: []change.ID{o.ID}, Source: "list"})
		answer("1", "reply", "declined").Says("conflict-dialog", "Reply, Mine: declined", "Reply, Theirs: attending").Changes()
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		answer("4", "reply", "maybe").Says("Choose one of the two.").Changes()

		host.Post(page+"/invitations", "guest", string(g.ID), "withdraw", string(o.ID)).Change()
		answer("0", "reply", "attending").Says("Ada Lawson OURS is not invited to " + o.Name + ".").Changes()
		answer("0", "reply", "pending").Changes(change.GuestsEdited{What: "invitations", Guests: []change.ID{g.ID}, Households: []change.ID{g.HouseholdID}})
		host.Post(cell(g), "version", "1", "field", "reply", "occasion", string(w.Theirs.Occasions[0].ID), "reply", "attending").Status(404).Changes()
	})
}
