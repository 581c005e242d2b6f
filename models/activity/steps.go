package activity

import (
	"errors"
	"slices"
	"strings"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Steps of the seating are taken back and done again one by one, each person their own, as an editor does by Ctrl+Z. What
// others have changed since stays, and a step of which all has been changed since is passed over.

// How many entries of the log are looked through for somebody's own steps, and how old these may be: a key takes back what
// the hand still remembers. What is older is taken back under Activity.
const (
	stepsBack = 400
	stepsFor  = 8 * time.Hour
)

// errNothingLeft is the refusal of an undo that finds nothing of the entry any more.
var errNothingLeft = invalid.Refuse("There is nothing left to take back: it was undone or changed since.")

// UndoLast takes back the newest step in the seating of whoever asks.
func UndoLast(tx *db.Tx) (change.Change, error) {
	undo, _, err := steps(tx)
	if err != nil {
		return nil, err
	}
	for _, seq := range slices.Backward(undo) {
		c, err := Undo(tx, seq)
		var no invalid.Refusal
		if errors.As(err, &no) && no.Text == errNothingLeft.Text && !tx.Wrote() {
			continue
		}
		return c, err
	}
	return nil, invalid.Refuse("There is no step of yours to take back.")
}

// RedoLast does again the newest step in the seating that whoever asks took back, until they do another.
func RedoLast(tx *db.Tx) (change.Change, error) {
	_, redo, err := steps(tx)
	if err != nil {
		return nil, err
	}
	for _, seq := range slices.Backward(redo) {
		c, err := doAgain(tx, seq)
		if c != nil || err != nil || tx.Wrote() {
			return c, err
		}
	}
	return nil, invalid.Refuse("There is no step of yours to do again.")
}

// steps are the entries that whoever asks can take back, and the undos that they can do again, each the oldest first.
func steps(tx *db.Tx) (undo, redo []int64, err error) {
	entries, err := tx.Log(0, stepsBack)
	without := func(all []int64, seq int64) []int64 {
		return slices.DeleteFunc(all, func(n int64) bool { return n == seq })
	}
	for _, e := range slices.Backward(entries) {
		mine := e.Actor == tx.Scope().Actor && tx.Elapsed(e.At) < stepsFor
		switch c := e.Change.(type) {
		case change.Undone:
			undo = without(undo, c.Seq)
			if mine && ofSeating(c.What) {
				redo = append(redo, e.Seq)
			}
		case change.Redone:
			redo = without(redo, c.Undo)
			if mine {
				undo = append(undo, e.Seq)
			}
		default:
			if _, ok := c.(change.Reversible); ok && mine && ofSeating(c.Kind()) {
				undo, redo = append(undo, e.Seq), nil
			}
		}
	}
	return undo, redo, err
}

func ofSeating(k change.Kind) bool {
	return strings.HasPrefix(string(k), "seating.") || strings.HasPrefix(string(k), "wishes.")
}

// doAgain takes an undo back; nil where nothing of it is left.
func doAgain(tx *db.Tx, seq int64) (change.Change, error) {
	e, err := tx.Entry(seq)
	if err != nil {
		return nil, err
	}
	u := e.Change.(change.Undone)
	stayed, err := db.Revert(tx, seq, nil)
	if err != nil {
		return nil, err
	}
	if err := judge(tx, stayed); err != nil {
		return nil, err
	}
	changed, vain := tx.Net()
	if !changed {
		if tx.Wrote() {
			err = invalid.Refuse("There is no step of yours to do again.")
		}
		return nil, err
	}
	of := u.Seq
	if first, err := tx.Entry(u.Seq); err != nil {
		return nil, err
	} else if again, ok := first.Change.(change.Redone); ok {
		of = again.Seq
	}
	rest := append(stayed, vain...)
	left, err := owners(tx.Read, rest)
	return change.Redone{Seq: of, Undo: seq, What: u.What, Of: u.Of, Kept: count(rest), Left: left[:min(mostLeft, len(left))]}, err
}
