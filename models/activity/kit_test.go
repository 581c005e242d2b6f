package activity_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/organizations"
	"convive/models/replies"
	"convive/models/requests"
	"convive/models/seating"
)

var (
	background = context.Background()
	convive    = change.Actor{Kind: change.ByConvive}
)

type rule = func(*db.Tx) (change.Change, error)

// kit is one event with a host, a dinner, and a household of two who are invited to it.
type kit struct {
	*testing.T
	d      *db.DB
	anna   access.Scope
	dinner change.ID
	meals  []change.ID
	home   *guests.NewHousehold
}

func each(t *testing.T, test func(k *kit)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		k := &kit{T: t, d: d}
		a := accounts.Account{ID: db.NewID(), Name: "Anna", EmailKey: "anna"}
		k.do(access.Installation(convive), func(tx *db.Tx) (change.Change, error) {
			return change.AccountCreated{Account: a.ID}, errors.Join(db.Create(tx, &a), tx.NewFeed(change.AccountFeed(a.ID)))
		})
		org, id := organizations.Organization{ID: db.NewID(), Name: "O"}, db.NewID()
		k.do(access.Installation(convive), func(tx *db.Tx) (change.Change, error) { return organizations.Found(tx, &org, a.ID) })
		at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: org.ID, Role: access.System}
		k.do(at, func(tx *db.Tx) (change.Change, error) {
			return events.Create(tx, &events.Event{ID: id, OrganizationID: org.ID, Name: "W", Slug: "w", Zone: "UTC", Sides: db.Words{"A", "B", "Amara"}, ReplyMode: events.Open})
		})
		k.anna = access.SystemAt(org.ID, id, change.Actor{Kind: change.ByAccount, ID: a.ID})
		by := k.anna
		by.Actor = convive
		k.do(by, func(tx *db.Tx) (change.Change, error) {
			o := events.Occasion{Name: "Dinner", Starts: "2026-09-12T17:00", AsksMeal: true, Seated: true}
			if err := db.Create(tx, &o); err != nil {
				return nil, err
			}
			k.dinner = o.ID
			for i, name := range []string{"Beef", "Lentils"} {
				m := events.Meal{OccasionID: o.ID, Name: name, Position: int64(i)}
				if err := db.Create(tx, &m); err != nil {
					return nil, err
				}
				k.meals = append(k.meals, m.ID)
			}
			return change.OccasionAdded{Occasion: o.ID}, nil
		})
		k.home = k.household("Ada Lawson", "Kit Lawson")
		test(k)
	})
}

// household is added by the host, everybody invited to the dinner.
func (k *kit) household(names ...string) *guests.NewHousehold {
	k.Helper()
	n := &guests.NewHousehold{Household: guests.Household{EnvelopeName: "The " + names[0]}}
	for _, name := range names {
		n.People = append(n.People, &guests.NewGuest{Guest: guests.Guest{Name: name}, Invitations: []guests.Invitation{{OccasionID: k.dinner}}})
	}
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		err := guests.Create(tx, guests.Keys{Secret: []byte("secret")}, n)
		return change.HouseholdAdded{Household: n.ID}, err
	})
	return n
}

func (k *kit) do(as access.Scope, fn rule) change.Entry {
	k.Helper()
	e, err := k.d.Mutate(background, as, change.CommandID{}, fn)
	if err != nil {
		k.Fatal(err)
	}
	return e
}

// guest is the scope of the household on its own pages.
func (k *kit) guest() access.Scope {
	s, h := k.anna, k.home.Household
	s.Looker = access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: h.ID}, Generation: h.LinkGeneration}
	s.Role, s.Household, s.Can = access.Household, h.ID, access.Of(access.Household)
	return s
}

// as is the host's scope with the permissions of a role.
func (k *kit) as(r access.Role) access.Scope {
	s := k.anna
	s.Role, s.Can = r, access.Of(r)
	return s
}

func (k *kit) ask(words string) change.Entry {
	return k.do(k.guest(), func(tx *db.Tx) (change.Change, error) {
		return requests.Ask(tx, requests.Asking{Kind: "child", Words: words})
	})
}

func (k *kit) resolve(asked change.Entry, answer string) change.Entry {
	return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		r, err := db.Find[requests.GuestRequest](tx.Read, asked.Change.(change.RequestAsked).Request)
		if err != nil {
			return nil, err
		}
		return requests.Resolve(tx, r.ID, requests.Outcome{Version: r.Version, Answer: answer})
	})
}

