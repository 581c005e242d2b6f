package seating

import (
	"strconv"

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

// byItself is what tables are called that nobody named, before their number.
const byItself = "Table"

// NumberAlone is the number of a table that nobody named, as it stands on the table; "" of one that has a name.
func NumberAlone(name string) string {
	word, n := numberOf(name)
	if number := strconv.Itoa(n); word == byItself && name == byItself+" "+number {
		return number
	}
	return ""
}

// ShownTo returns where the guests of a household sit in the plans in use, by occasion and then by guest. Nobody is told
// of an occasion to which they aren't invited, or which they declined, though a chair may still bear their name. It is
// empty while the hosts show no tables.
func ShownTo(r *db.Read, household change.ID) ([]Shown, error) {
	e, err := events.Current(r)
	if err != nil || e.TablesShown == events.ShownToNobody {
		return nil, err
	}
	return seats(r, household)
}

// ShownByGuest is ShownTo for everybody, by guest: the same reading whoever is looked for.
func ShownByGuest(r *db.Read) (map[change.ID][]Shown, error) {
	all, err := seats(r, "")
	by := map[change.ID][]Shown{}
	for _, s := range all {
		by[s.Guest] = append(by[s.Guest], s)
	}
	return by, err
}

// seats reads the places of a household's guests, or of everybody's.
func seats(r *db.Read, household change.ID) (all []Shown, err error) {
	places, invitations := db.From[Assignment](r), db.From[guests.Invitation](r)
	if household != "" {
		places, invitations = places.Where("household_id = ?", string(household)), invitations.Where("household_id = ?", string(household))
	}
	rows, err := places.Order("guest_id, id").All()
	if err != nil {
		return nil, err
	}
	in, err := invitations.Order("id").All()
	if err != nil {
		return nil, err
	}
	occasions, err := Occasions(r)
	if err != nil {
		return nil, err
	}
	type asking struct{ guest, occasion change.ID }
	asked := map[asking]bool{}
	for _, i := range in {
		asked[asking{i.GuestID, i.OccasionID}] = !i.Waiting && i.Reply != guests.Declined
	}
	for _, o := range occasions {
		plan, err := InUse(r, o.ID)
		if err == db.ErrNotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		tables, err := tablesOf(r, plan.ID)
		if err != nil {
			return nil, err
		}
		called := map[change.ID]string{}
		for _, t := range tables {
			called[t.ID] = t.Name
		}
		for _, a := range rows {
			if a.PlanID == plan.ID && asked[asking{a.GuestID, o.ID}] {
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
