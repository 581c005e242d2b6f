package db

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// longest bounds one transaction: a database that no longer answers must not hold a request, and what it locked, for
// ever. The longest known one, an import of 10,000 guests, takes less than two seconds.
const longest = 30 * time.Second

// bounded gives run that long, and says so when it was the database that didn't answer.
func (d *DB) bounded(ctx context.Context, run func(context.Context) error) error {
	limited, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	err := run(limited)
	if err != nil && ctx.Err() == nil && (limited.Err() != nil || d.engine.unreachable(err)) {
		return fmt.Errorf("%w: %w", ErrUnreachable, err)
	}
	return err
}

// begin opens a transaction. That a pooled connection is dead (the server was restarted, or another one took over) shows
// only when it is used; nothing has been done by then, so the next one is tried.
func (d *DB) begin(ctx context.Context, pool *sql.DB, options *sql.TxOptions) (tx *sql.Tx, err error) {
	err = d.insist(ctx, func() (err error) {
		tx, err = pool.BeginTx(ctx, options)
		return err
	})
	return tx, err
}

// insist tries until a connection is found that stands: all that are pooled may be dead.
func (d *DB) insist(ctx context.Context, try func() error) (err error) {
	for range idleConnections + 1 {
		if err = try(); err == nil || ctx.Err() != nil || !d.engine.gone(err) {
			return err
		}
	}
	return err
}

// turn makes writers wait in the order in which they come: SQLite has one writing connection, and database/sql gives it
// to any of those who wait. leave may be called more than once.
func (d *DB) turn(ctx context.Context) (leave func(), err error) {
	if d.turns == nil {
		return func() {}, nil
	}
	select {
	case d.turns <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	left := false
	return func() {
		if !left {
			left = true
			<-d.turns
		}
	}, nil
}
