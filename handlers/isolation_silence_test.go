package handlers_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"convive/handlers/live/model"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
	requestrows "convive/models/requests"
)

// whom is whose own pages a Change in our event is about.
type whom int

const (
	nobody   whom = iota
	theFirst      // the first household
	everyone
)

// round lets something happen, and then a marker of its own in the other event: since a stream tells what happens in the
// log's order, all that it was to bring of the first is there before the marker. Guests of our event, whose Views a GET
// has brought up to the log, have a marker now and then, before which nothing may have come.
func (a *audience) round(kind change.Kind, concerns whom, do func(*audience) change.Change) {
	a.Helper()
	if do != nil {
		if c := do(a); c.Kind() != kind {
			a.Fatalf("what should have been %s was %s", kind, c.Kind())
		}
	}
	a.current(kind, concerns)
	a.n++
	reached := a.mark(kind == "nothing" || a.n%8 == 0)
	for _, t := range a.all {
		if !a.isStill(t) {
			continue
		}
		want := 0
		if seq, marked := reached[t.feed]; marked {
			a.until(t, fmt.Sprintf("was sent its marker after %s", kind), func() bool { return t.reached(seq) })
			want = 1
		}
		sent := t.sent(string(a.w.Theirs.Accounts["ben"].ID))
		if !t.concerned(concerns) && len(sent) != want {
			a.Errorf("%s of our event: %s was sent %d deliveries, not %d:\n%.600s", kind, t, len(sent), want, strings.Join(sent, "\n---\n"))
		}
	}
}

// current brings the guests' Views in our event up to the log, by a GET of each. Those whom the Change doesn't concern
// have the bytes that they had; the others are waited for.
func (a *audience) current(kind change.Kind, concerns whom) {
	a.Helper()
	for _, t := range a.all {
		if !a.isStill(t) || t.at.event != "ours" || a.rows.deleted {
			continue
		}
		was := rendering(t.watch.Position())
		now := rendering(t.client.Load(t.at.path).Position())
		if t.concerned(concerns) {
			a.until(t, fmt.Sprintf("was sent what a GET shows after %s", kind), func() bool { return rendering(t.watch.Position()) == now })
		} else if now != was {
			a.Errorf("%s of our event: other bytes for %s: %s was %s", kind, t, now, was)
		}
	}
}

// concerned says whether a Change in our event may move the page.
func (t *tab) concerned(by whom) bool {
	return t.at.event == "ours" && (by == everyone || by == theFirst && t.who.household == 1)
}

// rendering names the bytes that a position stands for: a View, and how often its bytes have changed. A GET of a page
// brings its View up to the log, so that a position that is still the stream's says that nothing was there to be sent.
func rendering(position string) string {
	if parts := strings.Split(position, "~"); len(parts) >= 5 {
		return parts[2] + "~" + parts[4]
	}
	return position
}

// isStill says whether a tab belongs to those who are told apart: guests, and everybody at the other event.
func (a *audience) isStill(t *tab) bool {
	return t.who.household > 0 && ofGuests(t.route) || t.who.home == "theirs"
}

// reached says whether the stream has brought a delivery of a number of the log, or of a later one.
func (t *tab) reached(seq int64) bool {
	for _, e := range t.watch.Heard()[t.heard:] {
		if e.Ends && numberOf(e) >= seq {
			return true
		}
	}
	return false
}

// numberOf is the number of the log in a delivery's position.
func numberOf(e model.Event) int64 {
	parts := strings.Split(e.ID, "~")
	if len(parts) < 5 {
		return 0
	}
	n, _ := strconv.ParseInt(parts[3], 10, 64)
	return n
}

// sent are the deliveries that came since the last time: everything but greetings, beats, who else is here, and the news
// of who makes the markers.
func (t *tab) sent(marker string) (all []string) {
	now := t.watch.Heard()
	open := ""
	for _, e := range now[t.heard:] {
		switch {
		case e.Type == "convive-hello", e.Type == "convive-beat",
			e.Type == "datastar-patch-elements" && strings.Contains(e.Raw, `id="presence"`),
			e.Type == "convive-news" && strings.Count(e.Raw, `"actor"`) == strings.Count(e.Raw, marker):
		case e.Ends:
			all, open = append(all, open+e.Raw), ""
		default:
			open += e.Raw
		}
	}
	if open != "" {
		all = append(all, open)
	}
	t.heard = len(now)
	return all
}

