package guests_test

import (
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// answer is the field of a guest's reply to an occasion.
func answer(w *webtest.World, guest, occasion int) string {
	return "reply." + string(w.Ours.Guests[guest].ID) + "." + string(w.Ours.Occasions[occasion].ID)
}

func TestEachReplyOfAHouseholdIsToldWithWhatItChanged(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h := w.Ours.Households[0]
		at, behalf := "/e/amara-jonas/households/"+string(h.ID), "/e/amara-jonas/replies/"+string(h.ID)+"/sending"
		guest := func(n int) string { return "/e/amara-jonas/guests/" + string(w.Ours.Guests[n].ID) }
		host, viewer := w.As("anna").Open(at), w.As("vera").Open(at)
		ada, ben := w.As("ben").Open(guest(0)), w.As("ben").Open(guest(1))
		stranger := w.Stranger().Open("/e/other-wedding/households/" + string(w.Theirs.Households[0].ID))
		host.Shows("household-replies", "No reply has been sent yet.")

		own := "/w/amara-jonas/h/" + string(h.ID)
		w.Household(h).Post(own+"/reply/11111111-2222-4333-8444-555555555555/sending", answer(w, 0, 0), "attending", "asked-note", "1", "note", "CANARY of a note").Status(200)
		for _, page := range []*webtest.Watch{host, viewer} {
			page.Shows("household-replies", "on their page")
			page.Shows("household-replies", "attending")
		}
		host.Shows("household-replies", "CANARY of a note")
		ada.Shows("guest-replies", "on their page")
		ben.Shows("guest-replies", "No reply has been sent yet.")

		w.Clock.Move(5 * 24 * time.Hour) // three days after the last
		sent := w.As("anna").Post(behalf, answer(w, 0, 0), "declined", answer(w, 1, 0), "attending", "source", "paper").Change()
		if c, ok := sent.(change.ReplyEntered); !ok || c.Source != "paper" {
			t.Fatalf("entered %+v", sent)
		}
		host.Shows("household-replies", "on paper")
		host.Shows("household-replies", "late")
		ada.Shows("guest-replies", "late")
		ben.Shows("guest-replies", "on paper")
		host.Shows("household-changes", "replied for")
		for _, page := range []*webtest.Watch{host, viewer, ada, ben} {
			page.Converges()
			if page != host && page.Saw("CANARY of a note") {
				t.Error("a note was shown to who may not see it, or on the page of somebody whom it isn't about")
			}
		}
		stranger.SawNothing()
	})
}

func TestTheChangesOfAHouseholdAreToldOnItsPageAndInFullInTheActivity(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h, other := w.Ours.Households[0], w.Ours.Households[1]
		at, all := "/e/amara-jonas/households/"+string(h.ID), "/e/amara-jonas/activity?household="+string(h.ID)
		page, list := w.As("vera").Open(at), w.As("vera").Open(all)
		w.As("anna").Post(at+"/reopening", "version", "1", "reopened_until", "2026-09-04").Status(200).Change()
		w.As("anna").Post("/e/amara-jonas/households/"+string(other.ID)+"/reopening", "version", "1", "reopened_until", "2026-09-05").Change()
		page.Shows("household-changes", "Anna")
		page.Shows("household-changes", h.EnvelopeName)
		list.Shows("activity-list", h.EnvelopeName)
		page.Converges()
		list.Converges()
		w.As("vera").Get(all).Says("4 September").SaysNot("5 September", other.EnvelopeName)
		w.As("vera").Get(at).SaysNot("5 September", other.EnvelopeName).Says("What changed here", "activity?household="+string(h.ID))
		w.As("vera").Get("/e/amara-jonas/activity?household=" + string(w.Theirs.Households[0].ID)).Status(200).SaysNot("THEIRS")
		w.As("vera").Get("/e/amara-jonas/activity?household=%25").Status(200).Says("Nothing has happened yet")
	})
}

func TestTheHistoryOfRepliesCostsTheSameForOneAndForTen(t *testing.T) {
	w := webtest.New(t, "sqlite")
	h := w.Ours.Households[0]
	behalf := "/e/amara-jonas/replies/" + string(h.ID) + "/sending"
	cost := func(reply string) int64 {
		w.As("anna").Post(behalf, answer(w, 0, 0), reply, answer(w, 1, 0), reply, "source", "phone").Change()
		before := w.DB.Statements()
		w.As("anna").Get("/e/amara-jonas/households/" + string(h.ID)).Status(200)
		return w.DB.Statements() - before
	}
	cost("attending")
	second := cost("declined")
	for range 4 {
		cost("attending")
		if n := cost("declined"); n > second {
			t.Fatalf("%d statements after more replies, %d after two", n, second)
		}
	}
}

func TestAnswersThatCameWithoutAReplyAreNotDenied(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		h, ada, ben := w.Ours.Households[0], w.Ours.Guests[0].ID, w.Ours.Guests[1].ID
		home := w.As("anna").Open("/e/amara-jonas/households/" + string(h.ID))
		home.Shows("household-replies", "No reply has been sent yet.")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(ada)).First()
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: ada, Household: h.ID}, db.Update(tx, &in, db.Set{"reply": guests.Attending, "source": "import"})
		})
		const said = "Their answers came otherwise than by a reply of this household"
		home.Shows("household-replies", said)
		home.Converges()
		w.As("anna").Get("/e/amara-jonas/guests/" + string(ada)).Says(said).SaysNot("No reply has been sent yet.")
		w.As("anna").Get("/e/amara-jonas/guests/" + string(ben)).Says("No reply has been sent yet.").SaysNot(said)
	})
}
