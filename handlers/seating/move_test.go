package seating_test

import (
	"html"
	"regexp"
	"strconv"
	"sync"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
)

func TestAPlannerSeatsGuestsAndTheOtherFollows(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada, ben, zoe := w.Ours.Guests[0], w.Ours.Guests[1], w.Ours.Guests[3]
		watch := w.As("ben").Open(page)
		stranger := w.Stranger().Open("/e/other-wedding/seating")

		seated := w.As("anna").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[0])+":0",
			"guest", at(ada, seating.Parking), "guest", at(zoe, seating.Parking))
		if said, is := seated.Header.Get("Convive-Seq"), strconv.FormatInt(w.As("anna").Seq(), 10); said != is {
			t.Errorf("it says that it was carried out as number %q, and is number %s", said, is)
		}
		seated.Status(200).Says("Ada Lawson OURS and Zoé Aubertin OURS: now at Table 1.", "Undo").
			Changes(change.GuestsSeated{Plan: board(w).Plan, Table: tables[0], Guests: ids(ada, zoe), Households: households(ada, zoe)})
		watch.Shows("table-"+string(tables[0]), "Ada Lawson OURS")
		watch.Converges()

		w.As("pia").Post(page+"/moves", "occasion", string(reception(w)), "to", string(tables[1]), "guest", at(ada, tables[0]), "guest", at(ben, seating.Parking)).
			Changes(change.GuestsSeated{Plan: board(w).Plan, Table: tables[1], Guests: ids(ada, ben), Households: households(ada, ben)})
		w.As("cora").Post(page+"/moves", "occasion", string(reception(w)), "to", "parking", "guest", at(zoe, tables[0])).
			Changes(change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(zoe), Households: households(zoe)})
		watch.Shows("seating-parking", "Zoé Aubertin OURS")
		watch.Converges()
		stranger.SawNothing()
	})
}

func TestAMoveFromAPlaceThatNoLongerHoldsIsRefusedWithWhoWasFirst(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada := w.Ours.Guests[0]
		to := func(who, table, from string) webtest.Answer {
			return w.As(who).Post(page+"/moves", "occasion", string(reception(w)), "to", table, "guest", string(ada.ID)+":"+from)
		}
		to("anna", string(tables[1]), "parking").Change()
		to("ben", string(tables[0]), "parking").Refused("Anna OURS moved Ada Lawson OURS to Table 2 a moment ago.")
		to("ben", string(tables[1]), "parking").Status(204).Changes()
		to("ben", "parking", string(tables[1])).Change()
		to("anna", string(tables[0]), string(tables[1])).Refused("Ben OURS unseated Ada Lawson OURS a moment ago.")
	})
}

func TestTheLastSeatGoesToOneAndTheOtherIsToldByWhom(t *testing.T) {
	for _, planners := range []int{2, 8} {
		webtest.Each(t, func(w *webtest.World) {
			attend(w)
			table := lay(w, 1, 2)[0]
			seatDirectly(w, table, w.Ours.Guests[6])
			names := []string{"anna", "ben", "pia", "paul", "anna", "ben", "pia", "paul"}[:planners]
			answers := make([]webtest.Answer, planners)
			var all sync.WaitGroup
			for i, name := range names {
				client, who := w.As(name), w.Ours.Guests[i%6]
				all.Go(func() {
					answers[i] = client.Post(page+"/moves", "occasion", string(reception(w)), "to", string(table)+":1", "guest", at(who, seating.Parking))
				})
			}
			all.Wait()
			people := board(w).Tables[0].People
			if len(people) != 2 {
				t.Fatalf("%d sit on two seats", len(people))
			}
			for i, a := range answers {
				if w.Ours.Guests[i%6].ID == people[1].ID {
					continue // got the seat, or wanted it for the same guest
				}
				a.Status(200).Says(" seated ", people[1].Name, " at Table 1 a moment ago. It seats 2; seating ", w.Ours.Guests[i%6].Name, " makes 3. Seat anyway?", "data-refused")
			}
		})
	}
}

