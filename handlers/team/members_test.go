package team_test

import (
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/organizations"
	"convive/models/team"
)

func TestARemovedMembersOpenPagesEndWithinASecond(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		pia := w.As("pia")
		open := []*webtest.Watch{pia.Open(at), pia.Open("/e/amara-jonas/requests"), pia.Open("/e/amara-jonas/activity")}
		paul, stranger := w.As("paul").Open(at), w.Stranger().Open("/e/other-wedding/team")
		path, made := link(w, "pia", access.Planner)

		w.As("anna").Post(at+"/members/"+string(row(w, "pia").ID)+"/removal", "version", "1").
			Changes(change.MemberLeft{Account: id(w, "pia"), Role: "planner", Removed: true})
		for _, watch := range open {
			watch.Ended(time.Second)
			if watch.Saw("left the team") {
				t.Error("a byte of the event came after the end")
			}
		}
		pia.Get(at).Status(404)
		pia.Get("/e/amara-jonas/requests/live").Status(404)
		pia.Post(at+"/links", "role", "viewer").Status(404).Changes()
		paul.Converges()
		w.As("vera").Get("/e/amara-jonas/activity").Says("removed")
		w.Anonymous().Get(path).Status(200).Says("This link was revoked.")
		w.As("anna").Post(at+"/links/"+string(made)+"/revocation", "version", "2").Refused("This link was revoked.")
		stranger.SawNothing()
	})
}

func TestAStreamOfOneEventEndsNothingOfAnother(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		both := w.Stranger() // hosts the other event, and joins ours
		path, _ := link(w, "anna", access.Planner)
		both.Post(path).Status(200)
		ours, theirs := both.Open(at), both.Open("/e/other-wedding/team")
		var member change.ID
		for _, m := range members(w) {
			if m.AccountID == w.Theirs.Accounts["anna"].ID {
				member = m.ID
			}
		}
		w.As("anna").Post(at+"/members/"+string(member)+"/removal", "version", "1").Change()
		ours.Ended(time.Second)
		theirs.Converges()
		w.Member(w.Theirs, "ben").Post("/e/other-wedding/team/links", "role", "viewer", "note", "Still alive").Status(200)
		theirs.Shows("team-links", "Still alive")
		theirs.SawNothing()
	})
}

func TestAnotherRoleSeesAnotherPage(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		watch := w.As("pia").Open(at)
		made := w.As("pia").Post(at+"/links", "role", "planner").Change().(change.MemberInvited)
		path := at + "/members/" + string(row(w, "pia").ID) + "/role"
		w.As("anna").Post(path, "version", "1", "role", "viewer").Says("Pia OURS has another role now: Viewer.").
			Changes(change.MemberRoleChanged{Account: id(w, "pia"), Role: "viewer"})
		watch.Ended(time.Second)
		w.As("pia").Get(at).Status(200).SaysNot("Invite somebody", "paul@amara-jonas.example.org")
		w.As("pia").Post(at+"/links", "role", "viewer").Status(403).Changes()
		w.As("anna").Post(at+"/links/"+string(made.Link)+"/revocation", "version", "2").Refused("This link was revoked.")
		w.As("anna").Post(path, "version", "2", "role", "viewer").Says("They have this role already.").Changes()
		w.As("ben").Post(path, "version", "1", "role", "door").Refused("This was changed by somebody else a moment ago.")
		host := w.As("anna")
		host.NoScript = true
		host.Post(path, "version", "2", "role", "door").Status(303).Changes(change.MemberRoleChanged{Account: id(w, "pia"), Role: "door"})
		host.Post(path, "version", "3", "role", "king").Status(422).Says("Choose what they may do.").Changes()
		w.As("pia").Get(at).Status(403)
	})
}

