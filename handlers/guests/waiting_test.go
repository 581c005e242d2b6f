package guests_test

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"convive/handlers/jobs"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

const waitingPage = "/e/amara-jonas/waiting"

// limit gives the reception so many places.
func limit(w *webtest.World, places int64) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		o, err := db.Find[events.Occasion](tx.Read, w.Ours.Occasions[1].ID)
		if err != nil {
			return nil, err
		}
		return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"capacity": places})
	})
}

// list puts a household on a list.
func list(w *webtest.World, n int, l guests.List) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[n].ID)
		if err != nil {
			return nil, err
		}
		return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"list": l})
	})
}

// members are the fields that choose a household's people.
func members(w *webtest.World, n int) (fields []string) {
	for _, g := range w.Ours.Guests {
		if g.HouseholdID == w.Ours.Households[n].ID {
			fields = append(fields, "guest", string(g.ID))
		}
	}
	return fields
}

func ids(w *webtest.World, n int) (all []change.ID) {
	for _, g := range w.Ours.Guests {
		if g.HouseholdID == w.Ours.Households[n].ID {
			all = append(all, g.ID)
		}
	}
	slices.Sort(all)
	return all
}

func bulk(w *webtest.World, what string, n int) webtest.Answer {
	w.T.Helper()
	return w.As("anna").Post("/e/amara-jonas/guests/invitations", append(members(w, n), what, string(w.Ours.Occasions[1].ID))...)
}

// at is the version by which a household's steps are sent, from where it waits.
func at(w *webtest.World, n int) (version string) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
		all, err := guests.AllPlaces(r)
		for _, q := range all[1].Queue {
			if q.Household.ID == w.Ours.Households[n].ID {
				version = strconv.FormatInt(q.At, 10)
			}
		}
		return err
	}))
	return version
}

func step(w *webtest.World, who, what string, n int, more ...string) webtest.Answer {
	w.T.Helper()
	return w.As(who).Post(waitingPage+"/"+string(w.Ours.Households[n].ID)+"/"+what, append(more, "occasion", string(w.Ours.Occasions[1].ID), "version", at(w, n))...)
}

// TestAPlaceThatADeclineFreesGoesToWhoWaits is the story of a promotion: a household declines, Convive invites the one
// that waits, the hosts' pages say so, the household's own page shows an invitation, and nobody else sees anything.
func TestAPlaceThatADeclineFreesGoesToWhoWaits(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		limit(w, 5)
		list(w, 1, guests.ListB)
		bulk(w, "withdraw", 1)
		reception, waiting := w.Ours.Occasions[1], w.Ours.Households[1]
		bulk(w, "invite", 1).Says("2 guests wait for a place.").Changes(change.GuestsWaiting{Occasion: reception.ID, Guests: ids(w, 1), Households: []change.ID{waiting.ID}})

		hosts, overview := w.As("pia").Open(waitingPage), w.As("ben").Open("/e/amara-jonas")
		viewer := w.As("vera").Open("/e/amara-jonas/activity")
		theirs := w.Household(waiting).Open("/w/amara-jonas/h/" + string(waiting.ID))
		others := w.Household(w.Ours.Households[2]).Open("/w/amara-jonas/h/" + string(w.Ours.Households[2].ID))
		stranger := w.Stranger().Open("/e/other-wedding/waiting")
		hosts.Shows("waiting-lists", waiting.EnvelopeName)

		filled := make(chan change.Entry, 10)
		w.DB.OnCommit(func(e change.Entry) {
			if _, ok := e.Change.(change.PlacesFilled); ok {
				filled <- e
			}
		})
		job := jobs.FillPlaces(w.DB)
		defer job.Close()
		base := "/w/amara-jonas/h/" + string(w.Ours.Households[0].ID)
		var fields []string
		for _, id := range ids(w, 0)[:2] {
			fields = append(fields, "reply."+string(id)+"."+string(reception.ID), "declined")
		}
		w.Household(w.Ours.Households[0]).Post(base+"/reply/0190aaaa-0000-7000-8000-000000000001/sending", fields...).Status(200)
		e := <-filled
		if c := e.Change.(change.PlacesFilled); e.Actor.Kind != change.ByConvive || !slices.Equal(c.Guests, ids(w, 1)) {
			t.Errorf("%+v", e)
		}
		theirs.Shows("invitation", reception.Name)
		overview.Shows("overview-needs", "1 household got a place from the waiting list")
		overview.Shows("overview-lately", "Places came free at")
		hosts.Shows("waiting-lists", "They know")
		for _, watch := range []*webtest.Watch{hosts, overview, viewer, theirs, others} {
			watch.Converges()
		}
		stranger.SawNothing()
		if viewer.Saw("Places came free") || viewer.Saw("waiting list") || theirs.Saw("wait") || others.Saw(waiting.EnvelopeName) {
			t.Error("somebody learned of the waiting list")
		}
		telling := w.As("anna").Post(waitingPage+"/"+string(waiting.ID)+"/telling", "occasion", string(reception.ID), "version", "1")
		telling.Changes(change.PlacesTold{Occasion: reception.ID, Households: []change.ID{waiting.ID}})
		w.As("anna").Get("/e/amara-jonas").SaysNot("1 household got a place")
	})
}

