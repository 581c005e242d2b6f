package seating_test

import (
	"errors"
	"strings"

	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/seating"
)

// do runs a rule as Anna and fails where it refuses.
func (w *world) do(rule func(*db.Tx) (change.Change, error)) change.Change {
	w.t.Helper()
	return w.mutate(w.anna, rule).Change
}

// refused runs a rule as Anna and returns its sentence.
func (w *world) refused(rule func(*db.Tx) (change.Change, error)) string {
	w.t.Helper()
	_, err := w.d.Mutate(background, w.anna, change.CommandID{}, rule)
	var no invalid.Refusal
	var fields invalid.Fields
	switch {
	case errors.As(err, &no):
		return no.Text
	case errors.As(err, &fields):
		return fields.Error()
	}
	w.t.Fatalf("not refused: %v", err)
	return ""
}

func (w *world) addPlan(d seating.NewPlan) change.PlanAdded {
	w.t.Helper()
	if d.Occasion == "" {
		d.Occasion = w.occasion.ID
	}
	return w.do(func(tx *db.Tx) (change.Change, error) { return seating.AddPlan(tx, d) }).(change.PlanAdded)
}

func (w *world) plans() (all []seating.Plan) {
	w.t.Helper()
	w.read(func(r *db.Read) (err error) {
		all, err = seating.Plans(r, w.occasion.ID)
		return err
	})
	return all
}

func (w *world) read(fn func(r *db.Read) error) {
	w.t.Helper()
	if err := w.d.Read(background, w.scope, fn); err != nil {
		w.t.Fatal(err)
	}
}

// drawn is a plan as text: each table with who sits there, by seat.
func (w *world) drawn(plan change.ID) string {
	w.t.Helper()
	var b *seating.Board
	w.read(func(r *db.Read) (err error) {
		b, err = seating.OfPlan(r, w.occasion.ID, plan)
		return err
	})
	var lines []string
	for _, o := range b.Objects {
		lines = append(lines, string(o.Kind))
	}
	for _, l := range b.Tables {
		line := l.Name + ":"
		for _, p := range l.People {
			line += " " + p.Name
			if p.Assignment.Locked {
				line += "!"
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (w *world) choose(plan, instead change.ID) change.Change {
	w.t.Helper()
	return w.do(func(tx *db.Tx) (change.Change, error) {
		return seating.ChoosePlan(tx, plan, seating.Choosing{InPlaceOf: instead})
	})
}

func (w *world) undo(seq int64) {
	w.t.Helper()
	w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, seq) })
}