func TestAPlannerMaySeatAnywayAndACoordinatorIsOnlyTold(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 1)[0]
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		seatDirectly(w, table, ada)
		fields := []string{"occasion", string(reception(w)), "to", string(table) + ":1", "guest", at(ben, seating.Parking)}

		w.As("cora").Post(page+"/moves", append(fields, "anyway", "true")...).
			Says("Table 1 seats 1; seating Ben Lawson OURS makes 2.").SaysNot("Seat anyway").Changes()
		noscript := w.As("pia")
		noscript.NoScript = true
		noscript.Post(page+"/moves", fields...).Status(409).
			Says("Table 1 seats 1; seating Ben Lawson OURS makes 2. Seat anyway?", `name="anyway" value="true"`, `name="guest"`, ">Seat anyway</button>").Changes()
		w.As("pia").Post(page+"/moves", fields...).Status(200).Says(">Seat anyway</button>", `name="anyway" value="true"`).Changes()
		w.As("pia").Post(page+"/moves", append(fields, "anyway", "true")...).
			Changes(change.GuestsSeated{Plan: board(w).Plan, Table: table, Guests: ids(ben), Households: households(ben), Anyway: true})
		w.As("vera").Get(page).Says("Table 1 seats 1; 2 sit there.", "count-over")
	})
}

func TestATableOpenedFromTheRoomLeadsBackToIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := lay(w, 2, 8)
		c := w.As("anna")
		c.NoScript = true
		in := "occasion=" + string(reception(w))
		for from, back := range map[string]string{"": page + "?" + in, "&view=room": page + "?" + in + "&view=room", "&only=replied&page=2&pending=1": page + "?" + in + "&only=replied&page=2&pending=1", "&from=room": page + "/room?" + in + "#plan-" + string(tables[0])} {
			path := page + "/tables/" + string(tables[0])
			form := regexp.MustCompile(`id="edit-table"[^>]*action="([^"]+)"`).FindStringSubmatch(c.Get(path + "?" + in + from).Text)
			version := strconv.FormatInt(board(w).Tables[0].Version, 10)
			a := c.Post(html.UnescapeString(form[1]), "version", version, "name", "Roses"+version, "seats", "8", "shape", "round").Status(303)
			a.Change()
			if got := a.Header.Get("Location"); got != back {
				t.Errorf("%q leads to %s, want %s", from, got, back)
			}
			a = c.Post(html.UnescapeString(form[1]), "version", "1", "name", "", "seats", "8", "shape", "round").Status(422)
			if again := regexp.MustCompile(`id="edit-table"[^>]*action="([^"]+)"`).FindStringSubmatch(a.Text); again[1] != form[1] {
				t.Errorf("after a mistake it goes to %s, before to %s", again[1], form[1])
			}
		}
		removal := regexp.MustCompile(`action="([^"]+/removal[^"]*)"`).FindStringSubmatch(c.Get(page + "/tables/" + string(tables[1]) + "?" + in + "&from=room").Text)
		a := c.Post(html.UnescapeString(removal[1]), "version", "1").Status(303)
		a.Change()
		if got := a.Header.Get("Location"); got != page+"/room?"+in {
			t.Errorf("removed, it leads to %s", got)
		}
	})
}

