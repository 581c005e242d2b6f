// Package find looks for guests, households and tables by what people type. It stands above the capabilities whose rows
// it finds, and guards that nobody finds what their role may not see.
package find

import (
	"cmp"
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/seating"
)

// most is how many of each are found.
const most = 100

// Guest is somebody who was found.
type Guest struct {
	ID       change.ID
	Name     string
	Envelope string // of the household, or what tells it from others of its name; "" for who sees people at their tables alone
}

// Household was found by its envelope name or, for who may see contacts, by its address or code.
type Household struct {
	ID       change.ID
	Envelope string
	Apart    string // what tells it from others of its name; "" where there is none
}

// Table stands in the plan that is in use for an occasion.
type Table struct {
	ID       change.ID
	Name     string
	Occasion change.ID
	plan     change.ID
	row      seating.Table
}

// Found is what a search came upon, each in the order of its own lists.
type Found struct {
	Meant      bool // as it was typed, not by a typo
	Places     []Place
	Guests     []Guest
	Households []Household
	Tables     []Table
}

// Everything finds what the words begin, under the reader's permissions; nothing is typed, nothing is found. What is one
// typo away is found where nothing else is.
func Everything(r *db.Read, typed string) (found Found, err error) {
	sought := guests.Seek(typed, r.Scope().Allows(access.ViewContacts))
	if sought.Empty() {
		return found, nil
	}
	places, err := Places(r, typed)
	if err != nil {
		return found, err
	}
	if found, err = everything(r, sought); err == nil && found.none() {
		found, err = everything(r, sought.WithTypos())
	} else {
		found.Meant = true
	}
	found.Places = places
	return found, err
}

func (f Found) none() bool { return len(f.Guests)+len(f.Households)+len(f.Tables) == 0 }

func everything(r *db.Read, sought guests.Sought) (found Found, err error) {
	if r.Scope().Allows(access.ViewGuests) {
		if found.Guests, found.Households, err = people(r, sought); err != nil {
			return found, err
		}
	}
	if r.Scope().Allows(access.ViewSeating) && !r.Scope().Allows(access.ViewGuests) {
		if found.Guests, err = seated(r, sought); err != nil {
			return found, err
		}
	}
	if r.Scope().Allows(access.ViewSeating) {
		found.Tables, err = tables(r, sought)
	}
	return found, err
}

// hit is something that was found, how well, and its place among its kind.
type hit[T any] struct {
	what T
	rank guests.Rank
	key  string
}

// best are the hits in order: exact ones first, then nicknames, contacts and typos.
func best[T any](hits []hit[T]) (all []T) {
	slices.SortStableFunc(hits, func(a, b hit[T]) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.key, b.key))
	})
	for _, h := range hits[:min(len(hits), most)] {
		all = append(all, h.what)
	}
	return all
}

func people(r *db.Read, sought guests.Sought) ([]Guest, []Household, error) {
	list, err := guests.Everybody(r)
	if err != nil {
		return nil, nil, err
	}
	apart := list.Apart(r.Scope().Allows(access.ViewContacts))
	var found []hit[Guest]
	var groups []hit[Household]
	for _, h := range list.Households {
		if rank := sought.Rank(h.SearchKey); rank > guests.NotFound {
			groups = append(groups, hit[Household]{Household{h.ID, h.EnvelopeName, apart(h)}, rank, h.SortKey})
		}
		for _, p := range h.All {
			if rank := sought.Rank(p.SearchKey); rank > guests.NotFound {
				found = append(found, hit[Guest]{Guest{p.ID, p.Name, cmp.Or(apart(h), h.EnvelopeName)}, rank, p.SortKey})
			}
		}
	}
	return best(found), best(groups), nil
}

// seated are those who sit somewhere, by their names alone: sides, tags and aliases are not for the door.
func seated(r *db.Read, sought guests.Sought) (found []Guest, err error) {
	plans, err := db.From[seating.Plan](r).Where("in_use = ?", true).All()
	if err != nil {
		return nil, err
	}
	used := make([]change.ID, len(plans))
	for i, p := range plans {
		used[i] = p.ID
	}
	var sits []struct{ GuestID change.ID }
	if err := db.From[seating.Assignment](r).In("plan_id", used).Into(&sits, "guest_id", ""); err != nil {
		return nil, err
	}
	ids := make([]change.ID, len(sits))
	for i, s := range sits {
		ids[i] = s.GuestID
	}
	var rows []struct {
		ID            change.ID
		Name, SortKey string
	}
	if err := db.From[guests.Guest](r).In("id", ids).Into(&rows, "id, name, sort_key", ""); err != nil {
		return nil, err
	}
	var hits []hit[Guest]
	for _, g := range rows {
		if rank := sought.Rank(" " + lists.Fold(g.Name)); rank > guests.NotFound {
			hits = append(hits, hit[Guest]{Guest{ID: g.ID, Name: g.Name}, rank, g.SortKey})
		}
	}
	return best(hits), nil
}

func tables(r *db.Read, sought guests.Sought) (found []Table, err error) {
	all, err := inUse(r)
	for _, t := range all {
		if len(found) < most && sought.In(" "+lists.Fold(t.Name)) {
			found = append(found, t)
		}
	}
	return found, err
}

// inUse are the tables of the plans that are in use.
func inUse(r *db.Read) (found []Table, err error) {
	plans, err := db.From[seating.Plan](r).Where("in_use = ?", true).All()
	if err != nil {
		return nil, err
	}
	occasions := make(map[change.ID]change.ID, len(plans))
	for _, p := range plans {
		occasions[p.ID] = p.OccasionID
	}
	all, err := db.All[seating.Table](r, "plan_id, position, id")
	for _, t := range all {
		if occasion, used := occasions[t.PlanID]; used {
			found = append(found, Table{t.ID, t.Name, occasion, t.PlanID, t})
		}
	}
	return found, err
}
