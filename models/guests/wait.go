package guests

import (
	"cmp"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Admit says since when so many people of a household are to wait when they are invited; 0 when they get places at once.
// A household of the B-list waits when there is no room for all of them, or others are waiting already; whoever comes to a
// household that waits, waits with it. The places are counted on.
func (p *Places) Admit(h Household, n int, now change.Instant) change.Instant {
	if h.Host {
		return 0
	}
	if at := p.find(h.ID); at >= 0 {
		return p.Queue[at].since()
	}
	if h.List == ListB && p.Capacity > 0 && (len(p.Queue) > 0 || p.Free() < n) {
		return p.join(h, now)
	}
	p.Held += n
	return 0
}

// join puts a household at the end of the queue.
func (p *Places) join(h Household, now change.Instant) change.Instant {
	if at := p.find(h.ID); at >= 0 {
		return p.Queue[at].since()
	}
	if last := len(p.Queue) - 1; last >= 0 {
		now = max(now, p.Queue[last].since()+1)
	}
	p.stands[h.ID] = len(p.Queue)
	p.Queue = append(p.Queue, Waiter{Household: h, rows: []Invitation{{WaitingSince: now}}})
	return now
}

// since orders the queue.
func (w Waiter) since() change.Instant { return w.rows[0].WaitingSince }

// wait puts the chosen guests on the waiting list of an occasion. Who has answered there, or whose invitation has gone
// out, keeps it.
func wait(tx *db.Tx, people []Guest, occasion change.ID) (change.Change, error) {
	p, err := placesOf(tx.Read, occasion)
	if err != nil {
		return nil, err
	}
	if p.Capacity == 0 {
		return nil, invalid.Refuse("Say under Settings first how many places {occasion} has. Then guests can wait for one.", "occasion", p.Name)
	}
	has, err := invitationsTo(tx.Read, people, occasion)
	if err != nil {
		return nil, err
	}
	homes, err := homesOf(tx.Read, people)
	if err != nil {
		return nil, err
	}
	done := change.GuestsWaiting{Occasion: occasion}
	var rows []*Invitation
	var chosen []Guest
	of := byHousehold(people)
	for _, h := range homes {
		for _, g := range of[h.ID] {
			in, invited := has[g.ID]
			if g.Host || in.Waiting || invited && (in.Reply != Pending || in.SentAt != 0) {
				continue
			}
			if invited {
				if err := db.Delete(tx, &in); err != nil {
					return nil, err
				}
			}
			rows = append(rows, waitingRow(g, occasion, p.join(h, change.At(tx.Now()))))
			chosen, done.Guests = append(chosen, g), append(done.Guests, g.ID)
		}
	}
	if len(rows) == 0 {
		return nil, invalid.Refuse("Nobody of them can wait for a place at {occasion}: they have answered, have their invitation, or wait already.", "occasion", p.Name)
	}
	done.Households = householdsOf(chosen)
	return done, db.Create(tx, rows...)
}

func waitingRow(g Guest, occasion change.ID, since change.Instant) *Invitation {
	return &Invitation{HouseholdID: g.HouseholdID, GuestID: g.ID, OccasionID: occasion, Reply: Pending, Waiting: since > 0, WaitingSince: since}
}

// homesOf are the households of some people as the queue takes them: the A-list before the B-list, each in the order of the guest list.
func homesOf(r *db.Read, people []Guest) ([]Household, error) {
	homes, err := db.From[Household](r).In("id", householdsOf(people)).Order("id").All()
	slices.SortFunc(homes, func(a, b Household) int {
		return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(a.SortKey, b.SortKey), cmp.Compare(a.ID, b.ID))
	})
	return homes, err
}

// byHousehold puts people together by where they live, each household's in their order.
func byHousehold(people []Guest) map[change.ID][]Guest {
	of := make(map[change.ID][]Guest, len(people))
	for _, g := range people {
		of[g.HouseholdID] = append(of[g.HouseholdID], g)
	}
	return of
}

// give turns waiting into an invitation. It is a new row, as anybody's who was invited just now: nothing in it tells the
// household that there was one before.
func (w Waiter) give(tx *db.Tx, e events.Event, o events.Occasion) error {
	var rows []*Invitation
	for _, in := range w.rows {
		if err := db.Delete(tx, &in); err != nil {
			return err
		}
		rows = append(rows, &Invitation{HouseholdID: in.HouseholdID, GuestID: in.GuestID, OccasionID: in.OccasionID, Reply: Pending, WaitingSince: in.WaitingSince})
	}
	if err := db.Create(tx, rows...); err != nil {
		return err
	}
	return letReply(tx, w.Household.ID, e, o)
}

// FillPlaces invites those whose turn it is at every occasion. Convive runs it whenever a place may have become free.
func FillPlaces(tx *db.Tx) (change.Change, error) {
	all, err := AllPlaces(tx.Read)
	if err != nil {
		return nil, err
	}
	e, err := events.Current(tx.Read)
	if err != nil {
		return nil, err
	}
	var done change.PlacesFilled
	for _, p := range all {
		next := p.Next()
		if len(next) > 0 {
			done.Occasions = append(done.Occasions, p.ID)
		}
		for _, w := range next {
			if err := w.give(tx, e, p.Occasion); err != nil {
				return nil, err
			}
			done.Guests = append(done.Guests, guestIDs(w.Guests)...)
			if !slices.Contains(done.Households, w.Household.ID) {
				done.Households = append(done.Households, w.Household.ID)
			}
		}
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return done, nil
}
