package events_test

import (
	"strconv"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

const at = "/e/amara-jonas/settings"

// details is the form of our event's settings.
func details(w *webtest.World, version string, changed map[string]string) (pairs []string) {
	e := w.Ours
	form := map[string]string{"version": version, "name": e.Name, "slug": e.Slug, "place": e.Place, "zone": e.Zone, "languages": "en, de", "sides": "Amara, Jonas",
		"deadline": e.Deadline, "reply_mode": string(e.ReplyMode), "contact": e.Contact}
	for name, value := range changed {
		form[name] = value
	}
	for name, value := range form {
		pairs = append(pairs, name, value)
	}
	return pairs
}

func TestSettingsOfTwoPeopleAreMerged(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		edited := change.EventEdited{Event: w.Ours.ID}
		w.As("anna").Post(at+"/details", details(w, "1", map[string]string{"deadline": "2026-08-20"})...).Status(200).Says("Saved.", `name="version" value="2"`, "Undo").Changes(edited)
		w.As("pia").Post(at+"/details", details(w, "1", map[string]string{"contact": "Ask Amara"})...).Changes(edited)
		ben := w.As("ben")
		ben.NoScript = true
		ben.Get(at).Status(200).Says("2026-08-20", "Ask Amara")
		ben.Post(at+"/details", details(w, "1", map[string]string{"deadline": "2026-08-25", "languages": "de, ar"})...).Status(409).
			Says("Last day to reply", "Tuesday 25 August", "Anna OURS", `value="de, ar"`).Changes()
		ben.Post(at+"/details", append(details(w, "3", map[string]string{"contact": "Ask Amara"}), "pick.deadline", "mine", "mine.deadline", "2026-08-25", "theirs.deadline", "2026-08-20")...).
			Status(303).Changes(edited)
		ben.Post(at+"/details", append(details(w, "4", map[string]string{"contact": "Ask Amara"}), "pick.deadline", "mine", "mine.deadline", "2026-08-25", "theirs.deadline", "2026-08-20")...).
			Status(303).Changes()
		ben.Post(at+"/details", details(w, "", nil)...).Status(422).Says("This form is out of date.").Changes()
	})
}

func TestLengthsAreSaidAsTheHostsChoose(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		anna.Get(at).Says("Lengths", "Feet and inches")
		anna.Post(at+"/details", details(w, "1", map[string]string{"units": "feet"})...).Status(200).Says("Saved.", "Undo").Changes(change.EventEdited{Event: w.Ours.ID})
		if e, _, _ := founded(w, "amara-jonas"); e.Units != events.Feet {
			t.Errorf("lengths are in %q", e.Units)
		}
		anna.Post(at+"/details", details(w, "2", map[string]string{"units": "cubits"})...).Says("Choose one of these.").Changes()
	})
}

func TestAFormerAddressLeadsToTheEventForEver(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		anna.Post(at+"/details", details(w, "1", map[string]string{"slug": "amara-and-jonas"})...).Status(200).Changes(change.EventEdited{Event: w.Ours.ID})
		if to := anna.Get(at + "?x=1").Status(301).Header.Get("Location"); to != "/e/amara-and-jonas/settings?x=1" {
			t.Errorf("the old address leads to %q", to)
		}
		w.Member(w.Theirs, "anna").Post("/e/other-wedding/settings/details", "version", "1", "name", "X", "slug", "amara-jonas", "zone", "UTC", "languages", "en", "reply_mode", "open").
			Says("Another event has this address, or had it once.")
		anna.Post("/e/amara-and-jonas/settings/details", details(w, "2", map[string]string{"slug": "amara-jonas"})...).Status(200).Changes(change.EventEdited{Event: w.Ours.ID})
		anna.Get(at).Status(200)
		anna.Get("/e/amara-and-jonas/settings").Status(301)
	})
}

func TestOccasionsAndMealsFollowInOpenPages(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		watch, stranger := w.As("pia").Open(at), w.Stranger().Open("/e/other-wedding/settings")
		anna := w.As("anna")
		anna.NoScript = true
		anna.Post(at+"/occasions", "name", "", "start", "soon").Status(422).Says("Write what the occasion is called", "Write a time, as in").Changes()
		o := anna.Post(at+"/occasions", "name", "Brunch", "date", "2026-09-13", "start", "10:00", "place", "Garden").Status(303).Change().(change.OccasionAdded).Occasion
		watch.Shows("settings-occasions", "Brunch")
		page := at + "/occasions/" + string(o)
		own := w.As("pia").Open(page)
		edited := change.OccasionEdited{Occasion: o}
		anna.Post(page+"/details", "version", "1", "name", "Late brunch", "date", "2026-09-13", "start", "11:00", "place", "Garden").Status(303).Changes(edited)
		watch.Shows("settings-occasions", "Late brunch")
		w.As("ben").Post(page+"/details", "version", "1", "name", "Brunch", "date", "2026-09-13", "start", "12:00", "place", "Garden").
			Says("Starts", "2026-09-13T12:00", "2026-09-13T11:00").Changes()
		w.As("ben").Post(page+"/details", "version", "2", "name", "Late brunch", "date", "2026-09-13", "start", "12:00", "place", "Garden",
			"pick.starts", "theirs", "mine.starts", "2026-09-13T12:00", "theirs.starts", "2026-09-13T11:00").Changes()
		anna.Post(page+"/meals", "name", "Eggs", "for_children", "1").Status(303).Changes(edited)
		own.Shows("settings-meals", "Eggs")
		own.Converges()
		watch.Converges()
		anna.Post(page+"/removal", "version", "1").Status(409).Changes()
		anna.Post(page+"/removal", "version", "3").Status(303).Changes(change.OccasionRemoved{Occasion: o})
		anna.Get(page).Status(404)
		own.Shows("settings-removal", "has been removed")
		watch.Converges()
		stranger.SawNothing()
	})
}

