package seating

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// moved tells the second mover who was first, and where the guest is now.
func moved(tx *db.Tx, plan Plan, p places, g guests.Guest) error {
	e := ErrMoved{Guest: g.ID, Now: p.place(g.ID)}
	now := p.of[g.ID]
	by, err := lastPlaced(tx.Read, plan, g.ID, now)
	if err != nil {
		return err
	}
	if now == nil {
		e.Refusal = invalid.Refuse("{guest} has no seat any more.", "guest", g.Name)
		if by != "" {
			e.Refusal = invalid.Refuse("{name} unseated {guest} a moment ago.", "name", by, "guest", g.Name)
		}
		return e
	}
	t, err := db.Find[Table](tx.Read, now.TableID)
	if err != nil {
		return err
	}
	e.Refusal = invalid.Refuse("{guest} sits at {table} by now.", "guest", g.Name, "table", t.Name)
	if by != "" {
		e.Refusal = invalid.Refuse("{name} moved {guest} to {table} a moment ago.", "name", by, "guest", g.Name, "table", t.Name)
	}
	return e
}

// full says what the table seats and what it would hold. When the mover saw more free seats than there are, it says
// who took the last one. Who may, is asked whether to seat anyway.
func full(tx *db.Tx, m move, t Table) error {
	taken := m.places.at[t.ID]
	e := ErrTableFull{Table: t, Would: len(taken) + m.chairs()}
	args := []any{"table", t.Name, "n", int(t.Places()), "guests", names(m.movers), "m", e.Would}
	var by, who string
	if m.to.Taken >= 0 && m.to.Taken < len(taken) {
		var err error
		if by, who, err = lastSeated(tx.Read, taken); err != nil {
			return err
		}
		args = append(args, "name", by, "other", who)
	}
	may := tx.Scope().Allows(access.EditTables)
	switch {
	case by != "" && may:
		e.Refusal = invalid.Refuse("{name} seated {other} at {table} a moment ago. It seats {n}; seating {guests} makes {m}. Seat anyway?", args...)
	case by != "":
		e.Refusal = invalid.Refuse("{name} seated {other} at {table} a moment ago. It seats {n}; seating {guests} makes {m}.", args...)
	case may:
		e.Refusal = invalid.Refuse("{table} seats {n}; seating {guests} makes {m}. Seat anyway?", args...)
	default:
		e.Refusal = invalid.Refuse("{table} seats {n}; seating {guests} makes {m}.", args...)
	}
	if may {
		e.Refusal = e.Offering("anyway", "Seat anyway")
	}
	return e
}

// shown is how many people a sentence names.
const shown = 3

// names is "Ada, Ben, Kit + 4".
func names(all []guests.Guest) string {
	var some []string
	for _, g := range all[:min(shown, len(all))] {
		some = append(some, g.Name)
	}
	text := strings.Join(some, ", ")
	if len(all) > shown {
		text += " + " + strconv.Itoa(len(all)-shown)
	}
	return text
}

// taken tells who was first on a seat that is named, and whom they put there.
func taken(r *db.Read, t Table, there *Assignment) error {
	n := int(number(there))
	by, who, err := lastSeated(r, []*Assignment{there})
	if err != nil {
		return err
	}
	if by == "" {
		return invalid.Refuse("Seat {n} of {table} is taken by now.", "n", n, "table", t.Name)
	}
	return invalid.Refuse("{name} put {other} on seat {n} of {table} a moment ago.", "name", by, "other", who, "n", n, "table", t.Name)
}

// gone tells who removed the table that somebody moves guests to; db.ErrNotFound when there never was one.
func gone(tx *db.Tx, table change.ID) error {
	by, err := whoever(tx, func(c change.Change) bool {
		removed, ok := c.(change.TableRemoved)
		return ok && removed.Table == table
	})
	if err != nil {
		return err
	}
	if by == "" {
		return db.ErrNotFound
	}
	return invalid.Refuse("{name} removed this table a moment ago.", "name", by)
}

// chosen tells who put the plan to use in place of the one that the mover still saw, by the tables that they name; nil where
// nobody did.
func chosen(tx *db.Tx, plan Plan, tables ...change.ID) error {
	others, err := db.From[Table](tx.Read).Where("plan_id <> ?", string(plan.ID)).In("id", tables).All()
	if err != nil || len(others) == 0 {
		return err
	}
	by, err := whoever(tx, func(c change.Change) bool {
		put, ok := c.(change.PlanChosen)
		return ok && put.Plan == plan.ID && slices.ContainsFunc(others, func(t Table) bool { return t.PlanID == put.Was })
	})
	if err != nil || by == "" {
		return err
	}
	return invalid.Refuse("{name} put {plan} to use a moment ago. Look where everybody sits in it.", "name", by, "plan", plan.Name)
}

// whoever is the name of the account that last made such a change, "" where none of the recent ones is one.
func whoever(tx *db.Tx, such func(change.Change) bool) (string, error) {
	entries, err := tx.Log(0, recent)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		if e.Actor.Kind != change.ByAccount || !such(e.Change) {
			continue
		}
		found, err := accounts.Names(tx.Read, []change.ID{e.Actor.ID})
		return found[e.Actor.ID], err
	}
	return "", nil
}

// recent bounds how many entries of the log are searched for who was first: what is older is no surprise.
const recent = 100

// lastPlaced is who put a guest where they are now, or took them from their seat.
func lastPlaced(r *db.Read, plan Plan, guest change.ID, now *Assignment) (by string, err error) {
	var last db.Doing
	if now != nil {
		last, err = r.LastPut(now.TableName(), "table_id", []change.ID{now.ID}, recent)
	} else {
		last, err = r.LastGone(Assignment{}.TableName(), map[string]change.ID{"guest_id": guest, "plan_id": plan.ID}, recent)
	}
	return doer(r, last, err)
}

// lastSeated is who put somebody at a table last, and whom.
func lastSeated(r *db.Read, seated []*Assignment) (by, who string, err error) {
	ids := make([]change.ID, len(seated))
	for i, a := range seated {
		ids[i] = a.ID
	}
	last, err := lastPut(r, Assignment{}.TableName(), ids, "table_id", "seat")
	by, err = doer(r, last, err)
	if err != nil || by == "" {
		return "", "", err
	}
	for _, a := range seated {
		if last.Row == a.ID || slices.Contains(last.Created, a.ID) {
			g, err := db.Find[guests.Guest](r, a.GuestID)
			return by, g.Name, err
		}
	}
	return "", "", nil
}

// lastPut is the newest change that created one of some rows or wrote one of some columns; db.ErrNotFound when there is none.
func lastPut(r *db.Read, table string, ids []change.ID, columns ...string) (last db.Doing, err error) {
	for _, column := range columns { // one alone may have changed
		d, err := r.LastPut(table, column, ids, recent)
		if err != nil && !errors.Is(err, db.ErrNotFound) {
			return last, err
		}
		if d.Seq > last.Seq {
			last = d
		}
	}
	if last.Seq == 0 {
		return last, db.ErrNotFound
	}
	return last, nil
}

// doer names who did something; "" when it is no account, or long ago.
func doer(r *db.Read, last db.Doing, err error) (name string, _ error) {
	if errors.Is(err, db.ErrNotFound) || err == nil && last.By.Kind != change.ByAccount {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	found, err := accounts.Names(r, []change.ID{last.By.ID})
	return found[last.By.ID], err
}