// mark changes something that each of the pages shows which are told apart: in the other event, in the stranger's
// account and, if asked, in two households of ours. It returns the number of each in its log.
func (a *audience) mark(ours bool) map[change.Feed]int64 {
	a.Helper()
	reached := map[change.Feed]int64{}
	note := func(e change.Entry) { reached[e.Feed] = e.Seq }
	stranger := a.w.Theirs.Accounts["anna"]
	note(a.as(account(stranger), func(tx *db.Tx) (change.Change, error) {
		row, err := accounts.Me(tx.Read)
		if err != nil {
			return nil, err
		}
		return accounts.Edit(tx, accounts.Profile{Version: row.Version, Name: row.Name, Email: fmt.Sprintf("anna-%d@other-wedding.example.org", a.n)})
	}))
	theirs := a.w.System(a.w.Theirs)
	theirs.Actor = change.Actor{Kind: change.ByAccount, ID: a.w.Theirs.Accounts["ben"].ID}
	note(a.as(theirs, func(tx *db.Tx) (change.Change, error) {
		e, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		a.w.Must(db.Update(tx, &e, db.Set{"name": fmt.Sprint("Marker ", a.n, " THEIRS"), "deadline": fmt.Sprintf("2026-09-%02d", 1+a.n%28)}))
		for _, h := range a.w.Theirs.Households {
			a.touch(tx, a.w.Theirs, h.ID)
		}
		for _, was := range a.w.Theirs.Occasions {
			o, err := db.Find[events.Occasion](tx.Read, was.ID)
			a.w.Must(err)
			a.w.Must(db.Update(tx, &o, db.Set{"name": fmt.Sprint("Occasion ", a.n, " THEIRS")}))
		}
		return change.EventTouched{Event: e.ID}, nil
	}))
	if ours && !a.rows.deleted {
		note(a.w.Mutate(a.w.Ours, func(tx *db.Tx) (change.Change, error) {
			two := []change.ID{a.w.Ours.Households[0].ID, a.w.Ours.Households[1].ID}
			for _, id := range two {
				a.touch(tx, a.w.Ours, id)
			}
			return change.GuestsDeleted{Households: two}, nil // nobody goes: it is about their people, answers and questions
		}))
	}
	return reached
}

// touch renames a household and its people, and has it reply and ask something.
func (a *audience) touch(tx *db.Tx, e webtest.Event, id change.ID) {
	a.Helper()
	h, err := db.Find[guests.Household](tx.Read, id)
	a.w.Must(err)
	base, _, _ := strings.Cut(h.EnvelopeName, " round ")
	a.w.Must(db.Update(tx, &h, db.Set{"envelope_name": fmt.Sprint(base, " round ", a.n)}))
	people, err := db.From[guests.Guest](tx.Read).Where("household_id = ?", string(id)).Order("id").All()
	a.w.Must(err)
	for _, g := range people {
		base, _, _ := strings.Cut(g.Name, " round ")
		a.w.Must(db.Update(tx, &g, db.Set{"name": fmt.Sprint(base, " round ", a.n)}))
	}
	sent := change.At(tx.Now().Add(time.Duration(a.n) * time.Minute))
	reply, err := db.From[replies.Reply](tx.Read).Where("household_id = ?", string(id)).First()
	if err == nil {
		a.w.Must(db.Update(tx, &reply, db.Set{"sent_at": sent}))
	} else {
		a.w.Must(db.Create(tx, &replies.Reply{HouseholdID: id, SentAt: sent, SentBy: "household", Source: replies.Web}))
	}
	a.asks(tx, e, id)
}

// asks has a household's one question opened or settled, so that the number of open ones is another.
func (a *audience) asks(tx *db.Tx, e webtest.Event, household change.ID) {
	a.Helper()
	words := fmt.Sprint("Marker ", a.n, " ", e.Canary)
	if a.asked[household] == "" {
		r := requestrows.GuestRequest{HouseholdID: household, Kind: "child", Words: words, Status: requestrows.Open}
		a.w.Must(db.Create(tx, &r))
		a.asked[household] = r.ID
		return
	}
	r, err := db.Find[requestrows.GuestRequest](tx.Read, a.asked[household])
	a.w.Must(err)
	status := map[bool]requestrows.Status{true: requestrows.Open, false: requestrows.Resolved}[a.n%2 == 1]
	a.w.Must(db.Update(tx, &r, db.Set{"words": words, "status": status}))
}

// as carries out a rule in any scope.
func (a *audience) as(s access.Scope, fn func(*db.Tx) (change.Change, error)) change.Entry {
	a.Helper()
	e, err := a.w.DB.Mutate(a.Context(), s, change.CommandID{}, fn)
	a.w.Must(err)
	return e
}

// account is Convive's own scope in somebody's account.
func account(of accounts.Account) access.Scope {
	return access.Scope{Looker: access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: of.ID}}, Place: access.AtAccount, Role: access.System, Can: access.Of(access.System)}
}