// reply has the household answer for somebody, or the host on paper.
func (k *kit) reply(onBehalf bool, guest int, reply guests.Reply, meal change.ID) change.Entry {
	d := replies.Draft{Source: replies.Paper, Answers: map[replies.Cell]replies.Answer{{Guest: k.home.People[guest].ID, Occasion: k.dinner}: {Reply: reply, Meal: meal}}}
	if onBehalf {
		return k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return replies.SendOnBehalf(tx, k.home.ID, d) })
	}
	return k.do(k.guest(), func(tx *db.Tx) (change.Change, error) { return replies.Send(tx, d) })
}

func (k *kit) undo(seq int64) (change.Change, error) {
	e, err := k.d.Mutate(background, k.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, seq) })
	return e.Change, err
}

func (k *kit) read(as access.Scope, fn func(*db.Read) error) {
	k.Helper()
	if err := k.d.Read(background, as, fn); err != nil {
		k.Fatal(err)
	}
}

func (k *kit) line(as access.Scope, seq int64) (l activity.Line) {
	k.Helper()
	k.read(as, func(r *db.Read) (err error) { l, err = activity.One(r, seq); return err })
	return l
}

// says is the line as a sentence: places hold the first names and how many more there are.
func (k *kit) says(seq int64) string {
	k.Helper()
	l := k.line(k.as(access.Host), seq)
	return sentence(l)
}

func sentence(l activity.Line) string {
	s := l.Change.Sentence()
	text := strings.ReplaceAll(s.Text, "{actor}", "<"+l.By+">")
	if l.Of != nil {
		text = strings.ReplaceAll(text, "{change}", sentence(*l.Of))
	}
	for place, value := range s.Values {
		text = strings.ReplaceAll(text, "{"+place+"}", value)
	}
	for place, refs := range s.Refs {
		names := strings.Join(l.Names[place], ", ")
		if more := len(refs) - len(l.Names[place]); more > 0 {
			names += fmt.Sprintf(" and %d more", more)
		}
		text = strings.ReplaceAll(text, "{"+place+"}", names)
	}
	return text
}

// details are the rows of an entry as lines, sorted: "table name: column was -> became".
func (k *kit) details(as access.Scope, seq int64) (all []string) {
	k.Helper()
	k.read(as, func(r *db.Read) error {
		rows, _, err := activity.Details(r, seq)
		for _, row := range rows {
			if row.At != "" {
				row.Name += " at " + row.At
			}
			switch {
			case len(row.Fields) > 0:
			case row.Came:
				all = append(all, row.Table+" "+row.Name+" came")
			case row.Went:
				all = append(all, row.Table+" "+row.Name+" went")
			}
			for _, f := range row.Fields {
				all = append(all, fmt.Sprintf("%s %s: %s %s -> %s", row.Table, row.Name, f.Column, strings.Join(f.Was, ", "), strings.Join(f.Became, ", ")))
			}
		}
		return err
	})
	slices.Sort(all)
	return all
}

// note has the household write to the hosts, and answer nothing anew.
func (k *kit) note(words string) change.Entry {
	return k.do(k.guest(), func(tx *db.Tx) (change.Change, error) {
		s, err := replies.Of(tx.Read, k.home.ID)
		if err != nil {
			return nil, err
		}
		return replies.Send(tx, replies.Draft{Version: s.Reply.Version, Asked: true, Note: words})
	})
}

// table adds a table to the dinner.
func (k *kit) table(name string, seats int64) change.ID {
	return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: k.dinner, Name: name, Count: 1, Seats: seats, Shape: seating.Round})
	}).Change.(change.TablesAdded).Tables[0]
}

// move brings a guest from a table to another; "" is parking.
func (k *kit) move(guest, from, to change.ID) change.Entry {
	k.Helper()
	return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		premise := seating.Premise{Guest: guest, From: cmp.Or(from, seating.Parking)}
		return seating.Move(tx, seating.Moving{Occasion: k.dinner, Guests: []string{premise.String()}, To: string(cmp.Or(to, seating.Parking))})
	})
}

func shrinkTo(tx *db.Tx, id change.ID, seats int64) (change.Change, error) {
	t, err := db.Find[seating.Table](tx.Read, id)
	if err != nil {
		return nil, err
	}
	return seating.EditTable(tx, id, seating.Edit{Version: t.Version, Name: t.Name, Shape: t.Shape, Seats: seats})
}
