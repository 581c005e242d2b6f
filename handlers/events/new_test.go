package events_test

import (
	"context"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/organizations"
	"convive/models/team"
)

// wedding is the form of a new event.
func wedding(w *webtest.World, more ...string) []string {
	return append([]string{"organization", string(w.Ours.OrganizationID), "name", "Zoé & Łukasz", "zone", "Europe/Paris", "languages", "en", "languages", "de", "sides", "Zoé, Łukasz",
		"deadline", "2026-08-31", "occasion.0.name", "Dinner", "occasion.0.date", "2026-09-12", "occasion.0.start", "19:00", "occasion.0.end", "01:00", "occasion.0.asks_meal", "1",
		"occasion.2.name", "Brunch"}, more...)
}

// founded reads an event with its occasions and roles.
func founded(w *webtest.World, slug string) (e events.Event, occasions []events.Occasion, roles []team.Role) {
	w.T.Helper()
	installation := access.Installation(change.Actor{Kind: change.ByConvive})
	w.Must(w.DB.Read(context.Background(), installation, func(r *db.Read) (err error) {
		if e, err = events.BySlug(r, slug); err != nil {
			return err
		}
		at := r.AtEvent(e.OrganizationID, e.ID)
		if occasions, err = events.Occasions(at); err != nil {
			return err
		}
		roles, err = db.All[team.Role](at, "id")
		return err
	}))
	return e, occasions, roles
}

func TestAnOwnerMakesAnEventWithItsOccasions(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		owner := w.As("owner")
		owner.NoScript = true
		owner.Get("/events").Status(200).Says("Wedding OURS", "New event")
		owner.Get("/events/new").Status(200).Says("Europe/Berlin")
		a := owner.Post("/events/new", wedding(w)...).Status(303)
		if to := a.Header.Get("Location"); to != "/e/zoe-lukasz/import" {
			t.Errorf("goes on at %q", to)
		}
		e, occasions, roles := founded(w, "zoe-lukasz")
		if e.Name != "Zoé & Łukasz" || len(e.Languages) != 2 || len(e.Sides) != 2 || e.Deadline != "2026-08-31" || len(roles) != 0 {
			t.Errorf("%+v %+v", e, roles)
		}
		if len(occasions) != 2 || occasions[1].Starts != "2026-09-12T19:00" || occasions[1].Ends != "2026-09-13T01:00" || occasions[0].Starts != "" {
			t.Errorf("%+v", occasions)
		}
		owner.Get("/e/zoe-lukasz/settings").Status(200)
		if e.Units != events.Metres {
			t.Errorf("in Paris lengths are in %q", e.Units)
		}
		owner.NoScript = false
		owner.Post("/events/new", wedding(w)...).Status(200).Says("/e/zoe-lukasz-2/import")
		w.Stranger().Get("/e/zoe-lukasz/settings").Status(404)
	})
}

func TestStaffHostWhatTheyMake(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		s := access.Scope{Place: access.AtOrganization, Organization: w.Ours.OrganizationID, Role: access.System, Can: access.Of(access.System)}
		_, err := w.DB.Mutate(context.Background(), s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			vera := w.Ours.Accounts["vera"].ID
			return change.OrganizationCreated{Organization: w.Ours.OrganizationID, Owner: vera}, db.Create(tx, &organizations.Membership{AccountID: vera, Role: access.Staff})
		})
		w.Must(err)
		w.As("vera").Post("/events/new", wedding(w)...).Status(200).Says("/e/zoe-lukasz/import")
		_, _, roles := founded(w, "zoe-lukasz")
		if len(roles) != 1 || roles[0].Role != access.Host || roles[0].AccountID != w.Ours.Accounts["vera"].ID {
			t.Errorf("%+v", roles)
		}
		w.As("vera").Get("/e/zoe-lukasz/settings").Status(200)
		w.As("vera").Get("/e/amara-jonas/settings").Status(403) // elsewhere only what a role there gives
		w.As("anna").Get("/e/zoe-lukasz/settings").Status(404)
	})
}

func TestWhoMayNotMakeAnEvent(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.As("anna").Get("/events").Status(200).SaysNot("New event")
		w.As("anna").Get("/events/new").Status(303)
		w.As("anna").Post("/events/new", wedding(w)...).Status(404) // nothing in the organization
		w.Stranger().Post("/events/new", wedding(w)...).Status(404)
		w.As("owner").Post("/events/new", wedding(w, "organization", "nonsense")...).Status(200) // the first one counts
		w.As("owner").Post("/events/new", "organization", "nonsense", "name", "X", "zone", "UTC", "languages", "en").Status(404)
		w.As("owner").Post("/events/new", "organization", string(w.Theirs.OrganizationID), "name", "X", "zone", "UTC", "languages", "en").Status(404)
		w.Anonymous().Get("/events").Status(303)
		w.Anonymous().Post("/events/new").Status(401)
	})
}

func TestAFaultyEventComesBackWithWhatWasTyped(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		owner := w.As("owner")
		for _, noScript := range []bool{true, false} {
			owner.NoScript = noScript
			status := map[bool]int{true: 422, false: 200}[noScript]
			owner.Post("/events/new", "organization", string(w.Ours.OrganizationID), "slug", "Not A Slug", "zone", "Mars/Olympus", "deadline", "soon", "languages", "xx",
				"occasion.1.name", "Dinner", "occasion.1.start", "19:00").Status(status).
				Says("Write what the event is called", "small letters, figures and single hyphens", "Choose the time zone", "Write a day, as in", "Choose from the languages",
					"A time needs its day.", `value="Dinner"`, `value="Not A Slug"`)
			owner.Post("/events/new", wedding(w, "slug", "other-wedding")...).Status(status).Says("“other-wedding-2” is free.")
		}
	})
}

func TestTheStartLeadsToWhatThereIsToDo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for _, c := range []struct {
			client *webtest.Client
			want   string
		}{{w.As("anna"), "/e/amara-jonas"}, {w.As("owner"), "/e/amara-jonas"}, {w.Anonymous(), "/demo"}, {w.Former(w.Ours), "/events"}} {
			if to := c.client.Get("/").Status(303).Header.Get("Location"); to != c.want {
				t.Errorf("leads to %q, want %q", to, c.want)
			}
		}
	})
}
