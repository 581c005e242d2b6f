package seating_test

import (
	"context"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

const page = "/e/amara-jonas/seating"

// reception is our event's one occasion with tables.
func reception(w *webtest.World) change.ID { return w.Ours.Occasions[1].ID }

// attend lets everybody of ours come to the reception, and returns what they answered as rows.
func attend(w *webtest.World) { reply(w, guests.Attending, w.Ours.Guests...) }

func reply(w *webtest.World, r guests.Reply, who ...guests.Guest) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		var ids, households []change.ID
		for _, g := range who {
			in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(g.ID), string(reception(w))).First()
			if err != nil {
				return nil, err
			}
			if err := db.Update(tx, &in, db.Set{"reply": r}); err != nil {
				return nil, err
			}
			ids, households = append(ids, g.ID), append(households, g.HouseholdID)
		}
		return change.GuestsEdited{What: "invitations", Guests: ids, Households: households}, nil
	})
}

// lay adds n tables of so many seats.
func lay(w *webtest.World, n, seats int64) []change.ID {
	w.T.Helper()
	e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: reception(w), Count: n, Seats: seats, Shape: seating.Round})
	})
	return e.Change.(change.TablesAdded).Tables
}

func board(w *webtest.World) (b *seating.Board) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) (err error) {
		b, err = seating.Of(r, reception(w))
		return err
	}))
	return b
}

func at(g guests.Guest, place change.ID) string {
	return seating.Premise{Guest: g.ID, From: place}.String()
}

func households(all ...guests.Guest) (ids []change.ID) {
	seen := map[change.ID]bool{}
	for _, g := range all {
		if !seen[g.HouseholdID] {
			seen[g.HouseholdID] = true
			ids = append(ids, g.HouseholdID)
		}
	}
	return ids
}

func ids(all ...guests.Guest) (out []change.ID) {
	for _, g := range all {
		out = append(out, g.ID)
	}
	return out
}

// seatDirectly puts guests at a table as Convive itself.
func seatDirectly(w *webtest.World, table change.ID, who ...guests.Guest) {
	w.T.Helper()
	var all []string
	for _, g := range who {
		all = append(all, at(g, seating.Parking))
	}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.Move(tx, seating.Moving{Occasion: reception(w), Guests: all, To: string(table), Anyway: true})
	})
}

func mayWho(t *testing.T, p access.Permission) map[string]bool {
	t.Helper()
	may := map[string]bool{"owner": true}
	for name, role := range webtest.Team {
		if role != access.None {
			may[name] = access.Of(role).Has(p)
		}
	}
	return may
}
