package seating

import (
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
)

// InUse returns the plan in use of an occasion; db.ErrNotFound while it has none.
func InUse(r *db.Read, occasion change.ID) (Plan, error) {
	return db.From[Plan](r).Where("occasion_id = ? AND in_use = ?", string(occasion), true).First()
}

// PlanAt returns the plan that a form is about: of an occasion the one that it names, or the one in use. One of another
// occasion looks like none.
func PlanAt(r *db.Read, occasion, plan change.ID) (Plan, error) {
	if plan == "" {
		return InUse(r, occasion)
	}
	p, err := db.Find[Plan](r, plan)
	if errors.Is(err, db.ErrNotFound) {
		err = planGone(r, plan)
	}
	if err == nil && p.OccasionID != occasion {
		err = db.ErrNotFound
	}
	return p, err
}

// OnceAPlan finds a plan, or says as which one it was removed: a page that is open then says so. db.ErrNotFound says that
// there never was one.
func OnceAPlan(r *db.Read, id change.ID) (p Plan, removed bool, err error) {
	p, err = db.Find[Plan](r, id)
	if !errors.Is(err, db.ErrNotFound) {
		return p, false, err
	}
	was, gone := r.Deleted(Plan{}.TableName(), []change.ID{id})
	if gone != nil || was[id] == nil {
		return p, false, errors.Join(err, gone)
	}
	p.ID = id
	p.Name, _ = was[id]["name"].(string)
	occasion, _ := was[id]["occasion_id"].(string)
	p.OccasionID = change.ID(occasion)
	return p, true, nil
}

// planGone says that a plan was removed; db.ErrNotFound when there never was one.
func planGone(r *db.Read, plan change.ID) error {
	p, removed, err := OnceAPlan(r, plan)
	if err == nil && removed {
		err = invalid.Refuse("{plan} was removed a moment ago.", "plan", p.Name)
	}
	return err
}

// Occasions returns the occasions that have a seating chart, in the order of their start.
func Occasions(r *db.Read) (seated []events.Occasion, err error) {
	all, err := events.Occasions(r)
	for _, o := range all {
		if o.Seated {
			seated = append(seated, o)
		}
	}
	return seated, err
}

// planOf is PlanAt, and makes the occasion's first plan with its first tables. Whoever makes it holds the feed's row, so
// that two can't.
func planOf(tx *db.Tx, occasion, plan change.ID) (Plan, error) {
	p, err := PlanAt(tx.Read, occasion, plan)
	if plan != "" || !errors.Is(err, db.ErrNotFound) {
		return p, err
	}
	if err := seated(tx.Read, occasion); err != nil {
		return p, err
	}
	p = Plan{OccasionID: occasion, Name: firstName, InUse: true}
	return p, db.Create(tx, &p)
}

// seated refuses an occasion at which nobody sits at tables.
func seated(r *db.Read, occasion change.ID) error {
	o, err := db.Find[events.Occasion](r, occasion)
	if err == nil && !o.Seated {
		err = invalid.Refuse("{occasion} has no seating chart. Turn it on under Settings.", "occasion", o.Name)
	}
	return err
}

// tablesOf returns the tables of a plan in their order.
func tablesOf(r *db.Read, plan change.ID) ([]Table, error) {
	return db.From[Table](r).Where("plan_id = ?", string(plan)).Order("position, id").All()
}

// places are who sits where in a plan.
type places struct {
	of   map[change.ID]*Assignment   // by guest
	at   map[change.ID][]*Assignment // by table, in the order of their seats: those who take one
	laps map[change.ID][]*Assignment // by table: infants on laps, and whoever else takes no seat
}

func placesOf(r *db.Read, plan change.ID) (places, error) {
	rows, err := db.From[Assignment](r).Where("plan_id = ?", string(plan)).Order("table_id, seat, id").All()
	if err != nil {
		return places{}, err
	}
	onLaps, err := onLaps(r)
	p := places{of: make(map[change.ID]*Assignment, len(rows)), at: map[change.ID][]*Assignment{}, laps: map[change.ID][]*Assignment{}}
	for i := range rows {
		a := &rows[i]
		p.of[a.GuestID] = a
		if onLaps[a.GuestID] {
			p.laps[a.TableID] = append(p.laps[a.TableID], a)
		} else {
			p.at[a.TableID] = append(p.at[a.TableID], a)
		}
	}
	for _, seated := range p.at {
		sortBySeat(seated)
	}
	return p, err
}

// place is where a guest is now: a table, or Parking.
func (p places) place(guest change.ID) change.ID {
	if a := p.of[guest]; a != nil {
		return a.TableID
	}
	return Parking
}

// free are the numbers of the table's free seats, from the lowest.
func (p places) free(t Table) (numbers []int64) {
	taken := map[int64]bool{}
	for _, a := range p.at[t.ID] {
		if a.Seat != nil {
			taken[*a.Seat] = true
		}
	}
	for n := int64(1); n <= t.Seats && int64(len(numbers)+len(p.at[t.ID])) < t.Places(); n++ {
		if t.Open(n) && !taken[n] {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// onLaps are the guests who take no seat (guests.Guest.Seated).
func onLaps(r *db.Read) (map[change.ID]bool, error) {
	rows, err := db.From[guests.Guest](r).Where("chair = ? OR chair = ? AND age = ?", string(guests.NoChair), string(guests.ByAge), string(guests.Infant)).All()
	laps := make(map[change.ID]bool, len(rows))
	for _, g := range rows {
		laps[g.ID] = !g.Seated()
	}
	return laps, err
}

// release takes the numbers of seats from those at a table who sit on a lap by now: somebody else may have the seat.
func (p places) release(tx *db.Tx, t Table) error {
	for _, a := range p.laps[t.ID] {
		if err := db.Update(tx, a, db.Set{"seat": (*int64)(nil)}); err != nil {
			return err
		}
	}
	return nil
}
