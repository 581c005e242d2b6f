package team_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
)

const at = "/e/amara-jonas/team"

// row is somebody's role in our event.
func row(w *webtest.World, name string) (r team.Role) {
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(rd *db.Read) (err error) {
		r, err = db.From[team.Role](rd).Where("account_id = ?", string(w.Ours.Accounts[name].ID)).First()
		return err
	}))
	return r
}

func id(w *webtest.World, name string) change.ID { return w.Ours.Accounts[name].ID }

// link makes a Team link and returns its path.
func link(w *webtest.World, by string, role access.Role) (path string, made change.ID) {
	w.T.Helper()
	invited := w.As(by).Post(at+"/links", "role", string(role), "note", "For Mia").Change().(change.MemberInvited)
	return "/join/" + team.LinkToken(webtest.Secret, invited.Link), invited.Link
}

func TestWhoGivesWhichRole(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		hosts, others := "owner anna", "owner anna pia"
		for _, giver := range []string{"owner", "anna", "pia", "cora", "dora", "carl", "vera"} {
			for _, given := range access.TeamRoles {
				may := hosts
				if given != access.Host {
					may = others
				}
				invited := w.As(giver).Post(at+"/links", "role", string(given))
				if strings.Contains(may, giver) {
					made, ok := invited.Change().(change.MemberInvited)
					if !ok || made.Role != string(given) {
						t.Errorf("%s invites a %s: %+v", giver, given, made)
					}
				} else {
					invited.Status(403).Changes()
				}
			}
		}
		for giver, want := range map[string]int{"anna": 200, "pia": 403, "cora": 403, "vera": 403} {
			a := w.As(giver).Post(at+"/members/"+string(row(w, "paul").ID)+"/role", "version", "1", "role", "host")
			if a.StatusCode != want {
				t.Errorf("%s makes a host: %d", giver, a.StatusCode)
			}
			if want == 200 {
				w.As(giver).Post(at+"/members/"+string(row(w, "paul").ID)+"/role", "version", "2", "role", "planner").Change()
			}
		}
		for giver, want := range map[string]int{"pia": 403, "cora": 403} {
			w.As(giver).Post(at+"/members/"+string(row(w, "ben").ID)+"/role", "version", "1", "role", "viewer").Status(want).Changes()
			w.As(giver).Post(at+"/members/"+string(row(w, "ben").ID)+"/removal", "version", "1").Status(want).Changes()
		}
		w.As("pia").Post(at+"/members/"+string(row(w, "pia").ID)+"/role", "version", "1", "role", "host").Status(403).Changes()
		w.As("anna").Post(at+"/links", "role", "owner").Says("Choose what they may do.").Changes()
		w.As("anna").Post(at+"/links", "role", "household").Says("Choose what they may do.").Changes()
	})
}

func TestSomebodyJoinsByALinkOnce(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		watch := w.As("ben").Open(at)
		stranger := w.Stranger().Open("/e/other-wedding/team")
		path, made := link(w, "anna", access.Coordinator)
		watch.Shows("team-links", "For Mia")

		mia := w.Anonymous()
		mia.NoScript = true
		mia.Get(path).Status(200).Says("Anna OURS invites you to the team, as Coordinator.", w.Ours.Name)
		mia.Get(path).Status(200) // following a link changes nothing
		mia.Post(path).Status(401).Changes()
		mia.Post(path+"/account", "name", "", "email", "x", "password", "short").Status(422).Says("Write your name as others should read it.").Changes()
		a := mia.Post(path+"/account", "name", "Mia", "email", "mia@example.org", "password", "three small words").Status(303)
		joined := a.Change().(change.MemberJoined)
		if joined.Role != "coordinator" || a.Header.Get("Location") != "/e/amara-jonas" {
			t.Errorf("%+v, goes on at %s", joined, a.Header.Get("Location"))
		}
		watch.Shows("team-members", "Mia")
		watch.Shows("team-links", "joined by it")
		watch.Converges()
		mia.Get(at).Status(200)

		late := w.Anonymous()
		late.NoScript = true
		late.Get(path).Status(200).Says("This link has been used.")
		late.Post(path+"/account", "name", "Noa", "email", "noa@example.org", "password", "three small words").Status(409).Says("This link has been used.").Changes()
		w.Stranger().Post(path).Refused("This link has been used.")
		w.As("anna").Post(at+"/links/"+string(made)+"/revocation", "version", "2").Refused("This link has been used.")
		stranger.SawNothing()
	})
}

