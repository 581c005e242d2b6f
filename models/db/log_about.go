package db

import (
	"strings"

	"convive/models/change"
)

// LogAbout is Log for the entries with a topic, of some kinds or, without one, of any. A topic that can be none (it holds
// what a pattern means something by) finds nothing.
func (r *Read) LogAbout(topic change.Topic, below int64, n int, kinds ...change.Kind) ([]change.Entry, error) {
	if strings.ContainsAny(string(topic), `%_"\`) {
		return nil, nil
	}
	condition, args := " AND topics LIKE ?", []any{`%"` + string(topic) + `"%`}
	if len(kinds) > 0 {
		condition += " AND kind IN (" + places(len(kinds)) + ")"
	}
	for _, kind := range kinds {
		args = append(args, string(kind))
	}
	return r.newest(below, n, condition, args...)
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
