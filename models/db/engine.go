package db

import (
	"context"
	"database/sql"
	"io"
	"time"

	"gorm.io/gorm"

	"convive/models/change"
)

// engine is what SQLite and PostgreSQL do differently.
type engine interface {
	name() string
	// open returns the pools for writing and reading.
	open(context.Context) (writer, reader *sql.DB, err error)
	// one is a pool of a single connection for reading.
	one() (*sql.DB, error)
	dialector(*sql.DB) gorm.Dialector
	// readOptions give a transaction that sees one state.
	readOptions() *sql.TxOptions
	// lockMigration keeps other processes from migrating until the closer is closed.
	lockMigration(context.Context, *sql.DB) (io.Closer, error)
	// among is a condition, with its one argument, that a column holds one of many texts.
	among(column string, texts []string) (condition string, arg any)
	// violated names the constraint that an error broke: "unique", "foreign key", "check", or "".
	violated(error) string
	// gone says whether an error means that the connection is dead, not the statement wrong; another may stand.
	gone(error) bool
	// unreachable says whether an error means that, or that there is nobody to connect to.
	unreachable(error) bool
}

// idleConnections keeps pooled connections from being opened anew for each page.
const idleConnections = 8

// connectionLife bounds how long a pooled connection of PostgreSQL is kept, so that a fail-over is followed.
const connectionLife = 30 * time.Minute

// Head is how far a feed has come.
type Head struct {
	Seq   int64
	Epoch string
}

// Heads reads how far the feeds have come, in one statement; a feed that doesn't exist is left out.
func (d *DB) Heads(ctx context.Context, feeds []change.Feed) (map[change.Feed]Head, error) {
	return d.headsBy(ctx, d.reader, feeds)
}

// Look is Heads on a connection of its own: it says whether the database can be read at all, however busy it is.
func (d *DB) Look(ctx context.Context, feeds []change.Feed) (map[change.Feed]Head, error) {
	return d.headsBy(ctx, d.looks, feeds)
}

func (d *DB) headsBy(ctx context.Context, pool *sql.DB, feeds []change.Feed) (found map[change.Feed]Head, err error) {
	stood := d.sharing.stood(feeds)
	err = d.bounded(ctx, func(ctx context.Context) error {
		return d.insist(ctx, func() (err error) {
			found, err = heads(ctx, counted{querier: pool, d: d}, d, feeds)
			return err
		})
	})
	d.sharing.seen(found, stood)
	return found, err
}

func heads(ctx context.Context, q querier, d *DB, feeds []change.Feed) (map[change.Feed]Head, error) {
	found := make(map[change.Feed]Head, len(feeds))
	if len(feeds) == 0 {
		return found, nil
	}
	args := make([]any, len(feeds))
	for i, f := range feeds {
		args[i] = string(f)
	}
	rows, err := q.QueryContext(ctx, d.bind("SELECT id, seq, epoch FROM feeds WHERE id IN ("+places(len(feeds))+")"), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var h Head
		if err := rows.Scan(&id, &h.Seq, &h.Epoch); err != nil {
			return nil, err
		}
		found[change.Feed(id)] = h
	}
	return found, rows.Err()
}
