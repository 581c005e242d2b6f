package guests

import (
	"context"
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// MakeKeys makes the keys of guests and households that have none: a migration empties those that are to be made by other
// rules than before. Whoever looks at these events sees the list in its order.
func MakeKeys(ctx context.Context, d *db.DB) error {
	operator := change.Actor{Kind: change.ByOperator}
	var unkeyed []change.ID
	var all []events.Event
	err := d.Read(ctx, access.Installation(operator), func(r *db.Read) error {
		people, err := db.From[Guest](r).Where("sort_key = ?", "").Order("id").All()
		if err != nil {
			return err
		}
		homes, err := db.From[Household](r).Where("sort_key = ?", "").Order("id").All()
		if err != nil {
			return err
		}
		for _, g := range people {
			unkeyed = append(unkeyed, g.EventID)
		}
		for _, h := range homes {
			unkeyed = append(unkeyed, h.EventID)
		}
		slices.Sort(unkeyed)
		all, err = db.From[events.Event](r).In("id", slices.Compact(unkeyed)).Order("id").All()
		return err
	})
	if err != nil {
		return err
	}
	for _, e := range all {
		_, err := d.Mutate(ctx, access.SystemAt(e.OrganizationID, e.ID, operator), change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return makeKeys(tx, e.ID) })
		if err != nil {
			return err
		}
	}
	return nil
}

// makeKeys is the same for one event. Another process may have been first.
func makeKeys(tx *db.Tx, event change.ID) (change.Change, error) {
	people, err := db.From[Guest](tx.Read).Where("sort_key = ?", "").Order("id").All()
	if err != nil {
		return nil, err
	}
	homes, err := db.From[Household](tx.Read).Where("sort_key = ?", "").Order("id").All()
	if err != nil {
		return nil, err
	}
	var ids []change.ID
	for _, h := range homes {
		ids = append(ids, h.ID)
	}
	if err := RekeyRows(tx, guestIDs(people), ids); err != nil || !tx.Wrote() {
		return change.None, err
	}
	return change.EventTouched{Event: event}, nil
}
