package db

import (
	"slices"
	"strings"

	"convive/models/change"
)

// About says which entries a history is made of: all that concern some households, and of what concerned others that
// which touched certain rows: their people's, who live elsewhere by now.
type About struct {
	Households []change.ID
	Formerly   []change.ID
	Rows       []change.ID
}

// LogAbout is Told for the entries of a history, of some kinds or, without one, of any.
func (r *Read) LogAbout(a About, below int64, n int, kinds ...change.Kind) ([]change.Entry, error) {
	condition, args := a.condition(r)
	loud, quiet := told()
	condition, args = condition+loud, append(args, quiet...)
	if len(kinds) > 0 {
		condition += " AND kind IN (" + places(len(kinds)) + ")"
	}
	for _, kind := range kinds {
		args = append(args, string(kind))
	}
	return r.newest(below, n, condition, args...)
}

func (a About) condition(r *Read) (condition string, args []any) {
	feed := string(r.scope.Feed())
	own, households := r.d.engine.among("household_id", texts(a.Households))
	condition, args = "seq IN (SELECT seq FROM change_households WHERE feed_id = ? AND "+own+")", []any{feed, households}
	if len(a.Rows) > 0 {
		theirs, homes := r.d.engine.among("h.household_id", texts(a.Formerly))
		touched, rows := r.d.engine.among("r.row_id", texts(a.Rows))
		condition = "(" + condition + " OR seq IN (SELECT h.seq FROM change_households h JOIN change_rows r ON r.feed_id = h.feed_id AND r.seq = h.seq WHERE h.feed_id = ? AND " + theirs + " AND " + touched + "))"
		args = append(args, feed, homes, rows)
	}
	return " AND " + condition, args
}

// recordHouseholds writes which households an entry concerns, each once.
func (tx *Tx) recordHouseholds(e change.Entry, topics change.Topics) error {
	var households []string
	for _, topic := range topics {
		if id, ok := strings.CutPrefix(string(topic), string(change.OfHousehold(""))); ok {
			households = append(households, id)
		}
	}
	slices.Sort(households)
	for part := range slices.Chunk(slices.Compact(households), batch) {
		var args []any
		for _, id := range part {
			args = append(args, string(e.Feed), id, e.Seq)
		}
		rows := strings.TrimSuffix(strings.Repeat("("+places(3)+"), ", len(part)), ", ")
		if err := tx.exec("INSERT INTO change_households (feed_id, household_id, seq) VALUES "+rows, args...); err != nil {
			return err
		}
	}
	return nil
}

// RowChangesOf reads the erasable sides of some entries of the scope's own feed, for rows of some tables, in the order of
// writing, at most n.
func (r *Read) RowChangesOf(seqs []int64, tables []string, n int) ([]RowChange, error) {
	if err := r.mayReadLog(); err != nil || len(seqs) == 0 {
		return nil, err
	}
	var args []any
	for _, seq := range seqs {
		args = append(args, seq)
	}
	among, list := r.d.engine.among("table_name", tables)
	return r.rowChanges("seq IN ("+places(len(seqs))+") AND "+among+" ORDER BY seq, n LIMIT ?", append(args, list, n)...)
}