func TestWhoIsSignedInJoinsAsThemselves(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, _ := link(w, "pia", access.Viewer)
		theirs := w.Theirs.Accounts["anna"].ID
		guest := w.Stranger()
		guest.Get(at).Status(404)
		guest.Get(path).Status(200).Says("Join as Anna THEIRS")
		watch := w.As("anna").Open(at)
		guest.Post(path).Status(200)
		watch.Shows("team-members", "Anna THEIRS")
		guest.Post(path).Status(200) // sent twice
		guest.Get("/e/amara-jonas/requests").Status(200)
		if r := logged(w); r != (change.MemberJoined{Account: theirs, Role: "viewer"}) {
			t.Errorf("the log says %+v", r)
		}

		again, _ := link(w, "pia", access.Planner)
		w.As("paul").Post(again).Refused("You are in this team already.")
		w.As("owner").Post(again).Refused("You are in this team already.")
		w.Anonymous().Get(again).Status(200).Says("invites you to the team")
	})
}

// logged is the newest Change of our event.
func logged(w *webtest.World) (c change.Change) {
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
		entries, err := r.Log(0, 1)
		if err == nil {
			c = entries[0].Change
		}
		return err
	}))
	return c
}

func TestALinkEndsAfterSevenDaysOrWhenRevoked(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, made := link(w, "anna", access.Host)
		w.As("ben").Get(at).Says(`aria-label="Revoke For Mia"`)
		w.As("pia").Post(at+"/links/"+string(made)+"/revocation", "version", "1").Status(403).Changes()
		w.As("ben").Post(at+"/links/"+string(made)+"/revocation", "version", "1").Changes(change.InviteRevoked{Link: made, Role: "host"})
		w.Anonymous().Get(path).Status(200).Says("This link was revoked.")
		w.As("ben").Post(at+"/links/"+string(made)+"/revocation", "version", "2").Refused("This link was revoked.")

		old, _ := link(w, "anna", access.Planner)
		watch := w.As("anna").Open(at)
		w.Clock.Move(7*24*time.Hour - time.Second)
		w.Anonymous().Get(old).Status(200).Says("invites you to the team")
		w.Clock.Move(time.Second)
		w.Anonymous().Get(old).Status(200).Says("older than seven days")
		w.Stranger().Post(old).Refused("older than seven days")
		w.As("anna").Post(at+"/links", "role", "viewer").Change()
		watch.Shows("team-links", "expired")
		watch.Converges()
		w.Anonymous().Get("/join/nonsense").Status(404)
		w.Stranger().Post("/join/nonsense").Status(404)
	})
}

func TestANewLinkIsShownToItsMakerOnly(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		maker := w.As("anna")
		maker.NoScript = true
		a := maker.Post(at+"/links", "role", "door", "note", "The door").Status(303)
		to := a.Header.Get("Location")
		token := team.LinkToken(webtest.Secret, a.Change().(change.MemberInvited).Link)
		maker.Get(to).Status(200).Says(w.Server.URL + "/join/" + token)
		maker.Get(at).Status(200).SaysNot(token)
		w.As("ben").Get(to).Status(200).SaysNot(token)
		w.As("vera").Get(to).Status(200).SaysNot(token)
		w.Clock.Move(time.Hour)
		maker.Get(to).Status(200).SaysNot(token)
	})
}