func TestStepsOnTheListAreTheHostsAlone(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		limit(w, 1)
		for n := range 3 {
			bulk(w, "wait", n).Status(200)
		}
		reception, watch := w.Ours.Occasions[1].ID, w.As("ben").Open(waitingPage)
		homes := w.Ours.Households
		for _, who := range []string{"cora", "vera"} {
			w.As(who).Get(waitingPage).Status(403)
			step(w, who, "place", 1).Status(403).Changes()
		}
		step(w, "anna", "order", 2, "to", "sideways").Says("Choose up or down.").Changes()
		moved := step(w, "anna", "order", 2, "to", "up").Says("Moved.", "Undo").Change().(change.WaitingMoved)
		if moved.Household != homes[2].ID || moved.Occasion != reception {
			t.Errorf("%+v", moved)
		}
		step(w, "pia", "place", 2).Changes(change.PlaceGiven{Occasion: reception, Household: homes[2].ID, Guests: ids(w, 2)})
		step(w, "pia", "removal", 1).Changes(change.WaitingEnded{Occasion: reception, Guests: ids(w, 1), Households: []change.ID{homes[1].ID}})
		w.As("pia").Post(waitingPage+"/"+string(homes[1].ID)+"/place", "occasion", string(reception), "version", "1").Says("isn't waiting").Changes()
		w.As("pia").Post(waitingPage+"/"+string(homes[0].ID)+"/place", "occasion", string(reception), "version", "77").Says("moved").Changes()
		w.As("pia").Post(waitingPage+"/"+string(homes[0].ID)+"/place", "occasion", string(w.Theirs.Occasions[1].ID), "version", "1").Status(404).Changes()
		w.As("pia").Post(waitingPage+"/"+string(w.Theirs.Households[0].ID)+"/place", "occasion", string(reception), "version", "1").Status(404).Changes()
		watch.Converges()
	})
}

// varies are the bytes of a page that differ from one answer to the next: ids of commands, where the stream stands, times,
// and how often the hosts edited the household, whatever it was.
var varies = regexp.MustCompile(`(name="command" value="|name="version" value="|data-position="|data-clock="|nonce-?=?"?)[^"]*`)

// pages are all that a household can open, without what varies by itself.
func pages(w *webtest.World, n int) string {
	var b strings.Builder
	c, base := w.Household(w.Ours.Households[n]), "/w/amara-jonas/h/"+string(w.Ours.Households[n].ID)
	for _, path := range []string{base, base + "/reply/0190aaaa-0000-7000-8000-000000000001?step=who", base + "/reply/0190aaaa-0000-7000-8000-000000000001?step=review",
		base + "/receipt", base + "/requests", base + "/calendar.ics", "/w/amara-jonas"} {
		a := c.Get(path)
		b.WriteString(path + " " + strconv.Itoa(a.StatusCode) + "\n" + varies.ReplaceAllString(a.Text, "$1") + "\n")
	}
	return b.String()
}

// TestAHouseholdThatWaitsSeesWhatOneSeesThatIsNotInvited compares bytes: who waits with who isn't invited, and who came
// off the waiting list with who was invited from the first.
func TestAHouseholdThatWaitsSeesWhatOneSeesThatIsNotInvited(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		bulk(w, "withdraw", 1)
		apart := pages(w, 1)
		bulk(w, "invite", 1)
		invited := pages(w, 1)
		bulk(w, "withdraw", 1)

		list(w, 1, guests.ListB)
		limit(w, 5)
		bulk(w, "invite", 1).Says("wait for a place")
		same(t, "waiting", apart, pages(w, 1))
		limit(w, 50)
		w.Mutate(w.Ours, guests.FillPlaces)
		same(t, "off the waiting list", invited, pages(w, 1))
	})
}

func same(t *testing.T, what, want, got string) {
	t.Helper()
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("%s shows:\n%s\ninstead of\n%s", what, b[i], a[i])
		}
	}
	if len(a) != len(b) {
		t.Errorf("%s: %d lines instead of %d", what, len(b), len(a))
	}
}
