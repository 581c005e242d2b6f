package guests_test

import (
	"context"
	"errors"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// limit says how many places the first occasion has.
func (k kit) limit(places int64) {
	k.Helper()
	k.do(func(tx *db.Tx) (change.Change, error) {
		o, err := db.Find[events.Occasion](tx.Read, k.occasions[0])
		if err != nil {
			return nil, err
		}
		if err := db.Update(tx, &o, db.Set{"capacity": places}); err != nil || !tx.Wrote() {
			return change.None, err
		}
		return change.OccasionEdited{Occasion: o.ID}, nil
	})
}

// uninvited adds a household of a list that is invited to nothing; the letters are its people.
func (k kit) uninvited(list guests.List, name, people string) *guests.NewHousehold {
	k.Helper()
	n := &guests.NewHousehold{Household: guests.Household{EnvelopeName: name, List: list}}
	for _, p := range people {
		n.People = append(n.People, &guests.NewGuest{Guest: guests.Guest{Name: string(p) + " " + name}})
	}
	k.do(func(tx *db.Tx) (change.Change, error) {
		return change.HouseholdAdded{Household: n.ID}, guests.Create(tx, guests.Keys{Secret: secret}, n)
	})
	return n
}

func idsOf(homes ...*guests.NewHousehold) (ids []change.ID) {
	for _, n := range homes {
		for _, p := range n.People {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func (k kit) invite(homes ...*guests.NewHousehold) change.Change {
	k.Helper()
	return k.do(func(tx *db.Tx) (change.Change, error) {
		return guests.Invite(tx, guests.Inviting{Guests: idsOf(homes...), Invite: k.occasions[0]})
	}).Change
}

func (k kit) wait(homes ...*guests.NewHousehold) change.Change {
	k.Helper()
	return k.do(func(tx *db.Tx) (change.Change, error) {
		return guests.Invite(tx, guests.Inviting{Guests: idsOf(homes...), Wait: k.occasions[0]})
	}).Change
}

func (k kit) fill() change.Change {
	k.Helper()
	return k.do(guests.FillPlaces).Change
}

func (k kit) answer(reply guests.Reply, ids ...change.ID) {
	k.Helper()
	k.do(func(tx *db.Tx) (change.Change, error) {
		rows, err := db.From[guests.Invitation](tx.Read).Where("waiting = ?", false).In("guest_id", ids).All()
		for i := range rows {
			err = errors.Join(err, db.Update(tx, &rows[i], db.Set{"reply": reply}))
		}
		return change.ReplyEntered{}, err
	})
}

// places reads those of the first occasion.
func (k kit) places() (p guests.Places) {
	k.Helper()
	k.read(func(r *db.Read) error {
		all, err := guests.AllPlaces(r)
		p = all[0]
		return err
	})
	return p
}

// queue is who waits, in order.
func (k kit) queue() string {
	k.Helper()
	var names []string
	for _, w := range k.places().Queue {
		names = append(names, w.Household.EnvelopeName)
	}
	return strings.Join(names, " ")
}

// crowded are the occasions with more guests than places, by the list and by the database.
func (k kit) crowded() (listed, counted []guests.Crowded) {
	k.Helper()
	if err := k.d.Read(context.Background(), k.scope, func(r *db.Read) error {
		list, err := guests.Everybody(r)
		if err != nil {
			return err
		}
		listed = list.Crowded()
		counted, err = guests.CrowdedNow(r)
		return err
	}); err != nil {
		k.Fatal(err)
	}
	return listed, counted
}
