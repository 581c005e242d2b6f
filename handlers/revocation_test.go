package handlers_test

import (
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/organizations"
	"convive/models/screens"
	"convive/models/team"
)

// How soon a stream ends whose authority has: where it was taken, and at another process on the same database. Whether
// these hold to the millisecond is tested on a clock of its own (handlers/live, TestAnEndOfAuthorityEndsItsStreams);
// here, where everything is real and the machine may be busy, five times as much fails.
const (
	soonHere      = time.Second
	soonElsewhere = 2 * time.Second
	busyMachine   = 5
)

// revocation is one way in which somebody's authority ends.
type revocation struct {
	name   string
	who    func(w *webtest.World, e webtest.Event) *webtest.Client
	page   string // after the event's own address
	guest  bool   // the page is the first household's
	screen bool   // it is what a screen at the venue shows
	end    func(w *webtest.World, e webtest.Event, who *webtest.Client)
	again  bool // the page is to be loaded anew: another role sees another one
}

func theMember(name string) func(*webtest.World, webtest.Event) *webtest.Client {
	return func(w *webtest.World, e webtest.Event) *webtest.Client { return w.Member(e, name) }
}

var revocations = []revocation{
	{name: "removed from the team", who: theMember("pia"), page: "/guests", end: func(w *webtest.World, e webtest.Event, _ *webtest.Client) {
		w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			row, err := member(tx, e.Accounts["pia"].ID)
			if err != nil {
				return nil, err
			}
			return team.Remove(tx, row.ID, team.Step{Version: row.Version})
		})
	}},
	{name: "left the team", who: theMember("cora"), page: "/requests", end: func(_ *webtest.World, e webtest.Event, who *webtest.Client) {
		who.Post("/e/"+e.Slug+"/team/leaving", "version", "1")
	}},
	{name: "given another role", who: theMember("vera"), page: "/guests", again: true, end: func(w *webtest.World, e webtest.Event, _ *webtest.Client) {
		w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			row, err := member(tx, e.Accounts["vera"].ID)
			if err != nil {
				return nil, err
			}
			return team.Appoint(tx, row.ID, team.Appointment{Role: access.Coordinator, Version: row.Version})
		})
	}},
	{name: "a renewed link", guest: true, page: "", end: renewed},
	{name: "a renewed link, where its requests are", guest: true, page: "/requests", end: renewed},
	{name: "a screen's link revoked", screen: true, end: func(w *webtest.World, e webtest.Event, _ *webtest.Client) {
		w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
			all, err := screens.All(tx.Read)
			if err != nil {
				return nil, err
			}
			return screens.Revoke(tx, all[0].ID, team.Step{Version: all[0].Version})
		})
	}},
	{name: "the event deleted, for its screens", screen: true, end: deleted},
	{name: "signed out", who: theMember("dora"), page: "", end: func(_ *webtest.World, _ webtest.Event, who *webtest.Client) { who.Post("/sign-out") }},
	{name: "signed in as somebody else", who: theMember("carl"), page: "/reports", end: func(_ *webtest.World, e webtest.Event, who *webtest.Client) {
		who.Post("/sign-in", "email", e.Accounts["paul"].Email, "password", password)
	}},
	{name: "signed out everywhere, by another browser", who: theMember("anna"), page: "/activity", end: func(w *webtest.World, e webtest.Event, _ *webtest.Client) {
		w.Must(accounts.SignOutEverywhere(w.T.Context(), w.DB, account(e.Accounts["anna"]), change.CommandID{}))
	}},
	{name: "another password", who: theMember("ben"), page: "/seating", end: func(w *webtest.World, e webtest.Event, _ *webtest.Client) {
		w.Must(accounts.SetPassword(w.T.Context(), w.DB, e.Accounts["ben"].Email, password))
	}},
	{name: "out of the organization", who: theMember("owner"), page: "/team", end: func(w *webtest.World, e webtest.Event, _ *webtest.Client) {
		s := access.Scope{Place: access.AtOrganization, Organization: e.OrganizationID, Role: access.System, Can: access.Of(access.System)}
		_, err := w.DB.Mutate(w.T.Context(), s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			row, err := db.From[organizations.Membership](tx.Read).Where("account_id = ?", string(e.Accounts["owner"].ID)).First()
			if err != nil {
				return nil, err
			}
			return change.EventCreated{Event: e.ID}, db.Delete(tx, &row) // what ends it is no kind of its own yet
		})
		w.Must(err)
	}},
	{name: "the event deleted", who: theMember("anna"), page: "/settings", end: deleted},
	{name: "the event deleted, for its guests", guest: true, page: "", end: deleted},
}

func renewed(w *webtest.World, e webtest.Event, _ *webtest.Client) {
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		return guests.RenewLink(tx, webtest.Secret, e.Households[0].ID, e.Households[0].LinkGeneration)
	})
}

func deleted(w *webtest.World, e webtest.Event, _ *webtest.Client) {
	w.Member(e, "owner").Post("/e/"+e.Slug+"/settings/deletion", "name", "EARLIER "+e.Canary)
}

// TestAuthorityThatEndsClosesItsStreamsHereAndElsewhere has a page open at two processes, and ends the authority for it at
// one of them: both streams end with their last patch, in time.
func TestAuthorityThatEndsClosesItsStreamsHereAndElsewhere(t *testing.T) {
	each(t, func(w *webtest.World) { revokeAll(w, func(*scene) {}) })
}

// TestNotOneByteComesAfterAuthorityHasEnded changes what every page shows right after the authority has ended, before
// any process has looked: it is in no stream of theirs, and in those of the others.
func TestNotOneByteComesAfterAuthorityHasEnded(t *testing.T) {
	each(t, func(w *webtest.World) {
		revokeAll(w, func(s *scene) {
			if !rename(w, s.event, "LATER") {
				return // it was the event
			}
			for i := range s.theirs {
				lasted(s.theirs[i], time.Now(), busyMachine*soonElsewhere)
				if strings.Contains(s.theirs[i].Raw(), "LATER") {
					t.Errorf("%s, process %d: it was sent what came later", s.name, i+1)
				}
				s.others[i].Converges()
				if !s.others[i].Saw("LATER") {
					t.Errorf("%s, process %d: somebody else was not", s.name, i+1)
				}
			}
		})
	})
}
