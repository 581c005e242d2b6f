package activity_test

import (
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

func (k *kit) join(into, from change.ID, with func(*guests.Joined)) (change.Change, error) {
	j := guests.Joined{With: from, Version: k.house(into).Version, Other: k.house(from).Version}
	if with != nil {
		with(&j)
	}
	e, err := k.d.Mutate(background, k.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return guests.Join(tx, into, j) })
	return e.Change, err
}

func (k *kit) split(id change.ID, with guests.Split) (change.Change, error) {
	e, err := k.d.Mutate(background, k.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return guests.SplitHousehold(tx, []byte("secret"), id, with)
	})
	return e.Change, err
}

// found is the household that a printed link and a printed code lead to.
func (k *kit) found(h guests.Household) (byLink, byCode change.ID) {
	k.Helper()
	k.read(k.anna, func(r *db.Read) error {
		key := guests.LinkKey([]byte("secret"), h.ID, 1)
		one, _, err := guests.ByLink(r, key)
		if err != nil && !errors.Is(err, db.ErrNotFound) {
			return err
		}
		two, _, err := guests.ByCode(r, k.anna.Event, h.ReplyCode)
		byLink, byCode = one.ID, two.ID
		if errors.Is(err, db.ErrNotFound) {
			err = nil
		}
		return err
	})
	return byLink, byCode
}

func (k *kit) said(h change.ID) (r replies.Reply) {
	k.Helper()
	k.read(k.anna, func(read *db.Read) error {
		s, err := replies.Of(read, h)
		r = s.Reply
		return err
	})
	return r
}
