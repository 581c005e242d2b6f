package activity_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
	"convive/models/requests"
	"convive/models/seating"
)

// state is every row that says something about people, but for versions.
func (k *kit) state() string {
	k.Helper()
	var b strings.Builder
	k.read(k.anna, func(r *db.Read) error {
		return errors.Join(dump[guests.Household](&b, r), dump[guests.Former](&b, r), dump[guests.Guest](&b, r), dump[guests.Distinct](&b, r), dump[guests.Invitation](&b, r),
			dump[seating.Assignment](&b, r), dump[seating.Wish](&b, r), dump[requests.GuestRequest](&b, r), dump[replies.Reply](&b, r))
	})
	return b.String()
}

func dump[T any](b *strings.Builder, r *db.Read) error {
	rows, err := db.All[T](r, "id")
	for _, row := range rows {
		fmt.Fprintf(b, "%s\n", shown(row))
	}
	return err
}

// differ is what two states don't have in common.
func differ(a, b string) string {
	left, right := strings.Split(a, "\n"), strings.Split(b, "\n")
	only := func(one, other []string, sign string) (all []string) {
		for _, l := range one {
			if !slices.Contains(other, l) {
				all = append(all, sign+l)
			}
		}
		return all
	}
	return strings.Join(append(only(left, right, "-"), only(right, left, "+")...), "\n")
}

// of is the scope of any household on its own pages.
func (k *kit) of(h guests.Household) access.Scope {
	s := k.anna
	s.Looker = access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: h.ID}, Generation: h.LinkGeneration}
	s.Role, s.Household, s.Can = access.Household, h.ID, access.Of(access.Household)
	return s
}

// answers has a household answer for one of its people, with a word to the hosts.
func (k *kit) answers(h guests.Household, guest change.ID, reply guests.Reply, meal change.ID, note string) {
	k.Helper()
	k.do(k.of(h), func(tx *db.Tx) (change.Change, error) {
		s, err := replies.Of(tx.Read, h.ID)
		if err != nil {
			return nil, err
		}
		return replies.Send(tx, replies.Draft{Version: s.Reply.Version, Asked: true, Note: note, Source: replies.Web,
			Answers: map[replies.Cell]replies.Answer{{Guest: guest, Occasion: k.dinner}: {Reply: reply, Meal: meal}}})
	})
}

func (k *kit) person(id change.ID) (g guests.Guest) {
	k.Helper()
	k.read(k.anna, func(r *db.Read) (err error) { g, err = db.Find[guests.Guest](r, id); return err })
	return g
}

func (k *kit) house(id change.ID) (h guests.Household) {
	k.Helper()
	k.read(k.anna, func(r *db.Read) (err error) { h, err = db.Find[guests.Household](r, id); return err })
	return h
}

func (k *kit) invitation(guest change.ID) (in guests.Invitation) {
	k.Helper()
	k.read(k.anna, func(r *db.Read) (err error) {
		in, err = db.From[guests.Invitation](r).Where("guest_id = ?", string(guest)).First()
		return err
	})
	return in
}

// sits is at which table somebody sits; "" without a seat.
func (k *kit) sits(guest change.ID) (table change.ID) {
	k.Helper()
	k.read(k.anna, func(r *db.Read) error {
		rows, err := db.From[seating.Assignment](r).Where("guest_id = ?", string(guest)).All()
		if len(rows) > 1 {
			k.Errorf("%d seats", len(rows))
		}
		for _, a := range rows {
			table = a.TableID
		}
		return err
	})
	return table
}

func (k *kit) merge(a, b change.ID, with func(*guests.Merging)) (change.Change, error) {
	m := guests.Merging{Guests: []change.ID{a, b}, Version: k.person(a).Version, Other: k.person(b).Version}
	if with != nil {
		with(&m)
	}
	e, err := k.d.Mutate(background, k.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return guests.Merge(tx, m) })
	return e.Change, err
}

func (k *kit) edit(id change.ID, set db.Set) {
	k.Helper()
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, id)
		if err != nil {
			return nil, err
		}
		return change.GuestEdited{Guest: id, Household: g.HouseholdID}, db.Update(tx, &g, set)
	})
}

// last is the number of the newest entry.
func (k *kit) last() (seq int64) {
	k.read(k.anna, func(r *db.Read) error {
		log, err := r.Log(0, 1)
		seq = log[0].Seq
		return err
	})
	return seq
}

// twice is Ada on the list twice: Ada Lawson at home with Kit, and Ada Lawsen, who answered, sits, asked and brings
// somebody, with Ben.
func (k *kit) twice() (a, b change.ID, other *guests.NewHousehold, table change.ID) {
	k.Helper()
	other = k.household("Ada Lawsen", "Ben Moor", "Guest")
	a, b = k.home.People[0].ID, other.People[0].ID
	table = k.table("Seven", 8)
	k.answers(other.Household, b, guests.Attending, k.meals[1], "We can't wait")
	k.move(b, "", table)
	k.do(k.of(other.Household), func(tx *db.Tx) (change.Change, error) {
		return requests.Ask(tx, requests.Asking{Kind: "child", Words: "A cot", Guest: b})
	})
	k.edit(other.People[2].ID, db.Set{"plus_one_of": &b, "unnamed": true, "name": guests.GuestOf("Ada Lawsen")})
	k.edit(a, db.Set{"diets": db.Words{"vegan"}, "tags": db.Words{"choir"}, "email": "ada@example.org"})
	k.edit(b, db.Set{"diets": db.Words{"nut_allergy", "vegan"}, "tags": db.Words{"work"}, "phone": "+44 20 7946 0001", "note": "met in Ely"})
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		return change.GuestEdited{Guest: a}, db.Create(tx, &seating.Wish{Kind: "together", GuestID: b, OtherGuestID: &other.People[1].ID, Strength: "must"},
			&seating.Wish{Kind: "near", GuestID: a, OtherGuestID: &b, Strength: "prefer"})
	})
	return a, b, other, table
}
