package db

import (
	"maps"
	"slices"

	"convive/models/change"
)

// Entries reads entries of the scope's own feed by their numbers, in no order; those that aren't there are left out.
func (r *Read) Entries(seqs []int64) (entries []change.Entry, err error) {
	if err := r.mayReadLog(); err != nil {
		return nil, err
	}
	for part := range slices.Chunk(seqs, batch) {
		args := []any{string(r.scope.Feed())}
		for _, seq := range part {
			args = append(args, seq)
		}
		rows, err := r.q.QueryContext(r.ctx, r.d.bind("SELECT "+logColumns+" FROM changes WHERE feed_id = ? AND seq IN ("+places(len(part))+")"), args...)
		if err != nil {
			return nil, err
		}
		some, err := scanLog(rows)
		if err != nil {
			return nil, err
		}
		entries = append(entries, some...)
	}
	return r.openly(entries), nil
}

// RowsSince reads what came to rows of a table after an entry, in order.
func (r *Read) RowsSince(table string, ids []change.ID, seq int64) ([]RowChange, error) {
	if err := r.mayReadLog(); err != nil {
		return nil, err
	}
	among, list := r.d.engine.among("row_id", texts(ids))
	return r.rowChanges("table_name = ? AND seq > ? AND "+among+" ORDER BY seq, n", table, seq, list)
}

// HeldAfter reads what rows held in a text column right after the entries that made them or brought them back: a side row
// of a creation doesn't say. What was changed since is read from the log.
func (r *Read) HeldAfter(table, column string, after map[change.ID]int64) (map[change.ID]string, error) {
	if len(after) == 0 {
		return nil, nil
	}
	ids := slices.Collect(maps.Keys(after))
	now, err := r.NamesOf(table, column, ids)
	if err != nil {
		return nil, err
	}
	since, err := r.RowsSince(table, ids, slices.Min(slices.Collect(maps.Values(after))))
	then := make(map[change.ID]string, len(ids))
	for _, c := range since {
		was, said := c.Was[column].(string)
		if _, known := then[c.Row]; said && !known && c.Seq > after[c.Row] {
			then[c.Row] = was
		}
	}
	for id, text := range now {
		if _, known := then[id]; !known {
			then[id] = text
		}
	}
	return then, err
}
