package replies_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

func TestANameIsFoundHoweverItsUmlautsAreWritten(t *testing.T) {
	each(t, func(w *world) {
		called := func(guest int, name string) {
			w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
				g, err := db.Find[guests.Guest](tx.Read, w.people[guest])
				if err != nil {
					return nil, err
				}
				return change.GuestEdited{Guest: g.ID}, db.Update(tx, &g, db.Set{"name": name, "given": "", "family": "", "phone": "+49 170 555-4711"})
			})
		}
		called(ada, "Jörg Bäcker")
		called(zoe, "Juergen Moeller")
		w.read(func(r *db.Read) error {
			e, err := events.Current(r)
			e.NameLookup = events.ByPhone
			for typed, home := range map[string]int{
				"Jörg Bäcker": 0, "JOERG BAECKER": 0, "Jorg Backer": 0, "Jürgen Möller": 1, "Juergen Moeller": 1, "Jörg Baecker": 0,
				"Jurgen Moller": -1, "Jeorg Backer": -1, "Jörg": -1, "": -1,
			} {
				h, err := replies.ByName(r, e, typed, "4711")
				if found := err == nil; found != (home >= 0) || found && h.ID != w.homes[home].ID {
					t.Errorf("%q: %v", typed, err)
				}
			}
			return err
		})
	})
}

func TestANumberIsFoundInWhicheverDigitsItIsTyped(t *testing.T) {
	each(t, func(w *world) {
		w.do(w.scope, func(tx *db.Tx) (change.Change, error) {
			g, err := db.Find[guests.Guest](tx.Read, w.people[ada])
			if err != nil {
				return nil, err
			}
			return change.GuestEdited{Guest: g.ID}, db.Update(tx, &g, db.Set{"name": "Ada Lawson", "phone": "+49 170 555-4711"})
		})
		w.read(func(r *db.Read) error {
			e, err := events.Current(r)
			e.NameLookup = events.ByPhone
			for typed, found := range map[string]bool{"4711": true, "٤٧١١": true, "۴۷۱۱": true, "०४७११": true, "٤٧١٢": false} {
				if h, err := replies.ByName(r, e, "Ada Lawson", typed); (err == nil) != found || found && h.ID != w.homes[0].ID {
					t.Errorf("%s: %v", typed, err)
				}
			}
			return err
		})
	})
}
