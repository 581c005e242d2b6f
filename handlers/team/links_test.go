package team_test

import (
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
)

// shut are the ways in which a link ends, and what everybody is told who comes by it then.
var shut = []struct {
	name, sentence string
	end            func(w *webtest.World, path string, link change.ID)
}{
	{"used", "This link has been used. Each one works once: ask for another.", func(w *webtest.World, path string, _ change.ID) {
		w.Member(w.Theirs, "ben").Post(path).Status(200)
	}},
	{"revoked", "This link was revoked. Ask whoever sent it for another.", func(w *webtest.World, _ string, link change.ID) {
		w.As("anna").Post(at+"/links/"+string(link)+"/revocation", "version", "1").Changes(change.InviteRevoked{Link: link, Role: "planner"})
	}},
	{"expired", "This link is older than seven days and no longer works. Ask whoever sent it for another.", func(w *webtest.World, _ string, _ change.ID) {
		w.Clock.Move(7 * 24 * time.Hour)
	}},
}

func TestALinkThatHasEndedLetsNobodyIn(t *testing.T) {
	for _, how := range shut {
		t.Run(how.name, func(t *testing.T) {
			webtest.Each(t, func(w *webtest.World) {
				path, made := link(w, "anna", access.Planner)
				how.end(w, path, made)
				before, people := len(members(w)), accountsOf(w)
				seq := heads(w)
				for _, script := range []bool{true, false} {
					refused := 200
					if !script {
						refused = 409
					}
					signedIn, anonymous, host := w.Stranger(), w.Anonymous(), w.As("anna")
					for _, c := range []*webtest.Client{signedIn, anonymous, host} {
						c.NoScript = !script
					}
					signedIn.Get(path).Status(200).Says(how.sentence).SaysNot("Join as", "invites you")
					anonymous.Get(path).Status(200).Says(how.sentence).SaysNot(`name="password"`, "invites you")
					signedIn.Post(path).Status(refused).Refused(how.sentence)
					anonymous.Post(path).Status(401).Changes()
					anonymous.Post(path+"/account", "name", "Noa", "email", "noa@example.org", "password", "three small words").Status(refused).Refused(how.sentence)
					host.Post(at+"/links/"+string(made)+"/revocation", "version", "2").Status(refused).Refused(how.sentence)
					signedIn.Get(at).Status(404)
					anonymous.Get(at).Status(303)
				}
				if heads(w) != seq {
					w.T.Errorf("a link that had ended changed something: %+v", logged(w))
				}
				if n := len(members(w)); n != before {
					w.T.Errorf("the team has %d members, not %d", n, before)
				}
				if n := accountsOf(w); n != people {
					w.T.Errorf("%d accounts were made by a link that had ended", n-people)
				}
			})
		})
	}
}

// heads is how far both events have come: who joins by a link is of the other one.
func heads(w *webtest.World) (seqs [2]int64) {
	ours, theirs := change.EventFeed(w.Ours.ID), change.EventFeed(w.Theirs.ID)
	all, err := w.DB.Heads(w.T.Context(), []change.Feed{ours, theirs})
	w.Must(err)
	return [2]int64{all[ours].Seq, all[theirs].Seq}
}

// accountsOf counts all accounts there are.
func accountsOf(w *webtest.World) (n int64) {
	s := access.Installation(change.Actor{Kind: change.ByConvive})
	w.Must(w.DB.Read(w.T.Context(), s, func(r *db.Read) (err error) {
		n, err = db.From[accounts.Account](r).Count()
		return err
	}))
	return n
}

func TestALinkGivesItsOwnRoleAndNoOther(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		door, _ := link(w, "anna", access.Door)
		guest := w.Stranger()
		guest.Get(door).Status(200).Says("invites you to the team, as Door.").SaysNot("as Host", "as Planner")
		guest.Post(door, "role", "host").Status(200).Changes() // of their own event
		if r := logged(w); r != (change.MemberJoined{Account: w.Theirs.Accounts["anna"].ID, Role: "door"}) {
			w.T.Errorf("the log says %+v", r)
		}
		guest.Get("/e/amara-jonas/seating").Status(200)
		guest.Get(at).Status(403)

		host, made := link(w, "anna", access.Host)
		before := len(members(w))
		for name, role := range map[string]access.Role{"vera": access.Viewer, "pia": access.Planner, "dora": access.Door} {
			for _, script := range []bool{true, false} {
				c := w.As(name)
				c.NoScript = !script
				c.Get(host).Status(200).Says("as Host.")
				c.Post(host).Refused("You are in this team already. The link is unused; pass it on to whom it is for.")
			}
			if got := row(w, name); got.Role != role || got.Version != 1 {
				w.T.Errorf("%s is a %s by a link for a host", name, got.Role)
			}
		}
		if n := len(members(w)); n != before {
			w.T.Errorf("the team has %d members, not %d", n, before)
		}
		if l := the(w, made); l.UsedBy != "" || l.State(w.Clock.Now()) != team.Open {
			w.T.Errorf("the link is %s", l.State(w.Clock.Now()))
		}
		w.As("pia").Post(at+"/links/"+string(made)+"/revocation", "version", "1").Status(403).Changes()
		w.Member(w.Theirs, "ben").Post(host, "role", "viewer").Status(200)
		if r := logged(w); r != (change.MemberJoined{Account: w.Theirs.Accounts["ben"].ID, Role: "host"}) {
			w.T.Errorf("the log says %+v", r)
		}
	})
}

// the link as it is stored.
func the(w *webtest.World, id change.ID) (l team.Link) {
	w.Must(w.DB.Read(w.T.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
		l, err = db.Find[team.Link](r, id)
		return err
	}))
	return l
}

func TestALinkThatIsOpenWorksUntilTheSecondItEnds(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, made := link(w, "anna", access.Viewer)
		w.Clock.Move(7*24*time.Hour - time.Microsecond)
		if l := the(w, made); l.State(w.Clock.Now()) != team.Open {
			w.T.Fatalf("the link is %s", l.State(w.Clock.Now()))
		}
		w.Member(w.Theirs, "pia").Post(path).Status(200)
		w.As("anna").Get(at).Says("Pia THEIRS")
	})
}
