package transfer_test

import (
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/guests"
)

func TestByWhatListsKnowPeopleComesAlong(t *testing.T) {
	const key = "{\"list\":\"a\",\"source\":\"zola\",\"name\":\"mira okonjo\",\"nth\":1}\n{\"list\":\"a\",\"source\":\"zola\",\"name\":\"m okonjo\",\"nth\":1}"
	d, s := seeded(t, "sqlite")
	n := &guests.NewHousehold{Household: guests.Household{MatchKey: key}, People: []*guests.NewGuest{{Guest: guests.Guest{Name: "Mira Okonjo-Test", MatchKey: key}}}}
	_, err := d.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return change.HouseholdAdded{Household: n.ID}, guests.Create(tx, guests.Keys{Secret: secret}, n)
	})
	must(t, err)
	there := dbtest.New(t, "sqlite")
	org := founded(t, there)
	id, err := bring(there, org, export(t, d, s))
	must(t, err)
	must(t, there.Read(background, access.SystemAt(org.Organization, id, convive), func(r *db.Read) error {
		g, err := db.From[guests.Guest](r).Where("name = ?", "Mira Okonjo-Test").First()
		must(t, err)
		h, err := db.Find[guests.Household](r, g.HouseholdID)
		if g.MatchKey != key || h.MatchKey != key {
			t.Errorf("%q, %q", g.MatchKey, h.MatchKey)
		}
		return err
	}))
}
