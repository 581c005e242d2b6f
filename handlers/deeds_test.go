package handlers_test

import (
	"fmt"
	"slices"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
	requestrows "convive/models/requests"
	"convive/models/seating"
	"convive/models/team"
)

// deed is one thing that people do in an event; n chooses the rows, in the state that it meets. A new capability adds
// its commands here, and the property holds for them too.
type deed struct {
	name string
	do   func(tx *db.Tx, e webtest.Event, n int) (change.Change, error)
	as   func(w *webtest.World, e webtest.Event, n int) access.Scope // nil: Convive itself
}

var deeds = slices.Concat(peoplesDeeds, []deed{
	{name: "ask", as: ofHousehold, do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		return requestrows.Ask(tx, requestrows.Asking{Kind: requestrows.Kinds[n%len(requestrows.Kinds)], Words: fmt.Sprint("Question ", n)})
	}},
	{name: "resolve", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		r, err := pick[requestrows.GuestRequest](tx, n)
		if err != nil {
			return nil, err
		}
		return requestrows.Resolve(tx, r.ID, requestrows.Outcome{Version: r.Version, Answer: fmt.Sprint("Answer ", n)})
	}},
	{name: "decline", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		r, err := pick[requestrows.GuestRequest](tx, n)
		if err != nil {
			return nil, err
		}
		return requestrows.Decline(tx, r.ID, requestrows.Outcome{Version: r.Version})
	}},
	{name: "reopen", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		r, err := pick[requestrows.GuestRequest](tx, n)
		if err != nil {
			return nil, err
		}
		return requestrows.Reopen(tx, r.ID, requestrows.Reopening{Version: r.Version})
	}},
	{name: "reply", as: ofHousehold, do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		d, err := answered(tx, tx.Scope().Household, n)
		if err != nil {
			return nil, err
		}
		return replies.Send(tx, d)
	}},
	{name: "enter a paper card", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		h, err := pick[guests.Household](tx, n)
		if err != nil {
			return nil, err
		}
		d, err := answered(tx, h.ID, n)
		if err != nil {
			return nil, err
		}
		d.Source = replies.Paper
		return replies.SendOnBehalf(tx, h.ID, d)
	}},
	{name: "add a table", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: e.Occasions[1].ID, Count: 1, Seats: int64(1 + n%3), Shape: seating.Round})
	}},
	{name: "seat", do: seat},
	{name: "seat again", do: seat},
	{name: "shrink a table", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		t, err := pick[seating.Table](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.EditTable(tx, t.ID, seating.Edit{Version: t.Version, Name: t.Name, Seats: int64(2 + n%3), Shape: seating.Shapes[n%len(seating.Shapes)], Blocked: []string{"", "1", "2"}[n%3]})
	}},
	{name: "walls", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		p, err := seating.InUse(tx.Read, e.Occasions[1].ID)
		if err != nil {
			return nil, err
		}
		walls := []string{"0 0\n12 0\n12 9", "0 0\n12 0\n12 9\n0 9"}[n%2]
		return seating.Build(tx, seating.Building{Occasion: p.OccasionID, Version: p.Version, Walls: walls})
	}},
	{name: "swap two guests", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		one, err := pick[seating.Assignment](tx, n)
		if err != nil {
			return nil, err
		}
		other, err := pick[seating.Assignment](tx, n+1)
		if err != nil {
			return nil, err
		}
		if one.PlanID != other.PlanID || one.GuestID == other.GuestID {
			return change.None, nil
		}
		p, err := db.Find[seating.Plan](tx.Read, one.PlanID)
		if err != nil {
			return nil, err
		}
		guests := []string{string(one.GuestID) + ":" + string(one.TableID), string(other.GuestID) + ":" + string(other.TableID)}
		return seating.Swap(tx, seating.Swapping{Occasion: p.OccasionID, Plan: p.ID, Guests: guests, Unlock: true})
	}},
	{name: "remove a table", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		t, err := pick[seating.Table](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.RemoveTable(tx, t.ID, seating.PieceRemoval{Version: t.Version, Unlock: true})
	}},
	{name: "move a table in the room", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		t, err := pick[seating.Table](tx, n)
		if err != nil {
			return nil, err
		}
		to := seating.Spot{X: int64(1000 * (n % 30)), Y: int64(900 * (n % 20)), Rotation: int64(15 * (n % 24))}
		return seating.Arrange(tx, seating.Arranging{Occasion: e.Occasions[1].ID, Pieces: []string{string(t.ID) + ":" + t.Spot().String() + ":" + to.String()}})
	}},
	{name: "lock or unlock a table", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		t, err := pick[seating.Table](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.Lock(tx, seating.Locking{Occasion: e.Occasions[1].ID, Pieces: []change.ID{t.ID}, Locked: !t.Locked})
	}},
	{name: "add a plan", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		d := seating.NewPlan{Occasion: e.Occasions[1].ID, Name: e.Canary + " " + string(db.NewID()), Room: n%3 == 0}
		if used, err := seating.InUse(tx.Read, d.Occasion); err == nil && n%2 == 0 {
			d.From = used.ID
		}
		return seating.AddPlan(tx, d)
	}},
	{name: "put a plan to use", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		p, err := pick[seating.Plan](tx, n)
		if err != nil {
			return nil, err
		}
		used, err := seating.InUse(tx.Read, p.OccasionID)
		if err != nil {
			return nil, err
		}
		return seating.ChoosePlan(tx, p.ID, seating.Choosing{InPlaceOf: used.ID})
	}},
	{name: "remove a plan", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		p, err := pick[seating.Plan](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.RemovePlan(tx, p.ID, seating.Removal{Version: p.Version})
	}},
	{name: "take a snapshot", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		p, err := pick[seating.Plan](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.TakeSnapshot(tx, p.ID, seating.NewSnapshot{Name: e.Canary})
	}},
	{name: "go back to a snapshot", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		s, err := pick[seating.Snapshot](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.Restore(tx, s.ID, seating.Restoring{Version: s.Version, Unlock: n%2 == 0})
	}},
	{name: "copy a plan", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		p, err := pick[seating.Plan](tx, n)
		if err != nil {
			return nil, err
		}
		from, err := pick[seating.Plan](tx, n+1)
		if err != nil {
			return nil, err
		}
		return seating.CopyPlan(tx, p.ID, seating.PlanCopy{Version: p.Version, From: from.ID, Room: n%2 == 0, Unlock: true})
	}},
	{name: "lock or unlock a guest", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		a, err := pick[seating.Assignment](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.LockGuests(tx, seating.LockingGuests{Occasion: e.Occasions[1].ID, Plan: a.PlanID, Guests: []string{seating.Premise{Guest: a.GuestID, From: a.TableID}.String()}, Locked: !a.Locked})
	}},
	{name: "furnish the room", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		return seating.AddObject(tx, seating.NewObject{Occasion: e.Occasions[1].ID, Kind: seating.ObjectKinds[n%len(seating.ObjectKinds)], Label: e.Canary, Width: "2", Length: "1"})
	}},
	{name: "take something out of the room", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		o, err := pick[seating.Object](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.Clear(tx, seating.Clearing{Occasion: e.Occasions[1].ID, Pieces: []change.ID{o.ID}})
	}},
	{name: "write a wish down", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		g, err := pick[guests.Guest](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.Wishing(tx, seating.NewWish{Guests: []string{string(g.ID)}, Kind: seating.Away, Thing: seating.Bar, Strength: []string{"must", "5"}[n%2], Reason: e.Reason()})
	}},
	{name: "remove a wish", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		w, err := pick[seating.Wish](tx, n)
		if err != nil {
			return nil, err
		}
		return seating.RemoveWish(tx, w.ID, seating.Removal{Version: w.Version})
	}},
	{name: "rename the event", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		row, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return change.EventEdited{Event: row.ID}, db.Update(tx, &row, db.Set{"name": fmt.Sprint("Wedding ", n, " ", e.Canary)})
	}},
	{name: "change a role", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		row, err := db.From[team.Role](tx.Read).Where("account_id = ?", string(e.Accounts["vera"].ID)).First()
		if err != nil {
			return nil, err
		}
		role := []access.Role{access.Viewer, access.Coordinator, access.Planner}[n%3]
		return team.Appoint(tx, row.ID, team.Appointment{Role: role, Version: row.Version})
	}},
	{name: "remove a member", do: func(tx *db.Tx, e webtest.Event, n int) (change.Change, error) {
		row, err := db.From[team.Role](tx.Read).Where("account_id = ?", string(e.Accounts[[]string{"cora", "paul"}[n%2]].ID)).First()
		if err != nil {
			return nil, err
		}
		return team.Remove(tx, row.ID, team.Step{Version: row.Version})
	}},
	{name: "take back", do: func(tx *db.Tx, _ webtest.Event, n int) (change.Change, error) {
		return activity.Undo(tx, max(tx.Seq()-1-int64(n%4), 1))
	}},
})
