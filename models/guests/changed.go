package guests

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
)

// changedKey keeps one reading for each instant that is asked for.
type changedKey struct{ since change.Instant }

// ChangedSince are the guests on whom something was done from an instant on: to themselves, their household, or what
// they are invited to. Who came since is among them.
func ChangedSince(r *db.Read, since change.Instant) (map[change.ID]bool, error) {
	return db.Shared(r, changedKey{since}, func() (map[change.ID]bool, error) {
		rows, err := r.RowChangesSince(since, []string{"guests", "households", "invitations"})
		if err != nil || len(rows) == 0 {
			return nil, err
		}
		list, err := Everybody(r)
		if err != nil {
			return nil, err
		}
		return list.touchedBy(rows), nil
	})
}

// touchedBy are the guests to whom rows belong, or belonged when they were taken away.
func (l *Listing) touchedBy(rows []db.RowChange) map[change.ID]bool {
	touched, guests := map[change.ID]bool{}, map[change.ID]bool{}
	for _, row := range rows {
		if keysAlone(row) {
			continue // a household's place in the list moves with the name of one of its people
		}
		touched[row.Row] = true
		for _, id := range row.Created {
			touched[id] = true
		}
		if id, ok := row.Was["guest_id"].(string); ok {
			guests[change.ID(id)] = true
		}
	}
	for _, group := range l.Households {
		for _, p := range group.All {
			if guests[p.ID] || touched[p.ID] || touched[group.ID] || p.invitationIn(touched) {
				guests[p.ID] = true
			}
		}
	}
	return guests
}

// keysAlone says that nothing of a row was changed that anybody sees.
func keysAlone(row db.RowChange) bool {
	if len(row.Was) == 0 || len(row.Became) == 0 {
		return false
	}
	for column := range row.Became {
		if !slices.Contains([]string{"sort_key", "search_key", "match_key", "version"}, column) {
			return false
		}
	}
	return true
}

func (p Person) invitationIn(ids map[change.ID]bool) bool {
	for _, in := range p.Invitations {
		if ids[in.ID] {
			return true
		}
	}
	return false
}
