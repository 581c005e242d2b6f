package events

import (
	"convive/models/change"
	"convive/models/db"
)

// Edit changes the event itself. A new slug is added to those that lead here; none is ever given away.
func Edit(tx *db.Tx, d Details) (change.Change, error) {
	e, err := Current(tx.Read)
	if err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &e, d.Version, db.Set{
		"name": d.Name, "slug": d.Slug, "place": d.Place, "zone": d.Zone, "languages": d.Languages, "sides": d.Sides,
		"deadline": d.Deadline, "reply_mode": d.ReplyMode, "contact": d.Contact, "name_lookup": d.NameLookup,
		"tables_shown": d.TablesShown, "units": d.Units,
	})
	if err != nil {
		return nil, err
	}
	if slug, asked := set["slug"]; asked && slug != e.Slug {
		if _, err := settled(tx.Read, d.Slug, d.Name, e.ID); err != nil {
			return nil, err
		}
		if err := keep(tx, d.Slug); err != nil {
			return nil, err
		}
	}
	if err := db.Update(tx, &e, set); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.EventEdited{Event: e.ID}, nil
}
