package handlers_test

import (
	"fmt"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/events/removal"
	"convive/models/guests"
	"convive/models/imports"
	"convive/models/organizations"
	requestrows "convive/models/requests"
	"convive/models/screens"
	"convive/models/seating"
	"convive/models/team"
)

// story is what the doings tell each other.
type story struct {
	link, screen, occasion, request, guest, newcomers, split, table, copy, object, wish, account, mailing, plan, used, snapshot change.ID
	patient, later                                                                                                              change.HouseholdAdded
	tagged                                                                                                                      int64
	deleted                                                                                                                     bool
}

// doing is how a Change of a kind comes about in our event, organization or accounts, and whose own pages it is about.
type doing struct {
	kind     change.Kind
	concerns whom
	do       func(*audience) change.Change
}

// doings are all kinds of Change, in an order in which they can happen; a new kind has to stand here. The deletion of the
// event is the last.
var doings = []doing{
	{"team.invited", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := team.Invite(tx, webtest.Secret, team.Invitation{Role: access.Viewer, Note: "For " + a.w.Ours.Canary})
		a.rows.link = c.(change.MemberInvited).Link
		return c, err
	})},
	{"team.revoked", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return team.Revoke(tx, a.rows.link, team.Step{Version: 1})
	})},
	{"screens.made", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := screens.Make(tx, webtest.Secret, screens.Draft{Label: "Bar of " + a.w.Ours.Canary, Occasion: a.w.Ours.Occasions[1].ID})
		a.rows.screen = c.(change.ScreenMade).Screen
		return c, err
	})},
	{"screens.revoked", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return screens.Revoke(tx, a.rows.screen, team.Step{Version: 1})
	})},
	{"accounts.created", nobody, func(a *audience) change.Change {
		row, err := accounts.Join(a.Context(), a.w.DB, accounts.Person{Name: "Newcomer " + a.w.Ours.Canary, Email: "newcomer@amara-jonas.example.org", Password: password})
		a.w.Must(err)
		a.rows.account = row.ID
		return a.last(access.Installation(change.Actor{Kind: change.ByConvive}))
	}},
	{"accounts.founded", nobody, func(a *audience) change.Change {
		_, err := accounts.Add(a.Context(), a.w.DB, "Founder "+a.w.Ours.Canary, "founder@amara-jonas.example.org", password, "House "+a.w.Ours.Canary)
		a.w.Must(err)
		return a.last(access.Installation(change.Actor{Kind: change.ByConvive}))
	}},
	{"organizations.created", nobody, func(a *audience) change.Change {
		return a.as(access.Installation(change.Actor{Kind: change.ByConvive}), func(tx *db.Tx) (change.Change, error) {
			return organizations.Found(tx, &organizations.Organization{ID: db.NewID(), Name: "Second of " + a.w.Ours.Canary}, a.w.Ours.Accounts["owner"].ID)
		}).Change
	}},
	{"events.created", nobody, func(a *audience) change.Change {
		return a.as(a.organization(), func(tx *db.Tx) (change.Change, error) {
			return events.Create(tx, &events.Event{ID: db.NewID(), OrganizationID: a.w.Ours.OrganizationID, Name: "Second " + a.w.Ours.Canary, Slug: "second", Zone: "UTC", Currency: "EUR", ReplyMode: events.Open})
		}).Change
	}},
	{"team.joined", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return team.Join(tx, a.rows.account, access.Viewer)
	})},
	{"team.role-changed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		row, err := member(tx, a.rows.account)
		if err != nil {
			return nil, err
		}
		return team.Appoint(tx, row.ID, team.Appointment{Role: access.Planner, Version: row.Version})
	})},
	{"team.left", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		row, err := member(tx, a.rows.account)
		if err != nil {
			return nil, err
		}
		return team.Remove(tx, row.ID, team.Step{Version: row.Version})
	})},
	{"accounts.edited", nobody, func(a *audience) change.Change {
		row := a.w.Ours.Accounts["paul"]
		return a.as(account(row), func(tx *db.Tx) (change.Change, error) {
			return accounts.Edit(tx, accounts.Profile{Version: 1, Name: "Paul Renamed " + a.w.Ours.Canary, Email: row.Email})
		}).Change
	}},
	{"accounts.password-changed", nobody, func(a *audience) change.Change {
		a.w.Must(accounts.SetPassword(a.Context(), a.w.DB, a.w.Ours.Accounts["paul"].Email, password))
		return a.last(account(a.w.Ours.Accounts["paul"]))
	}},
	{"accounts.signed-out", nobody, func(a *audience) change.Change {
		from(a.w.As("paul")).Post("/sign-out")
		return a.last(account(a.w.Ours.Accounts["paul"]))
	}},
	{"accounts.signed-out-everywhere", nobody, func(a *audience) change.Change {
		a.w.Must(accounts.SignOutEverywhere(a.Context(), a.w.DB, account(a.w.Ours.Accounts["paul"]), change.CommandID{}))
		return a.last(account(a.w.Ours.Accounts["paul"]))
	}},
	{"events.edited", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		row, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return change.EventEdited{Event: row.ID}, db.Update(tx, &row, db.Set{"name": "Renamed " + a.w.Ours.Canary, "deadline": "2026-09-05"})
	})},
	{"events.touched", nobody, ours(func(a *audience, _ *db.Tx) (change.Change, error) {
		return change.EventTouched{Event: a.w.Ours.ID}, nil
	})},
	{"occasions.added", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := events.AddOccasion(tx, events.OccasionDraft{Name: "Brunch " + a.w.Ours.Canary, Date: "2026-09-13", Start: "11:00"})
		a.rows.occasion = c.(change.OccasionAdded).Occasion
		return c, err
	})},
	{"occasions.edited", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return events.EditOccasion(tx, a.rows.occasion, events.OccasionDraft{Version: 1, Name: "Late brunch " + a.w.Ours.Canary, Date: "2026-09-13", Start: "12:00"})
	})},
	{"occasions.removed", everyone, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return removal.Occasion(tx, a.rows.occasion, removal.Step{Version: 2})
	})},
	{"guests.household-added", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := guests.AddHousehold(tx, webtest.Secret, guests.Addition{People: "Newcomer " + a.w.Ours.Canary + "\n+1", List: guests.ListA, Occasions: []change.ID{a.w.Ours.Occasions[1].ID}})
		a.rows.newcomers = c.(change.HouseholdAdded).Household
		return c, err
	})},
	{"guests.household-edited", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		h, err := db.Find[guests.Household](tx.Read, a.w.Ours.Households[0].ID)
		if err != nil {
			return nil, err
		}
		d := guests.EditOf(h)
		d.Note, d.City = a.w.Ours.Canary+"-note again", a.w.Ours.Canary+"-city again"
		return guests.EditHousehold(tx, h.ID, d)
	})},
	{"guests.added", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := guests.AddGuests(tx, a.w.Ours.Households[0].ID, guests.Newcomers{People: "Fourth Lawson " + a.w.Ours.Canary, Occasions: []change.ID{a.w.Ours.Occasions[1].ID}})
		a.rows.guest = c.(change.GuestsAdded).Guests[0]
		return c, err
	})},
	{"guests.edited", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, a.rows.guest)
		if err != nil {
			return nil, err
		}
		d := guests.EditOfGuest(g, nil)
		d.DietNote, d.Name = a.w.Ours.Canary+"-diet again", "Fourth Renamed "+a.w.Ours.Canary
		return guests.EditGuest(tx, g.ID, d)
	})},
	{"guests.bulk-edited", theFirst, func(a *audience) change.Change {
		e := a.w.Mutate(a.w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: []change.ID{a.rows.guest}, Invite: a.w.Ours.Occasions[0].ID})
		})
		a.rows.tagged = e.Seq
		return e.Change
	}},
	{"undo.done", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return activity.Undo(tx, a.rows.tagged) })},
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
		return seating.Lock(tx, seating.Locking{Occasion: a.w.Ours.Occasions[1].ID, Tables: []change.ID{a.rows.copy}, Locked: true})
	})},
	{"seating.room-cleared", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.Clear(tx, seating.Clearing{Occasion: a.w.Ours.Occasions[1].ID, Pieces: []change.ID{a.rows.copy}})
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
		return seating.RemoveObject(tx, a.rows.object, seating.Removal{Version: 2})
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
		a.w.Mutate(a.w.Ours, activity.UndoLast)
		return a.w.Mutate(a.w.Ours, activity.RedoLast).Change
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
		return seating.RemoveTable(tx, a.rows.table, seating.TableRemoval{Version: 2, Unlock: true})
	})},
	{"wishes.made", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		c, err := seating.Wishing(tx, seating.NewWish{Guests: []string{string(a.w.Ours.Guests[0].ID), string(a.w.Ours.Guests[3].ID)}, Kind: seating.Near, Strength: "must", Private: true, Reason: a.w.Ours.Reason()})
		a.rows.wish = c.(change.WishesMade).Wishes[0]
		return c, err
	})},
	{"wishes.removed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return seating.RemoveWish(tx, a.rows.wish, seating.Removal{Version: 1})
	})},
	{"requests.asked", theFirst, func(a *audience) change.Change {
		c := a.as(ofHousehold(a.w, a.w.Ours, 0), func(tx *db.Tx) (change.Change, error) {
			return requestrows.Ask(tx, requestrows.Asking{Kind: requestrows.Kinds[0], Words: a.w.Ours.Words()})
		}).Change
		a.rows.request = c.(change.RequestAsked).Request
		return c
	}},
	{"requests.resolved", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return requestrows.Resolve(tx, a.rows.request, requestrows.Outcome{Version: 1, Answer: a.w.Ours.Answer()})
	})},
	{"requests.reopened", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return requestrows.Reopen(tx, a.rows.request, requestrows.Reopening{Version: 2})
	})},
	{"requests.declined", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return requestrows.Decline(tx, a.rows.request, requestrows.Outcome{Version: 3, Answer: a.w.Ours.Answer()})
	})},
	{"replies.sent", theFirst, func(a *audience) change.Change {
		return a.as(ofHousehold(a.w, a.w.Ours, 0), func(tx *db.Tx) (change.Change, error) { return a.reply(tx, guests.Attending) }).Change
	}},
	{"replies.entered", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return a.reply(tx, guests.Declined) })},
	{"imports.applied", everyone, func(a *audience) change.Change {
		list := fmt.Sprintf("Name,Email\nBrought %s,%s\n", a.w.Ours.Canary, a.w.Ours.Canaries()[db.Contact][0])
		_, err := imports.Run(a.Context(), a.w.DB, webtest.Secret, imports.Order{Event: a.w.Ours.Slug, Name: "list.csv", Data: []byte(list)})
		a.w.Must(err)
		return a.last(a.w.System(a.w.Ours))
	}},
	{"guests.household-split", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		people, err := guests.OfHousehold(tx.Read, a.rows.newcomers)
		if err != nil {
			return nil, err
		}
		c, err := guests.SplitHousehold(tx, webtest.Secret, a.rows.newcomers, guests.Split{Guests: []change.ID{people[1].ID}})
		a.rows.split = c.(change.HouseholdSplit).Household
		return c, err
	})},
	{"guests.households-merged", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		into, err := db.Find[guests.Household](tx.Read, a.rows.newcomers)
		if err != nil {
			return nil, err
		}
		return guests.Join(tx, into.ID, guests.Joined{With: a.rows.split, Version: into.Version, Other: 1})
	})},
	{"guests.plus-ones", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.AllowPlusOnes(tx, a.w.Ours.Guests[0].ID, guests.Bringing{Count: 1})
	})},
	{"guests.told-apart", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.TellApart(tx, guests.Pair{Guests: []change.ID{a.w.Ours.Guests[0].ID, a.w.Ours.Guests[3].ID}})
	})},
	{"guests.merged", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		people, err := guests.OfHousehold(tx.Read, a.rows.newcomers)
		if err != nil {
			return nil, err
		}
		kept, err := db.Find[guests.Guest](tx.Read, a.rows.guest)
		if err != nil {
			return nil, err
		}
		return guests.Merge(tx, guests.Merging{Guests: []change.ID{kept.ID, people[0].ID}, Version: kept.Version, Other: people[0].Version})
	})},
	{"guests.link-renewed", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.RenewLink(tx, webtest.Secret, a.w.Ours.Households[2].ID, 1)
	})},
	{"guests.deleted", theFirst, ours(func(a *audience, tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, a.rows.guest) })},
	{"guests.households-deleted", nobody, ours(func(a *audience, tx *db.Tx) (change.Change, error) {
		return guests.RemoveHousehold(tx, a.w.Ours.Households[2].ID)
	})},
	{"events.deleted", everyone, func(a *audience) change.Change {
		path := "/e/" + a.w.Ours.Slug + "/settings/deletion"
		a.rows.deleted = true
		from(a.w.As("owner")).Post(path, "name", "Renamed "+a.w.Ours.Canary)
		return a.last(a.organization())
	}},
}
