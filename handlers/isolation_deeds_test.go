package handlers_test

import (
	"slices"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/events/removal"
	"convive/models/organizations"
	"convive/models/screens"
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

// doings are all kinds of Change, in an order in which they can happen; a new kind has to stand in one of them. The
// deletion of the event is the last.
var doings = slices.Concat(ofTeams, ofGuestLists, ofSeating, ofRequests)

// ofTeams are the Changes of teams, accounts, the event and its occasions.
var ofTeams = []doing{
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
}
