package guests_test

import (
	"context"
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

func TestNoFormWritesASideOrALanguageThatTheEventDoesNotHave(t *testing.T) {
	each(t, func(k kit) {
		h := k.household(false, "Ada Lawson")
		var house guests.Household
		var ada guests.Guest
		k.read(func(r *db.Read) (err error) {
			house, err = db.Find[guests.Household](r, h.ID)
			if err == nil {
				ada, err = db.Find[guests.Guest](r, h.People[0].ID)
			}
			return err
		})
		home, person := guests.EditOf(house), guests.EditOfGuest(ada, nil)
		withSide, withLanguage, ofPerson := home, home, person
		withSide.Side, withLanguage.Language, ofPerson.Side = "Nobody", "xx", "Nobody"
		for name, c := range map[string]struct {
			field string
			fn    func(*db.Tx) (change.Change, error)
		}{
			"a guest's form":       {"side", func(tx *db.Tx) (change.Change, error) { return guests.EditGuest(tx, ada.ID, ofPerson) }},
			"a household's form":   {"side", func(tx *db.Tx) (change.Change, error) { return guests.EditHousehold(tx, h.ID, withSide) }},
			"a household's tongue": {"language", func(tx *db.Tx) (change.Change, error) { return guests.EditHousehold(tx, h.ID, withLanguage) }},
			"a cell": {"language", func(tx *db.Tx) (change.Change, error) {
				return guests.EditHouseholdCell(tx, h.ID, guests.Cell{Version: house.Version, Field: "language", Value: "xx"})
			}},
			"a new household's side": {"side", func(tx *db.Tx) (change.Change, error) {
				return guests.AddHousehold(tx, secret, guests.Addition{People: "Ben", Side: "Nobody"})
			}},
			"a new household's tongue": {"language", func(tx *db.Tx) (change.Change, error) {
				return guests.AddHousehold(tx, secret, guests.Addition{People: "Ben", Language: "xx"})
			}},
		} {
			_, err := k.d.Mutate(context.Background(), k.scope, change.CommandID{}, c.fn)
			var wrong invalid.Fields
			if !errors.As(err, &wrong) || wrong.Of(c.field) == "" {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
