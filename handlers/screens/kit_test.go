package screens_test

import (
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/screens"
	"convive/models/seating"
)

const at = "/e/amara-jonas/seating/screens"

// reception is our event's one occasion with tables.
func reception(w *webtest.World) change.ID { return w.Ours.Occasions[1].ID }

// link makes a link as somebody, and returns what it opens.
func link(w *webtest.World, by string) (path string, made change.ID) {
	w.T.Helper()
	c := w.As(by).Post(at, "label", "Foyer", "occasion", string(reception(w))).Change().(change.ScreenMade)
	if want := (change.ScreenMade{Screen: c.Screen, Occasion: reception(w)}); c != want {
		w.T.Errorf("%+v, want %+v", c, want)
	}
	return "/w/amara-jonas/screen/" + screens.Token(webtest.Secret, c.Screen), c.Screen
}

// seat puts a guest of ours at a table.
func seat(w *webtest.World, g guests.Guest, from, to change.ID) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.Move(tx, seating.Moving{Occasion: reception(w), Guests: []string{seating.Premise{Guest: g.ID, From: from}.String()}, To: string(to)})
	})
}

func lay(w *webtest.World) []change.ID {
	w.T.Helper()
	return w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: reception(w), Count: 2, Seats: 8, Shape: seating.Round})
	}).Change.(change.TablesAdded).Tables
}

func reply(w *webtest.World, g guests.Guest, r guests.Reply) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(g.ID), string(reception(w))).First()
		if err != nil {
			return nil, err
		}
		return change.GuestsEdited{What: "invitations", Guests: []change.ID{g.ID}, Households: []change.ID{g.HouseholdID}}, db.Update(tx, &in, db.Set{"reply": r})
	})
}
