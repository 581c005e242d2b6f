package replies_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

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
