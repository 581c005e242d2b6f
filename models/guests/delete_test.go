package guests_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

func TestWhatWasChangedSinceItWasShownIsNotRemoved(t *testing.T) {
	each(t, func(k kit) {
		h := k.household(false, "Ada Lawson", "Ben Lawson")
		ada := h.People[0].ID
		k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.EditGuest(tx, ada, guests.GuestEdit{Version: 1, Name: "Ada Aubertin"})
		})
		now := func() (g guests.Guest, house guests.Household) {
			k.read(func(r *db.Read) error {
				var err, other error
				g, err = db.Find[guests.Guest](r, ada)
				house, other = db.Find[guests.Household](r, h.ID)
				return errors.Join(err, other)
			})
			return g, house
		}
		g, house := now()
		try := func(fn func(*db.Tx) (change.Change, error)) error {
			_, err := k.d.Mutate(context.Background(), k.scope, change.CommandID{}, fn)
			return err
		}
		var stale db.ErrStale
		if err := try(func(tx *db.Tx) (change.Change, error) {
			return guests.RemoveSeenGuest(tx, ada, invalid.Step{Version: g.Version - 1})
		}); !errors.As(err, &stale) {
			k.Errorf("a guest as seen before: %v", err)
		}
		if err := try(func(tx *db.Tx) (change.Change, error) {
			return guests.RemoveSeenHousehold(tx, h.ID, invalid.Step{Version: house.Version + 1})
		}); !errors.As(err, &stale) {
			k.Errorf("a household of another version: %v", err)
		}
		k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.RemoveSeenGuest(tx, ada, invalid.Step{Version: g.Version})
		})
		k.read(func(r *db.Read) (err error) { house, err = db.Find[guests.Household](r, h.ID); return err })
		k.do(func(tx *db.Tx) (change.Change, error) {
			return guests.RemoveSeenHousehold(tx, h.ID, invalid.Step{Version: house.Version})
		})
	})
}

func TestOneStepNamesNoMoreGuestsThanItCanCarry(t *testing.T) {
	some := make([]string, 20_000)
	for i := range some {
		some[i] = string(db.NewID())
	}
	if wrong := (guests.Removal{Groups: []string{strings.Join(some, " ")}}).Validate(); wrong != nil {
		t.Errorf("20,000 guests: %v", wrong)
	}
	wrong := guests.Removal{Guests: []change.ID{db.NewID()}, Groups: some}.Validate()
	if wrong.Of("guest") != "Choose at most {n} guests at once." {
		t.Errorf("20,001 guests: %v", wrong)
	}
}
