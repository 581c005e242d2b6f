package db

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"convive/models/access"
	"convive/models/change"
)

const logColumns = "feed_id, seq, kind, at, actor_kind, actor_id, data"

// Entry reads one entry of the scope's own feed.
func (r *Read) Entry(seq int64) (change.Entry, error) {
	if err := r.mayReadLog(); err != nil {
		return change.Entry{}, err
	}
	e, err := r.entry(r.scope.Feed(), seq)
	if err == nil && len(r.openly([]change.Entry{e})) == 0 {
		return change.Entry{}, ErrNotFound
	}
	return e, err
}

// openly leaves out what the reader may not know of: who waits for a place.
func (r *Read) openly(entries []change.Entry) []change.Entry {
	if r.scope.Allows(access.ViewPrivateWishes) {
		return entries
	}
	return slices.DeleteFunc(entries, func(e change.Entry) bool { return change.IsDiscreet(e.Change) })
}

// mayReadLog keeps guests from the log: it speaks of every household.
func (r *Read) mayReadLog() error {
	if r.scope.Role == access.Household {
		return fmt.Errorf("%w: the log is not for guests", ErrUnscoped)
	}
	return nil
}

func (r *Read) entry(f change.Feed, seq int64) (change.Entry, error) {
	rows, err := r.q.QueryContext(r.ctx, r.d.bind("SELECT "+logColumns+" FROM changes WHERE feed_id = ? AND seq = ?"), string(f), seq)
	if err != nil {
		return change.Entry{}, err
	}
	entries, err := scanLog(rows)
	if err == nil && len(entries) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return change.Entry{}, err
	}
	return entries[0], nil
}

// Log reads the entries of the scope's own feed below a number (0: from the newest), newest first, at most n.
func (r *Read) Log(below int64, n int) ([]change.Entry, error) { return r.newest(below, n, "") }

// Told is Log without the Changes of which nobody is told (change.Quiet): there Convive goes on with what an entry says
// that somebody asked for, every few seconds.
func (r *Read) Told(below int64, n int) ([]change.Entry, error) {
	condition, quiet := told()
	return r.newest(below, n, condition, quiet...)
}

// ToldSince is Told of the entries above a number.
func (r *Read) ToldSince(above int64, n int) ([]change.Entry, error) {
	condition, quiet := told()
	return r.newest(0, n, condition+" AND seq > ?", append(quiet, above)...)
}

// told leaves out the quiet kinds.
func told() (condition string, quiet []any) {
	for _, kind := range change.Kinds() {
		if _, is := change.New(kind).(change.Quiet); is {
			quiet = append(quiet, string(kind))
		}
	}
	return " AND kind NOT IN (" + places(len(quiet)) + ")", quiet
}

// newest is Log with a further condition, which begins with AND.
func (r *Read) newest(below int64, n int, condition string, args ...any) ([]change.Entry, error) {
	if err := r.mayReadLog(); err != nil {
		return nil, err
	}
	if below <= 0 {
		below = 1<<62 - 1
	}
	var all []change.Entry
	for {
		wanted := n - len(all)
		rows, err := r.q.QueryContext(r.ctx, r.d.bind("SELECT "+logColumns+" FROM changes WHERE feed_id = ? AND seq < ?"+condition+" ORDER BY seq DESC LIMIT ?"),
			append(append([]any{string(r.scope.Feed()), below}, args...), wanted)...)
		if err != nil {
			return nil, err
		}
		some, err := scanLog(rows)
		if err != nil {
			return nil, err
		}
		if len(some) > 0 {
			below = some[len(some)-1].Seq
		}
		last := len(some) < wanted
		if all = append(all, r.openly(some)...); last || len(all) == n {
			return all, nil
		}
	}
}

func scanLog(rows *sql.Rows) ([]change.Entry, error) {
	defer rows.Close()
	var entries []change.Entry
	for rows.Next() {
		var e change.Entry
		var kind, data string
		if err := rows.Scan(&e.Feed, &e.Seq, &kind, &e.At, &e.Actor.Kind, &e.Actor.ID, &data); err != nil {
			return nil, err
		}
		c, err := change.Decode(change.Kind(kind), data)
		if err != nil {
			return nil, fmt.Errorf("entry %d of %s: %w", e.Seq, e.Feed, err)
		}
		e.Change = c
		entries = append(entries, e)
	}
	return entries, rows.Err()
}

// TopicsSince reads what has happened in a feed after a number, up to this read's state: the topics of each entry.
// More than limit entries answer with ok false: then everything counts as touched.
func (r *Read) TopicsSince(f change.Feed, seq int64, limit int) (topics change.Topics, ok bool, err error) {
	rows, err := r.q.QueryContext(r.ctx, r.d.bind("SELECT topics FROM changes WHERE feed_id = ? AND seq > ? ORDER BY seq LIMIT ?"), string(f), seq, limit+1)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		var data string
		if err := rows.Scan(&data); err != nil {
			return nil, false, err
		}
		var some change.Topics
		if err := json.Unmarshal([]byte(data), &some); err != nil {
			return nil, false, err
		}
		topics = append(topics, some...)
		n++
	}
	return topics, n <= limit, rows.Err()
}

// LogOf reads the entries of one kind of the scope's own feed that came after a number, newest first.
func (r *Read) LogOf(kind change.Kind, after int64) ([]change.Entry, error) {
	if err := r.mayReadLog(); err != nil {
		return nil, err
	}
	rows, err := r.q.QueryContext(r.ctx, r.d.bind("SELECT "+logColumns+" FROM changes WHERE feed_id = ? AND seq > ? AND kind = ? ORDER BY seq DESC"),
		string(r.scope.Feed()), after, string(kind))
	if err != nil {
		return nil, err
	}
	entries, err := scanLog(rows)
	return r.openly(entries), err
}

// NamesOf reads one registered text column of rows of this scope's event, for sentences that name rows of any table. It
// is not for guests: it knows nothing of households.
func (r *Read) NamesOf(table, column string, ids []change.ID) (map[change.ID]string, error) {
	t, ok := tables[table]
	if !ok || len(ids) == 0 {
		return nil, nil
	}
	if _, known := ColumnOf(table, column); !known || r.scope.Role == access.Household {
		return nil, ErrUnscoped
	}
	place, at, all, err := t.column(r.scope)
	if err != nil || all {
		return nil, ErrUnscoped
	}
	among, list := r.d.engine.among("id", texts(ids))
	rows, err := r.q.QueryContext(r.ctx, r.d.bind("SELECT id, "+column+" FROM "+table+" WHERE "+place+" = ? AND "+among), string(at), list)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names := make(map[change.ID]string, len(ids))
	for rows.Next() {
		var id, name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, err
		}
		names[change.ID(id)] = name
	}
	return names, rows.Err()
}
