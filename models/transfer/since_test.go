package transfer_test

import (
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/messages"
	"convive/models/replies"
)

// worked is what hosts do in the months before: they write letters' texts, put people on the waiting list, join
// households and guests that are one, type in paper cards, open replies again, mark an address that fails.
type worked struct {
	t                     *testing.T
	d                     *db.DB
	s                     access.Scope
	waits, joined, merged string // names
}

func (w *worked) do(rule func(*db.Tx) (change.Change, error)) {
	w.t.Helper()
	_, err := w.d.Mutate(background, w.s, change.CommandID{}, rule)
	must(w.t, err)
}

// singles are guests who live alone and have an address.
func singles(r *db.Read, n int) (all []guests.Guest, err error) {
	people, err := db.From[guests.Guest](r).Where("host = ? AND unnamed = ? AND email <> ?", false, false, "").Order("id").All()
	homes := map[change.ID]int{}
	for _, g := range people {
		homes[g.HouseholdID]++
	}
	for _, g := range people {
		if homes[g.HouseholdID] == 1 && len(all) < n {
			all = append(all, g)
		}
	}
	return all, err
}

func (w *worked) everything() {
	var alone []guests.Guest
	var dinner events.Occasion
	must(w.t, w.d.Read(background, w.s, func(r *db.Read) (err error) {
		if alone, err = singles(r, 6); err != nil {
			return err
		}
		dinner, err = db.From[events.Occasion](r).Where("seated = ?", true).First()
		return err
	}))
	w.waits, w.joined, w.merged = alone[0].Name, alone[1].Name, alone[3].Name
	home := func(tx *db.Tx, g guests.Guest) guests.Household {
		h, err := db.Find[guests.Household](tx.Read, g.HouseholdID)
		must(w.t, err)
		return h
	}
	w.do(func(tx *db.Tx) (change.Change, error) {
		h := home(tx, alone[0])
		must(w.t, db.Update(tx, &h, db.Set{"list": guests.ListB}))
		o, err := db.Find[events.Occasion](tx.Read, dinner.ID)
		must(w.t, err)
		must(w.t, db.Update(tx, &o, db.Set{"capacity": int64(1)}))
		ins, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(alone[0].ID), string(dinner.ID)).All()
		must(w.t, err)
		for i := range ins {
			must(w.t, db.Delete(tx, &ins[i]))
		}
		return change.OccasionEdited{Occasion: dinner.ID}, nil
	})
	w.do(func(tx *db.Tx) (change.Change, error) {
		return guests.Invite(tx, guests.Inviting{Guests: []change.ID{alone[0].ID}, Wait: dinner.ID})
	})
	w.do(func(tx *db.Tx) (change.Change, error) {
		a, b := home(tx, alone[1]), home(tx, alone[2])
		return guests.Join(tx, a.ID, guests.Joined{Version: a.Version, With: b.ID, Other: b.Version, Envelope: "made", Address: "a", Language: "a", Side: "a", List: "a", SentBy: "a", Tags: "both"})
	})
	w.do(func(tx *db.Tx) (change.Change, error) {
		m := guests.Merging{Guests: []change.ID{alone[3].ID, alone[4].ID}, Version: alone[3].Version, Other: alone[4].Version, Name: "a", Age: "a", Chair: "a", Side: "a", Email: "a", Phone: "a", Household: "a", Replies: map[change.ID]string{}}
		all, err := events.Occasions(tx.Read)
		must(w.t, err)
		for _, o := range all {
			m.Replies[o.ID] = "a"
		}
		return guests.Merge(tx, m)
	})
	w.do(func(tx *db.Tx) (change.Change, error) {
		return guests.Reopen(tx, alone[5].HouseholdID, guests.Reopening{Version: home(tx, alone[5]).Version, Until: "2026-09-10"})
	})
	w.do(func(tx *db.Tx) (change.Change, error) {
		in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ?", string(alone[5].ID)).Order("id").First()
		must(w.t, err)
		var version int64
		had, err := db.From[replies.Reply](tx.Read).Where("household_id = ?", string(in.HouseholdID)).All()
		must(w.t, err)
		for _, r := range had {
			version = r.Version
		}
		return replies.SendOnBehalf(tx, in.HouseholdID, replies.Draft{Version: version, Source: replies.Paper, Asked: true, Note: "From a card", Sung: true, Songs: "La Mer",
			Answers: map[replies.Cell]replies.Answer{{Guest: in.GuestID, Occasion: in.OccasionID}: {Reply: guests.Declined, Since: in.Version}}})
	})
	w.do(func(tx *db.Tx) (change.Change, error) {
		return messages.Write(tx, messages.Wording{Kind: messages.Reminder, Language: "de", Subject: "Noch eine Bitte", Body: "Liebe {name},\n\n{link}\n"})
	})
	w.do(func(tx *db.Tx) (change.Change, error) {
		return messages.MarkAddress(tx, alone[5].ID, messages.Address{Email: alone[5].Email, Bad: true})
	})
	guest := w.s
	guest.Role, guest.Household = access.Household, alone[5].HouseholdID
	must(w.t, w.d.Aside(background, guest, func(tx *db.Tx) error {
		_, err := replies.Keep(tx, db.NewID(), replies.Draft{Asked: true, Note: "typed and not sent"}, 0)
		return err
	}))
}

