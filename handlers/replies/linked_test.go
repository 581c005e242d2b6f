package replies_test

import (
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestALinkedLetterStaysReadableWhereTheReplyIsEnteredAndOnTheHouseholdsPage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h, all := w.Ours.Households[0], []string{"Tante Uma", "With regret, Uma", "uma@example.org"}
		enter, page := "/e/amara-jonas/replies/"+string(h.ID), "/e/amara-jonas/households/"+string(h.ID)
		beside, own := w.As("pia").Open(enter), w.As("ben").Open(page)
		stranger := w.Stranger().Open("/e/other-wedding/households/" + string(w.Theirs.Households[0].ID))
		letter := w.Anonymous().Post(letterTo, "name", "Tante Uma", "coming", "no", "words", "With regret, Uma", "reach", "uma@example.org").Change().(change.UnmatchedWritten).Letter
		w.As("anna").Get(enter).SaysNot(all...)
		w.As("anna").Post(inbox+"/"+string(letter)+"/household", "version", "1", "household", string(h.ID)).Changes(change.UnmatchedLinked{Letter: letter, Household: h.ID})
		for _, text := range append(all, "Can&#39;t come") {
			beside.Shows("household-letters", text)
			own.Shows("household-letters", text)
		}
		beside.Shows("household-letters", "Nothing of it counts before a reply is saved for them.")
		w.As("anna").Get(page).Says(`href="` + enter + `"`)
		w.As("vera").Get(page).Status(200).SaysNot(all...)
		w.As("anna").Get(enter).Says("With regret, Uma</textarea>")
		w.As("anna").Post(enter+"/sending", cell(w, "reply", 0, 0), "declined", "asked-note", "1", "note", "", "source", "phone").Status(200)
		for _, text := range append(all, "Can&#39;t come") {
			beside.Shows("household-letters", text)
		}
		w.As("anna").Get(enter).Says(all...).SaysNot("With regret, Uma</textarea>", "Nothing of it counts before")
		beside.Converges()
		own.Converges()
		stranger.SawNothing()
	})
}

func TestUndoingTheLinkTakesTheLetterBackIntoTheInbox(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[0].ID
		enter := "/e/amara-jonas/replies/" + string(h)
		beside := w.As("pia").Open(enter)
		letter := w.Anonymous().Post(letterTo, "name", "Tante Uma", "words", "Hello Ada", "reach", "x").Change().(change.UnmatchedWritten).Letter
		anna := w.As("anna")
		anna.Post(inbox+"/"+string(letter)+"/household", "version", "1", "household", string(h)).Change()
		beside.Shows("household-letters", "Hello Ada")
		undo := regexp.MustCompile(`/e/amara-jonas/activity/[0-9]+/undo`).FindString(anna.Get(enter).Text)
		anna.Post(undo).Change()
		anna.Get(enter).SaysNot("Hello Ada")
		anna.Get(inbox).Says("Hello Ada")
		beside.Converges()
	})
}

// ticked says which answer of a form is chosen.
var ticked = regexp.MustCompile(`<input[^>]*value="(attending|declined)"[^>]* checked`)

func TestTheFormProposesALettersAnswerWhereOneGuestAloneGivesIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for _, at := range []struct {
			who, coming string
			people      int
			occasions   int
			want        string
		}{{"Uma", "yes", 1, 1, "attending"}, {"Vic", "no", 1, 2, "declined declined"}, {"Wim", "yes", 1, 2, ""}, {"Xia", "no", 2, 1, ""}, {"Yui", "", 1, 1, ""}} {
			fields := []string{"people", strings.TrimSpace(strings.Repeat(at.who+" Letter\n", at.people))}
			for _, o := range w.Ours.Occasions[:at.occasions] {
				fields = append(fields, "occasion", string(o.ID))
			}
			h := w.As("anna").Post("/e/amara-jonas/households/addition", fields...).Change().(change.HouseholdAdded).Household
			letter := w.Anonymous().Post(letterTo, "name", at.who, "coming", at.coming, "words", "From "+at.who, "reach", "x").Change().(change.UnmatchedWritten).Letter
			w.As("anna").Post(inbox+"/"+string(letter)+"/household", "version", "1", "household", string(h)).Change()
			var got []string
			for _, m := range ticked.FindAllStringSubmatch(w.As("anna").Get("/e/amara-jonas/replies/"+string(h)).Says("From "+at.who+"</textarea>").Text, -1) {
				got = append(got, m[1])
			}
			if strings.Join(got, " ") != at.want {
				t.Errorf("%s: %q is ticked, want %q", at.who, got, at.want)
			}
			rows, err := invitationsOf(w, h)
			w.Must(err)
			for _, in := range rows {
				if in.Reply != guests.Pending {
					t.Errorf("%s: the letter changed an answer", at.who)
				}
			}
		}
	})
}

func invitationsOf(w *webtest.World, h change.ID) (rows []guests.Invitation, err error) {
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		rows, err = db.From[guests.Invitation](tx.Read).Where("household_id = ?", string(h)).All()
		return change.None, err
	})
	return rows, err
}

func TestAHouseholdAddedForALetterHasTheAddressThatStandsInIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		for reach, field := range map[string]string{"uma@example.org": "email", "+44 20 7946 0018": "phone"} {
			letter := w.Anonymous().Post(letterTo, "name", "Uma "+field, "reach", reach).Change().(change.UnmatchedWritten).Letter
			anna.Get("/e/amara-jonas/households/new?letter="+string(letter)).Says(`value="`+reach+`"`, "Their letter is still to be linked after this:")
			added := anna.Post("/e/amara-jonas/households/addition", "people", "Uma "+field+"\nVic", field, reach).Change().(change.HouseholdAdded)
			anna.Get("/e/amara-jonas/guests/" + string(added.Guests[0])).Says(reach)
			anna.Get("/e/amara-jonas/guests/" + string(added.Guests[1])).SaysNot(reach)
			anna.Get(inbox).Says(string(letter), `<option value="`+string(added.Household)+`"`)
		}
		anna.Post("/e/amara-jonas/households/addition", "people", "Uma", "email", "nowhere").Says("This is not an e-mail address.").Changes()
	})
}
