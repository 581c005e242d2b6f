package activity

import (
	"slices"

	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// over is the newest own step of which nothing is left, of those that weren't told if there is one, and who changed the same
// since.
type over struct {
	step, since change.Entry // since is empty where it isn't known
	guests      []change.ID  // who was moved since
}

// mostSince bounds how many rows that others wrote since are compared.
const mostSince = 5000

// pass notes the first step that is passed over, or the first that wasn't told, and finds whoever changed the same since: a row of it, or where one of its
// guests sits.
func (s steps) pass(tx *db.Tx, passed *over, seq int64) error {
	if passed.step.Seq > 0 && (s.told[seq] || !s.told[passed.step.Seq]) {
		return nil
	}
	*passed = over{}
	e, err := tx.Entry(seq)
	if err != nil {
		return err
	}
	passed.step = e
	for about(e.Change) > 0 {
		if e, err = tx.Entry(about(e.Change)); err != nil {
			return err
		}
	}
	passed.guests = guestsOf(e.Change)
	written, err := tx.RowChanges(seq)
	if err != nil {
		return err
	}
	rows, tables := map[db.RowRef]bool{}, []string{}
	for _, c := range written {
		for _, ref := range rowsOf(c) {
			rows[ref] = true
		}
		if !slices.Contains(tables, c.Table) {
			tables = append(tables, c.Table)
		}
	}
	var later []int64
	for _, o := range s.entries {
		if o.Seq > seq && o.Actor != tx.Scope().Actor {
			later = append(later, o.Seq)
		}
	}
	others, err := tx.RowChangesOf(later, tables, mostSince)
	if err != nil {
		return err
	}
	touched := map[int64]bool{}
	for _, c := range others {
		touched[c.Seq] = touched[c.Seq] || slices.ContainsFunc(rowsOf(c), func(ref db.RowRef) bool { return rows[ref] })
	}
	for _, o := range s.entries {
		if slices.Contains(later, o.Seq) && (touched[o.Seq] || meet(guestsOf(o.Change), passed.guests)) {
			passed.since = o
			break
		}
	}
	return nil
}

func rowsOf(c db.RowChange) (all []db.RowRef) {
	for _, id := range append(slices.Clone(c.Created), c.Row) {
		if id != "" {
			all = append(all, db.RowRef{Table: c.Table, Row: id})
		}
	}
	return all
}

func guestsOf(c change.Change) (all []change.ID) {
	if !ofSeating(c.Kind()) {
		return nil
	}
	for _, refs := range c.Sentence().Refs {
		for _, ref := range refs {
			if ref.Table == ofGuests {
				all = append(all, ref.ID)
			}
		}
	}
	return all
}

func meet(some, others []change.ID) bool {
	return slices.ContainsFunc(some, func(id change.ID) bool { return slices.Contains(others, id) })
}

// news is what an undo or redo tells of what it passed over; nothing where an earlier one told all.
func (s steps) news(passed over) change.Over {
	if s.told[passed.step.Seq] {
		return change.Over{}
	}
	return change.Over{Seq: passed.step.Seq, Since: passed.since.Seq}
}

// refuseUndo says why no step is taken back.
func (o over) refuseUndo(r *db.Read) error {
	by, who, err := o.names(r)
	switch {
	case err != nil:
		return err
	case o.step.Seq == 0:
		return errNoStep
	case by != "" && who != "":
		return invalid.Refuse("Your last step can't be taken back: {name} moved {guests} since. No earlier step of yours can be taken back here.", "name", by, "guests", who)
	case by != "":
		return invalid.Refuse("Your last step can't be taken back: {name} changed the same since. No earlier step of yours can be taken back here.", "name", by)
	}
	return invalid.Refuse("Your last step can't be taken back: it was changed since. No earlier step of yours can be taken back here.")
}

// refuseRedo says why no step is done again.
func (o over) refuseRedo(r *db.Read) error {
	by, who, err := o.names(r)
	switch {
	case err != nil:
		return err
	case o.step.Seq == 0:
		return invalid.Refuse("There is no step of yours to do again.")
	case by != "" && who != "":
		return invalid.Refuse("What you took back can't be done again: {name} moved {guests} since.", "name", by, "guests", who)
	case by != "":
		return invalid.Refuse("What you took back can't be done again: {name} changed the same since.", "name", by)
	}
	return invalid.Refuse("What you took back can't be done again: it was changed since.")
}

// names are who changed it since, "" when it is no account, and the first of the guests whom it is about.
func (o over) names(r *db.Read) (by, who string, err error) {
	if o.since.Actor.Kind != change.ByAccount {
		return "", "", nil
	}
	found, err := accounts.Names(r, []change.ID{o.since.Actor.ID})
	if err != nil {
		return "", "", err
	}
	wanted := refs{}
	some := o.guests[:min(shown, len(o.guests))]
	for _, id := range some {
		wanted.add(change.Ref{Table: ofGuests, ID: id})
	}
	called, err := lookUp(r, wanted)
	for _, id := range some {
		if name := called[change.Ref{Table: ofGuests, ID: id}]; name != "" {
			if who != "" {
				who += ", "
			}
			who += name
		}
	}
	return found[o.since.Actor.ID], who, err
}
