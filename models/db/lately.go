package db

import (
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"

	"convive/models/change"
)

// Doing is one change of a row, and who made it.
type Doing struct {
	By change.Actor
	RowChange
}

// LastPut finds the newest change, among the last entries of the scope's own feed, that created one of some rows or
// wrote a column of it; ErrNotFound when there is none. It is one statement, which older entries don't slow down.
func (r *Read) LastPut(table, column string, ids []change.ID, entries int64) (Doing, error) {
	if len(ids) == 0 {
		return Doing{}, ErrNotFound
	}
	args := []any{holds(column)}
	for _, id := range ids {
		args = append(args, string(id))
	}
	created := make([]string, len(ids))
	for i, id := range ids {
		created[i] = "r.became LIKE ?"
		args = append(args, `%"`+string(id)+`"%`)
	}
	return r.lately(table, entries, "r.op = 'update' AND r.became LIKE ? AND r.row_id IN ("+places(len(ids))+")"+
		" OR r.op = 'create' AND ("+strings.Join(created, " OR ")+")", args...)
}

// LastGone finds the newest change, among the last entries of the scope's own feed, that deleted a row which held these
// ids; ErrNotFound when there is none. It is one statement, which older entries don't slow down.
func (r *Read) LastGone(table string, held map[string]change.ID, entries int64) (Doing, error) {
	condition, args := "r.op = 'delete'", []any{}
	for _, column := range slices.Sorted(maps.Keys(held)) {
		condition += " AND r.was LIKE ?"
		args = append(args, holds(column+`":"`+string(held[column])))
	}
	return r.lately(table, entries, condition, args...)
}

// holds is the pattern of a side row's text with a column in it, or with a column and its id.
func holds(what string) string { return `%"` + what + `"%` }

// lookedThrough bounds how many side rows are read while the feed is held: an undo of an import writes tens of thousands
// in one entry, and what lies behind them counts as long ago.
const lookedThrough = 2000

// lately reads the newest side row of a table for which a condition holds, among those of the last entries. Both engines
// walk back from the newest entry: the index that begins with the table's name would lead through all of its side rows.
func (r *Read) lately(table string, entries int64, condition string, args ...any) (Doing, error) {
	if err := r.mayReadLog(); err != nil {
		return Doing{}, err
	}
	feed := string(r.scope.Feed())
	var d Doing
	var kind op
	var was, became string
	err := r.q.QueryRowContext(r.ctx, r.d.bind("SELECT c.actor_kind, c.actor_id, r.seq, r.table_name, r.row_id, r.op, r.was, r.became"+
		" FROM (SELECT * FROM change_rows WHERE feed_id = ? AND seq > (SELECT MAX(seq) FROM changes WHERE feed_id = ?) - ?"+
		" ORDER BY seq DESC, n DESC LIMIT ?) r JOIN changes c ON c.feed_id = r.feed_id AND c.seq = r.seq"+
		" WHERE r.table_name = ? AND ("+condition+") ORDER BY r.seq DESC, r.n LIMIT 1"),
		append([]any{feed, feed, entries, lookedThrough, table}, args...)...).
		Scan(&d.By.Kind, &d.By.ID, &d.Seq, &d.Table, &d.Row, &kind, &was, &became)
	if errors.Is(err, sql.ErrNoRows) {
		return Doing{}, ErrNotFound
	}
	if err != nil {
		return Doing{}, err
	}
	return d, d.read(kind, was, became)
}
