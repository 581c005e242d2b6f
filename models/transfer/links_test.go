package transfer_test

import (
	"errors"
	"testing"

	"convive/models/access"
	"convive/models/db"
	"convive/models/guests"
)

func TestPersonalLinksAreMadeByTheInstallationThatTakesTheEvent(t *testing.T) {
	d, s := seeded(t, "sqlite")
	org := founded(t, d)
	id, err := bring(d, org, export(t, d, s)) // beside the one that it was
	must(t, err)
	must(t, d.Read(background, access.SystemAt(org.Organization, id, convive), func(r *db.Read) error {
		all, err := db.All[guests.Household](r, "id")
		must(t, err)
		h := all[3]
		found, _, err := guests.ByLink(r, guests.LinkKey(other, h.ID, h.LinkGeneration))
		if err != nil || found.ID != h.ID || h.SortKey == "" || h.SearchKey == "" {
			t.Errorf("%v: %+v", err, h)
		}
		_, _, err = guests.ByLink(r, guests.LinkKey(secret, h.ID, h.LinkGeneration))
		if !errors.Is(err, db.ErrNotFound) {
			t.Error("a link by the old secret opens the new event")
		}
		return nil
	}))
}