func TestTheLastHostStaysWhereNobodyOwnsTheOrganization(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.As("anna").Post(at+"/members/"+string(row(w, "ben").ID)+"/removal", "version", "1").Change()
		w.As("owner").Post(at + "/leaving").Refused("You own the organization of this event")
		disown(w)
		mine := at + "/members/" + string(row(w, "anna").ID)
		w.As("anna").Post(mine+"/role", "version", "1", "role", "planner").Refused("This is the last host.")
		w.As("anna").Post(mine+"/removal", "version", "1").Refused("This is the last host.")
		w.As("anna").Post(at + "/leaving").Refused("This is the last host.")
		w.As("anna").Post(at+"/members/"+string(row(w, "paul").ID)+"/role", "version", "1", "role", "host").Change()
		w.As("anna").Post(at+"/leaving", "version", "1").Changes(change.MemberLeft{Account: id(w, "anna"), Role: "host"})
		w.As("anna").Get(at).Status(404)
	})
}

// disown leaves the organization of our event without an owner.
func disown(w *webtest.World) {
	s := access.Scope{Place: access.AtOrganization, Organization: w.Ours.OrganizationID, Role: access.System, Can: access.Of(access.System)}
	_, err := w.DB.Mutate(w.T.Context(), s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		all, err := db.All[organizations.Membership](tx.Read, "id")
		for i := range all {
			if err == nil {
				err = db.Delete(tx, &all[i])
			}
		}
		return change.EventCreated{Event: w.Ours.ID}, err
	})
	w.Must(err)
}

func TestAMemberLeavesByThemselves(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		cora := w.As("cora")
		cora.NoScript = true
		open := w.As("cora").Open(at)
		watch := w.As("anna").Open(at)
		cora.Get(at).Status(200).Says("Leave this team")
		a := cora.Post(at+"/leaving", "version", "1").Status(303).Changes(change.MemberLeft{Account: id(w, "cora"), Role: "coordinator"})
		if to := a.Header.Get("Location"); to != "/events" {
			t.Errorf("leads to %q", to)
		}
		open.Ended(time.Second)
		watch.Converges()
		cora.Get("/events").Status(200).Says("You have left the team.", "No events yet")
	})
}

func TestAnOwnersRowDecidesNothing(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		owner := w.Ours.Accounts["owner"].ID
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return team.Join(tx, owner, access.Viewer) })
		path := at + "/members/" + string(row(w, "owner").ID)
		w.As("anna").Post(path+"/role", "version", "1", "role", "planner").Refused("Who owns the organization is a host of all its events")
		w.As("anna").Post(path+"/removal", "version", "1").Refused("Who owns the organization is a host of all its events")
		w.As("owner").Get(at).Status(200).SaysNot("Leave this team")
		w.As("owner").Post(at + "/leaving").Refused("You own the organization of this event")
	})
}

func TestWhoSeesTheTeam(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for name, want := range map[string]int{"owner": 200, "anna": 200, "pia": 200, "cora": 200, "vera": 200, "dora": 403, "carl": 403} {
			w.As(name).Get(at).Status(want)
		}
		w.As("anna").Get(at).Says("pia@amara-jonas.example.org", "Owner", `data-actor="`+string(id(w, "anna"))+`"`)
		w.As("vera").Get(at).SaysNot("pia@amara-jonas.example.org", "Invite somebody")
		w.Stranger().Get(at).Status(404)
		w.Anonymous().Get(at).Status(303)
		theirs := w.Theirs.Accounts["pia"]
		w.As("anna").Post(at+"/members/"+string(theirs.ID)+"/removal", "version", "1").Status(404).Changes()
		w.Stranger().Post("/e/other-wedding/team/members/"+string(row(w, "pia").ID)+"/removal", "version", "1").Status(404).Changes()
	})
}

// members are the roles in our event.
func members(w *webtest.World) (all []team.Role) {
	w.Must(w.DB.Read(w.T.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
		all, err = db.All[team.Role](r, "id")
		return err
	}))
	return all
}

func TestWhoseRoleWasChangedMeanwhileIsNotRemoved(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path := at + "/members/" + string(row(w, "pia").ID)
		w.As("anna").Post(path+"/role", "version", "1", "role", "viewer").Change()
		w.As("ben").Post(path + "/removal").Refused("This form is out of date. Reload the page and try again.").Changes()
		w.As("ben").Post(path+"/removal", "version", "1").Refused("This was changed by somebody else a moment ago.").Changes()
		w.As("ben").Post(path+"/removal", "version", "2").Changes(change.MemberLeft{Account: id(w, "pia"), Role: "viewer", Removed: true})
	})
}
