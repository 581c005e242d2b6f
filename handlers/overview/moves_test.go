package overview_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/requests"
	"convive/models/seating"
)

// TestEveryChangeMovesWhatItIsAbout lets one person act while others watch the overview without touching anything: each
// part shows the new numbers by itself, whoever looks, and a stranger's page is sent nothing.
func TestEveryChangeMovesWhatItIsAbout(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		table := party(w)
		stranger := w.Stranger().Open("/e/other-wedding")
		watching := map[string]*webtest.Watch{}
		for _, name := range []string{"ben", "cora", "vera", "dora", "carl"} {
			watching[name] = w.As(name).Open(page)
		}
		g, o, m := w.Ours.Guests, w.Ours.Occasions, w.Ours.Meals
		host, home := w.As("anna"), "/w/amara-jonas/h/"+string(w.Ours.Households[1].ID)
		field := func(kind string, guest, occasion int) string {
			return kind + "." + string(g[guest].ID) + "." + string(o[occasion].ID)
		}
		var asked requests.GuestRequest
		for _, step := range []struct {
			what  string
			do    func()
			shows map[string]string // what each part that everybody sees holds afterwards
			needs string            // what a host is told
			lacks string            // what a host is told no more
		}{
			{"a household replies", func() {
				w.Household(w.Ours.Households[1]).Post(home+"/reply/0190aaaa-0000-7000-8000-000000000001/sending",
					field("reply", 3, 1), "attending", field("meal", 3, 1), string(m[0].ID), field("reply", 4, 1), "declined").Change()
			}, map[string]string{
				"overview-head": stat(3, "seated of 4"), "overview-occasions": "4 attending, 2 pending, 1 declined",
				"overview-chart": "4 attending and 1 declined of 7 invited",
			}, "2 replies to Reception OURS are pending", "declined and has a seat"},
			{"a host answers for one", func() {
				host.Post(page+"/replies/"+string(w.Ours.Households[2].ID)+"/sending", "source", "phone", field("reply", 5, 1), "attending").Change()
			}, map[string]string{
				"overview-head": stat(3, "seated of 5"), "overview-occasions": "5 attending, 1 pending, 1 declined",
				"overview-chart": "5 attending and 1 declined of 7 invited",
			}, "2 attending guests have not chosen a meal", "2 replies"},
			{"a guest is seated", func() { host.Post(page+"/seating/moves", move(w, string(table), g[1])...).Change() },
				map[string]string{"overview-head": stat(4, "seated of 5")}, "0 seats are free", "2 people attend and have no seat"},
			{"a table is added", func() {
				host.Post(page+"/seating/tables", "occasion", string(o[1].ID), "name", "Long", "seats", "9", "shape", "rect", "count", "1").Change()
			}, nil, "9 seats are free", "0 seats are free"},
			{"a table shrinks", func() {
				host.Post(page+"/seating/tables/"+string(table)+"/details", "version", "1", "name", "Table 1", "seats", "3", "shape", "round").Change()
			}, map[string]string{"overview-head": stat(3, "seated of 5")}, "2 people attend and have no seat", "1 person attends"},
			{"somebody is squeezed in", func() { host.Post(page+"/seating/moves", move(w, string(table), g[1])...).Change() },
				map[string]string{"overview-head": stat(4, "seated of 5")}, "1 table has more people than seats", ""},
			{"a table is removed", func() {
				version := number(the[seating.Table](w, table).Version)
				host.Post(page+"/seating/tables/"+string(table)+"/removal", "version", version).Change()
			}, map[string]string{"overview-head": stat(0, "seated of 5")}, "5 people attend and have no seat", "more people than seats"},
			{"a household comes", func() {
				host.Post(page+"/households/addition", "people", "Remy\nLou", "occasion", string(o[1].ID), "list", "A").Change()
			}, map[string]string{
				"overview-head": stat(9, "guests"), "overview-occasions": "5 attending, 3 pending, 1 declined", "overview-chart": "of 9 invited",
			}, "In 2 households", ""},
			{"a guest goes", func() {
				host.Post(page+"/guests/removal", "guest", string(g[0].ID), "seen", number(int64(change.At(w.Clock.Now())))).Change()
			}, map[string]string{
				"overview-head": stat(8, "guests"), "overview-occasions": "4 attending, 3 pending, 1 declined", "overview-chart": "4 attending and 1 declined of 8 invited",
			}, "4 people attend and have no seat", "5 people attend"},
			{"a guest is invited no more", func() {
				host.Post(page+"/guests/invitations", "guest", string(g[1].ID), "withdraw", string(o[1].ID)).Change()
			}, map[string]string{
				"overview-occasions": "3 attending, 3 pending, 1 declined", "overview-chart": "3 attending and 1 declined of 7 invited",
			}, "3 people attend and have no seat", "4 people attend"},
			{"a household asks", func() {
				asked = ask(w)
			}, nil, "Is there a high chair?", "Nothing"},
			{"the request is resolved", func() {
				host.Post(page+"/requests/"+string(asked.ID)+"/resolution", "version", "1", "answer", "Yes").Change()
			}, nil, "have no seat", "request is open"},
			{"it is open again", func() {
				host.Post(page+"/requests/"+string(asked.ID)+"/reopening", "version", "2").Change()
			}, nil, "1 request is open", ""},
			{"an occasion is renamed", func() {
				host.Post(page+"/settings/occasions/"+string(o[1].ID)+"/details", "version", "1", "name", "Party", "starts", "2026-09-13T17:00",
					"ends", "2026-09-13T23:00", "place", "Barn", "asks_meal", "true", "seated", "true").Change()
			}, map[string]string{"overview-head": "Sunday 13 September 2026", "overview-occasions": "Barn", "overview-chart": "Party: 3 attending"},
				"3 replies to Party are pending", "Reception"},
		} {
			step.do()
			for name, watch := range watching {
				for part, text := range step.shows {
					watch.Shows(part, text)
				}
				watch.Converges()
				if w.T.Failed() {
					w.T.Fatalf("%s: %s's page did not move", step.what, name)
				}
			}
			watching["ben"].Shows("overview-needs", step.needs)
			if step.lacks != "" {
				lacks(w, "ben", "overview-needs", step.lacks)
			}
		}
		for _, name := range []string{"dora", "carl"} {
			for _, who := range append(w.Ours.People()[:3], "Remy", "high chair", g[0].Name, g[3].Name) {
				if watching[name].Saw(who) {
					w.T.Errorf("%s was sent %q", name, who)
				}
			}
		}
		if watching["vera"].Saw("high chair") {
			w.T.Error("a viewer was sent what a guest wrote")
		}
		stranger.SawNothing()
	})
}

func TestTheNewestEntriesComeByThemselves(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		watch := w.As("vera").Open(page)
		r := ask(w)
		watch.Shows("overview-lately", "sent a request for")
		w.As("anna").Post(page+"/requests/"+string(r.ID)+"/refusal", "version", "1").Changes(change.RequestDeclined{Request: r.ID, Household: r.HouseholdID})
		watch.Shows("overview-lately", "declined a request of")
		watch.Converges()
		if watch.Saw("high chair") {
			w.T.Error("the words of a guest stand in the log")
		}
	})
}
