package guests

import (
	"cmp"
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// Places is an occasion with how many hold its places, and who waits for one. A place is held by every guest who comes or
// has not answered yet, children too, since an invitation is an offer; the hosts are not counted.
type Places struct {
	events.Occasion
	Held  int
	Begun bool     // nobody is invited to it by itself any more
	Queue []Waiter // in their order

	stands map[change.ID]int // in the queue, by household; made when somebody is first looked for
}

// Waiter is a household that waits for places at one occasion; it gets them together or not at all.
type Waiter struct {
	Household Household
	Guests    []Guest // who wait, in their order
	Since     change.Instant
	At        int64 // the version of the first of their rows: what a step on the list has seen
	rows      []Invitation
}

// Free is how many places nobody holds; negative when there are more guests than places. Without a capacity it says
// nothing.
func (p Places) Free() int { return int(p.Capacity) - p.Held }

// Next are those whose turn it is now: strictly in order, each household as a whole. Where the first doesn't fit nobody
// behind it is let past. Without a capacity nobody's turn comes by itself, nor once the occasion has begun.
func (p Places) Next() (next []Waiter) {
	free := p.Free()
	for _, w := range p.Queue {
		if free -= len(w.Guests); p.Capacity == 0 || p.Begun || free < 0 {
			return next
		}
		next = append(next, w)
	}
	return next
}

// Waits is how many guests wait.
func (p Places) Waits() (n int) {
	for _, w := range p.Queue {
		n += len(w.Guests)
	}
	return n
}

// find is where a household stands in the queue; -1 when it doesn't. Thousands may be invited at once.
func (p *Places) find(household change.ID) int {
	if p.stands == nil {
		p.stands = make(map[change.ID]int, len(p.Queue))
		for i, w := range p.Queue {
			p.stands[w.Household.ID] = i
		}
	}
	if i, ok := p.stands[household]; ok {
		return i
	}
	return -1
}

// AllPlaces reads the places and the waiting lists of all occasions, in the order of their start: eight small statements.
func AllPlaces(r *db.Read) ([]Places, error) {
	e, err := events.Current(r)
	if err != nil {
		return nil, err
	}
	occasions, err := events.Occasions(r)
	if err != nil {
		return nil, err
	}
	held, err := heldPlaces(r)
	if err != nil {
		return nil, err
	}
	queues, err := queues(r)
	all := make([]Places, len(occasions))
	for i, o := range occasions {
		starts, known := o.StartsAt(e.Location())
		all[i] = Places{Occasion: o, Held: held[o.ID], Begun: known && !r.Now().Before(starts), Queue: queues[o.ID]}
	}
	return all, err
}

// placesOf is one of them.
func placesOf(r *db.Read, occasion change.ID) (*Places, error) {
	all, err := AllPlaces(r)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].ID == occasion {
			return &all[i], nil
		}
	}
	return nil, db.ErrNotFound
}

// heldPlaces counts by occasion who comes or may still come.
func heldPlaces(r *db.Read) (map[change.ID]int, error) {
	return placesWhere(r, "waiting = ? AND reply <> ?", false, string(Declined))
}

// placesWhere counts the invitations of a condition by occasion, without the hosts' own.
func placesWhere(r *db.Read, condition string, args ...any) (map[change.ID]int, error) {
	hosts, err := db.From[Household](r).Where("host = ?", true).Order("id").All()
	if err != nil {
		return nil, err
	}
	own := make([]change.ID, len(hosts))
	for i, h := range hosts {
		own[i] = h.ID
	}
	type count struct {
		OccasionID change.ID
		N          int
	}
	var all, ofHosts []count
	const columns = "occasion_id, count(*) AS n"
	if err := db.From[Invitation](r).Where(condition, args...).Into(&all, columns, "occasion_id"); err != nil {
		return nil, err
	}
	if err := db.From[Invitation](r).Where(condition, args...).In("household_id", own).Into(&ofHosts, columns, "occasion_id"); err != nil {
		return nil, err
	}
	held := make(map[change.ID]int, len(all))
	for _, c := range all {
		held[c.OccasionID] += c.N
	}
	for _, c := range ofHosts {
		held[c.OccasionID] -= c.N
	}
	return held, nil
}

// queues are the waiting lists by occasion.
func queues(r *db.Read) (map[change.ID][]Waiter, error) {
	rows, err := db.From[Invitation](r).Where("waiting = ?", true).Order("waiting_since, id").All()
	if err != nil {
		return nil, err
	}
	return together(r, rows)
}

// Untold are the households that came off the waiting list and have neither been told nor answered, by occasion.
func Untold(r *db.Read) (map[change.ID][]Waiter, error) {
	rows, err := db.From[Invitation](r).Where("waiting = ? AND waiting_since > 0 AND sent_at = 0 AND reply = ?", false, string(Pending)).Order("waiting_since, id").All()
	if err != nil {
		return nil, err
	}
	return together(r, rows)
}

// together joins rows with whose they are.
func together(r *db.Read, rows []Invitation) (map[change.ID][]Waiter, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	var people, homes []change.ID
	for _, in := range rows {
		people, homes = append(people, in.GuestID), append(homes, in.HouseholdID)
	}
	guests, err := db.From[Guest](r).In("id", without(people, nil)).Order("position, id").All()
	if err != nil {
		return nil, err
	}
	households, err := db.From[Household](r).In("id", without(homes, nil)).Order("id").All()
	return arranged(rows, guests, households), err
}

// arranged puts the rows, which come in their order, together by occasion and household.
func arranged(rows []Invitation, people []Guest, homes []Household) map[change.ID][]Waiter {
	guest, home := make(map[change.ID]Guest, len(people)), make(map[change.ID]Household, len(homes))
	place := make(map[change.ID]int, len(people))
	for i, g := range people {
		guest[g.ID], place[g.ID] = g, i
	}
	for _, h := range homes {
		home[h.ID] = h
	}
	all := map[change.ID][]Waiter{}
	for _, in := range rows {
		queue := all[in.OccasionID]
		i := slices.IndexFunc(queue, func(w Waiter) bool { return w.Household.ID == in.HouseholdID })
		if i < 0 {
			i = len(queue)
			queue = append(queue, Waiter{Household: home[in.HouseholdID], Since: in.CreatedAt, At: in.Version})
		}
		w := &queue[i]
		w.Since = min(w.Since, in.CreatedAt)
		w.rows, w.Guests = append(w.rows, in), append(w.Guests, guest[in.GuestID])
		all[in.OccasionID] = queue
	}
	for _, queue := range all {
		for _, w := range queue {
			slices.SortFunc(w.Guests, func(a, b Guest) int { return cmp.Compare(place[a.ID], place[b.ID]) })
		}
	}
	return all
}

// mayKnowWhoWaits says whether the reader may see who waits; to everybody else they are not invited.
func mayKnowWhoWaits(r *db.Read) bool { return r.Scope().Allows(access.ViewPrivateWishes) }

// openly leaves out who waits for a place, for who may not know.
func openly(r *db.Read, rows []Invitation) []Invitation {
	if mayKnowWhoWaits(r) {
		return rows
	}
	return slices.DeleteFunc(rows, func(in Invitation) bool { return in.Waiting })
}
