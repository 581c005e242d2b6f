package db

import (
	"context"
	"fmt"
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
	d.listenOn(ctx, ephemera, func() {}, f)
}
