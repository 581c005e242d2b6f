package activity

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/questions"
)

// ofHousehold is what the history of a household is found by: all of its own and of those that became a part of it, and
// of the households from which people came what touched these.
func ofHousehold(r *db.Read, household change.ID) (db.About, error) {
	about := db.About{Households: []change.ID{household}}
	people, err := guests.OfHousehold(r, household)
	if err != nil {
		return about, err
	}
	parts, err := db.From[guests.Former](r).Where("household_id = ?", string(household)).Order("id").All()
	if err != nil {
		return about, err
	}
	for _, f := range parts {
		about.Households = append(about.Households, f.ID)
	}
	return about, brought(r, people, &about)
}

// ofGuest is what the history of a guest is found by, wherever they lived.
func ofGuest(r *db.Read, g guests.Guest) (about db.About, err error) {
	if err = brought(r, []guests.Guest{g}, &about); err != nil {
		return about, err
	}
	own, err := ownRows(r, []change.ID{g.ID})
	about.Rows = append(about.Rows, own...)
	about.Formerly = append(about.Formerly, g.HouseholdID) // what it wrote about others is not theirs
	return about, err
}

// brought adds where people lived before, with their rows, which moved along with them; and the same of the guests who
// turned out to be one of them.
func brought(r *db.Read, people []guests.Guest, about *db.About) error {
	fresh := make([]change.ID, len(people))
	homes := slices.Clone(about.Households)
	for i, g := range people {
		fresh[i], homes = g.ID, append(homes, g.HouseholdID)
	}
	var all, moved []change.ID
	var lost []becoming
	for len(fresh) > 0 {
		all = append(all, fresh...)
		since, err := r.RowsSince(guests.Guest{}.TableName(), fresh, 0)
		if err != nil {
			return err
		}
		for _, c := range since {
			home, ok := c.Was["household_id"].(string)
			if id := change.ID(home); ok && !slices.Contains(about.Households, id) {
				about.Formerly, moved = append(about.Formerly, id), append(moved, c.Row)
			}
		}
		more, err := absorbed(r, all, append(homes, about.Formerly...))
		if err != nil {
			return err
		}
		fresh = nil
		for _, b := range more {
			fresh = append(fresh, b.gone)
		}
		lost = append(lost, more...)
	}
	if len(moved) == 0 {
		return nil
	}
	slices.Sort(about.Formerly)
	slices.Sort(moved)
	about.Formerly, moved = slices.Compact(about.Formerly), slices.Compact(moved)
	gone, err := lostRows(r, lost)
	if err != nil {
		return err
	}
	about.Rows, err = ownRows(r, moved)
	about.Rows = append(about.Rows, gone...)
	return err
}

// ownRows are some guests' own rows, and those of their invitations and answers.
func ownRows(r *db.Read, people []change.ID) (own []change.ID, err error) {
	invitations, err := db.From[guests.Invitation](r).In("guest_id", people).All()
	if err != nil {
		return nil, err
	}
	answers, err := db.From[questions.Answer](r).In("guest_id", people).All()
	own = slices.Clone(people)
	for _, in := range invitations {
		own = append(own, in.ID)
	}
	for _, a := range answers {
		own = append(own, a.ID)
	}
	return own, err
}
