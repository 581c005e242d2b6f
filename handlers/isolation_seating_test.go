package handlers_test

import (
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// ofSeating are the Changes of tables, the room, plans and wishes.
var ofSeating = []doing{
	{"seating.tables-added", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := seating.AddTables(tx, seating.NewTables{Occasion: a.w.Ours.Occasions[1].ID, Name: "Table by the door", Count: 1, Seats: 8, Shape: seating.Round})
		a.rows.table = c.(change.TablesAdded).Tables[0]
		return c, err
	})},
	{"seating.room-furnished", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := seating.Copy(tx, seating.Copies{Occasion: a.w.Ours.Occasions[1].ID, Pieces: []change.ID{a.rows.table}, Count: 1, Distance: "5", Direction: seating.South})
		a.rows.copy = c.(change.RoomFurnished).Tables[0]
		return c, err
	})},
	{"seating.room-arranged", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		t, err := db.Find[seating.Table](tx.Read, a.rows.copy)
		if err != nil {
			return nil, err
		}
		to := t.Spot()
		to.Rotation = 45
		return seating.Arrange(tx, seating.Arranging{Occasion: a.w.Ours.Occasions[1].ID, Pieces: []string{string(t.ID) + ":" + t.Spot().String() + ":" + to.String()}})
	})},
	{"seating.tables-locked", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.Lock(tx, seating.Locking{Occasion: a.w.Ours.Occasions[1].ID, Pieces: []change.ID{a.rows.copy}, Locked: true})
	})},
	{"seating.room-cleared", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.Clear(tx, seating.Clearing{Occasion: a.w.Ours.Occasions[1].ID, Pieces: []change.ID{a.rows.copy}, Unlock: true})
	})},
	{"seating.room-measured", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		plan, err := seating.InUse(tx.Read, a.w.Ours.Occasions[1].ID)
		if err != nil {
			return nil, err
		}
		return seating.MeasureRoom(tx, seating.Measures{Occasion: plan.OccasionID, Version: plan.Version, Width: "31", Length: "19"})
	})},
	{"seating.room-pictured", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return pictured(tx, a.w.Ours.Occasions[1])
	})},
	{"seating.object-edited", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := seating.AddObject(tx, seating.NewObject{Occasion: a.w.Ours.Occasions[1].ID, Kind: seating.Bar, Width: "3", Length: "1"})
		if err != nil {
			return nil, err
		}
		a.rows.object = c.(change.RoomFurnished).Objects[0]
		return seating.EditObject(tx, a.rows.object, seating.ObjectEdit{Version: 1, Kind: seating.Bar, Label: "Gin", Width: "3", Length: "1"})
	})},
	{"seating.object-removed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.RemoveObject(tx, a.rows.object, seating.PieceRemoval{Version: 2})
	})},
	{"seating.assigned", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return a.move(tx, seating.Parking, a.rows.table) })},
	{"seating.table-edited", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.EditTable(tx, a.rows.table, seating.Edit{Version: 1, Name: "Table by the window", Seats: 6, Shape: seating.Round})
	})},
	{"seating.unassigned", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return a.move(tx, a.rows.table, seating.Parking) })},
	{"seating.swapped", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		if _, err := a.move(tx, seating.Parking, a.rows.table); err != nil {
			return nil, err
		}
		sits, waits := seating.Premise{Guest: a.w.Ours.Guests[0].ID, From: a.rows.table}, seating.Premise{Guest: a.w.Ours.Guests[1].ID, From: seating.Parking}
		return seating.Swap(tx, seating.Swapping{Occasion: a.w.Ours.Occasions[1].ID, Guests: []string{sits.String(), waits.String()}})
	})},
	{"seating.arranged", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		if _, err := a.move(tx, seating.Parking, a.rows.table); err != nil {
			return nil, err
		}
		back := seating.Premise{Guest: a.w.Ours.Guests[0].ID, From: a.rows.table}.String() + ":" + string(seating.Parking)
		return seating.Apply(tx, seating.Applying{Occasion: a.w.Ours.Occasions[1].ID, Moves: []string{back}})
	})},
	{"undo.redone", theFirst, func(a *audience) change.Change {
		a.w.Mutate(a.w.Ours, func(tx *db.Tx) (change.Change, error) { return a.move(tx, seating.Parking, a.rows.table) })
		chart := activity.Chart{Occasion: a.w.Ours.Occasions[1].ID}
		a.w.Mutate(a.w.Ours, func(tx *db.Tx) (change.Change, error) { return activity.UndoLast(tx, chart) })
		return a.w.Mutate(a.w.Ours, func(tx *db.Tx) (change.Change, error) { return activity.RedoLast(tx, chart) }).Change
	}},
	{"seating.guests-locked", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		if _, err := a.move(tx, seating.Parking, a.rows.table); err != nil {
			return nil, err
		}
		return seating.LockGuests(tx, seating.LockingGuests{Occasion: a.w.Ours.Occasions[1].ID, Guests: []string{seating.Premise{Guest: a.w.Ours.Guests[0].ID, From: a.rows.table}.String()}, Locked: true})
	})},
	{"seating.plan-added", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		used, err := seating.InUse(tx.Read, a.w.Ours.Occasions[1].ID)
		if err != nil {
			return nil, err
		}
		a.rows.used = used.ID
		c, err := seating.AddPlan(tx, seating.NewPlan{Occasion: used.OccasionID, From: used.ID})
		a.rows.plan = c.(change.PlanAdded).Plan
		return c, err
	})},
	{"seating.plan-renamed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.RenamePlan(tx, a.rows.plan, seating.PlanName{Version: 1, Name: "Rain"})
	})},
	{"seating.snapshot-taken", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := seating.TakeSnapshot(tx, a.rows.used, seating.NewSnapshot{Name: "Friday"})
		a.rows.snapshot = c.(change.SnapshotTaken).Snapshot
		return c, err
	})},
	{"seating.plan-copied", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		if _, err := seating.AddObject(tx, seating.NewObject{Occasion: a.w.Ours.Occasions[1].ID, Plan: a.rows.plan, Kind: seating.Stage, Width: "3", Length: "2"}); err != nil {
			return nil, err
		}
		used, err := db.Find[seating.Plan](tx.Read, a.rows.used)
		if err != nil {
			return nil, err
		}
		return seating.CopyPlan(tx, used.ID, seating.PlanCopy{Version: used.Version, From: a.rows.plan, Room: true})
	})},
	{"seating.plan-restored", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.Restore(tx, a.rows.snapshot, seating.Restoring{Version: 1})
	})},
	{"seating.snapshot-removed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.RemoveSnapshot(tx, a.rows.snapshot, seating.Removal{Version: 1})
	})},
	{"seating.plan-chosen", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.ChoosePlan(tx, a.rows.plan, seating.Choosing{InPlaceOf: a.rows.used})
	})},
	{"seating.plan-removed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		if _, err := seating.ChoosePlan(tx, a.rows.used, seating.Choosing{InPlaceOf: a.rows.plan}); err != nil {
			return nil, err
		}
		p, err := db.Find[seating.Plan](tx.Read, a.rows.plan)
		if err != nil {
			return nil, err
		}
		return seating.RemovePlan(tx, p.ID, seating.Removal{Version: p.Version})
	})},
	{"seating.table-removed", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.RemoveTable(tx, a.rows.table, seating.PieceRemoval{Version: 2, Unlock: true})
	})},
	{"wishes.made", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := seating.Wishing(tx, seating.NewWish{Guests: []string{string(a.w.Ours.Guests[0].ID), string(a.w.Ours.Guests[3].ID)}, Kind: seating.Near, Strength: "must", Private: true, Reason: a.w.Ours.Reason()})
		a.rows.wish = c.(change.WishesMade).Wishes[0]
		return c, err
	})},
	{"wishes.edited", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.YieldWish(tx, a.rows.wish, seating.Removal{Version: 1})
	})},
	{"wishes.removed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.RemoveWish(tx, a.rows.wish, seating.Removal{Version: 2})
	})},
}