func TestAllThatHostsHaveDoneLeavesWithTheEventAndWhatWaitsHereStays(t *testing.T) {
	for from, to := range map[string]string{"sqlite": "postgres", "postgres": "sqlite"} {
		t.Run(from+" to "+to, func(t *testing.T) {
			d, s := seeded(t, from)
			w := &worked{t: t, d: d, s: s}
			w.everything()
			data := export(t, d, s)
			if strings.Contains(string(data), "typed and not sent") {
				t.Error("a draft left")
			}
			there := dbtest.New(t, to)
			org := founded(t, there)
			id, err := bring(there, org, data)
			must(t, err)
			at := access.SystemAt(org.Organization, id, convive)
			if again := export(t, there, at); string(again) != string(data) {
				t.Errorf("came back otherwise: %s", differ(string(data), string(again)))
			}
			must(t, there.Read(background, at, func(r *db.Read) error { w.arrived(r); return nil }))
		})
	}
}

// arrived looks at the event as those who took it have it.
func (w *worked) arrived(r *db.Read) {
	places, err := guests.AllPlaces(r)
	must(w.t, err)
	waiting := ""
	for _, p := range places {
		for _, q := range p.Queue {
			for _, g := range q.Guests {
				waiting += g.Name
			}
		}
	}
	if !strings.Contains(waiting, w.waits) {
		w.t.Errorf("%q wait, not %s", waiting, w.waits)
	}
	g, err := db.From[guests.Guest](r).Where("name = ?", w.joined).First()
	must(w.t, err)
	if people, err := guests.OfHousehold(r, g.HouseholdID); err != nil || len(people) != 2 {
		w.t.Errorf("%d people are in the joined household, %v", len(people), err)
	}
	text, row, err := messages.Written(r, messages.Reminder, "de")
	if err != nil || row.ID == "" || text.Subject != "Noch eine Bitte" {
		w.t.Errorf("the letter is %+v, %v", text, err)
	}
	opened, err := db.From[guests.Household](r).Where("reopened_until = ?", "2026-09-10").All()
	if err != nil || len(opened) != 1 {
		w.t.Fatalf("%d may reply again, %v", len(opened), err)
	}
	people, err := guests.OfHousehold(r, opened[0].ID)
	must(w.t, err)
	if people[0].EmailProblem == "" {
		w.t.Error("the bad address is a good one")
	}
	said, err := db.From[replies.Reply](r).Where("household_id = ?", string(opened[0].ID)).All()
	if err != nil || len(said) != 1 || said[0].Note != "From a card" || said[0].Songs != "La Mer" || said[0].Source != replies.Paper {
		w.t.Errorf("the card says %+v, %v", said, err)
	}
}
