package seating

import (
	"cmp"
	"errors"
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// Move seats guests at a table, on its next free seats or one of them on a seat that is named, or takes them from theirs. Each comes with the place where the
// mover sees them: ErrMoved tells who was first. ErrTableFull asks whether to seat anyway.
func Move(tx *db.Tx, d Moving) (change.Change, error) {
	to, _ := ParseTarget(d.To)
	plan, err := PlanAt(tx.Read, d.Occasion, d.Plan)
	if err != nil {
		return nil, err
	}
	m, err := newMove(tx, plan, premisesOf(d.Guests), to)
	if err != nil {
		return nil, err
	}
	if len(m.movers) == 0 {
		return change.None, nil
	}
	if err := unlocked(tx.Read, d.Unlock, m.seats()); err != nil {
		return nil, err
	}
	left := m.crowded()
	var done change.Change
	if to.Table == Parking {
		done, err = m.unseat(tx)
	} else {
		done, err = m.seat(tx, d.Anyway)
	}
	if err != nil {
		return nil, err
	}
	return done, settleAt(tx, left)
}

// move is a Move whose premises hold.
type move struct {
	plan   Plan
	to     Target
	places places
	people map[change.ID]guests.Guest
	movers []guests.Guest // who is not there yet, in the mover's order
}

func newMove(tx *db.Tx, plan Plan, premises []Premise, to Target) (m move, err error) {
	m = move{plan: plan, to: to}
	if m.places, err = placesOf(tx.Read, plan.ID); err != nil {
		return m, err
	}
	ids, seen := make([]change.ID, len(premises)), []change.ID{to.Table}
	for i, p := range premises {
		ids[i], seen = p.Guest, append(seen, p.From)
	}
	rows, err := db.From[guests.Guest](tx.Read).In("id", ids).All()
	if err != nil {
		return m, err
	}
	m.people = make(map[change.ID]guests.Guest, len(rows))
	for _, g := range rows {
		m.people[g.ID] = g
	}
	for _, p := range premises {
		g, ok := m.people[p.Guest]
		if !ok {
			return m, db.ErrNotFound
		}
		switch m.places.place(g.ID) {
		case to.Table: // somebody had the same thought, or another chair is meant
			if to.Seat > 0 && p.From == to.Table && g.Seated() && number(m.places.of[g.ID]) != to.Seat {
				m.movers = append(m.movers, g)
			}
		case p.From:
			m.movers = append(m.movers, g)
		default:
			return m, cmp.Or(chosen(tx, plan, seen...), moved(tx, plan, m.places, g))
		}
	}
	return m, nil
}

// crowded are the tables that the movers leave where somebody sits without a chair.
func (m move) crowded() (tables []change.ID) {
	for _, a := range m.seats() {
		if !slices.Contains(tables, a.TableID) && slices.ContainsFunc(m.places.at[a.TableID], func(o *Assignment) bool { return o.Seat == nil }) {
			tables = append(tables, a.TableID)
		}
	}
	return tables
}

func (m move) unseat(tx *db.Tx) (change.Change, error) {
	var all []*Assignment
	for _, g := range m.movers {
		all = append(all, m.places.of[g.ID])
	}
	out, err := unseatAll(tx, all)
	return change.GuestsUnseated{Plan: m.plan.ID, Guests: out.Guests, Households: out.Households}, err
}

func (m move) seat(tx *db.Tx, anyway bool) (change.Change, error) {
	t, err := m.table(tx)
	if err != nil {
		return nil, err
	}
	if err := m.invited(tx); err != nil {
		return nil, err
	}
	free, err := m.free(tx.Read, t)
	if err != nil {
		return nil, err
	}
	over := m.chairs() > len(free)
	if over && !(anyway && tx.Scope().Allows(access.EditTables)) {
		return nil, full(tx, m, t)
	}
	if err := m.places.release(tx, t); err != nil {
		return nil, err
	}
	var out group
	for _, g := range m.movers {
		var seat *int64
		if len(free) > 0 && g.Seated() {
			seat, free = &free[0], free[1:]
		}
		if err := m.put(tx, g, t, seat); err != nil {
			return nil, err
		}
		out.add(g.ID, g.HouseholdID)
	}
	return change.GuestsSeated{Plan: m.plan.ID, Table: t.ID, Guests: out.Guests, Households: out.Households, Anyway: over}, nil
}

// free are the seats for the movers: the one that is meant, or the table's free ones.
func (m move) free(r *db.Read, t Table) ([]int64, error) {
	if m.to.Seat == 0 || m.chairs() != 1 || len(m.movers) != 1 {
		return m.places.free(t), nil
	}
	if !t.Open(m.to.Seat) {
		return nil, invalid.Refuse("Nobody may be put on seat {n} of {table}.", "n", int(m.to.Seat), "table", t.Name)
	}
	others := len(m.places.at[t.ID])
	for _, a := range m.places.at[t.ID] {
		if number(a) == m.to.Seat {
			return nil, taken(r, t, a)
		}
		if a.GuestID == m.movers[0].ID {
			others--
		}
	}
	if others >= int(t.Places()) {
		return nil, nil
	}
	return []int64{m.to.Seat}, nil
}

// chairs is how many seats the movers take: a lap is none.
func (m move) chairs() (n int) {
	for _, g := range m.movers {
		if g.Seated() {
			n++
		}
	}
	return n
}

func (m move) put(tx *db.Tx, g guests.Guest, t Table, seat *int64) error {
	if a := m.places.of[g.ID]; a != nil {
		return db.Update(tx, a, db.Set{"table_id": t.ID, "seat": seat})
	}
	return db.Create(tx, &Assignment{PlanID: m.plan.ID, HouseholdID: g.HouseholdID, GuestID: g.ID, TableID: t.ID, Seat: seat})
}

// table is where they go; one of another plan looks like none.
func (m move) table(tx *db.Tx) (Table, error) {
	t, err := db.Find[Table](tx.Read, m.to.Table)
	if errors.Is(err, db.ErrNotFound) {
		return t, gone(tx, m.to.Table)
	}
	if err == nil && t.PlanID != m.plan.ID {
		err = cmp.Or(chosen(tx, m.plan, t.ID), db.ErrNotFound)
	}
	return t, err
}

// invited keeps out who is not invited, and from parking who has declined: the mover's page will show it in a moment.
func (m move) invited(tx *db.Tx) error {
	ids := make([]change.ID, len(m.movers))
	for i, g := range m.movers {
		ids[i] = g.ID
	}
	rows, err := db.From[guests.Invitation](tx.Read).Where("occasion_id = ? AND waiting = ?", string(m.plan.OccasionID), false).In("guest_id", ids).All()
	if err != nil {
		return err
	}
	reply := make(map[change.ID]guests.Reply, len(rows))
	for _, in := range rows {
		reply[in.GuestID] = in.Reply
	}
	for _, g := range m.movers {
		switch r := reply[g.ID]; {
		case m.places.of[g.ID] != nil: // kept and flagged, wherever they sit
		case r == "":
			return invalid.Refuse("{guest} is not invited to this occasion.", "guest", g.Name)
		case r == guests.Declined:
			return invalid.Refuse("{guest} has declined.", "guest", g.Name)
		}
	}
	return nil
}
