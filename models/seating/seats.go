package seating

import (
	"cmp"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// sortBySeat orders people as they sit; chairs squeezed in come last. The engines differ about where NULL sorts.
func sortBySeat(all []*Assignment) {
	slices.SortStableFunc(all, func(a, b *Assignment) int { return cmp.Compare(number(a), number(b)) })
}

func number(a *Assignment) int64 {
	if a.Seat == nil {
		return 1 << 40
	}
	return *a.Seat
}

// group collects whom a Change is about: guests, and each household once.
type group struct {
	Guests, Households []change.ID
}

func (g *group) add(guest, household change.ID) {
	g.Guests = append(g.Guests, guest)
	g.of(household)
}

func (g *group) of(household change.ID) {
	if !slices.Contains(g.Households, household) {
		g.Households = append(g.Households, household)
	}
}

// shrink makes the people of a table sit on its seats: who sits beyond the last one moves up to a free one, and the
// last ones go to parking when there is none, who is locked after all others.
func shrink(tx *db.Tx, t Table, seated []*Assignment) (out group, err error) {
	seated = slices.Clone(seated)
	slices.SortStableFunc(seated, func(a, b *Assignment) int { return -cmp.Compare(rank(a.Locked), rank(b.Locked)) })
	stay := min(len(seated), int(t.Places()))
	for _, a := range seated[stay:] {
		out.add(a.GuestID, a.HouseholdID)
		if err := db.Delete(tx, a); err != nil {
			return out, err
		}
	}
	kept := places{at: map[change.ID][]*Assignment{t.ID: seated[:stay]}}
	for _, a := range seated[:stay] {
		if a.Seat != nil && t.Open(*a.Seat) {
			continue
		}
		if err := db.Update(tx, a, db.Set{"seat": lowestFree(kept, t)}); err != nil {
			return out, err
		}
	}
	return out, nil
}

func lowestFree(p places, t Table) *int64 {
	taken := map[int64]bool{}
	for _, a := range p.at[t.ID] {
		taken[number(a)] = true
	}
	for n := int64(1); n <= t.Seats; n++ {
		if t.Open(n) && !taken[n] {
			return &n
		}
	}
	return nil
}

// settle gives the free chairs of a table to those who sit there without one.
func settle(tx *db.Tx, t Table, seated []*Assignment) error {
	p := places{at: map[change.ID][]*Assignment{t.ID: seated}}
	for _, a := range seated {
		if a.Seat != nil {
			continue
		}
		free := lowestFree(p, t)
		if free == nil {
			return nil
		}
		if err := db.Update(tx, a, db.Set{"seat": free}); err != nil {
			return err
		}
	}
	return nil
}

// settleAt does so at tables that somebody left.
func settleAt(tx *db.Tx, left []change.ID) error {
	standing, err := db.From[Assignment](tx.Read).Where("seat IS NULL").In("table_id", left).Order("table_id, id").All()
	if err != nil {
		return err
	}
	plans, settled := map[change.ID]places{}, map[change.ID]bool{}
	for _, a := range standing {
		if settled[a.TableID] {
			continue
		}
		settled[a.TableID] = true
		p, known := plans[a.PlanID]
		if !known {
			if p, err = placesOf(tx.Read, a.PlanID); err != nil {
				return err
			}
			plans[a.PlanID] = p
		}
		t, err := db.Find[Table](tx.Read, a.TableID)
		if err == nil {
			err = p.release(tx, t)
		}
		if err == nil {
			err = settle(tx, t, p.at[t.ID])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// unseatAll takes people from their seats.
func unseatAll(tx *db.Tx, seated []*Assignment) (out group, err error) {
	for _, a := range seated {
		out.add(a.GuestID, a.HouseholdID)
		if err := db.Delete(tx, a); err != nil {
			return out, err
		}
	}
	return out, nil
}

// Fit is for undo: rows that come back may put people on seats that their table no longer has. It moves them up or
// parks them, and returns who was parked. Chairs that came free go to those who sit there without one.
func Fit(tx *db.Tx) ([]change.ID, error) {
	tables, err := db.All[Table](tx.Read, "id")
	if err != nil {
		return nil, err
	}
	rows, err := db.All[Assignment](tx.Read, "table_id, seat, id")
	if err != nil {
		return nil, err
	}
	laps, err := onLaps(tx.Read)
	if err != nil {
		return nil, err
	}
	p := places{laps: map[change.ID][]*Assignment{}}
	at := map[change.ID][]*Assignment{}
	for i := range rows {
		if laps[rows[i].GuestID] {
			p.laps[rows[i].TableID] = append(p.laps[rows[i].TableID], &rows[i])
			continue
		}
		at[rows[i].TableID] = append(at[rows[i].TableID], &rows[i])
	}
	var parked []change.ID
	for _, t := range tables {
		seated := at[t.ID]
		sortBySeat(seated)
		if !slices.ContainsFunc(seated, func(a *Assignment) bool { return a.Seat != nil && !t.Open(*a.Seat) }) {
			continue
		}
		if err := p.release(tx, t); err != nil {
			return nil, err
		}
		out, err := shrink(tx, t, seated)
		if err != nil {
			return nil, err
		}
		parked = append(parked, out.Guests...)
	}
	left, err := roomier(tx)
	if err != nil {
		return nil, err
	}
	return parked, settleAt(tx, left)
}

// roomier are the tables that somebody left, or that were changed, in this mutation.
func roomier(tx *db.Tx) (tables []change.ID, err error) {
	var stayed, reseated []change.ID
	for id, was := range tx.Steps(guests.Guest{}.TableName()) {
		_, aged := was["age"]
		if _, chair := was["chair"]; aged || chair {
			reseated = append(reseated, id)
		}
	}
	for id, was := range tx.Steps(Assignment{}.TableName()) {
		if table, ok := was["table_id"].(string); ok {
			tables = append(tables, change.ID(table))
		} else {
			stayed = append(stayed, id) // at their table, on another chair or none
		}
	}
	seats, err := db.From[Assignment](tx.Read).In("id", stayed).All()
	if err != nil {
		return nil, err
	}
	of, err := db.From[Assignment](tx.Read).In("guest_id", reseated).All()
	for _, a := range append(seats, of...) {
		tables = append(tables, a.TableID)
	}
	for table := range tx.Steps(Table{}.TableName()) {
		tables = append(tables, table)
	}
	return tables, err
}
