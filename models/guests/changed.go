package guests

import (
	"fmt"
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// changedKey keeps one reading for each instant that is asked for.
type changedKey struct{ since change.Instant }

// ChangedSince are the guests on whom something was done from an instant on that the reader may see: to themselves, their
// household, or what they are invited to. Who came since is among them.
func ChangedSince(r *db.Read, since change.Instant) (map[change.ID]bool, error) {
	return db.Shared(r, changedKey{since}, func() (map[change.ID]bool, error) {
		list, err := Everybody(r)
		if err != nil {
			return nil, err
		}
		touched, all := list.cameSince(since)
		if all {
			return touched, nil // however far back somebody asks, the log is read no further than the list goes
		}
		rows, err := r.RowChangesSince(since, []string{"guests", "households", "invitations"})
		if err != nil {
			return nil, err
		}
		list.touchedBy(rows, r.Scope(), touched)
		return touched, nil
	})
}

// cameSince are the guests who were entered from an instant on, and whether that is everybody.
func (l *Listing) cameSince(since change.Instant) (came map[change.ID]bool, all bool) {
	came, all = map[change.ID]bool{}, true
	for _, group := range l.Households {
		for _, p := range group.All {
			if p.CreatedAt >= since {
				came[p.ID] = true
			} else {
				all = false
			}
		}
	}
	return came, all
}

// touchedBy adds the guests to whom rows belong, or belonged when they were taken away.
func (l *Listing) touchedBy(rows []db.RowChange, s access.Scope, guests map[change.ID]bool) {
	touched := map[change.ID]bool{}
	for _, row := range rows {
		if !seen(row, s) {
			continue
		}
		touched[row.Row] = true
		for _, id := range row.Created {
			touched[id] = true
		}
		if id, ok := row.Was["guest_id"].(string); ok && (s.Allows(access.ViewPrivateWishes) || !Waited(row.Was)) {
			guests[change.ID(id)] = true
		}
	}
	for _, group := range l.Households {
		for _, p := range group.All {
			if touched[p.ID] || touched[group.ID] || p.invitationIn(touched) {
				guests[p.ID] = true
			}
		}
	}
}

// seen says whether the reader may see anything of what was changed of a row. Keys are seen by nobody: a household's
// place in the list moves with the name of one of its people.
func seen(row db.RowChange, s access.Scope) bool {
	if len(row.Was) == 0 || len(row.Became) == 0 {
		return true // it came or went
	}
	for name := range row.Became {
		c, _ := db.ColumnOf(row.Table, name)
		needs, visible := c.Needs()
		if visible && s.Allows(needs) && !slices.Contains([]string{"match_key", "version"}, name) {
			return true
		}
	}
	return row.Table == "invitations" && row.Became["waiting"] != nil && !Waited(row.Became) // they are invited by now
}

// Waited says whether an invitation stood on the waiting list, as the log holds it: each engine in its own way.
func Waited(row map[string]any) bool {
	said := fmt.Sprint(row["waiting"])
	return said == "true" || said == "1"
}

func (p Person) invitationIn(ids map[change.ID]bool) bool {
	for _, in := range p.Invitations {
		if ids[in.ID] { // who waits is not among them for who may not know
			return true
		}
	}
	return false
}
