package dbtest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"convive/models/change"
	"convive/models/db"
)

// Bare is one connection to a SQLite database as the app opens its own, with nothing of the app's mechanism: what a
// mutation is measured against.
type Bare struct {
	*sql.DB
	seq int64
}

// bareFeed is the feed that bare transactions count in; the app has no such feed.
const bareFeed = "bare"

// OpenBare opens the database beside the app that has it open.
func OpenBare(ctx context.Context, path string) (*Bare, error) {
	pool, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: path}).EscapedPath()+
		"?_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)&_pragma=foreign_keys(1)&_pragma=secure_delete(1)&_pragma=temp_store(memory)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(1)
	b := &Bare{DB: pool}
	_, err = b.ExecContext(ctx, "INSERT INTO feeds (id, seq, epoch) VALUES (?, 0, '') ON CONFLICT DO NOTHING", bareFeed)
	if err == nil {
		err = b.QueryRowContext(ctx, "SELECT seq FROM feeds WHERE id = ?", bareFeed).Scan(&b.seq)
	}
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return b, nil
}

type statement struct {
	query string
	args  []any
}

// Prepare makes a transaction that writes the rows of an entry once more, with the values that they have: the feed's
// number, the rows, the log's entry, its side rows and a command's id. Rows that the entry created can't be written
// twice and are an error.
func (b *Bare) Prepare(ctx context.Context, event change.ID, rows []db.RowChange) (func(context.Context) error, error) {
	b.seq++
	all := []statement{{"UPDATE feeds SET seq = seq + 1 WHERE id = ?", []any{bareFeed}}}
	for _, row := range rows {
		if len(row.Created) > 0 || row.Row == "" {
			return nil, fmt.Errorf("dbtest: %s holds a created row", row.Table)
		}
		columns, args := "", []any{}
		for column, value := range row.Became {
			if column != "version" {
				columns += column + " = ?, "
				args = append(args, value)
			}
		}
		all = append(all, statement{"UPDATE " + row.Table + " SET " + columns + "version = version WHERE event_id = ? AND id = ?", append(args, string(event), string(row.Row))})
	}
	all = append(all,
		statement{"INSERT INTO changes (feed_id, seq, kind, at, actor_kind, actor_id, topics, data) VALUES (?, ?, 'requests.reopened', 0, 'account', 'bench', '[]', '{}')", []any{bareFeed, b.seq}},
		statement{"INSERT INTO change_households (feed_id, household_id, seq) VALUES (?, 'bench', ?)", []any{bareFeed, b.seq}},
		b.side(rows),
		statement{"INSERT INTO commands (feed_id, actor, id, body_hash, seq, at) VALUES (?, 'bench', ?, 'bench', ?, 0)", []any{bareFeed, string(db.NewID()), b.seq}})
	return func(ctx context.Context) error { return b.write(ctx, all) }, nil
}

func (b *Bare) side(rows []db.RowChange) statement {
	s := statement{query: "INSERT INTO change_rows (feed_id, seq, n, table_name, row_id, op, was, became) VALUES "}
	for n, row := range rows {
		s.query += "(?, ?, ?, ?, ?, 'update', ?, ?), "
		s.args = append(s.args, bareFeed, b.seq, n, row.Table, string(row.Row), fmt.Sprint(row.Was), fmt.Sprint(row.Became))
	}
	s.query = strings.TrimSuffix(s.query, ", ")
	return s
}

func (b *Bare) write(ctx context.Context, all []statement) error {
	tx, err := b.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, s := range all {
		if _, err := tx.ExecContext(ctx, s.query, s.args...); err != nil {
			return fmt.Errorf("%s: %w", s.query, err)
		}
	}
	return tx.Commit()
}
