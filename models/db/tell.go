package db

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// ephemera is the name under which processes on one PostgreSQL tell each other what is in no row: who is here.
const ephemera = "convive_ephemera"

// maxTold is how long one message may be, in bytes.
const maxTold = 1000

// Tell sends a message to the other processes on this PostgreSQL, in a statement of its own. It may be lost. On SQLite
// there are no others.
func (d *DB) Tell(ctx context.Context, message string) error {
	if d.Engine() != "postgres" {
		return nil
	}
	if len(message) > maxTold {
		return fmt.Errorf("db: a message of %d bytes", len(message))
	}
	_, err := d.writer.ExecContext(ctx, "SELECT pg_notify($1, $2)", ephemera, message)
	return err
}

// ListenTold has f called with each message that a process tells, this one included, until ctx ends. It reconnects for
// ever; what is told meanwhile is lost. On SQLite it only waits.
func (d *DB) ListenTold(ctx context.Context, f func(message string)) {
	e, ok := d.engine.(postgresEngine)
	if !ok {
		<-ctx.Done()
		return
	}
	for ctx.Err() == nil {
		_ = listenTold(ctx, e.url, f)
		select {
		case <-ctx.Done():
		case <-time.After(200 * time.Millisecond):
		}
	}
}

func listenTold(ctx context.Context, url string, f func(string)) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN "+ephemera); err != nil {
		return err
	}
	for {
		wait, cancel := context.WithTimeout(ctx, heartbeat)
		n, err := conn.WaitForNotification(wait)
		quiet := wait.Err() != nil && ctx.Err() == nil
		cancel()
		switch {
		case quiet:
			if _, err := conn.Exec(ctx, "SELECT 1"); err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			f(n.Payload)
		}
	}
}
