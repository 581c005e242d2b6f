package db

import (
	"context"
	"database/sql"
	"time"

	"gorm.io/gorm"

	"convive/models/change"
)

// What only this package's own tests may touch: GORM itself, the pools and the names of the registry.

// ORM is GORM on a read's transaction and under its scope.
func ORM(r *Read) *gorm.DB { return r.orm() }

// Unscoped is GORM without any scope.
func Unscoped(d *DB) *gorm.DB { return d.gorm }

// Writer and Reader are the pools.
func Writer(d *DB) *sql.DB { return d.writer }

// Reader is the reading pool.
func Reader(d *DB) *sql.DB { return d.reader }

// Tables lists the tables that capabilities may read or write.
func Tables() map[string]Table { return tables }

// Bare is GORM without any of the guards, for comparison.
func Bare(d *DB) (*gorm.DB, error) {
	return gorm.Open(d.engine.dialector(d.writer), &gorm.Config{SkipDefaultTransaction: true, DisableAutomaticPing: true, AllowGlobalUpdate: true})
}

// RowText is how a row is written into the log when an undo takes it away.
func RowText(columns []string, values []any) (change.ID, string) { return rowText(columns, values) }

// SweepCommandsAt forgets old commands as if it were another time.
func SweepCommandsAt(ctx context.Context, d *DB, now time.Time) error {
	return d.sweepCommands(ctx, now)
}

// CommandsBefore is the statement that forgets them.
const CommandsBefore = commandsBefore

// LookedThrough is how many side rows are read to find who did something last.
const LookedThrough = lookedThrough

// SetHeartbeat makes listeners ask sooner whether their connection stands; to be called before they listen.
func SetHeartbeat(d *DB, every time.Duration) { d.heartbeat = every }

// Prepared counts the statements that are kept prepared, for reading and for writing.
func Prepared(d *DB) (reads, writes int) {
	if d.reads == nil {
		return 0, 0
	}
	return len(d.reads.all), len(d.writes.all)
}

// DownTo takes the schema back to a version.
func DownTo(ctx context.Context, d *DB, version int64) error {
	p, err := d.provider()
	if err == nil {
		_, err = p.DownTo(ctx, version)
	}
	return err
}

// SharedEvents counts the events of which something is kept.
func SharedEvents(d *DB) int {
	d.sharing.mu.Lock()
	defer d.sharing.mu.Unlock()
	return len(d.sharing.events)
}

// RememberedWrites counts the changes of a feed that are known by what they wrote.
func RememberedWrites(d *DB, f change.Feed) int {
	d.sharing.mu.Lock()
	defer d.sharing.mu.Unlock()
	return len(d.sharing.events[f].writes)
}