func TestMovesWorkWithoutScriptAndLeadBackToTheBoardAsItWas(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		ada := w.Ours.Guests[0]
		c := w.As("anna")
		c.NoScript = true
		path := page + "/moves?occasion=" + string(reception(w)) + "&pending=1"
		a := c.Post(path, "occasion", string(reception(w)), "to", string(table), "guest", at(ada, seating.Parking)).Status(303)
		if got := a.Header.Get("Location"); got != page+"?occasion="+string(reception(w))+"&pending=1" {
			t.Errorf("leads to %s", got)
		}
		c.Get(page).Says("Ada Lawson OURS: now at Table 1.")
		c.Post(path, "occasion", string(reception(w)), "to", "parking", "command", "again", "guest", at(ada, table)).Status(303).
			Changes(change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(ada), Households: households(ada)})
		c.Post(path, "occasion", string(reception(w)), "to", "parking", "command", "again", "guest", at(ada, table)).Status(303).Changes()
		c.Post(path, "occasion", string(reception(w)), "to", string(table)).Status(422).Says("Choose first whom to move.").SaysNot("What you had typed here").Changes()
	})
}

func TestWhoDeclinesKeepsTheirSeatFlaggedUntilSomebodyFreesIt(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		ada, ben := w.Ours.Guests[0], w.Ours.Guests[1]
		seatDirectly(w, table, ada, ben)
		watch := w.As("ben").Open(page)
		reply(w, guests.Declined, ada)
		reply(w, guests.Pending, ben)
		watch.Shows("seating-problems", "<strong><bdi>Ada Lawson OURS</bdi></strong> declined and still has a seat at <bdi>Table 1</bdi>.")
		watch.Shows("seating-problems", "<strong><bdi>Ben Lawson OURS</bdi></strong> sits at <bdi>Table 1</bdi> and has not replied.")
		watch.Shows("table-"+string(table), "data-declined")
		watch.Converges()
		version := board(w).Tables[0].People[0].Assignment.Version
		c := w.As("anna")
		c.NoScript = true
		free := []string{"version", toText(version), "occasion", string(reception(w)), "to", "parking", "guest", at(ada, table)}
		c.Post(page+"/moves", free...).Status(303).Changes(change.GuestsUnseated{Plan: board(w).Plan, Guests: ids(ada), Households: households(ada)})
		watch.Converges()
	})
}

func TestBadMovesChangeNothing(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		ada := w.Ours.Guests[0]
		occasion := string(reception(w))
		post := func(pairs ...string) webtest.Answer { return w.As("anna").Post(page+"/moves", pairs...) }
		post("occasion", occasion, "to", string(table), "guest", "no premise").Says("This can't be read.").Changes()
		post("occasion", occasion, "to", "", "guest", at(ada, seating.Parking)).Says("Choose a table.").Changes()
		post("occasion", occasion, "to", string(table)+":x", "guest", at(ada, seating.Parking)).Says("Choose a table.").Changes()
		post("occasion", "nowhere", "to", string(table), "guest", at(ada, seating.Parking)).Status(404).Changes()
		post("occasion", occasion, "to", "no-table", "guest", at(ada, seating.Parking)).Status(404).Changes()
		post("occasion", occasion, "to", string(table), "guest", at(w.Theirs.Guests[0], seating.Parking)).Status(404).Changes()
		w.Stranger().Post("/e/other-wedding/seating/moves", "occasion", occasion, "to", string(table), "guest", at(ada, seating.Parking)).Status(404).Changes()
		w.Stranger().Post(page+"/moves", "occasion", occasion, "to", string(table), "guest", at(ada, seating.Parking)).Status(404)
	})
}

func TestWhoMaySeat(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		table := lay(w, 1, 8)[0]
		for name, may := range mayWho(t, access.Seat) {
			a := w.As(name).Post(page+"/moves", "occasion", string(reception(w)), "to", string(table), "guest", at(w.Ours.Guests[0], seating.Parking))
			if !may {
				a.Status(403).Changes()
				w.As(name).Get(page).Says("Table 1").SaysNot(`name="guest"`)
				continue
			}
			a.Change()
			w.As(name).Post(page+"/moves", "occasion", string(reception(w)), "to", "parking", "guest", at(w.Ours.Guests[0], table)).Change()
		}
		w.Anonymous().Post(page + "/moves").Status(401)
	})
}