func TestRemovingAnOccasionNamesWhatGoesAndCanBeTakenBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		reception, beef := w.Ours.Occasions[1], w.Ours.Meals[0]
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			in, err := db.From[guests.Invitation](tx.Read).Where("occasion_id = ?", string(reception.ID)).Order("id").All()
			if err != nil {
				return nil, err
			}
			return change.OccasionEdited{Occasion: reception.ID}, db.Update(tx, &in[0], db.Set{"reply": guests.Attending, "meal_id": &beef.ID})
		})
		anna := w.As("anna")
		page := at + "/occasions/" + string(reception.ID)
		anna.Get(page).Status(200).Says("7 invitations go with it, and 1 reply.", "1 guest has chosen it")
		anna.Post(at+"/meals/"+string(beef.ID)+"/removal", "version", "1").Changes(change.OccasionEdited{Occasion: reception.ID})
		anna.NoScript = true
		anna.Post(page+"/removal", "version", "1").Status(303).Changes(change.OccasionRemoved{Occasion: reception.ID})
		anna.Get(at).Status(200).Says("Removed.", "Undo").SaysNot("Reception OURS")
		undo(w, anna)
		anna.Get(page).Status(200).Says("7 invitations go with it, and 1 reply.")
	})
}

// undo takes back the newest Change of our event that can be.
func undo(w *webtest.World, c *webtest.Client) {
	w.T.Helper()
	seq := int64(0)
	w.Must(w.DB.Read(w.T.Context(), w.System(w.Ours), func(r *db.Read) error {
		entries, err := r.Log(0, 20)
		for _, e := range entries {
			if _, ok := e.Change.(change.OccasionRemoved); ok && seq == 0 {
				seq = e.Seq
			}
		}
		return err
	}))
	c.Post("/e/amara-jonas/activity/" + strconv.FormatInt(seq, 10) + "/undo")
}

func TestOnlyHostsDeleteAnEventAndNothingOfItStays(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		name := w.Ours.Name
		w.As("pia").Get(at).Status(200).SaysNot("Delete the event")
		w.As("pia").Post(at+"/deletion", "name", name).Status(403)
		w.As("vera").Get(at).Status(403)
		w.As("anna").Post(at+"/deletion", "name", "Something else").Says("This is not the event's name.")
		w.Stranger().Post(at+"/deletion", "name", name).Status(404)
		w.Anonymous().Post(at+"/deletion", "name", name).Status(401)

		open, guest := w.As("pia").Open("/e/amara-jonas/requests"), w.Household(w.Ours.Households[0])
		invited := guest.Open("/w/amara-jonas/h/" + string(w.Ours.Households[0].ID))
		theirs := w.Stranger().Open("/e/other-wedding/settings")
		ben := w.As("ben")
		ben.NoScript = true
		a := ben.Post(at+"/deletion", "name", name).Status(303)
		if to := a.Header.Get("Location"); to != "/events" {
			t.Errorf("goes on at %q", to)
		}
		open.Ended(time.Second)
		invited.Ended(time.Second)
		if !open.Saw("This event was deleted.") || !invited.Saw("This event was deleted.") {
			t.Error("the open pages don't say what happened")
		}
		ben.Get("/events").Status(200).Says("The event is deleted.").SaysNot(name)
		for _, c := range []*webtest.Client{ben, w.As("owner"), w.As("pia")} {
			c.Get(at).Status(404)
		}
		guest.Get("/w/amara-jonas/h/" + string(w.Ours.Households[0].ID)).Status(404)
		theirs.SawNothing()
		w.Stranger().Get("/e/other-wedding/settings").Status(200)
		feed := change.EventFeed(w.Ours.ID)
		heads, err := w.DB.Heads(t.Context(), []change.Feed{feed})
		if _, there := heads[feed]; there || err != nil {
			t.Errorf("the event's feed is left (%v)", err)
		}
	})
}
