package guests_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

func TestAMealIsGivenToWhoComesAndIsOfTheAge(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, o, meal := w.As("anna"), w.Ours.Guests, w.Ours.Occasions[1], w.Ours.Meals[0]
		four := []string{"guest", string(g[0].ID), "guest", string(g[1].ID), "guest", string(g[2].ID), "guest", string(g[3].ID), "meal", string(meal.ID)}
		host.Post(page+"/meals", four...).Refused(meal.Name + " can be chosen by nobody of them: they don’t come there, or are not of the age.")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { // the first three come; the third is an infant
			infant := the[guests.Guest](w, g[2].ID)
			w.Must(db.Update(tx, &infant, db.Set{"age": guests.Infant}))
			for _, one := range g[:3] {
				in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(one.ID), string(o.ID)).First()
				w.Must(err)
				w.Must(db.Update(tx, &in, db.Set{"reply": guests.Attending}))
			}
			return change.GuestsImported{File: "replies"}, nil
		})
		watch := w.As("ben").Open(page)
		both := []change.ID{g[0].ID, g[1].ID}
		host.Post(page+"/meals", four...).
			Says("Changed "+g[0].Name+" and "+g[1].Name+". Left out, because they have not said to come to "+o.Name+": "+g[3].Name+". Left out, because the meal is not for their age: "+g[2].Name+".", "Undo").
			Changes(change.GuestsEdited{What: "meals", Guests: both, Households: []change.ID{g[0].HouseholdID}, Left: []change.ID{g[2].ID, g[3].ID}})
		watch.Shows("guests-rows", meal.Name)
		host.Post(page+"/meals", four...).Says("Nothing has changed: whoever of them can have this meal has it already.").SaysNot("Undo").Changes()
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if in := invitationsOf(w, g[0].ID); in[0].MealID != nil || in[1].MealID != nil {
			t.Error("the undo left the meal")
		}
		watch.Converges()
		host.Post(page+"/meals", "guest", string(g[0].ID), "meal", string(w.Theirs.Meals[0].ID)).Status(404).Changes()
		host.Post(page+"/meals", "guest", string(g[0].ID)).Refused("Choose a meal.")
		w.As("cora").Post(page+"/meals", four...).Status(403).Changes()
	})
}

func TestALanguageIsGivenToTheHouseholdsOfTheChosen(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g := w.As("anna"), w.Ours.Guests
		chosen := []string{"guest", string(g[0].ID), "guest", string(g[3].ID)}
		ids, homes := []change.ID{g[0].ID, g[3].ID}, []change.ID{g[0].HouseholdID, g[3].HouseholdID}
		watch, stranger := w.As("ben").Open(page+"?cols=language"), w.Stranger().Open("/e/other-wedding/guests")
		host.Post(page+"/language", append(chosen, "language", "de")...).Changes(change.GuestsEdited{What: "language", Guests: ids, Households: homes})
		watch.Shows("guests-rows", "German")
		host.Post(page+"/language", append(chosen, "language", "de")...).Changes()
		host.Post(page+"/language", append(chosen, "language", "xx")...).Refused("Choose one of the list.")
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		if h := the[guests.Household](w, g[0].HouseholdID); h.Language != "" {
			t.Errorf("the undo left %q", h.Language)
		}
		watch.Converges()
		stranger.SawNothing()
	})
}

func TestAWithdrawnInvitationComesBackWithItsAnswer(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, g, o := w.As("anna"), w.Ours.Guests[0], w.Ours.Occasions[1]
		host.Post(cell(g), "version", "1", "field", "reply", "occasion", string(o.ID), "reply", "attending").Change()
		host.Post(cell(g), "version", "2", "field", "meal", "occasion", string(o.ID), "meal", string(w.Ours.Meals[0].ID)).Change()
		host.Post(page+"/invitations", "guest", string(g.ID), "withdraw", string(o.ID)).Says("Changed "+g.Name+".", "Undo").Change()
		host.Post("/e/amara-jonas/activity/" + lastSeq(w) + "/undo").Change()
		for _, in := range invitationsOf(w, g.ID) {
			if in.OccasionID == o.ID && (in.Reply != guests.Attending || in.MealID == nil || *in.MealID != w.Ours.Meals[0].ID) {
				t.Errorf("the invitation came back as %+v", in)
			}
		}
	})
}
