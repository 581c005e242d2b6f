package seating_test

import (
	"testing"

	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
)

// Somebody else unseats one of those whom a proposal moved: they stay unseated when the proposal is taken back.
func TestUndoOfAProposalLeavesWhoWasUnseatedSince(t *testing.T) {
	each(t, 4, func(w *world) {
		ts := w.tables(2, 4)
		w.seat(ts[0], 0, 1, 2)
		e, err := w.apply(w.going(0, ts[0], ts[1]), w.going(1, ts[0], ts[1]), w.going(2, ts[0], ts[1]))
		if err != nil {
			t.Fatal(err)
		}
		w.unseat(ts[1], 1)
		undone := w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) { return activity.Undo(tx, e.Seq) }).Change.(change.Undone)
		if undone.Kept != 1 {
			t.Errorf("taken back is %+v", undone)
		}
		for i, want := range []change.ID{ts[0], "", ts[0]} {
			if at := change.ID(w.board().Seats()[string(w.guests[i].ID)]); at != want {
				t.Errorf("guest %d is at %q, want %q", i, at, want)
			}
		}
	})
}
