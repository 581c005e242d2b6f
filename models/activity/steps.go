package activity

import (
	"errors"
	"slices"
	"strings"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/seating"
)

// Steps of the seating are taken back and done again one by one, each person their own, as an editor does by Ctrl+Z, and
// each plan its own. What others have changed since stays, and a step of which all has been changed since is passed over
// with a word about it. What is no step on the board isn't taken back by it (see ends).

// How many entries of the log are looked through for somebody's own steps, and how old these may be: a key takes back what
// the hand still remembers. What is older is taken back under Activity.
const (
	stepsBack = 400
	stepsFor  = 8 * time.Hour
)

// errNothingLeft is the refusal of an undo that finds nothing of the entry any more.
var errNothingLeft = invalid.Refuse("There is nothing left to take back: it was undone or changed since.")

// Chart is where somebody takes steps back: a plan of an occasion, "" for the one in use.
type Chart struct {
	Occasion change.ID
	Plan     change.ID
}

// UndoLast takes back the newest step of whoever asks in the seating of a plan.
func UndoLast(tx *db.Tx, at Chart) (change.Change, error) {
	own, err := stepsOf(tx, at)
	if err != nil {
		return nil, err
	}
	var passed over
	for _, seq := range slices.Backward(own.undo) {
		if refusal, ok := own.ends[seq]; ok && passed.step.Seq == 0 {
			return nil, refusal
		} else if ok {
			break
		}
		c, err := takeBack(tx, seq)
		if isNothingLeft(err) && !tx.Wrote() {
			if err := own.pass(tx, &passed, seq); err != nil {
				return nil, err
			}
			continue
		}
		if u, ok := c.(change.Undone); ok {
			u.Over = own.news(passed)
			c = u
		}
		return c, err
	}
	return nil, passed.refuseUndo(tx.Read)
}

// RedoLast does again the newest step in the seating of a plan that whoever asks took back, until they do another.
func RedoLast(tx *db.Tx, at Chart) (change.Change, error) {
	own, err := stepsOf(tx, at)
	if err != nil {
		return nil, err
	}
	var passed over
	for _, seq := range slices.Backward(own.redo) {
		c, err := doAgain(tx, seq)
		if err != nil {
			return nil, err
		}
		if again, ok := c.(change.Redone); ok {
			again.Over = own.news(passed)
			return again, nil
		}
		if err := own.pass(tx, &passed, seq); err != nil {
			return nil, err
		}
		if tx.Wrote() {
			break
		}
	}
	return nil, passed.refuseRedo(tx.Read)
}

// steps are the entries that whoever asks can take back, and the undos that they can do again, each the oldest first.
type steps struct {
	entries    []change.Entry // the newest first
	undo, redo []int64
	ends       map[int64]invalid.Refusal // of undo, what isn't taken back, nor anything before it
	told       map[int64]bool            // which of both were said to be passed over since their last other step
}

func stepsOf(tx *db.Tx, at Chart) (s steps, err error) {
	if at.Plan == "" {
		used, err := seating.InUse(tx.Read, at.Occasion)
		if err != nil && !errors.Is(err, db.ErrNotFound) {
			return s, err
		}
		at.Plan = used.ID
	}
	if s.entries, err = tx.Log(0, stepsBack); err != nil {
		return s, err
	}
	s.ends, s.told = map[int64]invalid.Refusal{}, map[int64]bool{}
	without := func(all []int64, seq int64) []int64 {
		return slices.DeleteFunc(all, func(n int64) bool { return n == seq })
	}
	for _, e := range slices.Backward(s.entries) {
		if e.Actor != tx.Scope().Actor || tx.Elapsed(e.At) >= stepsFor {
			if c, ok := e.Change.(change.Undone); ok {
				s.undo = without(s.undo, c.Seq)
			} else if c, ok := e.Change.(change.Redone); ok {
				s.redo = without(s.redo, c.Undo)
			}
			continue
		}
		here, err := at.here(tx, e)
		if err != nil {
			return s, err
		}
		switch c := e.Change.(type) {
		case change.Undone:
			s.undo = without(s.undo, c.Seq)
			if _, ended := ends[c.What]; here && !ended {
				s.redo, s.told[c.Over.Seq] = append(s.redo, e.Seq), true
			}
		case change.Redone:
			s.redo = without(s.redo, c.Undo)
			if here {
				s.undo, s.told[c.Over.Seq] = append(s.undo, e.Seq), true
				s.end(e.Seq, c.What)
			}
		default:
			if here {
				s.undo, s.redo, s.told = append(s.undo, e.Seq), nil, map[int64]bool{}
				s.end(e.Seq, c.Kind())
			}
		}
	}
	return s, nil
}

// end notes that the walk back ends at an entry, if it does.
func (s steps) end(seq int64, what change.Kind) {
	if refusal, ok := ends[what]; ok {
		s.ends[seq] = refusal
	}
}

// here says whether an entry is a step in the plan that its doer may take back, or ends the walk there. While an occasion has no plan, as when the
// making of its first tables was taken back, every step is.
func (at Chart) here(tx *db.Tx, e change.Entry) (bool, error) {
	what, seq := e.Change.Kind(), int64(0)
	switch c := e.Change.(type) {
	case change.Undone:
		what, seq = c.What, c.Seq
	case change.Redone:
		what, seq = c.What, c.Seq
	}
	if _, ended := ends[what]; !ofSeating(what) || aside[what] || seq == 0 && !reversible(e.Change) || !ended && !mayTakeBack(tx.Scope(), what) {
		return false, nil
	}
	for about(e.Change) > 0 {
		first, err := tx.Entry(about(e.Change))
		if err != nil {
			return false, err
		}
		e = first
	}
	plans := change.InPlans(e.Change)
	return at.Plan == "" || len(plans) == 0 || slices.Contains(plans, at.Plan), nil
}

func ofSeating(k change.Kind) bool {
	return strings.HasPrefix(string(k), "seating.") || strings.HasPrefix(string(k), "wishes.")
}
