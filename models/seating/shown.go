package seating

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// Shown is where a guest sits at one occasion, as guests may see it.
type Shown struct {
	Guest    change.ID
	Occasion events.Occasion
	Table    string
}

// ShownTo returns where the guests of a household sit in the plans in use, by occasion and then by guest. Nobody is told
// of an occasion to which they aren't invited, or which they declined, though a chair may still bear their name. It is
// empty while the hosts show no tables.
func ShownTo(r *db.Read, household change.ID) ([]Shown, error) {
	e, err := events.Current(r)
	if err != nil || e.TablesShown == events.ShownToNobody {
		return nil, err
	}
	rows, err := db.From[Assignment](r).Where("household_id = ?", string(household)).Order("guest_id, id").All()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	occasions, err := Occasions(r)
	if err != nil {
		return nil, err
	}
	in, err := db.From[guests.Invitation](r).Where("household_id = ? AND waiting = ? AND reply <> ?", string(household), false, guests.Declined).All()
	if err != nil {
		return nil, err
	}
	tables := make([]change.ID, len(rows))
	for i, a := range rows {
		tables[i] = a.TableID
	}
	called, err := Names(r, tables)
	if err != nil {
		return nil, err
	}
	var all []Shown
	for _, o := range occasions {
		plan, err := InUse(r, o.ID)
		if err == db.ErrNotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, a := range rows {
			asked := slices.ContainsFunc(in, func(i guests.Invitation) bool { return i.GuestID == a.GuestID && i.OccasionID == o.ID })
			if a.PlanID == plan.ID && asked {
				all = append(all, Shown{Guest: a.GuestID, Occasion: o, Table: called[a.TableID]})
			}
		}
	}
	return all, nil
}

// ShownOf are the places of one guest among those of the household.
func ShownOf(shown []Shown, guest change.ID) (own []Shown) {
	for _, s := range shown {
		if s.Guest == guest {
			own = append(own, s)
		}
	}
	return own
}
